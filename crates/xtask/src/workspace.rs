//! Where things are in the checkout.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};

/// The root of the checkout.
pub fn root() -> PathBuf {
    // Cargo says at run time where this package is; a moved checkout would outdate the compiled-in place.
    let package =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    // crates/xtask is two folders below the root.
    package.ancestors().nth(2).unwrap_or(Path::new(".")).to_path_buf()
}

/// The page as it is published.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target folder: the one this program was built into, whatever the configuration says.
pub fn target() -> Result<PathBuf> {
    let program =
        env::current_exe().map_err(|error| Failure::new(format!("could not find this program's own file: {error}")))?;
    // <target>/debug/xtask
    program.ancestors().nth(2).map(Path::to_path_buf).ok_or_else(|| {
        Failure::new(format!("{} is not in a target folder: run it as `cargo xtask`", program.display()))
    })
}

/// The text of a file in the checkout.
pub fn read(file: &str) -> Result<String> {
    let path = root().join(file);
    std::fs::read_to_string(&path).map_err(|error| Failure::new(format!("could not read {}: {error}", path.display())))
}
