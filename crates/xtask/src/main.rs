//! Development commands: `cargo xtask serve`, `build`, `test`, `weight`, `bench`, `lighthouse`, `verify-notebooks` and `setup`.
//!
//! One module per command, each with a variant of [`Command`]; what they share is in the other modules: [`tool`]
//! (which programs the project needs), [`install`] (how they get here), [`browser`] (what the page is tested in).
//! Nothing here knows the crates of the project but by name.

use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};

mod apt;
mod bench;
mod browser;
mod build;
mod cache;
mod environment;
mod import_names;
mod install;
mod lighthouse;
mod node;
mod offline;
mod policy;
mod program;
mod python;
mod rust;
mod serve;
mod setup;
mod single_file;
mod split;
mod step;
mod test;
mod tool;
mod verify_notebooks;
mod weight;
mod workspace;

use workspace::Workspace;

/// Development commands of Neural Playground
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    after_help = "Missing tools are installed on first use into a cache folder of yours\n\
                  (NEURAL_PLAYGROUND_TOOLS, or ~/.cache/neural-playground)."
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, PartialEq, Subcommand)]
enum Command {
    /// Build the page, serve it at http://127.0.0.1:8080 and reload it on changes
    Serve(serve::Options),
    /// Build the page into dist/
    Build(build::Options),
    /// Run all that CI runs, or the named steps of it
    Test(test::Options),
    /// Print the size of each file in dist/: raw, gzip, brotli
    Weight,
    /// Measure training and pictures, natively and in Chromium, next to plain JavaScript
    Bench {
        /// Take a first look: fewer rounds, and without the page
        #[arg(long)]
        quick: bool,
    },
    /// Let Lighthouse open the release page as on a slow phone, and print what it says
    Lighthouse,
    /// Run exported notebooks in TensorFlow and compare their losses with ours
    VerifyNotebooks,
    /// Install every tool that the other commands use, but Python
    Setup,
}

fn main() -> ExitCode {
    // What was not understood ends here, with status 2.
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Option<Command>) -> Result<()> {
    let Some(command) = command else {
        return Ok(Arguments::command().print_help()?);
    };
    let workspace = Workspace::find()?;
    match command {
        Command::Serve(options) => serve::run(&workspace, options),
        Command::Build(options) => build::run(&workspace, options),
        Command::Test(options) => test::run(&workspace, options),
        Command::Weight => weight::run(&workspace),
        Command::Bench { quick } => bench::run(&workspace, quick),
        Command::Lighthouse => lighthouse::run(&workspace),
        Command::VerifyNotebooks => verify_notebooks::run(&workspace),
        Command::Setup => setup::run(&workspace),
    }
}

#[cfg(test)]
mod tests {
    use clap::error::ErrorKind;

    use super::*;

    fn parse(words: &str) -> Result<Command, clap::Error> {
        let words = words.split_whitespace();
        Ok(Arguments::try_parse_from(std::iter::once("cargo xtask").chain(words))?.command.unwrap())
    }

    #[test]
    fn options_in_any_order_and_either_spelling() {
        let serve = |release, port| Command::Serve(serve::Options { release, port });
        assert_eq!(parse("serve").unwrap(), serve(false, 8080));
        assert_eq!(parse("serve --port 9000 --release").unwrap(), serve(true, 9000));
        assert_eq!(parse("serve --release --port=9000").unwrap(), serve(true, 9000));
    }

    #[test]
    fn what_is_not_understood_is_named_and_ends_with_status_2() {
        for (words, culprit) in [
            ("polish --all", "polish"),
            ("weight --all", "--all"),
            ("build now", "now"),
            ("serve --port", "--port"),
            ("serve --port many", "many"),
            ("serve --port 0", "0"),
            ("serve --port=70000", "70000"),
            ("test brwser", "format, clippy, doc, native"),
        ] {
            let error = parse(words).unwrap_err();
            assert_eq!(error.exit_code(), 2, "{words}");
            assert!(error.to_string().contains(culprit), "{error}");
        }
    }

    #[test]
    fn what_is_behind_two_dashes_is_for_another_program() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let options = test::Options { steps: words(&["native"]), filter: words(&["--help", "links"]) };
        assert_eq!(parse("test native -- --help links").unwrap(), Command::Test(options));
        assert_eq!(parse("test native --help").unwrap_err().kind(), ErrorKind::DisplayHelp);
    }
}
