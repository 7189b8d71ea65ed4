//! The points and what the network answers to them, as CSV for a spreadsheet or another program.

use std::fmt::Write;

use super::csv::{text_cell, write_row};
use crate::data::{OwnData, Point};
use crate::session::Session;

/// A line of titles, then a line for each point, those that train first: where it lies, its label, which set it is of, and
/// the network's answer to it. Numbers have every digit. For somebody's own points, what all this is in their table follows.
pub fn predictions(session: &Session) -> String {
    let (train, test) = session.predictions();
    let own = session.config().own_data_in_use();
    let mut text = String::from("x,y,label,set,prediction");
    let [x1, x2] = own.map_or([""; 2], |own| own.axes().each_ref().map(|axis| axis.title()));
    if own.is_some() {
        let titled = |title: &str, other: &str| text_cell(if title.is_empty() { other } else { title }).into_owned();
        text.push(',');
        write_row(&mut text, &[titled(x1, "x1"), titled(x2, "x2"), "label in words".to_owned()]);
    } else {
        text.push_str("\r\n");
    }
    let mut add = |points: &[Point], set: &str, answers: &[f64]| {
        for (point @ Point { x, y, label }, answer) in points.iter().zip(answers) {
            // Writing to a string does not fail.
            let _ = write!(text, "{x},{y},{label},{set},{answer}");
            match own {
                Some(own) => {
                    text.push(',');
                    write_row(&mut text, &in_words(own, point));
                }
                None => text.push_str("\r\n"),
            }
        }
    };
    add(session.train_points(), "train", &train);
    add(session.test_points(), "test", &test);
    text
}

/// Where a point lies and what its label says, as its table has it.
fn in_words(own: &OwnData, point: &Point) -> [String; 3] {
    let label = own.label_text(point.label).unwrap_or_else(|| point.label.to_string());
    [
        own.value(0, point.x).to_string(),
        own.value(1, point.y).to_string(),
        text_cell(&label.replace('−', "-")).into_owned(),
    ]
}
