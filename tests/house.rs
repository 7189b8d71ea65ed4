//! The house stays tidy: crates know only what they may, modules say what lives in them, files stay short.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What may be named by which of our crates; of libraries only those that are reserved to somebody.
const ALLOWED: [(&str, &[&str]); 6] = [
    ("engine", &[]),
    ("experiment", &["engine"]),
    ("cli", &["experiment"]),
    ("web", &["experiment", "js-sys", "plotters", "plotters-canvas", "wasm-bindgen", "web-sys", "yew"]),
    ("xtask", &[]),
    ("bench", &["engine", "wasm-bindgen"]),
];

#[test]
fn arrows_between_crates() {
    let metadata = cargo_metadata::MetadataCommand::new().current_dir(root()).no_deps().exec().unwrap();
    let ours: BTreeSet<String> = metadata.packages.iter().map(|package| package.name.to_string()).collect();
    let browser = ALLOWED[3].1[1..].iter().map(|name| (*name).to_owned());
    let reserved: BTreeSet<String> = ours.iter().cloned().chain(browser).collect();
    for (name, allowed) in ALLOWED {
        let package = metadata.packages.iter().find(|package| package.name.as_str() == name).unwrap();
        for dependency in package.dependencies.iter().map(|dependency| dependency.name.as_str()) {
            let kept_apart = reserved.contains(dependency) && !allowed.contains(&dependency);
            assert!(!kept_apart, "{name} may not depend on {dependency}");
        }
    }
    let engine = metadata.packages.iter().find(|package| package.name.as_str() == "engine").unwrap();
    for dependency in &engine.dependencies {
        assert!(["bytemuck", "libm", "wide"].contains(&dependency.name.as_str()), "the engine is arithmetic only");
    }
}

/// All files of the project whose names end so.
fn sources(end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("crates"), root().join("web"), root().join("tests")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() && entry.file_name() != "target" {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == end) {
                found.push(path);
            }
        }
    }
    assert!(found.len() > 5, "{found:?}");
    found
}

#[test]
fn each_module_says_what_lives_there() {
    for path in sources("rs") {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{} does not start with //!", path.display());
    }
}

#[test]
fn files_stay_short() {
    for path in sources("rs").into_iter().chain(sources("css")) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 300, "{} has {lines} lines", path.display());
    }
}
