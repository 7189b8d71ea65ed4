//! What the page has to say: a corrected link, a run that stopped by itself, a value that cannot be.

use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::icon_button;
use crate::element::{Element, element};
use crate::icons::Icon;

/// As many sentences as are shown at once.
const MOST: usize = 4;

/// Something to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// One sentence each; at least one.
    pub sentences: Vec<String>,
    /// Whether it is about something that went wrong while training.
    pub urgent: bool,
}

/// What is to be said now, if anything.
pub fn view(to: &Scope<App>, notice: Option<&Notice>) -> Html {
    element("div").class("notices").children(notice.map(|notice| one(to, notice))).into()
}

fn one(to: &Scope<App>, notice: &Notice) -> Element {
    let more = notice.sentences.len().saturating_sub(MOST);
    let (class, role) = if notice.urgent { ("notice urgent", "alert") } else { ("notice", "status") };
    let mut sentences = element("div");
    for sentence in notice.sentences.iter().take(MOST) {
        sentences = sentences.child(element("p").text(sentence.clone()));
    }
    if more > 0 {
        sentences = sentences.child(element("p").text(format!("And {more} more.")));
    }
    let close = icon_button(to, "round plain", Icon::Close, "Close", true, Msg::Close);
    element("div").class(class).set("role", role).child(sentences).child(close)
}
