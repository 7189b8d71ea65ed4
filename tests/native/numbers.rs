//! The engine's arithmetic against slow and plain ways to compute the same: a pass, gradients, and a whole epoch. Functions of
//! one number are in `functions`.

#[path = "../oracle/plain.rs"]
mod plain;

use engine::{
    Activation, Activations, Gradients, Hyper, Layer, Loss, Network, Optimizer, Pass, Penalty, Samples, Trainer,
};
use experiment::Choice;
use plain::Plain;

const ACTIVATIONS: &[Activation] = Activation::ALL;
/// Each loss with the output that it goes with.
const LOSSES: [(Loss, Activation); 4] = [
    (Loss::Squared, Activation::Tanh),
    (Loss::Squared, Activation::Linear),
    (Loss::Log, Activation::Sigmoid),
    (Loss::Perceptron, Activation::Step),
];
const SHAPES: [(usize, &[usize]); 6] =
    [(2, &[4, 2]), (2, &[8]), (7, &[8, 8]), (7, &[8, 8, 8, 8, 8, 8]), (3, &[]), (0, &[1, 3])];

/// Numbers in [-0.5, 0.5) that are the same in every run.
fn numbers(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
    }
}

fn samples(n_features: usize, n: usize) -> Samples {
    let mut number = numbers(7);
    let columns: Vec<Vec<f64>> = (0..n_features).map(|_| (0..n).map(|_| 8.0 * number()).collect()).collect();
    Samples::new(&columns, (0..n).map(|_| number().signum()).collect()).unwrap()
}

fn hyper(hidden: Activation, loss: Loss, output: Activation) -> Hyper {
    Hyper {
        activations: Activations { hidden, output },
        loss,
        optimizer: Optimizer::Sgd,
        learning_rate: 0.03,
        batch_size: 10,
        penalty: Penalty::None,
        regularization_rate: 0.0,
    }
}

#[test]
fn lanes_agree_with_a_plain_pass() {
    for (n_in, hidden) in SHAPES {
        for (activation, (loss, output)) in ACTIVATIONS.iter().flat_map(|one| LOSSES.map(|loss| (*one, loss))) {
            // Batches of 7 and the rest of 37: blocks of every size, the odd one included.
            let samples = samples(n_in, 37);
            let mut network = Network::new(n_in, hidden, numbers(3)).unwrap();
            let mut plain = Plain::new(&network);
            let hyper = Hyper { batch_size: 7, ..hyper(activation, loss, output) };
            let mut trainer = Trainer::new(&network);
            for epoch in 0..3 {
                trainer.epoch(&mut network, &samples, &hyper);
                plain.epoch(&samples, &hyper);
                let mean = trainer.score(&network, &hyper, &samples).loss;
                let plain_mean = plain.mean_loss(&hyper, &samples);
                let close = (mean - plain_mean).abs() < 1e-12 * mean.max(1.0);
                assert!(close, "{mean} {plain_mean}: {hidden:?} {activation:?} {loss:?} {epoch}");
            }
            for (layer, plain) in network.layers().iter().zip(&plain.layers) {
                let ours = layer.weights.iter().chain(&layer.biases);
                let theirs = plain.weights.iter().flatten().chain(&plain.biases);
                for (ours, theirs) in ours.zip(theirs) {
                    assert!((ours - theirs).abs() < 1e-13, "{ours} {theirs}: {hidden:?} {activation:?}");
                }
            }
        }
    }
}

/// What a batch of one sample takes a shorter way for comes to the same bits as accumulating and stepping.
#[test]
fn single_samples_keep_the_bits_of_a_larger_batch() {
    let odd: [(usize, &[usize]); 3] = [(5, &[7, 3]), (1, &[1, 5, 6]), (9, &[2])];
    let penalties = [(Penalty::None, 0.0), (Penalty::L2, 0.01)];
    for (n_in, hidden) in SHAPES.into_iter().chain(odd) {
        let samples = samples(n_in, 37);
        for (activation, (loss, output)) in ACTIVATIONS.iter().flat_map(|one| LOSSES.map(|loss| (*one, loss))) {
            for (penalty, regularization_rate) in penalties {
                let hyper = hyper(activation, loss, output);
                let hyper = Hyper { batch_size: 1, penalty, regularization_rate, ..hyper };
                let mut network = Network::new(n_in, hidden, numbers(3)).unwrap();
                let (mut same, mut trainer) = (network.clone(), Trainer::new(&network));
                let (mut pass, mut gradients) = (Pass::new(&same), Gradients::new(&same));
                for _ in 0..3 {
                    trainer.epoch(&mut network, &samples, &hyper);
                    for at in 0..samples.len() {
                        pass.accumulate(&same, &hyper, &samples, (at, at + 1), at + 1, &mut gradients);
                        gradients.step(&mut same, &hyper);
                    }
                }
                for (layer, same) in network.layers().iter().zip(same.layers()) {
                    let bits = |layer: &Layer| -> Vec<u64> {
                        layer.weights.iter().chain(&layer.biases).map(|number| number.to_bits()).collect()
                    };
                    assert_eq!(bits(layer), bits(same), "{n_in} {hidden:?} {hyper:?}");
                }
            }
        }
    }
}

