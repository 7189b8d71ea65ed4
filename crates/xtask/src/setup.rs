//! `cargo xtask setup`: every tool at once, for a machine that will be without a network, or to wait only once.

use crate::failure::{Failure, Result};
use crate::tool::Source;
use crate::{browser, cache, install, node, rust, tool};

/// The command.
pub fn run(arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        return Err(Failure::usage("`setup` takes no arguments"));
    }
    rust::ensure_target()?;
    rust::ensure_checks()?;

    let npm = node::ready()?;
    let (tools, left_out): (Vec<_>, Vec<_>) =
        tool::ALL.into_iter().partition(|tool| npm || !matches!(tool.source, Source::Npm));
    install::ensure(&tools)?;
    for tool in left_out {
        println!("Left out, as Node.js and npm are not here: {} ({})", tool.name, tool.purpose);
    }

    for browser in &browser::ALL {
        if browser.find()?.is_some() {
            continue;
        }
        match browser.install() {
            Ok(_) => {}
            Err(failure) if browser.required => return Err(failure),
            Err(failure) => println!("Left out: {failure}"),
        }
    }
    println!("All is set up; tools are in {}", cache::Cache::of_user()?.folder().display());
    Ok(())
}
