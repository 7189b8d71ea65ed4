//! What a link changes in an experiment that is there already.

use engine::Initialization;

use super::fragment::{Fragment, LONGEST_LINK};
use super::keys::{ZERO, keys};
use crate::error::Error;
use crate::settings::{Config, Edit, Setting};

/// The edits that give an experiment the settings of a link, in the order of the table of settings; what it has already needs none.
/// What is no setting, as a view or a lesson, is not looked at.
///
/// # Errors
/// All that cannot be: values that are not allowed, settings that nobody can change here, keys that mean nothing.
pub fn edits(link: &str, config: &Config) -> Result<Vec<Edit>, Vec<Error>> {
    if link.len() > LONGEST_LINK {
        return Err(vec![Error::LinkTooLong { bytes: link.len(), read: LONGEST_LINK }]);
    }
    let fragment = Fragment::from(link);
    let (pairs, corrections) = (fragment.pairs(), fragment.corrections());
    let mut errors = Vec::new();
    for correction in corrections {
        errors.push(correction.error);
    }
    let mut edits = Vec::new();
    let mut add = |edit: Result<Edit, Error>| match edit.and_then(|edit| config.permits(&edit).map(|()| edit)) {
        // The last of those for a setting wins, as in a link that is opened.
        Ok(edit) => {
            edits.retain(|other: &Edit| other.setting() != edit.setting());
            edits.push(edit);
        }
        Err(error) => errors.push(error),
    };
    if pairs.find(ZERO).map(str::trim) == Some("true") {
        add(Ok(Edit::Initialization(Initialization::Zero)));
    }
    for setting in Setting::all() {
        for key in keys(setting) {
            let Some(value) = pairs.find(key) else { continue };
            if !value.trim().is_empty() || setting == Setting::HiddenLayers {
                add(fragment.edit(setting, value).map_err(|error| error.at(key)));
            }
        }
    }
    edits.retain(|edit| !config.has(edit));
    if errors.is_empty() { Ok(edits) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::{read, write};

    fn config(link: &str) -> Config {
        read(link, || "1".to_owned()).config
    }

    fn said(link: &str, on: &str) -> Vec<String> {
        edits(link, &config(on)).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn only_what_differs_is_changed() {
        let before = config("#seed=1&noise=10");
        assert_eq!(edits(&write(&before), &before), Ok(Vec::new()));
        let changes = edits("learningRate=0.1&noise=10&activation=tanh&lesson=xor&view=output&", &before);
        assert_eq!(changes, Ok(vec![Edit::LearningRate(0.1)]));
        assert_eq!(edits("", &before), Ok(Vec::new()));
    }

    #[test]
    fn an_experiment_becomes_that_of_a_link() {
        let wanted =
            config("#seed=7&networkShape=&activation=relu&exactActivation=gelu&initZero=true&noise=5&loss=log");
        let changed = edits(&write(&wanted), &config("#seed=1")).unwrap();
        let config = changed.into_iter().try_fold(config("#seed=1"), Config::with).unwrap();
        assert_eq!(write(&config), write(&wanted));
    }

    #[test]
    fn all_that_cannot_be_is_named() {
        let both = said("learningRate=fast&noise=10&batchSize=0", "");
        assert_eq!(both.len(), 2, "{both:?}");
        assert!(both.iter().all(|text| text.contains(" cannot be ") && text.contains("Allowed: ")), "{both:?}");
        let unknown = said("learnigRate=1", "");
        assert!(unknown[0].contains("Nearest: learningRate."), "{unknown:?}");
        let long = said(&"x".repeat(LONGEST_LINK + 1), "");
        assert!(long[0].contains("16385") && long[0].contains("16384"), "{long:?}");
        assert_eq!(said("hello", ""), ["Nothing in this link is known here."]);
    }

    #[test]
    fn what_a_link_restricts_stays() {
        let on = "#noise=10&noise_hide=true&batchSize_lock=true";
        assert_eq!(said("noise=20&batchSize=1", on).len(), 2);
        assert_eq!(edits("noise=10&learningRate=1", &config(on)), Ok(vec![Edit::LearningRate(1.0)]));
    }
}
