//! Links: whatever they hold, what comes out is a config that can run, and what was wrong is said.

use experiment::{Choice, Config, Dataset, Edit, Feature, Features, HIDEABLE, Knob, Pace, Problem, Session, links};
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
    assert_eq!(config.activation, experiment::Activation::Relu);
    assert_eq!(config.regularization, experiment::Penalty::L1);
    assert_eq!((config.dataset, config.reg_dataset), (Dataset::Spiral, Dataset::MultiGaussian));
    assert_eq!((config.batch_size, config.learning_rate, config.regularization_rate), (29, 0.0001, 0.3));
    assert_eq!((config.noise, config.ratio), (35.0, 70.0));
    assert_eq!((config.hidden_layers.as_slice(), config.seed.as_str()), (&[8, 1, 5][..], "0.98765"));
    assert_eq!(config.problem, Problem::Regression);
    let features: Vec<Feature> = config.features.iter().collect();
    assert_eq!(features, [Feature::X2, Feature::X2Squared, Feature::X1X2, Feature::SinX1]);
    assert!(config.show_test_data && config.discretize && config.initial_zero && config.hide_text);
    assert_eq!(config.hidden_controls, ["learningRate"]);
    assert_eq!(read(&links::write(&config)).config, config);
}

#[test]
fn without_settings_the_defaults_hold() {
    let defaults = Config { seed: "0.5".to_owned(), ..Config::default() };
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
    assert_eq!(read("#learningRate=&seed=&networkShape=").config.hidden_layers, [0_usize; 0]);
    assert_eq!(read("#learningRate=&seed= &noise").corrections, []);
}

