//! Links: whatever they hold, what comes out is a config that can run, and what was wrong is said.

use experiment::{
    Activation, Choice, Config, Dataset, Edit, Feature, Initialization, Loss, Optimizer, Pace, Penalty, Problem,
    hideable, links, lockable,
};
use proptest::prelude::*;
use proptest::test_runner::{Config as Runs, TestRunner};

fn read(link: &str) -> links::Reading {
    links::read(link, || "0.5".to_owned())
}

/// What the reader said, each in a sentence.
fn complaints(link: &str) -> Vec<String> {
    read(link).corrections.iter().map(ToString::to_string).collect()
}

/// A link of the original in which each setting differs from its default.
const OF_THE_ORIGINAL: &str = "https://playground.tensorflow.org/#activation=relu&regularization=L1&batchSize=29&dataset=spiral\
    &regDataset=reg-gauss&learningRate=0.0001&regularizationRate=0.3&noise=35&networkShape=8,1,5&seed=0.98765\
    &showTestData=true&discretize=true&percTrainData=70&x=false&y=true&xTimesY=true&xSquared=false&ySquared=true&cosX=false\
    &sinX=true&cosY=false&sinY=false&collectStats=false&problem=regression&initZero=true&hideText=true\
    &learningRate_hide=true&sinX_hide=false";

#[test]
fn a_link_of_the_original_is_read_whole() {
    let reading = read(OF_THE_ORIGINAL);
    assert_eq!(reading.corrections, []);
    assert!(reading.has_seed);
    let config = reading.config;
    assert_eq!(config.activation(), Activation::Relu);
    assert_eq!(config.regularization(), Penalty::L1);
    assert_eq!((config.dataset(), config.reg_dataset()), (Dataset::Spiral, Dataset::MultiGaussian));
    assert_eq!((config.batch_size(), config.learning_rate(), config.regularization_rate()), (29, 0.0001, 0.3));
    assert_eq!((config.noise(), config.ratio()), (35.0, 70.0));
    assert_eq!((config.hidden_layers(), config.seed()), (&[8, 1, 5][..], "0.98765"));
    assert_eq!(config.problem(), Problem::Regression);
    let features: Vec<Feature> = config.features().iter().collect();
    assert_eq!(features, [Feature::X2, Feature::X2Squared, Feature::X1X2, Feature::SinX1]);
    assert!(config.show_test_data() && config.discretize() && config.hide_text());
    assert_eq!(config.initialization(), Initialization::Zero);
    assert_eq!(config.hidden_controls(), ["learningRate"]);
    assert_eq!(read(&links::write(&config)).config, config);
}

#[test]
fn without_settings_the_defaults_hold() {
    let defaults = Config::default().with(Edit::Seed("0.5".to_owned())).unwrap();
    for link in
        ["", "#", "https://example.org/", "#tutorial=x&collectStats=true&cosX=true&cosY=true&nonsense", "&&==&=#"]
    {
        let reading = read(link);
        assert_eq!(
            (reading.config, reading.corrections.len(), reading.has_seed),
            (defaults.clone(), 0, false),
            "{link}"
        );
    }
    // An empty value says nothing, except that there is no hidden layer.
    assert_eq!(read("#learningRate=&seed=&networkShape=").config.hidden_layers(), [0_usize; 0]);
    assert_eq!(read("#learningRate=&seed= &noise").corrections, []);
}

#[test]
fn values_between_the_choices_are_used() {
    let config = read("#learningRate=0.05&noise=7.5&batchSize=200&percTrainData=33&regularizationRate=0.02").config;
    assert_eq!((config.learning_rate(), config.noise(), config.batch_size()), (0.05, 7.5, 200));
    assert_eq!((config.ratio(), config.regularization_rate()), (33.0, 0.02));
    assert_eq!(read("#learningRate=1e-5").config.learning_rate(), 0.00001);
}

