//! The page's colours: the one scale that says what -1, 0 and +1 look like everywhere, and the inks of the chart.

use experiment::SHADES;

/// Red, green, blue, 0 to 255.
pub type Rgb = [u8; 3];

/// The two ends of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// Orange and blue, as in the original.
    Orange,
    /// Yellow and violet: told apart by brightness alone.
    Yellow,
}

/// How many colours lines can have.
const INKS: usize = 41;
/// How much of the colour is left in a picture, as in the original: 160 of 255.
const FADE: f64 = 160.0 / 255.0;

/// All colours of a light or a dark page.
#[derive(Clone, Debug, PartialEq)]
pub struct Colors {
    /// What lies behind pictures.
    pub background: Rgb,
    /// The same, as canvases want it.
    pub background_ink: String,
    /// What stands out from it.
    pub strong: Rgb,
    /// For text that matters less.
    pub quiet: Rgb,
    /// Whether a dot needs an outline to be seen on a picture of its own colour.
    pub outlined: bool,
    /// For the lines of an axis.
    pub line: Rgb,
    /// For what is about test data.
    pub test: Rgb,
    negative: Rgb,
    middle: Rgb,
    positive: Rgb,
    /// For pictures: faded into the background, opaque.
    pub faded: [[u8; 4]; SHADES],
    /// For lines: as canvases want them.
    inks: Vec<String>,
}

fn mix(from: Rgb, to: Rgb, part: f64) -> Rgb {
    std::array::from_fn(|channel| {
        let (from, to) = (f64::from(from[channel]), f64::from(to[channel]));
        (from + (to - from) * part).round() as u8
    })
}

/// The `index`-th of `n` numbers from -1 to +1.
fn step(index: usize, n: usize) -> f64 {
    2.0 * index as f64 / (n - 1) as f64 - 1.0
}

/// A colour as CSS writes it.
pub fn css([red, green, blue]: Rgb) -> String {
    format!("rgb({red} {green} {blue})")
}

impl Colors {
    /// The colours of a palette on a light or a dark page.
    pub fn new(palette: Palette, dark: bool) -> Self {
        let (negative, middle, positive) = match (palette, dark) {
            (Palette::Orange, false) => ([245, 147, 34], [232, 234, 235], [8, 119, 189]),
            (Palette::Orange, true) => ([245, 147, 34], [52, 57, 64], [48, 152, 224]),
            (Palette::Yellow, false) => ([255, 205, 40], [212, 208, 214], [76, 20, 140]),
            (Palette::Yellow, true) => ([255, 214, 64], [92, 88, 104], [98, 40, 200]),
        };
        let outlined = palette == Palette::Yellow;
        let mut colors = if dark {
            Colors {
                background: [22, 25, 29],
                background_ink: String::new(),
                strong: [232, 234, 237],
                quiet: [164, 173, 183],
                outlined,
                line: [60, 66, 74],
                test: [255, 138, 128],
                negative,
                middle,
                positive,
                faded: [[0; 4]; SHADES],
                inks: Vec::new(),
            }
        } else {
            Colors {
                background: [255, 255, 255],
                background_ink: String::new(),
                strong: [32, 33, 36],
                quiet: [89, 99, 110],
                outlined,
                line: [225, 228, 232],
                test: [197, 34, 31],
                negative,
                middle,
                positive,
                faded: [[0; 4]; SHADES],
                inks: Vec::new(),
            }
        };
        colors.faded = std::array::from_fn(|index| {
            let [red, green, blue] = mix(colors.background, colors.rgb(step(index, SHADES)), FADE);
            [red, green, blue, 255]
        });
        colors.background_ink = css(colors.background);
        colors.inks = (0..INKS).map(|index| css(colors.rgb(step(index, INKS)))).collect();
        colors
    }

    /// What the style sheet needs to know.
    pub fn style(&self) -> String {
        let [negative, middle, positive] = [self.negative, self.middle, self.positive].map(css);
        let (train, test) = (css(self.strong), css(self.test));
        format!("--negative:{negative};--middle:{middle};--positive:{positive};--train:{train};--test:{test}")
    }

    fn rgb(&self, value: f64) -> Rgb {
        let end = if value < 0.0 { self.negative } else { self.positive };
        mix(self.middle, end, value.abs())
    }

    /// For lines and points: the full colour of a number; one that is none looks like 0.
    pub fn ink(&self, value: f64) -> &str {
        let place = (value.clamp(-1.0, 1.0) + 1.0) * 0.5 * (INKS - 1) as f64;
        &self.inks[if place.is_nan() { INKS / 2 } else { place.round() as usize }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_run_from_end_to_end() {
        let colors = Colors::new(Palette::Orange, false);
        assert_eq!(colors.ink(-1.0), css([245, 147, 34]));
        assert_eq!(colors.ink(0.0), css([232, 234, 235]));
        assert_eq!(colors.ink(1.0), css([8, 119, 189]));
        assert_eq!(colors.ink(-7.0), colors.ink(-1.0));
        assert_eq!(colors.ink(f64::INFINITY), colors.ink(1.0));
        assert_eq!(colors.ink(f64::NAN), colors.ink(0.0));
    }

    #[test]
    fn pictures_are_faded_and_opaque() {
        for (palette, dark) in [(Palette::Orange, false), (Palette::Orange, true), (Palette::Yellow, true)] {
            let colors = Colors::new(palette, dark);
            assert!(colors.faded.iter().all(|[.., alpha]| *alpha == 255));
            let [red, green, blue, _] = colors.faded[SHADES - 1];
            assert_eq!([red, green, blue], mix(colors.background, colors.positive, FADE));
        }
    }

    #[test]
    fn the_style_sheet_gets_every_colour() {
        let style = Colors::new(Palette::Yellow, true).style();
        for name in ["--negative:", "--middle:", "--positive:", "--train:", "--test:"] {
            assert!(style.contains(name), "{style} lacks {name}");
        }
        assert_eq!(css([1, 2, 3]), "rgb(1 2 3)");
    }
}
