//! Texts in the place of which others may come.

use yew::prelude::*;

/// A text that may become another one, in an element of its own. A browser that translates a page puts elements in the place of its
/// texts, where Yew would not find them again; the element of the old text is there, and gives way to that of the new one.
pub fn phrase(text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    if text.is_empty() {
        Html::default()
    } else {
        html! { <span key={text.as_str()}>{ &text }</span> }
    }
}
