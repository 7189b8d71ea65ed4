//! `playground claim` and `playground verify`: what is honest holds, and what was changed about it does not.

#![allow(clippy::unwrap_used, reason = "a test may, in its helpers too")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use experiment::links::{Fragment, MomentReading};
use experiment::{Act, Activation, Change, Edit, Moment, Parameter, Session, links};
use serde_json::Value;

fn playground(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_playground")).args(arguments).output().unwrap()
}

/// Verifies links, one a line.
fn verified(lines: &[String], arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_playground"))
        .args([&["verify", "--file", "-"], arguments].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.join("\n").as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The rows of a table in CSV, the titles first.
fn rows(output: &Output) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&output.stdout[..]);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn column(output: &Output, title: &str) -> Vec<String> {
    let rows = rows(output);
    let at = rows[0].iter().position(|cell| cell == title).unwrap();
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

/// Runs of all kinds in which something was changed, with what they claim.
fn honest(n: usize) -> Vec<String> {
    let sets = ["dataset=circle", "dataset=xor&noise=10", "dataset=gauss", "problem=regression&regDataset=reg-gauss"];
    let run = |index: usize| {
        let link = format!("#seed=0.{}&{}&batchSize={}", index + 1, sets[index % 4], 5 + index % 7);
        let mut session = Session::new(links::read(&link, String::new).config);
        let bias = Parameter::Bias { layer: 1, neuron: index % 2 };
        for change in [
            Change::Edit(Edit::LearningRate(0.01 + index as f64 / 1000.0)),
            Change::Parameter(bias, index as f64 / 70.0),
            Change::Edit(Edit::Activation(if index.is_multiple_of(2) {
                Activation::Relu
            } else {
                Activation::Sigmoid
            })),
        ] {
            let _ = session.advance(5 + index as u64 % 5);
            let _ = session.change(&change).unwrap();
        }
        let _ = session.advance(10);
        links::write_moment(&Moment::of(&session).unwrap(), Some(session.losses()))
    };
    (0..n).map(run).collect()
}

fn moment(link: &str) -> MomentReading {
    let fragment = Fragment::from(link);
    links::moment(&fragment, &links::read(&fragment, String::new).config).unwrap().unwrap()
}

/// The same link with one thing changed that its claim speaks of.
fn forged(link: &str) -> [String; 5] {
    let MomentReading { mut moment, claim } = moment(link);
    let other_digit = |digit: char| if digit == '7' { "3" } else { "7" };
    let end = link.chars().next_back().unwrap();
    let loss = format!("{}{}", &link[..link.len() - 1], other_digit(end));
    let with = |key: &str, value: &str| {
        let pair = link.split('&').find(|pair| pair.starts_with(key)).unwrap();
        link.replacen(pair, &format!("{key}={value}"), 1)
    };
    let (epoch, seed, setting) =
        (with("epoch", &(moment.epoch + 1).to_string()), with("seed", "0.999"), with("learningRate", "0.02"));
    let step = moment.steps.iter_mut().find(|step| matches!(step.act, Act::Parameter(..))).unwrap();
    let Act::Parameter(_, value) = &mut step.act else { panic!("a parameter was looked for") };
    *value += 0.125;
    [loss, epoch, seed, setting, links::write_moment(&moment, claim)]
}

#[test]
fn what_is_honest_holds_and_nothing_else_does() {
    let honest = honest(100);
    let output = verified(&honest, &["--format", "csv"]);
    assert_eq!(text(&output.stderr), "");
    assert!(output.status.success());
    assert_eq!(column(&output, "holds"), vec!["true"; 100]);
    assert_eq!(column(&output, "changes"), vec!["3"; 100]);
    let forged: Vec<String> = honest.iter().flat_map(|link| forged(link)).collect();
    let output = verified(&forged, &["--format", "csv"]);
    assert_eq!(output.status.code(), Some(1));
    let (links, held) = (column(&output, "link"), column(&output, "holds"));
    for (link, holds) in links.iter().zip(&held) {
        assert_eq!(holds, "false", "{link}");
    }
    assert_eq!(text(&output.stderr), "playground: of 500 links, 500 do not hold\n");
}

#[test]
fn one_that_does_not_hold_is_enough() {
    let mut links = honest(3);
    links[1] = forged(&links[1])[2].clone();
    let output = verified(&links, &["--format", "csv"]);
    assert_eq!(
        (column(&output, "holds"), output.status.code()),
        (["true", "false", "true"].map(str::to_owned).to_vec(), Some(1))
    );
    assert_eq!(column(&output, "verdict"), ["same", "differs", "same"]);
}

#[test]
fn what_is_claimed_at_an_epoch_is_verified() {
    let output = playground(&["claim", "https://host/#seed=1&dataset=spiral&noise_hide=true", "--at", "40"]);
    assert!(output.status.success() && output.stderr.is_empty());
    let link = text(&output.stdout);
    let mut session = Session::new(links::read(&link, String::new).config);
    let _ = session.advance(40);
    assert_eq!(moment(&link).claim, Some(session.losses()));
    assert!(
        link.starts_with('#') && link.contains("&noise_hide=true&epoch=40&claim=") && link.ends_with('\n'),
        "{link}"
    );
    assert!(playground(&["verify", link.trim()]).status.success());
    // A link with changes keeps those up to the epoch.
    let whole = &honest(1)[0];
    let MomentReading { moment: known, claim } = moment(whole);
    let at = |epoch: u64| playground(&["claim", whole, "--at", &epoch.to_string()]);
    assert_eq!(text(&at(known.epoch).stdout), format!("#{whole}\n"));
    assert_eq!(moment(&text(&at(known.epoch).stdout)).claim, claim);
    let earlier = at(known.steps[1].epoch);
    assert_eq!(moment(&text(&earlier.stdout)).moment, known.clone().at(known.steps[1].epoch));
    assert_eq!(text(&earlier.stderr), "Of 3 changes, 1 came after epoch 10 and were left out.\n");
    let later = at(200);
    assert_eq!(moment(&text(&later.stdout)).moment.steps, known.steps);
    assert!(playground(&["verify", text(&later.stdout).trim()]).status.success());
}

#[test]
fn what_cannot_be_claimed_is_said() {
    let diverges = "#seed=1&problem=regression&activation=linear&learningRate=10";
    for (link, at, words) in [
        (diverges, "100000", "playground: nothing can be claimed: the network diverges at epoch "),
        ("#seed=1&epoch=5&changes=1AAAA", "5", "playground: This is no list of changes: it was cut off"),
        ("#seed=1", "10000001", "0..=10000000"),
        ("#seed=1", "-1", "-1"),
    ] {
        let output = playground(&["claim", link, "--at", at]);
        assert!(!output.status.success() && output.stdout.is_empty(), "{link}");
        assert!(text(&output.stderr).contains(words), "{link}: {}", text(&output.stderr));
    }
    let any = playground(&["claim", "#noise=99", "--at", "3"]);
    assert!(any.status.success());
    assert!(text(&any.stderr).contains("noise cannot be “99”") && text(&any.stderr).contains("has no seed"));
    assert!(playground(&["verify", text(&any.stdout).trim()]).status.success(), "what is used is claimed");
}

#[test]
fn what_fails_says_why() {
    let link = &honest(1)[0];
    let diverges = "#seed=1&problem=regression&activation=linear&learningRate=10&epoch=100000&claim=1_1";
    for (link, verdict, said) in [
        ("#seed=1", "claims nothing", ""),
        ("#seed=1&epoch=3", "claims nothing", ""),
        (diverges, "diverged at epoch ", ""),
        ("#seed=1&epoch=1e9&claim=1_1", "unreadable: epoch cannot be “1e9”. Allowed: a whole number from 0 to", ""),
        ("#seed=1&epoch=1&claim=1", "unreadable: claim cannot be “1”.", ""),
        ("#epoch=0&claim=1_1", "unreadable: This is no link of a run: it has no seed.", "The link has no seed"),
        (&format!("{link}&noise=99"), "unreadable: noise cannot be “99”.", "noise cannot be “99”"),
        (&format!("{link}&pace=fast"), "unreadable: pace cannot be “fast”.", "pace cannot be “fast”"),
        ("hello", "unreadable: This is no link of a run", "Nothing in this link is known here."),
    ] {
        let output = playground(&["verify", link, "--format", "csv"]);
        assert_eq!(output.status.code(), Some(1), "{link}");
        assert!(column(&output, "verdict")[0].starts_with(verdict), "{link}: {}", text(&output.stdout));
        assert!(text(&output.stderr).contains(said), "{link}: {}", text(&output.stderr));
    }
    // What was mended is as it was.
    let output = playground(&["verify", &link.replace('&', "&amp;"), link]);
    assert!(output.status.success(), "{}", text(&output.stdout));
    assert_eq!(
        text(&output.stderr),
        "link 1: The link was mended. It had been changed on its way: &amp; in place of &.\n"
    );
    for arguments in [&["verify"][..], &["verify", "#a", "--file", "-"], &["verify", "#a", "--jobs", "0"]] {
        assert_eq!(playground(arguments).status.code(), Some(2), "{arguments:?}");
    }
    let no_file = playground(&["verify", "--file", "/no/such/file"]);
    assert!(text(&no_file.stderr).starts_with("playground: /no/such/file: No such file"));
}

#[test]
fn each_format_says_the_same_on_any_number_of_threads() {
    let mut links = honest(6);
    links.push(String::new());
    links.push(forged(&links[0])[1].clone());
    let output = verified(&links, &["--format", "csv"]);
    let table = rows(&output);
    let titles = "number,holds,epoch,loss_train_claimed,loss_train_found,loss_test_claimed,loss_test_found,accuracy_test,\
        neurons,changes,verdict,link";
    assert_eq!(table[0].join(","), titles);
    assert_eq!(column(&output, "number"), ["1", "2", "3", "4", "5", "6", "8"], "an empty line is no link");
    for (row, link) in table[1..].iter().zip(links.iter().filter(|link| !link.is_empty())) {
        let MomentReading { moment, claim } = moment(link);
        let claim = claim.unwrap();
        assert_eq!((&row[2], &row[3]), (&moment.epoch.to_string(), &claim.train.to_string()));
        assert_eq!((&*row[8], &*row[9], &row[11]), ("6", "3", link));
        assert_eq!((row[1] == "true", row[10] == "same"), (row[5] == row[6], row[5] == row[6]));
    }
    let json: Value = serde_json::from_slice(&verified(&links, &["--format", "json"]).stdout).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 7);
    assert_eq!(
        (&json[6]["holds"], &json[6]["verdict"], &json[6]["changes"]),
        (&false.into(), &"differs".into(), &3.into())
    );
    assert_eq!(json[0]["claimed"], json[0]["found"]);
    assert!(json[0]["accuracy_test"].is_f64() && json[3]["accuracy_test"].is_null(), "{json}");
    let people = text(&verified(&links, &[]).stdout);
    assert!(people.starts_with("link") && people.lines().count() == 8, "{people}");
    assert!(people.lines().nth(1).unwrap().contains(&json[0]["found"]["train"].to_string()), "with every digit");
    for format in ["text", "csv", "json"] {
        let with = |jobs: &str| verified(&links, &["--format", format, "--jobs", jobs]).stdout;
        assert_eq!(with("1"), with("7"), "{format}");
    }
}
