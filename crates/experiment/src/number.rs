//! Numbers as people and links write them.

use lexical_parse_float::FromLexical;

/// The number that a text holds, to the last bit; nothing for anything else. Space around it does not matter.
///
/// The standard library reads the same numbers with a table that would be a tenth of the page.
pub fn read_number(text: &str) -> Option<f64> {
    f64::from_lexical(text.trim().as_bytes()).ok()
}

/// The shortest text of a number that is read back as the same, to the last bit.
pub(crate) fn shortest_text(number: f64) -> String {
    let (plain, scientific) = (number.to_string(), format!("{number:e}"));
    if scientific.len() < plain.len() { scientific } else { plain }
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
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars().filter_map(plain) {
        bytes.push(u8::try_from(letter).unwrap_or(b'?'));
    }
    let mut rest = bytes.trim_ascii();
    if let [number @ .., b'%'] = rest
        && quantity == Quantity::Percent
    {
        rest = number.trim_ascii_end();
    }
    let mut value = String::with_capacity(text.len());
    if let [sign @ (b'-' | b'+'), number @ ..] = rest {
        rest = number.trim_ascii_start();
        if *sign == b'-' {
            value.push('-');
        }
    }
    let end = rest.iter().position(|byte| matches!(byte, b'e' | b'E')).unwrap_or(rest.len());
    let Some(sign) = push_joined(&mut value, &rest[..end], quantity == Quantity::Whole) else {
        return Typed { value: text.to_owned(), note: None };
    };
    rest[end..].iter().for_each(|byte| value.push(*byte as char));
    let number = read_number(&value).filter(|_| !sign.is_empty());
    let note = number.map(|number| ["Read as ", &number.to_string(), ": ", sign].concat());
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

/// So many digits, and what stands before them.
#[derive(Clone, Copy)]
struct Digits {
    sign: u8,
    n: usize,
}

/// Writes digits without what parts thousands, with a decimal point if any. Says what was taken for what, where that is not certain;
/// nothing where it is no number.
fn push_joined(value: &mut String, text: &[u8], is_whole: bool) -> Option<&'static str> {
    let mut parts = vec![Digits { sign: 0, n: 0 }];
    for byte in text {
        match *byte {
            b'0'..=b'9' => parts.last_mut()?.n += 1,
            sign @ (b'.' | b',' | b' ' | b'\'') => parts.push(Digits { sign, n: 0 }),
            _ => return None,
        }
    }
    let last = *parts.last()?;
    let has_more = parts[..parts.len() - 1].iter().any(|part| part.sign == last.sign);
    // Three digits behind one sign could be thousands.
    let is_open = parts.len() == 2 && last.n == 3 && (1..=3).contains(&parts[0].n);
    let (is_decimal, said) = match last.sign {
        b'.' if !has_more => (true, if is_open && is_whole { DOT } else { "" }),
        b',' if is_open && is_whole => (false, GROUPS),
        b',' if !has_more => (true, if is_open && text[0] != b'0' { COMMA } else { "" }),
        _ => (false, ""),
    };
    let whole = &parts[..parts.len() - usize::from(is_decimal)];
    if let [first, second, ..] = whole {
        let is_group = |part: &Digits| part.sign == second.sign && part.n == 3;
        if !(1..=3).contains(&first.n) || !whole[1..].iter().all(is_group) {
            return None;
        }
    }
    let mut left: usize = parts.iter().map(|part| part.n).sum();
    if left == 0 {
        return None;
    }
    for byte in text.iter().filter(|byte| byte.is_ascii_digit()) {
        if is_decimal && left == last.n {
            value.push('.');
        }
        value.push(*byte as char);
        left -= 1;
    }
    Some(said)
}
