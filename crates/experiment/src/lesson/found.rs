//! What was handed in, found in any text: mails, chats, a column of a spreadsheet.

use std::fmt;
use std::ops::Range;

use super::packed::{MARK, VERSION, length};
use super::words::one_line;
use super::work::{HAND_IN, HandIn};
use crate::error::Error;

/// The most that are found in one text: thirty classes.
const MOST: usize = 1_000;
/// The most characters that are repeated of what stands beside a link that can't be read.
const BESIDE: usize = 60;
/// The most characters of its lines that are given back before it, and behind it.
const AROUND: usize = 300;
/// A run of letters and digits that is no word: so many characters.
const LONGER_THAN_WORDS: usize = 40;
/// So many lines before it somebody may be named.
const LINES_BEFORE: usize = 3;

/// What was found in a text that people have sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What is handed in, each once, in its order.
    pub hand_ins: Vec<HandIn>,
    /// What stands behind the `#` of the link of each.
    pub links: Vec<String>,
    /// How often the same came again.
    pub n_again: usize,
    /// What looks like work handed in but can't be read: it was cut off or changed on its way.
    pub broken: Vec<BrokenLink>,
    /// How many lines have nothing of it.
    pub n_other_lines: usize,
    /// Whether there may be more: nobody looks any further.
    pub has_more: bool,
}

/// A link that can't be read, with what tells whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenLink {
    /// The number of its line, from 1.
    pub line: usize,
    /// Words that stand beside it: in front of it, or else behind it, or else on a line before; empty where there are none.
    pub beside: String,
    /// Its lines, with the one that those words stand on.
    pub text: String,
    /// Why it can't be read.
    pub why: Error,
}

impl fmt::Display for BrokenLink {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Line {}", self.line)?;
        if !self.beside.is_empty() {
            write!(formatter, ", beside “{}”", self.beside)?;
        }
        write!(formatter, ": {}", self.why)
    }
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
    /// How many lines end before that.
    n_lines: usize,
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
        Search { text, at: 0, n_lines: 0, other: String::new(), found: Found::default() }
    }

    /// Looks for the next; whether there is none, so that all is found.
    pub fn go_on(&mut self) -> bool {
        let begin = format!("{HAND_IN}=");
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
        let packed = next + begin.len();
        let (packed_text, n_bytes) = put_together(&rest[packed..]);
        let is_link = !packed_text.is_empty() || rest[..next].ends_with(['#', '&', '?']);
        if is_link {
            // The beginning of the link itself is no other line.
            self.other.truncate(self.other.rfind(char::is_whitespace).map_or(0, |at| at + 1));
        } else {
            self.other.push_str(&begin);
        }
        let mut end = packed + n_bytes;
        match HandIn::read(&packed_text) {
            _ if !is_link => {}
            Ok(work) if self.found.hand_ins.contains(&work) => self.found.n_again += 1,
            Ok(work) => {
                self.found.hand_ins.push(work);
                self.found.links.push(format!("{HAND_IN}={packed_text}"));
            }
            Err(why) => {
                end = packed + n_bytes_of_broken(&rest[packed..]);
                let line = 1 + self.n_lines + n_line_ends(&rest[..next]);
                // What is left of a line on which another link ends says nothing of this one.
                let first_line = if self.at == 0 { 0 } else { rest[..next].find('\n').map_or(next, |at| at + 1) };
                let (beside, text) = around(rest, first_line, next..end);
                self.found.broken.push(BrokenLink { line, beside, text, why });
            }
        }
        self.n_lines += n_line_ends(&rest[..end]);
        self.at += end;
        false
    }

    /// What was found.
    pub fn into_found(self) -> Found {
        self.found
    }
}

fn n_line_ends(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// Words beside a link that stands at `link`, and its lines with theirs. From `first_line` on, lines before it may name somebody.
fn around(text: &str, first_line: usize, link: Range<usize>) -> (String, String) {
    let start = text[..link.start].rfind('\n').map_or(0, |at| at + 1);
    let (front, rest) = (&text[start..link.start], &text[link.end..]);
    let behind = rest.lines().next().unwrap_or_default();
    let lines = format!("{}{}{}", last(front, AROUND), &text[link], first(behind, AROUND));
    // Without the address of the page.
    let address = front.rfind("http").or_else(|| front.rfind(char::is_whitespace)).unwrap_or(0);
    let beside = [&front[..address], behind].map(plain).into_iter().find(|words| !words.is_empty());
    if let Some(beside) = beside {
        return (beside, lines);
    }
    let before = text.get(first_line..start).unwrap_or_default().lines().rev();
    let mut before = before.filter(|line| !line.trim().is_empty()).take(LINES_BEFORE);
    match before.find_map(|line| Some((line, plain(line))).filter(|(_, words)| !words.is_empty())) {
        Some((line, beside)) => (beside, format!("{}\n{lines}", last(line, AROUND))),
        None => (String::new(), lines),
    }
}

/// The last words of a text, without signs around them; empty where it has none.
fn plain(text: &str) -> String {
    let is_said = |character: char| character.is_alphanumeric();
    let text = one_line(text.trim_matches(|character| !is_said(character)));
    let end = last(&text, BESIDE);
    if end.len() < text.len() { format!("…{end}") } else { text }
}

fn first(text: &str, n: usize) -> &str {
    text.char_indices().nth(n).map_or(text, |(end, _)| &text[..end])
}

fn last(text: &str, n: usize) -> &str {
    text.char_indices().nth_back(n.saturating_sub(1)).map_or(text, |(start, _)| &text[start..])
}

/// Whether a character may be one of a packed text.
fn is_packed(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '~')
}

