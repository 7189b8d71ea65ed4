//! The engine's arithmetic against slow and plain ways to compute the same: elementary functions, a pass, gradients, and a
//! whole epoch.

#[path = "oracle/double_double.rs"]
mod double_double;
#[path = "oracle/plain.rs"]
mod plain;

use double_double::DoubleDouble;
use engine::{
    Activation, Activations, Gradients, Hyper, Network, Pass, Penalty, Picture, Plane, Samples, Trainer, math,
};
use experiment::read_number;
use plain::Plain;

const ACTIVATIONS: [Activation; 4] = [Activation::Relu, Activation::Tanh, Activation::Sigmoid, Activation::Linear];
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

fn hyper(hidden: Activation, output: Activation) -> Hyper {
    Hyper {
        activations: Activations { hidden, output },
        learning_rate: 0.03,
        batch_size: 10,
        penalty: Penalty::None,
        regularization_rate: 0.0,
    }
}

/// How far apart, in units of the last place of `exact`.
fn ulps(ours: f64, exact: DoubleDouble) -> f64 {
    let ulp = exact.high.abs().next_up() - exact.high.abs();
    ((ours - exact.high) - exact.low).abs() / ulp
}

#[test]
fn tanh_and_sigmoid_are_within_2_ulp() {
    let mut number = numbers(1);
    let mut worst = (0.0_f64, 0.0_f64);
    for step in 0..400_000 {
        // All sizes from 1e-12 to 40, and many near the ends of the reduced range.
        let size = match step % 4 {
            0 => 10_f64.powf(13.6 * (number() + 0.5) - 12.0),
            1 => 4.0 * (number() + 0.5),
            2 => std::f64::consts::LN_2 * (0.25 * f64::from(step % 64) + 1e-3 * number()),
            _ => 40.0 * (number() + 0.5),
        };
        let x = if step % 2 == 0 { size } else { -size };
        worst.0 = worst.0.max(ulps(math::tanh(x), DoubleDouble::tanh(x)));
        worst.1 = worst.1.max(ulps(math::sigmoid(x), DoubleDouble::sigmoid(x)));
    }
    println!("worst: tanh {:.3} ulp, sigmoid {:.3} ulp", worst.0, worst.1);
    assert!(worst.0 <= 2.0 && worst.1 <= 2.0, "tanh {} ulp, sigmoid {} ulp", worst.0, worst.1);
}

#[test]
fn elementary_functions_keep_their_limits() {
    for (x, tanh, sigmoid) in [(f64::INFINITY, 1.0, 1.0), (0.0, 0.0, 0.5), (1e300, 1.0, 1.0)] {
        assert_eq!((math::tanh(x), math::tanh(-x)), (tanh, -tanh));
        assert_eq!(math::sigmoid(x), sigmoid);
        assert!(math::sigmoid(-x) <= 1.0 - sigmoid + 1e-300);
    }
    assert!(math::tanh(f64::NAN).is_nan() && math::sigmoid(f64::NAN).is_nan());
    assert!(Activation::Relu.value(f64::NAN).is_nan());
    assert_eq!(math::tanh(-0.0).to_bits(), (-0.0_f64).to_bits());
}

#[test]
fn activations_of_pictures_are_within_2e_4() {
    const N: usize = 8001;
    let x = |point: usize| (point as f64 - 4000.0) / 400.0;
    let mut network = Network::new(1, &[], || 1.0).unwrap();
    network.layers_mut()[0].biases[0] = 0.0;
    let plane = Plane::new(N, 1, |_, point| x(point));
    let mut picture = Picture::new(&network, N);
    for output in ACTIVATIONS {
        picture.draw(&network, Activations { hidden: Activation::Relu, output }, &plane);
        for (point, drawn) in picture.output().iter().enumerate() {
            let exact = output.value(x(point));
            assert!((f64::from(*drawn) - exact).abs() < 2e-4, "{output:?} at {}: {drawn} for {exact}", x(point));
        }
    }
}

