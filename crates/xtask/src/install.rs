//! Installs tools into the cache folder.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use xshell::{Cmd, Shell, cmd};

use crate::cache::Cache;
use crate::node;
use crate::tool::{Source, Tool};
use crate::workspace::Workspace;

/// Compiles tools quickly rather than well: they run for moments, and optimised they take minutes longer.
const QUICK: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// The files of these tools, after installing those that are missing.
pub fn ensure<const N: usize>(workspace: &Workspace, tools: [&Tool; N]) -> Result<[PathBuf; N]> {
    let files = ensure_all(workspace, &tools)?;
    files.try_into().map_err(|_| anyhow!("a tool has no file"))
}

/// The files of these tools, in their order, after installing those that are missing.
pub fn ensure_all(workspace: &Workspace, tools: &[&Tool]) -> Result<Vec<PathBuf>> {
    let cache = Cache::of_user()?;
    if let Some(files) = find_all(workspace, tools, &cache)? {
        return Ok(files);
    }
    let _lock = cache.lock()?;
    // Away from the checkout: its configuration is about the page.
    let _folder = workspace.shell.push_dir(cache.folder());
    // Another clone may have been installing the same while this one waited.
    for tool in tools {
        if tool.find(workspace, &cache)?.is_none() {
            install(workspace, tool, &cache)?;
        }
    }
    // Over a gigabyte that compiling left. After an interruption it stays, and the next try goes on from it.
    workspace.shell.remove_path(build_folder(&cache))?;
    find_all(workspace, tools, &cache)?
        .with_context(|| format!("tools were installed into {} but are not there", cache.folder().display()))
}

/// What PATH is with the folders of these files first.
pub fn path_with(files: &[PathBuf]) -> Result<OsString> {
    let folders = files.iter().filter_map(|file| file.parent().map(Path::to_path_buf));
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.chain(env::split_paths(&inherited))).context("could not put the tools on PATH")
}

/// The file of every tool, or `None` if one is missing.
fn find_all(workspace: &Workspace, tools: &[&Tool], cache: &Cache) -> Result<Option<Vec<PathBuf>>> {
    tools.iter().map(|tool| tool.find(workspace, cache)).collect()
}

fn install(workspace: &Workspace, tool: &Tool, cache: &Cache) -> Result<()> {
    let version = tool.version(workspace)?;
    println!("Installing {} {version}: {}; {}", tool.name, tool.purpose, tool.takes);
    let folder = cache.partial(tool.name, &version);
    let command = match tool.source {
        Source::Cargo(arguments) => cargo_install(&workspace.shell, tool, &version, arguments, cache)?,
        Source::Npm => npm_install(&workspace.shell, tool, &version, &folder)?,
    };
    command.run().with_context(|| format!("could not install {} {version}", tool.name))?;

    let file = tool.file_in(&folder);
    ensure!(file.is_file(), "installing {} {version} ended well, but left no {}", tool.name, file.display());
    cache.complete(tool.name, &version)
}

fn cargo_install<'a>(
    shell: &'a Shell,
    tool: &Tool,
    version: &str,
    arguments: &[&str],
    cache: &Cache,
) -> Result<Cmd<'a>> {
    let (name, folder) = (tool.name, cache.partial(tool.name, version));
    // Else Cargo would tell the reader to put that folder there.
    let path = path_with(&[tool.file_in(&folder)])?;
    let install = cmd!(shell, "cargo install --locked --no-track --force --version {version} --root {folder}");
    Ok(install
        .args(arguments)
        .arg(name)
        .envs(QUICK)
        .env("PATH", path)
        // One for all tools, so that what they share is compiled once.
        .env("CARGO_TARGET_DIR", build_folder(cache))
        .env_remove("CARGO_BUILD_TARGET"))
}

fn npm_install<'a>(shell: &'a Shell, tool: &Tool, version: &str, folder: &Path) -> Result<Cmd<'a>> {
    let name = tool.name;
    let npm = node::npm().with_context(|| {
        format!(
            "{name} comes from npm, which was not found: install Node.js (nodejs.org), or on Debian and Ubuntu\n\n    \
             sudo apt-get update && sudo apt-get install -y --no-install-recommends nodejs npm"
        )
    })?;
    Ok(cmd!(shell, "{npm} install --no-audit --no-fund --ignore-scripts --prefix {folder} {name}@{version}"))
}

fn build_folder(cache: &Cache) -> PathBuf {
    cache.folder().join("build")
}
