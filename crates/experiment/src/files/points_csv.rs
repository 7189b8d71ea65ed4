//! The points of an experiment as CSV, to be opened again as they are.

use super::csv::{text_cell, write_row};
use crate::data::{OwnData, Point};
use crate::session::Session;

/// A line of titles, then a line for each point, those that train first: both coordinates, the label, and which set it is of. Somebody's
/// own points stand there as in their table, with its names, numbers and classes.
pub fn points_csv(session: &Session) -> String {
    let own = session.config().own_data_in_use();
    let title = |index: usize, usual: &'static str| {
        let title = own.map_or("", |own| own.axes()[index].title());
        if title.is_empty() { usual.to_owned() } else { text_cell(title).into_owned() }
    };
    let mut text = String::new();
    write_row(&mut text, &[title(0, "x1"), title(1, "x2"), "label".to_owned(), "set".to_owned()]);
    let sets = [(session.train_points(), "train"), (session.test_points(), "test")];
    for (point, set) in sets.into_iter().flat_map(|(points, set)| points.iter().map(move |point| (point, set))) {
        let [x1, x2, label] = match own {
            Some(own) => own_cells(own, point),
            None => [point.x, point.y, point.label].map(|number| number.to_string()),
        };
        write_row(&mut text, &[&x1, &x2, &label, set]);
    }
    text
}

/// A point of somebody's own as it stands in their table; without names, with every digit.
fn own_cells(own: &OwnData, point: &Point) -> [String; 3] {
    let number = |index: usize, at: f64| {
        let is_named = !own.axes()[index].title().is_empty();
        if is_named { own.value(index, at).to_string() } else { at.to_string() }
    };
    let label = own.label_text(point.label).unwrap_or_else(|| point.label.to_string()).replace('−', "-");
    [number(0, point.x), number(1, point.y), text_cell(&label).into_owned()]
}
