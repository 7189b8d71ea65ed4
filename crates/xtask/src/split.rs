//! Splits the release page's program: into what every visitor needs, and parts that are loaded when they are first used.
//!
//! Trunk has built the page around the program as a whole. Here the same program is taken apart, and what Trunk made of
//! it in dist/ is replaced: JavaScript and WebAssembly under the same names, and a file for each part beside them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::workspace::Workspace;
use crate::{import_names, install, rust, tool};

/// The feature of the package `web` with which it can be split.
pub const FEATURE: &str = "split";

/// The JavaScript that loads the parts, as the splitting program names it.
const LOADER: &str = "__wasm_split.js";

/// How that starts a part by itself: only from a host that knows what WebAssembly is called, and whatever else comes is one error.
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// How it is to start a part.
const CAREFUL: &str = "instantiate(src, imports)";
const INSTANTIATE: &str = include_str!("instantiate.js");

/// What stands before the script that starts the program.
pub const START: &str = "<script type=module>";

/// What wasm-opt may expect of a browser. Each is what the compiler or wasm-bindgen makes use of, and what every browser with
/// vector instructions knows.
const ABILITIES: [&str; 7] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];

/// What makes a program smaller when it is compressed, beside what makes it faster.
const FOR_SIZE: [&str; 3] = ["--reorder-functions-by-name", "--strip-producers", "--strip-target-features"];

/// Replaces the program in dist/ by its parts.
pub fn split(workspace: &Workspace) -> Result<()> {
    let shell = &workspace.shell;
    let dist = workspace.dist();
    let name = name_of_program(shell, &dist)?;
    let whole = rust::compiled(workspace, "web");
    let folder = workspace.target().join("split");
    let bound = folder.join("bound");
    shell.remove_path(&folder)?;
    shell.create_dir(&bound)?;

    let [split, bindgen] = install::ensure(workspace, [&tool::WASM_SPLIT, &tool::WASM_BINDGEN])?;
    cmd!(shell, "{split} --target web --out-name {name} {whole} {folder}")
        .run()
        .context("could not split the page's program")?;
    let main = folder.join(format!("{name}.wasm"));
    // The parts are linked to what the compiler exports.
    cmd!(shell, "{bindgen} --target web --no-typescript --keep-lld-exports --out-name {name} --out-dir {bound} {main}")
        .run()
        .context("could not write the JavaScript of the page's program")?;

    let (script, program) = (format!("{name}.js"), format!("{name}_bg.wasm"));
    let (new_script, new_program) = import_names::shortened(
        &shell.read_file(bound.join(&script))?,
        &shell.read_binary_file(bound.join(&program))?,
    )?;
    shell.write_file(dist.join(script), new_script)?;
    shell.write_file(dist.join(program), new_program)?;
    let mut loader = careful(&shell.read_file(folder.join(LOADER))?)?;
    for part in programs(shell, &folder)?.iter().filter(|file| **file != main) {
        let stem = part.file_stem().unwrap_or_default().to_string_lossy();
        // A part fits one program only: it must not be taken from the cache beside another.
        let published = format!("{}-{}.wasm", published_stem(&stem), name.trim_start_matches("web-"));
        shell.copy_file(part, dist.join(&published))?;
        loader = loader.replace(&format!("\"./{stem}.wasm\""), &format!("\"./{published}\""));
    }
    Ok(shell.write_file(dist.join(LOADER), loader)?)
}

/// Lets the loader start parts from any host, and notice what is gone.
fn careful(loader: &str) -> Result<String> {
    ensure!(
        loader.contains(STREAMING),
        "{LOADER} does not start parts by {STREAMING} any more, which is to be replaced"
    );
    Ok(loader.replace(STREAMING, CAREFUL) + INSTANTIATE)
}

