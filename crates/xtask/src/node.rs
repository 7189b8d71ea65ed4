//! Node.js: it runs wasm-opt, fetches axe-core and weighs the page. Only CI can't do without.

use std::process::Command;

use crate::failure::Result;
use crate::{apt, process};

/// Whether Node.js and npm can be used; where everything has to be tested they are installed.
pub fn ready() -> Result<bool> {
    if here() {
        return Ok(true);
    }
    if !process::on_ci() {
        return Ok(false);
    }
    apt::install(&["nodejs", "npm"], "Node.js (it runs wasm-opt)", "  Elsewhere: see nodejs.org")?;
    Ok(here())
}

/// Node.js, to run a script with.
pub fn node() -> Option<Command> {
    process::find("node").map(Command::new)
}

/// npm, to install a package with.
pub fn npm() -> Option<Command> {
    process::find("npm").map(Command::new)
}

fn here() -> bool {
    node().is_some_and(|mut node| process::succeeds(node.arg("--version"))) && npm().is_some()
}
