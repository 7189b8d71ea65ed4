//! The experiments as a WebAssembly module without a page, so that browsers can be asked for their very bits.

#[path = "../../native/dice.rs"]
mod dice;
mod jumps;

use experiment::{Session, links, trace};
use wasm_bindgen::prelude::wasm_bindgen;

/// Trains a link's experiment and returns its training and test loss at each of these ascending epochs, in turn.
///
/// # Errors
/// What the link holds that is not allowed.
#[wasm_bindgen]
pub fn replay(link: &str, epochs: &[u32]) -> Result<Vec<f64>, String> {
    let reading = links::read(link, String::new);
    if !reading.has_seed || !reading.corrections.is_empty() {
        return Err(format!("a link with a seed and without mistakes, and not {reading:?}"));
    }
    let mut session = Session::new(reading.config);
    let at: Vec<u64> = epochs.iter().copied().map(u64::from).collect();
    Ok(trace(&mut session, &at).iter().flat_map(|row| [row.losses.train, row.losses.test]).collect())
}

/// The jumps to epochs of a run of this link: see the module `jumps`.
#[wasm_bindgen]
pub fn jumps(link: &str, seed: u32) -> String {
    jumps::jumps(link, seed.into())
}
