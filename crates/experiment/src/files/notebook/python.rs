//! Parts of an experiment as Python writes them.

use engine::{Activation, Layer, Loss, Optimizer, Penalty};
use serde_json::Value;

use crate::data::{Feature, Formula, Point};
use crate::settings::Config;

/// A number with every digit, and always one with a point.
pub(super) fn number(number: f64) -> String {
    let text = number.to_string();
    match number {
        _ if number.is_nan() => "np.nan".to_owned(),
        _ if number.is_infinite() => text.replace("inf", "np.inf"),
        _ if text.contains('.') => text,
        _ => text + ".0",
    }
}

/// A text in quotation marks: Python understands what JSON does.
pub(super) fn text(text: &str) -> String {
    Value::from(text).to_string()
}

/// A list of numbers.
pub(super) fn row(numbers: &[f64]) -> String {
    format!("[{}]", joined(numbers.iter().copied().map(number), ", "))
}

/// The lines of a list, one for each item.
pub(super) fn lines(items: impl Iterator<Item = String>) -> String {
    joined(items.map(|item| format!("    {item},")), "\n")
}

/// The rows of points, two in a line.
pub(super) fn points(points: &[Point]) -> String {
    let row = |point: &Point| row(&[point.x, point.y, point.label]);
    lines(points.chunks(2).map(|pair| joined(pair.iter().map(row), ", ")))
}

/// The weights of each layer.
pub(super) fn weights(layers: &[Layer]) -> String {
    let rows = |layer: &Layer| joined((0..layer.n_out()).map(|to| row(layer.row(to))), ",\n     ");
    lines(layers.iter().map(|layer| format!("[{}]", rows(layer))))
}

/// The columns of features.
pub(super) fn features(config: &Config) -> String {
    match joined(config.features().iter().map(|one| feature(config, one).to_owned()), ", ") {
        none if none.is_empty() => "np.zeros((len(x), 0))".to_owned(),
        columns => format!("np.column_stack([{columns}])"),
    }
}

fn feature(config: &Config, feature: Feature) -> &str {
    match feature {
        Feature::X1 => "x",
        Feature::X2 => "y",
        Feature::X1Squared => "x * x",
        Feature::X2Squared => "y * y",
        Feature::X1X2 => "x * y",
        Feature::SinX1 => "np.sin(x)",
        Feature::SinX2 => "np.sin(y)",
        formula => config.formula(Some(formula)).map_or("", Formula::python),
    }
}

/// The layers of the model.
pub(super) fn layers(config: &Config, penalty: Penalty, layers: &[Layer]) -> String {
    let activations = config.hyper().activations;
    let regularizer = match (penalty, config.optimizer()) {
        (Penalty::L2, _) => ", kernel_regularizer=keras.regularizers.L2(REGULARIZATION_RATE / 2)",
        (Penalty::L1, optimizer) if optimizer != Optimizer::Sgd => {
            ", kernel_regularizer=keras.regularizers.L1(REGULARIZATION_RATE)"
        }
        _ => "",
    };
    let dense = |(index, layer): (usize, &Layer)| {
        let activation = match config.current_loss() {
            // The other losses want the sum of the output neuron.
            Loss::Log | Loss::Perceptron if index + 1 == layers.len() => Activation::Linear,
            _ => activations.of(index, layers.len()),
        };
        let activation = self::activation(activation);
        format!("    keras.layers.Dense({}, activation={activation}{regularizer})", layer.n_out())
    };
    lines(layers.iter().enumerate().map(dense))
}

/// An activation, by Keras's name for it or by that of a function.
fn activation(activation: Activation) -> &'static str {
    match activation {
        Activation::Relu => "\"relu\"",
        Activation::Tanh => "\"tanh\"",
        Activation::Sigmoid => "\"sigmoid\"",
        Activation::Linear => "\"linear\"",
        Activation::Step => "step",
        Activation::LeakyRelu => "leaky_relu",
        Activation::Elu => "\"elu\"",
        Activation::Gelu => "gelu",
        Activation::Silu => "\"silu\"",
        Activation::Softplus => "\"softplus\"",
        Activation::Sine => "keras.ops.sin",
    }
}

/// The optimizer. Keras's defaults for what is not said here are the playground's.
pub(super) fn optimizer(optimizer: Optimizer, penalty: Penalty) -> &'static str {
    match optimizer {
        Optimizer::Sgd if penalty == Penalty::L1 => "SilencingSGD(LEARNING_RATE)",
        Optimizer::Sgd => "keras.optimizers.SGD(LEARNING_RATE)",
        Optimizer::Momentum => "keras.optimizers.SGD(LEARNING_RATE, momentum=np.float64(0.9))",
        Optimizer::Nesterov => "keras.optimizers.SGD(LEARNING_RATE, momentum=np.float64(0.9), nesterov=True)",
        Optimizer::RmsProp => "keras.optimizers.RMSprop(LEARNING_RATE)",
        Optimizer::Adam => "keras.optimizers.Adam(LEARNING_RATE, beta_1=np.float64(0.9), beta_2=np.float64(0.999))",
    }
}

/// Items with something between them.
fn joined(items: impl Iterator<Item = String>, between: &str) -> String {
    items.collect::<Vec<_>>().join(between)
}
