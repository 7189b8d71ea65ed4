//! Sentences about an experiment.

use engine::Network;

use crate::settings::{Choice, Config};

/// `a, b and c`.
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// What the network sees of a point.
pub(super) fn features(config: &Config) -> String {
    let names: Vec<String> = config.features().iter().map(|feature| config.feature_label(feature).to_owned()).collect();
    match &names[..] {
        [] => "nothing at all: no feature is on".to_owned(),
        [only] => format!("only {only}"),
        names => listed(names),
    }
}

/// The shape of the network.
pub(super) fn network(config: &Config, network: &Network) -> String {
    let activations = config.hyper().activations;
    let (hidden, output) = (activations.hidden.word().label, activations.output.word().label);
    let sizes: Vec<String> = config.hidden_layers().iter().map(usize::to_string).collect();
    let layers = match &sizes[..] {
        [] => "No hidden layer".to_owned(),
        [size] if size == "1" => format!("A hidden layer with one neuron ({hidden})"),
        [size] => format!("A hidden layer with {size} neurons ({hidden})"),
        sizes => format!("{} hidden layers, with {} neurons ({hidden})", sizes.len(), listed(sizes)),
    };
    format!("{layers}, and the output neuron ({output}): {} weights and biases in all.", network.n_parameters())
}
