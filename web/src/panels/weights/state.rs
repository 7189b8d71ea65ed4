//! What the panel of the weights can do.

use experiment::{Change, Config, Edit, Setting};
use yew::Callback;

use super::view::WeightsProps;
use crate::panels::effect::Effect;
use crate::widgets::{SettingCallbacks, control};

/// What happens to the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightsMsg {
    /// Other initial weights are to be drawn.
    Renew,
}

/// The panel of the weights.
pub struct Weights {
    send: Callback<WeightsMsg>,
}

impl Weights {
    /// A panel whose controls send their messages there.
    pub fn new(send: Callback<WeightsMsg>) -> Self {
        Weights { send }
    }

    /// What the panel shows, with a hint how to come to a neuron's numbers or without.
    pub fn props(&self, config: &Config, hint: bool, on: &SettingCallbacks) -> WeightsProps {
        let initialization = control(config, Setting::Initialization);
        WeightsProps { initialization, hint, send: self.send.clone(), on: on.clone() }
    }

    /// Does what a message asks for; `fresh_seed` is asked for a seed that was not used before.
    pub fn update(&self, message: WeightsMsg, fresh_seed: impl FnOnce() -> String) -> Vec<Effect> {
        match message {
            WeightsMsg::Renew => vec![Effect::Change(Change::Edit(Edit::WeightSeed(Some(fresh_seed()))))],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_weights_need_another_seed() {
        let effects = Weights::new(Callback::noop()).update(WeightsMsg::Renew, || "0.5".to_owned());
        let [Effect::Change(change)] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(*change, Change::Edit(Edit::WeightSeed(Some("0.5".to_owned()))));
    }
}
