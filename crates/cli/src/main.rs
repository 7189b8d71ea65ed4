//! `playground`: the experiments of Neural Playground without a browser.
//!
//! What an experiment is lives in the `experiment` crate; here are only words: arguments in, JSON,
//! a table, points, a link or a notebook out.

mod arguments;
mod cells;
mod claim;
mod class;
mod data;
mod jobs;
mod lines;
mod notebook;
mod race;
mod reading;
mod replay;
mod report;
mod table;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Replay(arguments) => replay::run(&arguments),
        Command::Race(arguments) => race::run(&arguments),
        Command::Notebook(arguments) => notebook::run(&arguments),
        Command::Data(arguments) => data::run(&arguments),
        Command::Claim(arguments) => claim::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Class(arguments) => class::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever was reading has read enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("playground: {error}");
            ExitCode::FAILURE
        }
    }
}