#[test]
fn values_between_the_choices_are_used() {
    let config = read("#learningRate=0.05&noise=7.5&batchSize=200&percTrainData=33&regularizationRate=0.02").config;
    assert_eq!((config.learning_rate, config.noise, config.batch_size), (0.05, 7.5, 200));
    assert_eq!((config.ratio, config.regularization_rate), (33.0, 0.02));
    assert_eq!(read("#learningRate=1e-5").config.learning_rate, 0.00001);
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
        ("dataset=reg-plane", "dataset", "circle, xor, gauss, spiral", "Used: circle."),
        ("activation=toString", "activation", "relu, tanh, sigmoid, linear", "Used: tanh."),
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
fn a_megabyte_of_text_is_short_work() {
    for junk in ["a", "=", "&", "seed=é&", "noise=1&", "\u{10ffff}"] {
        let link = format!("#learningRate=0.1&{}", junk.repeat((1 << 20) / junk.len()));
        let reading = read(&link);
        assert_eq!(reading.config.learning_rate, 0.1, "{junk}");
        assert!(!reading.corrections.is_empty() && reading.corrections.len() < 5, "{junk}");
        assert!(reading.corrections.iter().all(|correction| correction.to_string().chars().count() < 300), "{junk}");
    }
}

#[test]
fn a_seed_means_the_same_typed_and_from_the_address_bar() {
    let typed = read("#seed=zwölf \"Äpfel\"").config.seed;
    assert_eq!(typed, "zw%C3%B6lf%20%22%C3%84pfel%22");
    assert_eq!(read(&format!("#seed={typed}")).config.seed, typed);
    assert_eq!(read("#seed=a=b").config.seed, "a");
    assert_eq!(read("seed=a://b").config.seed, "a://b", "without # and yet no address");
}

#[test]
fn a_hidden_feature_is_no_input() {
    let config = read("#x_hide=true&noise_hide=true&nonsense_hide=true&seed=1").config;
    assert_eq!(config.features.iter().collect::<Vec<_>>(), [Feature::X2]);
    assert_eq!(config.hidden_controls, ["noise", "x"]);
    assert_eq!(read(&links::write(&config)).config, config);
}

/// A config, built from nothing but checked edits.
fn configs() -> impl Strategy<Value = Config> {
    let numbers = (0.0..10.0_f64, 0.0..10.0_f64, 0.0..80.0_f64, 1.0..99.0_f64, 1..=1200_usize);
    let words = (0..4_usize, 0..3_usize, 0..4_usize, 0..2_usize, 0..2_usize);
    let layers = prop::collection::vec(1..=8_usize, 0..=6);
    let switches = prop::array::uniform12(any::<bool>());
    let seeds = ("[!$%'-;?-_a-~]{1,100}", prop::option::of("[0-9.a-z%]{1,20}"));
    let hidden = prop::sample::subsequence(HIDEABLE.to_vec(), 0..HIDEABLE.len());
    let stops = (prop::option::of(1..=1_000_000_000_u64), prop::option::of(0.0..10.0), prop::option::of(1..1000_u64));
    let all = (numbers, words, layers, switches, seeds, hidden, stops, 0..5_usize);
    all.prop_map(|(numbers, words, layers, switches, seeds, hidden, stops, pace)| {
        let mut config = Config {
            learning_rate: numbers.0,
            regularization_rate: numbers.1,
            noise: numbers.2,
            ratio: numbers.3,
            batch_size: numbers.4,
            activation: Choice::ALL[words.0],
            regularization: Choice::ALL[words.1],
            dataset: Dataset::ALL[words.2],
            reg_dataset: Dataset::ALL[4 + words.3],
            problem: Problem::ALL[words.4],
            hidden_layers: layers,
            initial_zero: switches[7],
            show_test_data: switches[8],
            discretize: switches[9],
            hide_text: switches[10],
            seed: seeds.0,
            weight_seed: seeds.1,
            hidden_controls: hidden,
            pace: Pace::ALL[pace],
            stop_epoch: stops.0,
            stop_loss: stops.1,
            stop_stalled: stops.2,
            features: Features::default(),
        };
        for (feature, on) in Feature::ALL.into_iter().zip(switches) {
            config.features.set(feature, on);
        }
        config
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

/// Every value is one that `Edit` lets through.
fn assert_valid(config: &Config) {
    for knob in Knob::all() {
        let link = links::write(config);
        let key = knob.row().key;
        let value = link.split('&').filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == key);
        if let Some((_, value)) = value {
            Edit::read(knob, value).unwrap_or_else(|error| panic!("{error}"));
        }
    }
}

/// A generator for tests, faster than it is random.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

const SCRAPS: [&str; 32] = [
    "&",
    "=",
    "#",
    ",",
    "-",
    "NaN",
    "inf",
    "1e999",
    "-1",
    "0",
    "99999999999999999999",
    "0x10",
    "é",
    "\u{0}",
    "%",
    "%00",
    "true",
    "false",
    "seed=",
    "networkShape=",
    "noise=",
    "batchSize=",
    "learningRate=",
    "_hide=true",
    " ",
    "1e-320",
    "percTrainData=",
    "L1",
    "relu",
    "weightSeed=",
    ".",
    "\u{202e}",
];

/// Cuts, doubles and replaces parts of a link, or makes one up.
fn mutated(dice: &mut Dice, link: &mut String, of_ours: &[String]) {
    link.clear();
    if dice.below(8) > 0 {
        link.push_str(&of_ours[dice.below(of_ours.len())]);
    }
    for _ in 0..dice.below(6) + 1 {
        let mut at = dice.below(link.len() + 1);
        while !link.is_char_boundary(at) {
            at -= 1;
        }
        match dice.below(4) {
            0 => link.truncate(at),
            1 => drop(link.drain(..at)),
            _ => link.insert_str(at, SCRAPS[dice.below(SCRAPS.len())]),
        }
    }
}

#[test]
fn a_million_mutated_links_end_in_a_valid_config() {
    let of_ours = [OF_THE_ORIGINAL.to_owned(), links::write(&Config::default())];
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut link = String::new();
    let mut corrected = 0;
    for round in 0..1_000_000 {
        mutated(&mut dice, &mut link, &of_ours);
        let reading = read(&link);
        corrected += usize::from(!reading.corrections.is_empty());
        // Writing and checking what came out is slower than reading; building all of it slower still.
        if round % 16 == 0 {
            assert_valid(&reading.config);
            assert_eq!(read(&links::write(&reading.config)).config, reading.config, "{link}");
        }
        if round % 1024 == 0 {
            Session::new(reading.config).unwrap_or_else(|error| panic!("{error}: {link}"));
        }
    }
    assert!(corrected > 100_000, "only {corrected} links were wrong");
}

#[test]
fn arbitrary_text_ends_in_a_valid_config() {
    TestRunner::new(Runs { failure_persistence: None, ..Runs::with_cases(20_000) })
        .run(&any::<String>(), |text| {
            assert_valid(&read(&text).config);
            Ok(())
        })
        .unwrap();
}