/// What the program's files are called in dist/: `web-` and what Trunk made of their content.
pub fn name_of_program(shell: &Shell, dist: &Path) -> Result<String> {
    let programs = programs(shell, dist)?;
    let names = programs.iter().filter_map(|file| file.file_name()?.to_str());
    let mut stems = names.filter_map(|name| name.strip_suffix("_bg.wasm"));
    stems.next().map(str::to_owned).with_context(|| format!("Trunk left no program in {}", dist.display()))
}

/// The files of a folder with WebAssembly in them, in alphabetical order.
pub fn programs(shell: &Shell, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = shell.read_dir(folder)?;
    files.retain(|file| file.extension().is_some_and(|end| end == "wasm"));
    Ok(files)
}

/// A part's name for visitors: `split_race` is the race, `chunk_3` is what several parts share.
fn published_stem(stem: &str) -> String {
    match stem.strip_prefix("split_") {
        Some(part) => part.to_owned(),
        None => stem.replace("chunk_", "shared-"),
    }
}

/// Puts what loads the parts into the program's own JavaScript, and makes all of it smaller.
pub fn bundle(workspace: &Workspace) -> Result<()> {
    let shell = &workspace.shell;
    let dist = workspace.dist();
    let [esbuild] = install::ensure(workspace, [&tool::ESBUILD])?;
    let script = dist.join(format!("{}.js", name_of_program(shell, &dist)?));
    cmd!(shell, "{esbuild} --bundle --format=esm --minify --log-level=warning --allow-overwrite {script}")
        // wasm-bindgen names the loader once for each part.
        .arg("--log-override:duplicate-object-key=silent")
        .arg(format!("--outfile={}", script.display()))
        .run()
        .context("could not make the page's JavaScript smaller")?;
    shell.remove_path(dist.join(LOADER))?;
    let page = dist.join("index.html");
    Ok(shell.write_file(&page, with_short_start(&shell.read_file(&page)?, &name_of_program(shell, &dist)?)?)?)
}

/// The page with no more than it takes to start the program: Trunk also tells others that it has started, of whom there are none.
fn with_short_start(html: &str, name: &str) -> Result<String> {
    let (before, rest) = html.split_once(START).with_context(|| format!("the page has no {START}"))?;
    let (_, after) = rest.split_once("</script>").context("the script that starts the program does not end")?;
    Ok(format!("{before}{START}import start from './{name}.js';start()</script>{after}"))
}

/// Makes every part of the program smaller and faster.
pub fn optimize(workspace: &Workspace) -> Result<()> {
    let shell = &workspace.shell;
    let [optimizer] = install::ensure(workspace, [&tool::BINARYEN])?;
    for file in programs(shell, &workspace.dist())? {
        // Neighbours by name look alike, and compress well together. The names themselves are left out, and what tells tools which
        // compiler was used, for which machine.
        cmd!(shell, "{optimizer} {ABILITIES...} --quiet -O2 {FOR_SIZE...} {file} -o {file}")
            .run()
            .context("could not make the page's program smaller")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_started_from_any_host() {
        let loader = format!("const a = ({STREAMING}), b = ({STREAMING});\n");
        let careful_loader = careful(&loader).unwrap();
        assert!(careful_loader.starts_with(&format!("const a = ({CAREFUL}), b = ({CAREFUL});\n")));
        assert!(careful_loader.contains("async function instantiate(fetched, imports)"));
        assert!(careful("something else").is_err());
    }

    #[test]
    fn the_program_is_started_and_nobody_told() {
        let page = with_short_start("<p><script type=module>import it; tell();</script><p>", "web-1").unwrap();
        let start = "import start from './web-1.js';start()";
        assert_eq!(page, format!("<p><script type=module>{start}</script><p>"));
        assert!(with_short_start("<p>", "web-1").is_err());
    }

    #[test]
    fn parts_have_names_for_visitors() {
        assert_eq!(published_stem("split_lessons"), "lessons");
        assert_eq!(published_stem("chunk_3"), "shared-3");
    }
}
