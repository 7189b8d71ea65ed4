//! Debian's and Ubuntu's packages: installed where that needs no password, asked for where it does.

use anyhow::{Context, Result, bail};
use xshell::{Cmd, Shell, cmd};

/// Installs packages; `what` says what they are and why, `elsewhere` how other systems get them.
pub fn install(shell: &Shell, packages: &[&str], what: &str, elsewhere: &str) -> Result<()> {
    let by_hand = by_hand(packages);
    let Some(privilege) = privilege(shell) else {
        bail!(
            "{what} is missing, and installing it takes rights that this process has not. Run\n\n    \
             {by_hand}\n\n{elsewhere}"
        );
    };
    println!("Installing {} with apt: {what}; about 1 minute", packages.join(", "));
    // A mirror that is down for a moment, or a stale list of someone else's, need not end it.
    if let Err(error) = privilege.apt_get(shell).arg("update").run() {
        eprintln!("could not update the package lists: {error}; trying with the lists that are here");
    }
    let install = privilege.apt_get(shell).args(["install", "--yes", "--no-install-recommends"]).args(packages);
    install.run().with_context(|| {
        format!("could not install {}; by hand:\n\n    {by_hand}\n\n{elsewhere}\n\n", packages.join(", "))
    })
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
fn privilege(shell: &Shell) -> Option<Privilege> {
    which::which("apt-get").ok()?;
    if cmd!(shell, "id -u").ignore_stderr().read().ok()? == "0" {
        return Some(Privilege::Root);
    }
    cmd!(shell, "sudo -n true").ignore_stderr().read().ok().map(|_| Privilege::Sudo)
}

impl Privilege {
    fn apt_get<'a>(&self, shell: &'a Shell) -> Cmd<'a> {
        let command = match self {
            Self::Root => cmd!(shell, "env"),
            // sudo clears the environment: `env` sets it behind that.
            Self::Sudo => cmd!(shell, "sudo -n env"),
        };
        command.args([
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "--option=DPkg::Lock::Timeout=300",
            "--option=Acquire::Retries=3",
        ])
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
