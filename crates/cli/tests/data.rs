//! `playground data` and `--data`: points of a link or of a table, the same however the table is saved.

#![allow(clippy::unwrap_used, reason = "a test may, in its helpers too")]

use std::path::PathBuf;
use std::process::{Command, Output};
use std::{env, fs, process};

use experiment::tables::Table;
use experiment::{Session, links, points_csv};

fn playground(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_playground")).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A file with these bytes.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = env::temp_dir().join(format!("playground-data-{}-{name}", process::id()));
    fs::write(&path, bytes).unwrap();
    path
}

const ROWS: [(&str, &str, &str); 8] = [
    ("25.5", "4.1", "cat"),
    ("23.0", "3.9", "cat"),
    ("24.8", "5.0", "cat"),
    ("26.1", "4.4", "cat"),
    ("55.0", "22.0", "dog"),
    ("61.5", "28.4", "dog"),
    ("48.2", "18.0", "dog"),
    ("70.0", "34.5", "dog"),
];

fn table(separator: &str, decimal: &str) -> String {
    let title = ["height (cm)", "weight (kg)", "animal"].join(separator);
    let rows = ROWS.map(|(x1, x2, label)| [x1, x2, label].map(|cell| cell.replace('.', decimal)).join(separator));
    format!("{title}\r\n{}\r\n\r\n", rows.join("\r\n"))
}

/// The table as English, German and Japanese spreadsheets save it.
fn spellings() -> [Vec<u8>; 3] {
    let utf_16 = table("\t", ".").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    [
        table(",", ".").into_bytes(),
        [&b"\xef\xbb\xbf"[..], table(";", ",").as_bytes()].concat(),
        [&b"\xff\xfe"[..], &utf_16].concat(),
    ]
}

#[test]
fn a_table_gives_the_same_points_and_losses_however_it_is_saved() {
    let own = Table::of_text(&table(",", ".")).unwrap();
    let own = own.pick(&own.suggest().unwrap()).unwrap().own_data().unwrap();
    let config = links::read("#seed=1", || unreachable!("the link has a seed")).config.with_own_data(own);
    let mut session = Session::new(config);
    let points = points_csv(&session);
    assert!(points.starts_with("height (cm),weight (kg),label,set\r\n") && points.contains("70,34.5,dog,"), "{points}");
    session.advance(100);
    for (index, bytes) in spellings().into_iter().enumerate() {
        let path = file(&format!("spelling-{index}.csv"), &bytes);
        let path = path.to_str().unwrap();
        let output = playground(&["data", "#seed=1", "--data", path]);
        assert_eq!((text(&output.stderr), text(&output.stdout)), (String::new(), points.clone()), "{index}");
        let link = text(&playground(&["data", "#seed=1", "--data", path, "--format", "link"]).stdout);
        assert_eq!(links::read(&link, String::new).config, *session.config());
        let replayed = text(&playground(&["replay", "#seed=1", "--data", path, "--at", "100"]).stdout);
        assert!(
            replayed.contains(&format!("[100,{},{}]", session.losses().train, session.losses().test)),
            "{replayed}"
        );
    }
}

#[test]
fn the_points_of_a_link_are_printed_and_read_again() {
    for link in ["#seed=1&dataset=spiral&noise=10&numPoints=41", "#seed=1&problem=regression&numPoints=20"] {
        let printed = text(&playground(&["data", link]).stdout);
        let session = Session::new(links::read(link, || unreachable!("the link has a seed")).config);
        assert_eq!(printed, points_csv(&session));
        let path = file("again.csv", printed.as_bytes());
        let again = playground(&["data", "#seed=2", "--data", path.to_str().unwrap(), "--label", "label"]);
        assert!(again.status.success(), "{}", text(&again.stderr));
        assert_eq!(text(&again.stdout).lines().count(), printed.lines().count());
    }
    let json = text(&playground(&["data", "#seed=1", "--format", "json"]).stdout);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap()["train"].as_array().unwrap().len(), 250);
}

#[test]
fn columns_are_named_and_what_is_wrong_is_said() {
    let path = file("columns.csv", b"id,a,b,kind\n1,0,5,x\n2,1,4,y\n3,2,3,x\n4,3,1,y\n");
    let path = path.to_str().unwrap();
    let named = ["data", "#seed=1", "--data", path, "--x1", "b", "--x2", "a", "--label", "kind"];
    assert!(text(&playground(&named).stdout).starts_with("b,a,label,set\r\n"));
    let notebook = text(&playground(&["notebook", "#seed=1", "--data", path, "--x1", "a", "--x2", "b"]).stdout);
    assert!(notebook.contains("NAMES = "), "{notebook}");
    let race = playground(&["race", "#seed=1", "--data", path, "--epochs", "5", "--vary", "none"]);
    assert!(race.status.success(), "{}", text(&race.stderr));
    let (missing, empty) = (file("gone.csv", b""), file("empty.csv", b""));
    fs::remove_file(&missing).unwrap();
    let (missing, empty) = (missing.to_str().unwrap(), empty.to_str().unwrap());
    for (arguments, complaint) in [
        (
            vec!["--data", path, "--x1", "height"],
            "x1 cannot be “height”. Allowed: a column of the table: “id”, “a”, “b”, “kind”.",
        ),
        (vec!["--data", missing], "gone.csv"),
        (vec!["--data", empty], "This is no table of points"),
    ] {
        let output = playground(&[&["data", "#seed=1"][..], &arguments].concat());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        assert!(text(&output.stderr).contains(complaint), "{}", text(&output.stderr));
    }
    assert_eq!(playground(&["data", "#seed=1", "--x1", "a"]).status.code(), Some(2), "--x1 alone");
}
