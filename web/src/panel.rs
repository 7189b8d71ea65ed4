//! A panel: a box with a heading.

use yew::prelude::*;

use crate::element::{Element, element};

/// An empty panel of these `classes`, named by the heading with this id.
pub fn section(classes: &'static str, id: &'static str) -> Element {
    element("section").class(classes).set("aria-labelledby", id)
}

/// The line with a panel's heading.
pub fn head(id: &'static str, title: impl Into<AttrValue>) -> Element {
    element("div").class("panel-head").child(element("h2").set("id", id).text(title))
}

/// Words beside a heading that say more.
pub fn note(text: &'static str) -> Element {
    element("span").class("quiet").text(text)
}
