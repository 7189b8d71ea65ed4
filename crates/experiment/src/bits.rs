//! Bits as text for a link: a digit, which is a version; then bits, six to a character, which is one of the 64 of base64 as addresses have
//! it (RFC 4648); and at the end the CRC-32 of all before it in eight digits, which tells a text that was cut off or changed on its way.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use crate::number::{read_number, shortest_text};

/// How many digits the checksum has.
pub(crate) const CHECK_DIGITS: usize = 8;
/// Made without a table, which would weigh more than all the rest.
const CHECK: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
/// The characters, each of which stands for six bits.
pub(crate) const CHARACTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BITS_OF_CHARACTER: usize = 6;
/// The bits of how many bits a number has.
const LENGTH_BITS: u32 = 5;
/// The largest number of which all bits can be counted.
const LARGEST_NUMBER: u32 = u32::MAX >> 1;
/// The characters of a number's text, four bits each, and what stands behind the last.
const DIGITS: &[u8; 13] = b"0123456789.-e";
const END_OF_NUMBER: u32 = 15;
const DIGIT_BITS: u32 = 4;
/// The bits of a character that is ASCII.
const ASCII_BITS: u32 = 7;

/// A text with its check.
pub(crate) fn checked(mut text: String) -> String {
    let check = CHECK.checksum(text.as_bytes());
    // Ends in a letter or a digit: what else stands at the end of a link may get lost.
    text.extend(
        (0..CHECK_DIGITS).rev().map(|digit| char::from(b"0123456789abcdef"[(check >> (4 * digit) & 15) as usize])),
    );
    text
}

