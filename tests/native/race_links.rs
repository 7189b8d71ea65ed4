//! Links of races: they come back as they were written, whatever they hold ends in a race that can run or in none, and
//! what was wrong is said.

use experiment::{
    Choice, MOST_CONTESTANTS, Race, RaceLimit, RaceLimits, Variable, VariableValue, links, races, read_values,
};
use proptest::prelude::*;
use proptest::test_runner::{Config as Runs, TestRunner};

fn read(link: &str) -> races::Reading {
    races::read(link, || "0.5".to_owned())
}

/// The race of a link that is right.
fn race(link: &str) -> Race {
    let reading = read(link);
    assert_eq!(reading.experiment.corrections, [], "{link}");
    reading.race.unwrap()
}

fn texts(race: &Race) -> Vec<&str> {
    race.values().iter().map(VariableValue::text).collect()
}

#[test]
fn a_mistyped_key_is_named_in_a_race_too() {
    let said = read("#seed=1&race=noise&raceValues=1,2&raceSeed=5").experiment.corrections;
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].to_string().ends_with("Nearest: raceSeeds."), "{said:?}");
}

#[test]
fn numbers_with_hundreds_of_digits_fill_no_message() {
    let said = read("#seed=1&race=learningRate&raceValues=1e-300,x,1e-301").experiment.corrections;
    assert!(said.len() == 1 && said[0].to_string().chars().count() < 400, "{said:?}");
}

#[test]
fn a_link_says_what_varies_and_on_which_terms() {
    let race = race("#noise=5&race=activation&raceValues=tanh,relu&raceTarget=0.04&raceEpochs=300&raceSeeds=20");
    assert_eq!((race.variable(), texts(&race)), (Variable::Activation, vec!["tanh", "relu"]));
    assert_eq!((race.limits(), race.seeds()), (RaceLimits { epochs: 300, target: 0.04 }, Some(20)));
    assert!(race.configs().iter().all(|config| config.noise() == 5.0));
}

#[test]
fn what_a_link_leaves_out_is_as_usual() {
    let usual = race("#race=activation");
    assert_eq!(texts(&usual), ["tanh", "relu", "sigmoid", "linear"]);
    assert_eq!((usual.limits(), usual.seeds()), (RaceLimits { epochs: 500, target: 0.05 }, None));
    assert_eq!(race("#race=activation&raceValues=&raceTarget=&raceSeeds=none"), usual);
    for link in ["", "#race=", "#raceValues=tanh,relu&raceSeeds=5", "#activation=relu"] {
        let reading = read(link);
        assert_eq!((reading.race, reading.experiment.corrections.len()), (None, 0), "{link}");
    }
    assert_eq!(texts(&race("#race=learningRate&learningRate=0.05"))[..2], ["0.05", "0.003"]);
}

#[test]
fn values_with_parts_are_joined() {
    let layers = race("#race=networkShape&raceValues=none,4-2,8-8-8");
    assert_eq!(layers.configs().iter().map(|config| config.hidden_layers().len()).collect::<Vec<_>>(), [0, 2, 3]);
    let features = race("#race=features&raceValues=x-y,y-x-sinX,none");
    assert_eq!(texts(&features), ["x-y", "x-y-sinX", "none"]);
    assert_eq!(features.configs().iter().map(|config| config.features().iter().count()).collect::<Vec<_>>(), [2, 3, 0]);
    // Each contestant can be taken over by its link.
    for config in features.configs() {
        assert_eq!(read(&links::write(&config)).experiment.config, config);
    }
    let labels = |race: &Race| race.values().iter().map(VariableValue::label).collect::<Vec<_>>();
    assert_eq!(labels(&layers), ["None", "4, 2", "8, 8, 8"]);
    assert_eq!(labels(&features), ["X1, X2", "X1, X2, sin X1", "None"]);
    assert_eq!(labels(&race("#race=activation&raceValues=relu,tanh")), ["ReLU", "Tanh"]);
    assert_eq!(labels(&race("#race=seed&raceValues=none,1-2")), ["none", "1-2"]);
}

