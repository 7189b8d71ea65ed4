//! What more can be done with data: how many points are drawn, a table of somebody's own, and a formula. Loaded as soon as the page is there.

use experiment::{Config, Setting};
use yew::prelude::*;

use super::state::Data;
use crate::widgets::{BoxContent, Control, SettingCallbacks, SettingField, control, named_box, opener};

/// What links call the choice of data.
const DATASET: &str = "dataset";
/// The id of the box in which formulas are written.
const FORMULA_BOX: &str = "formula";

impl Data {
    /// What the tools show: `error` is the setting whose last text was refused, and why; `table` is what is in the box for tables,
    /// and `formula` is told that the one for formulas was opened.
    pub fn tools(
        &self,
        config: &Config,
        error: Option<(Setting, AttrValue)>,
        on: &SettingCallbacks,
        table: BoxContent,
        formula: &Callback<()>,
    ) -> DataToolsProps {
        let of_points = error.filter(|(setting, _)| *setting == Setting::NPoints);
        DataToolsProps {
            n_points: control(config, Setting::NPoints).filter(|_| config.uses(Setting::NPoints)),
            usual_points: config.current_dataset().usual_points(),
            error: of_points.map(|(_, reason)| reason),
            table: Some(table).filter(|_| !config.hides(DATASET)),
            formula: formula.clone(),
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
    /// Is told that the box for formulas was opened.
    pub formula: Callback<()>,
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
    let DataToolsProps { n_points, error, table, formula, locked, on, .. } = props;
    let write = table.as_ref().map(|_| opener(FORMULA_BOX, "Write a formula", *locked, formula));
    let usual = props.usual_points.to_string();
    if n_points.is_none() && table.is_none() {
        return Html::default();
    }
    html! {
        <section class="panel data-more" aria-label="More about data">
            { for table.as_ref().map(|content| named_box("table", "popover wide", "Open a table", *locked, content)) }
            { for write }
            if let Some(control) = n_points {
                <SettingField control={control.clone()} error={error.clone()} placeholder={usual} on={on.clone()} />
            }
        </section>
    }
}