#[test]
fn lanes_agree_with_a_plain_pass() {
    for (n_in, hidden) in SHAPES {
        for activation in ACTIVATIONS {
            // Batches of 7 and the rest of 37: blocks of every size, the odd one included.
            let samples = samples(n_in, 37);
            let mut network = Network::new(n_in, hidden, numbers(3)).unwrap();
            let mut plain = Plain::new(&network);
            let hyper = Hyper { batch_size: 7, ..hyper(activation, Activation::Tanh) };
            let mut trainer = Trainer::new(&network);
            for epoch in 0..3 {
                trainer.epoch(&mut network, &samples, &hyper);
                plain.epoch(&samples, &hyper);
                let loss = trainer.score(&network, hyper.activations, &samples).loss;
                let plain_loss = plain.mean_loss(hyper.activations, &samples);
                assert!((loss - plain_loss).abs() < 1e-13, "{loss} {plain_loss}: {hidden:?} {activation:?} {epoch}");
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

#[test]
fn gradients_agree_with_finite_differences() {
    for (n_in, hidden) in SHAPES {
        for (activation, output) in ACTIVATIONS
            .into_iter()
            .flat_map(|activation| [(activation, Activation::Tanh), (activation, Activation::Linear)])
        {
            check_gradients(n_in, hidden, Activations { hidden: activation, output });
        }
    }
}

fn check_gradients(n_in: usize, hidden: &[usize], activations: Activations) {
    const STEP: f64 = 1e-6;
    let samples = samples(n_in, 13);
    let n = samples.len() as f64;
    let mut network = Network::new(n_in, hidden, numbers(5)).unwrap();
    let mut pass = Pass::new(&network);
    let mut gradients = Gradients::new(&network);
    pass.accumulate(&network, activations, &samples, 0, samples.len(), &mut gradients);
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
                let loss = pass.score(&network, activations, &samples).loss * n;
                match index.checked_sub(n_weights) {
                    None => network.layers_mut()[layer].weights[index] = before,
                    Some(bias) => network.layers_mut()[layer].biases[bias] = before,
                }
                loss
            };
            let slope = (loss_at(STEP) - loss_at(-STEP)) / (2.0 * STEP);
            assert!(
                (exact - slope).abs() <= 1e-6 * exact.abs().max(1.0),
                "{exact} {slope}: parameter {index} of layer {layer}, {hidden:?}, {activations:?}"
            );
        }
    }
}

#[test]
fn slopes_agree_with_finite_differences() {
    const STEP: f64 = 1e-6;
    for x in [-3.0, -1.2, -0.4, 0.3, 0.9, 2.5] {
        for activation in ACTIVATIONS {
            let slope = (activation.value(x + STEP) - activation.value(x - STEP)) / (2.0 * STEP);
            assert!((activation.slope(activation.value(x)) - slope).abs() < 1e-9, "{activation:?} at {x}");
        }
        for penalty in [Penalty::None, Penalty::L1, Penalty::L2] {
            let slope = (penalty.value(x + STEP) - penalty.value(x - STEP)) / (2.0 * STEP);
            assert!((penalty.slope(x) - slope).abs() < 1e-9, "{penalty:?} at {x}");
        }
        let slope = (engine::loss(x + STEP, 1.0) - engine::loss(x - STEP, 1.0)) / (2.0 * STEP);
        assert!((engine::loss_slope(x, 1.0) - slope).abs() < 1e-9, "loss at {x}");
    }
}

#[test]
fn penalties_act_as_in_the_plain_epoch() {
    for (penalty, regularization_rate) in [(Penalty::L1, 0.3), (Penalty::L2, 0.1), (Penalty::L1, 0.003)] {
        let samples = samples(4, 250);
        let mut network = Network::new(4, &[6, 3], numbers(11)).unwrap();
        let mut plain = Plain::new(&network);
        let hyper = Hyper { penalty, regularization_rate, batch_size: 12, ..hyper(Activation::Tanh, Activation::Tanh) };
        let mut trainer = Trainer::new(&network);
        for _ in 0..20 {
            trainer.epoch(&mut network, &samples, &hyper);
            plain.epoch(&samples, &hyper);
        }
        let silenced = network.layers().iter().flat_map(|layer| layer.silenced.iter().copied());
        let plain_silenced = plain.layers.iter().flat_map(|layer| layer.silenced.iter().flatten().copied());
        assert!(silenced.clone().eq(plain_silenced), "{penalty:?}");
        assert_eq!(
            silenced.filter(|silenced| *silenced).count() > 5,
            penalty == Penalty::L1 && regularization_rate > 0.1
        );
    }
}

#[test]
fn a_batch_larger_than_the_set_is_the_whole_set() {
    let samples = samples(2, 50);
    let train = |batch_size| {
        let mut network = Network::new(2, &[3], numbers(2)).unwrap();
        let hyper = Hyper { batch_size, ..hyper(Activation::Tanh, Activation::Tanh) };
        Trainer::new(&network).epoch(&mut network, &samples, &hyper);
        network
    };
    assert_eq!(train(50), train(1200));
    assert_ne!(train(50), train(49));
}

#[test]
fn shades_are_the_table_from_end_to_end() {
    let table = std::array::from_fn(|step| [step as u8, 0, 0, 255]);
    let values = [-1.0, -9.0, 0.0, 1.0, f32::INFINITY, f32::NAN, -0.5, -0.0, 0.25];
    let shades = |signs| {
        let mut pixels = [0; 36];
        engine::shade(&values, 3, 1, signs, &table, &mut pixels);
        pixels.as_chunks::<4>().0.iter().map(|pixel| pixel[0]).collect::<Vec<_>>()
    };
    assert_eq!(shades(false), [0, 0, 128, 255, 255, 128, 64, 128, 159]);
    assert_eq!(shades(true), [0, 0, 255, 255, 255, 128, 0, 255, 255]);

    // Every second number each way.
    let values: Vec<f32> = (0..16).map(|index| index as f32 / 255.0).collect();
    let mut pixels = [0; 16];
    engine::shade(&values, 4, 2, false, &table, &mut pixels);
    assert_eq!(pixels.as_chunks::<4>().0.iter().map(|pixel| pixel[0]).collect::<Vec<_>>(), [130, 131, 134, 135]);
}

/// Numbers as std reads them, which is to the last bit.
#[test]
fn numbers_are_read_to_the_last_bit() {
    let mut state = 1_u64;
    for _ in 0..200_000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let number = f64::from_bits(state.rotate_left(17));
        for text in
            [number.to_string(), format!("{number:e}"), format!("{:.20}", number % 10.0), format!("{number:.3e}")]
        {
            let (read, std) = (read_number(&text), text.parse::<f64>().ok());
            if !number.is_nan() {
                assert_eq!(read.map(f64::to_bits), std.map(f64::to_bits), "{text}");
            }
        }
    }
    for text in ["0.03", " 7 ", "-0", ".5", "5.", "+1", "1e999", "-1e-999", "4.9e-324", "0.1e1", "00012.50"] {
        assert_eq!(read_number(text).map(f64::to_bits), text.trim().parse::<f64>().ok().map(f64::to_bits), "{text}");
    }
    for text in ["", " ", "abc", "0x1", "1,5", "1 2", "e5", ".", "--1", "1e", "½", "1_000"] {
        assert_eq!(read_number(text), None, "{text}");
    }
}
