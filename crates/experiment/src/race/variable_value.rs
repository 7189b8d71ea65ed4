//! One value of what varies in a race, and lists of them.
//!
//! Values are written in the link's words. Commas separate them, so what is one value but has parts is written
//! otherwise than in the link of a config: layers and features are joined by `-` (`4-2`, `x-y-sinX`), `none` is no layer
//! and no feature, and a seed has no comma.

use super::variable::Variable;
use crate::data::Feature;
use crate::error::Error;
use crate::link::text_of;
use crate::settings::{Choice, Config, Domain, Edit, NONE, Setting};

/// The fewest contestants, unless nothing varies.
const FEWEST_CONTESTANTS: usize = 2;
/// The most contestants.
pub const MOST_CONTESTANTS: usize = 12;

/// A value that one contestant has and the others have not.
#[derive(Clone, Debug, PartialEq)]
pub struct VariableValue {
    variable: Variable,
    text: String,
    /// More than one where several settings make one value.
    edits: Vec<Edit>,
}

impl VariableValue {
    /// What a link calls a list of values.
    pub(crate) const KEY: &'static str = "raceValues";

    /// Reads one value.
    ///
    /// # Errors
    /// What cannot be a value, and the nearest that can.
    pub fn read(variable: Variable, text: &str) -> Result<VariableValue, Error> {
        let text = text.trim();
        let refuse = |nearest| Error::NotAllowed {
            key: VariableValue::KEY,
            value: text.to_owned(),
            allowed: variable.in_words(),
            nearest,
        };
        let edits = match variable.setting() {
            Some(Setting::Seed) if text.contains(',') => {
                return Err(refuse(Some(text.replace(',', "")).filter(|text| !text.is_empty())));
            }
            Some(setting) => {
                let of_link = if setting == Setting::HiddenLayers { unjoined(text) } else { text.to_owned() };
                vec![Edit::read(setting, &of_link).map_err(|error| {
                    let nearest = error.nearest().map(str::to_owned);
                    refuse(
                        nearest
                            .map(|nearest| if setting == Setting::HiddenLayers { joined(&nearest) } else { nearest }),
                    )
                })?]
            }
            None if variable == Variable::Nothing => return Err(refuse(None)),
            None => features(text).ok_or_else(|| refuse(None))?,
        };
        let mut value = VariableValue { variable, text: String::new(), edits };
        // Written as a config would write it, so that 0.10 and 0.1 are the same value.
        let mut config = Config::default();
        value.write_to(&mut config);
        value.text = text_in(&config, variable);
        Ok(value)
    }

    /// The value that a config has.
    ///
    /// # Errors
    /// If the config has no such value because nothing varies, or a seed that cannot stand in a list.
    pub fn of(variable: Variable, config: &Config) -> Result<VariableValue, Error> {
        VariableValue::read(variable, &text_in(config, variable))
    }

    /// What it is a value of.
    pub fn variable(&self) -> Variable {
        self.variable
    }

    /// In the words of a race's link.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// For people.
    pub fn label(&self) -> String {
        match self.variable.setting().map(|setting| setting.info().domain) {
            Some(Domain::Words(words)) => {
                words.iter().find(|word| word.link == self.text).map_or(&*self.text, |word| word.label).to_owned()
            }
            Some(Domain::Layers) | None if self.text == NONE => "None".to_owned(),
            Some(Domain::Layers) => self.text.replace('-', ", "),
            Some(_) => self.text.clone(),
            None => self.features_on().map(Feature::label).collect::<Vec<_>>().join(", "),
        }
    }

    /// Gives a config this value.
    pub(crate) fn write_to(&self, config: &mut Config) {
        for edit in &self.edits {
            config.set(edit.clone());
        }
    }

    fn features_on(&self) -> impl Iterator<Item = Feature> {
        self.edits.iter().filter_map(|edit| match edit {
            Edit::Feature(feature, true) => Some(*feature),
            _ => None,
        })
    }
}

