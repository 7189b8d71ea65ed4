//! Text as rows of cells, as RFC 4180 has them: commas between cells, quotes around those that need them.

use std::borrow::Cow;

/// What a spreadsheet could take for a formula, or for our own mark, if a cell starts with it; some take the wide signs of East Asia, too.
const STARTS_MARKED: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', MARK];
/// Before a cell that starts with one of those.
const MARK: char = '\'';

/// A text as a cell of a table. What a spreadsheet would take for a formula has a `'` before it. Numbers are no texts: a spreadsheet may
/// take them for what they are.
pub fn text_cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(STARTS_MARKED) { format!("{MARK}{text}").into() } else { text.into() }
}

/// A text of which somebody else has written every letter, as a cell: also where a spreadsheet divides lines by semicolons or tabs, no part
/// of it is a formula.
pub(super) fn foreign_cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    let mut divides = false;
    for character in text_cell(text).chars() {
        if divides && character != MARK && STARTS_MARKED.contains(&character) && !character.is_whitespace() {
            cell.push(MARK);
        }
        divides = matches!(character, ';' | ',' | '\t' | '\r' | '\n' | '"');
        cell.push(character);
    }
    cell
}

/// The text in a cell that [`text_cell`] has made.
pub(crate) fn text_in_cell(cell: &str) -> &str {
    cell.strip_prefix(MARK).unwrap_or(cell)
}

/// The most cells of a row that are kept; of more, only their number is known.
pub(crate) const MOST_CELLS: usize = 100;

/// Writes a row.
pub(crate) fn write_row(text: &mut String, cells: &[impl AsRef<str>]) {
    for (index, cell) in cells.iter().map(AsRef::as_ref).enumerate() {
        if index > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}

/// A row as it was read.
#[derive(Default)]
pub(crate) struct Row<'a> {
    /// Its first cells, as many as are kept.
    pub(crate) cells: Vec<String>,
    /// How many it has.
    pub(crate) n_cells: usize,
    /// Its text, without the end of its line.
    pub(crate) text: &'a str,
    /// Which row it is, empty ones counted too; the first is 1.
    pub(crate) number: usize,
}

/// Reads rows one after the other; a byte order mark at the beginning and empty lines are left out. Any text has rows: a
/// quote within a cell that does not start with one is a letter, and a cell whose quote is not closed goes to the end.
pub(crate) struct Rows<'a> {
    rest: &'a str,
    separator: char,
    n_read: usize,
}

impl<'a> Rows<'a> {
    /// Rows with something else between their cells than a comma.
    pub(crate) fn with_separator(text: &'a str, separator: char) -> Self {
        Rows { rest: text.trim_start_matches('\u{feff}'), separator, n_read: 0 }
    }

    /// What was not read yet.
    pub(crate) fn rest(&self) -> &'a str {
        self.rest
    }

    /// A cell, and whether it was the last of its row.
    fn cell(&mut self) -> (String, bool) {
        let mut cell = String::new();
        if let Some(quoted) = self.rest.strip_prefix('"') {
            self.rest = quoted;
            while let Some((before, after)) = self.rest.split_once('"') {
                cell.push_str(before);
                self.rest = after;
                match after.strip_prefix('"') {
                    Some(after) => {
                        cell.push('"');
                        self.rest = after;
                    }
                    None => return (cell + self.plain(), self.is_last()),
                }
            }
            cell.push_str(self.rest);
            self.rest = "";
            return (cell, true);
        }
        (self.plain().to_owned(), self.is_last())
    }

    /// What stands before the next end of a cell.
    fn plain(&mut self) -> &'a str {
        let (cell, rest) = self.rest.split_at(self.rest.find([self.separator, '\r', '\n']).unwrap_or(self.rest.len()));
        self.rest = rest;
        cell
    }

    /// Goes over the end of a cell.
    fn is_last(&mut self) -> bool {
        if let Some(rest) = self.rest.strip_prefix(self.separator) {
            self.rest = rest;
            return false;
        }
        self.end_line();
        true
    }

    fn end_line(&mut self) {
        self.rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
        self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        while self.rest.starts_with(['\r', '\n']) {
            self.end_line();
            self.n_read += 1;
        }
        if self.rest.is_empty() {
            return None;
        }
        self.n_read += 1;
        let start = self.rest;
        let (mut cells, mut n_cells) = (Vec::new(), 0);
        loop {
            let (cell, is_last) = self.cell();
            n_cells += 1;
            if n_cells <= MOST_CELLS {
                cells.push(cell);
            }
            if is_last {
                let text = start[..start.len() - self.rest.len()].trim_end_matches(['\r', '\n']);
                return Some(Row { cells, n_cells, text, number: self.n_read });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        Rows::with_separator(text, ',').map(|row| row.cells).collect()
    }

    #[test]
    fn a_row_has_its_text_and_no_more_cells_than_are_kept() {
        let text = format!("a,\"b\r\n\"\"\"\r\n{}\nc", ",".repeat(1000));
        let rows: Vec<Row<'_>> = Rows::with_separator(&text, ',').collect();
        assert_eq!((rows[0].text, rows[2].text, rows.len()), ("a,\"b\r\n\"\"\"", "c", 3));
        assert_eq!((rows[1].cells.len(), rows[1].n_cells), (MOST_CELLS, 1001));
    }

    #[test]
    fn what_would_be_a_formula_is_marked() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1"] {
            let cell = text_cell(text);
            assert_eq!((cell.strip_prefix('\''), text_in_cell(&cell)), (Some(text), text));
        }
        for text in ["", "0.5", "a=1", " =1"] {
            assert_eq!((text_cell(text), text_in_cell(text)), (text.into(), text));
        }
    }

    #[test]
    fn no_part_of_what_others_write_is_a_formula() {
        for (text, cell) in [
            ("=1", "'=1"),
            ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"),
            ("a\n=1\r\n+2\t@x,-y", "a\n'=1\r\n'+2\t'@x,'-y"),
            ("a\"=1", "a\"'=1"),
            ("\t\n=1", "'\t\n'=1"),
            ("1: 3; 2: -4 = x", "1: 3; 2: -4 = x"),
        ] {
            assert_eq!(foreign_cell(text), cell);
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let rows = [["a", "b,c", ""], ["\"", "two\r\nlines", " space "], ["'=1", "ü", "\u{feff}"]];
        let mut text = String::new();
        rows.iter().for_each(|row| write_row(&mut text, row));
        assert_eq!(cells(&text), rows);
        assert!(text.starts_with("a,\"b,c\",\r\n\"\"\"\",\"two\r\nlines\", space \r\n"), "{text}");
    }

    #[test]
    fn any_text_has_rows() {
        for (text, rows) in [
            ("", vec![]),
            ("\u{feff}a\n\n\nb", vec![vec!["a"], vec!["b"]]),
            ("a\"b,\"c\"d,e", vec![vec!["a\"b", "cd", "e"]]),
            ("\"a,b\nc", vec![vec!["a,b\nc"]]),
            (",", vec![vec!["", ""]]),
        ] {
            assert_eq!(cells(text), rows, "{text:?}");
        }
    }
}
