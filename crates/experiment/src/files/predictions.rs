//! The points and what the network answers to them, as CSV for a spreadsheet or another program.

use std::fmt::Write;

use crate::data::Point;
use crate::session::Session;

/// A line of titles, then a line for each point, those that train first: where it lies, its label, which set it is of, and
/// the network's answer to it. Numbers have every digit.
pub fn predictions(session: &Session) -> String {
    let (train, test) = session.predictions();
    let mut text = String::from("x,y,label,set,prediction\r\n");
    let mut add = |points: &[Point], set: &str, answers: &[f64]| {
        for (Point { x, y, label }, answer) in points.iter().zip(answers) {
            // Writing to a string does not fail.
            let _ = write!(text, "{x},{y},{label},{set},{answer}\r\n");
        }
    };
    add(session.train_points(), "train", &train);
    add(session.test_points(), "test", &test);
    text
}
