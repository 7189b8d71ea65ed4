//! Settings that change nothing, because of others.

use engine::Penalty;

use super::race::Race;
use super::variable::Variable;
use crate::data::Problem;
use crate::settings::Config;

/// Why all contestants of a race learn the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoEffect {
    /// The activation is that of hidden neurons, and there are none.
    ActivationWithoutHiddenLayers,
    /// Regression always has the squared error.
    LossOfRegression,
    /// The penalty is multiplied by a rate of 0.
    RegularizationAtRateZero,
    /// There is no penalty that the rate is multiplied with.
    RateWithoutRegularization,
    /// Every step is multiplied by a learning rate of 0.
    StepsOfZero,
}

impl Race {
    /// Why what varies changes nothing that is learned, where it does not.
    pub fn no_effect(&self) -> Option<NoEffect> {
        no_effect(self.variable(), self.base())
    }
}

fn no_effect(variable: Variable, base: &Config) -> Option<NoEffect> {
    let no_steps = (base.learning_rate() == 0.0).then_some(NoEffect::StepsOfZero);
    match variable {
        Variable::Activation if base.hidden_layers().is_empty() => Some(NoEffect::ActivationWithoutHiddenLayers),
        Variable::Loss if base.problem() == Problem::Regression => Some(NoEffect::LossOfRegression),
        Variable::Regularization if base.regularization_rate() == 0.0 => Some(NoEffect::RegularizationAtRateZero),
        Variable::RegularizationRate if base.regularization() == Penalty::None => {
            Some(NoEffect::RateWithoutRegularization)
        }
        Variable::Optimizer | Variable::BatchSize | Variable::Regularization | Variable::RegularizationRate => no_steps,
        _ => None,
    }
}
