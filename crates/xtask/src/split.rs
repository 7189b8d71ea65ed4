//! Splits the release page's program: into what every visitor needs, and parts that are loaded when they are first used.
//!
//! Trunk has built the page around the program as a whole. Here the same program is taken apart, and what Trunk made of
//! it in dist/ is replaced: JavaScript and WebAssembly under the same names, and a file for each part beside them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::{import_names, install, process, rust, tool, workspace};

/// The feature of the package `web` with which it can be split.
pub const FEATURE: &str = "split";

/// The JavaScript that loads the parts, as the splitting program names it.
const LOADER: &str = "__wasm_split.js";

/// Replaces the program in `dist` by its parts.
pub fn split(dist: &Path) -> Result<()> {
    let name = name_of_program(dist)?;
    let whole = rust::compiled("web")?;
    let folder = workspace::target()?.join("split");
    let bound = folder.join("bound");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(unwritable)?;
    }
    fs::create_dir_all(&bound).map_err(unwritable)?;

    let tools = install::ensure(&[&tool::WASM_SPLIT, &tool::WASM_BINDGEN])?;
    let mut split = Command::new("wasm-split-cli");
    process::put_on_path(&mut split, &tools)?;
    split.args(["--target", "web", "--out-name", &name]).arg(&whole).arg(&folder);
    process::run(&mut split, "split the page's program")?;

    let mut bindgen = Command::new("wasm-bindgen");
    process::put_on_path(&mut bindgen, &tools)?;
    // The parts are linked to what the compiler exports.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", &name]);
    bindgen.arg("--out-dir").arg(&bound);
    bindgen.arg(folder.join(format!("{name}.wasm")));
    process::run(&mut bindgen, "write the JavaScript of the page's program")?;

    let (script, program) = (format!("{name}.js"), format!("{name}_bg.wasm"));
    let (new_script, new_program) = import_names::without_hashes(
        &fs::read_to_string(bound.join(&script)).map_err(unwritable)?,
        &fs::read(bound.join(&program)).map_err(unwritable)?,
    );
    fs::write(dist.join(script), new_script).map_err(unwritable)?;
    fs::write(dist.join(program), new_program).map_err(unwritable)?;
    let mut loader = fs::read_to_string(folder.join(LOADER)).map_err(unwritable)?;
    for part in parts(&folder, &name)? {
        let stem = part.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // A part fits one program only: it must not be taken from the cache beside another.
        let published = format!("{}-{}.wasm", published_stem(&stem), name.trim_start_matches("web-"));
        fs::copy(&part, dist.join(&published)).map_err(unwritable)?;
        loader = loader.replace(&format!("\"./{stem}.wasm\""), &format!("\"./{published}\""));
    }
    fs::write(dist.join(LOADER), loader).map_err(unwritable)
}

/// What the program's files are called in dist/: `web-` and what Trunk made of their content.
fn name_of_program(dist: &Path) -> Result<String> {
    let names = files(dist)?.into_iter().filter_map(|file| file.file_name()?.to_str().map(str::to_owned));
    let mut programs = names.filter_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned));
    programs.next().ok_or_else(|| Failure::new(format!("Trunk left no program in {}", dist.display())))
}

/// The parts that splitting left beside the program.
fn parts(folder: &Path, name: &str) -> Result<Vec<PathBuf>> {
    let is_part =
        |file: &PathBuf| file.extension().is_some_and(|end| end == "wasm") && !file.ends_with(format!("{name}.wasm"));
    Ok(files(folder)?.into_iter().filter(is_part).collect())
}

/// A part's name for visitors: `split_race` is the race, `chunk_3` is what several parts share.
fn published_stem(stem: &str) -> String {
    match stem.strip_prefix("split_") {
        Some(part) => part.to_owned(),
        None => stem.replace("chunk_", "shared-"),
    }
}

/// The files of a folder, in alphabetical order.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).map_err(|error| Failure::new(format!("could not read {}: {error}", folder.display())))?;
    let mut files: Vec<_> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

fn unwritable(error: std::io::Error) -> Failure {
    Failure::new(format!("could not split the page's program: {error}"))
}

/// Puts what loads the parts into the program's own JavaScript, and makes all of it smaller.
pub fn bundle(dist: &Path) -> Result<()> {
    let tools = install::ensure(&[&tool::ESBUILD])?;
    let script = dist.join(format!("{}.js", name_of_program(dist)?));
    let mut esbuild = Command::new("esbuild");
    process::put_on_path(&mut esbuild, &tools)?;
    esbuild.args(["--bundle", "--format=esm", "--minify", "--log-level=warning", "--allow-overwrite"]).arg(&script);
    // wasm-bindgen names the loader once for each part.
    esbuild.arg("--log-override:duplicate-object-key=silent").arg(format!("--outfile={}", script.display()));
    process::run(&mut esbuild, "make the page's JavaScript smaller")?;
    fs::remove_file(dist.join(LOADER)).map_err(unwritable)
}

/// Makes every part of the program smaller and faster.
pub fn optimize(dist: &Path) -> Result<()> {
    let tools = install::ensure(&[&tool::BINARYEN])?;
    for file in files(dist)?.iter().filter(|file| file.extension().is_some_and(|end| end == "wasm")) {
        let mut optimizer = Command::new("wasm-opt");
        process::put_on_path(&mut optimizer, &tools)?;
        // Each is what the compiler or wasm-bindgen makes use of, and what every browser with vector instructions knows.
        optimizer.args([
            "--enable-simd",
            "--enable-bulk-memory",
            "--enable-reference-types",
            "--enable-mutable-globals",
        ]);
        optimizer.args(["--enable-multivalue", "--enable-nontrapping-float-to-int", "--enable-sign-ext"]);
        // Neighbours by name look alike, and compress well together. The names themselves are left out.
        optimizer.args(["--quiet", "-O3", "--reorder-functions-by-name"]).arg(file).arg("-o").arg(file);
        process::run(&mut optimizer, "make the page's program smaller")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_names_for_visitors() {
        assert_eq!(published_stem("split_lessons"), "lessons");
        assert_eq!(published_stem("chunk_3"), "shared-3");
    }
}
