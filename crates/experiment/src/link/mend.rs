//! Links that chats, mails and spreadsheets have changed on their way: what they were is found again, where it is certain.
//!
//! A link that was not changed comes out as it went in. A seed may be any text: in one only that is mended which nobody would write.
//! The page has to load this before it can show such a link, so it works on bytes and spares what would be heavy.

use std::borrow::Cow;

use super::cleaned::{cleaned, decoded, push_encoded, trim_marks, without_invisible};
use super::keys::{as_known, is_switch};
use crate::repair::{Repair, Repairs};

/// How often a sign may have been encoded.
const MOST_ROUNDS: usize = 4;
/// The most characters of a key, as it may have been encoded.
const LONGEST_KEY: usize = 200;
/// What became of `&reg`, the beginning of a key, where it was taken for an entity that needs no semicolon.
const REGISTERED: &[u8] = b"%C2%AE";

/// Keys whose values may be packed texts.
const PACKED: [&str; 2] = ["lesson", "handIn"];

/// A link as it was.
pub(super) struct Mended<'a> {
    /// Its keys and values.
    pub(super) text: Cow<'a, str>,
    /// What was wrong with it.
    pub(super) repairs: Repairs,
    /// Whether it has a key that means something.
    pub(super) is_known: bool,
}

/// Finds what a link was. It is given what stands behind the `#`, as a browser's address bar shows it.
pub(super) fn mend(text: &str) -> Mended<'_> {
    let mut pieces = pieces(text.as_bytes());
    let mut mended = Mended { text: text.into(), repairs: Repairs::default(), is_known: false };
    let mut seeds_race = false;
    for index in 0..pieces.len() {
        let Piece { key: Some(key), value, repairs, .. } = pieces[index] else { continue };
        mended.is_known = true;
        seeds_race |= key == "race" && cleaned(value).0 == b"seed";
        // Of two, the one that was not changed counts.
        let is_exact = |other: &Piece<'_>| other.key == Some(key) && other.repairs.is_empty();
        if !repairs.is_empty() && pieces.iter().any(is_exact) {
            pieces[index].key = None;
        }
    }
    if !mended.is_known {
        return mended;
    }
    let last = pieces.len() - 1;
    let mut with = String::with_capacity(text.len());
    for (index, piece) in pieces.iter().enumerate() {
        let Some(key) = piece.key else {
            // The address that a link is in says nothing.
            if piece.whole.windows(3).any(|signs| signs == b"://") {
                mended.repairs.add(Repair::Address);
            } else {
                push_encoded(&mut with, piece.whole);
                with.push('&');
            }
            continue;
        };
        let is_seed = key == "seed" || key == "weightSeed" || seeds_race && key == "raceValues";
        let (value, changed) = match (is_seed, piece.value) {
            (_, []) => (Vec::new(), Repairs::default()),
            (true, value) => mended_seed(value, piece.rounds, index == last),
            (false, value) => mended_value(key, value),
        };
        mended.repairs.add_all(piece.repairs);
        mended.repairs.add_all(changed);
        with.push_str(key);
        with.push('=');
        push_encoded(&mut with, &value);
        with.push('&');
    }
    if !mended.repairs.is_empty() {
        mended.text = with.into();
    }
    mended
}

/// What stands between two separators.
#[derive(Clone, Copy)]
struct Piece<'a> {
    whole: &'a [u8],
    /// The key that is known, if it is.
    key: Option<&'static str>,
    value: &'a [u8],
    /// How often the sign behind the key was encoded.
    rounds: usize,
    /// What was wrong with its key.
    repairs: Repairs,
}

/// Cuts a link where a key begins, however the sign before it is written.
fn pieces(text: &[u8]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut next, mut at) = (Some((0, 0, Repairs::default())), 0);
    while let Some((_, start, before)) = next.take() {
        // What is no `&` separates only where what follows can be nothing else.
        while at < text.len() {
            let rest = &text[at..];
            let (length, rounds) = match sign(rest, *b"&26").or_else(|| sign(rest, *b"#23")) {
                Some(found) => found,
                None if rest.starts_with(REGISTERED) => (REGISTERED.len(), MOST_ROUNDS),
                None => {
                    at += 1;
                    continue;
                }
            };
            let mut repairs = Repairs::default();
            if text[at] != b'&' {
                repairs.add(match rounds {
                    0 => Repair::Front,
                    MOST_ROUNDS => Repair::Entity,
                    _ => Repair::Encoded,
                });
            }
            at += length;
            if repairs.is_empty() || piece(&text[at..], repairs).is_some_and(|piece| piece.key.is_some()) {
                next = Some((at - length, at, repairs));
                break;
            }
        }
        let end = next.map_or(text.len(), |(end, _, _)| end);
        let whole = &text[start..end];
        if !whole.is_empty() {
            let unknown = Piece { whole, key: None, value: b"", rounds: 0, repairs: before };
            pieces.push(piece(whole, before).unwrap_or(unknown));
        }
    }
    pieces
}

