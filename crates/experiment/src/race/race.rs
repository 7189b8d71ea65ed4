//! A race: the same experiment several times, each with another value of one setting.
//!
//! Contestants share the data, and the initial weights where their networks have the same shape: both come from the
//! seed alone. They train for equally many epochs.

use super::contestant::Contestant;
use super::limits::{RaceLimits, check_seeds};
use super::ranking::RankedBy;
use super::trial::Trial;
use super::variable::Variable;
use super::variable_value::{VariableValue, check_values};
use crate::data::Problem;
use crate::error::Error;
use crate::settings::{Choice, Config, NONE};

/// What is compared, and on which limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Race {
    base: Config,
    variable: Variable,
    values: Vec<VariableValue>,
    limits: RaceLimits,
    seeds: Option<usize>,
}

impl Race {
    /// A race over `values`, each run from the seed of `base`, or as trials from so many `seeds`.
    ///
    /// # Errors
    /// A limit or a list of values that is not allowed: fewer than two contestants are no race, except where nothing varies. Or what
    /// the link of `base` restricts.
    pub fn new(
        base: Config,
        variable: Variable,
        values: Vec<VariableValue>,
        limits: RaceLimits,
        seeds: Option<usize>,
    ) -> Result<Self, Error> {
        if variable.is_fixed_by(&base) {
            return Err(Error::Restricted { labels: vec![variable.word().label] });
        }
        limits.check()?;
        check_seeds(seeds)?;
        check_values(variable, &values)?;
        Ok(Race { base, variable, values, limits, seeds })
    }

    /// A race over the usual values, on the usual limits; where what varies is restricted, over the first that is not.
    pub fn usual(base: Config, variable: Variable) -> Self {
        let variable = Variable::offered(&base, Some(variable)).next().unwrap_or(Variable::Nothing);
        let values = variable.usual_values(&base);
        Race { base, variable, values, limits: RaceLimits::default(), seeds: None }
    }

    /// The same race over another experiment; where the values were the usual ones, those that are usual for it.
    pub fn over(&self, base: Config) -> Self {
        if self.variable.is_fixed_by(&base) {
            return Race { limits: self.limits, seeds: self.seeds, ..Race::usual(base, self.variable) };
        }
        let were_usual = self.values == self.variable.usual_values(&self.base);
        let values = if were_usual { self.variable.usual_values(&base) } else { self.values.clone() };
        Race { base, values, ..*self }
    }

    /// The experiment that they are made from.
    pub fn base(&self) -> &Config {
        &self.base
    }

    /// What varies.
    pub fn variable(&self) -> Variable {
        self.variable
    }

    /// One for each contestant; none where nothing varies.
    pub fn values(&self) -> &[VariableValue] {
        &self.values
    }

    /// What holds for all.
    pub fn limits(&self) -> RaceLimits {
        self.limits
    }

    /// From how many seeds each is run; nothing where each runs once, from the seed of the base.
    pub fn seeds(&self) -> Option<usize> {
        self.seeds
    }

    /// What decides who is ahead.
    pub fn ranked_by(&self) -> RankedBy {
        match (self.variable, self.base.problem()) {
            (Variable::Loss, Problem::Classification) => RankedBy::Accuracy,
            _ => RankedBy::Loss,
        }
    }

    /// What a contestant is called, for people; with the features by formula that all of them see, where features vary.
    pub fn label(&self, contestant: usize) -> String {
        let Some(value) = self.values.get(contestant) else { return "This experiment".to_owned() };
        let formulas = self.base.features().iter().filter_map(|feature| self.base.formula(Some(feature)));
        let mut formulas = formulas.map(|formula| formula.label().to_owned()).collect::<Vec<_>>();
        if self.variable != Variable::Features || formulas.is_empty() {
            return value.label();
        }
        if value.text() != NONE {
            formulas.insert(0, value.label());
        }
        formulas.join(", ")
    }

    /// The experiments of the contestants, in the order of their values.
    pub fn configs(&self) -> Vec<Config> {
        if self.variable == Variable::Nothing {
            return vec![self.base.clone()];
        }
        let with = |value: &VariableValue| {
            let mut config = self.base.clone();
            value.write_to(&mut config);
            config
        };
        self.values.iter().map(with).collect()
    }

    /// The contestants at epoch 0, each with the seed of the base.
    pub fn start(&self) -> Vec<Contestant> {
        self.configs().into_iter().map(|config| Contestant::new(config, self.limits)).collect()
    }

    /// Every run, contestant by contestant: as many in a row as there are seeds, or one each.
    pub fn trials(&self) -> Vec<Trial> {
        let seeds = self.seeds.unwrap_or(1);
        let of = |config: &Config| (0..seeds).map(|index| Trial::new(config, index, self.limits)).collect::<Vec<_>>();
        self.configs().iter().flat_map(of).collect()
    }
}
