//! Links that nobody would write: whatever is in them, a config comes out that can run.

use experiment::{Config, Edit, Session, Setting, links};
use proptest::prelude::*;
use proptest::test_runner::{Config as Runs, TestRunner};

use crate::dice::Dice;

fn read(link: &str) -> links::Reading {
    links::read(link, || "0.5".to_owned())
}

/// A link of the original.
const OF_THE_ORIGINAL: &str = "https://playground.tensorflow.org/#activation=relu&regularization=L1&batchSize=29&dataset=spiral\
    &regDataset=reg-gauss&learningRate=0.0001&regularizationRate=0.3&noise=35&networkShape=8,1,5&seed=0.98765\
    &showTestData=true&discretize=true&percTrainData=70&x=false&xTimesY=true&problem=regression&initZero=true\
    &learningRate_hide=true&sinX_hide=false";

/// Every value is one that `Edit` lets through.
fn assert_valid(config: &Config) {
    for setting in Setting::all() {
        let link = links::write(config);
        let key = setting.info().key;
        let value = link.split('&').filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == key);
        if let Some((_, value)) = value {
            Edit::read(setting, value).unwrap_or_else(|error| panic!("{error}"));
        }
    }
}

/// The same of what a link can get wrong, in a fraction of the time.
fn assert_in_range(config: &Config, link: &str) {
    let rates = [config.learning_rate(), config.regularization_rate()];
    assert!(rates.iter().all(|rate| (0.0..=10.0).contains(rate)), "{rates:?}: {link}");
    assert!((0.0..=80.0).contains(&config.noise()) && (1.0..=99.0).contains(&config.ratio()), "{link}");
    assert!((1..=1200).contains(&config.batch_size()) && !config.seed().is_empty(), "{link}");
    assert!(config.hidden_layers().len() <= 6 && config.hidden_layers().iter().all(|n| (1..=8).contains(n)), "{link}");
}

const SCRAPS: [&str; 37] = [
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
    "exactActivation=",
    "gelu",
    "initialization=",
    "optimizer=adam",
    "loss=log",
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
        assert_in_range(&reading.config, &link);
        corrected += usize::from(!reading.corrections.is_empty());
        // Writing and checking what came out is slower than reading; building all of it slower still.
        if round % 16 == 0 {
            assert_valid(&reading.config);
            assert_eq!(read(&links::write(&reading.config)).config, reading.config, "{link}");
        }
        if round % 1024 == 0 {
            assert_eq!(Session::new(reading.config).epoch(), 0);
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
