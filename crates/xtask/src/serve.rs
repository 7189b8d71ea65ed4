//! `cargo xtask serve`: the page at an address of this machine, built again on every change.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::{build, workspace};

const PORT: u16 = 8080;

/// The command.
pub fn run(arguments: &[String]) -> Result<()> {
    let Options { release, port } = parse(arguments)?;
    check_free(port)?;
    let mut trunk = build::trunk("serve", release)?;
    trunk
        .args(["--address", "127.0.0.1", "--port", &port.to_string()])
        // The one address is enough: not the other names this machine has.
        .arg("--disable-address-lookup")
        // Not dist/: that is what `build` and `test` made, and they may run meanwhile.
        .arg("--dist")
        .arg(workspace::target()?.join("serve"));
    println!("\n    The page will be at http://127.0.0.1:{port}/ once it is built; Ctrl+C ends it.\n");
    become_trunk(trunk)
}

/// Ends as Trunk, so that whoever ends this command ends the server.
#[cfg(unix)]
fn become_trunk(mut trunk: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let error = trunk.exec();
    Err(Failure::new(format!("could not serve the page: starting `trunk`: {error}")))
}

#[cfg(not(unix))]
fn become_trunk(mut trunk: Command) -> Result<()> {
    crate::process::run(&mut trunk, "serve the page")
}

/// Says so if another program has the port, before minutes of building.
fn check_free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(Failure::new(format!(
            "port {port} is in use by another program: end that one, or choose another port, as in \
             `cargo xtask serve --port {}`",
            port.checked_add(1).unwrap_or(PORT)
        ))),
        Err(error) => {
            Err(Failure::new(format!("could not listen at 127.0.0.1:{port}: {error}; choose another port by `--port`")))
        }
    }
}

#[derive(Debug, PartialEq)]
struct Options {
    release: bool,
    port: u16,
}

fn parse(arguments: &[String]) -> Result<Options> {
    let mut options = Options { release: false, port: PORT };
    let mut arguments = arguments.iter().map(String::as_str);
    while let Some(argument) = arguments.next() {
        match argument.split_once('=').map_or(argument, |(name, _)| name) {
            "--release" => options.release = true,
            "--port" => {
                let value = argument.split_once('=').map(|(_, value)| value);
                options.port = port(value.or_else(|| arguments.next()).unwrap_or_default())?;
            }
            _ => {
                return Err(Failure::usage(format!("`serve` takes `--release` and `--port N`, and not `{argument}`")));
            }
        }
    }
    Ok(options)
}

fn port(text: &str) -> Result<u16> {
    text.parse()
        .ok()
        .filter(|port| *port > 0)
        .ok_or_else(|| Failure::usage(format!("`--port` takes a number from 1 to 65535, and not `{text}`")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Options> {
        let words: Vec<String> = text.split_whitespace().map(String::from).collect();
        parse(&words)
    }

    #[test]
    fn options_in_any_order_and_either_spelling() {
        assert_eq!(parsed("").unwrap(), Options { release: false, port: 8080 });
        let both = Options { release: true, port: 9000 };
        assert_eq!(parsed("--port 9000 --release").unwrap(), both);
        assert_eq!(parsed("--release --port=9000").unwrap(), both);
    }

    #[test]
    fn what_is_no_option_or_no_port_is_a_usage_error() {
        for text in ["--port", "--port many", "--port 0", "--port=70000", "--open"] {
            assert_eq!(parsed(text).unwrap_err().status(), 2, "{text}");
        }
    }

    #[test]
    fn a_port_in_use_names_the_option() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let message = check_free(port).unwrap_err().to_string();
        assert!(message.contains("--port"), "{message}");
    }
}
