//! The first steps of small networks in Keras and here: every activation, loss, optimizer and penalty.

use engine::{Activation, Activations, Hyper, Loss, Network, Optimizer, Penalty, Samples, Trainer};
use experiment::Choice;
use serde::Deserialize;

#[derive(Deserialize)]
struct Reference {
    batch: usize,
    regularization_rate: f64,
    points: Vec<[f64; 2]>,
    labels: Vec<f64>,
    initial: Vec<Layer>,
    cases: Vec<Case>,
}

/// Rows of weights, and biases.
type Layer = (Vec<Vec<f64>>, Vec<f64>);

#[derive(Deserialize)]
struct Case {
    activation: String,
    loss: String,
    optimizer: String,
    regularization: String,
    learning_rate: f64,
    losses: Vec<f64>,
    #[serde(rename = "final")]
    last: Vec<Layer>,
}

impl Reference {
    fn samples(&self, first: usize, end: usize) -> Samples {
        let column = |axis: usize| self.points[first..end].iter().map(|point| point[axis]).collect();
        Samples::new(&[column(0), column(1)], self.labels[first..end].to_vec()).unwrap()
    }

    fn network(&self) -> Network {
        let mut network = Network::new(2, &[4, 3], || 0.0).unwrap();
        for (layer, (weights, biases)) in network.layers_mut().iter_mut().zip(&self.initial) {
            layer.weights = weights.concat();
            layer.biases.clone_from(biases);
        }
        network
    }
}

impl Case {
    fn hyper(&self, reference: &Reference) -> Hyper {
        let loss = Loss::named(&self.loss).unwrap();
        let output = match loss {
            Loss::Squared => Activation::Tanh,
            Loss::Log => Activation::Sigmoid,
            Loss::Perceptron => Activation::Step,
        };
        Hyper {
            activations: Activations { hidden: Activation::named(&self.activation).unwrap(), output },
            loss,
            optimizer: Optimizer::named(&self.optimizer).unwrap(),
            learning_rate: self.learning_rate,
            batch_size: reference.batch,
            penalty: Penalty::named(&self.regularization).unwrap(),
            regularization_rate: reference.regularization_rate,
        }
    }
}

fn assert_close(ours: f64, theirs: f64, what: &str) {
    assert!((ours - theirs).abs() <= 1e-9 * theirs.abs(), "{ours} {theirs}: {what}");
}

#[test]
fn twenty_steps_agree_with_keras() {
    let reference: Reference = serde_json::from_str(include_str!("../reference/first_steps.json")).unwrap();
    let all = reference.samples(0, reference.points.len());
    let batches: Vec<Samples> = (0..all.len())
        .step_by(reference.batch)
        .map(|first| reference.samples(first, first + reference.batch))
        .collect();
    for case in &reference.cases {
        let Case { activation, loss, optimizer, regularization, .. } = case;
        let what = format!("{activation}, {loss}, {optimizer}, {regularization}");
        let hyper = case.hyper(&reference);
        let mut network = reference.network();
        let mut trainer = Trainer::new(&network);
        assert_eq!(case.losses.len(), 20);
        for (step, theirs) in case.losses.iter().enumerate() {
            trainer.epoch(&mut network, &batches[step % batches.len()], &hyper);
            let ours = trainer.score(&network, &hyper, &all).loss;
            assert_close(ours, *theirs, &format!("loss after step {}: {what}", step + 1));
        }
        for (layer, (weights, biases)) in network.layers().iter().zip(&case.last) {
            for (ours, theirs) in layer.weights.iter().chain(&layer.biases).zip(weights.iter().flatten().chain(biases))
            {
                assert_close(*ours, *theirs, &format!("at the end: {what}"));
            }
        }
    }
    for (words, named) in [
        (Activation::ALL.len(), count(&reference.cases, |case| &case.activation)),
        (Loss::ALL.len(), count(&reference.cases, |case| &case.loss)),
        (Optimizer::ALL.len(), count(&reference.cases, |case| &case.optimizer)),
        (Penalty::ALL.len(), count(&reference.cases, |case| &case.regularization)),
    ] {
        assert_eq!(words, named, "the reference has every one");
    }
}

/// How many different words there are.
fn count(cases: &[Case], word: impl Fn(&Case) -> &String) -> usize {
    cases.iter().map(word).collect::<std::collections::BTreeSet<_>>().len()
}
