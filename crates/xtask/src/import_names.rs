//! The names by which the page's program asks for its JavaScript. wasm-bindgen makes them long, and puts a hash into each, as others may
//! be joined with them; in a page that is whole they only weigh, in two files: a hundredth of all that a visitor loads at once.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

/// How wasm-bindgen's names begin.
const START: &str = "__wb";
/// Digits of the hash at the end of each.
const HASH: usize = 16;
/// What the names are made of now.
const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// A module of WebAssembly begins with four letters and its version.
const HEAD: usize = 8;
/// The section of a module that lists what it imports.
const IMPORTS: u8 = 2;

/// Gives each name with a hash two letters in its place: in the JavaScript, and among the imports of the program.
pub fn shortened(script: &str, program: &[u8]) -> Result<(String, Vec<u8>)> {
    let names = names(script);
    ensure!(names.len() <= LETTERS.len().pow(2), "there are more imports than names of two letters");
    let (before, mut imports, after) = at_imports(program)?;
    let mut script = script.to_owned();
    for (index, name) in names.iter().enumerate() {
        let letters = [LETTERS[index / LETTERS.len()], LETTERS[index % LETTERS.len()]].map(char::from);
        let short = String::from_iter(letters);
        script = script.replace(name, &short);
        imports = replaced(&imports, &in_module(name), &in_module(&short));
    }
    let size = size_of(imports.len());
    Ok((script, [before, &[IMPORTS], &size, &imports, after].concat()))
}

/// Every name with a hash at its end.
fn names(script: &str) -> BTreeSet<&str> {
    let words = script.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '$');
    let has_hash = |word: &&str| {
        let Some((stem, hash)) = word.len().checked_sub(HASH).and_then(|end| word.split_at_checked(end)) else {
            return false;
        };
        stem.starts_with(START) && stem.ends_with('_') && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
    };
    words.filter(has_hash).collect()
}

/// What stands in a module before its imports, the imports, and what stands behind them.
fn at_imports(program: &[u8]) -> Result<(&[u8], Vec<u8>, &[u8])> {
    let mut at = HEAD;
    while let Some(id) = program.get(at) {
        let (size, n_digits) = number(&program[at + 1..]).context("a section has no size")?;
        let start = at + 1 + n_digits;
        let content = program.get(start..start + size).context("a section is cut off")?;
        if *id == IMPORTS {
            return Ok((&program[..at], content.to_vec(), &program[start + size..]));
        }
        at = start + size;
    }
    anyhow::bail!("the program imports nothing")
}

/// A number as modules write it (LEB128), and how many bytes it takes.
fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let n_digits = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let digits = bytes[..n_digits].iter().rev();
    Some((digits.fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f)), n_digits))
}

/// A size as modules write numbers.
fn size_of(mut size: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while size > 0x7f {
        bytes.push((size & 0x7f) as u8 | 0x80);
        size >>= 7;
    }
    bytes.push(size as u8);
    bytes
}

/// A name as modules write it: its length and its letters.
fn in_module(name: &str) -> Vec<u8> {
    [&size_of(name.len())[..], name.as_bytes()].concat()
}

/// The bytes with each `old` replaced by `new`.
fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut replaced = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(found) = rest.windows(old.len()).position(|window| window == old) {
        replaced.extend_from_slice(&rest[..found]);
        replaced.extend_from_slice(new);
        rest = &rest[found + old.len()..];
    }
    replaced.extend_from_slice(rest);
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_in_both_files() {
        let script = "a={__wbg_new_0123456789abcdef:b,__wbg_new_fedcba9876543210:c,__wbg_x_12:d}; '__wbindgen_free'";
        let imports = |names: &[&str]| {
            let entries = names.iter().flat_map(|name| [&b"\x01m"[..], &in_module(name), b"\x00\x00"].concat());
            [vec![names.len() as u8], entries.collect()].concat()
        };
        let module = |names: &[&str]| {
            let imports = imports(names);
            [&b"\0asm\x01\0\0\0\x01\x01\x00\x02"[..], &size_of(imports.len()), &imports, b"\x0a\x01\x00"].concat()
        };
        // Long enough for a size of two bytes.
        let others = ["x"; 40];
        let long = ["__wbg_new_fedcba9876543210", "__wbg_new_0123456789abcdef", "__wbg_x_12"];
        let program = module(&[&long[..], &others].concat());
        let (script, program) = shortened(script, &program).unwrap();
        assert_eq!(script, "a={aa:b,ab:c,__wbg_x_12:d}; '__wbindgen_free'");
        assert_eq!(program, module(&[&["ab", "aa", "__wbg_x_12"][..], &others].concat()));
        assert!(shortened("", b"\0asm\x01\0\0\0\x01\x01\x00").is_err(), "no imports");
        assert!(shortened("", b"\0asm\x01\0\0\0\x02\x09\x00").is_err(), "cut off");
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for size in [0, 1, 127, 128, 300, 16_383, 16_384, 1 << 21] {
            assert_eq!(number(&size_of(size)), Some((size, size_of(size).len())));
        }
        assert_eq!(number(&[0x80, 0x80]), None);
    }
}
