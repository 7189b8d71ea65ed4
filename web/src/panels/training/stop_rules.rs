//! When training stops by itself.

use std::rc::Rc;

use experiment::{Config, Setting};
use yew::prelude::*;

use super::state::Training;
use crate::widgets::{Control, Panel, SettingCallbacks, SettingField, control};

/// The rules.
const SETTINGS: [Setting; 3] = [Setting::StopEpoch, Setting::StopLoss, Setting::StopStalled];

impl Training {
    /// What the panel with the rules shows; `error` is the setting whose last text was refused, and why.
    pub fn stop_rules(
        &self,
        config: &Config,
        error: Option<(Setting, AttrValue)>,
        on: &SettingCallbacks,
    ) -> StopRulesProps {
        let controls: Rc<[Control]> = SETTINGS.into_iter().filter_map(|setting| control(config, setting)).collect();
        let error = error.filter(|(setting, _)| SETTINGS.contains(setting));
        StopRulesProps { controls, error, on: on.clone() }
    }
}

/// The panel with the rules.
pub fn stop_rules(props: StopRulesProps) -> Html {
    html! { <StopRules ..props /> }
}

/// What the panel shows.
#[derive(Clone, PartialEq, Properties)]
pub struct StopRulesProps {
    /// The rules.
    pub controls: Rc<[Control]>,
    /// The rule whose last text was refused, and why.
    pub error: Option<(Setting, AttrValue)>,
    /// What happens to settings.
    pub on: SettingCallbacks,
}

/// The panel with the rules.
#[component]
pub fn StopRules(props: &StopRulesProps) -> Html {
    let rule = |control: &Control| {
        let error = props.error.as_ref().filter(|(setting, _)| *setting == control.setting);
        let error = error.map(|(_, reason)| reason.clone());
        html! { <SettingField key={control.setting.info().key} control={control.clone()} {error} on={props.on.clone()} /> }
    };
    if props.controls.is_empty() {
        return Html::default();
    }
    let panel = Panel {
        class: "panel stops",
        title_id: "stops-title".into(),
        title: "Stop automatically".into(),
        ..Panel::default()
    };
    panel.view(props.controls.iter().map(rule).collect())
}
