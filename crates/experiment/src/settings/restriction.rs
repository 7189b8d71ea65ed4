//! Links for a class: which controls a link leaves out of the page, which it shows but locks, and what follows from that. What is
//! restricted keeps its value, whatever else is opened on the page.

use std::borrow::Cow;

use super::table::{Affects, Config, Edit, Setting};
use crate::error::Error;

/// At the end of the name of a control that is to be hidden, in a link.
pub(crate) const HIDE: &str = "_hide";
/// At the end of the name of a control that is to be locked.
pub(crate) const LOCK: &str = "_lock";

/// How many of [`NAMES`] can be locked.
const N_LOCKABLE: usize = 33;

/// What stands before `_hide` in links, and before `_lock`: the controls of TensorFlow Playground in its order, the features, then our
/// own. The last ones are parts of the page, which can only be hidden: where nothing can be done with them, there is nothing to be seen.
static NAMES: [&str; 45] = [
    "showTestData",
    "discretize",
    "playButton",
    "stepButton",
    "resetButton",
    "learningRate",
    "activation",
    "loss",
    "optimizer",
    "initialization",
    "regularization",
    "regularizationRate",
    "problem",
    "dataset",
    "percTrainData",
    "noise",
    "numPoints",
    "batchSize",
    "numHiddenLayers",
    "x",
    "y",
    "xSquared",
    "ySquared",
    "xTimesY",
    "sinX",
    "sinY",
    "formulas",
    "speed",
    "stopping",
    "regenerate",
    "newWeights",
    "weights",
    "switchOff",
    "race",
    "runs",
    "lessons",
    "export",
    "share",
    "classLink",
    "undo",
    "keepRun",
    "followPoint",
    "logarithmic",
    "timeline",
    "predictFirst",
];

/// What people call the control of a name that can stand before `_hide`.
pub fn control_label(name: &'static str) -> Cow<'static, str> {
    let label = match name {
        "playButton" => "Play",
        "stepButton" => "Step",
        "resetButton" => "Reset",
        "stopping" => "Stop automatically",
        "undo" => "Undo and Redo",
        "regenerate" => "Regenerate",
        "numHiddenLayers" => "Layers and neurons",
        "formulas" => "Features by formula",
        "newWeights" => "New weights",
        "weights" => "Numbers of a neuron",
        "switchOff" => "Switching neurons off",
        "race" => "Race",
        "runs" => "Runs",
        "keepRun" => "Save this run",
        "lessons" => "Lessons",
        "logarithmic" => "Logarithmic",
        "timeline" => "Time line",
        "predictFirst" => "Predict first",
        "followPoint" => "Follow a point",
        "export" => "Export",
        "share" => "Share",
        "classLink" => "Link for a class",
        _ => match Setting::all().find(|setting| setting.hidden_as() == Some(name)) {
            Some(Setting::Feature(feature)) => return format!("Feature {}", feature.label()).into(),
            setting => setting.map_or(name, |setting| setting.info().label),
        },
    };
    label.into()
}

/// Every name that can stand before `_hide`, in the order in which links have them.
pub fn hideable() -> &'static [&'static str] {
    &NAMES
}

/// Every name that can stand before `_lock`.
pub fn lockable() -> &'static [&'static str] {
    &NAMES[..N_LOCKABLE]
}

/// What links call the control of both data sets.
const DATASET: &str = "dataset";

impl Setting {
    /// Whether its control draws a new value, so that the value itself says nothing to people.
    fn is_drawn(self) -> bool {
        matches!(self, Setting::Seed | Setting::WeightSeed)
    }
}

impl Config {
    /// Whether the page leaves out the control of this name.
    pub fn hides(&self, name: &str) -> bool {
        self.hidden_controls().contains(&name)
    }

    /// Whether the page shows the control of this name, if it does, without letting anybody change it.
    pub fn locks(&self, name: &str) -> bool {
        self.locked_controls().contains(&name)
    }

