//! What the panel of the weights can do.

use experiment::{Change, Edit};
use yew::Callback;

use crate::panels::effect::Effect;

/// What happens to the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightsMsg {
    /// Other initial weights are to be drawn.
    Renew,
}

/// The panel of the weights.
pub struct Weights {
    pub(super) send: Callback<WeightsMsg>,
}

impl Weights {
    /// A panel whose controls send their messages there.
    pub fn new(send: Callback<WeightsMsg>) -> Self {
        Weights { send }
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
