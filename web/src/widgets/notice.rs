//! What the page has to say: a corrected link, a run that stopped by itself, a value that cannot be.

use yew::prelude::*;

use super::icon::Icon;
use super::icon_button::IconButton;

/// What is said to who comes first.
pub const WELCOME: &str = "A neural network that learns from the points. Press Play.";

/// As many sentences as are shown at once.
const MOST: usize = 4;

/// Something to say; by default nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notice {
    /// One sentence each; with none, nothing is shown.
    pub sentences: Vec<String>,
    /// Whether it is about something that went wrong.
    pub urgent: bool,
}

impl Notice {
    /// Something that is good to know.
    pub fn new(sentence: impl Into<String>) -> Self {
        Notice { sentences: vec![sentence.into()], urgent: false }
    }

    /// Something that went wrong.
    pub fn urgent(sentence: impl Into<String>) -> Self {
        Notice { sentences: vec![sentence.into()], urgent: true }
    }
}

/// The place for notices.
#[derive(Properties, PartialEq)]
pub struct NoticeBoxProps {
    /// What is to be said now, if anything.
    pub notice: Option<Notice>,
    /// Is told that it was read.
    pub onclose: Callback<()>,
}

/// What is to be said now, if anything, with a button to close it.
#[component]
pub fn NoticeBox(props: &NoticeBoxProps) -> Html {
    let notice = props.notice.as_ref().filter(|notice| !notice.sentences.is_empty());
    let notice = notice.map(|notice| one(notice, &props.onclose));
    html! { <div class="notices">{ for notice }</div> }
}

fn one(Notice { sentences, urgent }: &Notice, onclose: &Callback<()>) -> Html {
    let more = sentences.len().saturating_sub(MOST);
    let (class, role) = if *urgent { ("notice urgent", "alert") } else { ("notice", "status") };
    html! {
        <div {class} {role}>
            <div>
                { for sentences.iter().take(MOST).map(|sentence| html! { <p>{ sentence }</p> }) }
                if more > 0 {
                    <p>{ format!("And {more} more.") }</p>
                }
            </div>
            <IconButton class="round plain" icon={Icon::Close} name="Close" onpress={onclose.reform(|_| ())} />
        </div>
    }
}
