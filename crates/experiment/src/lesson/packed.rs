//! Texts packed for links: compressed as in ZIP files (DEFLATE, RFC 1951), in characters that stand for six bits each, with a version
//! before them and a check behind them.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::lesson::Lesson;
use super::text::{LONGEST_LESSON, Mistake, read_text};
use super::write::write;
use crate::bits::{BitReader, BitWriter, CHECK_DIGITS};
use crate::error::Error;

/// What stands before a packed text, where a name could stand as well.
pub(super) const MARK: char = '~';
pub(super) const VERSION: char = '1';
/// How much effort goes into making it small, 0 to 10.
const EFFORT: u8 = 10;

/// Packs a text.
pub(super) fn pack(text: &str) -> String {
    let mut bits = BitWriter::new(VERSION);
    let bytes = compress_to_vec(text.as_bytes(), EFFORT);
    bits.push_number(bytes.len());
    bytes.iter().for_each(|byte| bits.push_byte(*byte));
    format!("{MARK}{}", bits.into_checked())
}

/// Unpacks a text of at most so many bytes.
///
/// # Errors
/// In words, what is wrong with it.
pub(super) fn unpack(packed: &str, most: usize) -> Result<String, String> {
    let packed = packed.strip_prefix(MARK).ok_or("it was cut off or changed on its way: its beginning is not there")?;
    let mut bits = BitReader::open(packed, VERSION)?;
    let no_text = "its characters are no packed text";
    let n_bytes = bits.number().ok_or(no_text)?;
    let mut bytes = Vec::with_capacity(packed.len());
    bytes.extend((0..n_bytes).map_while(|_| bits.byte()));
    if bytes.len() < n_bytes || !bits.is_at_end() {
        return Err(no_text.to_owned());
    }
    let text = decompress_to_vec_with_limit(&bytes, most).map_err(|error| match error.status {
        miniz_oxide::inflate::TINFLStatus::HasMoreOutput => format!("it has more than {most} characters"),
        _ => no_text.to_owned(),
    })?;
    String::from_utf8(text).map_err(|_| "its characters are no text".to_owned())
}

impl Lesson {
    /// The same lesson, called by its own packed text, as a link has it.
    #[must_use]
    pub fn packed(mut self) -> Self {
        self.name = pack(&write(&self));
        self
    }

    /// Whether its name is its packed text.
    pub fn is_packed(&self) -> bool {
        self.name.starts_with(MARK)
    }

    /// Reads the lesson that a name is, if it is one; nothing where it is a word.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn unpacked(name: &str) -> Option<Result<Self, Error>> {
        name.starts_with(MARK).then(|| {
            let text = unpack(name, LONGEST_LESSON).map_err(unreadable)?;
            read_text(name, &text).map_err(|Mistake { line, what }| unreadable(format!("line {line}: {what}")))
        })
    }
}

fn unreadable(why: String) -> Error {
    Error::Unreadable { what: "lesson".to_owned(), why }
}

/// How many characters a packed text has that begins like this; nothing where that is not to be seen.
pub(super) fn length(begin: &str) -> Option<usize> {
    let begin = begin.strip_prefix(MARK)?.strip_prefix(VERSION)?;
    let mut bits = BitReader::unchecked(begin);
    let n_bytes = bits.number()?;
    Some(MARK.len_utf8() + VERSION.len_utf8() + bits.n_characters_with(n_bytes.checked_mul(8)?) + CHECK_DIGITS)
}
