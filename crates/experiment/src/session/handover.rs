//! What a session gives to others and takes from them: its answers to the points, a network that was trained elsewhere.

use engine::{Network, Pass, Samples, Trainer};

use super::Session;
use crate::stop::Watch;

impl Session {
    /// What the network answers now, on the scale of the labels, to the points that train and to those that test, in their
    /// order.
    pub fn answers(&self) -> (Vec<f64>, Vec<f64>) {
        let (mut pass, hyper) = (Pass::new(&self.network), self.config.hyper());
        let mut of = |samples: &Samples| {
            let mut answers = Vec::with_capacity(samples.len());
            pass.answer(&self.network, &hyper, samples, |_, answer| answers.push(answer));
            answers
        };
        (of(&self.data.train), of(&self.data.test))
    }

    /// Begins a new run from the weights of now: epoch 0, and nothing is left of what the last one had gathered.
    pub(crate) fn begin_here(&mut self) {
        self.network.revive();
        let network = self.network.clone();
        self.adopt(network, 0);
    }

    /// Takes over a network of the same shape that was trained for `epoch` epochs.
    pub(crate) fn adopt(&mut self, network: Network, epoch: u64) {
        self.trainer = Trainer::new(&network);
        self.network = network;
        self.epoch = epoch;
        self.history.clear();
        self.record();
        self.watch = Watch::new(epoch, self.score_test.loss);
    }
}
