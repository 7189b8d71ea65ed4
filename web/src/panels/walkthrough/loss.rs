//! The turning point: how wrong the output is.

use experiment::{Config, Loss, Problem, SampleTrace};
use yew::prelude::*;

use crate::widgets::notation::{factor, short_number};

/// The loss and the error, with their numbers.
pub fn view(config: &Config, label: f64, trace: &SampleTrace) -> Html {
    let loss = config.current_loss();
    let equation = |line: String| html! { <p key={line.as_str()} class="equation" translate="no">{ &line }</p> };
    let judged = (config.problem() == Problem::Classification).then(|| judged(label, trace.prediction));
    html! {
        <>
            { for equations(loss, label, trace).into_iter().map(equation) }
            { for judged.map(|judged| html! { <p key={judged}>{ judged }</p> }) }
            <p key={meaning(loss)} class="quiet">{ meaning(loss) }</p>
        </>
    }
}

/// How loss and error come of the output.
fn equations(loss: Loss, label: f64, trace: &SampleTrace) -> Vec<String> {
    let of_output =
        |numbers: Option<&Vec<f64>>| numbers.and_then(|numbers| numbers.first()).copied().unwrap_or(f64::NAN);
    let output = of_output(trace.layers.last().map(|layer| &layer.outputs));
    let sum = of_output(trace.layers.last().map(|layer| &layer.pre_activations));
    let (loss_text, error) = (short_number(trace.loss), short_number(trace.error));
    let (label_text, output_text) = (factor(label), short_number(output));
    match loss {
        Loss::Squared => vec![
            format!("loss = ½ (output − label)² = ½ ({output_text} − {label_text})² = {loss_text}"),
            format!("error = output − label = {output_text} − {label_text} = {error}"),
        ],
        Loss::Log => {
            let probability = if label > 0.0 { output } else { 1.0 - output };
            let probability = short_number(probability);
            vec![
                format!("probability of the label = {probability}"),
                format!("loss = −ln({probability}) = {loss_text}"),
                format!("error = output − target = {output_text} − {} = {error}", short_number(trace.target)),
            ]
        }
        Loss::Perceptron => vec![
            format!("loss = (output − label) × sum = ({output_text} − {label_text}) × {} = {loss_text}", factor(sum)),
            format!("error = output − label = {output_text} − {label_text} = {error}"),
        ],
    }
}

/// What the error is.
fn meaning(loss: Loss) -> &'static str {
    match loss {
        Loss::Squared => {
            "The error is the gradient of the loss by the output: so much more loss for so much more output."
        }
        Loss::Log => {
            "The error is the gradient of the loss by the output's sum: the slope of the sigmoid has cancelled out."
        }
        Loss::Perceptron => {
            "The error is the gradient of the loss by the output's sum. A right answer has none: nothing changes."
        }
    }
}

/// Whether the output is right.
fn judged(label: f64, prediction: f64) -> &'static str {
    match (prediction >= 0.0) == (label >= 0.0) {
        true => "The output is on the label's side: right.",
        false => "The output is on the other side: wrong.",
    }
}

#[cfg(test)]
mod tests {
    use experiment::{Session, links};

    use super::*;

    fn first_trace(link: &str) -> (Session, f64, SampleTrace) {
        let session = Session::new(links::read(link, String::new).config);
        let sample = session.train_sample(0).unwrap();
        let trace = session.sample_trace(&sample);
        (session, sample.point.label, trace)
    }

    #[test]
    fn the_last_number_of_each_equation_is_the_trace_s() {
        for link in
            ["#seed=1", "#seed=1&loss=log", "#seed=1&loss=perceptron&networkShape=", "#seed=1&problem=regression"]
        {
            let (session, label, trace) = first_trace(link);
            let lines = equations(session.config().current_loss(), label, &trace);
            let ends = |start: &str, number: f64| {
                let line = lines.iter().find(|line| line.starts_with(start)).unwrap();
                assert!(line.ends_with(&format!("= {}", short_number(number))), "{link}: {line}");
            };
            ends("loss", trace.loss);
            ends("error", trace.error);
        }
    }

    #[test]
    fn a_side_is_right_or_wrong() {
        assert!(judged(1.0, 0.2).ends_with("right."));
        assert!(judged(-1.0, 0.2).ends_with("wrong."));
    }
}
