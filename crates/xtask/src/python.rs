//! Python with the packages that notebooks need, in the cache folder. Only `verify-notebooks` uses it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cache::Cache;
use crate::failure::{Failure, Result};
use crate::{process, workspace};

/// The packages and their versions; its first line with a version of TensorFlow names the environment.
pub const REQUIREMENTS: &str = "crates/xtask/notebooks/requirements.txt";
/// Names under which a Python of the right version may be.
const NAMES: [&str; 5] = ["python3.13", "python3.12", "python3.11", "python3", "python"];
/// Prints something only in a version that these packages are made for.
const SUITS: &str = "import sys, venv; print('yes') if (3, 11) <= sys.version_info < (3, 14) else sys.exit(1)";
/// The environment's name in the cache.
const NAME: &str = "python-tensorflow";

/// The Python of the environment, which is made if it is not there yet.
pub fn ensure() -> Result<PathBuf> {
    let cache = Cache::of_user()?;
    let version = version(&workspace::read(REQUIREMENTS)?)?;
    let program = program_in(&cache.of(NAME, &version));
    if program.is_file() {
        return Ok(program);
    }
    let _lock = cache.lock()?;
    // Another clone may have been installing the same while this one waited.
    if !program.is_file() {
        println!("Installing TensorFlow {version} with Jupyter: notebooks run in it; 2 gigabytes, about 3 minutes");
        install(&cache.partial(NAME, &version))?;
        cache.complete(NAME, &version)?;
    }
    Ok(program)
}

fn install(folder: &Path) -> Result<()> {
    let suits = |python: &PathBuf| process::succeeds(Command::new(python).args(["-c", SUITS]));
    let python = NAMES.into_iter().filter_map(process::find).find(suits).ok_or_else(|| {
        Failure::new(
            "Python 3.11, 3.12 or 3.13 with venv was not found: install it (python.org), or on Debian and Ubuntu\n\n    \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends python3 python3-venv",
        )
    })?;
    process::run(Command::new(python).args(["-m", "venv"]).arg(folder), "make a Python environment")?;
    let mut pip = Command::new(program_in(folder));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    process::run(pip.arg(workspace::root().join(REQUIREMENTS)), "install Python packages")
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
    version.ok_or_else(|| Failure::new(format!("{REQUIREMENTS} names no version of TensorFlow")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_has_its_version() {
        let requirements = workspace::read(REQUIREMENTS).unwrap();
        for line in requirements.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(line.matches("==").count(), 1, "{line}");
        }
        assert_eq!(version("a==1\ntensorflow-cpu==2.3.4\n").unwrap(), "2.3.4");
        assert!(version(&requirements).is_ok() && version("numpy==1").is_err());
    }
}
