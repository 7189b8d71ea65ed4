//! Python with the packages that notebooks need, in the cache folder. Only `verify-notebooks` uses it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::cache::Cache;
use crate::workspace::Workspace;

/// The packages and their versions; its first line with a version of TensorFlow names the environment.
pub const REQUIREMENTS: &str = "crates/xtask/notebooks/requirements.txt";
/// Names under which a Python of the right version may be.
const NAMES: [&str; 5] = ["python3.13", "python3.12", "python3.11", "python3", "python"];
/// Prints something only in a version that these packages are made for.
const SUITS: &str = "import sys, venv; print('yes') if (3, 11) <= sys.version_info < (3, 14) else sys.exit(1)";
/// The environment's name in the cache.
const NAME: &str = "python-tensorflow";

/// The Python of the environment, which is made if it is not there yet.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let cache = Cache::of_user()?;
    let version = version(&workspace.shell.read_file(REQUIREMENTS)?)?;
    let program = program_in(&cache.of(NAME, &version));
    if program.is_file() {
        return Ok(program);
    }
    let _lock = cache.lock()?;
    // Another clone may have been installing the same while this one waited.
    if !program.is_file() {
        println!("Installing TensorFlow {version} with Jupyter: notebooks run in it; 2 gigabytes, about 3 minutes");
        install(&workspace.shell, &cache.partial(NAME, &version))?;
        cache.complete(NAME, &version)?;
    }
    Ok(program)
}

fn install(shell: &Shell, folder: &Path) -> Result<()> {
    let suits = |python: &PathBuf| cmd!(shell, "{python} -c {SUITS}").ignore_stderr().read().is_ok();
    let python = NAMES.into_iter().filter_map(|name| which::which(name).ok()).find(suits).context(
        "Python 3.11, 3.12 or 3.13 with venv was not found: install it (python.org), or on Debian and Ubuntu\n\n    \
         sudo apt-get update && sudo apt-get install -y --no-install-recommends python3 python3-venv",
    )?;
    cmd!(shell, "{python} -m venv {folder}").run().context("could not make a Python environment")?;
    let python = program_in(folder);
    cmd!(shell, "{python} -m pip install --quiet --disable-pip-version-check --requirement {REQUIREMENTS}")
        .run()
        .context("could not install Python packages")
}

/// Python in an environment. Nothing else in there is called: scripts know the folder that they were made in.
fn program_in(folder: &Path) -> PathBuf {
    folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// The version of TensorFlow.
fn version(requirements: &str) -> Result<String> {
    let mut packages = requirements.lines().filter_map(|line| line.trim().split_once("=="));
    let tensorflow = packages.find(|(package, _)| package.starts_with("tensorflow"));
    let version = tensorflow.map(|(_, version)| version.to_owned());
    version.with_context(|| format!("{REQUIREMENTS} names no version of TensorFlow"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_has_its_version() {
        let requirements = Workspace::find().unwrap().shell.read_file(REQUIREMENTS).unwrap();
        for line in requirements.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(line.matches("==").count(), 1, "{line}");
        }
        assert_eq!(version("a==1\ntensorflow-cpu==2.3.4\n").unwrap(), "2.3.4");
        assert!(version(&requirements).is_ok() && version("numpy==1").is_err());
    }
}
