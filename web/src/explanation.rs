//! The small box with the explanation of a control, and the buttons that open it.

use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::browser;
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
    let onclick = to.callback(move |event: MouseEvent| {
        Msg::Explain(Explained::beside(words, &event.target_unchecked_into::<Element>()))
    });
    html! {
        <button class="help" popovertarget={BOX} aria-label={format!("About: {}", words.title)} {onclick}><span>{ "?" }</span></button>
    }
}

/// The box.
pub fn view(explained: Option<&Explained>) -> Html {
    let text = explained.map(|Explained { words, .. }| {
        html! {
            <>
                <h2>{ words.title }</h2>
                <p>{ words.what }</p>
                <p><b>{ "Try: " }</b>{ words.attempt }</p>
            </>
        }
    });
    html! {
        <div id={BOX} class="popover about" popover="auto" role="dialog" aria-label="Explanation"
            style={explained.map(|explained| explained.place.clone())}>{ text }</div>
    }
}