/// What begins with a key and the sign behind it, which may be encoded where the key is known. `before` is what was wrong before it.
fn piece(whole: &[u8], before: Repairs) -> Option<Piece<'_>> {
    let mut repairs = before;
    for end in 0..whole.len().min(LONGEST_KEY) {
        if !matches!(whole[end], b'=' | b'%') {
            continue;
        }
        let Some((length, rounds)) = sign(&whole[end..], *b"=3D") else { continue };
        let key = known(&whole[..end], &mut repairs);
        if rounds > 0 {
            if key.is_none() {
                continue;
            }
            repairs.add(Repair::Encoded);
        }
        return Some(Piece { whole, key, value: &whole[end + length..], rounds, repairs });
    }
    None
}

/// The length of a sign at the beginning of a text, and how often it was encoded: of `&`, `%26`, `%2526` and so on.
fn sign(text: &[u8], [plain, high, low]: [u8; 3]) -> Option<(usize, usize)> {
    if *text.first()? == plain {
        return Some((1, 0));
    }
    let (mut at, mut rounds) = (1, 1);
    while text.get(at..at + 2) == Some(b"25") {
        (at, rounds) = (at + 2, rounds + 1);
    }
    let is_it = text[0] == b'%' && *text.get(at)? == high && text.get(at + 1)?.eq_ignore_ascii_case(&low);
    (is_it && rounds < MOST_ROUNDS).then_some((at + 2, rounds))
}

/// The key that a text was; what was wrong with it is added to `repairs`.
fn known(text: &[u8], repairs: &mut Repairs) -> Option<&'static str> {
    if repairs.is_empty()
        && let Some((key, true)) = as_known(text)
    {
        return Some(key);
    }
    let (mut plain, changed) = cleaned(text);
    if repairs.has(Repair::Entity) {
        plain.splice(..0, *b"reg");
    }
    let is_of_key = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.".contains(byte);
    let end = plain.iter().rposition(is_of_key)? + 1;
    let start = plain[..end].iter().rposition(|byte| !is_of_key(byte)).map_or(0, |at| at + 1);
    let (key, is_exact) = as_known(&plain[start..end])?;
    repairs.add_all(changed);
    if !is_exact {
        repairs.add(Repair::Case);
    }
    let front = &plain[..start];
    match front.last() {
        _ if front.windows(3).any(|signs| signs == b"://") => repairs.add(Repair::Address),
        Some(b';') => repairs.add(Repair::Entity),
        Some(b'?') => repairs.add(Repair::Query),
        None if !repairs.is_empty() => {}
        _ => repairs.add(Repair::Front),
    }
    Some(key)
}

/// What a value of a setting was that is no seed.
fn mended_value(key: &str, value: &[u8]) -> (Vec<u8>, Repairs) {
    let (mut plain, mut repairs) = cleaned(value);
    // What is packed begins with a mark of its own.
    let is_packed = PACKED.contains(&key) && plain.starts_with(b"~");
    if is_packed {
        plain.remove(0);
    }
    if trim_marks(&mut plain) {
        repairs.add(Repair::Mark);
    }
    if is_packed {
        plain.insert(0, b'~');
    }
    // What begins with one of them is no other word, but has a sentence's next word behind it.
    for word in [&b"true"[..], b"false"] {
        let begins = plain.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if begins && plain != word && is_switch(key) {
            repairs.add(if word.len() < plain.len() { Repair::Mark } else { Repair::Case });
            plain = word.to_vec();
        }
    }
    (plain, repairs)
}

/// What a seed was. `rounds` is how often what stands before it was encoded, and so it was.
fn mended_seed(value: &[u8], rounds: usize, is_last: bool) -> (Vec<u8>, Repairs) {
    let mut text = value.to_vec();
    for _ in 0..rounds {
        text = decoded(&text).0;
    }
    let (mut number, mut repairs) = cleaned(&text);
    if is_last && trim_marks(&mut number) {
        repairs.add(Repair::Mark);
    }
    // Seeds that the page makes are certain; another number is so where a sentence may go on behind the link.
    let is_whole = || !repairs.has(Repair::Blank) || decoded(&text).0.windows(number.len()).any(|part| part == number);
    let is_certain = number.starts_with(b"0.") || is_last && !number.is_empty() && is_whole();
    if number != text && is_certain && is_number_seed(&number) {
        return (number, repairs);
    }
    let (seen, mut repairs) = (without_invisible(&text), Repairs::default());
    if seen.is_empty() || seen.len() == text.len() {
        return (text, repairs);
    }
    repairs.add(Repair::Invisible);
    (seen, repairs)
}

/// Whether a seed is a number, as the page makes them.
fn is_number_seed(text: &[u8]) -> bool {
    let mut parts = text.split(|byte| *byte == b'.');
    let is_digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    parts.next().is_some_and(is_digits) && parts.next().is_none_or(is_digits) && parts.next().is_none()
}
