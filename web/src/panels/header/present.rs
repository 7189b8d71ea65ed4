//! The view for projector and class: the button that opens it, and what stands in it beside the transport.

use experiment::Session;
use yew::prelude::*;

use super::share_button::share_said;
use super::state::{Header, HeaderMsg};
use crate::dom;
use crate::panels::effect::Tab;
use crate::widgets::{Icon, IconButton};

impl Header {
    /// The button that opens it.
    pub fn present_button(&self) -> Html {
        let onpress = self.send.reform(|_| HeaderMsg::Show(Tab::Present));
        let button = IconButton::new("round plain present-button", Icon::SCREEN, "Present", onpress);
        button.found_by(&self.present_button).view()
    }

    /// Its buttons came or went with the tab: the focus follows.
    pub fn focus_present(&self, tab: Tab) {
        match tab {
            Tab::Present => dom::focus_later(&self.leave_button),
            Tab::Playground => dom::focus_later(&self.present_button),
            Tab::Race | Tab::Runs | Tab::Class | Tab::Author | Tab::Output => {}
        }
    }
}

/// What stands in it beside the transport: the buttons that copy the session's link, give it the whole screen, and leave it.
pub fn present_tools(header: &Header, session: &Session) -> Html {
    let onleave = header.send.reform(|_: MouseEvent| {
        dom::leave_full_screen();
        HeaderMsg::Show(Tab::Playground)
    });
    html! {
        <div class="tools" role="group" aria-label="Presenting">
            { header.share_button(Some(share_said(header, Some(session), None))) }
            if dom::allows_full_screen() {
                <button class="button" onclick={|_| dom::toggle_full_screen()}>{ "Full screen" }</button>
            }
            <button ref={&header.leave_button} class="button" title="Back to the whole playground" onclick={onleave}>
                { "Leave" }
            </button>
        </div>
    }
}

/// What stands beside the transport where the output is shown alone: the way to the whole page, in a window of its own, with the
/// experiment of this link.
pub fn output_tools(fragment: String) -> Html {
    let href = format!("{}#{fragment}", dom::without_fragment());
    html! {
        <div class="tools">
            <a class="button" {href} target="_blank" rel="noopener">{ "Open the playground" }</a>
        </div>
    }
}
