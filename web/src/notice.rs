//! What the page has to say: a corrected link, a run that stopped by itself, a value that cannot be.

use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::icon_button;
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
    let notice = notice.map(|notice| {
        let more = notice.sentences.len().saturating_sub(MOST);
        let (class, role) = if notice.urgent { ("notice urgent", "alert") } else { ("notice", "status") };
        html! {
            <div {class} {role}>
                <div>
                    { for notice.sentences.iter().take(MOST).map(|sentence| html! { <p>{ sentence }</p> }) }
                    if more > 0 { <p>{ format!("And {more} more.") }</p> }
                </div>
                { icon_button(to, "round plain", Icon::Close, "Close", true, Msg::Close) }
            </div>
        }
    });
    html! { <div class="notices">{ notice }</div> }
}
