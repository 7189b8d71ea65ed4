//! Where a program of another's may be, and which of them is there.

use std::path::{Path, PathBuf};

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::cache::Cache;
use crate::environment::variable;
use crate::tool::Tool;
use crate::workspace::Workspace;

/// A program that the system, or one of our tools, may have.
pub struct Program {
    /// The variable that tells the tests where it is. Where a developer has set it, that file is taken.
    pub variable: &'static str,
    /// Other variables that may name its file.
    pub files: &'static [&'static str],
    /// Variables that may name its folder.
    pub folders: &'static [&'static str],
    /// Its names on PATH, or paths in which a folder may be `*`; the first is preferred.
    pub names: &'static [&'static str],
    /// The tool that it is, where it is one.
    pub tool: Option<&'static Tool>,
}

impl Program {
    /// Every file that could be it, the preferred one first.
    pub fn candidates(&self, workspace: &Workspace) -> Result<Vec<PathBuf>> {
        if let Some(file) = variable(self.variable) {
            return Ok(vec![PathBuf::from(file)]);
        }
        let named = self.files.iter().filter_map(|name| variable(name));
        let mut candidates: Vec<PathBuf> = named.map(PathBuf::from).collect();
        for folder in self.folders.iter().filter_map(|name| variable(name)) {
            let inside = |name: &&str| Path::new(&folder).join(name);
            candidates.extend(self.names.iter().map(inside));
        }
        for name in self.names {
            if name.contains('/') {
                candidates.extend(glob::glob(name)?.flatten());
            } else {
                candidates.extend(which::which(name));
            }
        }
        if let Some(tool) = self.tool {
            candidates.extend(tool.find(workspace, &Cache::of_user()?)?);
        }
        candidates.retain(|file| file.is_file());
        Ok(candidates)
    }
}

/// The major version that a program reports; `None` if it reports none.
pub fn major_version(shell: &Shell, program: &Path) -> Option<u32> {
    major_version_in(&cmd!(shell, "{program} --version").ignore_stderr().read().ok()?)
}

/// The number before the first dot of the first word that starts with a digit.
fn major_version_in(text: &str) -> Option<u32> {
    let word = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    word.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_drivers_report_comparable_versions() {
        let chromium = "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)\n";
        let driver = "ChromeDriver 156.0.8078.79 (a21ce95c24ce3964416f09ae1862f53f319eb4d0-refs)\n";
        assert_eq!(major_version_in(chromium), Some(156));
        assert_eq!(major_version_in(driver), Some(156));
        assert_eq!(major_version_in("requires the snap to be installed"), None);
    }
}
