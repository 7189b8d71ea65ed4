//! The numbers along the axes, and what the colours stand for: those of somebody's own points as they are called in their table. Loaded as
//! soon as the page is there.

use experiment::{Config, Dataset, Labels, OwnData};
use yew::prelude::*;

use super::axis::{self, Edge, Mark, MarkProps, percent};
use crate::widgets::phrase;

/// What stands beside the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    /// The lower axis and the left one.
    pub axes: [Html; 2],
    /// Whether these have names that somebody has given them.
    pub is_named: bool,
    /// What the colours at the ends of the scale stand for, and that in its middle; nothing where nobody has said.
    pub colors: Option<[AttrValue; 3]>,
}

/// What points are called, and the plane's numbers where that is nothing.
pub fn names(config: &Config) -> Names {
    let extent = config.current_dataset().extent();
    let plain = || [axis::axis(extent, Edge::Lower), axis::axis(extent, Edge::Left)];
    match config.own_data_in_use() {
        Some(own) => names_of(own, plain),
        None => Names { axes: plain(), is_named: false, colors: None },
    }
}

/// What is said beside the losses of a network so many of whose neurons are switched off; nothing of a whole one.
pub fn without(n_off: usize) -> Option<AttrValue> {
    match n_off {
        0 => None,
        1 => Some("1 neuron off".into()),
        n => Some(format!("{n} neurons off").into()),
    }
}

fn names_of(own: &OwnData, plain: impl FnOnce() -> [Html; 2]) -> Names {
    let is_named = own.axes().iter().any(|axis| !axis.title().is_empty());
    let axes = match is_named {
        true => [named_axis(own, 0, "axis", "axis-title"), named_axis(own, 1, "axis upward", "axis-title upward")],
        false => plain(),
    };
    let color = |label: f64| own.label_text(label).map(AttrValue::from);
    let middle = match own.labels() {
        Labels::Classes(_) => Some(AttrValue::default()),
        Labels::Values(_) => color(0.0),
    };
    Names {
        axes,
        is_named,
        colors: color(-1.0).zip(middle).zip(color(1.0)).map(|((low, middle), high)| [low, middle, high]),
    }
}

fn named_axis(own: &OwnData, index: usize, class: &'static str, title_class: &'static str) -> Html {
    let extent = Dataset::Own.extent();
    let mark = |(at, text): (f64, String)| {
        let mark = MarkProps { at: percent(extent, at), text: text.into() };
        html! { <Mark ..mark /> }
    };
    html! {
        <>
            <div {class} aria-hidden="true" translate="no">{ for own.marks(index, extent).into_iter().map(mark) }</div>
            <p class={title_class}>{ phrase(own.axes()[index].title().to_owned()) }</p>
        </>
    }
}

#[cfg(test)]
mod tests {
    use experiment::{LabelColumn, NumberColumn};

    use super::*;

    #[test]
    fn colours_stand_for_classes_or_values() {
        let column = |title, values| NumberColumn { title, values, places: 0 };
        let of = |labels| OwnData::of_columns([column("a", &[0.0, 40.0]), column("b", &[0.0, 9.0])], labels).unwrap();
        let names = |own: &OwnData| names_of(own, Default::default);
        let classes = |names: [&str; 2]| LabelColumn::Classes(names.map(str::to_owned).to_vec(), &[0, 1]);
        assert_eq!(names(&of(classes(["cat", "dog"]))).colors, Some(["cat", "", "dog"].map(AttrValue::from)));
        assert_eq!(names(&of(classes(["", ""]))).colors, None);
        let values = LabelColumn::Values(column("mpg", &[10.0, 50.0]));
        assert_eq!(names(&of(values)).colors, Some(["10", "30", "50"].map(AttrValue::from)));
    }
}
