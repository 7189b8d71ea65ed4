//! When training stops by itself.

use experiment::{Config, Knob};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Refused};
use crate::controls::field;

/// The panel with the rules; `refused` is the last text that no rule can be.
pub fn view(to: &Scope<App>, config: &Config, refused: Option<&Refused>) -> Html {
    let rule = |knob: Knob| field(to, config, knob, Refused::reason(refused, knob));
    html! {
        <section class="panel stops" aria-labelledby="stops-title">
            <div class="panel-head"><h2 id="stops-title">{ "Stop by itself" }</h2></div>
            { rule(Knob::StopEpoch) }
            { rule(Knob::StopLoss) }
            { rule(Knob::StopStalled) }
        </section>
    }
}
