//! Links for a class: they leave out controls, which the page itself keeps.

use experiment::{Config, Edit, Feature, HIDEABLE, Setting, links};
use yew::AttrValue;

/// The name under which the text below the playground can be left out.
const TEXT: &str = "hideText";

/// What a link for a class leaves out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClassLink {
    /// Whether somebody has opened the editor.
    pub(super) opened: bool,
    /// The names of what is left out.
    pub(super) hidden: Vec<&'static str>,
    /// The link that was copied last.
    pub(super) copied: Option<AttrValue>,
}

impl ClassLink {
    /// Shows a control, or leaves it out.
    pub(super) fn show(&mut self, name: &'static str, shown: bool) {
        self.hidden.retain(|hidden| *hidden != name);
        if !shown {
            self.hidden.push(name);
        }
    }

    /// What stands behind the `#` of a link to this experiment, in front of what is said of a lesson.
    pub(super) fn fragment(&self, config: &Config) -> String {
        let hidden = self.hidden.iter().copied().filter(|name| *name != TEXT).collect();
        let edits = [Edit::HideText(self.hidden.contains(&TEXT)), Edit::HiddenControls(hidden)];
        // All names are from the list of those that can be hidden, so that each edit is allowed.
        let config = edits.into_iter().try_fold(config.clone(), Config::with);
        config.map_or_else(|_| String::new(), |config| links::write(&config))
    }
}

/// The names of all that can be left out.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    HIDEABLE.into_iter().chain(Feature::ALL.map(Feature::key)).chain([TEXT])
}

/// What somebody who chooses is told of a name.
pub(super) fn label(name: &'static str) -> &'static str {
    match name {
        "playButton" => "Play",
        "stepButton" => "Step",
        "resetButton" => "Reset",
        "numHiddenLayers" => "Layers and neurons",
        TEXT => "Text below the playground",
        _ => Setting::all().map(Setting::info).find(|info| info.key == name).map_or(name, |info| info.label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fragment: &str) -> Config {
        let reading = links::read(fragment, || "none".to_owned());
        assert_eq!(reading.corrections, []);
        reading.config
    }

    #[test]
    fn hides_what_was_chosen() {
        let config = read("#seed=0.5&noise=20&activation=relu");
        let mut class = ClassLink::default();
        for name in ["noise", "stepButton", TEXT] {
            class.show(name, false);
        }
        let opened = read(&class.fragment(&config));
        assert_eq!(opened.hidden_controls(), ["stepButton", "noise"]);
        assert!(opened.hide_text());
        for setting in Setting::all().filter(|setting| *setting != Setting::HideText) {
            assert_eq!(links::text_of(&opened, setting), links::text_of(&config, setting), "the same experiment");
        }
    }

    #[test]
    fn shows_again_what_is_chosen_again() {
        let config = read("#seed=0.5");
        let mut class = ClassLink::default();
        for (name, shown) in [("noise", false), (TEXT, false), ("noise", true), (TEXT, true)] {
            class.show(name, shown);
        }
        assert_eq!(class.fragment(&config), links::write(&config));
    }

    #[test]
    fn says_nothing_of_what_the_page_itself_hides() {
        let config = read("#seed=0.5&noise_hide=true&hideText=true");
        assert_eq!(read(&ClassLink::default().fragment(&config)), read("#seed=0.5"));
    }

    #[test]
    fn all_that_can_be_chosen_has_a_name_for_people() {
        for name in names() {
            assert_ne!(label(name), name);
        }
    }
}
