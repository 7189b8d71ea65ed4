//! Development commands: `cargo xtask serve`, `build`, `test`, `weight`, `bench`, `lighthouse`, `verify-notebooks` and `setup`.
//!
//! One module per command, each with a row in [`COMMANDS`]; what they share is in the other modules: [`tool`]
//! (which programs the project needs), [`install`] (how they get here), [`browser`] (what the page is tested in).
//! Nothing here knows the crates of the project but by name.

use std::process::ExitCode;

mod apt;
mod bench;
mod browser;
mod build;
mod cache;
mod failure;
mod import_names;
mod install;
mod lighthouse;
mod lockfile;
mod node;
mod process;
mod program;
mod python;
mod rust;
mod serve;
mod setup;
mod split;
mod step;
mod test;
mod tool;
mod verify_notebooks;
mod weight;
mod workspace;

use failure::{Failure, Result};

/// One command: a row here is all that `cargo xtask` knows of it.
struct Command {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const COMMANDS: [Command; 8] = [
    Command {
        name: "serve",
        arguments: "[--release] [--port N]",
        about: "build the page, serve it at http://127.0.0.1:8080 and reload it on changes",
        run: serve::run,
    },
    Command { name: "build", arguments: "[--release]", about: "build the page into dist/", run: build::run },
    Command {
        name: "test",
        arguments: "[STEP…] [-- FILTER…]",
        about: "run all that CI runs, or the named steps of it",
        run: test::run,
    },
    Command {
        name: "weight",
        arguments: "",
        about: "print the size of each file in dist/: raw, gzip, brotli",
        run: weight::run,
    },
    Command {
        name: "bench",
        arguments: "[--quick]",
        about: "measure training and pictures, natively and in Chromium, next to plain JavaScript",
        run: bench::run,
    },
    Command {
        name: "lighthouse",
        arguments: "",
        about: "let Lighthouse open the release page as on a slow phone, and print what it says",
        run: lighthouse::run,
    },
    Command {
        name: "verify-notebooks",
        arguments: "",
        about: "run exported notebooks in TensorFlow and compare their losses with ours",
        run: verify_notebooks::run,
    },
    Command {
        name: "setup",
        arguments: "",
        about: "install every tool that the other commands use, but Python",
        run: setup::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::from(failure.status())
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", help());
        return Ok(());
    };
    if ["help", "-h", "--help"].contains(&name.as_str()) {
        print!("{}", help());
        return Ok(());
    }
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) if wants_help(rest) => {
            println!("cargo xtask {} {}", command.name, command.arguments);
            println!("    {}", command.about);
            if command.name == "test" {
                print!("\n{}", test::steps_help());
            }
            Ok(())
        }
        Some(command) => (command.run)(rest),
        None => Err(Failure::usage(format!("there is no command `{name}`\n\n{}", help()))),
    }
}

/// Whether help is asked for: only before a `--`, behind which everything belongs to another program.
fn wants_help(arguments: &[String]) -> bool {
    arguments.iter().take_while(|argument| *argument != "--").any(|argument| argument == "-h" || argument == "--help")
}

fn help() -> String {
    let mut text = String::from("Development commands of Neural Playground:\n\n");
    for command in &COMMANDS {
        let usage = format!("cargo xtask {} {}", command.name, command.arguments);
        text.push_str(&format!("  {usage:<41} {}\n", command.about));
    }
    text.push_str(
        "\nMissing tools are installed on first use into a cache folder of yours\n\
         (NEURAL_PLAYGROUND_TOOLS, or ~/.cache/neural-playground).\n",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(String::from).collect()
    }

    #[test]
    fn help_names_every_command() {
        for command in &COMMANDS {
            assert!(help().contains(&format!("cargo xtask {}", command.name)));
        }
    }

    #[test]
    fn an_unknown_command_is_a_usage_error() {
        let failure = dispatch(&words("polish --all")).unwrap_err();
        assert_eq!(failure.status(), 2);
        assert!(failure.to_string().contains("polish"));
    }

    #[test]
    fn help_behind_two_dashes_is_for_another_program() {
        assert!(wants_help(&words("native --help")));
        assert!(!wants_help(&words("native -- --help")));
    }
}
