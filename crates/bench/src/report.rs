//! The figures as a table and as JSON.

use std::fmt::Write;

use serde::Serialize;

use crate::browser::Taken;
use crate::case::Case;

/// The figures of one case, in milliseconds.
#[derive(Debug, Serialize)]
pub struct Row {
    #[serde(flatten)]
    case: Case,
    native: f64,
    wasm: f64,
    plain: f64,
    /// How many times as fast as the plain network the engine is, in the same browser.
    ratio: f64,
}

/// Brings the figures together.
///
/// # Errors
/// Not as many figures as cases.
pub fn rows(cases: Vec<Case>, native: Vec<f64>, in_browser: Vec<Taken>) -> Result<Vec<Row>, String> {
    if native.len() != cases.len() || in_browser.len() != cases.len() {
        return Err(format!("{} cases, but {} figures from the browser", cases.len(), in_browser.len()));
    }
    let all = cases.into_iter().zip(native).zip(in_browser);
    Ok(all
        .map(|((case, native), Taken { wasm, plain })| Row { case, native, wasm, plain, ratio: plain / wasm })
        .collect())
}

/// A table in Markdown.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| Network | Work | Native ms | Wasm ms | Plain JavaScript ms | Times as fast |\n|---|---|--:|--:|--:|--:|\n",
    );
    for Row { case, native, wasm, plain, ratio } in rows {
        let shape: Vec<String> = case.shape.iter().map(usize::to_string).collect();
        let work = match case.what {
            "epoch" => format!("epoch, {}, batch {}", case.activation, case.batch),
            what => what.to_owned(),
        };
        // Writing to a string does not fail.
        let _ = writeln!(text, "| {} | {work} | {native:.4} | {wasm:.4} | {plain:.3} | {ratio:.1} |", shape.join("-"));
    }
    text
}