    /// Whether nobody can do anything with the control of this name.
    pub fn restricts(&self, name: &str) -> bool {
        self.hides(name) || self.locks(name)
    }

    /// Whether runs can be kept: nobody keeps what nobody can see.
    pub fn lets_keep_runs(&self) -> bool {
        !self.hides("keepRun") && !self.hides("runs")
    }

    /// Whether nobody can change this setting.
    pub fn fixes(&self, setting: Setting) -> bool {
        self.locks_setting(setting) || setting.hidden_as().is_some_and(|name| self.hides(name))
    }

    /// Whether the page shows the control of this setting, if it does, without letting anybody change it. A data set that is locked is the
    /// one that is learned from: then the problem is, too.
    pub fn locks_setting(&self, setting: Setting) -> bool {
        setting.hidden_as().is_some_and(|name| self.locks(name)) || setting == Setting::Problem && self.locks(DATASET)
    }

    /// Whether an edit may be made: what is restricted keeps its value.
    ///
    /// # Errors
    /// The setting that is restricted.
    pub fn permits(&self, edit: &Edit) -> Result<(), Error> {
        let fixed = edit.setting().filter(|setting| self.fixes(*setting) && !self.has(edit));
        fixed.map_or(Ok(()), |setting| Err(Error::Restricted { labels: vec![setting.info().label] }))
    }

    /// The settings that nobody can change here, and that are others in `other`.
    fn differing_in<'a>(&'a self, other: &'a Config) -> impl Iterator<Item = Setting> + 'a {
        // Points and formulas that neither learns from are in nobody's way.
        let is_kept = |setting: &Setting| matches!(setting, Setting::OwnData | Setting::Formula(None));
        let counts = move |setting: &Setting| !is_kept(setting) || self.uses(*setting) || other.uses(*setting);
        let differs = |setting: &Setting| self.text_of(*setting) != other.text_of(*setting);
        Setting::all().filter(move |setting| self.fixes(*setting) && counts(setting) && differs(setting))
    }

    /// Whether another experiment can be opened on this one's page: with other values of what is restricted it would be none that
    /// can be had here. What only the page shows does not count: [`Config::under`] takes that over.
    ///
    /// # Errors
    /// The settings in which it differs.
    pub fn admits(&self, other: &Config) -> Result<(), Error> {
        refuse_all(self.differing_in(other).filter(|setting| setting.affects() != Affects::Page))
    }

    /// The same for an experiment that comes with words about it, as a lesson does: it may bring points and weights of its own.
    ///
    /// # Errors
    /// The settings in which it differs.
    pub fn admits_lesson(&self, lesson: &Config) -> Result<(), Error> {
        let differing = self.differing_in(lesson);
        refuse_all(differing.filter(|setting| setting.affects() != Affects::Page && !setting.is_drawn()))
    }

    /// The same experiment on the page of another one: with that one's restrictions, and its values of what is restricted.
    #[must_use]
    pub fn under(mut self, page: &Config) -> Self {
        let fixed: Vec<Setting> = page.differing_in(&self).filter(|setting| !setting.is_drawn()).collect();
        for setting in fixed {
            // Points are too many for a text, and formulas are read with links only.
            let edit = match setting {
                Setting::OwnData => Ok(Edit::OwnData(page.own_data().cloned())),
                Setting::Formula(of) => Ok(Edit::Formula(of, page.formula(of).cloned())),
                _ => Edit::read(setting, &page.text_of(setting).unwrap_or_else(|| super::NONE.to_owned())),
            };
            if let Ok(edit) = edit {
                self.set(edit);
            }
        }
        self.set(Edit::HideText(page.hide_text()));
        self.set(Edit::HiddenControls(page.hidden_controls().to_vec()));
        self.set(Edit::LockedControls(page.locked_controls().to_vec()));
        self
    }

