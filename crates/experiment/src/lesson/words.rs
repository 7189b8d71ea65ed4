//! Words that stand on one line, or begin one.

/// On one line, with one space between words.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// With a capital letter at the beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether nothing of a text is to be seen.
pub(super) fn is_blank(text: &str) -> bool {
    // Letters that have no form, which Unicode does not count as white space.
    let is_hidden = |character: char| {
        matches!(character, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(character, '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}')
    };
    text.chars().all(|character| character.is_whitespace() || character.is_control() || is_hidden(character))
}
