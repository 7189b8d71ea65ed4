//! Reading a link on the command line: what is wrong in it is said on standard error.

use std::hash::{BuildHasher, RandomState};

use experiment::{Arc4, fresh_seed, links};

/// Says what had to be put right, each with `place` before it, and which seed is used if the link has none.
pub fn say(reading: &links::Reading, place: &str) {
    for correction in &reading.corrections {
        eprintln!("{place}{correction}");
    }
    if !reading.has_seed {
        let seed = &reading.config.seed();
        eprintln!("{place}The link has no seed, so another run gives other numbers. Used: seed={seed}.");
    }
}

/// A seed from the randomness that the standard library takes from the system for its hash maps.
pub fn any_seed() -> String {
    let entropy = RandomState::new().hash_one(0);
    fresh_seed(&mut Arc4::new(&entropy.to_string()))
}
