//! What was handed in, found in any text: mails, chats, a column of a spreadsheet.

use super::packed::{MARK, length};
use super::work::{HAND_IN, HandIn};
use crate::error::Error;

/// The most that are found in one text: thirty classes.
const MOST: usize = 1_000;

/// What was found in a text that people have sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What is handed in, each once, in its order.
    pub hand_ins: Vec<HandIn>,
    /// What stands behind the `#` of the link of each.
    pub links: Vec<String>,
    /// How often the same came again.
    pub n_again: usize,
    /// Of what looks like work handed in but can't be read, why: it was cut off or changed on its way.
    pub broken: Vec<Error>,
    /// How many lines have nothing of it.
    pub n_other_lines: usize,
    /// Whether there may be more: nobody looks any further.
    pub has_more: bool,
}

/// Finds all that is handed in in a text, whatever stands around it. A link that a mail has broken into lines is put together.
pub fn find(text: &str) -> Found {
    let mut search = Search::new(text);
    while !search.go_on() {}
    search.into_found()
}

/// A search under way: what was found is unpacked one by one, for as long as somebody has time.
#[derive(Clone, Debug)]
pub struct Search {
    text: String,
    /// How far it was searched, in bytes.
    at: usize,
    /// What stands between the links.
    other: String,
    found: Found,
}

impl Search {
    /// Nothing is found yet.
    pub fn new(text: &str) -> Self {
        // What a mail makes of some characters, and of the end of a line in the middle of a link.
        let mut text = text.replace("=\r\n", "\n").replace("=\n", "\n");
        for (written, meant) in [("%7E", "~"), ("%7e", "~"), ("%3D", "="), ("%3d", "="), ("=3D", "=")] {
            text = text.replace(written, meant);
        }
        Search { text, at: 0, other: String::new(), found: Found::default() }
    }

    /// Looks for the next; whether there is none, so that all is found.
    pub fn go_on(&mut self) -> bool {
        let begin = format!("{HAND_IN}={MARK}");
        let rest = &self.text[self.at..];
        let n_found = self.found.hand_ins.len() + self.found.broken.len();
        let Some(next) = rest.find(&begin).filter(|_| n_found < MOST) else {
            self.found.has_more = rest.contains(&begin);
            if !self.found.has_more {
                self.other.push_str(rest);
            }
            let is_said = |line: &&str| line.chars().any(char::is_alphanumeric);
            self.found.n_other_lines = std::mem::take(&mut self.other).lines().filter(is_said).count();
            self.at = self.text.len();
            return true;
        };
        self.other.push_str(&rest[..next]);
        // The beginning of the link itself is no other line.
        self.other.truncate(self.other.rfind(char::is_whitespace).map_or(0, |at| at + 1));
        let packed = next + begin.len() - MARK.len_utf8();
        let (packed_text, n_bytes) = put_together(&rest[packed..]);
        match HandIn::read(&packed_text) {
            Ok(work) if self.found.hand_ins.contains(&work) => self.found.n_again += 1,
            Ok(work) => {
                self.found.hand_ins.push(work);
                self.found.links.push(format!("{HAND_IN}={packed_text}"));
            }
            Err(error) => self.found.broken.push(error),
        }
        self.at += packed + n_bytes;
        false
    }

    /// What was found.
    pub fn into_found(self) -> Found {
        self.found
    }
}

/// The packed text that begins here and may go on over lines; and how many bytes it takes.
fn put_together(text: &str) -> (String, usize) {
    let is_packed = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '~');
    // The end of a line, and what a mail puts at the beginning of one that it quotes.
    let is_between = |character: char| character.is_whitespace() || character == '>';
    let first = text.find(|character| !is_packed(character)).unwrap_or(text.len());
    let mut whole = String::new();
    if let Some(length) = length(&text[..first]) {
        for (at, character) in text.char_indices() {
            if is_packed(character) {
                whole.push(character);
            } else if !is_between(character) {
                break;
            }
            if whole.len() == length {
                return (whole, at + character.len_utf8());
            }
        }
    }
    (text[..first].to_owned(), first)
}

#[cfg(test)]
mod tests {
    use super::super::work::StepWork;
    use super::*;

    fn work(name: &str) -> HandIn {
        let step = StepWork { answer: Some("Because of “the” gap & more".to_owned()), ..StepWork::default() };
        HandIn { name: name.to_owned(), lesson: "xor".to_owned(), steps: vec![step] }
    }

    #[test]
    fn it_is_found_whatever_stands_around_it() {
        let links = ["Ada", "Bob", "Cleo", "Dora"].map(|name| format!("https://play.ground/#{}", work(name).write()));
        let (start, end) = links[1].split_at(70);
        let (quoted, soft) = (links[2].split_at(60), links[3].split_at(76));
        let cut = &links[0][..links[0].len() - 5];
        let text = format!(
            "Dear teacher,\r\nhere it is: <{}>. Bye!\n\nBob\t{start}\n{end}\n> On Monday\n> {}\n> {}\n{}=\r\n{}\n{0}\n{cut}\nhttps://a.b/#seed=1\n",
            links[0], quoted.0, quoted.1, soft.0, soft.1,
        );
        let found = find(&text);
        let names: Vec<&str> = found.hand_ins.iter().map(|work| &*work.name).collect();
        assert_eq!(names, ["Ada", "Bob", "Cleo", "Dora"]);
        assert_eq!((found.n_again, found.broken.len()), (1, 1));
        assert!(found.n_other_lines >= 4, "{found:?}");
    }

    #[test]
    fn of_very_many_only_the_first_are_looked_at() {
        let one = work("Ada").write();
        assert!(!find(&format!("{one}\n")).has_more);
        let many: String = (0..=MOST).map(|index| format!("{}\n", work(&index.to_string()).write())).collect();
        let found = find(&many);
        assert_eq!((found.hand_ins.len(), found.has_more, found.n_other_lines), (MOST, true, 0));
    }
}
