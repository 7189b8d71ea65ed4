//! Subjects: what a condition can be about, for lists to choose from.

use super::condition::Condition;
use super::draft::DraftCondition;
use super::measure::{Measure, RaceMeasure};
use super::words::capital;
use crate::link::text_of;
use crate::race::Variable;
use crate::settings::{Choice, Config, Domain, Setting};

/// What a condition can be about.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// As a lesson calls it.
    pub name: &'static str,
    /// As people call it.
    pub label: String,
    /// What it compares with.
    pub values: SubjectValues,
}

/// What a subject compares with.
#[derive(Clone, Debug, PartialEq)]
pub enum SubjectValues {
    /// Nothing: it stands alone.
    Nothing,
    /// A number.
    Number,
    /// One of these, in a lesson's words and for people.
    OneOf(Vec<(String, String)>),
    /// A text that it is equal to.
    Text,
}

impl Subject {
    /// All that a condition can be about: what is measured, what is done, what races have, settings.
    pub fn all() -> Vec<Self> {
        let measures = Measure::ALL.iter().map(|(measure, name)| {
            let label = match measure {
                Measure::Epoch => "Epochs".to_owned(),
                Measure::ZeroWeights => "Weights at zero".to_owned(),
                Measure::Gap => "Gap: test − training loss".to_owned(),
                Measure::TrainingAccuracy | Measure::TestAccuracy => format!("{}, 0 to 1", capital(name)),
                Measure::Errors => "Errors: points classified wrong".to_owned(),
                Measure::SwitchedOff => "Hidden neurons switched off".to_owned(),
                Measure::Features => "Features: how many".to_owned(),
                _ => capital(name),
            };
            Subject { name, label, values: SubjectValues::Number }
        });
        let variables =
            Variable::ALL.iter().map(|variable| (variable.word().link.to_owned(), variable.word().label.to_owned()));
        let alone = |condition: Condition, label: &str| {
            let name = match condition {
                Condition::Diverged => "diverged",
                Condition::Notebook => "notebook",
                _ => "answered",
            };
            Subject { name, label: label.to_owned(), values: SubjectValues::Nothing }
        };
        let done = [
            Subject {
                name: "race",
                label: "A race to its end".to_owned(),
                values: SubjectValues::OneOf(variables.collect()),
            },
            alone(Condition::Answered, "The question answered"),
            alone(Condition::Notebook, "The notebook saved"),
            alone(Condition::Diverged, "Training diverged"),
        ];
        let of_race = RaceMeasure::ALL.iter().map(|(measure, name)| {
            let label = match measure {
                RaceMeasure::Contestants => "Race: contestants",
                RaceMeasure::Runs => "Race: runs of each contestant",
                RaceMeasure::Epochs => "Race: epochs",
                RaceMeasure::Target => "Race: target test loss",
                RaceMeasure::Reached => "Race: part of the best one's runs that reach the target, 0 to 1",
            };
            Subject { name, label: label.to_owned(), values: SubjectValues::Number }
        });
        let settings = Setting::all().filter(|setting| is_asked(*setting)).map(of_setting);
        measures.chain(done).chain(of_race).chain(settings).collect()
    }

    /// A condition about it, as somebody begins with it; settings are as the experiment has them.
    pub fn begin(&self, config: &Config) -> DraftCondition {
        let (sign, value) = match &self.values {
            SubjectValues::Nothing => ("", String::new()),
            SubjectValues::Number => match Setting::all().find(|setting| setting.info().key == self.name) {
                Some(setting) => ("=", text_of(config, setting).unwrap_or_default()),
                None => ("<=", String::new()),
            },
            SubjectValues::OneOf(values) => {
                let setting = Setting::all().find(|setting| setting.info().key == self.name);
                let now = setting.and_then(|setting| text_of(config, setting));
                ("=", now.unwrap_or_else(|| values.first().map_or_else(String::new, |(value, _)| value.clone())))
            }
            SubjectValues::Text => {
                let setting = Setting::all().find(|setting| setting.info().key == self.name);
                ("=", setting.and_then(|setting| text_of(config, setting)).unwrap_or_default())
            }
        };
        DraftCondition { about: self.name.to_owned(), sign: sign.to_owned(), value }
    }
}

