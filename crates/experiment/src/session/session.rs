//! A running experiment: the one owner of the settings, the data and the network. Edits write, `advance` trains.

use std::sync::Arc;

use engine::{Checkpoint, Network, Optimizer, Penalty, Score, Trainer, TrainerState};

use super::ablation::Ablation;
use super::begun_epoch::BegunEpoch;
use super::change::Change;
use super::data::{Data, initial_network};
use super::early_stopping::{EarlyStopping, Stop};
use super::journal::{Act, Journal};
use super::loss_history::{LossHistory, Losses};
use super::mark::Mark;
use super::watch::Watch;
use crate::data::{OwnData, Point, Problem};
use crate::error::Error;
use crate::settings::{Config, Edit, LARGEST_PARAMETER, Rebuild, Setting, refuse_parameter};

/// How many weights and biases times points are trained in some 20 milliseconds.
const MOST_AT_ONCE: u64 = 25_000_000;

/// A config turned into points, a network and its losses.
#[derive(Clone, Debug)]
pub struct Session {
    config: Config,
    /// Shared with what Undo remembers: points may be many, and never change.
    data: Arc<Data>,
    network: Network,
    trainer: Trainer,
    epoch: u64,
    score_train: Score,
    score_test: Score,
    history: LossHistory,
    /// What the rules for stopping have seen.
    pub(super) watch: Watch,
    journal: Journal,
    /// Of the epoch that follows, what is there of it so far: see [`Session::go_on`]. Whatever changes the session forgets it.
    begun: Option<Box<BegunEpoch>>,
    /// The network without the neurons that are switched off, if any is. Whatever changes the session forgets it.
    pub(super) ablation: Option<Box<Ablation>>,
}

impl Session {
    /// The experiment that `config` describes, at epoch 0.
    pub fn new(config: Config) -> Self {
        let data = Arc::new(Data::new(&config));
        let mut network = initial_network(&config, &data.generator);
        let mut trainer = Trainer::new(&network);
        let watch = Watch::new(&config, 0, f64::NAN, &mut network, &mut trainer);
        let journal = Journal::new(config.clone(), true);
        let unknown = Score { loss: f64::NAN, accuracy: f64::NAN };
        let mut session = Session {
            config,
            data,
            network,
            trainer,
            epoch: 0,
            score_train: unknown,
            score_test: unknown,
            history: LossHistory::default(),
            watch,
            journal,
            begun: None,
            ablation: None,
        };
        session.reset();
        session
    }

    /// The same experiment on the page of another one: see [`Config::under`]. What was learned stays, unless something else is learned
    /// there.
    #[must_use]
    pub fn under(mut self, page: &Config) -> Self {
        let config = self.config.clone().under(page);
        if !config.learns_like(&self.config) {
            return Session::new(config);
        }
        if config != self.config {
            self.restore_settings(config);
        }
        self
    }

