//! The axes of somebody's own points that have names: the numbers of their table, and what they are numbers of. Loaded as soon as the
//! page is there.

use experiment::{Dataset, OwnData};
use yew::prelude::*;

use super::axis::{Mark, MarkProps, percent};
use crate::widgets::phrase;

/// The lower axis and the left one; nothing where nobody has given names.
pub fn named_axes(own: &OwnData) -> Option<[Html; 2]> {
    let is_named = own.axes().iter().any(|axis| !axis.title().is_empty());
    is_named.then(|| [axis(own, 0, "axis", "axis-title"), axis(own, 1, "axis upward", "axis-title upward")])
}

fn axis(own: &OwnData, index: usize, class: &'static str, title_class: &'static str) -> Html {
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
