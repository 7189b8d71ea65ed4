//! What the panel of data can do, and its pictures.

use experiment::{Change, Config, Edit};
use yew::Callback;

use super::painter::Thumbnails;
use crate::canvas::Colors;
use crate::panels::effect::Effect;

/// What happens to the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataMsg {
    /// Other points are to be drawn; the network is kept.
    Regenerate,
    /// Points are to be drawn, or no longer.
    Edit,
}

/// The panel of data.
pub struct Data {
    pub(super) send: Callback<DataMsg>,
    pub(super) thumbnails: Thumbnails,
}

impl Data {
    /// A panel whose controls send their messages there.
    pub fn new(send: Callback<DataMsg>) -> Self {
        Data { send, thumbnails: Thumbnails::new() }
    }

    /// Does what a message asks for; `fresh_seed` is asked for a seed that was not used before.
    pub fn update(&mut self, message: DataMsg, fresh_seed: impl FnOnce() -> String) -> Vec<Effect> {
        match message {
            DataMsg::Edit => vec![Effect::EditPoints],
            DataMsg::Regenerate => vec![Effect::Change(Change::Edit(Edit::Seed(fresh_seed())))],
        }
    }

    /// Paints the pictures of the data sets, where that is due. To be called when the page was rendered, or its colours or sizes
    /// have changed; they do not move with the frames.
    pub fn paint(&mut self, config: &Config, colors: &Colors) {
        self.thumbnails.paint(config, colors);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_points_need_another_seed() {
        let mut data = Data::new(Callback::noop());
        let effects = data.update(DataMsg::Regenerate, || "0.5".to_owned());
        let [Effect::Change(Change::Edit(Edit::Seed(seed)))] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(seed, "0.5");
    }
}