impl Variable {
    /// What is tried if nobody says: a few usual values, and before them that of `base` if it is not among them.
    pub fn usual_values(self, base: &Config) -> Vec<VariableValue> {
        let usual = match self {
            Variable::Activation => "tanh,relu,sigmoid,linear",
            Variable::Loss => "squared,log,perceptron",
            Variable::Optimizer => "sgd,momentum,nesterov,rmsprop,adam",
            Variable::Initialization => "uniform,xavier,he,zero",
            Variable::LearningRate => "0.003,0.01,0.03,0.1,0.3",
            Variable::Regularization => "none,L1,L2",
            Variable::RegularizationRate => "0,0.001,0.003,0.01,0.03",
            Variable::BatchSize => "1,5,10,20,30",
            Variable::HiddenLayers => "none,2,4,8,4-2,8-8",
            Variable::Features => "x-y,xSquared-ySquared,x-y-xTimesY,x-y-sinX-sinY",
            Variable::Noise => "0,10,20,30,40,50",
            Variable::Seed => "a,b,c,d",
            Variable::Nothing => return Vec::new(),
        };
        let mut values: Vec<VariableValue> =
            usual.split(',').filter_map(|text| VariableValue::read(self, text).ok()).collect();
        if let Some(own) = VariableValue::of(self, base).ok().filter(|own| !values.contains(own)) {
            values.insert(0, own);
        }
        values
    }
}

/// Reads the values of a race, separated by commas.
///
/// # Errors
/// Values that are not allowed, that stand there twice, or are too few or too many; the nearest list that is allowed
/// leaves them out.
pub fn read_values(variable: Variable, text: &str) -> Result<Vec<VariableValue>, Error> {
    let mut values: Vec<VariableValue> = Vec::new();
    let mut wrong: Vec<&str> = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let read = VariableValue::read(variable, part);
        let nearest = match &read {
            Ok(value) => Some(value.clone()),
            Err(error) => error.nearest().and_then(|text| VariableValue::read(variable, text).ok()),
        };
        let new = nearest.filter(|value| !values.contains(value));
        if read.is_err() || new.is_none() || values.len() == MOST_CONTESTANTS {
            wrong.push(part);
        }
        values.extend(new.filter(|_| values.len() < MOST_CONTESTANTS));
    }
    if wrong.is_empty() && check_values(variable, &values).is_ok() {
        return Ok(values);
    }
    let wrong = if wrong.is_empty() { text.to_owned() } else { wrong.join(",") };
    let nearest = check_values(variable, &values).is_ok().then(|| values_text(&values));
    Err(refuse_values(variable, wrong, nearest))
}

/// Whether a race can be run over these values.
///
/// # Errors
/// Too few, too many, one twice, or values of something else.
pub(crate) fn check_values(variable: Variable, values: &[VariableValue]) -> Result<(), Error> {
    let count = match variable {
        Variable::Nothing => values.is_empty(),
        _ => (FEWEST_CONTESTANTS..=MOST_CONTESTANTS).contains(&values.len()),
    };
    let kind = values.iter().all(|value| value.variable == variable);
    let different = (1..values.len()).all(|index| !values[..index].contains(&values[index]));
    if count && kind && different { Ok(()) } else { Err(refuse_values(variable, values_text(values), None)) }
}

/// The values as a link holds them.
pub(crate) fn values_text(values: &[VariableValue]) -> String {
    values.iter().map(VariableValue::text).collect::<Vec<_>>().join(",")
}

fn refuse_values(variable: Variable, value: String, nearest: Option<String>) -> Error {
    let allowed = match variable {
        Variable::Nothing => "nothing, because nothing varies".to_owned(),
        _ => {
            let each = variable.in_words();
            format!(
                "{FEWEST_CONTESTANTS} to {MOST_CONTESTANTS} different values, separated by commas; for {}, each is {each}",
                variable.word().link
            )
        }
    };
    Error::NotAllowed { key: VariableValue::KEY, value, allowed, nearest }
}

/// The value of `config` as a list of values holds it.
fn text_in(config: &Config, variable: Variable) -> String {
    match variable.setting() {
        Some(Setting::HiddenLayers) => joined(&text_of(config, Setting::HiddenLayers).unwrap_or_default()),
        Some(setting) => text_of(config, setting).unwrap_or_default(),
        None => joined(&config.switched_features().iter().map(Feature::key).collect::<Vec<_>>().join(",")),
    }
}

/// From the words of a config's link.
fn joined(text: &str) -> String {
    if text.is_empty() { NONE.to_owned() } else { text.replace(',', "-") }
}

/// To the words of a config's link.
fn unjoined(text: &str) -> String {
    if text == NONE { String::new() } else { text.replace('-', ",") }
}

/// Every feature on or off.
fn features(text: &str) -> Option<Vec<Edit>> {
    let names = unjoined(text);
    let named: Vec<&str> = names.split(',').filter(|_| !names.is_empty()).collect();
    let known = named.iter().all(|name| Feature::BUILT_IN.iter().any(|feature| feature.key() == *name));
    known.then(|| Feature::BUILT_IN.map(|feature| Edit::Feature(feature, named.contains(&feature.key()))).to_vec())
}