#[test]
fn what_is_impossible_is_named_with_what_is_allowed() {
    for (link, wrong, allowed, used) in [
        ("race=colour", "race cannot be “colour”", "activation, loss, optimizer", "Used: activation."),
        ("race=toString", "“toString”", "networkShape, features, noise, seed, none", "Used: activation."),
        ("race=activation&raceValues=tan,relu,tanh", "raceValues cannot be “tan”", "relu, tanh", "Used: relu,tanh."),
        ("race=activation&raceValues=relu", "“relu”", "2 to 12 different", "Used: tanh,relu,sigmoid,linear."),
        ("race=activation&raceValues=relu,tanh,relu", "“relu”", "2 to 12 different", "Used: relu,tanh."),
        ("race=learningRate&raceValues=0.1,0.10,1", "“0.10”", "from 0 to 10", "Used: 0.1,1."),
        ("race=learningRate&raceValues=0.1,99,x", "“99,x”", "from 0 to 10", "Used: 0.1,10."),
        ("race=noise&raceValues=0,81", "“81”", "from 0 to 80", "Used: 0,50."),
        (
            "race=noise&raceValues=1,2,3,4,5,6,7,8,9,10,11,12,13,14",
            "“13,14”",
            "2 to 12",
            "Used: 1,2,3,4,5,6,7,8,9,10,11,12.",
        ),
        ("race=networkShape&raceValues=9,4-0", "“9,4-0”", "none, or up to 6 numbers", "Used: 8,4-1."),
        ("race=features&raceValues=x,z,y-y", "“z”", "xTimesY, sinX, sinY, joined by -", "Used: x,y."),
        ("race=none&raceValues=tanh", "“tanh”", "nothing varies", "varies."),
        ("race=seed&raceTarget=-1", "raceTarget cannot be “-1”", "from 0 to 10", "Used: 0."),
        ("race=seed&raceTarget=low", "“low”", "from 0 to 10", "Used: 0.05."),
        ("race=seed&raceEpochs=1e9", "raceEpochs cannot be “1e9”", "1 to 100000", "Used: 100000."),
        ("race=seed&raceEpochs=2.5", "“2.5”", "whole number", "Used: 3."),
        ("race=seed&raceSeeds=3", "raceSeeds cannot be “3”", "none, or a whole number from 5 to 100", "Used: 5."),
        ("race=seed&raceSeeds=many", "“many”", "from 5 to 100", "Used: none."),
    ] {
        let reading = read(link);
        let said: Vec<String> = reading.experiment.corrections.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 1, "{link}: {said:?}");
        for part in [wrong, allowed, used] {
            assert!(said[0].contains(part), "{link}: {part} in {said:?}");
        }
        assert!(reading.race.is_some(), "{link}");
    }
    let said = read("noise=-1&race=noise&raceSeeds=1").experiment.corrections;
    assert_eq!(said.len(), 2, "what is wrong with the experiment is said too");
}

#[test]
fn what_a_link_restricts_does_not_vary() {
    let reading = read("#seed=1&race=learningRate&raceValues=0.1,1&learningRate_hide=true");
    let said = reading.experiment.corrections[0].to_string();
    assert!(said.contains("race cannot be “learningRate”. Allowed: activation, loss,"), "{said}");
    assert!(!said.contains(", learningRate"), "{said}");
    assert!(reading.race.is_some_and(|race| race.variable() == Variable::Activation));
    for (link, variable) in [
        ("#activation_lock=true", Variable::Activation),
        ("#sinX_hide=true", Variable::Features),
        ("#regenerate_lock=true", Variable::Seed),
        ("#numHiddenLayers_hide=true", Variable::HiddenLayers),
    ] {
        let base = links::read(link, || "1".to_owned()).config;
        let usual = Race::usual(base.clone(), variable);
        assert_ne!(usual.variable(), variable);
        let values = variable.usual_values(&base);
        let refused = Race::new(base.clone(), variable, values, usual.limits(), None).unwrap_err().to_string();
        assert!(refused.starts_with("Set by your teacher's link: "), "{refused}");
        let free = links::read("", || "1".to_owned()).config;
        assert_ne!(Race::usual(free, variable).over(base).variable(), variable);
    }
    let all: String = Variable::ALL.iter().map(|variable| format!("&{}_lock=true", variable.word().link)).collect();
    let all = format!("#race=noise&numHiddenLayers_lock=true&regenerate_lock=true&x_lock=true{all}");
    assert!(read(&all).race.is_some_and(|race| race.variable() == Variable::Nothing), "trials of it alone are left");
}

#[test]
fn a_link_that_hides_races_has_none() {
    let link = "#seed=1&race=activation&race_hide=true";
    assert!(races::is_in("#race=activation") && !races::is_in(link));
    assert_eq!(read(link).race, None);
}

