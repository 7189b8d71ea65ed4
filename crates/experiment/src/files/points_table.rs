//! Points as a table for a spreadsheet or another program, and for the page to open again.

use super::csv::{text_cell, write_row};
use crate::data::{Labels, OwnData, OwnPoint, Point};
use crate::session::Session;

/// The title of a column that has no name of its own.
fn title<'a>(name: &'a str, otherwise: &'a str) -> String {
    text_cell(if name.is_empty() { otherwise } else { name }).into_owned()
}

/// A line of titles, then a line for each point: where it lies, and its label. Whoever opens that has the same points, as long as the
/// outermost ones are there by which the numbers of a table find their place on the plane.
pub fn points_table(own: &OwnData) -> String {
    let [x1, x2] = own.axes();
    let label = match own.labels() {
        Labels::Classes(_) => "class",
        Labels::Values(axis) if axis.title().is_empty() => "label",
        Labels::Values(axis) => axis.title(),
    };
    let mut text = String::new();
    write_row(&mut text, &[title(x1.title(), "x1"), title(x2.title(), "x2"), title(label, "label")]);
    for point in in_order(own) {
        let [x1, x2] = own.exact_place(point);
        let label = match (own.labels(), own.exact_label(point)) {
            (Labels::Classes(names), _) => class_name(names, point.class()),
            (_, value) => value.unwrap_or_default().to_string(),
        };
        write_row(&mut text, &[x1.to_string(), x2.to_string(), label]);
    }
    text
}

/// The points; where classes have names, the first one is of the first class, by which a table says which class that is.
fn in_order(own: &OwnData) -> impl Iterator<Item = &OwnPoint> {
    let points = own.own_points();
    let first = match own.labels() {
        Labels::Classes(names) if names.iter().any(|name| !name.is_empty()) => {
            points.iter().position(|point| point.class() == 0).unwrap_or_default()
        }
        _ => 0,
    };
    points.get(first).into_iter().chain(&points[..first]).chain(points.iter().skip(first + 1))
}

/// The name of a class, or its label.
fn class_name(names: &[String], class: u16) -> String {
    match names.get(usize::from(class)).filter(|name| !name.is_empty()) {
        Some(name) => text_cell(name).into_owned(),
        None if class == 0 => "-1".to_owned(),
        None => "1".to_owned(),
    }
}

/// A line of titles, then a line for each point of an experiment, those that train first: both coordinates, the label, and which set it is
/// of. Somebody's own points stand there with the names, numbers and classes of their table, rounded as its numbers are.
pub fn points_csv(session: &Session) -> String {
    let own = session.config().own_data_in_use();
    let titles = own.map_or([""; 2], |own| own.axes().each_ref().map(|axis| axis.title()));
    let mut text = String::new();
    let [x1, x2] = titles;
    write_row(&mut text, &[title(x1, "x1"), title(x2, "x2"), "label".to_owned(), "set".to_owned()]);
    let sets = [(session.train_points(), "train"), (session.test_points(), "test")];
    for (point, set) in sets.into_iter().flat_map(|(points, set)| points.iter().map(move |point| (point, set))) {
        let [x1, x2, label] = match own {
            Some(own) => own_cells(own, titles, point),
            None => [point.x, point.y, point.label].map(|number| number.to_string()),
        };
        write_row(&mut text, &[&x1, &x2, &label, set]);
    }
    text
}

/// A point of somebody's own, which noise may have moved; coordinates without a name have every digit.
fn own_cells(own: &OwnData, titles: [&str; 2], point: &Point) -> [String; 3] {
    let number = |index: usize, at: f64| {
        let number = if titles[index].is_empty() { at } else { own.value(index, at) };
        number.to_string()
    };
    let label = own.label_text(point.label).unwrap_or_else(|| point.label.to_string()).replace('−', "-");
    [number(0, point.x), number(1, point.y), text_cell(&label).into_owned()]
}
