//! The small buttons with a question mark, which open an explanation.

use experiment::Setting;
use web_sys::Element;
use yew::prelude::*;

/// What is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpTopic {
    /// A setting.
    Setting(Setting),
    /// The loss chart.
    Chart,
    /// The race.
    Race,
}

impl HelpTopic {
    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            HelpTopic::Setting(Setting::Feature(_) | Setting::Formula(_)) => "Features",
            HelpTopic::Setting(setting) => setting.info().label,
            HelpTopic::Chart => "Loss over epochs",
            HelpTopic::Race => "Race",
        }
    }
}

/// A button for help.
#[derive(Properties, PartialEq)]
pub struct HelpButtonProps {
    /// What it explains.
    pub topic: HelpTopic,
    /// Is given the topic and the button, beside which the explanation is to stand.
    pub on_explain: Callback<(HelpTopic, Element)>,
}

/// The button that opens an explanation. The box with the id `about` is opened by the browser.
#[component]
pub fn HelpButton(props: &HelpButtonProps) -> Html {
    let node = use_node_ref();
    let onclick = {
        let (topic, on_explain, node) = (props.topic, props.on_explain.clone(), node.clone());
        move |_: MouseEvent| {
            if let Some(button) = node.cast() {
                on_explain.emit((topic, button));
            }
        }
    };
    let name = format!("About: {}", props.topic.title());
    html! {
        <button ref={node} class="help" popovertarget="about" popovertargetaction="show" aria-label={name} {onclick}><span>{ "?" }</span></button>
    }
}
