//! `cargo xtask test`: all that CI runs, in the order in which a mistake shows soonest.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::builder::{PossibleValue, PossibleValuesParser};
use xshell::cmd;

use crate::browser::Places;
use crate::step::{self, Step};
use crate::workspace::Workspace;
use crate::{browser, build, install, node, rust, tool, weight};

/// What can be asked for.
#[derive(Debug, PartialEq, clap::Args)]
pub struct Options {
    /// The steps to run, with those that they need; without any, all of them
    #[arg(value_name = "STEP", value_parser = step_names())]
    pub steps: Vec<String>,
    /// Handed to the test programs: names of tests, or options
    #[arg(value_name = "FILTER", last = true)]
    pub filter: Vec<String>,
}

/// What the steps use.
struct Prepared<'a> {
    workspace: &'a Workspace,
    /// Handed to the test programs.
    filter: &'a [String],
    /// Where the browsers are.
    browsers: Places,
    /// The script that checks accessibility, unless there is no Node.js to fetch it with.
    axe: Option<PathBuf>,
}

fn steps<'a>() -> [Step<Prepared<'a>>; 8] {
    [
        Step { name: "format", about: "is everything formatted?", needs: &[], run: format },
        Step {
            name: "clippy",
            about: "does clippy agree, on this machine and for the browser?",
            needs: &[],
            run: clippy,
        },
        Step { name: "doc", about: "does the documentation build, with every link in it?", needs: &[], run: doc },
        Step { name: "native", about: "unit, integration and documentation tests", needs: &[], run: native },
        Step { name: "page", about: "the release page into dist/, and what it weighs", needs: &[], run: page },
        Step { name: "module", about: "the test-only WebAssembly module", needs: &[], run: module },
        Step {
            name: "program",
            about: "the playground program, whose numbers the page's are compared with",
            needs: &[],
            run: program,
        },
        Step {
            name: "browser",
            about: "the page in real browsers",
            needs: &["page", "module", "program"],
            run: in_browsers,
        },
    ]
}

/// The steps by which a developer can ask for them, for the help.
fn step_names() -> PossibleValuesParser {
    steps().map(|step| PossibleValue::new(step.name).help(step.about)).into()
}

/// The command.
pub fn run(workspace: &Workspace, options: Options) -> Result<()> {
    let all = steps();
    let steps = step::select(&all, &options.steps);

    // What is missing shows now, and not after minutes of tests.
    rust::ensure_checks(&workspace.shell)?;
    rust::ensure_target(&workspace.shell)?;
    let mut prepared = Prepared { workspace, filter: &options.filter, browsers: Places::new(), axe: None };
    if steps.iter().any(|step| step.name == "browser") {
        prepared.browsers = browser::prepare(workspace)?;
        prepared.axe = axe(workspace)?;
    }
    step::run(&steps, &prepared)
}

fn axe(workspace: &Workspace) -> Result<Option<PathBuf>> {
    if node::ready(&workspace.shell)? {
        let [axe] = install::ensure(workspace, [&tool::AXE])?;
        return Ok(Some(axe));
    }
    println!("Node.js and npm are not here, so axe-core does not check the page's accessibility");
    Ok(None)
}

fn format(prepared: &Prepared) -> Result<()> {
    cmd!(prepared.workspace.shell, "cargo fmt --all --check")
        .run()
        .context("could not find the code formatted; `cargo fmt --all` formats it")
}

fn clippy(prepared: &Prepared) -> Result<()> {
    let (shell, wasm) = (&prepared.workspace.shell, rust::WASM);
    cmd!(shell, "cargo clippy --workspace --all-targets --locked -- -D warnings")
        .run()
        .context("could not find clippy content")?;
    cmd!(shell, "cargo clippy --package web --package tests-wasm --target {wasm} --features web/split")
        .args(["--locked", "--", "-D", "warnings"])
        .run()
        .context("could not find clippy content with what is for the browser")
}

fn doc(prepared: &Prepared) -> Result<()> {
    cmd!(prepared.workspace.shell, "cargo doc --workspace --no-deps --locked")
        .env("RUSTDOCFLAGS", "-D warnings")
        .run()
        .context("could not build the documentation")
}

fn native(prepared: &Prepared) -> Result<()> {
    let filter = prepared.filter;
    cmd!(prepared.workspace.shell, "cargo test --workspace --locked -- {filter...}")
        .run()
        .context("could not pass the native tests")
}

fn page(prepared: &Prepared) -> Result<()> {
    build::page(prepared.workspace, true)?;
    weight::check(prepared.workspace)
}

/// Where the test-only module goes, with its JavaScript.
fn module_folder(workspace: &Workspace) -> PathBuf {
    workspace.target().join("tests-wasm")
}

fn module(prepared: &Prepared) -> Result<()> {
    let workspace = prepared.workspace;
    build::module(workspace, &["--package", "tests-wasm"], "tests_wasm", "web", &module_folder(workspace))
}

fn program(prepared: &Prepared) -> Result<()> {
    cmd!(prepared.workspace.shell, "cargo build --locked --package cli")
        .run()
        .context("could not build the playground program")
}

fn in_browsers(prepared: &Prepared) -> Result<()> {
    let Prepared { workspace, browsers, axe, filter } = prepared;
    let filter = *filter;
    cmd!(workspace.shell, "cargo test --package tests --locked -- --ignored --test-threads=1 {filter...}")
        .env("PLAYGROUND_DIST", workspace.dist())
        .env("PLAYGROUND_TESTS_WASM", module_folder(workspace))
        .env("PLAYGROUND_BIN", rust::playground(workspace))
        .envs(browsers.iter().map(|(name, file)| (name, file)))
        .envs(axe.iter().map(|file| ("PLAYGROUND_AXE", file)))
        .run()
        .context("could not pass the browser tests")
}
