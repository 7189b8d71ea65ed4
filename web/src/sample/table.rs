//! Tables of numbers. One function for all of them: what draws a cell is on the page once.

use crate::element::{Element, element};

/// A table; the first cell of each row is its head.
pub fn view(heads: &[&'static str], rows: impl Iterator<Item = Vec<String>>) -> Element {
    let head = |scope: &'static str| element("th").set("scope", scope);
    let row = |cells: Vec<String>| {
        element("tr").children(cells.into_iter().enumerate().map(|(column, text)| match column {
            0 => head("row").text(text),
            _ => element("td").text(text),
        }))
    };
    let heads = element("tr").children(heads.iter().map(|name| head("col").text(*name)));
    element("table")
        .class("numbers")
        .child(element("thead").child(heads))
        .child(element("tbody").children(rows.map(row)))
}
