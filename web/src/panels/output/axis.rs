//! The numbers along the edges of the picture.

use experiment::Extent;
use yew::prelude::*;

use crate::widgets::use_style;

/// An edge of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The lower one.
    Lower,
    /// The left one.
    Left,
}

/// A number on an edge.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MarkProps {
    /// Where it stands, in percent from the lower end of the edge.
    pub at: f64,
    /// How it is written.
    pub text: AttrValue,
}

/// A number in its place on an edge.
#[component]
pub fn Mark(MarkProps { at, text }: &MarkProps) -> Html {
    let node = use_node_ref();
    use_style(&node, format!("--at:{at}%").into());
    html! { <span ref={node}>{ text }</span> }
}

/// The numbers along an edge.
fn marks(extent: Extent) -> Vec<MarkProps> {
    let step = step(extent);
    let n = (extent.size() / step) as usize;
    let mark = |index: usize| {
        let at = extent.low + index as f64 * step;
        let text = if at < 0.0 { format!("−{}", -at) } else { at.to_string() };
        MarkProps { at: percent(extent, at), text: text.into() }
    };
    (0..=n).map(mark).collect()
}

fn step(extent: Extent) -> f64 {
    (extent.size() / 4.0).max(1.0).floor()
}

/// How far a number is from the lower end of an edge, in percent of it.
pub fn percent(extent: Extent, at: f64) -> f64 {
    extent.to_unit(at, 0.0).0 * 100.0
}

/// The numbers along an edge of the picture, and between the last two of them, what they are numbers of.
pub fn axis(extent: Extent, edge: Edge) -> Html {
    let (class, name) = match edge {
        Edge::Lower => ("axis", "X₁"),
        Edge::Left => ("axis upward", "X₂"),
    };
    let name = MarkProps { at: percent(extent, extent.high - step(extent) / 2.0), text: name.into() };
    let mark = |mark: MarkProps| html! { <Mark ..mark /> };
    html! {
        <div {class} aria-hidden="true" translate="no">{ for marks(extent).into_iter().chain([name]).map(mark) }</div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plane_of_most_data_sets_has_five_numbers() {
        let texts: Vec<_> = marks(Extent { low: -6.0, high: 6.0 }).into_iter().map(|mark| mark.text).collect();
        assert_eq!(texts, ["−6", "−3", "0", "3", "6"]);
    }

    #[test]
    fn numbers_stand_where_they_belong() {
        let places: Vec<f64> = marks(Extent { low: -1.0, high: 2.0 }).into_iter().map(|mark| mark.at.round()).collect();
        assert_eq!(places, [0.0, 33.0, 67.0, 100.0]);
    }
}
