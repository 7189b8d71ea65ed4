//! `cargo xtask verify-notebooks`: notebooks of several experiments, run as they are in real TensorFlow, and their losses
//! beside ours. Minutes long and with gigabytes of packages: too heavy for every run of CI.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::{process, python, workspace};

/// Both problems, every loss, every optimizer, penalties, different features; batches divide the training points.
const LINKS: [(&str, &str); 6] = [
    ("circle", "#seed=0.12345"),
    (
        "bumps-l2",
        "#seed=2&problem=regression&regDataset=reg-gauss&regularization=L2&regularizationRate=0.001&networkShape=8,8&batchSize=25\
         &learningRate=0.1&activation=sigmoid&sinX=true&sinY=true",
    ),
    (
        "xor-momentum",
        "#seed=3&dataset=xor&noise=10&optimizer=momentum&activation=relu&learningRate=0.003&xTimesY=true&y=false",
    ),
    (
        "spiral-nesterov",
        "#seed=4&dataset=spiral&optimizer=nesterov&networkShape=8&batchSize=25&learningRate=0.01&sinX=true&sinY=true&xSquared=true\
         &ySquared=true",
    ),
    (
        "log-loss-adam",
        "#seed=5&dataset=gauss&noise=30&loss=log&optimizer=adam&activation=gelu&learningRate=0.003&percTrainData=80",
    ),
    (
        "plane-rmsprop",
        "#seed=6&problem=regression&optimizer=rmsprop&networkShape=3,2&batchSize=30&learningRate=0.001&activation=silu\
         &initialization=he",
    ),
];
/// As many as a notebook trains by itself.
const EPOCHS: &str = "100";

/// The command.
pub fn run(arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        return Err(Failure::usage("`verify-notebooks` takes no arguments"));
    }
    let python = python::ensure()?;
    let mut compile = process::cargo();
    compile.args(["build", "--locked", "--package", "cli"]).current_dir(workspace::root());
    process::run(&mut compile, "build the playground program")?;
    let program = workspace::target()?.join("debug/playground").with_extension(std::env::consts::EXE_EXTENSION);

    let folder = workspace::target()?.join("notebooks");
    make_empty(&folder)?;
    for (name, link) in LINKS {
        let file = folder.join(name).with_extension("ipynb");
        process::run(Command::new(&program).args(["notebook", link, "--out"]).arg(&file), "write a notebook")?;
        let losses = process::output(Command::new(&program).args(["replay", link, "--at", EPOCHS]));
        let losses = losses.ok_or_else(|| Failure::new(format!("could not replay {link}")))?;
        write(&folder.join(name).with_extension("json"), &losses)?;
    }

    println!("Running {} notebooks in {}", LINKS.len(), folder.display());
    let mut verify = Command::new(python);
    verify.arg(workspace::root().join("crates/xtask/notebooks/verify.py")).arg(&folder);
    // What TensorFlow has to say about this machine is not about the notebooks.
    verify.env("TF_CPP_MIN_LOG_LEVEL", "3").env("TF_ENABLE_ONEDNN_OPTS", "0").current_dir(&folder);
    process::run(&mut verify, "get the same losses in Keras")
}

/// A folder without anything of an earlier run.
fn make_empty(folder: &Path) -> Result<()> {
    let failed = |error| Failure::new(format!("could not make an empty {}: {error}", folder.display()));
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).map_err(|error| Failure::new(format!("could not write {}: {error}", file.display())))
}
