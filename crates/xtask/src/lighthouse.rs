//! `cargo xtask lighthouse`: what Lighthouse says of the release page, served compressed and opened as on a slow phone. How
//! fast this machine is has its part in it: a figure to be looked at, and not a test.

use crate::failure::{Failure, Result};
use crate::{browser, build, install, node, process, tool, workspace};

/// How often the page is opened.
const TIMES: &str = "5";

/// The command.
pub fn run(arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        return Err(Failure::usage("`lighthouse` takes no arguments"));
    }
    if !node::ready()? {
        return Err(Failure::new("Lighthouse runs in Node.js, which is not here: see nodejs.org"));
    }
    let lighthouse = install::ensure(&[&tool::LIGHTHOUSE])?;
    let places = browser::prepare()?;
    build::page(true)?;
    let report = workspace::target()?.join("lighthouse.json");
    let mut judge = node::node().ok_or_else(|| Failure::new("there is no `node` on PATH"))?;
    judge
        .arg(workspace::root().join("crates/xtask/lighthouse/judge.mjs"))
        .args(lighthouse)
        .arg(workspace::dist())
        .arg(browser::chromium(&places)?)
        .arg(TIMES)
        .arg(&report);
    process::run(&mut judge, "let Lighthouse open the page")?;
    println!("The last report in full: {}", report.display());
    Ok(())
}
