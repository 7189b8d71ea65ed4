//! `cargo xtask serve`: the page at an address of this machine, built again on every change.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::workspace::Workspace;

const PORT: u16 = 8080;

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, clap::Args)]
pub struct Options {
    /// Make the page small and fast, which takes minutes
    #[arg(long)]
    pub release: bool,
    /// The port to listen at
    #[arg(long, value_name = "N", default_value_t = PORT, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,
}

/// The command.
pub fn run(workspace: &Workspace, Options { release, port }: Options) -> Result<()> {
    check_free(port)?;
    let trunk = build::trunk(workspace, "serve", release)?
        .args(["--address", "127.0.0.1", "--port", &port.to_string()])
        // The one address is enough: not the other names this machine has.
        .arg("--disable-address-lookup")
        // Not dist/: that is what `build` and `test` made, and they may run meanwhile.
        .arg("--dist")
        .arg(workspace.target().join("serve"));
    println!("\n    The page will be at http://127.0.0.1:{port}/ once it is built; Ctrl+C ends it.\n");
    become_trunk(trunk.into()).context("could not serve the page")
}

/// Ends as Trunk, so that whoever ends this command ends the server.
#[cfg(unix)]
fn become_trunk(mut trunk: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(trunk.exec().into())
}

#[cfg(not(unix))]
fn become_trunk(mut trunk: Command) -> Result<()> {
    let status = trunk.status()?;
    anyhow::ensure!(status.success(), "Trunk ended with {status}");
    Ok(())
}

/// Says so if another program has the port, before minutes of building.
fn check_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} is in use by another program: end that one, or choose another port, as in \
             `cargo xtask serve --port {}`",
            port.checked_add(1).unwrap_or(PORT)
        ),
        Err(error) => bail!("could not listen at 127.0.0.1:{port}: {error}; choose another port by `--port`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_names_the_option() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let message = check_free(port).unwrap_err().to_string();
        assert!(message.contains("--port"), "{message}");
    }
}
