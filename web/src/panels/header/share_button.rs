//! The button that copies the link, and the link to copy by hand where the browser refuses.

use experiment::Session;
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
                    { Icon::SHARE.view() }
                    <span class="wide-only">{ "Share" }</span>
                </button>
                { for said }
            </div>
        }
    }
}

/// What became of the last press, and what can be done next: the link of the moment at which this session is, and the way to the code of a
/// frame, where there are such. Loaded as soon as the page is there.
pub fn share_said(header: &Header, session: Option<&Session>, embed: Option<EmbedButton>) -> Html {
    let has_begun = |session: &Session| session.epoch() > 0 || !session.journal().is_empty();
    let now = session.is_some_and(|session| has_begun(session) && session.journal().whole().is_some());
    html! { <ShareSaid share={header.share.clone()} field={&header.share_field} {now} {embed} send={&header.send} /> }
}

/// What was copied, in words.
fn copied(link: &str) -> String {
    match link.split_once("&epoch=").map(|(_, rest)| rest.split('&').next().unwrap_or_default()) {
        Some(epoch) => format!("Link to epoch {epoch} copied"),
        None => "Link copied".to_owned(),
    }
}

/// Links with more characters get cut by programs for mail and chat.
const LONG: usize = 8_000;

/// What is said of a link while neurons are switched off.
const ON_IN_LINK: &str =
    "In the link all neurons are on, also those that are switched off here: that is only for looking.";

/// What there is to say about a link that was shared while so many neurons are switched off.
pub fn about_shared_link(link: &str, n_off: usize) -> Option<Notice> {
    let mut sentences = about(&dom::without_fragment(), link);
    sentences.extend((n_off > 0).then(|| ON_IN_LINK.to_owned()));
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
    /// Whether the link of this moment can be copied, too.
    pub now: bool,
    /// The way to the code of a frame.
    pub embed: Option<EmbedButton>,
    /// Where messages go.
    pub send: Callback<HeaderMsg>,
}

/// That the link was copied, or the link to copy by hand.
#[component]
pub fn ShareSaid(ShareSaidProps { share, field, now, embed, send }: &ShareSaidProps) -> Html {
    let is_copied = matches!(share, Share::Copied(_));
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
    let now = now.then(|| {
        let title = "Copy the link to this very moment: the epoch, and all that was changed";
        html! {
            <button class="button" {title} onclick={send.reform(|_| HeaderMsg::ShareNow)}>{ "As it is now" }</button>
        }
    });
    html! {
        <>
            <div class="share-said">
                <span role="status">{ phrase(if let Share::Copied(link) = share { copied(link) } else { String::new() }) }</span>
                if is_copied {
                    <>{ for now.clone() }</>
                    <>{ for embed.clone() }</>
                }
            </div>
            if let Share::ByHand(link) = share {
                <div class="by-hand" role="group" aria-label="Link to copy">
                    <label for={FIELD}>{ "Copy this link:" }</label>
                    <input ref={field} id={FIELD} class="field" readonly=true value={link.clone()} />
                    <>{ for now }</>
                    <>{ for embed }</>
                    { IconButton::new("round plain", Icon::CLOSE, "Close", send.reform(|_| HeaderMsg::CloseShare)).view() }
                </div>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_copied_is_said() {
        assert_eq!(copied("https://host/#seed=1&stopEpoch=5"), "Link copied");
        assert_eq!(copied("https://host/#seed=1&epoch=120&claim=0.1_0.2"), "Link to epoch 120 copied");
    }

    #[test]
    fn what_does_not_arrive_whole_is_said() {
        let plain = "#seed=1&noise=0";
        assert_eq!(about("https://host/", plain), [""; 0]);
        assert!(about("file:///a.html", plain)[0].contains("file on this device"));
        let long = format!("#points=1{}", "A".repeat(LONG));
        assert!(about("https://host/", &long)[0].starts_with("This link has 8009 characters."));
    }
}
