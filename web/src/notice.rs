//! What the page has to say: a corrected link, a run that stopped by itself, a value that cannot be.

use yew::prelude::*;

use crate::icons::{Glyph, Icon};

/// As many sentences as are shown at once.
const MOST: usize = 4;

/// Something to say.
#[derive(Clone, PartialEq)]
pub struct Notice {
    /// One sentence each.
    pub sentences: Vec<String>,
    /// Whether it is about something that went wrong while training.
    pub urgent: bool,
}

/// Properties of [`Notices`].
#[derive(PartialEq, Properties)]
pub struct NoticesProps {
    /// What is to be said now.
    pub notices: Vec<Notice>,
    /// Told which one is to go.
    pub on_close: Callback<usize>,
}

/// Everything that is to be said now.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let notice = |(index, notice): (usize, &Notice)| {
        let more = notice.sentences.len().saturating_sub(MOST);
        html! {
            <div key={index} class={classes!("notice", notice.urgent.then_some("urgent"))} role={if notice.urgent { "alert" } else { "status" }}>
                <div>
                    { for notice.sentences.iter().take(MOST).map(|sentence| html! { <p>{ sentence }</p> }) }
                    if more > 0 { <p>{ format!("And {more} more.") }</p> }
                </div>
                <button class="round plain" aria-label="Close" onclick={props.on_close.reform(move |_: MouseEvent| index)}>
                    <Glyph icon={Icon::Close} />
                </button>
            </div>
        }
    };
    html! { <div class="notices">{ for props.notices.iter().enumerate().map(notice) }</div> }
}
