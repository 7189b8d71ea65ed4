//! Codes of the settings that can change while a network learns.

use crate::settings::Setting;

/// Each at its code. What was written once is to be read for ever: only ever add to the end.
const SETTINGS: [Setting; 9] = [
    Setting::Activation,
    Setting::Regularization,
    Setting::BatchSize,
    Setting::LearningRate,
    Setting::RegularizationRate,
    Setting::Loss,
    Setting::Optimizer,
    Setting::Seed,
    Setting::OwnData,
];

/// The bits of a code.
pub(super) const CODE_BITS: u32 = 5;
/// A code that no setting has.
const NO_SETTING: u32 = 31;

/// The code of a setting.
pub(super) fn code(setting: Setting) -> u32 {
    let index = SETTINGS.iter().position(|other| *other == setting);
    index.map_or(NO_SETTING, |index| index as u32)
}

/// The setting of a code; nothing where none has it.
pub(super) fn setting(code: u32) -> Option<Setting> {
    SETTINGS.get(code as usize).copied()
}

/// All of them, in the order of their codes.
pub(super) fn settings() -> impl Iterator<Item = Setting> {
    SETTINGS.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stay_what_they_are() {
        let keys: Vec<&str> = settings().map(|setting| setting.info().key).collect();
        let expected = "activation,regularization,batchSize,learningRate,regularizationRate,loss,optimizer,seed,points";
        assert_eq!(keys.join(","), expected);
        for (index, one) in settings().enumerate() {
            assert_eq!((code(one), setting(index as u32)), (index as u32, Some(one)));
        }
    }

    #[test]
    fn whatever_can_change_while_a_network_learns_has_a_code() {
        for one in Setting::all() {
            assert_eq!(setting(code(one)).is_some(), one.is_live(), "{one:?}");
        }
        assert!(SETTINGS.len() <= NO_SETTING as usize && NO_SETTING < 1 << CODE_BITS);
    }
}
