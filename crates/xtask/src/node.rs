//! Node.js: it runs wasm-opt, fetches axe-core and weighs the page. Only CI can't do without.

use std::path::PathBuf;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{apt, environment};

/// Whether Node.js and npm can be used; where everything has to be tested they are installed.
pub fn ready(shell: &Shell) -> Result<bool> {
    if here(shell) {
        return Ok(true);
    }
    if !environment::on_ci() {
        return Ok(false);
    }
    apt::install(shell, &["nodejs", "npm"], "Node.js (it runs wasm-opt)", "  Elsewhere: see nodejs.org")?;
    Ok(here(shell))
}

/// Node.js, to run a script with.
pub fn node() -> Option<PathBuf> {
    which::which("node").ok()
}

/// npm, to install a package with.
pub fn npm() -> Option<PathBuf> {
    which::which("npm").ok()
}

fn here(shell: &Shell) -> bool {
    let runs = |node: PathBuf| cmd!(shell, "{node} --version").ignore_stderr().read().is_ok();
    node().is_some_and(runs) && npm().is_some()
}
