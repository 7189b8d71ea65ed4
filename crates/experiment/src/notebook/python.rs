//! Parts of an experiment as Python writes them.

use engine::{Activation, Layer, Penalty};

use crate::config::Config;
use crate::dataset::Point;
use crate::feature::{Feature, Features};
use crate::json::quote;

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
    let mut quoted = String::new();
    quote(text, &mut quoted);
    quoted
}

/// A list of numbers.
pub(super) fn row(numbers: &[f64]) -> String {
    format!("[{}]", numbers.iter().copied().map(number).collect::<Vec<_>>().join(", "))
}

/// The lines of a list, one for each item.
pub(super) fn lines(items: impl Iterator<Item = String>) -> String {
    items.map(|item| format!("    {item},")).collect::<Vec<_>>().join("\n")
}

/// The rows of points, two in a line.
pub(super) fn points(points: &[Point]) -> String {
    let row = |point: &Point| row(&[point.x, point.y, point.label]);
    lines(points.chunks(2).map(|pair| pair.iter().map(row).collect::<Vec<_>>().join(", ")))
}

/// The weights of each layer.
pub(super) fn weights(layers: &[Layer]) -> String {
    let rows = |layer: &Layer| (0..layer.n_out()).map(|to| row(layer.row(to))).collect::<Vec<_>>().join(",\n     ");
    lines(layers.iter().map(|layer| format!("[{}]", rows(layer))))
}

/// The columns of features.
pub(super) fn features(features: Features) -> String {
    let columns: Vec<&str> = features.iter().map(feature).collect();
    match columns.is_empty() {
        true => "np.zeros((len(x), 0))".to_owned(),
        false => format!("np.column_stack([{}])", columns.join(", ")),
    }
}

fn feature(feature: Feature) -> &'static str {
    match feature {
        Feature::X1 => "x",
        Feature::X2 => "y",
        Feature::X1Squared => "x * x",
        Feature::X2Squared => "y * y",
        Feature::X1X2 => "x * y",
        Feature::SinX1 => "np.sin(x)",
        Feature::SinX2 => "np.sin(y)",
    }
}

/// The layers of the model.
pub(super) fn layers(config: &Config, penalty: Penalty, layers: &[Layer]) -> String {
    let activations = config.hyper().activations;
    let regularizer = match penalty {
        Penalty::L2 => ", kernel_regularizer=keras.regularizers.L2(REGULARIZATION_RATE / 2)",
        Penalty::None | Penalty::L1 => "",
    };
    let dense = |(index, layer): (usize, &Layer)| {
        let activation = activation(activations.of(index, layers.len()));
        format!("    keras.layers.Dense({}, activation={activation}{regularizer})", layer.n_out())
    };
    lines(layers.iter().enumerate().map(dense))
}

fn activation(activation: Activation) -> &'static str {
    match activation {
        Activation::Relu => "\"relu\"",
        Activation::Tanh => "\"tanh\"",
        Activation::Sigmoid => "\"sigmoid\"",
        Activation::Linear => "\"linear\"",
    }
}

/// The optimizer.
pub(super) fn optimizer(penalty: Penalty) -> String {
    match penalty {
        Penalty::L1 => "SilencingSGD(LEARNING_RATE)".to_owned(),
        Penalty::None | Penalty::L2 => "keras.optimizers.SGD(LEARNING_RATE)".to_owned(),
    }
}
