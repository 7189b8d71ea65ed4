//! The button that copies the link, and the link to copy by hand where the browser refuses.

use yew::prelude::*;

use super::state::{Header, HeaderMsg, Share};
use crate::dom;
use crate::widgets::{Icon, IconButton, Notice, phrase};

/// The id of the field with the link.
const FIELD: &str = "share-link";

impl Header {
    /// The button that copies the link.
    pub fn share_button(&self) -> Html {
        html! { <ShareButton share={self.share.clone()} field={&self.share_field} send={&self.send} /> }
    }
}

/// What there is to say about a link that was shared: that of a page opened from a file leads nobody else there.
pub fn about_shared_link() -> Option<Notice> {
    dom::without_fragment().starts_with("file:").then(|| {
        Notice::new(
            "The link leads to the file on this device. Whoever has the file, too, opens the same experiment with all that follows the # \
             behind its own address.",
        )
    })
}

/// What the button and what stands beside it show.
#[derive(PartialEq, Properties)]
pub struct ShareButtonProps {
    /// What became of the last press.
    pub share: Share,
    /// The field with the link to copy by hand.
    pub field: NodeRef,
    /// Where messages go.
    pub send: Callback<HeaderMsg>,
}

/// The button, and what it says after it was pressed.
#[component]
pub fn ShareButton(ShareButtonProps { share, field, send }: &ShareButtonProps) -> Html {
    html! {
        <div class="share">
            <button
                class="button"
                aria-label="Share"
                title="Copy the link"
                onclick={send.reform(|_| HeaderMsg::Share)}
            >
                { Icon::Share.view() }
                <span class="wide-only">{ "Share" }</span>
            </button>
            <span role="status" class="share-said">{ phrase(if *share == Share::Copied { "Link copied" } else { "" }) }</span>
            if let Share::ByHand(link) = share {
                <div class="by-hand" role="group" aria-label="Link to copy">
                    <label for={FIELD}>{ "Copy this link:" }</label>
                    <input ref={field} id={FIELD} class="field" readonly=true value={link.clone()} />
                    <IconButton
                        class="round plain"
                        icon={Icon::Close}
                        name="Close"
                        onpress={send.reform(|_| HeaderMsg::CloseShare)}
                    />
                </div>
            }
        </div>
    }
}
