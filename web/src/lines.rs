//! Tables of runs: a line each, which becomes a small list where the page is narrow.

use crate::element::{Element, element};

/// What stands in a cell.
pub struct Cell {
    /// The title of its column.
    pub title: &'static str,
    /// For people.
    pub text: String,
    /// With every digit, if that says more.
    pub exact: Option<f64>,
    /// What is added in smaller letters.
    pub more: Option<String>,
}

impl Cell {
    /// A text that says everything.
    pub fn new(title: &'static str, text: String) -> Self {
        Cell { title, text, exact: None, more: None }
    }

    /// A number that is written with less digits than it has; a dash where there is none.
    pub fn number(title: &'static str, number: Option<f64>, text: impl Fn(f64) -> String) -> Self {
        let text = number.map_or("–".to_owned(), text);
        Cell { title, text, exact: number, more: None }
    }

    /// The cell.
    pub fn view(self) -> Element {
        let Cell { title, text, exact, more } = self;
        let mut words = element("span").text(text);
        if let Some(more) = more {
            words = words.child(element("small").text(more));
        }
        element("td").set("data-title", title).set_if("title", exact.map(|number| number.to_string())).child(words)
    }
}

/// A table with a line of titles; `title_id` is the heading that names it.
pub fn table(
    title_id: &'static str,
    titles: impl IntoIterator<Item = &'static str>,
    lines: impl Iterator<Item = Element>,
) -> Element {
    let head = element("tr").children(titles.into_iter().map(|title| element("th").set("scope", "col").text(title)));
    element("table")
        .class("lines")
        .set("aria-labelledby", title_id)
        .child(element("thead").child(head))
        .child(element("tbody").children(lines))
}
