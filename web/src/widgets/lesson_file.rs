//! Lessons from files that somebody chose.

use experiment::{Lesson, lessons};

use crate::dom::ReadError;

/// The lesson of a file that was read, or not.
///
/// # Errors
/// Why there is none, as the end of a sentence.
pub fn lesson_of_file(text: Result<String, ReadError>) -> Result<Lesson, String> {
    let text = text.map_err(|error| match error {
        ReadError::TooLarge { bytes } => format!("It has {bytes} bytes. Allowed: {}", lessons::LONGEST_LESSON),
        ReadError::Unreadable => "The browser could not read it".to_owned(),
    })?;
    lessons::read_text("", &text).map_err(|mistake| format!("Line {mistake}"))
}
