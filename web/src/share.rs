//! The button that copies the link.

use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser;
use crate::icons::{Glyph, Icon};

/// What became of the last click.
#[derive(Clone, PartialEq)]
enum State {
    Idle,
    Copied,
    /// The browser refused; the link is to be copied by hand.
    ByHand(String),
}

/// The button, and what it says after a click.
#[component]
pub fn Share() -> Html {
    let state = use_state(|| State::Idle);
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((*state).clone(), move |_| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                // Both only fail where the field is gone.
                let _ = field.focus();
                field.select();
            }
        });
    }
    let onclick = {
        let state = state.clone();
        move |_: MouseEvent| {
            let state = state.clone();
            spawn_local(async move {
                let address = browser::address();
                let copied = browser::copy(address.clone()).await;
                state.set(if copied { State::Copied } else { State::ByHand(address) });
            });
        }
    };
    let onblur = {
        let state = state.clone();
        move |_: FocusEvent| {
            if *state == State::Copied {
                state.set(State::Idle);
            }
        }
    };
    let close = {
        let state = state.clone();
        move |_: MouseEvent| state.set(State::Idle)
    };
    html! {
        <div class="share">
            <button class="button" {onclick} {onblur}><Glyph icon={Icon::Share} />{ "Share" }</button>
            <span role="status" class="share-said">{ if *state == State::Copied { "Link copied" } else { "" } }</span>
            if let State::ByHand(address) = &*state {
                <div class="by-hand">
                    <label for="share-link">{ "Copy this link:" }</label>
                    <input id="share-link" ref={field} readonly={true} value={address.clone()} />
                    <button class="round plain" aria-label="Close" onclick={close}><Glyph icon={Icon::Close} /></button>
                </div>
            }
        </div>
    }
}
