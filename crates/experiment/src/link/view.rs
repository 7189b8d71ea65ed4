//! What a link says of how the page shows it, beside the settings.

use super::fragment::Fragment;
use crate::error::{Correction, Error};

/// The key in a link.
pub(super) const KEY: &str = "view";

/// How the page shows an experiment, where not as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Large, with nothing but what a class looks at.
    Present,
    /// The output and the losses alone, as in a small frame.
    Output,
}

impl View {
    /// What stands in a link behind the settings.
    pub fn in_link(self) -> &'static str {
        match self {
            View::Present => "&view=present",
            View::Output => "&view=output",
        }
    }
}

/// The view that a link asks for, if it asks for one; a view that is none is named.
pub fn view(link: impl Into<Fragment>, corrections: &mut Vec<Correction>) -> Option<View> {
    let fragment = link.into();
    match fragment.pairs().find(KEY).map_or("", str::trim) {
        "" => None,
        "present" => Some(View::Present),
        "output" => Some(View::Output),
        value => {
            let (value, allowed) = (value.to_owned(), "present, output".to_owned());
            let error = Error::NotAllowed { key: KEY, value, allowed, nearest: None };
            corrections.push(Correction { error, used: String::new() });
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_asks_for_a_view_or_is_told_that_there_is_no_other() {
        let read = |link: &str| {
            let mut corrections = Vec::new();
            let view = view(link, &mut corrections);
            (view, corrections.first().map(ToString::to_string))
        };
        for view in [View::Present, View::Output] {
            assert_eq!(read(&format!("#seed=1{}", view.in_link())), (Some(view), None));
        }
        assert_eq!(read("#seed=1"), (None, None));
        assert_eq!(read("#view="), (None, None));
        let said = "view cannot be “large”. Allowed: present, output.";
        assert_eq!(read("#view=large&seed=1"), (None, Some(said.to_owned())));
    }
}
