//! The turning point: how wrong the output is.

use experiment::{Config, Loss, Problem, SampleTrace};
use yew::prelude::*;

use super::number::{factor, number};
use crate::element::element;

/// The loss and the error, with their numbers.
pub fn view(config: &Config, label: f64, walk: &SampleTrace) -> Html {
    let output = walk.layers.last().map_or(f64::NAN, |layer| layer.outputs[0]);
    let total = walk.layers.last().map_or(f64::NAN, |layer| layer.pre_activations[0]);
    let (loss, error) = (number(walk.loss), number(walk.error));
    let (label_text, output_text) = (factor(label), number(output));
    let lines = match config.current_loss() {
        Loss::Squared => vec![
            format!("loss = ½ (output − label)² = ½ ({output_text} − {label_text})² = {loss}"),
            format!("error = output − label = {output_text} − {label_text} = {error}"),
        ],
        Loss::Log => {
            let probability = if label > 0.0 { output } else { 1.0 - output };
            vec![
                format!("probability of the label = {}", number(probability)),
                format!("loss = −ln({}) = {loss}", number(probability)),
                format!("error = output − target = {output_text} − {} = {error}", number(walk.target)),
            ]
        }
        Loss::Perceptron => vec![
            format!("loss = (output − label) × sum = ({output_text} − {label_text}) × {} = {loss}", factor(total)),
            format!("error = output − label = {output_text} − {label_text} = {error}"),
        ],
    };
    let meaning = match config.current_loss() {
        Loss::Squared => {
            "The error is the gradient of the loss by the output: so much more loss for so much more output."
        }
        Loss::Log => {
            "The error is the gradient of the loss by the output's sum: the slope of the sigmoid has cancelled out."
        }
        Loss::Perceptron => {
            "The error is the gradient of the loss by the output's sum. A right answer has none: nothing changes."
        }
    };
    let is_right = (walk.prediction >= 0.0) == (label >= 0.0);
    let judged =
        if is_right { "The output is on the label's side: right." } else { "The output is on the other side: wrong." };
    let lines = lines.into_iter().map(|line| element("p").class("equation").text(line));
    let judged = (config.problem() == Problem::Classification).then(|| element("p").text(judged));
    lines.chain(judged).chain([element("p").class("quiet").text(meaning)]).collect()
}
