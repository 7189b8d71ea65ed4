//! The parts of the Rust toolchain: the target of the page, rustfmt and clippy.
//!
//! rust-toolchain.toml names them, but rustup brings them on its own only where automatic installs are on.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::workspace::Workspace;

/// What the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";
/// The profile with which it is compiled for visitors, and with it what is tested and measured in a browser.
pub const PAGE: &str = "page";

/// What [`WASM`] and [`PAGE`] make of a crate of this name.
pub fn compiled(workspace: &Workspace, name: &str) -> PathBuf {
    workspace.target().join(WASM).join(PAGE).join(name).with_extension("wasm")
}

/// The playground program, as `cargo build` leaves it.
pub fn playground(workspace: &Workspace) -> PathBuf {
    workspace.target().join("debug/playground").with_extension(std::env::consts::EXE_EXTENSION)
}

/// Adds the target of the page if it is missing.
pub fn ensure_target(shell: &Shell) -> Result<()> {
    let folder = cmd!(shell, "rustc --print target-libdir --target {WASM}").ignore_stderr().read();
    if folder.is_ok_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    println!("Installing the Rust target {WASM}: the page is compiled for it; a few seconds");
    rustup(shell, &["target", "add", WASM])
}

/// Adds rustfmt and clippy if they are missing.
pub fn ensure_checks(shell: &Shell) -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if cmd!(shell, "cargo {subcommand} --version").ignore_stderr().read().is_err() {
            println!("Installing {component}: the checks of CI use it; a few seconds");
            rustup(shell, &["component", "add", component])?;
        }
    }
    Ok(())
}

fn rustup(shell: &Shell, arguments: &[&str]) -> Result<()> {
    let rustup = cmd!(shell, "rustup {arguments...}");
    if which::which("rustup").is_err() {
        bail!(
            "this Rust was not installed by rustup (rustup.rs), so `{rustup}` can't be run: \
             install rustup, or that part by your system's package manager"
        );
    }
    rustup.run().context("could not add to the Rust toolchain")
}
