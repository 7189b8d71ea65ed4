//! What more can be done with data: how many points are drawn, and a table of somebody's own. Loaded as soon as the page is there.

use experiment::{Config, Setting};
use yew::prelude::*;

use super::state::Data;
use crate::widgets::{BoxContent, Control, SettingCallbacks, SettingField, control, named_box};

/// What links call the choice of data.
const DATASET: &str = "dataset";

impl Data {
    /// What the tools show: `error` is the setting whose last text was refused, and why; `table` is what is in the box for tables.
    pub fn tools(
        &self,
        config: &Config,
        error: Option<(Setting, AttrValue)>,
        on: &SettingCallbacks,
        table: BoxContent,
    ) -> DataToolsProps {
        let of_points = error.filter(|(setting, _)| *setting == Setting::NPoints);
        DataToolsProps {
            n_points: control(config, Setting::NPoints).filter(|_| config.uses(Setting::NPoints)),
            usual_points: config.current_dataset().usual_points(),
            error: of_points.map(|(_, reason)| reason),
            table: Some(table).filter(|_| !config.hides(DATASET)),
            locked: config.locks(DATASET),
            on: on.clone(),
        }
    }
}

/// What the tools show.
#[derive(Clone, PartialEq, Properties)]
pub struct DataToolsProps {
    /// How many points are drawn; nothing where they are somebody's own.
    pub n_points: Option<Control>,
    /// How many that is where nobody says.
    pub usual_points: usize,
    /// Why the last number was refused.
    pub error: Option<AttrValue>,
    /// What is in the box for tables; nothing where the link leaves out the choice of data.
    pub table: Option<BoxContent>,
    /// Whether the link locks that.
    pub locked: bool,
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
    let DataToolsProps { n_points, error, table, locked, on, .. } = props;
    let usual = props.usual_points.to_string();
    if n_points.is_none() && table.is_none() {
        return Html::default();
    }
    html! {
        <section class="panel data-more" aria-label="More about data">
            { for table.as_ref().map(|content| named_box("table", "popover wide", "Open a table", *locked, content)) }
            if let Some(control) = n_points {
                <SettingField control={control.clone()} error={error.clone()} placeholder={usual} on={on.clone()} />
            }
        </section>
    }
}
