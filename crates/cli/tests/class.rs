//! `playground class`: of thirty hand-ins between other things, each is marked as it is, in every format.

#![allow(clippy::unwrap_used, reason = "a test may, in its helpers too")]

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::time::Instant;

use class_of_thirty::{LESSON, class, lesson, mails};
use experiment::{HandIn, HandInVerdict};
use serde_json::Value;

#[path = "../../../tests/native/class_of_thirty.rs"]
#[allow(missing_docs)]
mod class_of_thirty;

static CLASS: LazyLock<Vec<(HandIn, HandInVerdict)>> = LazyLock::new(class);

fn playground(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_playground"))
        .args([&["class", "-"], arguments].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
}

/// The lesson's file, for as long as this lives.
struct LessonFile(std::path::PathBuf);

impl LessonFile {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("{name}-{}.txt", std::process::id()));
        std::fs::write(&path, LESSON).unwrap();
        LessonFile(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for LessonFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn of_thirty_each_is_marked_as_it_is() {
    let (mails, file) = (mails(&CLASS), LessonFile::new("thirty"));
    let link = format!("https://play.ground/#seed=2&lesson={}.1", lesson(LESSON).name);
    let begin = Instant::now();
    let output = playground(&["--lesson", file.path(), "--format", "json"], &mails);
    println!("30 hand-ins of 500 epochs: {:?}", begin.elapsed());
    assert!(output.status.success());
    let said = text(&output.stderr);
    assert!(said.contains("30 handed in; 2 came again; 1 can't be read; 5"), "{said}");
    let found = json(&output);
    assert_eq!(json(&playground(&["--lesson", &link, "--format", "json", "--jobs", "1"], &mails)), found);
    assert_eq!(found["lesson"], "How small can it be?");
    assert_eq!(found["broken"], 1);
    assert!(said.contains("Line 542: This is no work that was handed in: it was cut off"), "{said}");
    assert!(found["broken_links"][0]["line"] == 542 && found["broken_links"][0]["why"].is_string());
    let rows = found["hand_ins"].as_array().unwrap();
    assert_eq!(rows.len(), 30);
    for (row, (hand_in, verdict)) in rows.iter().zip(&*CLASS) {
        assert_eq!(
            (&row["name"], &row["verdict"]),
            (&hand_in.name.clone().into(), &serde_json::to_value(verdict).unwrap())
        );
        let is_right = *verdict == HandInVerdict::Done || *verdict == HandInVerdict::Open;
        assert_eq!(row["wrong"].as_array().unwrap().is_empty(), is_right, "{row}");
    }
    let wrong = |index: usize| rows[index]["wrong"][0].as_str().unwrap().to_owned();
    assert!(wrong(28).contains("locks") && wrong(29).contains("another version of this lesson: it has other goals"));
    let done = &rows[0]["mark"]["steps"][0];
    assert!(done["standing"]["loss_test"].as_f64().unwrap() <= 0.2 && done["prediction"] == "1");
}

#[test]
fn without_a_lesson_each_is_marked_by_its_own() {
    let found = json(&playground(&["--format", "json"], &mails(&CLASS)));
    assert_eq!(found["lesson"], Value::Null);
    let verdicts: Vec<&str> =
        found["hand_ins"].as_array().unwrap().iter().map(|row| row["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts.iter().filter(|verdict| **verdict == "done").count(), 21, "that of the easier lesson, too");
    let named = HandIn { name: "Ada".to_owned(), lesson: "xor".to_owned(), steps: vec![Default::default()] };
    let found = json(&playground(&["--format", "json"], &named.write()));
    assert_eq!(found["hand_ins"][0]["verdict"], "unknown");
}

#[test]
fn a_table_is_for_people_or_spreadsheets_and_holds_no_formula() {
    let (mut some, file) = (CLASS[..2].to_vec(), LessonFile::new("table"));
    some[1].0.name = "=cmd|' /C calc'!A0\t\n@x".to_owned();
    let output = playground(
        &["--lesson", file.path(), "--format", "csv"],
        &mails(&[some.clone(), CLASS[2..4].to_vec()].concat()),
    );
    let mut reader = csv::Reader::from_reader(&output.stdout[..]);
    assert_eq!(&reader.headers().unwrap()[0], "name");
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!((rows.len(), &rows[0][1]), (4, "done"));
    for cell in rows.iter().flatten() {
        let is_number = cell.parse::<f64>().is_ok();
        assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
    }
    let output = playground(&["--lesson", file.path()], &mails(&[some.clone(), CLASS[2..3].to_vec()].concat()));
    let table = text(&output.stdout);
    assert!(table.starts_with("name"), "{table}");
    assert_eq!(table.lines().count(), 4, "{table}");
    assert!(table.contains("Honest 0") && table.contains("done"), "{table}");
}

#[test]
fn what_cannot_be_read_fails_and_an_empty_class_does_not() {
    let empty = playground(&["--format", "json"], "Hello\n\nWorld");
    assert!(empty.status.success());
    assert_eq!((json(&empty)["hand_ins"].as_array().unwrap().len(), &json(&empty)["other_lines"]), (0, &2.into()));
    for lesson in ["no-such-file.txt", "#lesson=~1abc", "#lesson=xor", "Cargo.toml"] {
        let output = playground(&["--lesson", lesson], "Hello");
        assert!(!output.status.success(), "{lesson}");
        assert!(!text(&output.stderr).is_empty());
    }
}
