//! The box with an explanation.

use yew::prelude::*;

use super::help_text::{HelpText, HelpTexts};
use super::state::Help;
use crate::widgets::{phrase, stand_in};

impl Help {
    /// The box. Without `texts` it asks for patience, or says in `missing` why they could not be loaded.
    pub fn view(&self, texts: Option<&dyn HelpTexts>, missing: Option<AttrValue>) -> Html {
        html! {
            <div ref={&self.node} id="about" class="popover about" popover="auto" role="dialog" aria-label="Explanation">
                if let Some(topic) = self.topic {
                    <h2>{ phrase(topic.title()) }</h2>
                    if let Some(HelpText { what, to_try }) = texts.map(|texts| texts.about(topic)) {
                        <p>{ phrase(what) }</p>
                        <p><b>{ "Try: " }</b>{ phrase(to_try) }</p>
                    } else {
                        { stand_in(missing.as_ref()) }
                    }
                }
            </div>
        }
    }
}
