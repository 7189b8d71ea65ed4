//! The small box with the explanation of a control, and the buttons that open it.

use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::browser;
use crate::element::element;
use crate::parts::{self, Part};
use crate::words::{Topic, Words};

/// The box's id: the browser opens it, closes it at Escape or a click elsewhere, and gives the focus back.
const BOX: &str = "about";
/// The box's width and the room it needs below a button, in CSS units.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 240.0;

/// An explanation and where its box stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    topic: Topic,
    place: String,
}

impl Explained {
    /// An explanation beside a button.
    fn beside(topic: Topic, button: &Element) -> Self {
        let rect = button.get_bounding_client_rect();
        let (width, height) = browser::window_size();
        let left = (rect.left() - 12.0).min(width - WIDTH - 8.0).max(8.0);
        let place = if rect.bottom() + HEIGHT < height || rect.top() < HEIGHT {
            format!("left:{left}px;top:{}px", rect.bottom() + 6.0)
        } else {
            format!("left:{left}px;bottom:{}px", height - rect.top() + 6.0)
        };
        Explained { topic, place }
    }
}

/// The button that opens an explanation.
pub fn button(to: &Scope<App>, topic: Topic) -> Html {
    let explain = move |event: &MouseEvent| {
        Some(Msg::Explain(Explained::beside(topic, &event.target_unchecked_into::<Element>())))
    };
    element("button")
        .class("help")
        .set("popovertarget", BOX)
        .set("aria-label", format!("About: {}", topic.title()))
        .on("click", to, explain)
        .child(element("span").text("?"))
        .into()
}

/// The box; `missing` is the part of the page that could not be loaded, if there is one.
pub fn view(explained: Option<&Explained>, missing: Option<Part>) -> Html {
    let mut view = element("div")
        .set("id", BOX)
        .class("popover about")
        .set("popover", "auto")
        .set("role", "dialog")
        .set("aria-label", "Explanation")
        .set_if("style", explained.map(|explained| explained.place.clone()));
    if let Some(Explained { topic, .. }) = explained {
        view = view.child(element("h2").text(topic.title()));
        view = match parts::loaded().words {
            Some(functions) => {
                let Words { what, attempt } = (functions.about)(*topic);
                view.child(element("p").text(*what))
                    .child(element("p").child(element("b").text("Try: ")).text(*attempt))
            }
            None => view.child(Part::Words.stand_in(missing)),
        };
    }
    view.into()
}
