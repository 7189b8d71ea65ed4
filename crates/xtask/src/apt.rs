//! Debian's and Ubuntu's packages: installed where that needs no password, asked for where it does.

use std::process::Command;

use crate::failure::{Failure, Result};
use crate::process;

/// Installs packages; `what` says what they are and why, `elsewhere` how other systems get them.
pub fn install(packages: &[&str], what: &str, elsewhere: &str) -> Result<()> {
    let by_hand = by_hand(packages);
    let Some(privilege) = privilege() else {
        return Err(Failure::new(format!(
            "{what} is missing, and installing it takes rights that this process has not. Run\n\n    \
             {by_hand}\n\n{elsewhere}"
        )));
    };
    println!("Installing {} with apt: {what}; about 1 minute", packages.join(", "));
    // A mirror that is down for a moment, or a stale list of someone else's, need not end it.
    if let Err(failure) = process::run(privilege.apt_get().arg("update"), "update the package lists") {
        eprintln!("{failure}; trying with the lists that are here");
    }
    process::run(
        privilege.apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages),
        &format!("install {}", packages.join(", ")),
    )
    .map_err(|failure| Failure::new(format!("{failure}\nBy hand:\n\n    {by_hand}\n\n{elsewhere}")))
}

/// The command for a person to type.
fn by_hand(packages: &[&str]) -> String {
    format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {}", packages.join(" "))
}

/// How apt-get may be run from here.
enum Privilege {
    Root,
    Sudo,
}

/// `None` where there is no apt-get, or it would ask for a password.
fn privilege() -> Option<Privilege> {
    process::find("apt-get")?;
    if process::output(Command::new("id").arg("-u"))?.trim() == "0" {
        return Some(Privilege::Root);
    }
    process::succeeds(Command::new("sudo").args(["-n", "true"])).then_some(Privilege::Sudo)
}

impl Privilege {
    fn apt_get(&self) -> Command {
        let mut command = match self {
            Self::Root => Command::new("env"),
            Self::Sudo => {
                let mut sudo = Command::new("sudo");
                sudo.args(["-n", "env"]);
                sudo
            }
        };
        // sudo clears the environment: `env` sets it behind that.
        command.args([
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "--option=DPkg::Lock::Timeout=300",
            "--option=Acquire::Retries=3",
        ]);
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_to_type_names_every_package() {
        assert_eq!(
            by_hand(&["chromium", "chromium-driver"]),
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium chromium-driver"
        );
    }
}
