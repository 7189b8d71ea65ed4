//! The programs that the project needs beside Rust itself, a row each. Browsers are in [`crate::browser`].

use std::path::{Path, PathBuf};

use anyhow::Result;
use xshell::cmd;

use crate::cache::Cache;
use crate::workspace::Workspace;

/// Bundles the page. 0.22 asks for a newer Rust than the project's.
pub const TRUNK: Tool = Tool {
    name: "trunk",
    version: Version::Pinned("0.21.14"),
    purpose: "it builds and serves the page",
    takes: "about 2 minutes",
    source: Source::Cargo(&["--no-default-features"]),
    file: "bin/trunk",
    program: Some("trunk"),
};

/// Writes the JavaScript that the compiled page needs.
pub const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen-cli",
    version: Version::OfLibrary("wasm-bindgen"),
    purpose: "it connects the page's WebAssembly with JavaScript",
    takes: "about 1 minute",
    source: Source::Cargo(&["--no-default-features", "--bin", "wasm-bindgen"]),
    file: "bin/wasm-bindgen",
    program: Some("wasm-bindgen"),
};

/// Splits the release page's program into parts. Its version goes with that of the crate `wasm_split_helpers`.
pub const WASM_SPLIT: Tool = Tool {
    name: "wasm_split_cli_support",
    version: Version::Pinned("0.2.4"),
    purpose: "it splits the page's program into parts",
    takes: "about 1 minute",
    source: Source::Cargo(&["--features", "build-binary"]),
    file: "bin/wasm-split-cli",
    program: None,
};

/// Makes the release page smaller: it has wasm-opt.
pub const BINARYEN: Tool = Tool {
    name: "binaryen",
    version: Version::Pinned("132.0.0"),
    purpose: "it makes the page smaller",
    takes: "a few seconds",
    source: Source::Npm,
    file: "node_modules/.bin/wasm-opt",
    program: Some("wasm-opt"),
};

/// Makes the JavaScript of the release page smaller.
pub const ESBUILD: Tool = Tool {
    name: "esbuild",
    version: Version::Pinned("0.28.2"),
    purpose: "it makes the page's JavaScript smaller",
    takes: "a few seconds",
    source: Source::Npm,
    file: "node_modules/.bin/esbuild",
    program: None,
};

/// Checks the page's accessibility in the browser tests.
pub const AXE: Tool = Tool {
    name: "axe-core",
    version: Version::Pinned("4.14.1"),
    purpose: "it checks the page's accessibility",
    takes: "a few seconds",
    source: Source::Npm,
    file: "node_modules/axe-core/axe.min.js",
    program: None,
};

/// Judges how soon the page can be used on a slow phone. 13 asks for a newer Node.js than Debian's.
pub const LIGHTHOUSE: Tool = Tool {
    name: "lighthouse",
    version: Version::Pinned("12.8.2"),
    purpose: "it judges how soon the page can be used",
    takes: "half a minute",
    source: Source::Npm,
    file: "node_modules/lighthouse/core/index.js",
    program: None,
};

/// Drives Firefox.
pub const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: Version::Pinned("0.37.1"),
    purpose: "it drives Firefox in the browser tests",
    takes: "about 2 minutes",
    source: Source::Cargo(&[]),
    file: "bin/geckodriver",
    program: Some("geckodriver"),
};

/// Every tool.
pub const ALL: [&Tool; 8] = [&WASM_BINDGEN, &TRUNK, &WASM_SPLIT, &BINARYEN, &ESBUILD, &AXE, &LIGHTHOUSE, &GECKODRIVER];

/// A program or a file that is installed into the cache folder.
pub struct Tool {
    /// The name of the package, at its registry and in the cache.
    pub name: &'static str,
    /// Which version of it.
    pub version: Version,
    /// What it is for, as a sentence about it.
    pub purpose: &'static str,
    /// How long installing it takes on two cores.
    pub takes: &'static str,
    /// Where it comes from.
    pub source: Source,
    /// The file that is used, inside the tool's folder.
    pub file: &'static str,
    /// The name under which a developer may have it on PATH already.
    pub program: Option<&'static str>,
}

/// How a version is chosen.
pub enum Version {
    /// This one.
    Pinned(&'static str),
    /// The version that the workspace pins this library to.
    OfLibrary(&'static str),
}

/// Who installs a tool.
pub enum Source {
    /// `cargo install`, with these arguments.
    Cargo(&'static [&'static str]),
    /// `npm install`.
    Npm,
}

impl Tool {
    /// The version that is wanted, in full.
    pub fn version(&self, workspace: &Workspace) -> Result<String> {
        match self.version {
            Version::Pinned(version) => Ok(version.to_owned()),
            Version::OfLibrary(library) => workspace.pinned(library),
        }
    }

    /// The file of this tool, if it is in the cache or the right version is on PATH.
    pub fn find(&self, workspace: &Workspace, cache: &Cache) -> Result<Option<PathBuf>> {
        let version = self.version(workspace)?;
        let cached = self.file_in(&cache.of(self.name, &version));
        if cached.is_file() {
            return Ok(Some(cached));
        }
        let on_path = self.program.and_then(|program| which::which(program).ok());
        Ok(on_path.filter(|program| {
            let text = cmd!(workspace.shell, "{program} --version").ignore_stderr().read();
            text.is_ok_and(|text| reports(&text, &version))
        }))
    }

    /// The file of this tool in its folder.
    pub fn file_in(&self, folder: &Path) -> PathBuf {
        let file = folder.join(self.file);
        match self.source {
            Source::Cargo(_) => file.with_extension(std::env::consts::EXE_EXTENSION),
            Source::Npm if self.program.is_some() && cfg!(windows) => file.with_extension("cmd"),
            Source::Npm => file,
        }
    }
}

/// Whether what `--version` printed tells of this version.
fn reports(text: &str, version: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || "()".contains(c))
        // Binaryen's programs report 132 for the package 132.0.0.
        .any(|word| word == version || version.strip_suffix(".0.0") == Some(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_matched_as_a_whole() {
        assert!(reports("trunk 0.21.14\n", "0.21.14"));
        assert!(!reports("trunk 0.21.140\n", "0.21.14"));
        assert!(reports("wasm-bindgen 0.2.129 (a1b2c3d4e)", "0.2.129"));
        assert!(reports("wasm-opt version 132 (version_132)", "132.0.0"));
        assert!(!reports("wasm-opt version 108", "132.0.0"));
        assert!(!reports("", "132.0.0"));
    }
}
