//! A text as a table: whether it is a text at all, what stands between its cells, and how a row is cut.

use std::borrow::Cow;

use super::super::csv::Rows;
use super::super::sheet;
use super::numeral::spelling;
use super::table::refused;
use crate::error::Error;

/// How much of a text is looked at before it is read: lines, and bytes.
const LOOKED_AT: (usize, usize) = (30, 20_000);
/// What stands between cells, the most certain first.
const SEPARATORS: [char; 3] = ['\t', ';', ','];
/// What files begin with that are no texts.
const NO_TEXTS: [(&[u8], &str); 7] = [
    (b"PK\x03\x04", "a workbook (.xlsx, .ods) or an archive"),
    (b"\xd0\xcf\x11\xe0", "a workbook (.xls)"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "an archive"),
];

/// Refuses bytes that are no text.
pub(super) fn check_bytes(bytes: &[u8]) -> Result<(), Error> {
    match NO_TEXTS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        Some((_, what)) => Err(refused(format!("it is {what}. In a spreadsheet, save the table as CSV; that is read"))),
        None => Ok(()),
    }
}

/// Refuses a text that was never one.
pub(super) fn check_text(text: &str) -> Result<(), Error> {
    let first = text.chars().take(LOOKED_AT.1);
    let is_strange = |letter: &char| letter.is_control() && !letter.is_whitespace();
    let (n, n_strange) = (first.clone().count(), first.filter(is_strange).count());
    if n_strange * 20 > n {
        return Err(refused(
            "it is no text. Allowed: rows with a comma, a semicolon or a tab between cells".to_owned(),
        ));
    }
    Ok(())
}

/// A text in which each row ends with `\n`, and what stands between its cells.
pub(super) fn prepared(text: &str) -> (Cow<'_, str>, char) {
    let text = text.trim_start_matches('\u{feff}');
    let (text, said) = match sheet::said_separator(text) {
        Some((rest, separator)) => (rest, Some(separator)),
        None => (text, None),
    };
    let mut text = Cow::Borrowed(text);
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n").into();
    }
    if !text.ends_with('\n') {
        text.to_mut().push('\n');
    }
    match said.or_else(|| found_separator(&text)) {
        Some(separator) => (text, separator),
        // Any number of blanks, as programs line columns up.
        None => (text.lines().flat_map(|line| [by_tabs(line), "\n".to_owned()]).collect::<String>().into(), '\t'),
    }
}

fn by_tabs(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join("\t")
}

/// What stands between cells: what makes the most numbers, and then the most rows of the same length. Nothing where only blanks do.
fn found_separator(text: &str) -> Option<char> {
    let mut end = text.len().min(LOOKED_AT.1);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // A line that is cut off would be shorter than others.
    let first = &text[..text[..end].rfind('\n').unwrap_or(end)];
    let scored = SEPARATORS.map(|separator| (score(first, separator), separator));
    let best = scored.into_iter().rev().max_by_key(|(score, _)| *score);
    if let Some(best) = best.filter(|(score, _)| score.is_some()) {
        return Some(best.1);
    }
    let n_cut = first.lines().filter(|line| line.split_whitespace().count() > 1).count();
    let is_blank = 2 * n_cut >= first.lines().filter(|line| !line.trim().is_empty()).count();
    if is_blank { None } else { Some(SEPARATORS.into_iter().find(|one| text.contains(*one)).unwrap_or(',')) }
}

/// How many numbers a separator makes in rows that it cuts, and how many of these are of the length that most have; nothing where it cuts
/// less than half of them.
fn score(text: &str, separator: char) -> Option<(usize, usize)> {
    let (mut n_rows, mut n_numbers, mut lengths) = (0, 0, Vec::new());
    for row in Rows::with_separator(text, separator).take(LOOKED_AT.0) {
        let cells = inner(row.cells.iter().map(String::as_str), separator).unwrap_or(row.cells);
        let length = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        n_rows += usize::from(length > 0);
        if length > 1 {
            n_numbers += cells.iter().filter(|cell| spelling(cell).is_some()).count();
            lengths.push(length);
        }
    }
    let n_same = |length: &usize| lengths.iter().filter(|other| *other == length).count();
    let most = lengths.iter().map(n_same).max().unwrap_or_default();
    (n_rows > 0 && 2 * lengths.len() >= n_rows).then_some((n_numbers, most))
}

/// The cells within the first one if all others are empty, as where a spreadsheet took each line for one cell.
pub(super) fn inner<'a>(mut cells: impl Iterator<Item = &'a str>, separator: char) -> Option<Vec<String>> {
    // Where it is in quotes there may be empty cells behind it, parted by something else.
    let first = cells.next()?.trim_end_matches([';', '\t']);
    if !first.contains(separator) {
        return None;
    }
    let is_only = cells.all(|cell| cell.trim().is_empty());
    is_only.then(|| Rows::with_separator(first, separator).next().map(|row| row.cells)).flatten()
}
