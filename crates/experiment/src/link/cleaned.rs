//! Texts without what was put into them on their way: codes for signs, blanks, what nobody sees, typographic signs. They are bytes, of
//! UTF-8 as far as they were.

use crate::repair::{Repair, Repairs};

/// How often a text may have been encoded.
const MOST_ROUNDS: usize = 4;

/// A text without codes, blanks and what nobody sees; dashes are a minus, and other typographic signs a quote.
pub(super) fn cleaned(text: &[u8]) -> (Vec<u8>, Repairs) {
    let mut repairs = Repairs::default();
    let mut bytes = text.to_vec();
    for _ in 0..MOST_ROUNDS {
        let (decoded, has_signs) = decoded(&bytes);
        if has_signs {
            repairs.add(Repair::Encoded);
        }
        bytes = decoded;
    }
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = &bytes[..];
    while let [first, after @ ..] = rest {
        let (length, wrong, stand_in) = seen(rest);
        match wrong {
            None => {
                plain.push(*first);
                rest = after;
                continue;
            }
            Some(Repair::Mark) => {}
            Some(wrong) => repairs.add(wrong),
        }
        plain.extend(stand_in);
        rest = &rest[length..];
    }
    (plain, repairs)
}

/// What a text begins with: its length, what is wrong with it, and what stands for it; nothing wrong with any other byte.
fn seen(text: &[u8]) -> (usize, Option<Repair>, Option<u8>) {
    let (length, wrong) = match *text {
        [b' ' | b'\t' | b'\n' | b'\r', ..] => (1, Repair::Blank),
        [0xc2, 0xa0, ..] => (2, Repair::Blank),
        [0xc2, 0xad, ..] => (2, Repair::Invisible),
        [0xc2, 0xab | 0xbb, ..] => (2, Repair::Mark),
        [0xe2, 0x80, third, ..] => match third {
            0x80..=0x8a | 0xa8 | 0xa9 | 0xaf => (3, Repair::Blank),
            0x8b..=0x8f | 0xaa..=0xae => (3, Repair::Invisible),
            0x90..=0x95 => (3, Repair::Dash),
            _ => (3, Repair::Mark),
        },
        [0xe2, 0x81, 0xa0..=0xaf, ..] | [0xef, 0xbb, 0xbf, ..] => (3, Repair::Invisible),
        [0xe2, 0x88, 0x92, ..] | [0xef, 0xbc, 0x8d, ..] => (3, Repair::Dash),
        [0xe3, 0x80, 0x80, ..] => (3, Repair::Blank),
        [0xe3, 0x80, 0x81..=0x9f, ..] | [0xef, 0xbc, 0x81..=0x8f, ..] => (3, Repair::Mark),
        _ => return (1, None, None),
    };
    let stand_in = match wrong {
        Repair::Dash => Some(b'-'),
        Repair::Mark => Some(b'"'),
        _ => None,
    };
    (length, Some(wrong), stand_in)
}

/// A text with its codes taken for what they stand for, once; and whether any stands for a sign that an address bar shows as it is.
pub(super) fn decoded(text: &[u8]) -> (Vec<u8>, bool) {
    let mut bytes = Vec::with_capacity(text.len());
    let (mut rest, mut has_signs) = (text, false);
    while let [first, after @ ..] = rest {
        let (mut byte, mut length) = (*first, 1);
        if let (b'%', [high, low, ..]) = (byte, after)
            && let (Some(high), Some(low)) = ((*high as char).to_digit(16), (*low as char).to_digit(16))
        {
            (byte, length) = ((high * 16 + low) as u8, 3);
            has_signs |= !is_encoded(byte);
        }
        bytes.push(byte);
        rest = &rest[length..];
    }
    (bytes, has_signs)
}

/// Whether an address bar encodes this behind the `#`.
fn is_encoded(byte: u8) -> bool {
    matches!(byte, 0..=b' ' | 0x7f.. | b'"' | b'<' | b'>' | b'`')
}

/// Writes a text as an address bar shows it.
pub(super) fn push_encoded(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        if is_encoded(*byte) {
            text.push('%');
            for digit in [byte >> 4, byte & 15] {
                text.push(b"0123456789ABCDEF"[usize::from(digit)] as char);
            }
        } else {
            text.push(*byte as char);
        }
    }
}

/// Takes marks away that stand around values in sentences; whether there were any, and something between them.
pub(super) fn trim_marks(text: &mut Vec<u8>) -> bool {
    let is_mark = |byte: &u8| byte.is_ascii_punctuation() && *byte != b'%';
    let Some(last) = text.iter().rposition(|byte| !is_mark(byte)) else { return false };
    // A number may begin with a sign.
    let first = text.iter().position(|byte| !is_mark(byte) || b"-+.".contains(byte)).unwrap_or(0);
    let n_bytes = text.len();
    text.truncate(last + 1);
    text.drain(..first);
    text.len() < n_bytes
}

/// A text without what nobody sees, and means nothing anywhere.
pub(super) fn without_invisible(text: &[u8]) -> Vec<u8> {
    let (mut plain, mut at) = (Vec::with_capacity(text.len()), 0);
    while let Some(byte) = text.get(at) {
        let codes = [&b"%E2%80%8B"[..], b"%E2%81%A0", b"%EF%BB%BF", b"%C2%AD", b"%0D%0A"];
        match codes.iter().find(|code| text[at..].starts_with(code)) {
            Some(code) => at += code.len(),
            None => {
                plain.push(*byte);
                at += 1;
            }
        }
    }
    plain
}
