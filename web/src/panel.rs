//! A panel: a box with a heading.

use yew::prelude::*;

use crate::element::{Element, element};

/// A panel of a further `class`; `id` is that of its heading, and `beside` stands in the heading's line.
pub fn view(class: &'static str, id: &'static str, title: &'static str, beside: Html, content: Html) -> Html {
    let classes = if class.is_empty() { "panel".to_owned() } else { format!("panel {class}") };
    section(classes, id).child(head(id, title).child(beside)).child(content).into()
}

/// An empty panel of these `classes`, named by the heading with this id.
pub fn section(classes: impl Into<AttrValue>, id: &'static str) -> Element {
    element("section").set("class", classes).set("aria-labelledby", id)
}

/// The line with a panel's heading.
pub fn head(id: &'static str, title: impl Into<AttrValue>) -> Element {
    element("div").class("panel-head").child(element("h2").set("id", id).text(title))
}

/// Words beside a heading that say more.
pub fn note(text: &'static str) -> Html {
    element("span").class("quiet").text(text).into()
}
