//! The journal of a run: the settings with which it began, and what was changed while it trained. All of the run can be had again from
//! it, to the bit.

use crate::data::OwnData;
use crate::settings::{Config, Edit, Parameter};

/// As many changes are kept, and so many characters of somebody's own points.
const MOST_STEPS: usize = 1000;
const MOST_CHARACTERS: usize = 4_000_000;
/// As many epochs are told one by one.
const MOST_TOLD: usize = 20;

/// What was done, and left the network as it was trained until then.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// A setting was changed.
    Edit(Edit),
    /// A weight or a bias was set by hand.
    Parameter(Parameter, f64),
    /// Somebody's own points took the place of those before.
    Points(OwnData),
    /// The settings became these again: a change was taken back.
    Settings(Box<Config>),
}

/// A change and when it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// After how many epochs.
    pub epoch: u64,
    /// What was done.
    pub act: Act,
}

/// What was changed at an epoch, in sum.
#[derive(Clone, Debug)]
pub struct Intervention {
    /// After how many epochs.
    pub epoch: u64,
    /// The settings before.
    pub before: Config,
    /// Whether a weight or a bias was set by hand.
    pub by_hand: bool,
}

/// The journal of a run.
#[derive(Clone, Debug)]
pub struct Journal {
    /// The settings at its beginning.
    origin: Config,
    /// In the order in which they were made; epochs never descend.
    steps: Vec<Step>,
    /// How many characters the points in it have.
    n_characters: usize,
    /// At how many epochs more was done than is kept, and the last of these.
    n_left_out: usize,
    last_left_out: u64,
    /// Whether the run began with the network that these settings describe.
    is_new: bool,
}

impl Journal {
    /// The journal of a run that begins with these settings; `is_new` is whether with the network that they describe.
    pub(super) fn new(origin: Config, is_new: bool) -> Self {
        Journal { origin, steps: Vec::new(), n_characters: 0, n_left_out: 0, last_left_out: 0, is_new }
    }

    /// Takes note of what was done; `after` are the settings then. What is set before the first epoch is set from the beginning.
    pub(super) fn note(&mut self, epoch: u64, act: Act, after: &Config) {
        if epoch == 0 && self.steps.is_empty() && !matches!(act, Act::Parameter(..)) {
            self.origin.clone_from(after);
            return;
        }
        if self.steps.last().is_some_and(|last| last.epoch == epoch && act.replaces(&last.act)) {
            self.steps.pop();
        }
        if let Act::Points(own) = &act {
            self.n_characters += own.text().len();
        }
        if self.steps.len() < MOST_STEPS && self.n_characters <= MOST_CHARACTERS {
            self.steps.push(Step { epoch, act });
        } else if self.n_left_out == 0 || self.last_left_out != epoch {
            (self.n_left_out, self.last_left_out) = (self.n_left_out + 1, epoch);
        }
    }

    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The settings at the beginning, and what was done since; nothing where more was done than is known.
    pub fn whole(&self) -> Option<(&Config, &[Step])> {
        (self.is_new && self.n_left_out == 0).then_some((&self.origin, &self.steps))
    }

    /// What was changed in sum at each epoch, with the settings after it, of which `now` are the last; and at how many epochs more.
    pub fn told(&self, now: &Config) -> (Vec<(Intervention, Config)>, usize) {
        let mut config = self.origin.clone();
        let mut all: Vec<(Intervention, Config)> = Vec::new();
        for Step { epoch, act } in &self.steps {
            if all.last().is_none_or(|(last, _)| last.epoch != *epoch) {
                all.push((Intervention { epoch: *epoch, before: config.clone(), by_hand: false }, config.clone()));
            }
            act.show_in(&mut config);
            if let Some((told, after)) = all.last_mut() {
                told.by_hand |= matches!(act, Act::Parameter(..));
                after.clone_from(&config);
            }
        }
        let n_more = all.len().saturating_sub(MOST_TOLD) + self.n_left_out;
        if let Some((_, after)) = all.last_mut() {
            after.clone_from(now);
        }
        all.truncate(MOST_TOLD);
        (all, n_more)
    }
}

impl Act {
    /// Whether it makes another one that was done right before it as good as not done, as a slider on its way does. What switches
    /// something off leaves traces: L1 has silenced weights, and an optimizer has forgotten.
    fn replaces(&self, before: &Act) -> bool {
        match (self, before) {
            (Act::Edit(edit), Act::Edit(before)) => edit.is_number() && edit.setting() == before.setting(),
            (Act::Parameter(parameter, _), Act::Parameter(before, _)) => parameter == before,
            (Act::Points(own), Act::Points(before)) => own.is_of_same(before),
            _ => false,
        }
    }

    /// What it does to the settings.
    fn show_in(&self, config: &mut Config) {
        match self {
            Act::Edit(edit) => config.set(edit.clone()),
            Act::Points(own) => *config = config.clone().with_own_data(own.clone()),
            Act::Settings(settings) => config.clone_from(settings.as_ref()),
            Act::Parameter(..) => {}
        }
    }
}
