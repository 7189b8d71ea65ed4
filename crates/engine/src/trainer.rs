//! Epochs: samples in their order, one step after each batch.

use crate::batch_of_one::{self, Single};
use crate::moments::Moments;
use crate::network::Network;
use crate::optimizer::Optimizer;
use crate::pass::{Pass, Score, Scoring};
use crate::samples::Samples;
use crate::update::{Gradients, Hyper};

/// Trains networks of one shape; holds what lasts from one epoch to the next.
#[derive(Clone, Debug)]
pub struct Trainer {
    pub(crate) pass: Pass,
    pub(crate) gradients: Gradients,
    pub(crate) moments: Moments,
    pub(crate) single: Single,
}

impl Trainer {
    /// A trainer for networks shaped like this one.
    pub fn new(network: &Network) -> Self {
        Trainer {
            pass: Pass::new(network),
            gradients: Gradients::new(network),
            moments: Moments::new(network),
            single: Single::new(network),
        }
    }

    /// One pass over all `samples`. Those left over after the last whole batch keep their gradients: they count toward
    /// the first step of the next epoch. A batch larger than the set is the whole set. What an optimizer remembers begins
    /// anew with another optimizer. Allocates nothing.
    ///
    /// The network must have the shape this trainer was made for, and as many inputs as the samples have features.
    pub fn epoch(&mut self, network: &mut Network, samples: &Samples, hyper: &Hyper) {
        self.part(network, samples, hyper, (0, samples.len()));
    }

    /// The part of an epoch from one sample up to another, or a few beyond. The first sample that is left, with which the next part has
    /// to begin: all parts together come to the bits of the whole epoch, however long each is, also where batches are longer.
    pub fn part(
        &mut self,
        network: &mut Network,
        samples: &Samples,
        hyper: &Hyper,
        (mut first, until): (usize, usize),
    ) -> usize {
        let batch = hyper.batch_size.clamp(1, samples.len().max(1));
        self.moments.begin(hyper.optimizer);
        let until = until.min(samples.len());
        // Where the batch begins of which the first sample is.
        let mut begin = first - first % batch;
        while first < until {
            if batch == 1 && self.gradients.count == 0 && batch_of_one::can_learn(hyper) {
                self.single.learn(network, hyper, samples, (first, until));
                return until;
            }
            let end = (begin + batch).min(samples.len());
            first = self.pass.accumulate(network, hyper, samples, (first, end), until, &mut self.gradients);
            begin += batch;
            if first == begin {
                match hyper.optimizer {
                    Optimizer::Sgd => self.gradients.step(network, hyper),
                    _ => self.moments.step(network, &mut self.gradients, hyper),
                }
            }
        }
        first
    }

    /// What the network would be after a step with all `samples` as one batch, as if none were left over from before. Neither it nor
    /// what the optimizer remembers changes.
    pub fn preview(&self, network: &Network, samples: &Samples, hyper: &Hyper) -> Network {
        let mut network = network.clone();
        let mut trainer = Trainer { gradients: Gradients::new(&network), ..self.clone() };
        trainer.epoch(&mut network, samples, &Hyper { batch_size: samples.len(), ..*hyper });
        network
    }

    /// How good the network's answers to all `samples` are. Allocates nothing.
    pub fn score(&mut self, network: &Network, hyper: &Hyper, samples: &Samples) -> Score {
        self.pass.score(network, hyper, samples)
    }

    /// A part of that: see [`Pass::score_part`].
    pub fn score_part(&mut self, network: &Network, hyper: &Hyper, samples: &Samples, n: usize, scoring: &mut Scoring) {
        self.pass.score_part(network, hyper, samples, n, scoring);
    }
}
