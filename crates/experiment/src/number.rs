//! Numbers as people and links write them.

use lexical_parse_float::FromLexical;

/// The number that a text holds, to the last bit; nothing for anything else. Space around it does not matter.
///
/// The standard library reads the same numbers with a table that would be a tenth of the page.
pub fn read_number(text: &str) -> Option<f64> {
    f64::from_lexical(text.trim().as_bytes()).ok()
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// It may have a fraction.
    Real,
    /// It has none.
    Whole,
    /// It may have a fraction, and `%` behind it.
    Percent,
}

/// What somebody typed or pasted.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed<T> {
    /// What it is.
    pub value: T,
    /// How it was read, where it could be read otherwise.
    pub note: Option<String>,
}

impl<T> Typed<T> {
    /// Something else made of it.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn and_then<U, E>(self, read: impl FnOnce(T) -> Result<U, E>) -> Result<Typed<U>, E> {
        Ok(Typed { value: read(self.value)?, note: self.note })
    }
}

/// A number as people write and copy it, in the words of a link: with a decimal comma, with marks or spaces between thousands, with a
/// typographic minus, in other digits. What is none comes out as it went in.
pub fn read_typed(text: &str, quantity: Quantity) -> Typed<String> {
    let as_it_is = || Typed { value: text.to_owned(), note: None };
    let plain: String = text.chars().filter_map(plain).collect();
    let mut rest = plain.trim_matches(' ');
    if let Some(number) = rest.strip_suffix('%').filter(|_| quantity == Quantity::Percent) {
        rest = number.trim_matches(' ');
    }
    let is_negative = rest.starts_with('-');
    rest = rest.strip_prefix(['-', '+']).unwrap_or(rest).trim_matches(' ');
    let (digits, exponent) = rest.split_at(rest.find(['e', 'E']).unwrap_or(rest.len()));
    let Some((mut value, sign)) = joined(digits, quantity == Quantity::Whole) else { return as_it_is() };
    value.push_str(exponent);
    if is_negative {
        value.insert(0, '-');
    }
    let note = sign.and_then(|sign| Some(["Read as ", &read_number(&value)?.to_string(), ": ", sign].concat()));
    Typed { value, note }
}

/// A character as a link would write it; nothing for one that nobody sees.
fn plain(letter: char) -> Option<char> {
    let digit_of = |zero: u32| char::from_digit(letter as u32 - zero, 10);
    match letter {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => None,
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '−' | '‐'..='―' | '﹣' | '－' => Some('-'),
        '＋' => Some('+'),
        '．' | '٫' => Some('.'),
        '，' => Some(','),
        '’' | '‘' | '´' | '`' | '＇' | '٬' => Some('\''),
        '％' | '٪' => Some('%'),
        '０'..='９' => digit_of(0xff10),
        '٠'..='٩' => digit_of(0x660),
        '۰'..='۹' => digit_of(0x6f0),
        letter => Some(letter),
    }
}

const DOT: &str = "the dot is the decimal sign.";
const COMMA: &str = "the comma is the decimal sign.";
const GROUPS: &str = "the comma parts the thousands.";

/// Digits without what parts thousands, with a decimal point if any; and what was taken for what, where that is not certain.
fn joined(text: &str, is_whole: bool) -> Option<(String, Option<&'static str>)> {
    let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
    // Three digits behind one sign could be thousands.
    let is_open = |sign| text.split_once(sign).is_some_and(|(before, after)| is_group(before) && after.len() == 3);
    let (decimal, sign) = match (dots, commas) {
        (0, 0) => (None, None),
        (1, 0) => (Some('.'), (is_whole && is_open('.')).then_some(DOT)),
        (0, 1) if is_whole && is_open(',') => (None, Some(GROUPS)),
        (0, 1) => (Some(','), (is_open(',') && !text.starts_with('0')).then_some(COMMA)),
        (0, _) | (_, 0) => (None, None),
        (1, _) if text.rfind('.') > text.rfind(',') => (Some('.'), None),
        (_, 1) => (Some(','), None),
        _ => return None,
    };
    let (whole, fraction) = decimal.and_then(|sign| text.rsplit_once(sign)).unwrap_or((text, ""));
    let parts = whole.find([',', '.', ' ', '\'']).and_then(|at| whole[at..].chars().next());
    let is_parted = |mark| {
        let mut groups = whole.split(mark);
        groups.next().is_some_and(is_group) && groups.all(|group| is_group(group) && group.len() == 3)
    };
    let digits = match parts {
        Some(mark) if is_parted(mark) => whole.replace(mark, ""),
        Some(_) => return None,
        None => whole.to_owned(),
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = is_digits(&digits) && is_digits(fraction) && digits.len() + fraction.len() > 0;
    let value = if decimal.is_some() { [&digits, ".", fraction].concat() } else { digits };
    is_number.then_some((value, sign))
}

/// Whether these are one to three digits.
fn is_group(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
