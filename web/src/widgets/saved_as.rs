//! What is said of a file that the browser was given to save.

use crate::dom;

/// That it was saved; in a frame, which may forbid it without a word, that it was handed on.
pub fn saved_as(name: &str) -> String {
    if dom::is_framed() {
        format!(
            "Handed to the browser as {name}. If no file comes, the frame forbids it: open the page in a tab of its own"
        )
    } else {
        format!("Saved as {name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::imaginary::browser;

    #[test]
    fn a_frame_may_forbid_it() {
        assert_eq!(saved_as("a.json"), "Saved as a.json");
        browser(|browser| browser.is_framed = true);
        assert!(saved_as("a.json").starts_with("Handed to the browser as a.json. If no file comes"));
    }
}
