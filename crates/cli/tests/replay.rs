//! `playground replay`: one line of JSON for each link, and each wrong value said on stderr.

#![allow(clippy::unwrap_used, reason = "a test may, in its helpers too")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use experiment::{Session, links};
use serde_json::{Value, json};

fn replay(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_playground")).arg("replay").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn losses_are_printed_to_the_last_bit() {
    let link = "#seed=0.12345&activation=relu&noise=20";
    let output = replay(&[link, "--at", "25,0,1"]);
    assert!(output.status.success() && output.stderr.is_empty());
    let line = text(&output.stdout);
    assert_eq!(line.lines().count(), 1, "{line}");
    let printed: Value = serde_json::from_str(&line).unwrap();
    let mut session = Session::new(links::read(link, || unreachable!("the link has a seed")).config);
    let mut trace = Vec::new();
    for epoch in [0, 1, 25] {
        session.advance(epoch - session.epoch());
        trace.push(json!([epoch, session.losses().train, session.losses().test]));
    }
    assert_eq!(printed, json!({ "link": link, "trace": trace }));
}

#[test]
fn what_is_not_finite_is_null() {
    let link = "#learningRate=10&activation=relu&networkShape=8,8,8&problem=regression&regDataset=reg-gauss&seed=0.5";
    let output = replay(&[link, "--at", "0,1000"]);
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(printed["trace"][0][1].is_f64(), "{printed}");
    assert_eq!(printed["trace"][1], json!([1000, null, null]));
}

#[test]
fn wrong_values_are_said_and_the_rest_is_trained() {
    let output = replay(&["#seed=1&learningRate=abc&batchSize=0", "--at", "0"]);
    assert!(output.status.success());
    let said = text(&output.stderr);
    for part in ["learningRate", "abc", "from 0 to 10", "batchSize", "from 1 to"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let usual = replay(&["#seed=1&batchSize=1", "--at", "0"]);
    let trace = |output: &Output| serde_json::from_slice::<Value>(&output.stdout).unwrap()["trace"].clone();
    assert_eq!(trace(&output), trace(&usual), "what is wrong is left at its default or nearest");
}

#[test]
fn a_file_has_a_link_a_line() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_playground"))
        .args(["replay", "--links", "-", "--at", "0"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let links: [&[u8]; 4] = [b"#seed=1", b"", b"https://example.org/#seed=2&noise=1000", b"\xff\xfe"];
    child.stdin.take().unwrap().write_all(&links.join(&b'\n')).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let lines: Vec<Value> = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3, "an empty line is no link");
    assert_eq!(lines[0]["link"], "#seed=1");
    assert_eq!(lines[1]["link"], "https://example.org/#seed=2&noise=1000");
    let said = text(&output.stderr);
    assert!(said.contains("line 3: ") && said.contains("noise"), "{said}");
    assert_eq!(lines[1]["trace"].as_array().unwrap().len(), 1);
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_the_reason() {
    let folder = std::env::temp_dir();
    let folder = folder.to_str().unwrap();
    for (file, reason) in
        [("/no/such/file", "No such file"), (folder, "Is a directory"), ("/dev/zero", "Allowed: up to 65536")]
    {
        let output = replay(&["--links", file, "--at", "0"]);
        let said = text(&output.stderr);
        assert!(!output.status.success() && output.stdout.is_empty(), "{file}");
        assert!(said.starts_with(&format!("playground: {file}: ")) && said.contains(reason), "{said}");
    }
}

#[test]
fn a_link_that_was_changed_on_its_way_is_mended() {
    let link = "https://host/?seed=0.5&amp;noise=20.";
    let (output, whole) = (replay(&[link, "--at", "1"]), replay(&["#seed=0.5&noise=20", "--at", "1"]));
    let trace = |output: &Output| serde_json::from_slice::<Value>(&output.stdout).unwrap()["trace"].clone();
    assert_eq!(trace(&output), trace(&whole));
    let said = "The link was mended. It had been changed on its way: &amp; in place of &, a ? in place of the #, quotes or punctuation around a value.\n";
    assert_eq!((text(&output.stderr), text(&whole.stderr)), (said.to_owned(), String::new()));
    let nothing = replay(&["#hello", "--at", "0"]);
    assert!(text(&nothing.stderr).starts_with("Nothing in this link is known here.\n"), "{:?}", nothing.stderr);
}
