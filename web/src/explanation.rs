//! The small box with the explanation of a control, and the buttons that open it.

use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::browser;
use crate::element::element;
use crate::words::Words;

/// The box's id: the browser opens it, closes it at Escape or a click elsewhere, and gives the focus back.
const BOX: &str = "about";
/// The box's width and the room it needs below a button, in CSS units.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 240.0;

/// An explanation and where its box stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    words: &'static Words,
    place: String,
}

impl Explained {
    /// An explanation beside a button.
    fn beside(words: &'static Words, button: &Element) -> Self {
        let rect = button.get_bounding_client_rect();
        let (width, height) = browser::window_size();
        let left = (rect.left() - 12.0).min(width - WIDTH - 8.0).max(8.0);
        let place = if rect.bottom() + HEIGHT < height || rect.top() < HEIGHT {
            format!("left:{left}px;top:{}px", rect.bottom() + 6.0)
        } else {
            format!("left:{left}px;bottom:{}px", height - rect.top() + 6.0)
        };
        Explained { words, place }
    }
}

/// The button that opens an explanation.
pub fn button(to: &Scope<App>, words: &'static Words) -> Html {
    let explain = move |event: &MouseEvent| {
        Some(Msg::Explain(Explained::beside(words, &event.target_unchecked_into::<Element>())))
    };
    element("button")
        .class("help")
        .set("popovertarget", BOX)
        .set("aria-label", format!("About: {}", words.title))
        .on("click", to, explain)
        .child(element("span").text("?"))
        .into()
}

/// The box.
pub fn view(explained: Option<&Explained>) -> Html {
    let mut view = element("div")
        .set("id", BOX)
        .class("popover about")
        .set("popover", "auto")
        .set("role", "dialog")
        .set("aria-label", "Explanation")
        .set_if("style", explained.map(|explained| explained.place.clone()));
    if let Some(Explained { words, .. }) = explained {
        view = view
            .child(element("h2").text(words.title))
            .child(element("p").text(words.what))
            .child(element("p").child(element("b").text("Try: ")).text(words.attempt));
    }
    view.into()
}
