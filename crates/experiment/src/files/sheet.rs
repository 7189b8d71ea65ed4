//! Tables as spreadsheets save them: other encodings, other signs between cells, everything in one column, decimal commas.

use super::csv::{MOST_CELLS, Row, Rows};
use crate::number::{Quantity, read_number, read_typed};

/// What stands between cells, in the order in which it is tried.
const SEPARATORS: [char; 3] = [',', ';', '\t'];
/// What Windows-1252 has from 0x80 to 0x9f.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file: UTF-8, UTF-16 with or without a byte order mark, or else Windows-1252.
pub fn text_of_file(bytes: &[u8]) -> String {
    if let Some(is_little) = utf_16(bytes) {
        let read = if is_little { u16::from_le_bytes } else { u16::from_be_bytes };
        let units = bytes.as_chunks::<2>().0.iter().map(|pair| read(*pair));
        return char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| in_windows_1252(*byte)).collect(),
    }
}

fn in_windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => byte.into(),
    }
}

/// Whether bytes are UTF-16 with the smaller one first; nothing where they are not UTF-16.
fn utf_16(bytes: &[u8]) -> Option<bool> {
    match bytes {
        [0xff, 0xfe, ..] => Some(true),
        [0xfe, 0xff, ..] => Some(false),
        _ => {
            // Titles are letters of which one byte is zero. No other text has any.
            let first = bytes.get(..bytes.len().min(40)).filter(|first| !first.is_empty())?;
            let zeros = |start: usize| first.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
            let (high, low) = (zeros(0), zeros(1));
            let is_it = bytes.len().is_multiple_of(2) && high.max(low) * 4 > first.len();
            is_it.then_some(low > high)
        }
    }
}

/// The separator that the first line says, and the text behind that line. Where a spreadsheet writes this for itself, it does not
/// count it as a row.
pub(super) fn said_separator(text: &str) -> Option<(&str, char)> {
    let line_end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (line, rest) = text.split_at(line_end);
    let said = line.trim_matches('"').strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    let separator = SEPARATORS.into_iter().find(|one| said.starts_with(*one))?;
    let rest = rest.strip_prefix('\r').unwrap_or(rest);
    Some((rest.strip_prefix('\n').unwrap_or(rest), separator))
}

/// A text without what stands before its titles, and what stands between its cells.
pub(super) fn opened(text: &str) -> (&str, char) {
    let text = text.trim_start_matches('\u{feff}');
    if let Some(said) = said_separator(text) {
        return said;
    }
    let titles = text.trim_start_matches(['\r', '\n', ';', '\t', ',']);
    let titles = &titles[..titles.find(['\r', '\n']).unwrap_or(titles.len())];
    let most = SEPARATORS.into_iter().rev().max_by_key(|separator| titles.matches(*separator).count());
    (text, most.unwrap_or(','))
}

/// The next row that is not empty. One that stands in a single cell, as where a spreadsheet knew no other separator, is taken out of it.
pub(super) fn next_row<'a>(rows: &mut Rows<'a>, separator: char) -> Option<Row<'a>> {
    let is_empty = |row: &Row<'_>| row.n_cells <= MOST_CELLS && row.cells.iter().all(|cell| cell.trim().is_empty());
    let row = rows.find(|row| !is_empty(row))?;
    let [first, others @ ..] = &row.cells[..] else { return Some(row) };
    if !first.contains(separator) || others.iter().any(|cell| !cell.is_empty()) {
        return Some(row);
    }
    // Beside it there may be empty columns.
    let first = first.trim_end_matches([';', '\t']);
    let inner = Rows::with_separator(first, separator).next().map(|inner| (inner.cells, inner.n_cells));
    let (cells, n_cells) = inner.unwrap_or_default();
    Some(Row { cells, n_cells, ..row })
}

/// A title as it is compared: capital letters and blanks do not matter.
pub(super) fn as_title(cell: &str) -> String {
    let plain = cell.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    plain.to_ascii_lowercase().replace(' ', "_")
}

/// A number in a cell, to the last bit where it has every digit.
pub(super) fn number(cell: &str) -> Option<f64> {
    read_number(cell).or_else(|| read_number(&read_typed(cell, Quantity::Real).value))
}

