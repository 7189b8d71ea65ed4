//! The lessons for which something was handed in: of one lesson there may be versions that ask for other things.

use std::rc::Rc;

use experiment::{HandIn, HandInVerdict, Lesson, Marked, lessons};
use yew::AttrValue;

/// A lesson, or a version of one.
#[derive(Clone, Debug)]
pub struct Group {
    /// The lesson; nothing where it is not known here.
    pub lesson: Option<Rc<Lesson>>,
    /// What people call it.
    title: String,
    /// Why it is not known.
    why: Option<(HandInVerdict, String)>,
}

impl Group {
    /// That of a hand-in; `known` are the lessons that have a name of their own.
    pub fn of(hand_in: &HandIn, known: &[Lesson]) -> Self {
        match lessons::lesson_of(hand_in, None, known) {
            Ok(lesson) => Group { title: lesson.title.clone(), lesson: Some(Rc::new(lesson)), why: None },
            Err(why) => {
                // Of what can't be read, one is like the other.
                let is_name = hand_in.lesson.len() <= 40;
                let title =
                    if is_name { format!("“{}”, unknown", hand_in.lesson) } else { "Unknown lesson".to_owned() };
                Group { lesson: None, title, why: Some(why) }
            }
        }
    }

    /// Whether both ask for the same.
    pub fn is_like(&self, other: &Group) -> bool {
        match (&self.lesson, &other.lesson) {
            (Some(one), Some(other)) => one.difference(other).is_none(),
            (None, None) => self.title == other.title,
            _ => false,
        }
    }

    /// What is found of all that is handed in for a lesson that is not known.
    pub fn refused(&self) -> Option<Marked> {
        self.why.clone().map(Marked::refused)
    }

    /// What is found of what is handed in for another version of this lesson; nothing where `other` is another lesson altogether.
    pub fn refuses(&self, other: &Group) -> Option<Marked> {
        let (lesson, other) = (self.lesson.as_ref()?, other.lesson.as_ref()?);
        if lesson.title != other.title {
            return None;
        }
        let difference = lesson.difference(other)?;
        let why = format!("it is for another version of this lesson: {difference}");
        Some(Marked::refused((HandInVerdict::OtherLesson, why)))
    }
}

/// What can be chosen: the number of each lesson that has any, with its title and how many were handed in; those with the most first.
pub fn choices(groups: &[Group], n_of: impl Fn(usize) -> usize) -> Vec<(usize, AttrValue)> {
    let mut all: Vec<(usize, usize)> = (0..groups.len()).map(|index| (index, n_of(index))).collect();
    all.retain(|(_, n)| *n > 0);
    all.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let choice = |(place, (index, n)): (usize, &(usize, usize))| {
        let title = &groups[*index].title;
        let is_version = all[..place].iter().any(|(other, _)| groups[*other].title == *title);
        let version = if is_version { ", another version" } else { "" };
        (*index, format!("{title}{version} ({n})").into())
    };
    all.iter().enumerate().map(choice).collect()
}
