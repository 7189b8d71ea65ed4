//! `cargo xtask setup`: every tool at once, for a machine that will be without a network, or to wait only once.

use anyhow::Result;

use crate::tool::Source;
use crate::workspace::Workspace;
use crate::{browser, cache, install, node, rust, tool};

/// The command.
pub fn run(workspace: &Workspace) -> Result<()> {
    let shell = &workspace.shell;
    rust::ensure_target(shell)?;
    rust::ensure_checks(shell)?;

    let npm = node::ready(shell)?;
    let (tools, left_out): (Vec<_>, Vec<_>) =
        tool::ALL.into_iter().partition(|tool| npm || !matches!(tool.source, Source::Npm));
    install::ensure_all(workspace, &tools)?;
    for tool in left_out {
        println!("Left out, as Node.js and npm are not here: {} ({})", tool.name, tool.purpose);
    }

    for browser in &browser::ALL {
        if browser.find(workspace)?.is_some() {
            continue;
        }
        match browser.install(workspace) {
            Ok(_) => {}
            Err(error) if browser.required => return Err(error),
            Err(error) => println!("Left out: {error:#}"),
        }
    }
    println!("All is set up; tools are in {}", cache::Cache::of_user()?.folder().display());
    Ok(())
}
