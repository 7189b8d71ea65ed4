//! What a session gives to others and takes from them: its predictions to the points, a network that was trained elsewhere.

use engine::{Network, Pass, Samples, Trainer, TrainerState};

use super::Session;
use crate::early_stopping::EarlyStopping;

impl Session {
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
    pub(crate) fn memory(&self) -> TrainerState {
        self.trainer.memory(self.config.optimizer)
    }

    /// Takes over a network of the same shape that was trained for `epoch` epochs, with what training remembers of it; a memory
    /// of another shape is empty.
    pub(crate) fn adopt(&mut self, network: Network, memory: TrainerState, epoch: u64) {
        let trainer = Trainer::with_memory(&network, self.config.optimizer, memory);
        self.trainer = trainer.unwrap_or_else(|_| Trainer::new(&network));
        self.network = network;
        self.epoch = epoch;
        self.history.clear();
        self.record();
        self.watch = EarlyStopping::new(epoch, self.score_test.loss);
    }
}
