//! The checkout: where things are in it, and a shell at its root.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use cargo_metadata::{Metadata, MetadataCommand};
use xshell::Shell;

/// The checkout, as Cargo describes it.
pub struct Workspace {
    /// Runs commands at the root of the checkout, and reads files from there.
    pub shell: Shell,
    metadata: Metadata,
}

impl Workspace {
    /// The checkout that this program belongs to.
    pub fn find() -> Result<Self> {
        // Cargo says at run time where this package is; a moved checkout would outdate the compiled-in place.
        let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
        // At the root, as every command: a relative target folder begins where Cargo is called.
        let root = Path::new(&package).join("../..");
        let metadata = MetadataCommand::new().no_deps().current_dir(root).exec();
        let metadata = metadata.context("could not ask Cargo about the workspace")?;
        let shell = Shell::new()?;
        shell.change_dir(&metadata.workspace_root);
        Ok(Self { shell, metadata })
    }

    /// The root of the checkout.
    pub fn root(&self) -> &Path {
        self.metadata.workspace_root.as_std_path()
    }

    /// The page as it is published.
    pub fn dist(&self) -> PathBuf {
        self.root().join("dist")
    }

    /// Cargo's target folder.
    pub fn target(&self) -> &Path {
        self.metadata.target_directory.as_std_path()
    }

    /// The one version of a library that the workspace allows.
    pub fn pinned(&self, library: &str) -> Result<String> {
        let mut dependencies = self.metadata.packages.iter().flat_map(|package| &package.dependencies);
        let found = dependencies.find(|dependency| dependency.name == library);
        let requirement = found.map(|dependency| dependency.req.to_string());
        let version = requirement.as_deref().and_then(|requirement| requirement.strip_prefix('='));
        version
            .map(str::to_owned)
            .with_context(|| format!("Cargo.toml pins no version of {library}: it has to have the form \"=1.2.3\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_bindgen_is_pinned_and_its_neighbour_is_not() {
        let workspace = Workspace::find().unwrap();
        assert!(workspace.pinned("wasm-bindgen").is_ok_and(|version| version.starts_with("0.")));
        assert!(workspace.pinned("web-sys").unwrap_err().to_string().contains("web-sys"));
    }

    #[test]
    fn paths_begin_at_the_root() {
        let workspace = Workspace::find().unwrap();
        assert!(workspace.root().join("index.html").is_file());
        assert!(workspace.shell.path_exists("crates/xtask"));
    }
}
