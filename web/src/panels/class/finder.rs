//! The search for what was handed in, in all that is pasted or opened: little by little, so that the page stays quick.

use experiment::{Found, lessons};
use yew::Callback;

use crate::dom::{self, Timeout};

/// How long the page looks for more between two looks at what else there is to do, in milliseconds.
const SLICE: f64 = 8.0;

/// Texts that are searched, one after the other.
pub struct Finder {
    /// Is told when there is time to go on.
    on_time: Callback<()>,
    search: Option<lessons::Search>,
    /// What comes then.
    texts: Vec<String>,
    time: Option<Timeout>,
}

impl Finder {
    /// Nothing to search yet.
    pub fn new(on_time: Callback<()>) -> Self {
        Finder { on_time, search: None, texts: Vec::new(), time: None }
    }

    /// Searches this text as well.
    pub fn add(&mut self, text: String) {
        self.texts.push(text);
        self.ask_for_time();
    }

    fn ask_for_time(&mut self) {
        let on_time = self.on_time.clone();
        self.time = Some(Timeout::new(0, move || on_time.emit(())));
    }

    /// Goes on for as long as nobody notices; what was found, once a search is over.
    pub fn go_on(&mut self) -> Option<Found> {
        self.time = None;
        let start = dom::now();
        let Some(search) = &mut self.search else {
            let text = std::mem::take(&mut self.texts).join("\n");
            if !text.is_empty() {
                self.search = Some(lessons::Search::new(&text));
                self.ask_for_time();
            }
            return None;
        };
        let mut is_over = false;
        while !is_over && dom::now() - start < SLICE {
            is_over = search.go_on();
        }
        if !is_over || !self.texts.is_empty() {
            self.ask_for_time();
        }
        self.search.take_if(|_| is_over).map(lessons::Search::into_found)
    }
}

/// What there is to say of what was found: how many are new, how many were there already.
pub fn words(n_new: usize, n_there: usize, n_broken: usize, n_other: usize, has_more: bool) -> String {
    let mut parts = vec![format!("{n_new} added")];
    let mut add = |n: usize, one: &str, many: &str| {
        parts.extend((n > 0).then(|| if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }));
    };
    add(n_there, "was there already", "were there already");
    let cut = "can't be read (cut off or changed on its way)";
    add(n_broken, cut, "can't be read (cut off or changed on their way)");
    let mend = match n_broken {
        0 => "",
        1 => " What can't be read stands in the field again: ask for that link once more.",
        _ => " What can't be read stands in the field again: ask for those links once more.",
    };
    add(n_other, "other line", "other lines");
    let more = if has_more { " There may be more; add the rest by itself." } else { "" };
    format!("{}.{mend}{more}", parts.join(", "))
}

/// What is said of links that the device keeps and this page can't read.
pub fn unread_words(n: usize) -> String {
    match n {
        0 => String::new(),
        1 => "1 link that this device keeps can't be read by this page. It stays until you delete all.".to_owned(),
        n => format!("{n} links that this device keeps can't be read by this page. They stay until you delete all."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_said_with_what_was_not() {
        assert_eq!(
            words(28, 2, 1, 14, false),
            "28 added, 2 were there already, 1 can't be read (cut off or changed on its way), 14 other lines. What can't be read \
             stands in the field again: ask for that link once more."
        );
        assert_eq!(words(0, 1, 0, 1, false), "0 added, 1 was there already, 1 other line.");
        assert!(words(1, 0, 0, 0, true).ends_with("1 added. There may be more; add the rest by itself."));
    }
}
