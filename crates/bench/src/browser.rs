//! The engine and the plain network side by side in headless Chromium.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;

use crate::case::{Case, Effort};

/// Milliseconds for one case.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Taken {
    /// The engine.
    pub wasm: f64,
    /// The plain network.
    pub plain: f64,
}

/// Around the figures in the page.
const BEGIN: &str = "[[FIGURES";
const END: &str = "FIGURES]]";

/// Milliseconds for each case. `module` is the folder into which wasm-bindgen has written the engine.
///
/// # Errors
/// A folder or a browser that is not there, or a page that does not come to its end.
pub fn run(chromium: &Path, module: &Path, cases: &[Case], effort: Effort) -> Result<Vec<Taken>, Box<dyn Error>> {
    let page = module.join("bench.html");
    fs::write(&page, html(module, cases, effort)?)?;
    let profile = tempfile::tempdir()?;
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("file://{}", fs::canonicalize(&page)?.display()))
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let figures = text.split(BEGIN).nth(1).and_then(|rest| rest.split(END).next());
    let Some(figures) = figures else {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("Chromium ended without figures:\n{said}\n{text}").into());
    };
    Ok(serde_json::from_str(figures)?)
}

/// One file with everything in it: from a file, a page may load no other.
fn html(module: &Path, cases: &[Case], effort: Effort) -> Result<String, Box<dyn Error>> {
    let glue = fs::read_to_string(module.join("bench.js"))?;
    let wasm = BASE64_STANDARD.encode(fs::read(module.join("bench_bg.wasm"))?);
    let (plain, measure) = (include_str!("../page/plain.js"), include_str!("../page/measure.js"));
    let (cases, rounds, target) = (serde_json::to_string(cases)?, effort.rounds, effort.target);
    Ok(format!(
        "<!doctype html><meta charset=utf-8><title>Benchmark</title><pre id=figures></pre>
<script>{glue}</script>
<script>{plain}</script>
<script>{measure}</script>
<script>
wasm_bindgen.initSync({{ module: Uint8Array.from(atob(\"{wasm}\"), letter => letter.charCodeAt(0)) }});
const cases = {cases};
// Once through without looking at the clock: what is compiled late must not cost the first cases.
cases.forEach(one => measure(one, 1, {target}));
const figures = cases.map(one => measure(one, {rounds}, {target}));
document.getElementById(\"figures\").textContent = \"{BEGIN}\" + JSON.stringify(figures) + \"{END}\";
</script>"
    ))
}
