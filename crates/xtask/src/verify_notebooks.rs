//! `cargo xtask verify-notebooks`: notebooks of several experiments, run as they are in real TensorFlow, and their losses
//! beside ours. Minutes long and with gigabytes of packages: too heavy for every run of CI.

use std::ffi::OsStr;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::workspace::Workspace;
use crate::{python, rust};

/// Both problems, every loss, every optimizer, penalties, different features; batches divide the training points.
const LINKS: [(&str, &str); 8] = [
    ("cats-and-dogs", "#seed=7&batchSize=4&networkShape=3&learningRate=0.1"),
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
        "formulas",
        "#seed=8&dataset=formula&formula=x1_sin_x2_mul_1_gt&noise=5&x=false&formula1=x1_2_pow_x2_2_pow_add_sqrt&formula3=x1_x2_lt\
         &formula4=x1_2_mul_cos_x2_3_pow_10_div_sub",
    ),
    (
        "plane-rmsprop",
        "#seed=6&problem=regression&optimizer=rmsprop&networkShape=3,2&batchSize=30&learningRate=0.001&activation=silu\
         &initialization=he",
    ),
];
/// The table of points that an experiment of this name learns from, in the place of its link's.
const TABLES: [(&str, &str); 1] = [("cats-and-dogs", "web/data/cats-and-dogs.csv")];
/// As many as a notebook trains by itself.
const EPOCHS: &str = "100";

/// The command.
pub fn run(workspace: &Workspace) -> Result<()> {
    let shell = &workspace.shell;
    let python = python::ensure(workspace)?;
    cmd!(shell, "cargo build --locked --package cli").run().context("could not build the playground program")?;
    let program = rust::playground(workspace);

    // Without anything of an earlier run.
    let folder = workspace.target().join("notebooks");
    shell.remove_path(&folder)?;
    shell.create_dir(&folder)?;
    for (name, link) in LINKS {
        let file = folder.join(name).with_extension("ipynb");
        let table = TABLES.iter().find(|(of, _)| *of == name).map(|(_, table)| workspace.root().join(table));
        let points: Vec<_> = table.iter().flat_map(|table| [OsStr::new("--data"), table.as_os_str()]).collect();
        let points = &points;
        cmd!(shell, "{program} notebook {link} --out {file} {points...}")
            .run()
            .context("could not write a notebook")?;
        let losses = cmd!(shell, "{program} replay {link} --at {EPOCHS} {points...}").read();
        let losses = losses.with_context(|| format!("could not replay {link}"))?;
        shell.write_file(folder.join(name).with_extension("json"), losses)?;
    }

    println!("Running {} notebooks in {}", LINKS.len(), folder.display());
    let verify = workspace.root().join("crates/xtask/notebooks/verify.py");
    let _folder = shell.push_dir(&folder);
    cmd!(shell, "{python} {verify} {folder}")
        // What TensorFlow has to say about this machine is not about the notebooks.
        .env("TF_CPP_MIN_LOG_LEVEL", "3")
        .env("TF_ENABLE_ONEDNN_OPTS", "0")
        .run()
        .context("could not get the same losses in Keras")
}
