//! `cargo xtask build`: the page into dist/; and how Trunk and wasm-bindgen are called by every command.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use xshell::{Cmd, cmd};

use crate::workspace::Workspace;
use crate::{environment, install, node, offline, policy, rust, single_file, split, tool};

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, clap::Args)]
pub struct Options {
    /// Make it small and fast, and split it into parts
    #[arg(long)]
    pub release: bool,
    /// Make all of it one HTML file, too, which runs by a double click
    #[arg(long)]
    pub single_file: bool,
}

/// The command.
pub fn run(workspace: &Workspace, Options { release, single_file }: Options) -> Result<()> {
    ensure!(
        !single_file || node::ready(&workspace.shell)?,
        "one file is made in Node.js, which is not here: see nodejs.org"
    );
    page(workspace, release || single_file)?;
    println!("The page is in {}", workspace.dist().display());
    if single_file {
        let file = single_file::file(workspace);
        let bytes = file.metadata().with_context(|| format!("could not weigh {}", file.display()))?.len();
        println!("As one file it is {}: {:.2} MB", file.display(), bytes as f64 / 1e6);
    }
    Ok(())
}

/// Builds the page into dist/.
pub fn page(workspace: &Workspace, release: bool) -> Result<()> {
    let features: &[&str] = if release { &["--features", split::FEATURE] } else { &[] };
    trunk(workspace, "build", release)?.args(features).run().context("could not build the page")?;
    if !release {
        return Ok(());
    }
    split::split(workspace)?;
    if node::ready(&workspace.shell)? {
        split::optimize(workspace)?;
        split::bundle(workspace)?;
        single_file::write(workspace)?;
    } else {
        println!(
            "Node.js and npm are not here, so wasm-opt and esbuild can't run: the page is larger than it could be"
        );
    }
    offline::write(workspace)?;
    policy::write(workspace)
}

/// A call of Trunk, with all that it needs installed and on its PATH.
pub fn trunk<'a>(workspace: &'a Workspace, subcommand: &str, release: bool) -> Result<Cmd<'a>> {
    rust::ensure_target(&workspace.shell)?;
    let tools = install::ensure(workspace, [&tool::WASM_BINDGEN, &tool::TRUNK])?;
    let options: &[&str] = if release { &["--release"] } else { &[] };
    let trunk = cmd!(workspace.shell, "trunk {subcommand} {options...}").env("PATH", install::path_with(&tools)?);
    // Trunk takes NO_COLOR for a switch of its own, and stops at the usual `1`.
    Ok(for_the_web(match environment::variable("NO_COLOR") {
        Some(_) => trunk.env("NO_COLOR", "true"),
        None => trunk.env_remove("NO_COLOR"),
    }))
}

/// Compiles a library for the browser as the page is, and puts it into `folder` with its JavaScript, made for this `target` of
/// wasm-bindgen. `selection` is what Cargo has to build, `name` what the library is called.
pub fn module(workspace: &Workspace, selection: &[&str], name: &str, target: &str, folder: &Path) -> Result<()> {
    let shell = &workspace.shell;
    let (profile, wasm) = (rust::PAGE, rust::WASM);
    for_the_web(cmd!(shell, "cargo build --profile {profile} --locked {selection...} --target {wasm}"))
        .run()
        .with_context(|| format!("could not compile {name} for the browser"))?;
    let [bindgen] = install::ensure(workspace, [&tool::WASM_BINDGEN])?;
    let compiled = rust::compiled(workspace, name);
    cmd!(shell, "{bindgen} --target {target} --no-typescript --out-dir {folder} {compiled}")
        .run()
        .with_context(|| format!("could not write the JavaScript of {name}"))
}

/// Keeps a developer's RUSTFLAGS from a build of WebAssembly: they would replace those of .cargo/config.toml, and the page would do
/// without SIMD. And keeps out of it where the developer's machine has the sources of libraries, so that the page is the same on each.
fn for_the_web(command: Cmd<'_>) -> Cmd<'_> {
    let cargo = environment::variable("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let sources = cargo.map(|cargo| format!("--remap-path-prefix={}=", cargo.join("registry/src").display()));
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", sources.unwrap_or_default())
}
