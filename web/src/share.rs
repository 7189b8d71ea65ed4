//! The button that copies the link, and the link to copy by hand where the browser refuses.

use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::browser;
use crate::controls::{icon_button, send};
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
        html! {
            <div class="share">
                <button class="button" aria-label="Share" title="Copy the link" onclick={send(to, Msg::Share)}>
                    { Icon::Share.view() }<span class="wide-only">{ "Share" }</span>
                </button>
                <span role="status" class="share-said">{ if *self == Share::Copied { "Link copied" } else { "" } }</span>
                if let Share::ByHand(link) = self {
                    <div class="by-hand" role="group" aria-label="Link to copy">
                        <label for={LINK_FIELD}>{ "Copy this link:" }</label>
                        <input id={LINK_FIELD} class="field" readonly={true} value={link.clone()} />
                        { icon_button(to, "round plain", Icon::Close, "Close", true, Msg::Shared(Share::Idle)) }
                    </div>
                }
            </div>
        }
    }
}
