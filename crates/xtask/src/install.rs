//! Installs tools into the cache folder.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::cache::Cache;
use crate::failure::{Failure, Result};
use crate::tool::{Source, Tool};
use crate::{node, process};

/// Compiles tools quickly rather than well: they run for moments, and optimised they take minutes longer.
const QUICK: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// The files of these tools, in their order, after installing those that are missing.
pub fn ensure(tools: &[&Tool]) -> Result<Vec<PathBuf>> {
    let cache = Cache::of_user()?;
    let found = find_all(tools, &cache)?;
    if let Some(files) = found {
        return Ok(files);
    }
    let _lock = cache.lock()?;
    // Another clone may have been installing the same while this one waited.
    for tool in tools {
        if tool.find(&cache)?.is_none() {
            install(tool, &cache)?;
        }
    }
    clear_build_folder(&cache)?;
    find_all(tools, &cache)?.ok_or_else(|| {
        Failure::new(format!("tools were installed into {} but are not there", cache.folder().display()))
    })
}

/// The file of every tool, or `None` if one is missing.
fn find_all(tools: &[&Tool], cache: &Cache) -> Result<Option<Vec<PathBuf>>> {
    tools.iter().map(|tool| tool.find(cache)).collect()
}

fn install(tool: &Tool, cache: &Cache) -> Result<()> {
    let version = tool.version()?;
    println!("Installing {} {version}: {}; {}", tool.name, tool.purpose, tool.takes);
    let mut command = match tool.source {
        Source::Cargo(arguments) => cargo_install(tool, &version, arguments, cache)?,
        Source::Npm => npm_install(tool, &version, cache)?,
    };
    // Away from the checkout: its configuration is about the page.
    command.current_dir(cache.folder());
    process::run(&mut command, &format!("install {} {version}", tool.name))?;

    let file = tool.file_in(&cache.partial(tool.name, &version));
    if !file.is_file() {
        return Err(Failure::new(format!(
            "installing {} {version} ended well, but left no {}",
            tool.name,
            file.display()
        )));
    }
    cache.complete(tool.name, &version)
}

fn cargo_install(tool: &Tool, version: &str, arguments: &[&str], cache: &Cache) -> Result<Command> {
    let folder = cache.partial(tool.name, version);
    let mut command = process::cargo();
    // Else Cargo would tell the reader to put that folder there.
    process::put_on_path(&mut command, [&tool.file_in(&folder)])?;
    command
        .args(["install", "--locked", "--no-track", "--force", "--version", version])
        .arg("--root")
        .arg(folder)
        .args(arguments)
        .arg(tool.name)
        .envs(QUICK)
        // One for all tools, so that what they share is compiled once.
        .env("CARGO_TARGET_DIR", build_folder(cache))
        .env_remove("CARGO_BUILD_TARGET");
    Ok(command)
}

fn npm_install(tool: &Tool, version: &str, cache: &Cache) -> Result<Command> {
    let mut command = node::npm().ok_or_else(|| {
        Failure::new(format!(
            "{} comes from npm, which was not found: install Node.js (nodejs.org), or on Debian and Ubuntu\n\n    \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends nodejs npm",
            tool.name
        ))
    })?;
    command
        .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(cache.partial(tool.name, version))
        .arg(format!("{}@{version}", tool.name));
    Ok(command)
}

fn build_folder(cache: &Cache) -> PathBuf {
    cache.folder().join("build")
}

/// Removes what compiling left, over a gigabyte. After an interruption it stays, and the next try goes on from it.
fn clear_build_folder(cache: &Cache) -> Result<()> {
    let folder = build_folder(cache);
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(&folder).map_err(|error| Failure::new(format!("could not remove {}: {error}", folder.display())))
}
