//! The button that copies the link, and the link to copy by hand where the browser refuses.

use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::browser;
use crate::controls::icon_button;
use crate::element::{Element, element};
use crate::icons::Icon;

/// The field with the link.
pub const LINK_FIELD: &str = "share-link";

/// What became of the last click.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Share {
    /// Nothing was copied yet, or it was long ago.
    #[default]
    Idle,
    /// The link is on the clipboard.
    Copied,
    /// The browser refused; the link is to be copied by hand.
    ByHand(String),
}

impl Share {
    /// Copies `link`, and sends what became of it.
    pub fn copy(to: &Scope<App>, link: String) {
        to.send_future(async move {
            let copied = browser::copy(link.clone()).await;
            Msg::Shared(if copied { Share::Copied } else { Share::ByHand(link) })
        });
    }

    /// The button, and what it says after a click.
    pub fn view(&self, to: &Scope<App>) -> Html {
        let button = element("button")
            .class("button")
            .set("aria-label", "Share")
            .set("title", "Copy the link")
            .sends("click", to, Msg::Share)
            .child(Icon::Share.view())
            .child(element("span").class("wide-only").text("Share"));
        let said = if *self == Share::Copied { "Link copied" } else { "" };
        let by_hand = match self {
            Share::ByHand(link) => Some(by_hand(to, link)),
            _ => None,
        };
        element("div")
            .class("share")
            .child(button)
            .child(element("span").set("role", "status").class("share-said").text(said))
            .child_if(by_hand)
            .into()
    }
}

fn by_hand(to: &Scope<App>, link: &str) -> Element {
    element("div")
        .class("by-hand")
        .set("role", "group")
        .set("aria-label", "Link to copy")
        .child(element("label").set("for", LINK_FIELD).text("Copy this link:"))
        .child(element("input").set("id", LINK_FIELD).class("field").flag("readonly", true).value(link.to_owned()))
        .child(icon_button(to, "round plain", Icon::Close, "Close", true, Msg::Shared(Share::Idle)))
}
