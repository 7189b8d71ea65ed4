//! The box with an explanation.

use yew::prelude::*;

use super::help_text::{HelpText, HelpTexts};
use super::state::Help;
use crate::widgets::{HelpTopic, phrase, stand_in, use_style};

impl Help {
    /// The box. Without `texts` it asks for patience, or says in `missing` why they could not be loaded.
    pub fn view(&self, texts: Option<&dyn HelpTexts>, missing: Option<AttrValue>) -> Html {
        let text = self.topic.and_then(|topic| Some(texts?.about(topic)));
        html! { <HelpBox topic={self.topic} place={self.place.clone()} {text} {missing} /> }
    }
}

/// What the box shows.
#[derive(PartialEq, Properties)]
pub struct HelpBoxProps {
    /// What is explained; nothing before somebody has asked.
    pub topic: Option<HelpTopic>,
    /// Where the box stands, as a style.
    pub place: Option<AttrValue>,
    /// The explanation, once it is loaded.
    pub text: Option<HelpText>,
    /// Why it could not be loaded.
    pub missing: Option<AttrValue>,
}

/// The box.
#[component]
pub fn HelpBox(props: &HelpBoxProps) -> Html {
    let HelpBoxProps { topic, place, text, missing } = props;
    let node = use_node_ref();
    use_style(&node, place.clone().unwrap_or_default());
    html! {
        <div ref={node} id="about" class="popover about" popover="auto" role="dialog" aria-label="Explanation">
            if let Some(topic) = topic {
                <h2>{ phrase(topic.title()) }</h2>
                if let Some(HelpText { what, to_try }) = text {
                    <p>{ phrase(*what) }</p>
                    <p><b>{ "Try: " }</b>{ phrase(*to_try) }</p>
                } else {
                    { stand_in(missing.as_ref()) }
                }
            }
        </div>
    }
}
