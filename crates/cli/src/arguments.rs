//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// The most epochs that can be asked for: days of training.
const MOST_EPOCHS: u64 = 1_000_000_000;

/// The experiments of Neural Playground without a browser.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Something to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Train experiments from their beginning and print their losses
    ///
    /// Prints one line of JSON for each link: {"link": …, "trace": [[epoch, training loss, test loss], …]}. A loss that
    /// is not finite is null. What is wrong in a link is said on standard error, and what is used instead.
    Replay(Replay),
}

/// What `replay` needs to know.
#[derive(Args, Debug)]
pub struct Replay {
    /// A share link of Neural Playground or TensorFlow Playground, or what stands behind its `#`
    #[arg(required_unless_present = "links", conflicts_with = "links")]
    pub link: Option<String>,

    /// A file with one link a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub links: Option<PathBuf>,

    /// The epochs whose losses are printed, for example 0,1,10,100
    #[arg(long, value_name = "EPOCHS", value_delimiter = ',', required = true,
          value_parser = clap::value_parser!(u64).range(..=MOST_EPOCHS))]
    pub at: Vec<u64>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn replay(line: &str) -> Result<Replay, clap::Error> {
        let Command::Replay(replay) = Arguments::try_parse_from(line.split(' '))?.command;
        Ok(replay)
    }

    #[test]
    fn the_table_of_arguments_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn replay_takes_a_link_or_a_file_and_epochs() {
        let one = replay("playground replay #seed=1 --at 0,1,10").unwrap();
        assert_eq!((one.link.as_deref(), one.at), (Some("#seed=1"), vec![0, 1, 10]));
        assert_eq!(replay("playground replay --links - --at 5").unwrap().links, Some(PathBuf::from("-")));
        for line in
            ["--at 1", "#a", "#a --links b --at 1", "#a --at 1,-2", "#a --at x", "#a --at 1 --fast", "#a #b --at 1"]
        {
            assert!(replay(&format!("playground replay {line}")).is_err(), "{line}");
        }
    }
}
