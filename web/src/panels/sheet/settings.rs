//! The settings of an experiment in words.

use experiment::{Config, Domain, Problem, Setting};

use crate::widgets::control;

/// What has no say in how the network learns from here, and what the diagram shows.
fn is_left_out(config: &Config, setting: Setting) -> bool {
    let other = match config.problem() {
        Problem::Classification => Setting::RegDataset,
        Problem::Regression => Setting::Dataset,
    };
    setting == other
        || setting == Setting::Pace
        || matches!(setting.info().domain, Domain::Switch | Domain::Points | Domain::Formula)
}

/// What says them: it is loaded after the page.
pub type InWords = fn(&Config) -> String;

/// Each setting with its value, one after the other; nothing of those that are not set.
pub fn in_words(config: &Config) -> String {
    let controls =
        Setting::all().filter(|setting| !is_left_out(config, *setting)).filter_map(|setting| control(config, setting));
    let set = controls.filter(|control| control.acts && !control.value.is_empty());
    let formula = config.label_formula_in_use().map(|formula| format!("Formula: {}", formula.label()));
    set.map(|control| format!("{}: {}{}", control.setting.info().label, control.shown(), control.setting.unit()))
        .chain(formula)
        .collect::<Vec<_>>()
        .join("; ")
}

#[cfg(test)]
mod tests {
    use experiment::links;

    use super::*;

    #[test]
    fn what_is_set_is_said_once() {
        let config = links::read("#seed=0.1&dataset=spiral&networkShape=4,2&stopEpoch=50", String::new).config;
        let words = in_words(&config);
        for said in ["Dataset: Spiral", "Activation: Tanh", "Hidden layers: 4,2", "Stop at epoch: 50", "Seed: 0.1"] {
            assert!(words.contains(said), "{said} in {words}");
        }
        assert_eq!(words.matches("Dataset").count(), 1, "{words}");
        let formula = links::read("#seed=0.1&dataset=formula&formula=x1_2_pow_x2_lt", String::new).config;
        assert!(
            in_words(&formula).contains("Dataset: Formula; ") && in_words(&formula).ends_with("; Formula: X₁² < X₂")
        );
        assert!(!words.contains("true") && !words.contains("progress"), "{words}");
    }
}
