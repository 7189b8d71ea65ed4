//! The field into which links are pasted, and in which those that can't be read stand again, to be mended.

use experiment::BrokenLink;
use yew::AttrValue;

/// So many links that can't be read are named.
const MOST_NAMED: usize = 20;
/// So many bytes of their lines stand in the field again.
const ROOM: usize = 100_000;

/// What stands in the field, and what is said of links that can't be read.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// What stands there.
    pub typed: AttrValue,
    /// What stood there when it was added, until that is searched.
    given: Option<AttrValue>,
    /// Beside what the links stood that could not be read in what was added last, and why they could not.
    pub broken: Vec<AttrValue>,
}

impl Field {
    /// What stands there is added.
    pub fn give(&mut self) -> String {
        self.given = Some(self.typed.clone());
        self.typed.to_string()
    }

    /// What was added is searched: these links of it can't be read. Their lines come into the field, in place of what was added there or
    /// behind what was not; what was added goes if it has brought anything.
    pub fn take_back(&mut self, broken: &[BrokenLink], has_brought: bool) {
        self.broken = names(broken);
        let lines = lines(broken);
        let is_given = self.given.take().is_some_and(|given| given == self.typed);
        if is_given && (has_brought || !lines.is_empty()) {
            self.typed = lines.into();
        } else if !self.typed.contains(&lines) {
            self.typed = format!("{}\n{lines}", self.typed).trim_start().to_owned().into();
        }
    }
}

/// Beside what each stands, and why it can't be read.
fn names(broken: &[BrokenLink]) -> Vec<AttrValue> {
    let name = |link: &BrokenLink| match &*link.beside {
        "" => format!("Nobody is named beside a link. {}", link.why),
        beside => format!("Beside “{beside}”: {}", link.why),
    };
    let n_more = broken.len().saturating_sub(MOST_NAMED);
    let more = (n_more > 0).then(|| format!("And {n_more} more."));
    broken.iter().take(MOST_NAMED).map(name).chain(more).map(AttrValue::from).collect()
}

/// Their lines, as many as there is room for.
fn lines(broken: &[BrokenLink]) -> String {
    let mut lines = String::new();
    for link in broken {
        if lines.len() + link.text.len() < ROOM {
            lines.push_str(&link.text);
            lines.push('\n');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use experiment::{HandIn, StepWork, lessons};

    use super::*;

    fn broken(text: &str) -> Vec<BrokenLink> {
        lessons::find(text).broken
    }

    fn cut(name: &str) -> String {
        let step = StepWork { answer: Some("It does not close".to_owned()), ..StepWork::default() };
        let hand_in = HandIn { name: name.to_owned(), lesson: "xor".to_owned(), steps: vec![step] };
        let link = hand_in.write();
        format!("{name}: https://play.ground/#{}", &link[..link.len() - 4])
    }

    #[test]
    fn only_the_lines_that_cannot_be_read_stand_in_the_field_again() {
        let text = format!("Dear all,\n{}\nBye\n{}\n", cut("Ada"), cut("Bob"));
        let mut field = Field { typed: text.clone().into(), ..Field::default() };
        assert_eq!(field.give(), text);
        field.take_back(&broken(&text), false);
        assert_eq!(field.typed, format!("{}\n{}\n", cut("Ada"), cut("Bob")));
        assert_eq!(field.broken.len(), 2);
        assert!(field.broken[0].starts_with("Beside “Ada”: This is no work that was handed in: it was cut off"));
        // Once more, as it is.
        let again = field.give();
        field.take_back(&broken(&again), false);
        assert_eq!((&*field.typed, field.broken.len()), (&*again, 2));
        // Mended.
        field.typed = "Ada: mended".into();
        let mended = field.give();
        field.take_back(&broken(&mended), true);
        assert_eq!((&*field.typed, field.broken.len()), ("", 0));
    }

    #[test]
    fn what_was_typed_and_not_added_stays() {
        let mut field = Field { typed: "Not yet".into(), ..Field::default() };
        field.take_back(&broken(&cut("Ada")), true);
        assert_eq!(field.typed, format!("Not yet\n{}\n", cut("Ada")));
        field.take_back(&broken(&cut("Ada")), false);
        assert_eq!(field.typed, format!("Not yet\n{}\n", cut("Ada")), "the same file once more");
        field.take_back(&[], true);
        assert_eq!(field.typed, format!("Not yet\n{}\n", cut("Ada")));
        // What is typed while it is searched stays, too.
        field.typed = "One".into();
        let _ = field.give();
        field.typed = "One and another".into();
        field.take_back(&[], true);
        assert_eq!(field.typed, "One and another");
    }

    #[test]
    fn of_very_many_only_some_are_named() {
        let text: String = (0..30).map(|n| cut(&format!("Ada{n}")) + "\n").collect();
        let mut field = Field::default();
        field.take_back(&broken(&text), false);
        assert_eq!((field.broken.len(), &*field.broken[MOST_NAMED]), (MOST_NAMED + 1, "And 10 more."));
        let far = BrokenLink { text: "x".repeat(ROOM), ..broken(&text)[0].clone() };
        assert_eq!(lines(&[far, broken(&text)[1].clone()]), cut("Ada1") + "\n");
    }
}
