//! Runs the benchmark natively and in Chromium, prints a table and writes all figures as JSON.
//!
//! `cargo xtask bench` builds the module for the browser and calls this program with its place.

#[cfg(not(target_arch = "wasm32"))]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod case;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
mod report;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [chromium, module, json, rest @ ..] = &arguments[..] else {
        return Err("bench CHROMIUM FOLDER-OF-THE-MODULE JSON-FILE [--quick]".into());
    };
    let effort = if rest.iter().any(|option| option == "--quick") { case::QUICK } else { case::THOROUGH };
    let cases = case::all();
    let native = native::run(&cases, effort);
    let in_browser = browser::run(chromium.as_ref(), module.as_ref(), &cases, effort)?;
    let rows = report::rows(cases, native, in_browser)?;
    print!("{}", report::table(&rows));
    std::fs::write(json, serde_json::to_string_pretty(&rows)?)?;
    println!("\nAll figures, in milliseconds: {json}");
    Ok(())
}

#[cfg(target_arch = "wasm32")]
fn main() {}
