//! From a narrow phone to a wide screen, with the largest network: nothing overlaps, nothing is cut off.

use serde_json::Value;

use crate::harness::{Page, in_chromium};

in_chromium!(nothing_overlaps_at_any_width);

const LARGEST: &str = "#networkShape=8,8,8,8,8,8&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&seed=0.5";

/// What must not overlap: all that stands in the diagram, and the controls above it.
const OVERLAPS: &str = r#"
    const selector = ".node, .feature-name, .small, .count > span, .column-name, .transport button, .tools button, .training select, .lesson button, .lesson p, .goal";
    const found = [...document.querySelectorAll(selector)].filter(element => element.checkVisibility());
    const boxes = found.map(element => [element, element.getBoundingClientRect()]);
    // A lesson's end stays in it, and where there is no room beside the page, a lesson stays in the window.
    const layer = element => (element.closest(".lesson-end") ? 2 : innerWidth < 840 && element.closest(".lesson") ? 1 : 0);
    const overlaps = [];
    for (const [index, [one, a]] of boxes.entries())
      for (const [other, b] of boxes.slice(index + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        // What can be scrolled out from below something that stays is not overlapped by it.
        if (layer(one) !== layer(other)) continue;
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (width > 1 && height > 1) overlaps.push(one.outerHTML.slice(0, 90) + " and " + other.outerHTML.slice(0, 90));
      }
    const panel = document.querySelector(".network").getBoundingClientRect();
    for (const [one, box] of boxes)
      if (one.closest(".diagram") && (box.left < panel.left || box.right > panel.right))
        overlaps.push(one.outerHTML.slice(0, 90) + " and the edge of its panel");
    return { overlaps, boxes: boxes.length, page: document.documentElement.scrollWidth, window: innerWidth };"#;

/// Fault #202: labels overlap with eight neurons. And the original has one fixed width.
async fn nothing_overlaps_at_any_width(page: &Page) {
    for width in [320, 360, 390, 480, 620, 768, 1024, 1120, 1200, 1280, 1440, 1600] {
        page.resize(width, 844).await;
        for lesson in ["", "&lesson=layers"] {
            page.open(&format!("{LARGEST}{lesson}")).await;
            check(page.evaluate(OVERLAPS).await, width);
        }
    }
}

fn check(seen: Value, width: u32) {
    assert_eq!(seen["overlaps"], Value::Array(Vec::new()), "at {width}");
    assert!(seen["boxes"].as_u64() > Some(90), "the diagram is there at {width}: {seen}");
    assert!(seen["page"].as_u64() <= seen["window"].as_u64(), "no horizontal scroll bar at {width}: {seen}");
}
