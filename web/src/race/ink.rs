//! How the lines of contestants are told apart: by colour and by dashes, so that either is enough.

use crate::element::{Element, element};

/// On a light and on a dark page; each can be read as text.
const INKS: [(&str, &str); 6] = [
    ("#0b62a8", "#6cb6ff"),
    ("#b3450b", "#ff9d5c"),
    ("#00704a", "#4fd1a1"),
    ("#8a2fa8", "#d79bf5"),
    ("#7d5a00", "#e3c04a"),
    ("#b01657", "#ff8fb1"),
];
/// Lengths of lines and gaps, in CSS units.
const DASHES: [&[f64]; 6] =
    [&[], &[8.0, 4.0], &[2.0, 3.0], &[10.0, 3.0, 2.0, 3.0], &[5.0, 2.0], &[12.0, 3.0, 2.0, 3.0, 2.0, 3.0]];

/// The colour of a contestant, as canvases want it.
pub fn ink(contestant: usize, dark: bool) -> &'static str {
    let (on_light, on_dark) = INKS[contestant % INKS.len()];
    if dark { on_dark } else { on_light }
}

/// The dashes of a contestant. The thirteenth would look like the first, but there are at most twelve.
pub fn dashes(contestant: usize) -> &'static [f64] {
    DASHES[(contestant + contestant / INKS.len()) % DASHES.len()]
}

/// A piece of a contestant's line, for the side of its name.
pub fn sample(contestant: usize) -> Element {
    let (on_light, on_dark) = INKS[contestant % INKS.len()];
    let dashes = dashes(contestant).iter().map(f64::to_string).collect::<Vec<_>>().join(" ");
    let line = element("path")
        .set("d", "M0 2h28")
        .set("stroke-dasharray", dashes)
        .set("style", format!("stroke:light-dark({on_light},{on_dark})"));
    element("svg")
        .class("sample")
        .set("viewBox", "0 0 28 4")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .child(line)
}
