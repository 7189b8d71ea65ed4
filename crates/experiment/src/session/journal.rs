//! The journal of a run: the settings with which it began, and what was changed while it trained. All of the run can be had again from
//! it, to the bit.

use std::sync::Arc;

use crate::data::OwnData;
use crate::settings::{Config, Edit, Parameter};

/// As many changes are kept, and so many characters of somebody's own points.
const MOST_STEPS: usize = 1000;
const MOST_CHARACTERS: usize = 4_000_000;

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

/// The journal of a run. Copies share what it holds.
#[derive(Clone, Debug)]
pub struct Journal {
    /// The settings at its beginning.
    origin: Arc<Config>,
    /// In the order in which they were made; epochs never descend.
    steps: Arc<Vec<Step>>,
    /// How many characters the points in it have.
    n_characters: usize,
    /// At how many epochs more was done than is kept, and the first and the last of these.
    n_left_out: usize,
    left_out: (u64, u64),
    /// Whether the run began with the network that these settings describe.
    is_new: bool,
}

impl Journal {
    /// The journal of a run that begins with these settings; `is_new` is whether with the network that they describe.
    pub(super) fn new(origin: Config, is_new: bool) -> Self {
        Journal {
            origin: Arc::new(origin),
            steps: Arc::default(),
            n_characters: 0,
            n_left_out: 0,
            left_out: (0, 0),
            is_new,
        }
    }

    /// Takes note of what was done; `after` are the settings then. What is set before the first epoch is set from the beginning.
    pub(super) fn note(&mut self, epoch: u64, act: Act, after: &Config) {
        if epoch == 0 && self.steps.is_empty() && !matches!(act, Act::Parameter(..)) {
            self.origin = Arc::new(after.clone());
            return;
        }
        let steps = Arc::make_mut(&mut self.steps);
        if steps.last().is_some_and(|last| last.epoch == epoch && act.replaces(&last.act)) {
            steps.pop();
        }
        if let Act::Points(own) = &act {
            self.n_characters += own.text().len();
        }
        if self.n_left_out == 0 && steps.len() < MOST_STEPS && self.n_characters <= MOST_CHARACTERS {
            steps.push(Step { epoch, act });
        } else if self.n_left_out == 0 {
            (self.n_left_out, self.left_out) = (1, (epoch, epoch));
        } else if self.left_out.1 != epoch {
            (self.n_left_out, self.left_out.1) = (self.n_left_out + 1, epoch);
        }
    }

    /// The journal as it was at this epoch, before anything was done there; nothing where that is not known any more.
    pub(super) fn before(&self, epoch: u64) -> Option<Journal> {
        if self.n_left_out > 0 && epoch > self.left_out.0 {
            return None;
        }
        let mut journal = self.clone();
        journal.n_left_out = 0;
        let n_before = self.steps.partition_point(|step| step.epoch < epoch);
        if n_before < self.steps.len() {
            Arc::make_mut(&mut journal.steps).truncate(n_before);
        }
        Some(journal)
    }

    /// What was done from this epoch on, up to another one.
    pub(super) fn between(&self, first: u64, last: u64) -> Vec<Step> {
        self.steps.iter().filter(|step| (first..=last).contains(&step.epoch)).cloned().collect()
    }

    /// The settings after all that it holds, as far as they are known from it: those of the page may be others by now.
    pub(super) fn config(&self) -> Config {
        let mut config = self.origin.as_ref().clone();
        self.steps.iter().for_each(|step| step.act.show_in(&mut config));
        config
    }

    /// Up to which epoch two runs are the same, though what was done at this very epoch may differ; nothing where they never were.
    pub(super) fn shared_until(&self, other: &Journal) -> Option<u64> {
        // A network from a file is not described by its settings.
        let begin_alike = Arc::ptr_eq(&self.origin, &other.origin)
            || self.is_new && other.is_new && self.origin.learns_like(&other.origin);
        if !begin_alike {
            return None;
        }
        if Arc::ptr_eq(&self.steps, &other.steps) {
            return Some(u64::MAX);
        }
        let n_shared = self.steps.iter().zip(other.steps.iter()).take_while(|(one, two)| one == two).count();
        let next = [self, other].into_iter().filter_map(|journal| journal.steps.get(n_shared));
        Some(next.map(|step| step.epoch).min().unwrap_or(u64::MAX))
    }

    /// Whether it is the very same journal, without a look at what it holds.
    pub(super) fn is(&self, other: &Journal) -> bool {
        Arc::ptr_eq(&self.origin, &other.origin) && Arc::ptr_eq(&self.steps, &other.steps)
    }

    /// After how many epochs something was done last; nothing where nothing was.
    pub(super) fn last_epoch(&self) -> Option<u64> {
        let last = self.steps.last().map(|step| step.epoch);
        if self.n_left_out > 0 { Some(self.left_out.1) } else { last }
    }

    /// Whether the run began with the network that its settings describe, and not with one from a file.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// How many changes there are; those at an epoch at which more was done than is kept count as one.
    pub fn n_changes(&self) -> usize {
        self.steps.len() + self.n_left_out
    }

    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The settings at the beginning, and what was done since; nothing where more was done than is known.
    pub fn whole(&self) -> Option<(&Config, &[Step])> {
        (self.is_new && self.n_left_out == 0).then(|| (&*self.origin, &self.steps[..]))
    }

    /// What was changed in sum at each epoch, with the settings after it, of which `now` are the last; and at how many epochs more than
    /// `most`.
    pub fn told(&self, now: &Config, most: usize) -> (Vec<(Intervention, Config)>, usize) {
        let mut config = self.origin.as_ref().clone();
        let mut all: Vec<(Intervention, Config)> = Vec::new();
        for Step { epoch, act } in self.steps.iter() {
            if all.last().is_none_or(|(last, _)| last.epoch != *epoch) {
                all.push((Intervention { epoch: *epoch, before: config.clone(), by_hand: false }, config.clone()));
            }
            act.show_in(&mut config);
            if let Some((told, after)) = all.last_mut() {
                told.by_hand |= matches!(act, Act::Parameter(..));
                after.clone_from(&config);
            }
        }
        let n_more = all.len().saturating_sub(most) + self.n_left_out;
        if let Some((_, after)) = all.last_mut() {
            after.clone_from(now);
        }
        all.truncate(most);
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
    pub(crate) fn show_in(&self, config: &mut Config) {
        match self {
            Act::Edit(edit) => config.set(edit.clone()),
            Act::Points(own) => *config = config.clone().with_own_data(own.clone()),
            Act::Settings(settings) => config.clone_from(settings.as_ref()),
            Act::Parameter(..) => {}
        }
    }
}
