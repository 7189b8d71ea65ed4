//! Settings that are one of a few words: the words that stand in a link, and those that people read.

use engine::{Activation, Initialization, Loss, Optimizer, Penalty};

use crate::data::{Dataset, Problem};

/// One of a few things to choose from.
pub trait Choice: Copy + PartialEq + 'static {
    /// All of them, in the order in which they are offered.
    const ALL: &'static [Self];

    /// How it is written, in a link and for people.
    fn word(self) -> Word;

    /// The nearest that TensorFlow Playground knows.
    fn in_original(self) -> Self {
        self
    }

    /// The one whose link word this is.
    fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.word().link == word)
    }
}

/// The two spellings of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// In a link.
    pub link: &'static str,
    /// For people.
    pub label: &'static str,
}

const fn word(link: &'static str, label: &'static str) -> Word {
    Word { link, label }
}

impl Choice for Problem {
    const ALL: &'static [Self] = &[Problem::Classification, Problem::Regression];

    fn word(self) -> Word {
        match self {
            Problem::Classification => word("classification", "Classification"),
            Problem::Regression => word("regression", "Regression"),
        }
    }
}

impl Choice for Dataset {
    const ALL: &'static [Self] = &Dataset::ALL;

    fn word(self) -> Word {
        match self {
            Dataset::Circle => Word { link: "circle", label: "Circle" },
            Dataset::ExclusiveOr => Word { link: "xor", label: "Exclusive or" },
            Dataset::Gaussian => Word { link: "gauss", label: "Gaussian" },
            Dataset::Spiral => Word { link: "spiral", label: "Spiral" },
            Dataset::And => Word { link: "and", label: "AND gate" },
            Dataset::Or => Word { link: "or", label: "OR gate" },
            Dataset::Xor => Word { link: "xor-gate", label: "XOR gate" },
            Dataset::Plane => Word { link: "reg-plane", label: "Plane" },
            Dataset::MultiGaussian => Word { link: "reg-gauss", label: "Multi Gaussian" },
            Dataset::Own => Word { link: "own", label: "Your own" },
            Dataset::Formula => Word { link: "formula", label: "Formula" },
        }
    }

    fn in_original(self) -> Self {
        match self {
            Dataset::And | Dataset::Or => Dataset::Gaussian,
            Dataset::Xor => Dataset::ExclusiveOr,
            known => known,
        }
    }
}

impl Choice for Activation {
    const ALL: &'static [Self] = &[
        Activation::Relu,
        Activation::Tanh,
        Activation::Sigmoid,
        Activation::Linear,
        Activation::Step,
        Activation::LeakyRelu,
        Activation::Elu,
        Activation::Gelu,
        Activation::Silu,
        Activation::Softplus,
        Activation::Sine,
    ];

    fn word(self) -> Word {
        match self {
            Activation::Relu => word("relu", "ReLU"),
            Activation::Tanh => word("tanh", "Tanh"),
            Activation::Sigmoid => word("sigmoid", "Sigmoid"),
            Activation::Linear => word("linear", "Linear"),
            Activation::Step => word("step", "Step"),
            Activation::LeakyRelu => word("leaky_relu", "Leaky ReLU"),
            Activation::Elu => word("elu", "ELU"),
            Activation::Gelu => word("gelu", "GELU"),
            Activation::Silu => word("silu", "SiLU (swish)"),
            Activation::Softplus => word("softplus", "Softplus"),
            Activation::Sine => word("sin", "Sine"),
        }
    }

    fn in_original(self) -> Self {
        match self {
            Activation::Relu | Activation::Tanh | Activation::Sigmoid | Activation::Linear => self,
            Activation::Step | Activation::Sine => Activation::Tanh,
            Activation::LeakyRelu | Activation::Elu | Activation::Gelu | Activation::Silu | Activation::Softplus => {
                Activation::Relu
            }
        }
    }
}

impl Choice for Loss {
    const ALL: &'static [Self] = &[Loss::Squared, Loss::Log, Loss::Perceptron];

    fn word(self) -> Word {
        match self {
            Loss::Squared => word("squared", "Squared error"),
            Loss::Log => word("log", "Log loss"),
            Loss::Perceptron => word("perceptron", "Perceptron"),
        }
    }
}

impl Choice for Optimizer {
    const ALL: &'static [Self] =
        &[Optimizer::Sgd, Optimizer::Momentum, Optimizer::Nesterov, Optimizer::RmsProp, Optimizer::Adam];

    fn word(self) -> Word {
        match self {
            Optimizer::Sgd => word("sgd", "SGD"),
            Optimizer::Momentum => word("momentum", "Momentum"),
            Optimizer::Nesterov => word("nesterov", "Nesterov"),
            Optimizer::RmsProp => word("rmsprop", "RMSProp"),
            Optimizer::Adam => word("adam", "Adam"),
        }
    }
}

impl Choice for Initialization {
    const ALL: &'static [Self] =
        &[Initialization::Uniform, Initialization::Zero, Initialization::Xavier, Initialization::He];

    fn word(self) -> Word {
        match self {
            Initialization::Uniform => word("uniform", "Uniform"),
            Initialization::Zero => word("zero", "Zero"),
            Initialization::Xavier => word("xavier", "Xavier"),
            Initialization::He => word("he", "He"),
        }
    }
}

impl Choice for Penalty {
    const ALL: &'static [Self] = &[Penalty::None, Penalty::L1, Penalty::L2];

    fn word(self) -> Word {
        match self {
            Penalty::None => word("none", "None"),
            Penalty::L1 => word("L1", "L1"),
            Penalty::L2 => word("L2", "L2"),
        }
    }
}

/// How fast the page trains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pace {
    /// One epoch a frame.
    Epochs1,
    /// Five epochs a frame.
    Epochs5,
    /// 25 epochs a frame.
    Epochs25,
    /// 100 epochs a frame.
    Epochs100,
    /// As many as there is time for.
    Max,
}

impl Pace {
    /// Epochs for one frame; nothing where time is the only limit.
    pub fn epochs(self) -> Option<u64> {
        match self {
            Pace::Epochs1 => Some(1),
            Pace::Epochs5 => Some(5),
            Pace::Epochs25 => Some(25),
            Pace::Epochs100 => Some(100),
            Pace::Max => None,
        }
    }
}

impl Choice for Pace {
    const ALL: &'static [Self] = &[Pace::Epochs1, Pace::Epochs5, Pace::Epochs25, Pace::Epochs100, Pace::Max];

    fn word(self) -> Word {
        match self {
            Pace::Epochs1 => word("1", "1×"),
            Pace::Epochs5 => word("5", "5×"),
            Pace::Epochs25 => word("25", "25×"),
            Pace::Epochs100 => word("100", "100×"),
            Pace::Max => word("max", "Max"),
        }
    }
}