/// A number without a fraction in a cell; nothing where it is not certain which.
pub(super) fn whole(cell: &str) -> Option<u64> {
    if let Ok(number) = cell.trim().parse() {
        return Some(number);
    }
    let typed = read_typed(cell, Quantity::Whole);
    let is_open = typed.note.is_some() && typed.value.contains('.');
    let number = read_number(&typed.value).filter(|_| !is_open)?;
    // As far as each has a number of its own.
    let is_whole = number.fract() == 0.0 && (0.0..9_007_199_254_740_992.0).contains(&number);
    is_whole.then_some(number as u64)
}

/// Whether two numbers are one, which a spreadsheet may have rounded: to as many places as one of them has, and no fewer digits.
pub(super) fn is_rounded(one: f64, other: f64, fewest_digits: usize) -> bool {
    one == other || is_rounded_from(one, other, fewest_digits) || is_rounded_from(other, one, fewest_digits)
}

/// Whether `short` is what was left of `long`.
fn is_rounded_from(short: f64, long: f64, fewest_digits: usize) -> bool {
    let text = short.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = [whole, fraction].concat();
    let n_digits = digits.trim_start_matches(['-', '0']).len();
    let places = fraction.len();
    n_digits >= fewest_digits && read_number(&format!("{long:.places$}")) == Some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_text_in_any_encoding() {
        let text = "link;note\r\nseed=1;“größer”, 5 €\r\n";
        let utf_16 = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
        let (little, big) = (utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes));
        let windows = b"link;note\r\nseed=1;\x93gr\xf6\xdfer\x94, 5 \x80\r\n";
        for bytes in [text.as_bytes(), &little, &big, windows] {
            assert_eq!(text_of_file(bytes), text);
        }
        let marked = [&[0xff, 0xfe][..], &little].concat();
        assert_eq!(text_of_file(&marked).trim_start_matches('\u{feff}'), text);
        let marked = [&[0xfe, 0xff][..], &big].concat();
        assert_eq!(text_of_file(&marked).trim_start_matches('\u{feff}'), text);
        assert_eq!(text_of_file(b""), "");
        assert_eq!(text_of_file(b"a"), "a");
    }

    #[test]
    fn cells_are_parted_by_what_stands_there_most_often() {
        for (text, rest, separator) in [
            ("a,b", "a,b", ','),
            ("\u{feff}a;b;c,d", "a;b;c,d", ';'),
            ("a\tb", "a\tb", '\t'),
            ("sep=;\r\na,b", "a,b", ';'),
            ("a", "a", ','),
            ("", "", ','),
            (";;;\na,b,c", ";;;\na,b,c", ','),
        ] {
            assert_eq!(opened(text), (rest, separator), "{text:?}");
        }
    }

    #[test]
    fn a_number_is_recognized_when_it_was_rounded() {
        for (one, other, same) in [
            (0.012_345_678_901_234_5, 0.012_345_678_9, true),
            (0.012_345_678_901_234_5, 0.0123, true),
            (0.012_345_678_901_234_5, 0.0124, false),
            (0.012_345_678_901_234_5, 0.01, false),
            (0.4999, 0.5, false),
            (1.234_567_89e-5, 1.234_57e-5, true),
            (0.5, 0.5, true),
            (123.456, 123.0, true),
            (123.456, 124.0, false),
        ] {
            assert_eq!((is_rounded(one, other, 3), is_rounded(other, one, 3)), (same, same), "{one} {other}");
        }
    }

    #[test]
    fn a_row_in_one_cell_is_taken_out_of_it() {
        let text = "\n\"link,note\";;\n;;\nseed=1,a\n\"seed=1,\"\"b, c\"\"\"\n";
        let mut rows = Rows::with_separator(text, ',');
        let rows: Vec<_> = std::iter::from_fn(|| next_row(&mut rows, ',')).map(|row| (row.number, row.cells)).collect();
        let cells = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let semicolons = (3, vec![";;".to_owned()]);
        let expected =
            [(2, cells(["link", "note"])), semicolons, (4, cells(["seed=1", "a"])), (5, cells(["seed=1", "b, c"]))];
        assert_eq!(rows, expected);
    }

    #[test]
    fn whole_numbers_are_read_where_they_are_certain() {
        for (cell, number) in [
            ("1000", Some(1000)),
            (" 7 ", Some(7)),
            ("1000,0", Some(1000)),
            ("1 000", Some(1000)),
            ("18446744073709551615", Some(u64::MAX)),
            ("1.000", None),
            ("2.5", None),
            ("-1", None),
            ("many", None),
        ] {
            assert_eq!(whole(cell), number, "{cell}");
        }
    }
}
