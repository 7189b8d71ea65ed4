//! The theme: the page's two colours, light or dark, still or moving. Kept on the device, not in the link.

use super::colors::{Colors, Palette};
use crate::dom;

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appearance {
    /// As the rest of the device.
    Automatic,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How the page looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The two colours.
    pub palette: Palette,
    /// What was chosen.
    pub appearance: Appearance,
    /// Light on dark.
    pub dark: bool,
    /// Whether lines may flow.
    pub moves: bool,
}

/// Under which name the palette is kept on the device.
pub const PALETTE: &str = "palette";
/// Under which name the appearance is kept on the device.
pub const APPEARANCE: &str = "appearance";
/// Each palette with its name in storage and for people; the first is that of who has not chosen.
pub const PALETTES: [(Palette, &str, &str); 2] =
    [(Palette::Orange, "orange", "Orange and blue"), (Palette::Yellow, "yellow", "Yellow and violet, by brightness")];
/// Each appearance with its name in storage and for people; the first is that of who has not chosen.
pub const APPEARANCES: [(Appearance, &str, &str); 3] = [
    (Appearance::Automatic, "automatic", "As the device"),
    (Appearance::Light, "light", "Light"),
    (Appearance::Dark, "dark", "Dark"),
];

fn named<T: Copy>(choices: &[(T, &str, &str)], name: Option<&str>) -> T {
    choices.iter().find(|(_, key, _)| Some(*key) == name).unwrap_or(&choices[0]).0
}

impl Theme {
    /// What was chosen on this device, and what the device itself prefers.
    pub fn read() -> Self {
        let palette = named(&PALETTES, dom::stored(PALETTE).as_deref());
        let appearance = named(&APPEARANCES, dom::stored(APPEARANCE).as_deref());
        Theme::new(palette, appearance)
    }

    /// What was chosen, whether it could be kept or not, and what the device itself prefers at this moment.
    pub fn new(palette: Palette, appearance: Appearance) -> Self {
        let dark = match appearance {
            Appearance::Automatic => dom::prefers_dark(),
            Appearance::Light => false,
            Appearance::Dark => true,
        };
        Theme { palette, appearance, dark, moves: !dom::prefers_stillness() }
    }

    /// The same on paper, which is light and still.
    pub fn on_paper(self) -> Self {
        Theme { appearance: Appearance::Light, dark: false, moves: false, ..self }
    }

    /// Its colours.
    pub fn colors(self) -> Colors {
        Colors::new(self.palette, self.dark)
    }

    /// What the style sheet needs to know, beside the colours.
    pub fn style(self) -> &'static str {
        match self.appearance {
            Appearance::Automatic => "color-scheme:light dark;",
            Appearance::Light => "color-scheme:light;",
            Appearance::Dark => "color-scheme:dark;",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for (palette, name, _) in PALETTES {
            assert_eq!(named(&PALETTES, Some(name)), palette);
        }
        for (appearance, name, _) in APPEARANCES {
            assert_eq!(named(&APPEARANCES, Some(name)), appearance);
        }
    }

    #[test]
    fn who_has_not_chosen_gets_the_first() {
        assert_eq!(named(&PALETTES, None), Palette::Orange);
        assert_eq!(named(&APPEARANCES, Some("purple")), Appearance::Automatic);
    }
}
