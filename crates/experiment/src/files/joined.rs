//! Lists as text.

/// Items with something between them. Not generic: every kind of list would be a part of the page.
pub(crate) fn joined(items: &mut dyn Iterator<Item = String>, between: &str) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(&item);
    }
    text
}
