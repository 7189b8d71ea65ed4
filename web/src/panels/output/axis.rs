//! The numbers along the edges of the picture.

use experiment::Extent;
use yew::prelude::*;

/// An edge of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The lower one.
    Lower,
    /// The left one.
    Left,
}

/// A number on an edge: where it stands, in percent from its lower end, and how it is written.
type Mark = (f64, String);

/// The numbers along an edge.
fn marks(extent: Extent) -> Vec<Mark> {
    let step = step(extent);
    let n = (extent.size() / step) as usize;
    let mark = |index: usize| {
        let at = extent.low + index as f64 * step;
        (percent(extent, at), if at < 0.0 { format!("−{}", -at) } else { at.to_string() })
    };
    (0..=n).map(mark).collect()
}

fn step(extent: Extent) -> f64 {
    (extent.size() / 4.0).max(1.0).floor()
}

fn percent(extent: Extent, at: f64) -> f64 {
    extent.to_unit(at, 0.0).0 * 100.0
}

/// The numbers along an edge of the picture, and between the last two of them, what they are numbers of.
pub fn axis(extent: Extent, edge: Edge) -> Html {
    let (class, name) = match edge {
        Edge::Lower => ("axis", "X₁"),
        Edge::Left => ("axis upward", "X₂"),
    };
    let name = (percent(extent, extent.high - step(extent) / 2.0), name.to_owned());
    let mark = |(at, text): Mark| html! { <span style={format!("--at:{at}%")}>{ text }</span> };
    html! {
        <div {class} aria-hidden="true">{ for marks(extent).into_iter().chain([name]).map(mark) }</div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plane_of_most_data_sets_has_five_numbers() {
        let texts: Vec<String> = marks(Extent { low: -6.0, high: 6.0 }).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["−6", "−3", "0", "3", "6"]);
    }

    #[test]
    fn numbers_stand_where_they_belong() {
        let places: Vec<f64> = marks(Extent { low: -1.0, high: 2.0 }).into_iter().map(|(at, _)| at.round()).collect();
        assert_eq!(places, [0.0, 33.0, 67.0, 100.0]);
    }
}