#[test]
fn what_is_impossible_is_named_with_what_is_allowed() {
    for (link, key, allowed, used) in [
        ("learningRate=abc", "learningRate", "from 0 to 10", "Used: 0.03."),
        ("learningRate=1e999", "learningRate", "from 0 to 10", "Used: 0.03."),
        ("learningRate=11", "learningRate", "from 0 to 10", "Used: 10."),
        ("learningRate=-0.1", "learningRate", "from 0 to 10", "Used: 0."),
        ("networkShape=9999,-1", "networkShape", "from 1 to 8", "Used: 8,1."),
        ("networkShape=1,2,3,4,5,6,7", "networkShape", "up to 6", "Used: 1,2,3,4,5,6."),
        ("networkShape=4,two", "networkShape", "from 1 to 8", "Used: 4,2."),
        ("networkShape=2.5", "networkShape", "from 1 to 8", "Used: 3."),
        ("batchSize=0", "batchSize", "from 1 to 1200", "Used: 1."),
        ("batchSize=2.2", "batchSize", "whole number", "Used: 2."),
        ("percTrainData=NaN", "percTrainData", "from 1 to 99", "Used: 50."),
        ("percTrainData=100", "percTrainData", "from 1 to 99", "Used: 99."),
        // As the original has it: too much noise is 50, not the most that is possible.
        ("noise=81", "noise", "from 0 to 80", "Used: 50."),
        ("noise=-1", "noise", "from 0 to 80", "Used: 0."),
        ("dataset=reg-plane", "dataset", "circle, xor, gauss, spiral, and, or, xor-gate", "Used: circle."),
        ("activation=toString", "activation", "relu, tanh, sigmoid, linear, step", "Used: tanh."),
        ("exactActivation=swish", "exactActivation", "silu", "Used: tanh."),
        ("dataset=xor&exactDataset=nand", "exactDataset", "xor-gate", "Used: xor."),
        ("loss=hinge", "loss", "squared, log, perceptron", "Used: squared."),
        ("optimizer=adamw", "optimizer", "sgd, momentum, nesterov, rmsprop, adam", "Used: sgd."),
        ("initZero=true&initialization=lecun", "initialization", "uniform, zero, xavier, he", "Used: zero."),
        ("regularization=l2", "regularization", "none, L1, L2", "Used: none."),
    ] {
        let said = complaints(link);
        assert_eq!(said.len(), 1, "{link}: {said:?}");
        for part in [key, allowed, used] {
            assert!(said[0].contains(part), "{link}: {part} in {said:?}");
        }
    }
}

#[test]
fn a_mistyped_key_is_named() {
    assert_eq!(
        complaints("#seed=1&learnigRate=0.1&batchsise=3"),
        ["“learnigRate” is nothing that a link can say, and was not read; nor was 1 more. Nearest: learningRate."]
    );
    let long = complaints(&format!("#seed=1&{}=0", "9".repeat(300)));
    assert!(long.len() == 1 && long[0].chars().count() < 120, "{long:?}");
}

#[test]
fn a_megabyte_of_text_is_short_work() {
    for junk in ["a", "=", "&", "seed=é&", "noise=1&", "\u{10ffff}"] {
        let link = format!("#learningRate=0.1&{}", junk.repeat((1 << 20) / junk.len()));
        let reading = read(&link);
        assert_eq!(reading.config.learning_rate(), 0.1, "{junk}");
        assert!(!reading.corrections.is_empty() && reading.corrections.len() < 5, "{junk}");
        assert!(reading.corrections.iter().all(|correction| correction.to_string().chars().count() < 300), "{junk}");
    }
}

#[test]
fn a_seed_means_the_same_typed_and_from_the_address_bar() {
    let typed = read("#seed=zwölf \"Äpfel\"").config;
    assert_eq!(typed.seed(), "zw%C3%B6lf%20%22%C3%84pfel%22");
    assert_eq!(read(&format!("#seed={}", typed.seed())).config, typed);
    assert_eq!(read("#seed=a=b").config.seed(), "a");
    assert_eq!(read("seed=a://b").config.seed(), "a://b", "without # and yet no address");
}

#[test]
fn a_hidden_feature_is_no_input() {
    let config = read("#x_hide=true&noise_hide=true&nonsense_hide=true&seed=1").config;
    assert_eq!(config.features().iter().collect::<Vec<_>>(), [Feature::X2]);
    assert_eq!(config.hidden_controls(), ["noise", "x"]);
    assert_eq!(read(&links::write(&config)).config, config);
}

