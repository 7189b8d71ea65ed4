//! How the lines of contestants are told apart: by colour and by dashes, so that either is enough.

use yew::prelude::*;

use crate::canvas::colors::Rgb;

/// On a light and on a dark page; each can be read as text.
const INKS: [(Rgb, Rgb); 6] = [
    ([0x0b, 0x62, 0xa8], [0x6c, 0xb6, 0xff]),
    ([0xb3, 0x45, 0x0b], [0xff, 0x9d, 0x5c]),
    ([0x00, 0x70, 0x4a], [0x4f, 0xd1, 0xa1]),
    ([0x8a, 0x2f, 0xa8], [0xd7, 0x9b, 0xf5]),
    ([0x7d, 0x5a, 0x00], [0xe3, 0xc0, 0x4a]),
    ([0xb0, 0x16, 0x57], [0xff, 0x8f, 0xb1]),
];
/// Lengths of lines and gaps, in CSS units.
const DASHES: [&[f64]; 6] =
    [&[], &[8.0, 4.0], &[2.0, 3.0], &[10.0, 3.0, 2.0, 3.0], &[5.0, 2.0], &[12.0, 3.0, 2.0, 3.0, 2.0, 3.0]];

/// The colour of a contestant.
pub fn ink(contestant: usize, dark: bool) -> Rgb {
    let (on_light, on_dark) = INKS[contestant % INKS.len()];
    if dark { on_dark } else { on_light }
}

/// The dashes of a contestant. The thirteenth would look like the first, but there are at most twelve.
pub fn dashes(contestant: usize) -> &'static [f64] {
    DASHES[(contestant + contestant / INKS.len()) % DASHES.len()]
}

/// A piece of a contestant's line, for the side of its name.
pub fn sample(contestant: usize) -> Html {
    let hex = |[red, green, blue]: Rgb| format!("#{red:02x}{green:02x}{blue:02x}");
    let stroke = format!("light-dark({},{})", hex(ink(contestant, false)), hex(ink(contestant, true)));
    let dashes = dashes(contestant).iter().map(f64::to_string).collect::<Vec<_>>().join(" ");
    html! {
        <svg class="sample" viewBox="0 0 28 4" aria-hidden="true" focusable="false">
            <path d="M0 2h28" stroke-dasharray={dashes} {stroke} />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_contestants_differ() {
        let looks: Vec<_> = (0..12).map(|contestant| (ink(contestant, false), dashes(contestant))).collect();
        for (index, look) in looks.iter().enumerate() {
            assert!(!looks[..index].contains(look), "{index}");
        }
    }
}
