//! The small buttons with a question mark, which open an explanation.

use experiment::Setting;
use web_sys::Element;
use yew::prelude::*;

use crate::dom;

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

/// The button that opens an explanation; `on_explain` is given the topic and the button, beside which the explanation is to stand. The
/// box with the id `about` is opened by the browser.
pub fn help_button(topic: HelpTopic, on_explain: &Callback<(HelpTopic, Element)>) -> Html {
    let on_explain = on_explain.clone();
    let onclick = move |event: MouseEvent| {
        if let Some(button) = dom::button_of(&event) {
            on_explain.emit((topic, button));
        }
    };
    let name = format!("About: {}", topic.title());
    html! {
        <button class="help" popovertarget="about" popovertargetaction="show" aria-label={name} {onclick}><span>{ "?" }</span></button>
    }
}
