//! The names by which the page's program and its JavaScript know each other. wasm-bindgen puts a hash into each, as others may
//! be joined with them; in a page that is whole they only weigh: sixteen digits that cannot be compressed, in two files.

use std::collections::{BTreeMap, BTreeSet};

/// How wasm-bindgen's names begin.
const START: &str = "__wb";
/// Digits of a hash.
const HASH: usize = 16;

/// Puts a number into each name in place of its hash: in the JavaScript, and in the program, where it stays as long as it was.
pub fn without_hashes(script: &str, program: &[u8]) -> (String, Vec<u8>) {
    let (mut script, mut program) = (script.to_owned(), program.to_vec());
    let mut numbers = BTreeMap::<String, usize>::new();
    for name in names(&script) {
        let stem = &name[..name.len() - HASH];
        let number = numbers.entry(stem.to_owned()).or_default();
        let shorter = format!("{stem}{number:0HASH$}");
        *number += 1;
        script = script.replace(&name, &shorter);
        replace(&mut program, name.as_bytes(), shorter.as_bytes());
    }
    (script, program)
}

/// Every name with a hash at its end.
fn names(script: &str) -> BTreeSet<String> {
    let words = script.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '$');
    let has_hash = |word: &&str| {
        let Some((stem, hash)) = word.len().checked_sub(HASH).and_then(|end| word.split_at_checked(end)) else {
            return false;
        };
        stem.starts_with(START) && stem.ends_with('_') && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
    };
    words.filter(has_hash).map(str::to_owned).collect()
}

/// Replaces each `old` by `new`, which is as long.
fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(old.len()).position(|window| window == old) {
        bytes[at + found..at + found + old.len()].copy_from_slice(new);
        at += found + old.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_different_and_as_long_as_they_were() {
        let script = "a={__wbg_new_0123456789abcdef:b,__wbg_new_fedcba9876543210:c,__wbg_x_12:d}; '__wbindgen_free'";
        let program = b"\x20__wbg_new_fedcba9876543210\x00__wbg_new_0123456789abcdef".to_vec();
        let (script, program) = without_hashes(script, &program);
        assert_eq!(
            script,
            "a={__wbg_new_0000000000000000:b,__wbg_new_0000000000000001:c,__wbg_x_12:d}; '__wbindgen_free'"
        );
        assert_eq!(program, b"\x20__wbg_new_0000000000000001\x00__wbg_new_0000000000000000");
    }
}
