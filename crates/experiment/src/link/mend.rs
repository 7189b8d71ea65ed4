//! Links that chats, mails and spreadsheets have changed on their way: what they were is found again, where it is certain.
//!
//! A link that was not changed comes out as it went in. A seed may be any text: in one only that is mended which nobody would write.

use std::borrow::Cow;

use super::keys::{as_known, is_switch};
use crate::repair::{Repair, Repairs};
use crate::settings::as_in_address_bar;

/// How often a link may have been encoded.
const MOST_ROUNDS: usize = 4;
/// The most characters of a key, as it may have been encoded.
const LONGEST_KEY: usize = 200;

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
    let Some(with_entities) = with_entities(text) else { return mend_pieces(text) };
    let Mended { text, mut repairs, is_known } = mend_pieces(&with_entities);
    repairs.add(Repair::Entity);
    Mended { text: text.into_owned().into(), repairs, is_known }
}

/// A link of which `&reg`, which needs no semicolon, was taken for an entity; nothing for any other.
fn with_entities(text: &str) -> Option<String> {
    const REGISTERED: &str = "%C2%AE";
    let mut with = text.to_owned();
    if with.contains(REGISTERED) {
        for rest in ["ularization", "Dataset"] {
            with = with.replace(&[REGISTERED, rest].concat(), &["&reg", rest].concat());
        }
    }
    (with != text).then_some(with)
}

fn mend_pieces(text: &str) -> Mended<'_> {
    let mut pieces = pieces(text);
    let is_known = pieces.iter().any(|piece| piece.key.is_some());
    if !is_known || is_clean(text, &pieces) {
        return Mended { text: text.into(), repairs: Repairs::default(), is_known };
    }
    let mut repairs = Repairs::default();
    // Of two, the one that was not changed counts.
    let exact: Vec<&str> =
        pieces.iter().filter(|piece| piece.repairs.is_empty()).filter_map(|piece| piece.key).collect();
    let is_doubled: Vec<bool> =
        pieces.iter().map(|p| !p.repairs.is_empty() && p.key.is_some_and(|name| exact.contains(&name))).collect();
    for (piece, is_doubled) in pieces.iter_mut().zip(is_doubled) {
        if is_doubled {
            piece.key = None;
        }
    }
    let seeds_race = pieces.iter().any(|piece| piece.key == Some("race") && cleaned(piece.value).0 == "seed");
    let last = pieces.len() - 1;
    let mut mended = String::with_capacity(text.len());
    for (index, piece) in pieces.iter().enumerate() {
        let Some(key) = piece.key else {
            // The address that a link is in says nothing.
            if piece.whole.contains("://") {
                repairs.add(Repair::Address);
            } else {
                mended.push_str(piece.whole);
                mended.push('&');
            }
            continue;
        };
        repairs.add_all(piece.repairs);
        let is_seed = matches!(key, "seed" | "weightSeed") || seeds_race && key == "raceValues";
        let (value, changed) = match (is_seed, piece.value) {
            (_, "") => (String::new(), Repairs::default()),
            (true, value) => mended_seed(value, piece.rounds, index == last),
            (false, value) => mended_value(key, value),
        };
        repairs.add_all(changed);
        for part in [key, "=", &as_in_address_bar(&value), "&"] {
            mended.push_str(part);
        }
    }
    if repairs.is_empty() {
        return Mended { text: text.into(), repairs, is_known };
    }
    Mended { text: mended.into(), repairs, is_known }
}

/// Whether nothing can be wrong with a link of these pieces.
fn is_clean(text: &str, pieces: &[Piece<'_>]) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_.,=&-".contains(&byte);
    let is_switched =
        |piece: &Piece<'_>| !piece.key.is_some_and(is_switch) || matches!(piece.value, "" | "true" | "false");
    text.bytes().all(is_plain)
        && text.ends_with(|last: char| last.is_ascii_alphanumeric())
        && pieces.iter().all(|piece| piece.repairs.is_empty() && is_switched(piece))
}

/// What stands between two separators.
struct Piece<'a> {
    whole: &'a str,
    /// The key that is known, if it is.
    key: Option<&'static str>,
    value: &'a str,
    /// How often the sign behind the key was encoded.
    rounds: usize,
    /// What was wrong with its key.
    repairs: Repairs,
}

