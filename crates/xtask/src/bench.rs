//! `cargo xtask bench`: how long training and pictures take, natively and in Chromium, next to plain JavaScript; and how many
//! epochs and frames a second the page comes to.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::{browser, build, install, process, rust, tool, workspace};

/// The command.
pub fn run(arguments: &[String]) -> Result<()> {
    let quick: &[&str] = match arguments {
        [] => &[],
        [option] if option == "--quick" => &["--quick"],
        _ => {
            return Err(Failure::usage(format!(
                "`bench` takes `--quick` or nothing, and not `{}`",
                arguments.join(" ")
            )));
        }
    };
    rust::ensure_target()?;
    let places = browser::prepare()?;
    let chromium = browser::chromium(&places)?;

    let mut compile = process::cargo();
    compile
        .args(["build", "--profile", rust::PAGE, "--locked", "--package", "bench", "--lib", "--target", rust::WASM])
        .current_dir(workspace::root());
    build::for_the_web(&mut compile);
    process::run(&mut compile, "compile the benchmark for the browser")?;

    let folder = workspace::target()?.join("bench");
    let compiled = rust::compiled("bench")?;
    let tools = install::ensure(&[&tool::WASM_BINDGEN])?;
    let mut bindgen = Command::new("wasm-bindgen");
    process::put_on_path(&mut bindgen, &tools)?;
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-dir"]).arg(&folder).arg(compiled);
    process::run(&mut bindgen, "write the JavaScript of the benchmark")?;

    let mut measure = process::cargo();
    measure
        .args(["run", "--release", "--locked", "--quiet", "--package", "bench", "--"])
        .arg(chromium)
        .arg(&folder)
        .arg(folder.join("figures.json"))
        .args(quick)
        .current_dir(workspace::root());
    process::run(&mut measure, "measure")?;

    if quick.is_empty() { pace(&places, &folder.join("pace.json")) } else { Ok(()) }
}

/// The page as a visitor sees it: it has to be built, and to train a million epochs.
fn pace(places: &browser::Places, json: &Path) -> Result<()> {
    build::page(true)?;
    let mut measure = process::cargo();
    measure
        .args(["bench", "--profile", "dev", "--locked", "--quiet", "--package", "tests", "--bench", "pace", "--"])
        .arg(json)
        .current_dir(workspace::root())
        .env("PLAYGROUND_DIST", workspace::dist())
        .envs(places.iter().map(|(name, file)| (name, file)));
    process::run(&mut measure, "measure the page")
}
