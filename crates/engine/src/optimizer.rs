//! Optimizers: what is made of gradients. The formulas and constants are those of Keras 3, with its defaults.

/// What is made of gradients. All but plain gradient descent remember something of each weight and bias; their gradients are means
/// over the batch that include the penalty's derivative, times its rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Optimizer {
    /// Plain gradient descent, by mini-batches: a step down the gradient, then one against the penalty.
    Sgd,
    /// Each step goes on with 0.9 of the step before it (Polyak, 1964).
    Momentum,
    /// Momentum that looks ahead: the gradient counts as if the step were made already (Nesterov, 1983).
    Nesterov,
    /// Each gradient is divided by the root of its mean square (Hinton, 2012).
    RmsProp,
    /// Mean gradients divided by the root of mean squares, both corrected for starting at zero (Kingma, Ba, 2014).
    Adam,
}

/// How much of a step goes into the next.
const MOMENTUM: f64 = 0.9;
/// How much of a mean of squares stays, for RMSProp.
const RHO: f64 = 0.9;
/// How much of Adam's means of gradients and of squares stays.
const BETA_1: f64 = 0.9;
const BETA_2: f64 = 0.999;
/// Keeps what is divided by from being zero.
const EPSILON: f64 = 1e-7;

/// One step of an optimizer: what is the same for all weights.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    optimizer: Optimizer,
    /// The learning rate; Adam's is corrected for how many steps there were.
    rate: f64,
}

impl Rule {
    /// For step number `step`, counted from 1.
    pub(crate) fn new(optimizer: Optimizer, learning_rate: f64, step: u64) -> Self {
        let rate = match optimizer {
            Optimizer::Adam => {
                let left = |beta: f64| 1.0 - power(beta, step);
                learning_rate * left(BETA_2).sqrt() / left(BETA_1)
            }
            _ => learning_rate,
        };
        Rule { optimizer, rate }
    }

    /// Moves `parameter` against its gradient. `first` and `second` are what is remembered of it, zero at the beginning: its last
    /// step or its mean gradient, and its mean square.
    #[inline(always)]
    pub(crate) fn apply(self, parameter: &mut f64, gradient: f64, first: &mut f64, second: &mut f64) {
        let Rule { optimizer, rate } = self;
        match optimizer {
            Optimizer::Sgd => *parameter -= rate * gradient,
            Optimizer::Momentum => {
                *first = MOMENTUM * *first - rate * gradient;
                *parameter += *first;
            }
            Optimizer::Nesterov => {
                *first = MOMENTUM * *first - rate * gradient;
                *parameter += MOMENTUM * *first - rate * gradient;
            }
            Optimizer::RmsProp => {
                *second = RHO * *second + (1.0 - RHO) * (gradient * gradient);
                *parameter -= rate * gradient / (*second + EPSILON).sqrt();
            }
            Optimizer::Adam => {
                *first += (gradient - *first) * (1.0 - BETA_1);
                *second += (gradient * gradient - *second) * (1.0 - BETA_2);
                *parameter -= *first * rate / (second.sqrt() + EPSILON);
            }
        }
    }
}

/// `base` to the power of a whole number, by squaring.
fn power(mut base: f64, mut exponent: u64) -> f64 {
    let mut power = 1.0;
    while exponent > 0 {
        if exponent % 2 == 1 {
            power *= base;
        }
        base *= base;
        exponent /= 2;
    }
    power
}
