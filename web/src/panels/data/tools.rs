//! What more can be done with data: how many points are drawn. Loaded as soon as the page is there.

use experiment::{Config, Setting};
use yew::prelude::*;

use super::state::Data;
use crate::widgets::{Control, SettingCallbacks, SettingField, control};

impl Data {
    /// What the tools show: `error` is the setting whose last text was refused, and why.
    pub fn tools(&self, config: &Config, error: Option<(Setting, AttrValue)>, on: &SettingCallbacks) -> DataToolsProps {
        let of_points = error.filter(|(setting, _)| *setting == Setting::NPoints);
        DataToolsProps {
            n_points: control(config, Setting::NPoints).filter(|_| config.uses(Setting::NPoints)),
            error: of_points.map(|(_, reason)| reason),
            on: on.clone(),
        }
    }
}

/// What the tools show.
#[derive(Clone, PartialEq, Properties)]
pub struct DataToolsProps {
    /// How many points are drawn; nothing where they are somebody's own.
    pub n_points: Option<Control>,
    /// Why the last number was refused.
    pub error: Option<AttrValue>,
    /// What happens to settings.
    pub on: SettingCallbacks,
}

/// The tools.
pub fn data_tools(props: DataToolsProps) -> Html {
    html! { <DataTools ..props /> }
}

/// The tools.
#[component]
pub fn DataTools(props: &DataToolsProps) -> Html {
    let DataToolsProps { n_points, error, on } = props;
    html! {
        <>
            if let Some(control) = n_points {
                <SettingField control={control.clone()} error={error.clone()} on={on.clone()} />
            }
        </>
    }
}
