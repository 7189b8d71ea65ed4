//! The button that copies the link, and the link to copy by hand where the browser refuses.

use yew::prelude::*;

use super::state::{Header, HeaderMsg, Share};
use crate::dom;
use crate::widgets::{Icon, IconButton, Notice, phrase};

/// The id of the field with the link.
const FIELD: &str = "share-link";

impl Header {
    /// The button that copies the link, and beside it what is [said](share_said) then.
    pub fn share_button(&self, said: Option<Html>) -> Html {
        html! {
            <div class="share">
                <button
                    class="button"
                    aria-label="Share"
                    title="Copy the link"
                    onclick={self.send.reform(|_| HeaderMsg::Share)}
                >
                    { Icon::Share.view() }
                    <span class="wide-only">{ "Share" }</span>
                </button>
                { for said }
            </div>
        }
    }
}

/// What became of the last press, and what can be done next; `embed` is the way to the code of a frame, where there is one. Loaded as
/// soon as the page is there.
pub fn share_said(header: &Header, embed: Option<EmbedButton>) -> Html {
    html! { <ShareSaid share={header.share.clone()} field={&header.share_field} {embed} send={&header.send} /> }
}

/// Links with more characters get cut by programs for mail and chat.
const LONG: usize = 8_000;

/// What there is to say about a link that was shared.
pub fn about_shared_link(link: &str) -> Option<Notice> {
    let sentences = about(&dom::without_fragment(), link);
    (!sentences.is_empty()).then(|| Notice { sentences, ..Notice::default() })
}

/// The same in words, for a page that was opened from this address: a link of a page opened from a file leads nobody else there, and
/// one that is too long does not arrive whole.
fn about(address: &str, link: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    if address.starts_with("file:") {
        sentences.push(
            "The link leads to the file on this device. Whoever has the file, too, opens the same experiment with all that follows the # \
             behind its own address."
                .to_owned(),
        );
    }
    let instead = "Send the points as a file instead: Open a table, Save these points.";
    if link.len() > LONG && link.contains("points=") {
        let n = link.len();
        sentences.push(format!(
            "This link has {n} characters. Mail and chat programs cut links of such a length. {instead}"
        ));
    }
    sentences
}

/// The way to the code of a frame.
#[derive(Clone, PartialEq)]
pub struct EmbedButton {
    /// The id of the box with the code.
    pub opens: &'static str,
    /// Is told that the box opens for it.
    pub onpress: Callback<()>,
}

/// What is said beside the button.
#[derive(PartialEq, Properties)]
pub struct ShareSaidProps {
    /// What became of the last press.
    pub share: Share,
    /// The field with the link to copy by hand.
    pub field: NodeRef,
    /// The way to the code of a frame.
    pub embed: Option<EmbedButton>,
    /// Where messages go.
    pub send: Callback<HeaderMsg>,
}

/// That the link was copied, or the link to copy by hand.
#[component]
pub fn ShareSaid(ShareSaidProps { share, field, embed, send }: &ShareSaidProps) -> Html {
    let is_copied = *share == Share::Copied;
    let embed = embed.as_ref().map(|EmbedButton { opens, onpress }| {
        html! {
            <button
                class="button"
                title="Code that shows this in a page of yours"
                popovertarget={*opens}
                onclick={onpress.reform(|_| ())}
            >
                { "Embed" }
            </button>
        }
    });
    html! {
        <>
            <div class="share-said">
                <span role="status">{ phrase(if is_copied { "Link copied" } else { "" }) }</span>
                if is_copied {
                    { for embed.clone() }
                }
            </div>
            if let Share::ByHand(link) = share {
                <div class="by-hand" role="group" aria-label="Link to copy">
                    <label for={FIELD}>{ "Copy this link:" }</label>
                    <input ref={field} id={FIELD} class="field" readonly=true value={link.clone()} />
                    { for embed }
                    { IconButton::new("round plain", Icon::Close, "Close", send.reform(|_| HeaderMsg::CloseShare)).view() }
                </div>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_arrive_whole_is_said() {
        let plain = "#seed=1&noise=0";
        assert_eq!(about("https://host/", plain), [""; 0]);
        assert!(about("file:///a.html", plain)[0].contains("file on this device"));
        let long = format!("#points=1{}", "A".repeat(LONG));
        assert!(about("https://host/", &long)[0].starts_with("This link has 8009 characters."));
    }
}
