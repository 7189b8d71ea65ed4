//! `cargo xtask bench`: how long training and pictures take, natively and in Chromium, next to plain JavaScript; and how many
//! epochs and frames a second the page comes to.

use std::path::Path;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::workspace::Workspace;
use crate::{browser, build, rust};

/// The command.
pub fn run(workspace: &Workspace, quick: bool) -> Result<()> {
    let shell = &workspace.shell;
    rust::ensure_target(shell)?;
    let places = browser::prepare(workspace)?;
    let chromium = browser::chromium(&places)?;

    let folder = workspace.target().join("bench");
    build::module(workspace, &["--package", "bench", "--lib"], "bench", "no-modules", &folder)?;
    let (figures, options) = (folder.join("figures.json"), if quick { &["--quick"][..] } else { &[] });
    let measure = cmd!(shell, "cargo run --release --locked --quiet --package bench --");
    measure.arg(chromium).args([&folder, &figures]).args(options).run().context("could not measure")?;

    if quick { Ok(()) } else { pace(workspace, &places, &folder.join("pace.json")) }
}

/// The page as a visitor sees it: it has to be built, and to train a million epochs.
fn pace(workspace: &Workspace, places: &browser::Places, json: &Path) -> Result<()> {
    build::page(workspace, true)?;
    cmd!(workspace.shell, "cargo bench --profile dev --locked --quiet --package tests --bench pace -- {json}")
        .env("PLAYGROUND_DIST", workspace.dist())
        .envs(places.iter().map(|(name, file)| (name, file)))
        .run()
        .context("could not measure the page")
}