/// Cuts a link where a key begins, however the sign before it is written.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut at, mut before) = (0, 0, Repairs::default());
    while at < text.len() {
        let rest = &text[at..];
        let sign = sign(rest, *b"&26").or_else(|| sign(rest, *b"#23"));
        let Some((length, rounds)) = sign else {
            at += 1;
            continue;
        };
        // What is no `&` separates only where what follows can be nothing else.
        let is_plain = rest.starts_with('&');
        if is_plain || piece(&rest[length..]).is_some_and(|piece| piece.key.is_some()) {
            pieces.extend(cut(&text[start..at], before));
            start = at + length;
            before = Repairs::default();
            if !is_plain {
                before.add(if rounds > 0 { Repair::Encoded } else { Repair::Front });
            }
        }
        at += length;
    }
    pieces.extend(cut(&text[start..], before));
    pieces
}

/// A piece; nothing for nothing. `before` is what was wrong with the sign before it.
fn cut(whole: &str, before: Repairs) -> Option<Piece<'_>> {
    let mut cut = piece(whole).unwrap_or(Piece { whole, key: None, value: "", rounds: 0, repairs: Repairs::default() });
    cut.repairs.add_all(before);
    (!whole.is_empty()).then_some(cut)
}

/// What begins with a key and the sign behind it, which may be encoded where the key is known.
fn piece(whole: &str) -> Option<Piece<'_>> {
    let near = &whole[..whole.len().min(LONGEST_KEY)];
    let ends = near.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'=' | b'%'));
    for end in ends.map(|(index, _)| index) {
        let Some((length, rounds)) = sign(&whole[end..], *b"=3D") else { continue };
        let known = known(&whole[..end]);
        if known.is_none() && rounds > 0 {
            continue;
        }
        let (key, mut repairs) = known.unzip();
        let mut repairs = repairs.take().unwrap_or_default();
        if rounds > 0 {
            repairs.add(Repair::Encoded);
        }
        return Some(Piece { whole, key, value: &whole[end + length..], rounds, repairs });
    }
    None
}

/// The length of a sign at the beginning of a text, and how often it was encoded: of `&`, `%26`, `%2526` and so on.
fn sign(text: &str, [plain, high, low]: [u8; 3]) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    if *bytes.first()? == plain {
        return Some((1, 0));
    }
    let mut rest = bytes.strip_prefix(b"%")?;
    let mut rounds = 1;
    while let Some(more) = rest.strip_prefix(b"25") {
        rest = more;
        rounds += 1;
    }
    let is_it = rest.len() > 1 && rest[0] == high && rest[1].eq_ignore_ascii_case(&low);
    (is_it && rounds <= MOST_ROUNDS).then(|| (bytes.len() - rest.len() + 2, rounds))
}

/// The key that a text was, and what was wrong with it.
fn known(text: &str) -> Option<(&'static str, Repairs)> {
    let mut repairs = Repairs::default();
    if let Some((key, true)) = as_known(text) {
        return Some((key, repairs));
    }
    let (plain, changed) = cleaned(text);
    let is_of_key = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let plain = plain.trim_end_matches(|letter| !is_of_key(letter));
    let start = plain.rfind(|letter| !is_of_key(letter)).map_or(0, |at| at + 1);
    let (front, name) = plain.split_at(plain.ceil_char_boundary(start));
    let (key, is_exact) = as_known(name)?;
    repairs.add_all(changed);
    if !is_exact {
        repairs.add(Repair::Case);
    }
    match front {
        front if front.ends_with(';') => repairs.add(Repair::Entity),
        front if front.contains("://") => repairs.add(Repair::Address),
        front if front.ends_with('?') => repairs.add(Repair::Query),
        "" if !repairs.is_empty() => {}
        _ => repairs.add(Repair::Front),
    }
    Some((key, repairs))
}

