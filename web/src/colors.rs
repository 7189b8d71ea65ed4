//! The one colour scale: what -1, 0 and +1 look like everywhere on the page.

/// Red, green, blue.
type Rgb = [f64; 3];

/// How many steps the scale has. Enough that no step is seen, few enough to stay in the cache.
const STEPS: usize = 256;

/// Colours for numbers from -1 to +1, as a table.
#[derive(Clone, PartialEq)]
pub struct Scale {
    negative: Rgb,
    middle: Rgb,
    positive: Rgb,
    /// For pictures: faded into the background, opaque.
    faded: Vec<[u8; 4]>,
    /// For what is no number.
    unknown: [u8; 4],
}

/// How much of the colour is left in a picture, as in the original: 160 of 255.
const FADE: f64 = 160.0 / 255.0;

fn mix(from: Rgb, to: Rgb, part: f64) -> Rgb {
    std::array::from_fn(|channel| from[channel] + (to[channel] - from[channel]) * part)
}

fn opaque(color: Rgb) -> [u8; 4] {
    let [red, green, blue] = color.map(|channel| channel.round() as u8);
    [red, green, blue, 255]
}

impl Scale {
    /// The scale for a light or a dark page.
    pub fn new(dark: bool) -> Self {
        let (negative, positive) = ([245.0, 147.0, 34.0], [8.0, 119.0, 189.0]);
        let (middle, background) = match dark {
            false => ([232.0, 234.0, 235.0], [255.0, 255.0, 255.0]),
            true => ([52.0, 57.0, 64.0], [22.0, 25.0, 29.0]),
        };
        let positive = if dark { [48.0, 152.0, 224.0] } else { positive };
        let mut scale = Scale { negative, middle, positive, faded: Vec::new(), unknown: opaque(middle) };
        let at = |step: usize| 2.0 * step as f64 / (STEPS - 1) as f64 - 1.0;
        scale.faded = (0..STEPS).map(|step| opaque(mix(background, scale.rgb(at(step)), FADE))).collect();
        scale
    }

    fn rgb(&self, value: f64) -> Rgb {
        let value = value.clamp(-1.0, 1.0);
        let end = if value < 0.0 { self.negative } else { self.positive };
        mix(self.middle, end, value.abs())
    }

    /// For CSS and canvases: the full colour of a number.
    pub fn css(&self, value: f64) -> String {
        let [red, green, blue, _] = if value.is_nan() { self.unknown } else { opaque(self.rgb(value)) };
        format!("rgb({red} {green} {blue})")
    }

    /// For pictures: red, green, blue and opacity.
    #[inline]
    pub fn faded(&self, value: f32) -> [u8; 4] {
        if value.is_nan() {
            return self.unknown;
        }
        // `as` brings what lies outside to the nearest end.
        self.faded[usize::from(((value + 1.0) * (0.5 * (STEPS - 1) as f32) + 0.5) as u8)]
    }
}
