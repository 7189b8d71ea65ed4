//! What moves while it trains is in view: the epoch, both losses and the output, on every screen from a phone to a projector, and in a
//! frame on somebody else's page.

use serde_json::{Value, json};

use crate::harness::{Page, Role, in_every_browser, until};

in_every_browser!(what_moves_is_in_view_on_every_screen, the_inspector_is_in_view_on_every_screen);

/// A screen: its width and height in CSS units, and how wide the output's picture is on it at least.
const SCREENS: [(u32, u32, f64); 14] = [
    (1024, 768, 150.0),
    (970, 700, 150.0),
    (768, 1024, 150.0),
    (1366, 640, 150.0),
    (1366, 768, 250.0),
    (1280, 720, 250.0),
    (800, 600, 150.0),
    (844, 390, 150.0),
    (932, 430, 150.0),
    (390, 844, 150.0),
    (320, 568, 150.0),
    // 1280 x 800 at a zoom of 200 %.
    (640, 400, 150.0),
    (1920, 1080, 400.0),
    (2560, 1440, 560.0),
];

/// Of each thing that moves, how much can be seen: its width, its height, and whether all of it is in the window.
const SEEN: &str = r#"
    const seen = {};
    for (const id of ["epoch", "loss-train", "loss-test", "chart", "output-heat"]) {
      const { left, right, top, bottom, width, height } = document.getElementById(id).getBoundingClientRect();
      const [x, y] = [Math.min(right, innerWidth) - Math.max(left, 0), Math.min(bottom, innerHeight) - Math.max(top, 0)];
      seen[id] = { width: x, height: y, whole: x > 0 && y > 0 && x >= width - 1 && y >= height - 1 };
    }
    return seen;"#;

async fn what_moves_is_in_view_on_every_screen(page: &Page) {
    for (width, height, picture) in SCREENS {
        enter(page, width, height).await;
        page.press("Play").await;
        page.by_name(Role::Button, "Pause").await;
        check(&page.evaluate(SEEN).await, (width, height), picture, "after Play");
        // Who reads on, down to the end of the network, sees it as well.
        page.evaluate(
            "scrollTo(0, 0); const end = document.querySelector('.network').getBoundingClientRect().bottom;
             if (innerWidth < 1190) scrollTo(0, Math.max(0, end - innerHeight));",
        )
        .await;
        check(&page.evaluate(SEEN).await, (width, height), picture, "at the end of the network");
        page.client.clone().enter_parent_frame().await.expect("the page around it");
    }
}

/// What presses a neuron, and what presses an edge in its middle.
const PRESS: [&str; 2] = [
    r#"document.querySelectorAll(".neuron")[1].click(); return true;"#,
    r#"
    const [from, to] = ["feature-x", "neuron-0-0"].map(id => document.getElementById(id).getBoundingClientRect());
    const [clientX, clientY] = [(from.right + to.left) / 2, (from.top + from.bottom + to.top + to.bottom) / 4];
    document.getElementById("diagram").dispatchEvent(new MouseEvent("click", { clientX, clientY, bubbles: true }));
    return true;"#,
];

/// Whether every field of the inspector is in the window and on top, how far the page was scrolled since, and whether the output is
/// covered.
const INSPECTED: &str = r#"
    const card = document.querySelector(".inspector").getBoundingClientRect();
    const picture = document.getElementById("output-heat").getBoundingClientRect();
    const fields = [...document.querySelectorAll(".inspector .field")].map(field => {
      const { left, right, top, bottom } = field.getBoundingClientRect();
      return field.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)) && bottom <= innerHeight;
    });
    const covers = card.right > picture.left && card.left < picture.right && card.bottom > picture.top && card.top < picture.bottom;
    return { fields, scrolled: scrollY - window.before, covers };"#;

async fn the_inspector_is_in_view_on_every_screen(page: &Page) {
    for (width, height, _) in SCREENS {
        enter(page, width, height).await;
        for press in PRESS {
            page.evaluate(
                "document.getElementById('neuron-0-1').scrollIntoView({ block: 'center' }); window.before = scrollY;",
            )
            .await;
            assert_eq!(page.evaluate(press).await, true, "it can be pressed at {width} x {height}");
            page.by_name(Role::Field, "Weight of X1").await;
            until(&format!("the inspector is in view at {width} x {height}"), async || {
                let seen = page.evaluate(INSPECTED).await;
                let whole = seen["fields"] == json!([true, true, true]) && seen["scrolled"] == 0;
                if whole && (width < 900 || seen["covers"] == false) { Ok(()) } else { Err(seen.to_string()) }
            })
            .await;
            page.press("Close the selected neuron").await;
        }
        page.client.clone().enter_parent_frame().await.expect("the page around it");
    }
}

/// Opens the page in a frame of this size: no browser makes its window as small, or as large, as screens are.
async fn enter(page: &Page, width: u32, height: u32) {
    page.client.goto(&page.server.elsewhere()).await.expect("somebody else's page");
    let link = page.server.page() + "#seed=0.5";
    let script = format!(
        "document.body.style.margin = 0;
         document.body.innerHTML = '<iframe style=\"border:0;width:{width}px;height:{height}px\" src=\"{link}\"></iframe>';"
    );
    page.evaluate(&script).await;
    page.client.enter_frame(0).await.expect("the frame");
    page.ready().await;
    assert_eq!(page.evaluate("return [innerWidth, innerHeight];").await, json!([width, height]));
}

fn check(seen: &Value, screen: (u32, u32), picture: f64, when: &str) {
    for id in ["epoch", "loss-train", "loss-test", "chart"] {
        assert_eq!(seen[id]["whole"], true, "{id} is in view {when} at {screen:?}: {seen}");
    }
    let size = |side: &str| seen["output-heat"][side].as_f64().unwrap_or_default();
    assert!(size("width") >= picture && size("height") >= picture.min(250.0), "{when} at {screen:?}: {seen}");
}
