//! A session of which some neurons are switched off: what is shown of it, and what stays.

use engine::{Network, Pass, Score};

use super::ablation::{Ablation, SwitchedOff};
use super::loss_history::Losses;
use super::session::Session;
use crate::settings::{MOST_LAYERS, MOST_NEURONS};

impl Session {
    /// Switches a hidden neuron off, or on again: what is [shown](Session::shown_network) of the session is that of a network in which
    /// the outputs of those that are off are 0. The session itself stays as it is. Whatever trains or changes it switches all on again.
    /// Whether there is such a neuron.
    pub fn switch_neuron(&mut self, layer: usize, neuron: usize) -> bool {
        let is_there = self.config().hidden_layers().get(layer).is_some_and(|n_neurons| neuron < *n_neurons);
        if is_there {
            let mut off = self.switched_off();
            off.toggle(layer, neuron);
            self.ablation = (off.n() > 0).then(|| Box::new(self.ablated(off)));
        }
        is_there
    }

    /// Switches every neuron on again; whether any was off.
    pub fn switch_all_on(&mut self) -> bool {
        self.ablation.take().is_some()
    }

    /// The neurons that are switched off.
    pub fn switched_off(&self) -> SwitchedOff {
        self.ablation.as_ref().map_or(SwitchedOff::default(), |ablation| ablation.off)
    }

    /// The network that is looked at: the session's own, without what the neurons give to it that are off.
    pub fn shown_network(&self) -> &Network {
        self.ablation.as_ref().map_or(self.network(), |ablation| &ablation.network)
    }

    /// The losses of the network that is looked at.
    pub fn shown_losses(&self) -> Losses {
        let [train, test] = self.shown_scores();
        Losses { train: train.loss, test: test.loss }
    }

    /// Which parts of the points it classifies correctly: see [`Session::accuracies`].
    pub fn shown_accuracies(&self) -> Option<(f64, f64)> {
        let [train, test] = self.shown_scores();
        self.accuracies().map(|_| (train.accuracy, test.accuracy))
    }

    fn shown_scores(&self) -> [Score; 2] {
        self.ablation.as_ref().map_or(self.scores(), |ablation| ablation.scores)
    }

    fn ablated(&self, off: SwitchedOff) -> Ablation {
        let (mut network, hyper) = (self.network().clone(), self.config().hyper());
        for layer in 0..MOST_LAYERS {
            (0..MOST_NEURONS)
                .filter(|neuron| off.has(layer, *neuron))
                .for_each(|neuron| network.switch_off(layer, neuron));
        }
        let mut pass = Pass::new(&network);
        let scores = [&self.data().train, &self.data().test].map(|samples| pass.score(&network, &hyper, samples));
        Ablation { off, network, scores }
    }
}