/// A race, built from what can be read.
fn all_races() -> impl Strategy<Value = Race> {
    let numbers = prop::collection::vec((0.0..10.0_f64).prop_map(|number| number.to_string()), 2..=12);
    let layers = prop::collection::vec(prop::collection::vec(1..=8_u8, 0..=6), 2..=12).prop_map(|shapes| {
        let text = |shape: Vec<u8>| shape.iter().map(u8::to_string).collect::<Vec<_>>().join("-");
        shapes.into_iter().map(text).map(|text| if text.is_empty() { "none".to_owned() } else { text }).collect()
    });
    let seeds = prop::collection::vec("[!$%'-+.-;?-_a-~-]{1,100}", 2..=12);
    let lists: BoxedStrategy<Vec<String>> = prop_oneof![numbers, layers, seeds].boxed();
    let limits = (1..=100_000_u64, 0.0..=10.0_f64, prop::option::of(5..=100_usize));
    (0..Variable::ALL.len(), lists, limits).prop_map(|(variable, list, (epochs, target, seeds))| {
        let variable = Variable::ALL[variable];
        let base =
            links::read("#noise=7&seed=s&problem_hide=true&discretize_lock=true&stopEpoch=9", String::new).config;
        let values = read_values(variable, &list.join(",")).unwrap_or_else(|_| variable.usual_values(&base));
        Race::new(base, variable, values, RaceLimits { epochs, target }, seeds).unwrap()
    })
}

#[test]
fn what_we_write_we_read() {
    TestRunner::new(Runs { failure_persistence: None, ..Runs::with_cases(2_000) })
        .run(&all_races(), |written| {
            let link = races::write(&written);
            let reading = read(&format!("https://example.org/play#{link}"));
            prop_assert_eq!(&reading.experiment.corrections, &[]);
            prop_assert_eq!(reading.race.as_ref(), Some(&written));
            prop_assert_eq!(
                &links::read(&link, String::new).config,
                written.base(),
                "who knows no races, reads the base"
            );
            Ok(())
        })
        .unwrap();
}

/// What came out can be written, read again, and run.
fn assert_sound(text: &str) -> Result<(), TestCaseError> {
    let reading = read(text);
    prop_assert_eq!(&reading.experiment.config, &links::read(text, || "0.5".to_owned()).config);
    if let Some(race) = reading.race {
        prop_assert!(race.values().len() <= MOST_CONTESTANTS);
        let again = read(&races::write(&race)).race;
        prop_assert_eq!(again.as_ref(), Some(&race));
        for said in reading.experiment.corrections {
            prop_assert!(said.to_string().chars().count() < 500, "{}", said);
        }
        prop_assert!(race.trials()[0].start().is_ok());
    }
    Ok(())
}

#[test]
fn arbitrary_text_ends_in_a_race_that_can_run_or_in_none() {
    let runs = |cases| Runs { failure_persistence: None, ..Runs::with_cases(cases) };
    TestRunner::new(runs(2_000)).run(&any::<String>(), |text| assert_sound(&text)).unwrap();
    let scraps = [
        ",", "-", "NaN", "1e999", "-1", "0", "0.1", "é", "\u{0}", "%", "relu", "tanh", "none", "x", "sinX", "x-y",
        "4-2", " ", ";", "5", "L1", "#",
    ];
    let keys = [
        RaceLimit::Target.info().key,
        RaceLimit::Epochs.info().key,
        RaceLimit::Seeds.info().key,
        "raceValues",
        "raceValues",
        "seed",
    ];
    let value = prop::collection::vec(prop::sample::select(scraps.to_vec()), 0..8).prop_map(|scraps| scraps.concat());
    let pairs = prop::collection::vec((prop::sample::select(keys.to_vec()), value), 0..5);
    let link = (prop::sample::select(Variable::ALL), pairs).prop_map(|(variable, pairs)| {
        let pairs = pairs.iter().map(|(key, value)| format!("&{key}={value}")).collect::<String>();
        format!("race={}{pairs}", variable.word().link)
    });
    TestRunner::new(runs(3_000)).run(&link, |text| assert_sound(&text)).unwrap();
}

#[test]
fn a_megabyte_of_values_is_short_work() {
    for junk in ["tanh,", "x", ",", "-", "relu,tanh,", "é,"] {
        let link = format!("#race=activation&raceValues={}", junk.repeat((1 << 20) / junk.len()));
        let reading = read(&link);
        assert!(reading.race.is_some() && (2..4).contains(&reading.experiment.corrections.len()), "{junk}");
        assert!(reading.experiment.corrections.iter().all(|said| said.to_string().chars().count() < 500), "{junk}");
    }
}
