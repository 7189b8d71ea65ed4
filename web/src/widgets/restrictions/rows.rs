//! What can be chosen in the box: all controls of the page, in groups, as people know them.

use std::borrow::Cow;

use experiment::control_label;

/// The name under which the text below the playground can be left out.
pub const TEXT: &str = "hideText";

/// A group of controls: its heading and their names in a link.
pub type Group = (&'static str, &'static [&'static str]);

/// All of them, in the order of the page.
pub const GROUPS: [Group; 5] = [
    ("Run", &["playButton", "stepButton", "resetButton", "speed", "stopping", "undo"]),
    ("Data", &["dataset", "percTrainData", "noise", "numPoints", "batchSize", "regenerate", "showTestData"]),
    (
        "Network",
        &[
            "numHiddenLayers",
            "x",
            "y",
            "xSquared",
            "ySquared",
            "xTimesY",
            "sinX",
            "sinY",
            "formulas",
            "newWeights",
            "initialization",
            "weights",
            "switchOff",
        ],
    ),
    (
        "Training",
        &["learningRate", "activation", "regularization", "regularizationRate", "problem", "optimizer", "loss"],
    ),
    (
        "Page",
        &[
            "race",
            "runs",
            "keepRun",
            "lessons",
            "discretize",
            "logarithmic",
            "timeline",
            "followPoint",
            "predictFirst",
            "export",
            "share",
            "classLink",
            TEXT,
        ],
    ),
];

/// What somebody who chooses is told of a name.
pub fn label(name: &'static str) -> Cow<'static, str> {
    if name == TEXT { "Text below the playground".into() } else { control_label(name) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use experiment::hideable;

    use super::*;

    #[test]
    fn everything_that_can_be_restricted_can_be_chosen_once() {
        let names: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let all: BTreeSet<&str> = hideable().iter().copied().chain([TEXT]).collect();
        assert_eq!(names.iter().copied().collect::<BTreeSet<_>>(), all);
        assert_eq!(names.len(), all.len());
    }

    #[test]
    fn all_that_can_be_chosen_has_a_name_of_its_own_for_people() {
        let names: Vec<&'static str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let labels: BTreeSet<Cow<'_, str>> = names.iter().map(|name| label(name)).collect();
        assert_eq!(labels.len(), names.len());
        assert!(names.iter().all(|name| label(name) != *name));
    }
}
