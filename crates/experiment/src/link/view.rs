//! What a link says of how the page shows it, beside the settings.

use super::fragment::Fragment;
use crate::error::{Correction, Error};

/// The key in a link.
pub(super) const KEY: &str = "view";
/// Its only value: large, with nothing but what a class looks at.
const VALUE: &str = "present";
/// The same as it stands in a link, behind the settings.
pub const PRESENT: &str = "&view=present";

/// Whether a link asks for the view for projector and class; a view that is none is named.
pub fn presents(link: &str, corrections: &mut Vec<Correction>) -> bool {
    let fragment = Fragment::new(link, &mut Vec::new());
    match fragment.pairs().find(KEY).map(str::trim) {
        None | Some("") => false,
        Some(VALUE) => true,
        Some(value) => {
            let (value, allowed) = (value.to_owned(), VALUE.to_owned());
            let error = Error::NotAllowed { key: KEY, value, allowed, nearest: None };
            corrections.push(Correction { error, used: String::new() });
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_asks_for_the_view_or_is_told_that_there_is_no_other() {
        let read = |link: &str| {
            let mut corrections = Vec::new();
            let presents = presents(link, &mut corrections);
            (presents, corrections.first().map(ToString::to_string))
        };
        assert_eq!(read(&format!("#seed=1{PRESENT}")), (true, None));
        assert_eq!(read("#seed=1"), (false, None));
        assert_eq!(read("#view="), (false, None));
        let said = "view cannot be “large”. Allowed: present.";
        assert_eq!(read("#view=large&seed=1"), (false, Some(said.to_owned())));
    }
}
