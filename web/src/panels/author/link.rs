//! The link of a lesson, and what there is to say about its length.

use experiment::{Lesson, lessons};
use yew::AttrValue;

use crate::dom;

/// Links with more characters get cut by programs for mail and chat.
const LONGEST_LINK: usize = 4_000;
/// Links with more characters are not read.
const LONGEST_READ: usize = 16_000;

/// What can be said of the link of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkOfLesson {
    /// The link.
    pub link: AttrValue,
    /// How many characters it has behind the `#`.
    pub n: usize,
    /// Whether programs for mail and chat may cut it.
    pub is_long: bool,
    /// Whether it is too long to be read at all.
    pub is_too_long: bool,
}

impl LinkOfLesson {
    /// Of this lesson, on this page.
    pub fn of(lesson: &Lesson) -> Self {
        let fragment = format!("{}={}", lessons::KEY, lesson.clone().packed().name);
        let n = fragment.len();
        let link = AttrValue::from(format!("{}#{fragment}", dom::without_fragment()));
        LinkOfLesson { link, n, is_long: n > LONGEST_LINK, is_too_long: n > LONGEST_READ }
    }

    /// What there is to say about it.
    pub fn words(&self) -> String {
        let n = self.n;
        if self.is_too_long {
            format!(
                "The lesson is complete. With {n} characters it is too long for a link: give your students the file."
            )
        } else if self.is_long {
            format!(
                "The lesson is complete. Its link has {n} characters; programs for mail and chat may cut it. The file is safer."
            )
        } else {
            format!("The lesson is complete. Its link has {n} characters.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_link_is_told() {
        let link = |n: usize| LinkOfLesson {
            link: AttrValue::default(),
            n,
            is_long: n > LONGEST_LINK,
            is_too_long: n > LONGEST_READ,
        };
        assert_eq!(link(900).words(), "The lesson is complete. Its link has 900 characters.");
        assert!(link(5000).words().contains("The file is safer"));
        assert!(link(20_000).words().contains("too long for a link"));
    }
}
