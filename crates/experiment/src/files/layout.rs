//! JSON as it is written for people and other programs: what is large has a line for each part, and what is small one line.

use std::io;

use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;
use serde_json::value::RawValue;

/// What encloses values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Enclosing {
    /// A list.
    List,
    /// An object.
    Object,
}

/// Where lines begin and how numbers are written: with every digit, and without an exponent.
pub(super) struct Layout {
    indent: &'static str,
    /// Whether each value has a line of its own, in what encloses it and at its depth, 1 for the whole.
    has_lines: fn(usize, Enclosing) -> bool,
    /// Of each list or object that is open, whether its values have lines.
    open: Vec<bool>,
    is_empty: bool,
}

impl Layout {
    /// Lines with so much space before them for each step inward.
    pub(super) fn lines(indent: &'static str, has_lines: fn(usize, Enclosing) -> bool) -> Self {
        Layout { indent, has_lines, open: Vec::new(), is_empty: true }
    }

    /// All on one line.
    pub(super) fn one_line() -> Self {
        Layout::lines("", |_, _| false)
    }

    /// A value as JSON.
    ///
    /// # Errors
    /// None where each field is named by a text: memory takes what is written.
    pub(super) fn write(self, value: &impl Serialize) -> Result<String, serde_json::Error> {
        let mut bytes = Vec::new();
        value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, self))?;
        String::from_utf8(bytes).map_err(serde_json::Error::custom)
    }

    fn begin(&mut self, enclosing: Enclosing) {
        self.open.push((self.has_lines)(self.open.len() + 1, enclosing));
        self.is_empty = true;
    }

    fn end(&mut self, writer: &mut (impl io::Write + ?Sized)) -> io::Result<()> {
        let had_lines = self.open.pop().unwrap_or(false);
        if had_lines && !self.is_empty {
            self.line(writer)?;
        }
        self.is_empty = false;
        Ok(())
    }

    fn line(&self, writer: &mut (impl io::Write + ?Sized)) -> io::Result<()> {
        writer.write_all(b"\n")?;
        let depth = self.open.iter().filter(|has_lines| **has_lines).count();
        writer.write_all(self.indent.repeat(depth).as_bytes())
    }

    fn begin_value(&mut self, writer: &mut (impl io::Write + ?Sized), is_first: bool) -> io::Result<()> {
        self.is_empty = false;
        match self.open.last() {
            Some(true) if is_first => self.line(writer),
            Some(true) => {
                writer.write_all(b",")?;
                self.line(writer)
            }
            _ if is_first => Ok(()),
            _ => writer.write_all(b", "),
        }
    }
}

impl Formatter for Layout {
    fn write_f64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{value}")
    }

    fn begin_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(Enclosing::List);
        writer.write_all(b"[")
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer)?;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.begin_value(writer, first)
    }

    fn begin_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(Enclosing::Object);
        writer.write_all(b"{")
    }

    fn end_object<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer)?;
        writer.write_all(b"}")
    }

    fn begin_object_key<W: io::Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.begin_value(writer, first)
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

/// For a field that is on one line, whatever is around it.
pub(super) fn on_one_line<S: Serializer>(value: &impl Serialize, serializer: S) -> Result<S::Ok, S::Error> {
    let text = Layout::one_line().write(value).and_then(RawValue::from_string);
    text.map_err(S::Error::custom)?.serialize(serializer)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn parts_have_lines_where_the_layout_says() {
        let value = json!({ "a": [[1.0, 2.5], [], [{ "b": {}, "c": null }]], "d": [] });
        let text = Layout::lines("  ", |depth, _| depth <= 2).write(&value).unwrap();
        let expected = "{\n  \"a\": [\n    [1, 2.5],\n    [],\n    [{\"b\": {}, \"c\": null}]\n  ],\n  \"d\": []\n}";
        assert_eq!(text, expected);
        let one_line = "{\"a\": [[1, 2.5], [], [{\"b\": {}, \"c\": null}]], \"d\": []}";
        assert_eq!(Layout::one_line().write(&value).unwrap(), one_line);
    }

    #[test]
    fn numbers_are_read_as_they_were() {
        for number in [0.0, -0.0, 5e-324, 1.0 / 3.0, 1e300, -999.999_999_999_999_9, f64::MAX] {
            let text = Layout::one_line().write(&number).unwrap();
            assert!(!text.contains('e'), "{text}");
            assert_eq!(serde_json::from_str::<f64>(&text).unwrap().to_bits(), f64::to_bits(number), "{text}");
        }
        assert_eq!(Layout::one_line().write(&[f64::NAN, f64::INFINITY]).unwrap(), "[null, null]");
    }
}
