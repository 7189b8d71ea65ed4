//! Checks the lessons in `lessons/` and lists them for the page. A mistake in one stops the build and is named with its file
//! and line.

use std::path::Path;
use std::{env, fs};

use experiment::lessons;

fn main() {
    let folder = Path::new(&env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("lessons");
    println!("cargo::rerun-if-changed={}", folder.display());
    let list = match list(&folder) {
        Ok(list) => list,
        Err(mistakes) => {
            mistakes.iter().for_each(|mistake| println!("cargo::error={mistake}"));
            return;
        }
    };
    let file = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("lessons.rs");
    if let Err(error) = fs::write(&file, list) {
        println!("cargo::error=could not write {}: {error}", file.display());
    }
}

/// The lessons of a folder as Rust: a slice of file names and texts, in the order of the names.
///
/// # Errors
/// The first mistake of each lesson, as `web/lessons/FILE:LINE: WHAT`.
pub fn list(folder: &Path) -> Result<String, Vec<String>> {
    let unreadable = |error| vec![format!("could not read {}: {error}", folder.display())];
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let mut files: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".txt"))
        .collect();
    files.sort();
    let (mut list, mut names, mut mistakes) = (String::from("&[\n"), Vec::new(), Vec::new());
    for file in files {
        let path = folder.join(&file);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) => {
                mistakes.push(format!("web/lessons/{file}:1: {error}"));
                continue;
            }
        };
        match lessons::check(&file, &text) {
            Ok(lesson) if names.contains(&lesson.name) => {
                mistakes.push(format!("web/lessons/{file}:1: another file's lesson is called {}, too", lesson.name));
            }
            Ok(lesson) => names.push(lesson.name),
            Err(mistake) => mistakes.push(format!("web/lessons/{file}:{mistake}")),
        }
        list.push_str(&format!("    ({file:?}, include_str!({:?})),\n", path.display().to_string()));
    }
    list.push_str("]\n");
    if mistakes.is_empty() { Ok(list) } else { Err(mistakes) }
}