/// The bits that a character stands for.
fn bits_of(character: u8) -> Option<u8> {
    Some(match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

/// Bits in the order in which they are written, the highest of a number first.
pub(crate) struct BitWriter {
    text: String,
    /// Those that do not make a character yet, and how many they are.
    rest: (u8, usize),
}

impl BitWriter {
    /// Begins with the version.
    pub(crate) fn new(version: char) -> Self {
        BitWriter { text: version.to_string(), rest: (0, 0) }
    }

    /// Writes the lower bits of a number.
    pub(crate) fn push(&mut self, number: u32, n_bits: u32) {
        for at in (0..n_bits).rev() {
            let (bits, n) = self.rest;
            self.rest = (bits << 1 | (number >> at & 1) as u8, n + 1);
            if n + 1 == BITS_OF_CHARACTER {
                self.text.push(char::from(CHARACTERS[usize::from(self.rest.0)]));
                self.rest = (0, 0);
            }
        }
    }

    /// Writes eight bits.
    pub(crate) fn push_byte(&mut self, byte: u8) {
        self.push(byte.into(), 8);
    }

    /// Writes how many bytes a text has, which are fewer than 256, and the bytes.
    pub(crate) fn push_text(&mut self, text: &str) {
        self.push_byte(text.len() as u8);
        text.bytes().for_each(|byte| self.push_byte(byte));
    }

    /// Writes a number below 2³¹, the shorter the smaller it is: how many bits it has, and those behind its first.
    pub(crate) fn push_number(&mut self, number: usize) {
        let number = u32::try_from(number).unwrap_or(LARGEST_NUMBER).min(LARGEST_NUMBER);
        let n_bits = u32::BITS - number.leading_zeros();
        self.push(n_bits, LENGTH_BITS);
        self.push(number, n_bits.saturating_sub(1));
    }

    /// Writes how many characters a text has, which is ASCII, and the characters.
    pub(crate) fn push_ascii(&mut self, text: &str) {
        self.push_number(text.len());
        text.bytes().for_each(|byte| self.push(byte.into(), ASCII_BITS));
    }

    /// Writes how many characters a text has, which are those of bits, and the characters.
    pub(crate) fn push_characters(&mut self, text: &str) {
        self.push_number(text.len());
        for character in text.bytes() {
            self.push(bits_of(character).unwrap_or_default().into(), BITS_OF_CHARACTER as u32);
        }
    }

    /// Writes a number with a fraction: the digits of its shortest text where they are fewer bits than its own, which stand there else.
    pub(crate) fn push_float(&mut self, number: f64) {
        let text = shortest_text(number);
        let digits: Option<Vec<u32>> = text.bytes().map(|byte| Some(digit(byte)? as u32)).collect();
        let digits = digits.filter(|digits| (digits.len() as u32 + 1) * DIGIT_BITS < u64::BITS);
        self.push(digits.is_none().into(), 1);
        match digits {
            Some(digits) => digits.into_iter().chain([END_OF_NUMBER]).for_each(|digit| self.push(digit, DIGIT_BITS)),
            None => {
                let bits = number.to_bits();
                self.push((bits >> u32::BITS) as u32, u32::BITS);
                self.push(bits as u32, u32::BITS);
            }
        }
    }

    /// Fills the last character with zeros. The text with its check.
    pub(crate) fn into_checked(mut self) -> String {
        while self.rest.1 > 0 {
            self.push(0, 1);
        }
        checked(self.text)
    }
}

/// Where among those of numbers a character stands.
fn digit(character: u8) -> Option<usize> {
    DIGITS.iter().position(|digit| *digit == character)
}

/// Reads what [`BitWriter`] wrote; nothing where it ends too early or says what cannot be.
pub(crate) struct BitReader<'a> {
    text: &'a [u8],
    /// The bit that is next.
    at: usize,
}

impl<'a> BitReader<'a> {
    /// The bits of a text of this version.
    ///
    /// # Errors
    /// In words, what is wrong with the text: its version or its check.
    pub(crate) fn open(text: &'a str, version: char) -> Result<Self, &'static str> {
        let Some(rest) = text.strip_prefix(version) else {
            return Err("it begins with no version that is known here");
        };
        let body = text.get(..text.len().saturating_sub(CHECK_DIGITS)).unwrap_or_default();
        if body.is_empty() || checked(body.to_owned()) != text {
            return Err("it was cut off or changed on its way: the check at its end does not fit");
        }
        Ok(BitReader { text: &rest.as_bytes()[..rest.len() - CHECK_DIGITS], at: 0 })
    }

    /// The bits of a part of a text, behind its version.
    pub(crate) fn unchecked(text: &'a str) -> Self {
        BitReader { text: text.as_bytes(), at: 0 }
    }

    /// In how many characters the bits stand that were read, and so many more.
    pub(crate) fn n_characters_with(&self, n_bits: usize) -> usize {
        (self.at + n_bits).div_ceil(BITS_OF_CHARACTER)
    }

    /// The next bits, as a number.
    pub(crate) fn next(&mut self, n_bits: u32) -> Option<u32> {
        (0..n_bits).try_fold(0, |number, _| {
            let bits = bits_of(*self.text.get(self.at / BITS_OF_CHARACTER)?)?;
            let bit = bits >> (BITS_OF_CHARACTER - 1 - self.at % BITS_OF_CHARACTER) & 1;
            self.at += 1;
            Some(number << 1 | u32::from(bit))
        })
    }

    /// The next eight bits.
    pub(crate) fn byte(&mut self) -> Option<u8> {
        Some(self.next(8)? as u8)
    }

    /// A text that stands behind the number of its bytes.
    pub(crate) fn text(&mut self) -> Option<String> {
        let n_bytes = self.byte()?;
        self.text_of(n_bytes)
    }

    /// A text of so many bytes.
    pub(crate) fn text_of(&mut self, n_bytes: u8) -> Option<String> {
        let bytes = (0..n_bytes).map(|_| self.byte()).collect::<Option<Vec<_>>>()?;
        String::from_utf8(bytes).ok()
    }

    /// A number below 2³¹.
    pub(crate) fn number(&mut self) -> Option<usize> {
        let Some(n_behind) = self.next(LENGTH_BITS)?.checked_sub(1) else { return Some(0) };
        Some((1 << n_behind | self.next(n_behind)?) as usize)
    }

    /// A text that is ASCII.
    pub(crate) fn ascii(&mut self) -> Option<String> {
        let n_characters = self.number()?;
        (0..n_characters).map(|_| Some(char::from(self.next(ASCII_BITS)? as u8))).collect()
    }

    /// A text of characters that stand for bits.
    pub(crate) fn characters(&mut self) -> Option<String> {
        let n_characters = self.number()?;
        let character = |_| Some(char::from(CHARACTERS[self.next(BITS_OF_CHARACTER as u32)? as usize]));
        (0..n_characters).map(character).collect()
    }

    /// A number with a fraction.
    pub(crate) fn float(&mut self) -> Option<f64> {
        if self.next(1)? == 1 {
            let (high, low) = (self.next(u32::BITS)?, self.next(u32::BITS)?);
            return Some(f64::from_bits(u64::from(high) << u32::BITS | u64::from(low)));
        }
        let mut text = String::new();
        loop {
            match self.next(DIGIT_BITS)? {
                END_OF_NUMBER => return read_number(&text),
                digit => text.push(char::from(*DIGITS.get(digit as usize)?)),
            }
        }
    }

    /// Whether so many bits more, and those that fill the last character, are all that is left.
    pub(crate) fn has_left(&self, n_bits: usize) -> bool {
        self.n_characters_with(n_bits) == self.text.len()
    }

    /// Whether all was read, and what fills the last character is zeros.
    pub(crate) fn is_at_end(&mut self) -> bool {
        let n_left = self.text.len() * BITS_OF_CHARACTER - self.at;
        n_left < BITS_OF_CHARACTER && self.next(n_left as u32) == Some(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was written, to be read.
    fn written(write: impl FnOnce(&mut BitWriter)) -> String {
        let mut bits = BitWriter::new('7');
        write(&mut bits);
        bits.into_checked()
    }

    #[test]
    fn each_character_stands_for_its_bits() {
        for (number, character) in CHARACTERS.iter().enumerate() {
            assert_eq!(bits_of(*character).map(usize::from), Some(number));
        }
    }

    #[test]
    fn numbers_and_texts_are_read_as_they_were_written() {
        for number in [0, 1, 2, 3, 4, 100, 10_000_000, LARGEST_NUMBER as usize] {
            let text = written(|bits| {
                bits.push_number(number);
                bits.push_ascii("a%20b");
                bits.push_characters("1aZ_-9");
            });
            let mut bits = BitReader::open(&text, '7').unwrap();
            assert_eq!(bits.number(), Some(number));
            assert_eq!((bits.ascii().as_deref(), bits.characters().as_deref()), (Some("a%20b"), Some("1aZ_-9")));
            assert!(bits.is_at_end());
        }
    }

    #[test]
    fn floats_keep_every_bit() {
        let usual = [0.0, -0.0, 0.03, -1.5, 1e-5, 1e300, 5e-324, f64::MAX, f64::NAN, f64::INFINITY];
        for number in usual.into_iter().chain((1..500).map(|n| f64::from(n) / 7.0)) {
            let text = written(|bits| bits.push_float(number));
            let read = BitReader::open(&text, '7').unwrap().float();
            assert_eq!(read.map(f64::to_bits), Some(number.to_bits()), "{number}");
            assert!(text.len() <= 1 + 11 + CHECK_DIGITS, "{number}: {text}");
        }
        assert!(written(|bits| bits.push_float(0.03)).len() <= 1 + 4 + CHECK_DIGITS);
    }

    #[test]
    fn a_text_that_was_changed_is_told() {
        let text = written(|bits| bits.push_text("hello"));
        for at in 1..text.len() {
            let changed = format!("{}~{}", &text[..at], &text[at + 1..]);
            assert!(BitReader::open(&changed, '7').is_err() && BitReader::open(&text[..at], '7').is_err(), "{at}");
        }
        assert!(BitReader::open(&text, '1').is_err_and(|why| why.contains("version")));
        for short in ["", "7", "é", "71234567"] {
            assert!(BitReader::open(short, '7').is_err(), "{short}");
        }
    }
}
