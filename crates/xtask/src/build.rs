//! `cargo xtask build`: the page into dist/; and how Trunk is called by every command.

use std::process::Command;

use crate::failure::{Failure, Result};
use crate::{install, node, process, rust, tool, workspace};

/// The command.
pub fn run(arguments: &[String]) -> Result<()> {
    let release = match arguments {
        [] => false,
        [option] if option == "--release" => true,
        _ => {
            return Err(Failure::usage(format!(
                "`build` takes `--release` or nothing, and not `{}`",
                arguments.join(" ")
            )));
        }
    };
    page(release)?;
    println!("The page is in {}", workspace::dist().display());
    Ok(())
}

/// Builds the page into dist/.
pub fn page(release: bool) -> Result<()> {
    process::run(&mut trunk("build", release)?, "build the page")?;
    if release && node::ready()? { minify() } else { Ok(()) }
}

/// Makes the JavaScript in dist/ smaller, in place: what Trunk has for this cannot read it.
fn minify() -> Result<()> {
    let unreadable = |error| Failure::new(format!("could not read dist/: {error}"));
    let tools = install::ensure(&[&tool::ESBUILD])?;
    let folder = workspace::dist();
    for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        if file.extension().is_some_and(|extension| extension == "js") {
            let mut esbuild = Command::new("esbuild");
            process::put_on_path(&mut esbuild, &tools)?;
            esbuild.args(["--minify", "--log-level=warning", "--allow-overwrite"]).arg(&file);
            esbuild.arg(format!("--outfile={}", file.display()));
            process::run(&mut esbuild, "make the page's JavaScript smaller")?;
        }
    }
    Ok(())
}

/// A call of Trunk, with all that it needs installed and on its PATH.
pub fn trunk(subcommand: &str, release: bool) -> Result<Command> {
    rust::ensure_target()?;
    let mut tools = install::ensure(&[&tool::WASM_BINDGEN, &tool::TRUNK])?;
    let optimize = release && node::ready()?;
    if optimize {
        tools.extend(install::ensure(&[&tool::BINARYEN])?);
    }

    let mut trunk = Command::new("trunk");
    process::put_on_path(&mut trunk, &tools)?;
    trunk.arg(subcommand).current_dir(workspace::root());
    for_the_web(&mut trunk);
    if optimize {
        trunk.arg("--release");
    } else if release {
        println!("Node.js and npm are not here, so wasm-opt can't run: the page will be larger than it could be");
        // Trunk's own --release insists on wasm-opt.
        trunk.args(["--cargo-profile", "release"]);
    }
    // Trunk takes NO_COLOR for a switch of its own, and stops at the usual `1`.
    match process::variable("NO_COLOR") {
        Some(_) => trunk.env("NO_COLOR", "true"),
        None => trunk.env_remove("NO_COLOR"),
    };
    Ok(trunk)
}

/// Keeps a developer's RUSTFLAGS from a build of WebAssembly: they would replace those of
/// .cargo/config.toml, and the page would do without SIMD.
pub fn for_the_web(command: &mut Command) {
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
}
