//! The folder that keeps tools: one sub-folder per tool and version, so that a second clone finds them.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::environment;

/// What an unfinished installation is called until it is complete.
const PARTIAL: &str = "partial-";

/// The folder that keeps tools.
pub struct Cache {
    folder: PathBuf,
}

/// Held by whoever installs; dropping it, or dying, lets the next one in.
pub struct Lock {
    _file: File,
}

impl Cache {
    /// The cache of this user. It need not exist yet.
    pub fn of_user() -> Result<Self> {
        let folder = location(environment::variable, std::env::home_dir())
            .context("there is no home folder to keep tools in: set NEURAL_PLAYGROUND_TOOLS to a folder")?;
        let folder =
            std::path::absolute(&folder).with_context(|| format!("could not make sense of {}", folder.display()))?;
        Ok(Self { folder })
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of one tool. It exists only if the tool is complete.
    pub fn of(&self, name: &str, version: &str) -> PathBuf {
        self.folder.join(format!("{name}-{version}"))
    }

    /// Where a tool is put together; [`Cache::complete`] then gives it its name.
    pub fn partial(&self, name: &str, version: &str) -> PathBuf {
        // Of this process alone: an installer that outlived its killed parent may still be writing to its own.
        self.folder.join(format!("{PARTIAL}{name}-{version}-{}", std::process::id()))
    }

    /// Makes an installation visible, all of it at once.
    pub fn complete(&self, name: &str, version: &str) -> Result<()> {
        let (from, to) = (self.partial(name, version), self.of(name, version));
        fs::rename(&from, &to).with_context(|| format!("could not rename {} to {}", from.display(), to.display()))
    }

    /// Waits until no other clone installs, and clears away what an interrupted one left half done.
    pub fn lock(&self) -> Result<Lock> {
        self.try_lock().with_context(|| {
            format!("could not lock {}; NEURAL_PLAYGROUND_TOOLS names another folder for tools", self.folder.display())
        })
    }

    fn try_lock(&self) -> io::Result<Lock> {
        fs::create_dir_all(&self.folder)?;
        let file = File::create(self.folder.join("lock"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!("Waiting: another clone installs tools into {}", self.folder.display());
                file.lock()?;
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(PARTIAL) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(Lock { _file: file })
    }
}

/// `NEURAL_PLAYGROUND_TOOLS`, or `neural-playground` in the user's cache folder.
fn location(variable: impl Fn(&str) -> Option<OsString>, home: Option<PathBuf>) -> Option<PathBuf> {
    if let Some(folder) = variable("NEURAL_PLAYGROUND_TOOLS") {
        return Some(PathBuf::from(folder));
    }
    let caches = match variable("XDG_CACHE_HOME") {
        Some(folder) => PathBuf::from(folder),
        None => home?.join(".cache"),
    };
    Some(caches.join("neural-playground"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn located(variables: &[(&str, &str)], home: Option<&str>) -> Option<PathBuf> {
        location(
            |name| {
                let (_, value) = variables.iter().find(|(key, _)| *key == name)?;
                Some(OsString::from(value))
            },
            home.map(PathBuf::from),
        )
    }

    #[test]
    fn the_most_particular_setting_wins() {
        let ours = ("NEURAL_PLAYGROUND_TOOLS", "/tools");
        let xdg = ("XDG_CACHE_HOME", "/caches");
        let home = Some("/home/ada");
        assert_eq!(located(&[ours, xdg], home), Some("/tools".into()));
        assert_eq!(located(&[xdg], home), Some("/caches/neural-playground".into()));
        assert_eq!(located(&[], home), Some("/home/ada/.cache/neural-playground".into()));
        assert_eq!(located(&[], None), None);
    }

    #[test]
    fn an_unfinished_installation_is_cleared_away_and_never_seen() {
        let folder = xshell::Shell::new().unwrap().create_temp_dir().unwrap();
        let cache = Cache { folder: folder.path().to_path_buf() };
        let lock = cache.lock().unwrap();
        fs::create_dir(cache.partial("trunk", "1.0.0")).unwrap();
        assert!(!cache.of("trunk", "1.0.0").exists());
        drop(lock);

        let _lock = cache.lock().unwrap();
        assert!(!cache.partial("trunk", "1.0.0").exists());
        fs::create_dir(cache.partial("trunk", "1.0.0")).unwrap();
        cache.complete("trunk", "1.0.0").unwrap();
        assert!(cache.of("trunk", "1.0.0").exists());
    }
}