    /// What is learned here, with the settings of the page of another one, and what it restricts.
    #[must_use]
    pub fn on_page_of(mut self, page: &Config) -> Self {
        for setting in Setting::all().filter(|setting| setting.affects() == Affects::Page) {
            let text = page.text_of(setting).unwrap_or_else(|| super::NONE.to_owned());
            if let Ok(edit) = Edit::read(setting, &text) {
                self.set(edit);
            }
        }
        self.set(Edit::HiddenControls(page.hidden_controls().to_vec()));
        self.set(Edit::LockedControls(page.locked_controls().to_vec()));
        self
    }

    /// The same without restrictions that a lesson has added: those of `lesson` that `page` has not.
    #[must_use]
    pub fn released(mut self, lesson: &Config, page: &Config) -> Self {
        let left = |names: &[&'static str], of_lesson: &Config, is_in: fn(&Config, &str) -> bool| {
            names.iter().copied().filter(|name| !is_in(of_lesson, name) || is_in(page, name)).collect::<Vec<_>>()
        };
        let hidden = left(self.hidden_controls(), lesson, Config::hides);
        let locked = left(self.locked_controls(), lesson, Config::locks);
        self.set(Edit::HiddenControls(hidden));
        self.set(Edit::LockedControls(locked));
        self
    }

    /// The same, with what a lesson restricts as well.
    #[must_use]
    pub fn bound(mut self, lesson: &Config) -> Self {
        let all = |known: &[&'static str], is_in: &dyn Fn(&str) -> bool| {
            known.iter().copied().filter(|name| is_in(name)).collect::<Vec<_>>()
        };
        let hidden = all(hideable(), &|name| self.hides(name) || lesson.hides(name));
        let locked = all(lockable(), &|name| self.locks(name) || lesson.locks(name));
        self.set(Edit::HiddenControls(hidden));
        self.set(Edit::LockedControls(locked));
        self
    }

    /// Whether the same is restricted in both.
    pub fn is_restricted_like(&self, other: &Config) -> bool {
        self.hidden_controls() == other.hidden_controls()
            && self.locked_controls() == other.locked_controls()
            && self.hide_text() == other.hide_text()
    }
}

/// That these are restricted, if there are any.
fn refuse_all(settings: impl Iterator<Item = Setting>) -> Result<(), Error> {
    let mut labels: Vec<&'static str> = settings.map(|setting| setting.info().label).collect();
    labels.dedup();
    if labels.is_empty() { Ok(()) } else { Err(Error::Restricted { labels }) }
}

