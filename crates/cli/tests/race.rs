//! `playground race`: what it prints is what the experiments are, on any number of threads.

#![allow(clippy::unwrap_used, reason = "a test may, in its helpers too")]

use std::process::{Command, Output};

use experiment::{Choice, Session, Variable, links, races};
use serde_json::Value;

fn playground(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_playground")).args(arguments).output().unwrap()
}

/// What is printed for a link and arguments that are right.
fn printed(arguments: &[&str]) -> String {
    let output = playground(&[&["race"], arguments].concat());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// The rows of a table in CSV, the titles first.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

const CIRCLE: &str = "#dataset=circle&seed=0.12345";

#[test]
fn activations_on_the_circle_are_ranked_by_losses_of_single_sessions() {
    let table = rows(&printed(&[CIRCLE, "--vary", "activation", "--format", "csv"]));
    let titles = "rank,activation,target_epoch,loss_test,loss_train,gap,accuracy_test,accuracy_train,diverged_at,\
        parameters,link";
    assert_eq!(table[0], titles.split(',').collect::<Vec<_>>());
    assert_eq!(table[1..].iter().map(|row| &*row[0]).collect::<Vec<_>>(), ["1", "2", "3", "4"]);
    let mut last = (0, 0.0);
    for row in &table[1..] {
        let config = links::read(&row[10], || unreachable!("the row's link has the seed")).config;
        assert_eq!(config.activation().word().link, row[1]);
        let mut session = Session::new(config);
        let mut first = None;
        for epoch in 1..=500_u64 {
            session.advance(1);
            first = first.or((session.losses().test <= 0.05).then_some(epoch));
        }
        let losses = session.losses();
        let number = |column: usize| row[column].parse::<f64>().unwrap().to_bits();
        assert_eq!((number(3), number(4)), (losses.test.to_bits(), losses.train.to_bits()), "{}", row[1]);
        assert_eq!(number(5), (losses.test - losses.train).to_bits());
        assert_eq!(row[2], first.map_or(String::new(), |epoch| epoch.to_string()));
        let merit = (first.unwrap_or(u64::MAX), losses.test);
        assert!(last.0 < merit.0 || last.1 <= merit.1, "{last:?} is before {merit:?}");
        last = merit;
    }
}

#[test]
fn any_number_of_jobs_prints_the_same() {
    for format in ["text", "csv", "json"] {
        let with = |jobs| {
            printed(&[
                CIRCLE,
                "--values",
                "tanh,relu,linear",
                "--seeds",
                "5",
                "--epochs",
                "60",
                "--format",
                format,
                "--jobs",
                jobs,
            ])
        };
        let one = with("1");
        assert_eq!(one, with("4"), "{format}");
        assert_eq!(one, with("32"), "{format}");
    }
}

#[test]
fn json_holds_every_trial_and_opens_again() {
    let text = printed(&[CIRCLE, "--vary", "none", "--seeds", "6", "--epochs", "30", "--format", "json"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    let contestant = &report["contestants"][0];
    let trials = contestant["trials"].as_array().unwrap();
    assert_eq!(
        trials.iter().map(|trial| trial["seed"].as_str().unwrap()).collect::<Vec<_>>(),
        ["0.12345", "0.12345-1", "0.12345-2", "0.12345-3", "0.12345-4", "0.12345-5"]
    );
    let link = format!("{}&seed=0.12345-3", contestant["link"].as_str().unwrap());
    let mut session = Session::new(links::read(&link, String::new).config);
    session.advance(30);
    assert_eq!(trials[3]["standing"]["loss_test"].as_f64().unwrap().to_bits(), session.losses().test.to_bits());
    assert_eq!(contestant["summary"]["trials"], 6);
    let race = races::read(report["link"].as_str().unwrap(), String::new).race.unwrap();
    assert_eq!((race.variable(), race.seeds(), race.limits().epochs), (Variable::Nothing, Some(6), 30));
}

#[test]
fn a_link_of_a_race_is_run_unless_the_arguments_say_otherwise() {
    let link = "#seed=1&race=noise&raceValues=0,10&raceEpochs=5&raceSeeds=5&raceTarget=10";
    let table = |arguments: &[&str]| rows(&printed(&[&[link, "--format", "csv"], arguments].concat()));
    let own = table(&[]);
    assert_eq!((&*own[0][1], &*own[0][2], own.len(), &*own[1][3]), ("noise", "trials", 3, "5"));
    assert_eq!(table(&["--seeds", "none"])[0][2], "target_epoch");
    assert_eq!(table(&["--target", "0"])[1][3], "0");
    assert_eq!(table(&["--values", "1,2,3"]).len(), 4);
    let other = table(&["--vary", "batchSize", "--epochs", "1"]);
    assert_eq!((&*other[0][1], other.len()), ("batchSize", 6), "values of the noise are no batch sizes");
}

#[test]
fn no_cell_of_csv_is_a_formula() {
    let table =
        rows(&printed(&["#seed=1", "--vary", "seed", "--values", "@a,-b,-0.5", "--epochs", "1", "--format", "csv"]));
    let mut values: Vec<&str> = table[1..].iter().map(|row| &*row[1]).collect();
    values.sort_unstable();
    assert_eq!(values, ["'-b", "'@a", "-0.5"]);
}

#[test]
fn a_table_for_people_says_what_happened() {
    let nobody = printed(&["#seed=1", "--epochs", "3", "--target", "0"]);
    assert!(nobody.contains("Nobody reached a test loss of 0 within 3 epochs."), "{nobody}");
    let diverging = ["#seed=0.5&activation=relu&networkShape=8,8,8&problem=regression", "--vary", "learningRate"];
    let diverged = printed(&[&diverging[..], &["--values", "10,0.001", "--epochs", "60"]].concat());
    let lines: Vec<Vec<&str>> = diverged.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!((&lines[1][..2], &lines[2][..4]), (&["1", "0.001"][..], &["2", "10", "-", "-"][..]), "{diverged}");
    assert!(lines[2].iter().filter_map(|cell| cell.parse::<u64>().ok()).any(|epoch| epoch < 60), "{diverged}");
}

#[test]
fn what_is_wrong_is_said() {
    let output = playground(&["race", "#noise=99&race=noise&raceValues=1,x,2&raceEpochs=1"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success());
    for part in ["noise cannot be “99”", "raceValues cannot be “x”", "Used: 1,2.", "The link has no seed"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    for (arguments, reason) in [
        (&["--values", "tanh"][..], "2 to 12 different values"),
        (&["--values", "tanh,than"], "cannot be “than”"),
        (&["--vary", "dataset"], "activation, loss, optimizer"),
        (&["--vary", "none", "--values", "1"], "nothing varies"),
        (&["--seeds", "4"], "from 5 to 100"),
        (&["--epochs", "0"], "from 1 to 100000"),
        (&["--target", "NaN"], "from 0 to 10"),
        (&["--jobs", "0"], "1..=255"),
        (&["--format", "xml"], "text, csv, json"),
    ] {
        let output = playground(&[&["race", "#seed=1"], arguments].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && output.stdout.is_empty(), "{arguments:?}");
        assert!(said.contains(reason), "{arguments:?}: {said}");
    }
}

#[test]
fn the_help_names_every_setting_that_can_vary() {
    let help = String::from_utf8(playground(&["race", "--help"]).stdout).unwrap();
    for variable in Variable::ALL {
        assert!(help.contains(variable.word().link), "{variable:?} in {help}");
    }
}