#[test]
fn the_original_gets_the_nearest_that_it_knows_and_we_the_exact() {
    // What TensorFlow Playground knows.
    let known = [
        ("activation", &["relu", "tanh", "sigmoid", "linear"][..]),
        ("dataset", &["circle", "xor", "gauss", "spiral"]),
        ("initZero", &["true", "false"]),
    ];
    for activation in Activation::ALL {
        // Of somebody's own points and formulas it shows nothing but its circle, as for any word that it does not know.
        let is_known = |dataset: &Dataset| !matches!(dataset, Dataset::Own | Dataset::Formula);
        for dataset in Dataset::of(Problem::Classification).filter(is_known) {
            for initialization in Initialization::ALL {
                let initialization = *initialization;
                let edits =
                    [Edit::Activation(*activation), Edit::Dataset(dataset), Edit::Initialization(initialization)];
                let config = edits.into_iter().fold(Config::default(), |config, edit| config.with(edit).unwrap());
                let link = links::write(&config);
                for (key, words) in known {
                    let value = link.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('=')).unwrap();
                    assert!(words.contains(&value), "{link}");
                }
                let ours = ["exactActivation", "exactDataset", "initialization="].map(|key| link.contains(key));
                let unknown = [
                    activation.in_original() != *activation,
                    dataset.in_original() != dataset,
                    matches!(initialization, Initialization::Xavier | Initialization::He),
                ];
                assert_eq!(ours, unknown, "{link}");
            }
        }
    }
    let link = links::write(&Config::default());
    assert!(!["loss", "optimizer", "initialization", "exact", "pace"].iter().any(|key| link.contains(key)), "{link}");
    // By hand, the exact word may stand at the original's key.
    let config = read("#activation=gelu&dataset=or").config;
    assert_eq!((config.activation(), config.dataset()), (Activation::Gelu, Dataset::Or));
    assert_eq!(read("#exactActivation=gelu&activation=tanh").config.activation(), Activation::Gelu, "in any order");
    assert_eq!(read("#initZero=true&initialization=he").config.initialization(), Initialization::He);
    assert_eq!(read("#initZero=true&initialization=uniform").config.initialization(), Initialization::Uniform);
}

/// A config, built from nothing but checked edits.
fn configs() -> impl Strategy<Value = Config> {
    let numbers = (0.0..10.0_f64, 0.0..10.0_f64, 0.0..80.0_f64, 1.0..99.0_f64, 1..=1200_usize);
    let words = (0..11_usize, 0..3_usize, 0..7_usize, 0..2_usize, 0..2_usize);
    let more_words = (0..3_usize, 0..5_usize, 0..4_usize, 0..5_usize);
    let layers = prop::collection::vec(1..=8_usize, 0..=6);
    let switches = prop::array::uniform10(any::<bool>());
    let seeds = ("[!$%'-;?-_a-~]{1,100}", prop::option::of("[0-9.a-z%]{1,20}"));
    // A feature that is hidden is off, whatever else is said of it.
    let is_feature = |name: &&str| Feature::BUILT_IN.iter().any(|feature| feature.key() == *name);
    let hideable: Vec<&str> = hideable().iter().copied().filter(|name| !is_feature(name)).collect();
    let hidden = prop::sample::subsequence(hideable.clone(), 0..hideable.len());
    let locked = prop::sample::subsequence(lockable().to_vec(), 0..20);
    let stops = (prop::option::of(1..=1_000_000_000_u64), prop::option::of(0.0..10.0), prop::option::of(1..1000_u64));
    let all = (numbers, words, layers, switches, seeds, (hidden, locked), stops, more_words);
    all.prop_map(|(numbers, words, layers, switches, seeds, (hidden, locked), stops, more_words)| {
        let edits = [
            Edit::LearningRate(numbers.0),
            Edit::RegularizationRate(numbers.1),
            Edit::Noise(numbers.2),
            Edit::Ratio(numbers.3),
            Edit::BatchSize(numbers.4),
            Edit::Activation(Activation::ALL[words.0]),
            Edit::Regularization(Penalty::ALL[words.1]),
            Edit::Dataset(Dataset::ALL[words.2]),
            Edit::RegDataset(Dataset::ALL[7 + words.3]),
            Edit::Problem(Problem::ALL[words.4]),
            Edit::HiddenLayers(layers),
            Edit::Loss(Loss::ALL[more_words.0]),
            Edit::Optimizer(Optimizer::ALL[more_words.1]),
            Edit::Initialization(Initialization::ALL[more_words.2]),
            Edit::ShowTestData(switches[7]),
            Edit::Discretize(switches[8]),
            Edit::HideText(switches[9]),
            Edit::Seed(seeds.0),
            Edit::WeightSeed(seeds.1),
            Edit::HiddenControls(hidden),
            Edit::LockedControls(locked),
            Edit::Pace(Pace::ALL[more_words.3]),
            Edit::StopEpoch(stops.0),
            Edit::StopLoss(stops.1),
            Edit::StopStalled(stops.2),
        ];
        let features = Feature::BUILT_IN.into_iter().zip(switches).map(|(feature, on)| Edit::Feature(feature, on));
        edits.into_iter().chain(features).fold(Config::default(), |config, edit| config.with(edit).unwrap())
    })
}

#[test]
fn what_we_write_we_read() {
    TestRunner::new(Runs { failure_persistence: None, ..Runs::with_cases(2_000) })
        .run(&configs(), |config| {
            let link = links::write(&config);
            let reading = read(&format!("https://example.org/play#{link}"));
            prop_assert_eq!(&reading.config, &config);
            prop_assert_eq!(reading.corrections.len(), 0);
            prop_assert_eq!(links::write(&reading.config), link);
            Ok(())
        })
        .unwrap();
}
