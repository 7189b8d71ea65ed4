//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use experiment::{Error, Moment, NOTEBOOK_EPOCHS, RaceLimit, Variable};

/// The most epochs that can be asked for: days of training.
const MOST_EPOCHS: u64 = 1_000_000_000;
/// The most epochs of a notebook: hours in Keras.
const MOST_NOTEBOOK_EPOCHS: u64 = 100_000;

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

    /// Compare experiments that differ in one setting, and print who learns fastest
    ///
    /// All contestants have the data and, where their networks have the same shape, the initial weights of the link. The
    /// first to reach the target test loss is ahead, then the one with the lowest final test loss; those that diverge
    /// come last. With --seeds, each contestant runs from that many seeds, and the one that reaches the target most
    /// often is ahead. The same link gives the same numbers, whatever --jobs says. What is wrong in a link is said on
    /// standard error, and what is used instead.
    #[command(after_long_help = EXAMPLES)]
    Race(Race),

    /// Write an experiment as a Jupyter notebook that does the same in Keras
    ///
    /// The notebook holds the link's points and initial weights with every digit, trains the same network in TensorFlow and
    /// prints its losses beside ours. It opens in Jupyter and in Google Colab, and is the file that the page's Export
    /// gives. What is wrong in a link is said on standard error, and what is used instead.
    Notebook(Notebook),

    /// Print the points of an experiment
    ///
    /// One line for each point, those that train first: both coordinates, the label, and whether it trains or tests. Points of
    /// somebody's own stand there with their names, numbers and classes. What is wrong in a link is said on standard error, and what is
    /// used instead.
    Data(Data),

    /// Print a link to a moment of a run, with the losses that it has then
    ///
    /// The link opens the experiment at that epoch, and whoever has it can find out whether its losses are true. Of a link that is of a
    /// moment already, the changes up to the epoch are made again. What is wrong in a link is said on standard error, and what is used
    /// instead.
    Claim(Claim),

    /// Find out whether links have the losses that they claim
    ///
    /// Each run is lived again from its beginning, with the changes that its link says; each bit of both losses must be the same. The
    /// exit code is 1 if any claim does not hold, and where nothing is claimed. What is wrong in a link is said on standard error; where
    /// that is a value, the claim does not hold.
    Verify(Verify),

    /// Mark what a class has handed in for a lesson, and print a table of it
    ///
    /// LINKS is any text with the links that students handed in: mails, a chat, a column of a spreadsheet. Each run is lived again from its
    /// beginning, each race run again, and the goals are looked at there; of the same link, the first counts. With --lesson, what is for
    /// another lesson, or for a version of it that asks for other things, is said to be. What can't be read is counted on standard error.
    ///
    /// A hand-in that misses its goals or is not as claimed is a result, not a failure: the exit code is 0 unless a file or the lesson can't
    /// be read.
    Class(Class),
}

/// Points out of a table, in place of the link's.
#[derive(Args, Debug)]
pub struct DataFile {
    /// A table with points, which the experiments learn from in place of the link's
    ///
    /// Commas, semicolons or tabs between cells, decimal points or commas, in the encoding of any spreadsheet. The first two columns of
    /// numbers are the coordinates and the first other one is the label, unless --x1, --x2 and --label say others.
    #[arg(long, value_name = "FILE")]
    pub data: Option<PathBuf>,

    /// The title of the column that goes to the right
    #[arg(long, value_name = "NAME", requires = "data")]
    pub x1: Option<String>,

    /// The title of the column that goes upward
    #[arg(long, value_name = "NAME", requires = "data")]
    pub x2: Option<String>,

    /// The title of the column of labels: two classes, or numbers for regression
    #[arg(long, value_name = "NAME", requires = "data")]
    pub label: Option<String>,
}

/// What `data` needs to know.
#[derive(Args, Debug)]
pub struct Data {
    /// A share link of an experiment, or what stands behind its `#`
    pub link: String,

    /// Where the points come from
    #[command(flatten)]
    pub file: DataFile,

    /// How the points are printed
    #[arg(long, value_enum, default_value_t = DataFormat::Csv)]
    pub format: DataFormat,
}

/// How points are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DataFormat {
    /// A table for spreadsheets
    Csv,
    /// {"train": [[x1, x2, label], …], "test": …}, as the network learns from them, with every digit
    Json,
    /// What stands behind the # of a link that has these points and all settings
    Link,
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

    /// Where the points come from
    #[command(flatten)]
    pub file: DataFile,
}

