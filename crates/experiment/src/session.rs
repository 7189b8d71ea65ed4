//! A running experiment: the one owner of the settings, the data and the network. Edits write, `advance` trains.

use engine::{Network, Samples, Trainer};

use crate::config::Config;
use crate::dataset::Point;
use crate::edit::{Edit, Rebuild};
use crate::error::Error;
use crate::history::{History, Losses};
use crate::random::{Arc4, shuffle, unit};

/// A config turned into points, a network and its losses.
#[derive(Clone, Debug)]
pub struct Session {
    config: Config,
    /// Shuffled; the first `n_train` train, the others test.
    points: Vec<Point>,
    n_train: usize,
    /// The seed's generator as the data left it: initial weights come next.
    after_data: Arc4,
    train: Samples,
    test: Samples,
    network: Network,
    trainer: Trainer,
    epoch: u64,
    losses: Losses,
    history: History,
}

impl Session {
    /// The experiment that `config` describes, at epoch 0.
    ///
    /// # Errors
    /// A setting that is not allowed. A config that was read from a link has none.
    pub fn new(config: Config) -> Result<Self, Error> {
        check(&config)?;
        let (points, after_data) = draw_points(&config);
        let n_train = count_train(&config, points.len());
        let (train, test) = points.split_at(n_train);
        let (train, test) = (samples(&config, train), samples(&config, test));
        let network = initial_network(&config, &after_data);
        let trainer = Trainer::new(&network);
        let losses = Losses { train: f64::NAN, test: f64::NAN };
        let history = History::default();
        let mut session =
            Session { config, points, n_train, after_data, train, test, network, trainer, epoch: 0, losses, history };
        session.record();
        Ok(session)
    }

    /// Changes one setting and rebuilds what depends on it.
    ///
    /// # Errors
    /// A value that is not allowed; nothing has changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<Rebuild, Error> {
        edit.check()?;
        let rebuild = edit.write_to(&mut self.config);
        if self.config.regularization != engine::Penalty::L1 {
            // Only L1 silences, so without it every weight learns.
            self.network.revive();
        }
        match rebuild {
            Rebuild::Nothing => {
                self.measure();
            }
            Rebuild::Points => {
                self.rebuild_points();
                self.measure();
            }
            Rebuild::Network => {
                self.rebuild_samples();
                self.reset();
            }
            Rebuild::Everything => {
                self.rebuild_points();
                self.reset();
            }
        }
        Ok(rebuild)
    }

    /// Back to epoch 0 and the initial weights that the config describes.
    pub fn reset(&mut self) {
        self.network = initial_network(&self.config, &self.after_data);
        self.trainer = Trainer::new(&self.network);
        self.epoch = 0;
        self.history.clear();
        self.record();
    }

    /// Trains for `epochs` epochs, or until the network diverges. Allocates nothing.
    pub fn advance(&mut self, epochs: u64) {
        let hyper = self.config.hyper();
        let end = self.epoch + epochs;
        while self.epoch < end && !self.has_diverged() {
            self.trainer.epoch(&mut self.network, &self.train, &hyper);
            self.epoch += 1;
            // Losses cost about as much as an epoch; only those that somebody will see are computed.
            if self.epoch == end || self.history.wants(self.epoch) || self.network_has_diverged() {
                self.record();
            }
        }
    }

    /// Whether training went beyond all bounds: a loss or the network is not a number any more. Then only a reset, or
    /// an edit that builds a new network, helps.
    pub fn has_diverged(&self) -> bool {
        !self.losses.are_finite() || self.network_has_diverged()
    }

    /// What is not a number spreads from the output backward; the output's bias has it first.
    fn network_has_diverged(&self) -> bool {
        self.network.layers().iter().any(|layer| layer.biases.iter().any(|bias| !bias.is_finite()))
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
        self.losses
    }

    /// The losses of the run so far.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The points that train.
    pub fn train_points(&self) -> &[Point] {
        &self.points[..self.n_train]
    }

    /// The points that only test.
    pub fn test_points(&self) -> &[Point] {
        &self.points[self.n_train..]
    }

    fn rebuild_points(&mut self) {
        (self.points, self.after_data) = draw_points(&self.config);
        self.n_train = count_train(&self.config, self.points.len());
        self.rebuild_samples();
    }

    fn rebuild_samples(&mut self) {
        self.train = samples(&self.config, &self.points[..self.n_train]);
        self.test = samples(&self.config, &self.points[self.n_train..]);
    }

    fn measure(&mut self) {
        let activations = self.config.hyper().activations;
        let mut mean = |samples| self.trainer.mean_loss(&self.network, activations, samples);
        self.losses = Losses { train: mean(&self.train), test: mean(&self.test) };
    }

    fn record(&mut self) {
        self.measure();
        self.history.push(self.epoch, self.losses);
    }
}

fn check(config: &Config) -> Result<(), Error> {
    let edits = [
        Edit::Seed(config.seed.clone()),
        Edit::WeightSeed(config.weight_seed.clone()),
        Edit::Dataset(config.dataset),
        Edit::RegDataset(config.reg_dataset),
        Edit::Noise(config.noise),
        Edit::Ratio(config.ratio),
        Edit::HiddenLayers(config.hidden_layers.clone()),
        Edit::LearningRate(config.learning_rate),
        Edit::BatchSize(config.batch_size),
        Edit::RegularizationRate(config.regularization_rate),
    ];
    edits.iter().try_for_each(Edit::check)
}

fn draw_points(config: &Config) -> (Vec<Point>, Arc4) {
    let mut generator = Arc4::new(&config.seed);
    let mut points = config.current_dataset().points(config.noise, &mut generator);
    shuffle(&mut generator, &mut points);
    (points, generator)
}

fn count_train(config: &Config, n_points: usize) -> usize {
    (n_points as f64 * config.ratio / 100.0) as usize
}

fn samples(config: &Config, points: &[Point]) -> Samples {
    let columns: Vec<Vec<f64>> = config
        .features
        .iter()
        .map(|feature| points.iter().map(|point| feature.value(point.x, point.y)).collect())
        .collect();
    let labels = points.iter().map(|point| point.label).collect();
    match Samples::new(&columns, labels) {
        Ok(samples) => samples,
        Err(_) => unreachable!("each column has one value a point"),
    }
}

fn initial_network(config: &Config, after_data: &Arc4) -> Network {
    let mut generator = match &config.weight_seed {
        Some(seed) => Arc4::new(seed),
        None => after_data.clone(),
    };
    let initial_weight = || unit(&mut generator) - 0.5;
    let Ok(mut network) = Network::new(config.features.iter().count(), &config.hidden_layers, initial_weight) else {
        unreachable!("every layer of a checked config has a neuron")
    };
    if config.initial_zero {
        network.set_zero();
    }
    network
}
