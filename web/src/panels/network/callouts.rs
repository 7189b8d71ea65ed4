//! What is explained below the first hidden layers until somebody has tried it. Loaded as soon as the page is there.

use yew::prelude::*;

use crate::widgets::phrase;

/// What is explained, below each layer.
const CALLOUTS: [&str; 2] = [
    "This is what one neuron answers. Point at it to see it larger.",
    "The answers are mixed with weights: the thicker the line, the more it counts.",
];

/// What is explained below each hidden layer; nothing where neurons or lines may stand there.
pub fn callouts(layers: &[usize]) -> Vec<Html> {
    let callout = |text: &&'static str| {
        html! {
            <p class="callout" translate="yes">
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M20 22Q8 20 8 5M4 9l4-5 4 5" /></svg>
                { phrase(*text) }
            </p>
        }
    };
    let of = |layer: usize| CALLOUTS.get(layer).filter(|_| has_room(layers, layer)).map(callout).unwrap_or_default();
    (0..layers.len()).map(of).collect()
}

/// Whether neither neurons nor lines stand below a layer.
fn has_room(layers: &[usize], layer: usize) -> bool {
    let next = layers.get(layer + 1).copied().unwrap_or(1);
    layers.len() <= 3 && layers[layer] <= 4 && next <= layers[layer]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_explained_has_room() {
        let shown =
            |layers: &[usize]| callouts(layers).iter().map(|callout| *callout != Html::default()).collect::<Vec<_>>();
        assert_eq!(shown(&[4, 2]), [true, true]);
        assert_eq!(shown(&[2]), [true]);
        assert_eq!(shown(&[2, 4]), [false, true], "lines run down to the second layer");
        assert_eq!(shown(&[5, 2, 2]), [false, true, false]);
        assert_eq!(shown(&[4, 4, 4, 4]), [false; 4]);
    }
}
