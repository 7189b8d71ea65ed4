//! Edits: how they are read and checked, and what has to be rebuilt for one.

use super::domain::{Domain, Presets};
use super::restriction::{check_names, hideable, lockable};
use super::table::{Affects, Config, Edit, MOST_NOISE, Setting};
use crate::error::Error;

/// What TensorFlow Playground makes of noise above the most that is allowed.
const NOISE_BEYOND: &str = "50";

/// What an edit makes necessary.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rebuild {
    /// Nothing: training goes on with the new value.
    Nothing,
    /// New points; network and epoch are kept.
    Points,
    /// A new network, at epoch 0, on the same points.
    Network,
    /// New points and a new network.
    Everything,
}

impl Edit {
    /// Reads a value in the link's words.
    ///
    /// # Errors
    /// What the setting cannot be.
    pub fn read(setting: Setting, text: &str) -> Result<Edit, Error> {
        Edit::read_value(setting, text).map_err(|error| match error {
            Error::NotAllowed { key, value, allowed, nearest: Some(most) }
                if setting == Setting::Noise && most == MOST_NOISE.to_string() =>
            {
                Error::NotAllowed { key, value, allowed, nearest: Some(NOISE_BEYOND.to_owned()) }
            }
            error => error,
        })
    }

    /// Whether a config can hold the value.
    ///
    /// # Errors
    /// What the setting cannot be.
    pub fn check(&self) -> Result<(), Error> {
        match self {
            Edit::HiddenControls(names) => check_names(names, "hidden controls", hideable()),
            Edit::LockedControls(names) => check_names(names, "locked controls", lockable()),
            // Points and formulas are checked when they are made.
            Edit::OwnData(_) | Edit::Formula(..) => Ok(()),
            _ => match self.written() {
                // What can be read again is allowed.
                Some((setting, Some(text))) => Edit::read(setting, &text).map(drop),
                _ => Ok(()),
            },
        }
    }

    /// The setting that it changes; nothing for what is none.
    pub(crate) fn setting(&self) -> Option<Setting> {
        self.written().map(|(setting, _)| setting)
    }

    /// Whether it is about what the page shows, and when it trains: nothing that is learned.
    pub fn is_of_page(&self) -> bool {
        self.setting().is_none_or(|setting| setting.affects() == Affects::Page)
    }

    /// Whether the value is one that a slider passes on its way.
    pub(crate) fn is_number(&self) -> bool {
        let domain = self.setting().map(|setting| setting.info().domain);
        matches!(domain, Some(Domain::Number { presets: Presets::List(_) | Presets::Steps { .. }, .. }))
    }

    /// What has to be rebuilt when a config takes this over.
    pub(crate) fn rebuild(&self, config: &Config) -> Rebuild {
        let Some(setting) = self.setting().filter(|_| !config.has(self)) else { return Rebuild::Nothing };
        match setting.affects() {
            _ if !config.uses(setting) => Rebuild::Nothing,
            Affects::Page | Affects::Training => Rebuild::Nothing,
            Affects::Points => Rebuild::Points,
            Affects::Network => Rebuild::Network,
            Affects::Everything => Rebuild::Everything,
        }
    }
}

impl Setting {
    /// What stands behind its numbers for people.
    pub fn unit(self) -> &'static str {
        match self {
            Setting::Ratio | Setting::Noise => " %",
            _ => "",
        }
    }

    /// Whether a network that is trained goes on with another value, and learns something else.
    pub(crate) fn is_live(self) -> bool {
        matches!(self.affects(), Affects::Training | Affects::Points)
    }
}
