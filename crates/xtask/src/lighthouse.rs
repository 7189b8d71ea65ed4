//! `cargo xtask lighthouse`: what Lighthouse says of the release page, served compressed and opened as on a slow phone. How
//! fast this machine is has its part in it: a figure to be looked at, and not a test.

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::workspace::Workspace;
use crate::{browser, build, install, node, tool};

/// How often the page is opened.
const TIMES: &str = "5";

/// The command.
pub fn run(workspace: &Workspace) -> Result<()> {
    let shell = &workspace.shell;
    ensure!(node::ready(shell)?, "Lighthouse runs in Node.js, which is not here: see nodejs.org");
    let [lighthouse] = install::ensure(workspace, [&tool::LIGHTHOUSE])?;
    let places = browser::prepare(workspace)?;
    let chromium = browser::chromium(&places)?;
    build::page(workspace, true)?;

    let report = workspace.target().join("lighthouse.json");
    let node = node::node().context("there is no `node` on PATH")?;
    let (judge, dist) = (workspace.root().join("crates/xtask/lighthouse/judge.mjs"), workspace.dist());
    cmd!(shell, "{node} {judge} {lighthouse} {dist} {chromium} {TIMES} {report}")
        .run()
        .context("could not let Lighthouse open the page")?;
    println!("The last report in full: {}", report.display());
    Ok(())
}
