//! What a link for a class leaves out, and what it locks.

use experiment::{Config, Edit, Feature, Setting, hideable, links, lockable};

use super::rows::TEXT;
use super::way::Way;

/// What a link restricts. It holds no name twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Restrictions {
    hidden: Vec<&'static str>,
    locked: Vec<&'static str>,
}

impl Restrictions {
    /// What the link of this page restricts.
    pub fn of(config: &Config) -> Self {
        let mut hidden = config.hidden_controls().to_vec();
        hidden.extend(config.hide_text().then_some(TEXT));
        let locked = config.locked_controls().iter().copied().filter(|name| !config.hides(name)).collect();
        Restrictions { hidden, locked }
    }

    /// How the link shows a control.
    pub fn way(&self, name: &str) -> Way {
        match name {
            name if self.hidden.contains(&name) => Way::Hidden,
            name if self.locked.contains(&name) => Way::Locked,
            _ => Way::Shown,
        }
    }

    /// Lets the link show a control in this way.
    pub fn choose(&mut self, name: &'static str, way: Way) {
        self.hidden.retain(|hidden| *hidden != name);
        self.locked.retain(|locked| *locked != name);
        match way {
            Way::Shown => {}
            Way::Locked => self.locked.push(name),
            Way::Hidden => self.hidden.push(name),
        }
    }

    /// What somebody who chooses this had better know, sentence by sentence.
    pub fn hints(&self, config: &Config) -> Vec<String> {
        let is_left_out = |feature: &Feature| {
            let is_formula = Feature::FORMULAS.contains(feature);
            let setting = if is_formula { Setting::Formula(Some(*feature)) } else { Setting::Feature(*feature) };
            let name = setting.hidden_as();
            name.is_some_and(|name| self.hidden.contains(&name) && !config.hides(name))
        };
        let features: Vec<&str> =
            config.features().iter().filter(is_left_out).map(|feature| config.feature_label(feature)).collect();
        let mut hints = Vec::new();
        if !features.is_empty() {
            hints.push(format!(
                "On and left out: {}. In the link it is off, and the network learns without it.",
                features.join(", ")
            ));
        }
        if *self != Restrictions::default() && !self.hidden.contains(&"classLink") {
            hints.push(
                "Whoever finds this box can show all again, unless you leave out “Link for a class”, too.".to_owned(),
            );
        }
        hints
    }

    /// What stands behind the `#` of a link to this experiment; `lesson` is what is said of a lesson, if that is shown.
    pub fn fragment(&self, config: &Config, lesson: &str) -> String {
        let hides = |name: &str| self.hidden.contains(&name);
        let edits = [
            Edit::HideText(hides(TEXT)),
            Edit::HiddenControls(hideable().iter().copied().filter(|name| hides(name)).collect()),
            Edit::LockedControls(lockable().iter().copied().filter(|name| self.locked.contains(name)).collect()),
        ];
        // All names are from the lists of those that can be restricted, so that each edit is allowed.
        let config = edits.into_iter().try_fold(config.clone(), Config::with);
        let link = config.map_or_else(|_| String::new(), |config| links::write(&config));
        link + if hides("lessons") { "" } else { lesson }
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
    fn what_had_better_be_known_is_said() {
        let config = read("#seed=0.5&x=true&y=true");
        let mut class = Restrictions::default();
        assert!(class.hints(&config).is_empty());
        class.choose("x", Way::Hidden);
        class.choose("sinX", Way::Hidden);
        let hints = class.hints(&config);
        assert_eq!(hints.len(), 2, "{hints:?}");
        assert!(hints[0].starts_with("On and left out: X1. ") && hints[1].contains("“Link for a class”"), "{hints:?}");
        assert!(!read(&class.fragment(&config, "")).features().iter().any(|feature| feature.label() == "X1"));
        class.choose("x", Way::Locked);
        class.choose("classLink", Way::Hidden);
        assert!(class.hints(&config).is_empty());
    }

    #[test]
    fn restricts_what_was_chosen() {
        let config = read("#seed=0.5&noise=20&activation=relu");
        let mut class = Restrictions::of(&config);
        for (name, way) in [
            ("stepButton", Way::Locked),
            ("noise", Way::Hidden),
            (TEXT, Way::Hidden),
            ("race", Way::Hidden),
            ("stepButton", Way::Hidden),
            ("learningRate", Way::Locked),
        ] {
            class.choose(name, way);
            assert_eq!(class.way(name), way);
        }
        let opened = read(&class.fragment(&config, ""));
        assert_eq!(opened.hidden_controls(), ["stepButton", "noise", "race"]);
        assert_eq!(opened.locked_controls(), ["learningRate"]);
        assert!(opened.hide_text());
        for setting in Setting::all().filter(|setting| *setting != Setting::HideText) {
            assert_eq!(opened.text_of(setting), config.text_of(setting), "the same experiment");
        }
    }

    #[test]
    fn shows_again_what_is_chosen_again() {
        let config = read("#seed=0.5");
        let mut class = Restrictions::of(&config);
        for (name, way) in
            [("noise", Way::Hidden), (TEXT, Way::Hidden), ("x", Way::Locked), ("noise", Way::Shown), (TEXT, Way::Shown)]
        {
            class.choose(name, way);
        }
        class.choose("x", Way::Shown);
        assert_eq!(class.fragment(&config, ""), links::write(&config));
    }

    #[test]
    fn begins_with_what_the_page_itself_restricts() {
        let config = read("#seed=0.5&noise_hide=true&hideText=true&activation_lock=true&loss_lock=true&loss_hide=true");
        let mut class = Restrictions::of(&config);
        assert_eq!(
            ["noise", TEXT, "activation", "loss", "x"].map(|name| class.way(name)),
            [Way::Hidden, Way::Hidden, Way::Locked, Way::Hidden, Way::Shown]
        );
        class.choose("noise", Way::Shown);
        let opened = read(&class.fragment(&config, ""));
        assert_eq!((opened.hidden_controls(), opened.locked_controls()), (&["loss"][..], &["activation"][..]));
        assert_eq!(read(&Restrictions::default().fragment(&config, "")), read("#seed=0.5"));
    }

    #[test]
    fn a_link_without_lessons_opens_none() {
        let config = read("#seed=0.5");
        let mut class = Restrictions::default();
        assert!(class.fragment(&config, "&lesson=xor").ends_with("&lesson=xor"));
        class.choose("lessons", Way::Hidden);
        assert!(!class.fragment(&config, "&lesson=xor").contains("lesson="));
    }
}
