//! What the page does not do because its link hides or locks the control for it.

use experiment::Config;

use super::message::Msg;
use crate::panels::effect::Tab;
use crate::panels::export::ExportMsg;
use crate::panels::header::HeaderMsg;
use crate::panels::inspector::InspectorMsg;
use crate::panels::network::NetworkMsg;
use crate::panels::output::OutputMsg;
use crate::panels::race::RaceMsg;
use crate::panels::runs::RunsMsg;
use crate::panels::timeline::TimelineMsg;
use crate::panels::training::TrainingMsg;

/// What links call the card with the numbers of a neuron.
pub const WEIGHTS: &str = "weights";

/// Whether a message is one of a control that the link of this experiment hides or locks. Settings are not looked at here: no change
/// of what is restricted is made, wherever it comes from.
pub fn is_refused(config: &Config, message: &Msg) -> bool {
    let is_of_card = matches!(message, Msg::Inspector(_)) && config.hides(WEIGHTS);
    is_of_card || names_of(message).iter().any(|name| config.restricts(name))
}

/// The tab that another one gives way to, where the link hides it.
pub fn is_tab_hidden(config: &Config, tab: Tab) -> bool {
    name_of_tab(tab).iter().any(|name| config.hides(name))
}

/// What links call the controls that a message comes from.
fn names_of(message: &Msg) -> &'static [&'static str] {
    match message {
        Msg::Undo | Msg::Redo | Msg::Header(HeaderMsg::Undo | HeaderMsg::Redo) => &["undo"],
        Msg::Header(HeaderMsg::Show(tab)) => name_of_tab(*tab),
        Msg::Header(HeaderMsg::Share) => &["share"],
        Msg::Training(TrainingMsg::TogglePlay) => &["playButton"],
        Msg::Training(TrainingMsg::Step(_)) => &["stepButton"],
        Msg::Network(NetworkMsg::Switch { .. }) | Msg::Inspector(InspectorMsg::Switch(_)) => &["switchOff"],
        Msg::Output(OutputMsg::Keep) => &["keepRun", "runs"],
        Msg::Output(OutputMsg::Follow(_)) => &["followPoint"],
        Msg::Output(OutputMsg::PredictFirst(_)) => &["predictFirst"],
        // Who waits for a moment that a link leads to may give up.
        Msg::Timeline(TimelineMsg::Cancel) => &[],
        Msg::Timeline(_) => &["timeline"],
        Msg::Race(RaceMsg::Keep(_)) => &["race", "keepRun", "runs"],
        Msg::Race(RaceMsg::TakeOver(_)) => &["race"],
        Msg::Race(RaceMsg::TogglePlay) => &["playButton"],
        Msg::Race(RaceMsg::Step(_)) => &["stepButton"],
        Msg::Race(RaceMsg::Reset) => &["resetButton"],
        Msg::Runs(RunsMsg::Open(_)) => &["runs"],
        Msg::Lessons(_) | Msg::Author(_) | Msg::Class(_) => &["lessons"],
        // Of the page itself.
        Msg::Export(ExportMsg::Renewed | ExportMsg::Reload | ExportMsg::Reloaded) => &[],
        Msg::Export(_) => &["export"],
        Msg::Points(_) | Msg::Table(_) => &["dataset"],
        Msg::ClassLink(_) => &["classLink"],
        _ => &[],
    }
}

fn name_of_tab(tab: Tab) -> &'static [&'static str] {
    match tab {
        Tab::Playground | Tab::Present | Tab::Output => &[],
        Tab::Race => &["race"],
        Tab::Runs => &["runs"],
        Tab::Author | Tab::Class => &["lessons"],
    }
}
