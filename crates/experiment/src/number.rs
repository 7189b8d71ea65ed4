//! Numbers as people and links write them.

use lexical_parse_float::FromLexical;

/// The number that a text holds, to the last bit; nothing for anything else. Space around it does not matter.
///
/// The standard library reads the same numbers with a table that would be a tenth of the page.
pub fn read_number(text: &str) -> Option<f64> {
    f64::from_lexical(text.trim().as_bytes()).ok()
}
