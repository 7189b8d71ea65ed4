//! The house stays tidy: crates and folders know only what they may, no files name each other in a circle, modules say what
//! lives in them, files stay short.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use imports::{Edges, edges};

mod imports;
mod rules;

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
    ("bench", &["engine", "experiment", "wasm-bindgen"]),
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

/// The crates whose files are looked at one by one.
const CRATES: [&str; 5] = ["crates/engine", "crates/experiment", "crates/cli", "crates/xtask", "web"];

/// The folders of `experiment`, from the ground up.
const EXPERIMENT: [rules::Row<'static>; 12] = [
    ("repair", &[]),
    ("error", &["repair"]),
    ("number", &[]),
    ("bits", &["number"]),
    ("data", &["error", "number", "bits"]),
    ("settings", &["error", "number", "data"]),
    ("link", &["repair", "error", "number", "data", "settings"]),
    ("session", &["error", "number", "data", "settings"]),
    ("moment", &["error", "number", "bits", "data", "settings", "link", "session"]),
    ("race", &["error", "number", "data", "settings", "link", "session"]),
    ("lesson", &["error", "number", "bits", "data", "settings", "link", "session", "moment", "race"]),
    ("files", &["error", "number", "data", "settings", "link", "session", "moment", "race", "lesson"]),
];

/// The sources of a crate: paths from its `src`, and texts.
fn crate_sources(folder: &str) -> Vec<(String, String)> {
    let src = root().join(folder).join("src");
    let name = |path: &Path| path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
    let read = |path: PathBuf| (name(&path), fs::read_to_string(&path).unwrap());
    sources_in(vec![src.clone()], "rs").into_iter().map(read).collect()
}

fn borrowed(sources: &[(String, String)]) -> Vec<imports::Source<'_>> {
    sources.iter().map(|(file, text)| (&**file, &**text)).collect()
}

fn crate_edges(folder: &str) -> Edges {
    let edges = edges(&borrowed(&crate_sources(folder)));
    assert!(edges.values().flatten().count() > 10, "{folder}: {edges:?}");
    edges
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    for folder in CRATES {
        assert_eq!(rules::circles(&crate_edges(folder)), [""; 0], "{folder}");
    }
}

#[test]
fn arrows_between_the_folders_of_experiment() {
    assert_eq!(rules::wrong_arrows(&crate_edges("crates/experiment"), &EXPERIMENT), [""; 0]);
}

#[test]
fn the_page_keeps_to_its_folders() {
    let edges = crate_edges("web");
    assert_eq!(rules::wrong_arrows(&edges, &rules::PAGE), [""; 0]);
    assert_eq!(rules::panels_apart(&edges), [""; 0]);
    assert_eq!(rules::wrong_words(&borrowed(&crate_sources("web"))), [""; 0]);
}

/// All files of the project whose names end so.
fn sources(end: &str) -> Vec<PathBuf> {
    sources_in(vec![root().join("crates"), root().join("web"), root().join("tests")], end)
}

fn sources_in(mut folders: Vec<PathBuf>, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
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
        assert!(lines <= 500, "{} has {lines} lines", path.display());
    }
}
