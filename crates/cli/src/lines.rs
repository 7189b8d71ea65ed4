//! The lines of a file or of standard input, up to limits: not every input has an end.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// The most bytes of a line: four times what is read of a link.
const LONGEST_LINE: usize = 65_536;
/// The most lines.
const MOST_LINES: usize = 1_000_000;

/// The lines of an input. What goes wrong is said with the name of the input, and is the last that comes.
pub struct Lines {
    input: Box<dyn BufRead>,
    name: String,
    n_read: usize,
    has_ended: bool,
}

impl Lines {
    /// Opens a file; `-` is standard input.
    ///
    /// # Errors
    /// A file that cannot be opened.
    pub fn open(path: &Path) -> io::Result<Self> {
        if path == Path::new("-") {
            return Ok(Lines::of(Box::new(io::stdin().lock()), "standard input".to_owned()));
        }
        let name = path.display().to_string();
        match File::open(path) {
            Ok(file) => Ok(Lines::of(Box::new(BufReader::new(file)), name)),
            Err(error) => Err(named(&name, &error)),
        }
    }

    fn of(input: Box<dyn BufRead>, name: String) -> Self {
        Lines { input, name, n_read: 0, has_ended: false }
    }

    /// The next line, without its end.
    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let n_bytes = self.input.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)?;
        if n_bytes == 0 {
            return Ok(None);
        }
        self.n_read += 1;
        if self.n_read > MOST_LINES {
            return Err(io::Error::other(format!("more than {MOST_LINES} lines. Allowed: up to {MOST_LINES}")));
        }
        match line.pop_if(|byte| *byte == b'\n') {
            None if n_bytes > LONGEST_LINE => {
                let why =
                    format!("line {} is longer than {LONGEST_LINE} bytes. Allowed: up to {LONGEST_LINE}", self.n_read);
                Err(io::Error::other(why))
            }
            _ => Ok(Some(line)),
        }
    }
}

impl Iterator for Lines {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<io::Result<Vec<u8>>> {
        if self.has_ended {
            return None;
        }
        let read = self.read().map_err(|error| named(&self.name, &error)).transpose();
        self.has_ended = !matches!(read, Some(Ok(_)));
        read
    }
}

/// What went wrong, and with what.
pub fn named(name: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{name}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: impl BufRead + 'static) -> Vec<Result<Vec<u8>, String>> {
        Lines::of(Box::new(input), "it".to_owned()).map(|line| line.map_err(|error| error.to_string())).collect()
    }

    #[test]
    fn lines_are_cut_at_their_ends() {
        let read = lines(&b"a\n\nb\r\nc"[..]);
        assert_eq!(read, [&b"a"[..], b"", b"b\r", b"c"].map(|line| Ok(line.to_vec())));
        assert_eq!(lines(&b""[..]), []);
    }

    #[test]
    fn an_endless_input_ends_with_its_limit() {
        let longest = b"a".repeat(LONGEST_LINE);
        assert_eq!(lines(io::Cursor::new(longest.clone())), [Ok(longest)]);
        let line = lines(BufReader::new(io::repeat(b'a')));
        assert_eq!(line, [Err("it: line 1 is longer than 65536 bytes. Allowed: up to 65536".to_owned())]);
        let many = lines(BufReader::new(io::repeat(b'\n')));
        assert_eq!(many.len(), MOST_LINES + 1);
        assert_eq!(many.last(), Some(&Err("it: more than 1000000 lines. Allowed: up to 1000000".to_owned())));
    }
}
