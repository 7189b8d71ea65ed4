//! A running experiment: the one owner of the settings, the data and the network. Edits write, `advance` trains.

use std::sync::Arc;

use engine::{Network, Optimizer, Pass, Penalty, Samples, Score, Trainer, TrainerState};

use super::best::Best;
use super::change::Change;
use super::data::Data;
use super::early_stopping::{EarlyStopping, Stop};
use super::interventions::Interventions;
use super::loss_history::{LossHistory, Losses};
use crate::data::{Arc4, OwnData, Point, Problem, unit};
use crate::error::Error;
use crate::settings::{Config, Edit, LARGEST_PARAMETER, Rebuild, Setting, refuse_parameter};

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
    early_stopping: EarlyStopping,
    /// Kept only where a rule stops what has not improved.
    best: Option<Box<Best>>,
    interventions: Interventions,
}

impl Session {
    /// The experiment that `config` describes, at epoch 0.
    pub fn new(config: Config) -> Self {
        let data = Arc::new(Data::new(&config));
        let network = initial_network(&config, &data.generator);
        let trainer = Trainer::new(&network);
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
            early_stopping: EarlyStopping::new(0, f64::NAN),
            best: None,
            interventions: Interventions::default(),
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
        let rebuild = edit.rebuild(&self.config);
        if edit.setting().is_some_and(Setting::is_live) {
            self.interventions.see(self.epoch, &self.config, false);
        }
        self.config.set(edit);
        if self.config.regularization() != Penalty::L1 || self.config.optimizer() != Optimizer::Sgd {
            // Only plain gradient descent with L1 silences; otherwise every weight learns.
            self.network.reset_dead();
        }
        match rebuild {
            Rebuild::Nothing => self.measure(),
            Rebuild::Points => {
                self.data = Arc::new(Data::new(&self.config));
                self.measure();
            }
            Rebuild::Network => {
                Arc::make_mut(&mut self.data).look_again(&self.config);
                self.reset();
            }
            Rebuild::Everything => {
                self.data = Arc::new(Data::new(&self.config));
                self.reset();
            }
        }
        self.watch_anew();
        Ok(rebuild)
    }

    /// Back to epoch 0 and the initial weights that the config describes.
    pub fn reset(&mut self) {
        self.network = initial_network(&self.config, &self.data.generator);
        self.trainer = Trainer::new(&self.network);
        self.epoch = 0;
        self.history.clear();
        self.record();
        self.interventions = Interventions::default();
        self.best = None;
        self.watch_anew();
    }

    /// Back to the epoch whose test loss was lowest, as if none had come after it; nothing where none is known.
    fn restore_best(&mut self) {
        let Some(mut best) = self.best.take() else { return };
        best.restore(&mut self.network, &mut self.trainer);
        self.epoch = best.epoch;
        self.history.forget_from(self.epoch);
        self.record();
        self.best = Some(best);
        self.watch_anew();
    }

    /// The rules for stopping look at the test loss from here on.
    fn watch_anew(&mut self) {
        let (epoch, loss) = (self.epoch, self.score_test.loss);
        self.early_stopping = EarlyStopping::new(epoch, loss);
        let is_needed = self.config.stop_stalled().is_some();
        self.best = is_needed.then(|| Box::new(Best::new(epoch, loss, &mut self.network, &mut self.trainer)));
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
                self.interventions.see(self.epoch, &self.config, true);
            }
        }
        self.measure();
        self.watch_anew();
        Ok(Rebuild::Nothing)
    }

    /// What [`Change::Points`] makes necessary: points of the same kind as before leave a network as it is that has learned.
    pub(super) fn rebuild_for(&self, own: &OwnData) -> Rebuild {
        let is_new = self.epoch == 0 && self.interventions.is_empty();
        match self.config.own_data_in_use() {
            _ if self.config.problem() != own.labels().problem() => Rebuild::Everything,
            Some(before) if before == own => Rebuild::Nothing,
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
        self.interventions.see(self.epoch, &self.config, false);
        self.config = self.config.clone().with_own_data(own.clone());
        match rebuild {
            Rebuild::Nothing | Rebuild::Network => {}
            Rebuild::Points => {
                self.data = Arc::new(Data::new(&self.config));
                self.measure();
            }
            Rebuild::Everything => {
                self.data = Arc::new(Data::new(&self.config));
                self.reset();
            }
        }
        self.watch_anew();
        rebuild
    }

    /// Trains for `epochs` epochs, or until there is a reason to stop. Allocates nothing.
    pub fn advance(&mut self, epochs: u64) -> Option<Stop> {
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
                self.record();
                if let Some(best) = &mut self.best {
                    best.see(self.epoch, self.score_test.loss, &mut self.network, &mut self.trainer);
                }
                if let Some(stop) = self.early_stopping.see(&self.config, self.epoch, self.score_test.loss) {
                    return Some(stop);
                }
            }
        }
        match stop_epoch {
            _ if self.has_diverged() => Some(Stop::Diverged),
            Some(epoch) if epoch == self.epoch => Some(Stop::Epoch(epoch)),
            _ => None,
        }
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

    /// The epoch whose test loss was lowest since early stopping began to look, where that is not the current one. Without such a rule,
    /// nothing.
    pub fn best_epoch(&self) -> Option<u64> {
        self.best.as_ref().map(|best| best.epoch).filter(|epoch| *epoch != self.epoch)
    }

    /// What was changed since the network was new, and left it as it was.
    pub fn interventions(&self) -> &Interventions {
        &self.interventions
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

    /// What the network predicts now, on the scale of the labels, for the points that train and for those that test, in their
    /// order.
    pub fn predictions(&self) -> (Vec<f64>, Vec<f64>) {
        let (mut pass, hyper) = (Pass::new(&self.network), self.config.hyper());
        let mut of = |samples: &Samples| {
            let mut predictions = Vec::with_capacity(samples.len());
            pass.predict(&self.network, &hyper, samples, |_, prediction| predictions.push(prediction));
            predictions
        };
        (of(&self.data.train), of(&self.data.test))
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
        self.interventions = Interventions::default();
        self.watch_anew();
    }

    /// What makes steps.
    pub(super) fn trainer(&self) -> &Trainer {
        &self.trainer
    }

    /// Takes over settings that need nothing rebuilt.
    pub(crate) fn restore_settings(&mut self, config: Config) {
        self.interventions.see(self.epoch, &self.config, false);
        self.config = config;
        self.measure();
        self.watch_anew();
    }

    fn measure(&mut self) {
        let hyper = self.config.hyper();
        self.score_train = self.trainer.score(&self.network, &hyper, &self.data.train);
        self.score_test = self.trainer.score(&self.network, &hyper, &self.data.test);
    }

    fn record(&mut self) {
        self.measure();
        self.history.push(self.epoch, self.losses());
    }
}

fn initial_network(config: &Config, after_data: &Arc4) -> Network {
    let mut generator = match &config.weight_seed() {
        Some(seed) => Arc4::new(seed),
        None => after_data.clone(),
    };
    let initial_weight = || unit(&mut generator) - 0.5;
    let Ok(mut network) = Network::new(config.features().iter().count(), config.hidden_layers(), initial_weight) else {
        unreachable!("every layer of a config has a neuron")
    };
    config.initialization().apply(&mut network);
    network
}