/// Limits that teachers set often, as conditions on an experiment that is as this one.
pub fn usual_limits(config: &Config) -> Vec<(String, Vec<DraftCondition>)> {
    let condition = |about: &str, sign: &str, value: String| DraftCondition {
        about: about.to_owned(),
        sign: sign.to_owned(),
        value,
    };
    let is_setting = |setting: Setting| {
        let value = text_of(config, setting).unwrap_or_default();
        vec![condition(setting.info().key, "=", value)]
    };
    let features: Vec<Setting> = Setting::all()
        .filter(|setting| matches!(setting, Setting::Feature(_)))
        .filter(|setting| text_of(config, *setting).as_deref() == Some("true"))
        .collect();
    let labels: Vec<String> = features.iter().map(|setting| of_setting(*setting).label).collect();
    let mut only: Vec<DraftCondition> = features.into_iter().flat_map(is_setting).collect();
    only.push(condition("features", "=", config.features().iter().count().to_string()));
    let rate = config.learning_rate();
    vec![
        ("At most 700 epochs".to_owned(), vec![condition("epoch", "<=", "700".to_owned())]),
        ("At most 6 hidden neurons".to_owned(), vec![condition("hidden neurons", "<=", "6".to_owned())]),
        (format!("Only these features: {}", labels.join(", ")), only),
        (format!("Learning rate fixed at {rate}"), is_setting(Setting::LearningRate)),
        ("This data set and noise".to_owned(), {
            let data = if config.problem() == crate::data::Problem::Classification {
                Setting::Dataset
            } else {
                Setting::RegDataset
            };
            [data, Setting::Noise].into_iter().flat_map(is_setting).collect()
        }),
        ("Nothing changed on the way".to_owned(), vec![condition("changes", "=", "0".to_owned())]),
    ]
}

/// Whether goals ask for a setting: those of the experiment, and of how it runs and is shown, that stand in few words.
fn is_asked(setting: Setting) -> bool {
    !matches!(setting.info().domain, Domain::Points | Domain::Formula) && setting != Setting::HideText
}

fn of_setting(setting: Setting) -> Subject {
    let info = setting.info();
    let values = match info.domain {
        Domain::Words(words) => {
            SubjectValues::OneOf(words.iter().map(|word| (word.link.to_owned(), word.label.to_owned())).collect())
        }
        Domain::Switch => SubjectValues::OneOf(
            [("true", "on"), ("false", "off")].map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec(),
        ),
        Domain::Number { .. } => SubjectValues::Number,
        _ => SubjectValues::Text,
    };
    let label = match setting {
        Setting::Feature(feature) => format!("Feature {}", feature.label()),
        Setting::HiddenLayers => "Neurons of each hidden layer, like 4,2".to_owned(),
        Setting::RegDataset => format!("{} for regression", info.label),
        _ => info.label.to_owned(),
    };
    Subject { name: info.key, label, values }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_chosen_is_a_condition_that_can_be_read() {
        let config = Config::default();
        let all = Subject::all();
        for subject in &all {
            let mut begun = subject.begin(&config);
            // What is empty is for somebody to fill in.
            if begun.value.is_empty() && subject.values != SubjectValues::Nothing {
                begun.value = if subject.name == "stopLoss" { "7" } else { "100" }.to_owned();
            }
            let read = Condition::read(&begun.text());
            assert!(read.is_ok(), "{begun:?}: {read:?}");
            assert!(!read.unwrap().words().is_empty());
            assert_eq!(
                all.iter().filter(|other| other.label == subject.label || other.name == subject.name).count(),
                1,
                "{}",
                subject.label
            );
        }
        let lacks = |setting: &Setting| !all.iter().any(|subject| subject.name == setting.info().key);
        let lacking = Setting::all().filter(lacks).map(|setting| setting.info().key);
        let lacking: Vec<&str> = lacking.filter(|key| !key.starts_with("formula")).collect();
        assert_eq!(lacking, ["hideText"], "what a goal can ask for stands in the list");
        for (label, conditions) in usual_limits(&config) {
            for condition in conditions {
                assert!(Condition::read(&condition.text()).is_ok(), "{label}: {condition:?}");
            }
        }
    }
}
