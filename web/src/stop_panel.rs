//! When training stops by itself.

use experiment::{Config, Setting};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::App;
use crate::controls::field;
use crate::panel;
use crate::refused::Refused;

/// The panel with the rules; `refused` is the last text that no rule can be.
pub fn view(to: &Scope<App>, config: &Config, refused: Option<&Refused>) -> Html {
    let rule = |setting: Setting| field(to, config, setting, Refused::reason(refused, setting));
    panel::section("panel stops", "stops-title")
        .child(panel::head("stops-title", "Stop by itself"))
        .child(rule(Setting::StopEpoch))
        .child(rule(Setting::StopLoss))
        .child(rule(Setting::StopStalled))
        .into()
}
