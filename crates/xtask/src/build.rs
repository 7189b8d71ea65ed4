//! `cargo xtask build`: the page into dist/; and how Trunk is called by every command.

use std::process::Command;

use crate::failure::{Failure, Result};
use crate::{install, node, process, rust, split, tool, workspace};

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
    let mut trunk = trunk("build", release)?;
    if release {
        trunk.args(["--features", split::FEATURE]);
    }
    process::run(&mut trunk, "build the page")?;
    if !release {
        return Ok(());
    }
    let dist = workspace::dist();
    split::split(&dist)?;
    if node::ready()? {
        split::optimize(&dist)?;
        split::bundle(&dist)
    } else {
        println!(
            "Node.js and npm are not here, so wasm-opt and esbuild can't run: the page is larger than it could be"
        );
        Ok(())
    }
}

/// A call of Trunk, with all that it needs installed and on its PATH.
pub fn trunk(subcommand: &str, release: bool) -> Result<Command> {
    rust::ensure_target()?;
    let tools = install::ensure(&[&tool::WASM_BINDGEN, &tool::TRUNK])?;
    let mut trunk = Command::new("trunk");
    process::put_on_path(&mut trunk, &tools)?;
    trunk.arg(subcommand).current_dir(workspace::root());
    for_the_web(&mut trunk);
    if release {
        trunk.arg("--release");
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
