//! What a session gives to others and takes from them: its answers to the points, a network that was trained elsewhere.

use engine::{Memory, Network, Pass, Samples, Trainer};

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
        self.adopt(network, Memory::default(), 0);
    }

    /// What training remembers beside the network.
    pub(crate) fn memory(&self) -> Memory {
        self.trainer.memory(self.config.optimizer)
    }

    /// Takes over a network of the same shape that was trained for `epoch` epochs, with what training remembers of it; a memory
    /// of another shape is empty.
    pub(crate) fn adopt(&mut self, network: Network, memory: Memory, epoch: u64) {
        let trainer = Trainer::with_memory(&network, self.config.optimizer, memory);
        self.trainer = trainer.unwrap_or_else(|_| Trainer::new(&network));
        self.network = network;
        self.epoch = epoch;
        self.history.clear();
        self.record();
        self.watch = Watch::new(epoch, self.score_test.loss);
    }
}
