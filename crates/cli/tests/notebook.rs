//! `playground notebook`: the file that the library writes, in a file or on standard output.

#![allow(clippy::unwrap_used, reason = "a test may, in its helpers too")]

use std::process::{Command, Output};
use std::{env, fs, process};

use experiment::{Session, Start, links, notebook};

fn playground(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_playground")).arg("notebook").args(arguments).output().unwrap()
}

fn expected(link: &str, epochs: u64) -> String {
    let config = links::read(link, || unreachable!("the link has a seed")).config;
    notebook(&Session::new(config), Start::Initial, epochs)
}

#[test]
fn a_file_or_standard_output_gets_the_same_bytes() {
    let link = "#seed=0.12345&dataset=xor";
    let printed = playground(&[link]);
    assert!(printed.status.success() && printed.stderr.is_empty());
    assert_eq!(String::from_utf8(printed.stdout).unwrap(), expected(link, 100));

    let file = env::temp_dir().join(format!("playground-{}.ipynb", process::id()));
    let written = playground(&[link, "--epochs", "7", "--out", file.to_str().unwrap()]);
    assert!(written.status.success() && written.stdout.is_empty());
    assert_eq!(fs::read_to_string(&file).unwrap(), expected(link, 7));
    fs::remove_file(file).unwrap();
}

#[test]
fn what_is_wrong_is_said() {
    let corrected = playground(&["#noise=99&seed=1", "--epochs", "1"]);
    assert!(corrected.status.success());
    assert!(String::from_utf8(corrected.stderr).unwrap().contains("noise cannot be “99”"));
    for (arguments, reason) in [
        (&["#seed=1", "--epochs", "0"][..], "1..=100000"),
        (&["#seed=1", "--out", "/no/such/folder/a.ipynb"], "/no/such/folder/a.ipynb"),
        (&[], "LINK"),
    ] {
        let output = playground(arguments);
        assert!(!output.status.success() && output.stdout.is_empty(), "{arguments:?}");
        assert!(String::from_utf8(output.stderr).unwrap().contains(reason), "{arguments:?}");
    }
}
