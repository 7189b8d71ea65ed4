//! When training stops by itself.

use experiment::{Config, Knob};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::App;
use crate::controls::field;
use crate::panel;
use crate::refused::Refused;

/// The panel with the rules; `refused` is the last text that no rule can be.
pub fn view(to: &Scope<App>, config: &Config, refused: Option<&Refused>) -> Html {
    let rule = |knob: Knob| field(to, config, knob, Refused::reason(refused, knob));
    panel::section("panel stops", "stops-title")
        .child(panel::head("stops-title", "Stop by itself"))
        .child(rule(Knob::StopEpoch))
        .child(rule(Knob::StopLoss))
        .child(rule(Knob::StopStalled))
        .into()
}
