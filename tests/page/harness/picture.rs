//! The picture of the network's output, read back from its canvas.

use fantoccini::Client;
use fantoccini::elements::Element;
use serde_json::{Value, json};

/// Points that are read on each side.
const SIDE: usize = 121;
/// The plane reaches from -`PLANE` to +`PLANE`, both ways.
const PLANE: f64 = 6.0;

/// Copies the canvas, of which it may not be known how it is painted, and reads `side * side` of its pixels.
const SCRIPT: &str = "
    const [canvas, side] = arguments;
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const context = copy.getContext('2d', { willReadFrequently: true });
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    const at = (index, size) => Math.min(size - 1, Math.floor((index + 0.5) / side * size));
    const pixels = [];
    for (let row = 0; row < side; row++)
        for (let column = 0; column < side; column++) {
            const start = 4 * (at(row, copy.height) * copy.width + at(column, copy.width));
            pixels.push(...data.subarray(start, start + 4));
        }
    return pixels;";

/// The picture, read at points that cover the plane.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Red, green, blue and alpha, row by row from the top.
    pixels: Vec<[u8; 4]>,
}

/// What a colour says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// The output is above zero.
    Blue,
    /// The output is below zero.
    Orange,
    /// It is near zero, or something else is painted here.
    Neither,
}

/// Reads what is painted now.
pub async fn read(client: &Client, canvas: &Element) -> Picture {
    let canvas = serde_json::to_value(canvas).expect("an element is JSON");
    let pixels = client.execute(SCRIPT, vec![canvas, json!(SIDE)]).await.expect("the pixels of the picture");
    let bytes: Vec<u8> = match pixels {
        Value::Array(values) => values.iter().map(|value| value.as_u64().expect("a byte") as u8).collect(),
        other => panic!("expected pixels and not {other}"),
    };
    let pixels: Vec<[u8; 4]> = bytes.as_chunks().0.to_vec();
    assert_eq!(pixels.len(), SIDE * SIDE);
    Picture { pixels }
}

impl Picture {
    /// The colour at a point of the plane.
    pub fn shade(&self, x: f64, y: f64) -> Shade {
        let place = |distance: f64| (distance / (2.0 * PLANE) * SIDE as f64).clamp(0.0, SIDE as f64 - 1.0) as usize;
        let [red, _, blue, alpha] = self.pixels[place(PLANE - y) * SIDE + place(x + PLANE)];
        // The page's two colours have 181 and 211 between red and blue; alpha may make that less.
        match i32::from(blue) - i32::from(red) {
            _ if alpha == 0 => Shade::Neither,
            20.. => Shade::Blue,
            ..=-20 => Shade::Orange,
            _ => Shade::Neither,
        }
    }

    /// How many different colours there are: one where nothing is painted.
    pub fn colours(&self) -> usize {
        self.pixels.iter().collect::<std::collections::BTreeSet<_>>().len()
    }
}