#[test]
fn gradients_agree_with_finite_differences() {
    for (n_in, hidden) in SHAPES {
        // The step's slope is a surrogate; `lanes_agree_with_a_plain_pass` has its gradients.
        for activation in ACTIVATIONS.iter().filter(|activation| **activation != Activation::Step) {
            for (loss, output) in LOSSES {
                check_gradients(n_in, hidden, &hyper(*activation, loss, output));
            }
        }
    }
}

fn check_gradients(n_in: usize, hidden: &[usize], hyper: &Hyper) {
    const STEP: f64 = 1e-6;
    let samples = samples(n_in, 13);
    let n = samples.len() as f64;
    let mut network = Network::new(n_in, hidden, numbers(5)).unwrap();
    let mut pass = Pass::new(&network);
    let mut gradients = Gradients::new(&network);
    pass.accumulate(&network, hyper, &samples, (0, samples.len()), samples.len(), &mut gradients);
    for layer in 0..network.layers().len() {
        let (d_weights, d_biases) = gradients.of_layer(layer);
        let exact: Vec<f64> = d_weights.iter().chain(d_biases.iter()).copied().collect();
        let n_weights = d_weights.len();
        for (index, exact) in exact.into_iter().enumerate() {
            let mut loss_at = |offset: f64| {
                let target = &mut network.layers_mut()[layer];
                let parameter = match index.checked_sub(n_weights) {
                    None => &mut target.weights[index],
                    Some(bias) => &mut target.biases[bias],
                };
                let before = *parameter;
                *parameter += offset;
                let loss = pass.score(&network, hyper, &samples).loss * n;
                match index.checked_sub(n_weights) {
                    None => network.layers_mut()[layer].weights[index] = before,
                    Some(bias) => network.layers_mut()[layer].biases[bias] = before,
                }
                loss
            };
            let slope = (loss_at(STEP) - loss_at(-STEP)) / (2.0 * STEP);
            assert!(
                (exact - slope).abs() <= 1e-6 * exact.abs().max(1.0),
                "{exact} {slope}: parameter {index} of layer {layer}, {hidden:?}, {hyper:?}"
            );
        }
    }
}

#[test]
fn penalties_act_as_in_the_plain_epoch() {
    for (penalty, regularization_rate) in [(Penalty::L1, 0.3), (Penalty::L2, 0.1), (Penalty::L1, 0.003)] {
        let samples = samples(4, 250);
        let mut network = Network::new(4, &[6, 3], numbers(11)).unwrap();
        let mut plain = Plain::new(&network);
        let hyper = Hyper {
            penalty,
            regularization_rate,
            batch_size: 12,
            ..hyper(Activation::Tanh, Loss::Squared, Activation::Tanh)
        };
        let mut trainer = Trainer::new(&network);
        for _ in 0..20 {
            trainer.epoch(&mut network, &samples, &hyper);
            plain.epoch(&samples, &hyper);
        }
        let silenced = network.layers().iter().flat_map(|layer| layer.dead.iter().copied());
        let plain_silenced = plain.layers.iter().flat_map(|layer| layer.dead.iter().flatten().copied());
        assert!(silenced.clone().eq(plain_silenced), "{penalty:?}");
        assert_eq!(
            silenced.filter(|silenced| *silenced).count() > 5,
            penalty == Penalty::L1 && regularization_rate > 0.1
        );
    }
}

#[test]
fn an_optimizer_begins_with_nothing_of_another() {
    let samples = samples(2, 40);
    let with = |optimizer| Hyper { optimizer, ..hyper(Activation::Tanh, Loss::Squared, Activation::Tanh) };
    for (before, after) in
        Optimizer::ALL.iter().flat_map(|before| Optimizer::ALL.iter().map(move |after| (before, after)))
    {
        let mut network = Network::new(2, &[3], numbers(2)).unwrap();
        let mut trainer = Trainer::new(&network);
        trainer.epoch(&mut network, &samples, &with(*before));
        let mut fresh = network.clone();
        trainer.epoch(&mut network, &samples, &with(*after));
        Trainer::new(&fresh).epoch(&mut fresh, &samples, &with(*after));
        let forgets = before != after || *before == Optimizer::Sgd;
        assert_eq!(network == fresh, forgets, "{before:?} {after:?}");
    }
}

#[test]
fn only_plain_gradient_descent_silences_weights() {
    for optimizer in Optimizer::ALL {
        let samples = samples(4, 250);
        let mut network = Network::new(4, &[6, 3], numbers(11)).unwrap();
        let plain = hyper(Activation::Tanh, Loss::Squared, Activation::Tanh);
        let hyper = Hyper { optimizer: *optimizer, penalty: Penalty::L1, regularization_rate: 0.3, ..plain };
        let mut trainer = Trainer::new(&network);
        for _ in 0..20 {
            trainer.epoch(&mut network, &samples, &hyper);
        }
        let silences = network.layers().iter().any(|layer| layer.dead.contains(&true));
        assert_eq!(silences, *optimizer == Optimizer::Sgd, "{optimizer:?}");
    }
}

#[test]
fn a_batch_larger_than_the_set_is_the_whole_set() {
    let samples = samples(2, 50);
    let train = |batch_size| {
        let mut network = Network::new(2, &[3], numbers(2)).unwrap();
        let hyper = Hyper { batch_size, ..hyper(Activation::Tanh, Loss::Squared, Activation::Tanh) };
        Trainer::new(&network).epoch(&mut network, &samples, &hyper);
        network
    };
    assert_eq!(train(50), train(1200));
    assert_ne!(train(50), train(49));
}
