//! The data of an experiment: points, and what the network sees of them.

use engine::{Network, Samples};

use crate::data::{Arc4, Point, moved, shuffle, unit};
use crate::settings::Config;

/// Shuffled points, split into those that train and those that test.
#[derive(Clone, Debug)]
pub(crate) struct Data {
    points: Vec<Point>,
    n_train: usize,
    /// The seed's generator as the points left it: initial weights come next.
    pub(crate) generator: Arc4,
    /// The features and labels of the points that train.
    pub(crate) train: Samples,
    /// Those of the points that test.
    pub(crate) test: Samples,
}

impl Data {
    /// Draws the points that `config` describes.
    pub(crate) fn new(config: &Config) -> Self {
        let mut generator = Arc4::new(config.seed());
        let (dataset, noise) = (config.current_dataset(), config.noise());
        let n_points = config.n_points();
        let mut points = match (config.own_data_in_use(), config.label_formula_in_use()) {
            (Some(own), _) => moved(own.points(), noise, &mut generator),
            (_, Some(formula)) => formula.points(config.problem(), n_points, noise, &mut generator),
            _ => dataset.points(n_points, noise, &mut generator),
        };
        shuffle(&mut generator, &mut points);
        let n_train = (points.len() as f64 * config.ratio() / 100.0) as usize;
        // Of however few, one at least trains and one tests.
        let n_train = n_train.clamp(1, points.len().saturating_sub(1).max(1));
        let (train, test) = (samples(config, &points[..n_train]), samples(config, &points[n_train..]));
        Data { points, n_train, generator, train, test }
    }

    /// Looks at the same points through other features.
    pub(crate) fn look_again(&mut self, config: &Config) {
        self.train = samples(config, self.train_points());
        self.test = samples(config, self.test_points());
    }

    pub(crate) fn train_points(&self) -> &[Point] {
        &self.points[..self.n_train]
    }

    pub(crate) fn test_points(&self) -> &[Point] {
        &self.points[self.n_train..]
    }
}

/// What the network sees of points.
pub(crate) fn samples(config: &Config, points: &[Point]) -> Samples {
    let columns: Vec<Vec<f64>> = config
        .features()
        .iter()
        .map(|feature| points.iter().map(|point| config.feature_value(feature, point.x, point.y)).collect())
        .collect();
    let labels = points.iter().map(|point| point.label).collect();
    match Samples::new(&columns, labels) {
        Ok(samples) => samples,
        Err(_) => unreachable!("each column has one value a point"),
    }
}

/// The network with which a run begins: its weights follow the points in the seed's stream, unless they have a seed of their own.
pub(super) fn initial_network(config: &Config, after_data: &Arc4) -> Network {
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
