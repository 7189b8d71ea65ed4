//! The engine's functions of one number against slow and plain ways to compute the same: elementary functions, activations and
//! losses with their derivatives, and what pictures make of them.

#[path = "../oracle/double_double.rs"]
mod double_double;

use double_double::DoubleDouble;
use engine::{Activation, ActivationMaps, Activations, Grid, Loss, Network, Penalty, math};
use experiment::{Choice, read_number};

const ACTIVATIONS: &[Activation] = Activation::ALL;
/// Each loss with the output that it goes with.
const LOSSES: [(Loss, Activation); 4] = [
    (Loss::Squared, Activation::Tanh),
    (Loss::Squared, Activation::Linear),
    (Loss::Log, Activation::Sigmoid),
    (Loss::Perceptron, Activation::Step),
];
/// Numbers in [-0.5, 0.5) that are the same in every run.
fn numbers(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
    }
}

/// A name, ours, and what it should be.
type Function = (&'static str, fn(f64) -> f64, fn(f64) -> DoubleDouble);

/// How far apart, in units of the last place of `exact`.
fn ulps(ours: f64, exact: DoubleDouble) -> f64 {
    let ulp = exact.high.abs().next_up() - exact.high.abs();
    ((ours - exact.high) - exact.low).abs() / ulp
}

#[test]
fn elementary_functions_are_within_2_ulp() {
    let functions: [Function; 4] = [
        ("tanh", math::tanh, DoubleDouble::tanh),
        ("sigmoid", math::sigmoid, DoubleDouble::sigmoid),
        ("softplus", math::softplus, DoubleDouble::softplus),
        ("elu", math::elu, DoubleDouble::elu),
    ];
    let mut number = numbers(1);
    let mut worst = [0.0_f64; 4];
    for step in 0..400_000 {
        // All sizes from 1e-12 to 40, and many near the ends of the reduced range.
        let size = match step % 4 {
            0 => 10_f64.powf(13.6 * (number() + 0.5) - 12.0),
            1 => 4.0 * (number() + 0.5),
            2 => std::f64::consts::LN_2 * (0.25 * f64::from(step % 64) + 1e-3 * number()),
            _ => 40.0 * (number() + 0.5),
        };
        let x = if step % 2 == 0 { size } else { -size };
        for (worst, (_, ours, exact)) in worst.iter_mut().zip(functions) {
            *worst = worst.max(ulps(ours(x), exact(x)));
        }
    }
    for (worst, (name, ..)) in worst.iter().zip(functions) {
        println!("{name}: {worst:.3} ulp at worst");
        assert!(*worst <= 2.0, "{name}: {worst} ulp");
    }
}

#[test]
fn elementary_functions_keep_their_limits() {
    for (x, tanh, sigmoid) in [(f64::INFINITY, 1.0, 1.0), (0.0, 0.0, 0.5), (1e300, 1.0, 1.0)] {
        assert_eq!((math::tanh(x), math::tanh(-x)), (tanh, -tanh));
        assert_eq!(math::sigmoid(x), sigmoid);
        assert!(math::sigmoid(-x) <= 1.0 - sigmoid + 1e-300);
    }
    for activation in ACTIVATIONS {
        assert!(activation.value(f64::NAN).is_nan(), "{activation:?}");
        assert!(activation.value(1e300).abs() <= 1e300 && activation.value(-1e300).abs() <= 1e300, "{activation:?}");
    }
    assert_eq!((math::elu(f64::NEG_INFINITY), math::elu(f64::INFINITY)), (-1.0, f64::INFINITY));
    assert_eq!(math::softplus(800.0), 800.0);
    assert!(math::softplus(-800.0) > 0.0 && math::softplus(-800.0) < 1e-300);
    assert_eq!([0.0, -0.0, 1e-300, -1e-300].map(|total| Activation::Step.value(total)), [1.0, 1.0, 1.0, -1.0]);
    assert_eq!(math::tanh(-0.0).to_bits(), (-0.0_f64).to_bits());
}

#[test]
fn activations_of_pictures_are_within_2e_4() {
    const N: usize = 8001;
    let x = |point: usize| (point as f64 - 4000.0) / 400.0;
    let mut network = Network::new(1, &[], || 1.0).unwrap();
    network.layers_mut()[0].biases[0] = 0.0;
    let plane = Grid::new(N, 1, |_, point| x(point));
    let mut picture = ActivationMaps::new(&network, N);
    for &output in ACTIVATIONS {
        let activations = Activations { hidden: Activation::Relu, output };
        picture.draw(&network, activations, &plane);
        for (point, drawn) in picture.output().iter().enumerate() {
            let exact = activations.predict(output.value(x(point)));
            assert!((f64::from(*drawn) - exact).abs() < 2e-4, "{output:?} at {}: {drawn} for {exact}", x(point));
        }
    }
}

#[test]
fn slopes_agree_with_finite_differences() {
    const STEP: f64 = 1e-6;
    for x in [-3.0, -1.2, -0.4, 0.3, 0.9, 2.5] {
        for activation in ACTIVATIONS {
            let derivative = (activation.value(x + STEP) - activation.value(x - STEP)) / (2.0 * STEP);
            let exact = if *activation == Activation::Step { 1.0 - x.tanh().powi(2) } else { derivative };
            assert!((activation.derivative(x) - exact).abs() < 1e-9, "{activation:?} at {x}");
        }
        for penalty in [Penalty::None, Penalty::L1, Penalty::L2] {
            let derivative = (penalty.value(x + STEP) - penalty.value(x - STEP)) / (2.0 * STEP);
            assert!((penalty.derivative(x) - derivative).abs() < 1e-9, "{penalty:?} at {x}");
        }
        for ((loss, output), label) in LOSSES.into_iter().flat_map(|loss| [(loss, 1.0), (loss, -1.0)]) {
            let value = |total: f64| loss.value(output.value(total), total, label);
            let by_total = (value(x + STEP) - value(x - STEP)) / (2.0 * STEP);
            let derivative = if loss == Loss::Squared { output.derivative(x) } else { 1.0 };
            assert!((loss.error(output.value(x), label) * derivative - by_total).abs() < 1e-9, "{loss:?} at {x}");
        }
    }
}

#[test]
fn the_log_loss_is_exact_where_the_output_has_reached_its_end() {
    let mut number = numbers(3);
    for size in (0..2000).map(|_| 10_f64.powf(4.5 * (number() + 0.5) - 2.0)) {
        for (total, label) in [(size, 1.0), (size, -1.0), (-size, 1.0), (-size, -1.0)] {
            let loss = Loss::Log.value(math::sigmoid(total), total, label);
            if size > 40.0 {
                let wrong = if total * label < 0.0 { size } else { 0.0 };
                assert!((loss - wrong).abs() <= 1e-17 && loss >= wrong, "{loss} at {total}, {label}");
            } else {
                let exact = DoubleDouble::softplus(-label * total);
                assert!(ulps(loss, exact) <= 3.0, "{loss} at {total}, {label}");
            }
        }
    }
}

#[test]
fn shades_are_the_table_from_end_to_end() {
    let table = std::array::from_fn(|step| [step as u8, 0, 0, 255]);
    let values = [-1.0, -9.0, 0.0, 1.0, f32::INFINITY, f32::NAN, -0.5, -0.0, 0.25];
    let shades = |signs| {
        let mut pixels = [0; 36];
        engine::colormap(&values, 3, 1, signs, &table, &mut pixels);
        pixels.as_chunks::<4>().0.iter().map(|pixel| pixel[0]).collect::<Vec<_>>()
    };
    assert_eq!(shades(false), [0, 0, 128, 255, 255, 128, 64, 128, 159]);
    assert_eq!(shades(true), [0, 0, 255, 255, 255, 128, 0, 255, 255]);

    // Every second number each way.
    let values: Vec<f32> = (0..16).map(|index| index as f32 / 255.0).collect();
    let mut pixels = [0; 16];
    engine::colormap(&values, 4, 2, false, &table, &mut pixels);
    assert_eq!(pixels.as_chunks::<4>().0.iter().map(|pixel| pixel[0]).collect::<Vec<_>>(), [130, 131, 134, 135]);
}

/// The middle between two numbers: its digits, without zeros at the end, and the power of ten to multiply them by.
fn middle(one: f64, other: f64) -> (String, i32) {
    // With all the places that the smallest number has.
    let digits = |number: f64| format!("{number:01500.1074}").replace('.', "").into_bytes();
    let sums = digits(one).into_iter().zip(digits(other)).map(|(one, other)| u32::from(one + other - 2 * b'0')).rev();
    let (mut carry, mut text) = (0, String::new());
    // Five times the sum is ten times the middle.
    for sum in sums {
        carry += 5 * sum;
        text.insert(0, char::from_digit(carry % 10, 10).unwrap());
        carry /= 10;
    }
    let trimmed = text.trim_end_matches('0');
    (trimmed.to_owned(), (text.len() - trimmed.len()) as i32 - 1075)
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
    // The middle between two neighbours, and a little beside it: every digit counts.
    for bits in [0, 1, 2, (1 << 52) - 1, 1 << 52, 0x3fef_ffff_ffff_ffff, 1.0_f64.to_bits(), f64::MAX.to_bits() - 1] {
        let (digits, exponent) = middle(f64::from_bits(bits), f64::from_bits(bits + 1));
        let (start, last) = digits.split_at(digits.len() - 1);
        let below = last.parse::<u8>().unwrap() - 1;
        let zeros = "0".repeat(900);
        for text in [
            format!("{digits}e{exponent}"),
            format!("{digits}1e{}", exponent - 1),
            format!("{digits}{zeros}1e{}", exponent - 901),
            format!("{start}{below}9e{}", exponent - 1),
        ] {
            assert_eq!(read_number(&text).map(f64::to_bits), text.parse::<f64>().ok().map(f64::to_bits), "{text}");
        }
    }
    for text in [
        "0.03",
        " 7 ",
        "-0",
        ".5",
        "5.",
        "+1",
        "1e999",
        "-1e-999",
        "4.9e-324",
        "0.1e1",
        "00012.50",
        "0e9999999999999999999",
        "1e+2",
        "1E5",
        "0.0000000000000000000000000001e28",
        "2e-9999999999999999999",
        "inf",
        "-Infinity",
    ] {
        assert_eq!(read_number(text).map(f64::to_bits), text.trim().parse::<f64>().ok().map(f64::to_bits), "{text}");
    }
    for text in
        ["", " ", "abc", "0x1", "1,5", "1 2", "e5", ".", "--1", "1e", "½", "1_000", "1.2.3", "1e+", "1e5.", "+-1", "in"]
    {
        assert_eq!(read_number(text), None, "{text}");
    }
}
