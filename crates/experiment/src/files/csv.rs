//! Text as rows of cells, as RFC 4180 has them: commas between cells, quotes around those that need them.

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

/// Reads rows one after the other; a byte order mark at the beginning and empty lines are left out. Any text has rows: a
/// quote within a cell that does not start with one is a letter, and a cell whose quote is not closed goes to the end.
pub(crate) struct Rows<'a> {
    rest: &'a str,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Rows { rest: text.trim_start_matches('\u{feff}') }
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
        let (cell, rest) = self.rest.split_at(self.rest.find([',', '\r', '\n']).unwrap_or(self.rest.len()));
        self.rest = rest;
        cell
    }

    /// Goes over the end of a cell.
    fn is_last(&mut self) -> bool {
        if let Some(rest) = self.rest.strip_prefix(',') {
            self.rest = rest;
            return false;
        }
        self.rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
        self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
        true
    }
}

impl Iterator for Rows<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        self.rest = self.rest.trim_start_matches(['\r', '\n']);
        if self.rest.is_empty() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let (cell, is_last) = self.cell();
            cells.push(cell);
            if is_last {
                return Some(cells);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let rows = [["a", "b,c", ""], ["\"", "two\r\nlines", " space "], ["'=1", "ü", "\u{feff}"]];
        let mut text = String::new();
        rows.iter().for_each(|row| write_row(&mut text, row));
        assert_eq!(Rows::new(&text).collect::<Vec<_>>(), rows);
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
            assert_eq!(Rows::new(text).collect::<Vec<_>>(), rows, "{text:?}");
        }
    }
}