    /// Changes one setting and rebuilds what depends on it.
    ///
    /// # Errors
    /// A value that is not allowed; nothing has changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<Rebuild, Error> {
        edit.check()?;
        let rebuild = match edit.rebuild(&self.config) {
            // Initial weights follow the points in the seed's stream: a network that nothing has changed stays that of its link.
            Rebuild::Points if self.epoch == 0 && self.journal.is_empty() => Rebuild::Everything,
            rebuild => rebuild,
        };
        let before = self.config.hyper();
        let is_of_page = edit.is_of_page();
        let ablation = self.ablation.take().filter(|_| is_of_page);
        let live = edit.setting().is_some_and(Setting::is_live).then(|| Act::Edit(edit.clone()));
        self.config.set(edit);
        if let Some(act) = live {
            self.journal.note(self.epoch, act, &self.config);
        }
        self.wake();
        let now = self.config.hyper();
        // Most settings say how training goes on, and leave the losses as they are.
        if rebuild != Rebuild::Nothing || (now.activations, now.loss) != (before.activations, before.loss) {
            self.rebuild(rebuild);
        }
        self.see_change(is_of_page);
        self.ablation = ablation;
        Ok(rebuild)
    }

    /// Makes anew what a change makes necessary, and looks how good the network is then.
    fn rebuild(&mut self, rebuild: Rebuild) {
        match rebuild {
            Rebuild::Nothing => {}
            Rebuild::Network => Arc::make_mut(&mut self.data).look_again(&self.config),
            Rebuild::Points | Rebuild::Everything => self.data = Arc::new(Data::new(&self.config)),
        }
        match rebuild {
            Rebuild::Nothing | Rebuild::Points => self.measure_anew(),
            Rebuild::Network | Rebuild::Everything => self.reset(),
        }
    }

    /// Back to epoch 0 and the initial weights that the config describes.
    pub fn reset(&mut self) {
        self.network = initial_network(&self.config, &self.data.generator);
        self.trainer = Trainer::new(&self.network);
        self.epoch = 0;
        self.history.clear();
        self.record();
        self.journal = Journal::new(self.config.clone(), true);
        self.watch_anew();
    }

    /// Back to the epoch whose test loss was lowest, as if none had come after it; nothing where none is known.
    fn restore_best(&mut self) {
        let Some(epoch) = self.watch.restore_best(&mut self.network, &mut self.trainer) else { return };
        (self.begun, self.ablation) = (None, None);
        self.epoch = epoch;
        self.history.forget_after(epoch);
        self.measure();
    }

    /// The rules for stopping look at the test loss from here on, and the next epoch begins here.
    fn watch_anew(&mut self) {
        (self.begun, self.ablation) = (None, None);
        let loss = self.score_test.loss;
        self.watch = Watch::new(&self.config, self.epoch, loss, &mut self.network, &mut self.trainer);
    }

    /// Something was changed: the next epoch begins here. What only the page shows leaves alone what the rules for stopping have seen,
    /// unless it is these rules.
    fn see_change(&mut self, is_of_page: bool) {
        if is_of_page && self.watch.is_of(&self.config) {
            (self.begun, self.ablation) = (None, None);
        } else {
            self.watch_anew();
        }
    }

    /// Makes one change: a setting, a weight or a bias by hand, a reset, or the way back to the best weights.
    ///
    /// # Errors
    /// A value that is not allowed, or a weight that is not there; nothing has changed then.
    pub fn change(&mut self, change: &Change) -> Result<Rebuild, Error> {
        match change {
            Change::Edit(edit) => return self.apply(edit.clone()),
            Change::Points(own) => return Ok(self.take_points(own)),
            Change::Reset => {
                self.reset();
                return Ok(Rebuild::Nothing);
            }
            Change::BestWeights => {
                self.restore_best();
                return Ok(Rebuild::Nothing);
            }
            Change::Parameter(parameter, value) => {
                let fits = value.abs() <= LARGEST_PARAMETER && parameter.value(&self.network).is_some();
                if !fits {
                    return Err(refuse_parameter(&value.to_string()));
                }
                parameter.set(&mut self.network, *value);
                self.journal.note(self.epoch, Act::Parameter(*parameter, *value), &self.config);
            }
        }
        self.measure_anew();
        self.watch_anew();
        Ok(Rebuild::Nothing)
    }

    /// What [`Change::Points`] makes necessary: points of the same kind as before leave a network as it is that has learned.
    pub(super) fn rebuild_for(&self, own: &OwnData) -> Rebuild {
        let is_new = self.epoch == 0 && self.journal.is_empty();
        match self.config.own_data_in_use() {
            _ if self.config.problem() != own.labels().problem() => Rebuild::Everything,
            Some(before) if before.is_learned_alike(own) => Rebuild::Nothing,
            // Initial weights follow the points in the seed's stream: a network that nothing has changed stays that of its link.
            _ if is_new => Rebuild::Everything,
            Some(before) if before.is_of_same(own) => Rebuild::Points,
            // Those of a built-in set, to be drawn on.
            None if own.is_plain() => Rebuild::Points,
            _ => Rebuild::Everything,
        }
    }

    /// Learns from somebody's own points from now on.
    fn take_points(&mut self, own: &OwnData) -> Rebuild {
        let rebuild = self.rebuild_for(own);
        self.config = self.config.clone().with_own_data(own.clone());
        self.journal.note(self.epoch, Act::Points(own.clone()), &self.config);
        self.rebuild(rebuild);
        self.watch_anew();
        rebuild
    }

    /// Trains for `epochs` epochs, or until there is a reason to stop. Allocates nothing.
    pub fn advance(&mut self, epochs: u64) -> Option<Stop> {
        (self.begun, self.ablation) = (None, None);
        let hyper = self.config.hyper();
        let stop_epoch = self.config.stop_epoch().filter(|epoch| *epoch > self.epoch);
        let end = (self.epoch + epochs).min(stop_epoch.unwrap_or(u64::MAX));
        let watches = EarlyStopping::is_needed(&self.config);
        while self.epoch < end {
            if self.has_diverged() {
                return Some(Stop::Diverged);
            }
            self.trainer.epoch(&mut self.network, &self.data.train, &hyper);
            self.epoch += 1;
            // Losses cost about as much as an epoch; only those that somebody will see are computed.
            if watches || self.epoch == end || self.history.wants(self.epoch) || self.network_has_diverged() {
                self.measure();
                if let Some(stop) = self.see_losses() {
                    return Some(stop);
                }
            }
        }
        self.ended(stop_epoch)
    }

    /// Trains as [`Session::advance`] does, if that does not take long; where points are many, a part of one epoch, which is whole only
    /// after some calls. Until then the session is as the last whole epoch has left it: whoever looks, saves or copies it sees that.
    /// What changes it in between, be it a setting, the points or [`Session::advance`], lets the epoch begin anew from there, so that
    /// all of an epoch is trained with the same settings. How many epochs were made whole, and the reason to stop.
    pub fn go_on(&mut self, epochs: u64) -> (u64, Option<Stop>) {
        if !BegunEpoch::is_for(&self.data) {
            let before = self.epoch;
            let stop = self.advance(epochs);
            return (self.epoch - before, stop);
        }
        if self.has_diverged() {
            return (0, Some(Stop::Diverged));
        }
        self.ablation = None;
        let (hyper, network, trainer) = (self.config.hyper(), &mut self.network, &mut self.trainer);
        let begun = self.begun.get_or_insert_with(|| Box::new(BegunEpoch::new(network, trainer)));
        let Some(scores) = begun.go_on(network, trainer, &hyper, &self.data) else { return (0, None) };
        [self.score_train, self.score_test] = scores;
        self.epoch += 1;
        let stop_epoch = self.config.stop_epoch();
        (1, self.see_losses().or_else(|| self.ended(stop_epoch)))
    }

    /// Takes note of the losses after an epoch. What a rule for stopping says of them.
    fn see_losses(&mut self) -> Option<Stop> {
        self.history.push(self.epoch, self.losses());
        let loss = self.score_test.loss;
        self.watch.see(&self.config, self.epoch, loss, &mut self.network, &mut self.trainer)
    }

    /// Why training ends at this epoch, if it does; `stop_epoch` is where it is to end.
    fn ended(&self, stop_epoch: Option<u64>) -> Option<Stop> {
        match stop_epoch {
            _ if self.has_diverged() => Some(Stop::Diverged),
            Some(epoch) if epoch == self.epoch => Some(Stop::Epoch(epoch)),
            _ => None,
        }
    }

    /// Whether so many epochs take longer than a few frames of a page.
    pub fn takes_long(&self, epochs: u64) -> bool {
        let n_points = self.train_points().len() + self.test_points().len();
        epochs.saturating_mul((n_points * self.network.n_parameters()) as u64) > MOST_AT_ONCE
    }

    /// Whether training went beyond all bounds: a loss or the network is not a number any more. Then only a reset, or
    /// an edit that builds a new network, helps.
    pub fn has_diverged(&self) -> bool {
        !self.losses().are_finite() || self.network_has_diverged()
    }

    /// What is not a number spreads from the output backward; the output's bias has it first.
    fn network_has_diverged(&self) -> bool {
        self.network.layers().iter().any(|layer| layer.biases.iter().any(|bias| !bias.is_finite()))
    }

    /// What was changed since the network was new, and left it as it was.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// How many epochs the network was trained for.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// The losses at this epoch.
    pub fn losses(&self) -> Losses {
        Losses { train: self.score_train.loss, test: self.score_test.loss }
    }

    /// Which parts of the training and of the test points are classified correctly, 0 to 1; nothing for regression.
    pub fn accuracies(&self) -> Option<(f64, f64)> {
        match self.config.problem() {
            Problem::Classification => Some((self.score_train.accuracy, self.score_test.accuracy)),
            Problem::Regression => None,
        }
    }

    /// The losses of the run so far.
    pub fn history(&self) -> &LossHistory {
        &self.history
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The points that train.
    pub fn train_points(&self) -> &[Point] {
        self.data.train_points()
    }

    /// The points that only test.
    pub fn test_points(&self) -> &[Point] {
        self.data.test_points()
    }

    /// Begins a new run from the weights of now: epoch 0, and nothing is left of what the last one had gathered.
    pub(crate) fn begin_here(&mut self) {
        self.network.reset_dead();
        let network = self.network.clone();
        self.adopt(network, TrainerState::default(), 0);
    }

    /// What training remembers beside the network.
    pub(crate) fn trainer_state(&self) -> TrainerState {
        self.trainer.memory(self.config.optimizer())
    }

    /// Takes over a network of the same shape that was trained for `epoch` epochs, with what training remembers of it; a state
    /// of another shape is empty.
    pub(crate) fn adopt(&mut self, network: Network, state: TrainerState, epoch: u64) {
        let trainer = Trainer::with_memory(&network, self.config.optimizer(), state);
        self.trainer = trainer.unwrap_or_else(|_| Trainer::new(&network));
        self.network = network;
        self.epoch = epoch;
        self.history.clear();
        self.record();
        self.journal = Journal::new(self.config.clone(), false);
        self.watch_anew();
    }

    /// How good it is now, over the points that train and those that test.
    pub(super) fn scores(&self) -> [Score; 2] {
        [self.score_train, self.score_test]
    }

    /// What is needed to come back to the run as it is now; in the room of another mark, if there is one.
    pub(super) fn mark(&mut self, room: Option<Mark>) -> Mark {
        let (network, trainer) = (&mut self.network, &mut self.trainer);
        let checkpoint = match room {
            None => Checkpoint::compact(network, trainer),
            Some(Mark { mut checkpoint, .. }) => {
                checkpoint.take(network, trainer);
                checkpoint
            }
        };
        let scores = [self.score_train, self.score_test];
        Mark { epoch: self.epoch, checkpoint, scores, watch: self.watch.clone() }
    }

    /// The run as it was after `epoch` epochs, before anything was done there; nothing where its journal does not say how it came there.
    pub(super) fn back_at(&self, mark: &Mark) -> Option<Session> {
        let Mark { epoch, checkpoint, scores, watch } = mark;
        let (epoch, scores) = (*epoch, *scores);
        let journal = self.journal.before(epoch)?;
        let config = journal.config().on_page_of(&self.config);
        let data = if config.goes_on_from(&self.config) { self.data.clone() } else { Arc::new(Data::new(&config)) };
        let (mut network, mut trainer) = (self.network.clone(), self.trainer.clone());
        checkpoint.restore(&mut network, &mut trainer);
        let mut session = Session {
            config,
            data,
            network,
            trainer,
            epoch,
            score_train: scores[0],
            score_test: scores[1],
            history: LossHistory::default(),
            watch: watch.clone(),
            journal,
            begun: None,
            ablation: None,
        };
        session.see_change(true);
        Some(session)
    }

    /// Has the settings of the page, and what is restricted, from another experiment. What was learned stays.
    pub fn take_page_of(&mut self, page: &Config) {
        let config = self.config.clone().on_page_of(page);
        if config != self.config {
            self.restore_settings(config);
        }
    }

    /// Has the losses of a run that it is a part of.
    pub(super) fn remember(&mut self, history: &LossHistory) {
        self.history = history.until(self.epoch);
        if self.history.points().last().is_none_or(|(epoch, _)| *epoch != self.epoch) {
            self.history.push(self.epoch, self.losses());
        }
    }

    /// Its points, and what the network sees of them.
    pub(super) fn data(&self) -> &Data {
        &self.data
    }

    /// What makes steps.
    pub(super) fn trainer(&self) -> &Trainer {
        &self.trainer
    }

    /// Takes over settings that need nothing rebuilt.
    pub(crate) fn restore_settings(&mut self, config: Config) {
        let is_of_page = config.learns_like(&self.config);
        if !is_of_page {
            self.journal.note(self.epoch, Act::Settings(Box::new(config.clone())), &config);
        }
        let ablation = self.ablation.take().filter(|_| is_of_page);
        self.config = config;
        self.wake();
        self.measure_anew();
        self.see_change(is_of_page);
        self.ablation = ablation;
    }

    fn measure(&mut self) {
        let hyper = self.config.hyper();
        self.score_train = self.trainer.score(&self.network, &hyper, &self.data.train);
        self.score_test = self.trainer.score(&self.network, &hyper, &self.data.test);
    }

    /// Only plain gradient descent with L1 silences weights; otherwise every one learns.
    fn wake(&mut self) {
        if self.config.regularization() != Penalty::L1 || self.config.optimizer() != Optimizer::Sgd {
            self.network.reset_dead();
        }
    }

    /// The losses after a change. Before the first epoch, they are those with which the run begins.
    fn measure_anew(&mut self) {
        if self.epoch == 0 {
            self.history.clear();
            self.record();
        } else {
            self.measure();
        }
    }

    fn record(&mut self) {
        self.measure();
        self.history.push(self.epoch, self.losses());
    }
}
