//! An epoch that is trained part by part, where points are so many that a page would stand still for all of it.

use engine::{Checkpoint, Hyper, Network, Score, Scoring, Trainer};

use super::data::Data;

/// How many points are looked at in a part: a millisecond at the most on the machines of today.
const PART: usize = 2500;

/// What there is of an epoch beside what the last whole one has left: nobody else sees any of it before it is whole.
#[derive(Clone, Debug)]
pub(super) struct BegunEpoch {
    /// The last whole epoch, while a part of the next is trained.
    whole: Checkpoint,
    /// The epoch that has begun, between its parts.
    begun: Checkpoint,
    /// How many points have trained it.
    n_trained: usize,
    /// The losses that it leaves, over the points that train and those that test.
    scorings: [Scoring; 2],
}

impl BegunEpoch {
    /// One of which nothing is trained.
    pub(super) fn new(network: &mut Network, trainer: &mut Trainer) -> Self {
        let whole = Checkpoint::new(network, trainer);
        BegunEpoch { begun: whole.clone(), whole, n_trained: 0, scorings: Default::default() }
    }

    /// Whether there are so many points that epochs are trained in parts.
    pub(super) fn is_for(data: &Data) -> bool {
        data.train.len() + data.test.len() > 2 * PART
    }

    /// One part more of the epoch that follows these. Where it is whole, they are what it leaves, with its scores; otherwise, what they
    /// were. Allocates nothing.
    pub(super) fn go_on(
        &mut self,
        network: &mut Network,
        trainer: &mut Trainer,
        hyper: &Hyper,
        data: &Data,
    ) -> Option<[Score; 2]> {
        self.whole.take(network, trainer);
        if self.n_trained > 0 {
            self.begun.restore(network, trainer);
        }
        if self.n_trained < data.train.len() {
            let part = (self.n_trained, self.n_trained + PART);
            self.n_trained = trainer.part(network, &data.train, hyper, part);
        } else {
            let mut scorings = self.scorings.iter_mut().zip([&data.train, &data.test]);
            let Some((scoring, samples)) = scorings.find(|(scoring, samples)| !scoring.is_over(samples)) else {
                self.n_trained = 0;
                return Some(std::mem::take(&mut self.scorings).map(|scoring| scoring.score()));
            };
            trainer.score_part(network, hyper, samples, PART, scoring);
        }
        self.begun.take(network, trainer);
        self.whole.restore(network, trainer);
        None
    }
}
