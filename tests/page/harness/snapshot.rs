//! What a visitor can read off the page at one moment.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What a visitor can read off the page at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Snapshot {
    /// Selects, sliders, radios and toggles by name, with their values.
    pub controls: BTreeMap<String, String>,
    /// Buttons by name, and whether they can be pressed.
    pub buttons: BTreeMap<String, bool>,
    /// Results by name, with their text.
    pub outputs: BTreeMap<String, String>,
    /// What is said in alerts and status messages.
    pub messages: Vec<String>,
    /// The page's link, from its `#` on.
    pub link: String,
}

impl Snapshot {
    /// The epoch, of which the page shows `000,277`.
    pub fn epoch(&self) -> u64 {
        let text = &self.outputs["Epoch"];
        let grouped = text.len() >= 7 && text.chars().nth_back(3) == Some(',');
        assert!(grouped, "an epoch reads like 000,277 and not {text:?}");
        text.replace(',', "").parse().unwrap_or_else(|_| panic!("an epoch reads like 000,277 and not {text:?}"))
    }

    /// Training and test loss as they are shown.
    pub fn losses(&self) -> (&str, &str) {
        (&self.outputs["Training loss"], &self.outputs["Test loss"])
    }

    /// The training loss.
    pub fn training_loss(&self) -> f64 {
        let text = self.losses().0;
        text.parse().unwrap_or_else(|_| panic!("a loss is a number and not {text:?}"))
    }

    /// What the link says of a key.
    pub fn in_link(&self, key: &str) -> Option<&str> {
        let pairs = self.link.trim_start_matches('#').split('&');
        pairs.filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// Whether a button is there and can be pressed.
    pub fn can_press(&self, button: &str) -> bool {
        self.buttons.get(button).copied().unwrap_or(false)
    }
}
