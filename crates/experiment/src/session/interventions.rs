//! What was changed while a network trained, and was not in its link when it began.

use crate::settings::{Config, Setting};

/// As many are told one by one.
const MOST_TOLD: usize = 20;

/// A change that left the network as it was trained until then.
#[derive(Clone, Debug, PartialEq)]
pub struct Intervention {
    /// After how many epochs.
    pub epoch: u64,
    /// The setting, with its value before and after in the link's words; nothing where a weight or a bias was set by hand.
    pub setting: Option<(Setting, [String; 2])>,
}

/// The changes of a run, the earliest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Interventions {
    told: Vec<Intervention>,
    n_more: u64,
}

impl Interventions {
    /// The changes that are told one by one.
    pub fn told(&self) -> &[Intervention] {
        &self.told
    }

    /// How many came after those.
    pub fn n_more(&self) -> u64 {
        self.n_more
    }

    /// Takes note of what is learned from in another way than before, if anything. At epoch 0 the link says it.
    pub(super) fn see(&mut self, epoch: u64, before: &Config, after: &Config) {
        if epoch == 0 {
            return;
        }
        for setting in Setting::all().filter(|setting| setting.is_live()) {
            let values = [before, after].map(|config| config.text_of(setting).unwrap_or_default());
            if values[0] != values[1] {
                self.push(Intervention { epoch, setting: Some((setting, values)) });
            }
        }
    }

    /// Takes note of a weight or a bias that was set by hand: no link says so.
    pub(super) fn see_by_hand(&mut self, epoch: u64) {
        self.push(Intervention { epoch, setting: None });
    }

    /// Of a slider on its way, only where it began and where it is.
    fn push(&mut self, new: Intervention) {
        let has_room = self.told.len() < MOST_TOLD;
        let last = self.told.last_mut().filter(|last| last.epoch == new.epoch);
        match (last.map(|last| &mut last.setting), new.setting) {
            (Some(None), None) => {}
            (Some(Some((setting, values))), Some((other, [_, after]))) if *setting == other => {
                values[1] = after;
                if values[0] == values[1] {
                    self.told.pop();
                }
            }
            (_, setting) if has_room => self.told.push(Intervention { setting, ..new }),
            _ => self.n_more += 1,
        }
    }
}