/// Whether all names are among those that are known.
///
/// # Errors
/// The first that is not.
pub(super) fn check_names(names: &[&'static str], what: &'static str, known: &[&'static str]) -> Result<(), Error> {
    match names.iter().find(|name| !known.contains(name)) {
        Some(name) => {
            Err(Error::NotAllowed { key: what, value: (*name).to_owned(), allowed: known.join(", "), nearest: None })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn config(link: &str) -> Config {
        let reading = link::read(link, String::new);
        assert_eq!(reading.corrections, [], "{link}");
        reading.config
    }

    fn said(result: Result<(), Error>) -> String {
        result.map_or_else(|error| error.to_string(), |()| String::new())
    }

    #[test]
    fn every_setting_that_has_a_control_can_be_restricted() {
        let without: Vec<Setting> = Setting::all().filter(|setting| setting.hidden_as().is_none()).collect();
        assert_eq!(without, [Setting::HideText]);
        for name in Setting::all().filter_map(Setting::hidden_as) {
            assert!(lockable().contains(&name), "{name}");
        }
    }

    #[test]
    fn what_is_hidden_or_locked_is_not_edited() {
        for way in ["hide", "lock"] {
            let config = config(&format!("#seed=1&learningRate_{way}=true&dataset_{way}=true"));
            let refused = said(config.permits(&Edit::LearningRate(0.1)));
            assert_eq!(refused, "Set by your teacher's link: Learning rate.");
            assert_eq!(config.permits(&Edit::LearningRate(0.03)), Ok(()), "that it is already");
            assert_eq!(config.permits(&Edit::Noise(5.0)), Ok(()));
            assert!(config.permits(&Edit::RegDataset(crate::data::Dataset::Gaussian)).is_err());
        }
    }

    #[test]
    fn another_experiment_is_admitted_if_it_has_the_values_of_what_is_restricted() {
        let page =
            config("#seed=1&learningRate=0.1&learningRate_hide=true&noise_lock=true&speed_lock=true&x_lock=true");
        assert_eq!(page.admits(&config("#seed=2&learningRate=0.1&activation=relu&pace=max")), Ok(()));
        let refused = said(page.admits(&config("#seed=2&noise=5&learningRate=1&x=false")));
        assert_eq!(refused, "Set by your teacher's link: Learning rate, Noise, X1.");
        assert_eq!(config("#seed=1").admits(&page), Ok(()), "nothing is restricted there");
    }

    #[test]
    fn points_and_weights_are_kept_but_in_lessons() {
        let page = config("#seed=1&regenerate_hide=true&newWeights_lock=true");
        let lesson = config("#seed=2&weightSeed=3");
        assert_eq!(said(page.admits(&lesson)), "Set by your teacher's link: Seed, Seed of the weights.");
        assert_eq!(page.admits_lesson(&lesson), Ok(()));
        let shown = lesson.under(&page);
        assert_eq!((shown.seed(), shown.weight_seed()), ("2", Some("3")));
        assert!(shown.fixes(Setting::Seed) && shown.fixes(Setting::WeightSeed));
    }

    #[test]
    fn on_a_page_its_restrictions_hold_and_no_others() {
        let page =
            config("#seed=1&learningRate=0.1&learningRate_hide=true&noise_lock=true&stopping_hide=true&hideText=true");
        let other = config("#seed=2&noise=20&activation=relu&stopEpoch=9&batchSize_hide=true&activation_lock=true");
        let shown = other.under(&page);
        assert!(shown.is_restricted_like(&page));
        assert_eq!((shown.learning_rate(), shown.noise(), shown.stop_epoch()), (0.1, 0.0, None));
        assert_eq!((shown.seed(), shown.text_of(Setting::Activation).as_deref()), ("2", Some("relu")));
        assert_eq!(shown.clone().under(&page), shown);
        let free = shown.under(&config("#seed=1"));
        assert!(!free.restricts("learningRate") && !free.hide_text());
        assert_eq!(free.learning_rate(), 0.1, "a value is no restriction");
    }

    #[test]
    fn an_experiment_on_another_page_learns_the_same() {
        let page = config("#seed=1&stopLoss=0.1&pace=max&showTestData=true&hideText=true&noise_hide=true&x_lock=true");
        let other = config("#seed=2&noise=20&learningRate=0.1&stopEpoch=9&discretize=true&batchSize_lock=true");
        let shown = other.clone().on_page_of(&page);
        assert!(shown.learns_like(&other) && shown.is_restricted_like(&page));
        for setting in Setting::all().filter(|setting| setting.affects() == Affects::Page) {
            assert_eq!(shown.text_of(setting), page.text_of(setting), "{setting:?}");
        }
    }

    #[test]
    fn restrictions_are_written_and_read() {
        let link = "#seed=1&race_hide=true&noise_lock=true&sinX_lock=true&noise_hide=true&learningRate_lock=false";
        let read = config(link);
        assert_eq!((read.hidden_controls(), read.locked_controls()), (&["noise", "race"][..], &["noise", "sinX"][..]));
        assert_eq!(config(&link::write(&read)), read);
        let unknown = link::read("#seed=1&race_lock=true", String::new);
        assert_eq!(unknown.corrections.len(), 1, "a race is shown or not: {:?}", unknown.corrections);
    }
}
