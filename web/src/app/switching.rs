//! Other looks than at what the run has come to: with neurons switched off, and at an earlier epoch. How neurons are switched, and what is
//! said where the run goes on or changes. Comes as soon as the page is there.

use experiment::Stop;

use super::App;
use super::parts::EndedLook;
use crate::panels::training::{TrainingMsg, stop_notice};
use crate::widgets::Notice;
use crate::widgets::notation::{LossText, NeuronId, NodeId};

/// What is said where the run goes on, or was changed, while neurons were switched off.
const ALL_ON: &str = "All neurons are on again: switching off is only for looking.";

/// What is said of a change: `look` is the one at the run as it was that it has ended, if any, and `are_on` is whether it has switched all
/// neurons on.
pub fn about_change(look: Option<EndedLook>, are_on: bool) -> Vec<String> {
    let changed = look.map(|EndedLook { epoch, end, is_new }| match is_new {
        true => format!("A new run begins. Undo brings back the one before, up to epoch {end}."),
        false => {
            format!("The run was changed at epoch {epoch}. Undo brings back what came after it, up to epoch {end}.")
        }
    });
    are_on.then(|| ALL_ON.to_owned()).into_iter().chain(changed).collect()
}

impl App {
    /// Switches a hidden neuron off, or on again, and says what the losses are then. What goes on, pauses: it would switch all on.
    pub(super) fn switch_neuron(&mut self, id: NeuronId) {
        let NeuronId { layer, neuron } = id;
        if !self.workspace.training().switch_neuron(layer, neuron) {
            return;
        }
        self.training.pause();
        if let Some(notice) = self.lazy.timeline.as_mut().and_then(|timeline| timeline.stop()) {
            self.notice = Some(notice);
            // A moment that the address leads to is given up.
            self.write_address();
        }
        // So it is not, now.
        self.notice.take_if(|notice| notice.sentences.iter().any(|sentence| sentence == ALL_ON));
        let session = self.workspace.session();
        let (losses, name) = (session.shown_losses(), NodeId::Neuron(id).name(session.network().layers().len()));
        let is = if session.switched_off().has(layer, neuron) { "off" } else { "on" };
        let (train, test) = (LossText(losses.train), LossText(losses.test));
        self.said.show(format_args!("{name} is {is}: training loss {train}, test loss {test}."));
        self.lesson_sees();
    }

    /// Another epoch of the run is looked at: that it has diverged, or has not improved, is said where it has ended, and nowhere else.
    pub(super) fn has_looked(&mut self) {
        let session = self.workspace.session();
        let diverged = Stop::Diverged.to_string();
        self.notice.take_if(|notice| !session.has_diverged() && notice.sentences.contains(&diverged));
        if let Some(stop) = session.stopped().filter(|_| !self.workspace.looks_back()) {
            self.notice.get_or_insert_with(|| stop_notice(stop, session));
        }
    }

    /// Training may go on from an earlier epoch, if that is what is shown: says what becomes of what came after it. It goes on with all
    /// neurons.
    pub(super) fn branch(&mut self, message: TrainingMsg) -> Option<Notice> {
        let (epoch, is_reset) = (self.workspace.session().epoch(), message == TrainingMsg::Reset);
        let were_off = self.workspace.training().switch_all_on() && !is_reset;
        let end = if is_reset { None } else { self.workspace.branch() };
        let branched = end.map(|end| {
            format!("Training goes on from epoch {epoch}. Undo brings back what came after it, up to epoch {end}.")
        });
        let sentences: Vec<String> = branched.into_iter().chain(were_off.then(|| ALL_ON.to_owned())).collect();
        (!sentences.is_empty()).then(|| Notice { sentences, ..Notice::default() })
    }
}