/// The packed text that begins here and may go on over lines; and how many bytes it takes. A chat may have taken its mark for one of its
/// own, and left it out.
fn put_together(text: &str) -> (String, usize) {
    // The end of a line, and what a mail puts at the beginning of one that it quotes.
    let is_between = |character: char| character.is_whitespace() || character == '>';
    let first = text.find(|character| !is_packed(character)).unwrap_or(text.len());
    let mark = if text.starts_with(VERSION) { MARK.to_string() } else { String::new() };
    let begin = format!("{mark}{}", &text[..first]);
    let mut whole = mark;
    if let Some(length) = length(&begin) {
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
    (begin, first)
}

/// How many bytes a packed text takes that begins here and can't be read: lines that are as long as no word are a part of it.
fn n_bytes_of_broken(text: &str) -> usize {
    let mut end = 0;
    for part in text.split_inclusive('\n') {
        let line = part.trim_start_matches(['>', ' ']);
        let n = line.find(|character| !is_packed(character)).unwrap_or(line.len());
        if end > 0 && n < LONGER_THAN_WORDS {
            break;
        }
        let n_here = part.len() - line.len() + n;
        let goes_on = part[n_here..].trim().is_empty();
        if !goes_on || !part.ends_with('\n') {
            return end + n_here;
        }
        end += part.len();
    }
    text[..end].trim_end().len()
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
    fn a_link_that_cannot_be_read_is_named_by_what_stands_beside_it() {
        let link = |name: &str| format!("https://play.ground/#{}", work(name).write());
        let cut = |name: &str| link(name)[..link(name).len() - 5].to_owned();
        let whole = link("Ada");
        let changed = cut("Eve").replacen("~1", "~1A", 1);
        let text = format!(
            "Dear teacher,\r\n\nBob;2026;<{}>;late\n{whole} Ada Lovelace\n{}\tCleo\nFrom: Dora (she)\n>\n> {}\n{whole}, a line\nand\n{changed}",
            cut("Bob"),
            cut("Cleo"),
            cut("Dora"),
        );
        let broken = find(&text).broken;
        let shown: Vec<(usize, &str)> = broken.iter().map(|link| (link.line, &*link.beside)).collect();
        assert_eq!(shown, [(3, "Bob;2026"), (5, "Cleo"), (8, "From: Dora (she"), (11, "and")]);
        assert_eq!(broken[0].text, format!("Bob;2026;<{}>;late", cut("Bob")));
        assert_eq!(broken[2].text, format!("From: Dora (she)\n> {}", cut("Dora")));
        assert!(
            broken[1].to_string().starts_with("Line 5, beside “Cleo”: This is no work that was handed in: it was cut")
        );
        // What is given back can be mended and read.
        let mended = broken[0].text.replace(&cut("Bob"), &link("Bob"));
        assert_eq!(find(&mended).hand_ins, [work("Bob")]);
        let alone = find(&cut("Ada")).broken;
        assert_eq!((&*alone[0].beside, &*alone[0].text), ("", &*cut("Ada")));
        assert!(alone[0].to_string().starts_with("Line 1: This is no work"));
    }

    #[test]
    fn a_broken_link_takes_its_own_lines_and_no_others() {
        let link = work("Ada").write();
        let (start, end) = link.split_at(60);
        let changed = start.replacen("~1", "~1A", 1);
        for (text, lines) in [
            (format!("{changed}\r\n> {end}\r\nBob\r\n"), format!("{changed}\r\n> {end}")),
            (format!("{changed}\n{}, bye", &end), format!("{changed}\n{end}, bye")),
            (format!("{changed}\nBob"), changed.clone()),
            (format!("{} and more words\n{end}", changed), format!("{changed} and more words")),
        ] {
            let broken = find(&text).broken;
            assert_eq!(broken.iter().map(|link| &*link.text).collect::<Vec<_>>(), [lines], "{text:?}");
        }
    }

    #[test]
    fn long_lines_around_are_not_repeated_as_a_whole() {
        let link = format!("https://play.ground/#{}", work("Ada").write());
        let text = format!("{} Ada: {} {}", "é".repeat(9_000), &link[..link.len() - 5], "ü".repeat(9_000));
        let broken = &find(&text).broken[0];
        assert!(broken.beside.starts_with('…') && broken.beside.ends_with("é Ada"), "{}", broken.beside);
        assert!(broken.beside.chars().count() <= BESIDE + 1);
        assert!(broken.text.chars().count() < link.len() + 2 * AROUND);
    }

    #[test]
    fn a_link_without_its_mark_is_mended_and_one_without_all_is_broken() {
        let packed = work("Ada").write();
        let found =
            find(&format!("{}\nhttps://play.ground/#handIn= (Bob)\nThe word handIn= alone", packed.replace('~', "")));
        assert_eq!((&*found.hand_ins, &*found.links), (&[work("Ada")][..], &[packed][..]));
        assert_eq!((found.broken.len(), &*found.broken[0].beside, found.n_other_lines), (1, "Bob", 2));
        let why = found.broken[0].why.to_string();
        assert!(why.contains("it was cut off or changed on its way"), "{why}");
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