/// A text without codes, blanks and what nobody sees.
fn cleaned(text: &str) -> (String, Repairs) {
    let mut repairs = Repairs::default();
    let mut plain = text.to_owned();
    for _ in 0..MOST_ROUNDS {
        let Some(decoded) = decoded(&plain) else { break };
        // A blank, a quote, and what is no ASCII, an address bar encodes by itself.
        if as_in_address_bar(&decoded) != plain {
            repairs.add(Repair::Encoded);
        }
        plain = decoded;
    }
    plain.retain(|letter| {
        let wrong = match letter {
            ' '
            | '\t'
            | '\n'
            | '\r'
            | '\u{a0}'
            | '\u{2000}'..='\u{200a}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{202f}'
            | '\u{205f}'
            | '\u{3000}' => Repair::Blank,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
                Repair::Invisible
            }
            _ => return true,
        };
        repairs.add(wrong);
        false
    });
    (plain, repairs)
}

/// A text with its codes taken for what they stand for, once; nothing where it has none.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| (*after.get(at)? as char).to_digit(16);
        match digit(0).zip(digit(1)) {
            Some((high, low)) if *first == b'%' => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok().filter(|decoded| decoded.len() < text.len())
}

/// What stands around values in sentences and nowhere else.
fn is_mark(letter: char) -> bool {
    (letter.is_ascii_punctuation() && letter != '%')
        || matches!(letter, '«' | '»' | '\u{2010}'..='\u{205e}' | '\u{3001}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}')
}

/// The same before one; a number may begin with a sign.
fn is_opening(letter: char) -> bool {
    is_mark(letter) && !"-+.".contains(letter)
}

/// What a value of a setting was that is no seed.
fn mended_value(key: &str, value: &str) -> (String, Repairs) {
    let (mut plain, mut repairs) = cleaned(value);
    if plain.contains(['‐', '‑', '‒', '–', '—', '−', '﹣', '－']) {
        repairs.add(Repair::Dash);
        plain = plain.replace(['‐', '‑', '‒', '–', '—', '−', '﹣', '－'], "-");
    }
    let inner = plain.trim_end_matches(is_mark).trim_start_matches(is_opening);
    if !inner.is_empty() && inner.len() < plain.len() {
        repairs.add(Repair::Mark);
        plain = inner.to_owned();
    }
    // What begins with one of them is no other word, but has a sentence's next word behind it.
    let begins_with = |word: &&&str| plain.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if let Some(word) = ["true", "false"].iter().find(begins_with).filter(|word| is_switch(key) && **word != plain) {
        repairs.add(if word.len() < plain.len() { Repair::Mark } else { Repair::Case });
        (*word).clone_into(&mut plain);
    }
    (plain, repairs)
}

/// What a seed was. `rounds` is how often what stands before it was encoded, and so it was.
fn mended_seed(value: &str, rounds: usize, is_last: bool) -> (String, Repairs) {
    let mut text = value.to_owned();
    for _ in 0..rounds {
        text = decoded(&text).unwrap_or(text);
    }
    let text = as_in_address_bar(&text);
    let mut repairs = Repairs::default();
    let (plain, changed) = cleaned(&text);
    let number = if is_last { plain.trim_end_matches(is_mark).trim_start_matches(is_opening) } else { &plain };
    // Seeds that the page makes are certain; another number is so where a sentence may go on behind the link.
    let is_page_made = number.starts_with("0.");
    let is_at_end = || is_last && (!changed.has(Repair::Blank) || decoded(&text).is_some_and(|t| t.contains(number)));
    if number != text && is_number_seed(number) && (is_page_made || is_at_end()) {
        repairs.add_all(changed);
        if number.len() < plain.len() {
            repairs.add(Repair::Mark);
        }
        return (number.to_owned(), repairs);
    }
    let mut seen = text.clone();
    for code in ["%E2%80%8B", "%E2%81%A0", "%EF%BB%BF", "%C2%AD", "%0D%0A"] {
        seen = seen.replace(code, "");
    }
    if seen != text && !seen.is_empty() {
        repairs.add(Repair::Invisible);
        return (seen, repairs);
    }
    (text, repairs)
}

/// Whether a seed is a number, as the page makes them.
fn is_number_seed(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && is_digits(fraction)
}
