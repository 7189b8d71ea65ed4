//! The parts of the Rust toolchain: the target of the page, rustfmt and clippy.
//!
//! rust-toolchain.toml names them, but rustup brings them on its own only where automatic installs are on.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::{process, workspace};

/// What the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";
/// The profile with which it is compiled for visitors, and with it what is tested and measured in a browser.
pub const PAGE: &str = "page";

/// What [`WASM`] and [`PAGE`] make of a crate of this name.
pub fn compiled(name: &str) -> Result<PathBuf> {
    Ok(workspace::target()?.join(WASM).join(PAGE).join(name).with_extension("wasm"))
}

/// Adds the target of the page if it is missing.
pub fn ensure_target() -> Result<()> {
    let mut rustc = Command::new("rustc");
    let folder = process::output(rustc.args(["--print", "target-libdir", "--target", WASM]));
    if folder.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    println!("Installing the Rust target {WASM}: the page is compiled for it; a few seconds");
    rustup(&["target", "add", WASM])
}

/// Adds rustfmt and clippy if they are missing.
pub fn ensure_checks() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if !process::succeeds(process::cargo().args([subcommand, "--version"])) {
            println!("Installing {component}: the checks of CI use it; a few seconds");
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str]) -> Result<()> {
    let command = format!("rustup {}", arguments.join(" "));
    if process::find("rustup").is_none() {
        return Err(Failure::new(format!(
            "this Rust was not installed by rustup (rustup.rs), so `{command}` can't be run: \
             install rustup, or that part by your system's package manager"
        )));
    }
    process::run(Command::new("rustup").args(arguments), &format!("run `{command}`"))
}