const EXAMPLES: &str = "\
Examples:
  playground race '#dataset=circle&seed=1' --vary activation --target 0.05
  playground race '#seed=1' --vary learningRate --values 0.01,0.03,0.1 --format csv
  playground race '#seed=1' --vary networkShape --values 1,2,3,4 --seeds 20 --epochs 300 --target 0.04
  playground race '#seed=1' --vary none --seeds 100";

/// What `race` needs to know.
#[derive(Args, Debug)]
pub struct Race {
    /// A share link of an experiment or a race, or what stands behind its `#`
    pub link: String,

    /// The setting in which the contestants differ
    ///
    /// One of activation, loss, optimizer, initialization, learningRate, regularization, regularizationRate, batchSize,
    /// networkShape, features, noise and seed; or none, to run only the link's own experiment. Without it the link decides,
    /// or else it is activation.
    #[arg(long, value_name = "SETTING", value_parser = Variable::read)]
    pub vary: Option<Variable>,

    /// The values that are compared, separated by commas [default: the link's, or usual ones]
    ///
    /// In the words of a link: tanh,relu or 0.01,0.1. Layers and features are joined by -: 4-2,8 or x-y,x-y-sinX. No
    /// layer and no feature are written none.
    #[arg(long)]
    pub values: Option<String>,

    /// From how many seeds each contestant runs, 5 to 100; none is a single run [default: the link's, or none]
    #[arg(long, value_name = "N", value_parser = seeds)]
    pub seeds: Option<Seeds>,

    /// How many epochs each run has [default: the link's, or 500]
    #[arg(long, value_name = "N", value_parser = RaceLimit::read_epochs)]
    pub epochs: Option<u64>,

    /// The test loss that is to be reached [default: the link's, or 0.05]
    #[arg(long, value_name = "LOSS", value_parser = RaceLimit::read_target)]
    pub target: Option<f64>,

    /// How the result is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// How many threads train [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    pub jobs: Option<u8>,

    /// Where the points come from
    #[command(flatten)]
    pub file: DataFile,
}

/// A number of seeds, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seeds(pub Option<usize>);

fn seeds(text: &str) -> Result<Seeds, Error> {
    RaceLimit::read_seeds(text).map(Seeds)
}

/// What `notebook` needs to know.
#[derive(Args, Debug)]
pub struct Notebook {
    /// A share link of an experiment, or what stands behind its `#`
    pub link: String,

    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// How many epochs the notebook trains
    #[arg(long, value_name = "N", default_value_t = NOTEBOOK_EPOCHS,
          value_parser = clap::value_parser!(u64).range(1..=MOST_NOTEBOOK_EPOCHS))]
    pub epochs: u64,

    /// Where the points come from
    #[command(flatten)]
    pub file: DataFile,
}

/// What `claim` needs to know.
#[derive(Args, Debug)]
pub struct Claim {
    /// A share link of an experiment or of a moment, or what stands behind its `#`
    pub link: String,

    /// After how many epochs
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=Moment::LAST_EPOCH))]
    pub at: u64,
}

/// What `verify` needs to know.
#[derive(Args, Debug)]
pub struct Verify {
    /// Links with claims, or what stands behind their `#`
    #[arg(value_name = "LINK", required_unless_present = "file", conflicts_with = "file")]
    pub links: Vec<String>,

    /// A file with one link a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// How the result is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// How many threads train [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    pub jobs: Option<u8>,
}

/// What `class` needs to know.
#[derive(Args, Debug)]
pub struct Class {
    /// A file with the links, whatever stands around them; `-` is standard input
    #[arg(value_name = "LINKS")]
    pub links: PathBuf,

    /// The lesson that they are for: a file with its text, or a link with `lesson=~1…` [default: the one that each link brings along]
    #[arg(long, value_name = "FILE|LINK")]
    pub lesson: Option<String>,

    /// How the result is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// How many threads train [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    pub jobs: Option<u8>,
}

/// How a result is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table for people
    Text,
    /// A table for spreadsheets, with every digit
    Csv,
    /// Everything, with every digit, in one line; of a race, the losses on the way too
    Json,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn replay(line: &str) -> Result<Replay, clap::Error> {
        match Arguments::try_parse_from(line.split(' '))?.command {
            Command::Replay(replay) => Ok(replay),
            other => panic!("{other:?}"),
        }
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
