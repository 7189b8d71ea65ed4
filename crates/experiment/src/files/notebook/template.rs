//! Cells out of a template: Markdown whose blocks of Python are the cells to run.
//!
//! `«name»` is a place to fill. Lines between `<!-- if name -->` and `<!-- end -->` are only there where that holds.

/// A cell of a notebook.
#[derive(Debug, PartialEq)]
pub(super) enum Cell {
    /// Text for people.
    Markdown(String),
    /// Something to run.
    Code(String),
}

/// The cells that a template and its filling make.
pub(super) fn cells(template: &str, holds: impl Fn(&str) -> bool, fill: impl Fn(&str) -> String) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut text = String::new();
    // Whether what stands within each condition that was opened is left out.
    let mut left_out: Vec<bool> = Vec::new();
    let mut in_code = false;
    for line in template.lines() {
        if let Some(condition) = line.strip_prefix("<!-- if ").and_then(|rest| rest.strip_suffix(" -->")) {
            left_out.push(!holds(condition));
        } else if line == "<!-- end -->" {
            left_out.pop();
        } else if left_out.contains(&true) {
        } else if line == "```python" || in_code && line == "```" {
            add(&mut cells, &mut text, in_code);
            in_code = !in_code;
        } else {
            fill_line(line, &fill, &mut text);
        }
    }
    add(&mut cells, &mut text, in_code);
    cells
}

/// Adds what was collected as a cell, if it is anything.
fn add(cells: &mut Vec<Cell>, text: &mut String, is_code: bool) {
    let whole = std::mem::take(text).trim_matches('\n').to_owned();
    if !whole.is_empty() {
        cells.push(if is_code { Cell::Code(whole) } else { Cell::Markdown(whole) });
    }
}

fn fill_line(line: &str, fill: impl Fn(&str) -> String, text: &mut String) {
    let mut parts = line.split(['«', '»']);
    text.push_str(parts.next().unwrap_or_default());
    // Every second part is the name of a place.
    while let (Some(name), Some(after)) = (parts.next(), parts.next()) {
        text.push_str(&fill(name));
        text.push_str(after);
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(template: &str, holding: &[&str]) -> Vec<Cell> {
        cells(template, |condition| holding.contains(&condition), |name| name.to_ascii_uppercase())
    }

    #[test]
    fn text_and_code_alternate_and_places_are_filled() {
        let template = "# «a» and «b»\n\n```text\nx\n```\n\n```python\nf(«c»)\n\ng()\n```\n\n```python\nh()\n```\n";
        let expected = [
            Cell::Markdown("# A and B\n\n```text\nx\n```".to_owned()),
            Cell::Code("f(C)\n\ng()".to_owned()),
            Cell::Code("h()".to_owned()),
        ];
        assert_eq!(made(template, &[]), expected);
    }

    #[test]
    fn what_does_not_hold_is_left_out() {
        let template = "a\n<!-- if x -->\nb\n<!-- if y -->\nc\n<!-- end -->\n```python\nd\n```\n<!-- end -->\ne\n<!-- if y -->\nf\n<!-- end -->";
        let text = |text: &str| Cell::Markdown(text.to_owned());
        assert_eq!(made(template, &["y"]), [text("a\ne\nf")]);
        assert_eq!(made(template, &["x"]), [text("a\nb"), Cell::Code("d".to_owned()), text("e")]);
    }
}
