//! What the page has to say: a corrected link, a run that stopped by itself, a value that cannot be.

use yew::prelude::*;

use super::icon::Icon;
use super::icon_button::IconButton;
use super::phrase::phrase;

/// What is said to who comes first.
pub const WELCOME: &str = "A neural network that learns from the points. Press Play.";

/// As many sentences as are shown at once.
const MOST: usize = 4;

/// Something that can be done about what is said, by a button beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// The kept runs are shown.
    ShowRuns,
    /// The weights of this epoch come back.
    BestWeights(u64),
    /// The page is loaded anew.
    Reload,
}

impl Offer {
    /// What the button says.
    fn label(self) -> String {
        match self {
            Offer::ShowRuns => "Show in Runs".to_owned(),
            Offer::Reload => "Reload".to_owned(),
            Offer::BestWeights(epoch) => format!("Go back to the best weights (epoch {epoch})"),
        }
    }
}

/// Something to say; by default nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notice {
    /// One sentence each; with none, nothing is shown.
    pub sentences: Vec<String>,
    /// Whether it is about something that went wrong.
    pub urgent: bool,
    /// What can be done about it.
    pub offer: Option<Offer>,
}

impl Notice {
    /// Something that is good to know.
    pub fn new(sentence: impl Into<String>) -> Self {
        Notice { sentences: vec![sentence.into()], ..Notice::default() }
    }

    /// Something that went wrong.
    pub fn urgent(sentence: impl Into<String>) -> Self {
        Notice { urgent: true, ..Notice::new(sentence) }
    }

    /// The same, with something that can be done about it.
    pub fn offering(self, offer: Option<Offer>) -> Self {
        Notice { offer, ..self }
    }
}

/// The place for notices: what is to be said now, if anything, with a button to close it. `onclose` is told that it was read, and
/// `onaccept` that what it offers is to be done.
pub fn notice_box(notice: Option<Notice>, onclose: &Callback<()>, onaccept: &Callback<Offer>) -> Html {
    let notice = notice.filter(|notice| !notice.sentences.is_empty());
    let notice = notice.map(|notice| one(&notice, onclose, onaccept));
    html! { <div class="notices">{ for notice }</div> }
}

fn one(Notice { sentences, urgent, offer }: &Notice, onclose: &Callback<()>, onaccept: &Callback<Offer>) -> Html {
    let more = sentences.len().saturating_sub(MOST);
    let (class, role) = if *urgent { ("notice urgent", "alert") } else { ("notice", "status") };
    let accept = |offer: &Offer| {
        let (label, onaccept, offer) = (offer.label(), onaccept.clone(), *offer);
        html! { <button class="button" onclick={move |_| onaccept.emit(offer)}>{ phrase(label) }</button> }
    };
    html! {
        <div {class} {role}>
            <div>
                { for sentences.iter().take(MOST).map(|sentence| html! { <p>{ phrase(sentence.clone()) }</p> }) }
                if more > 0 {
                    <p>{ phrase(format!("And {more} more.")) }</p>
                }
            </div>
            { for offer.as_ref().map(accept) }
            { IconButton::new("round plain", Icon::CLOSE, "Close", onclose.reform(|_| ())).view() }
        </div>
    }
}
