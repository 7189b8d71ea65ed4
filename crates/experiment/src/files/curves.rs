//! The loss curves as CSV for a spreadsheet or another program.

use super::csv::{text_cell, write_row};
use crate::link;
use crate::session::Session;

/// A line of titles, then a line for each epoch whose losses are known, up to the one of now. Numbers have every digit, and what is no
/// number is an empty cell. The link to the experiment stands in the first line: it is the same for all.
pub fn loss_curves(session: &Session) -> String {
    let number = |loss: f64| if loss.is_finite() { loss.to_string() } else { String::new() };
    let mut text = "\u{feff}".to_owned();
    write_row(&mut text, &["epoch", "loss_train", "loss_test", "link"]);
    let mut link = text_cell(&link::write(session.config())).into_owned();
    let (known, now) = (session.history().points(), (session.epoch(), session.losses()));
    // A long run is thinned out, and the last epoch may be one of those that are left out.
    let last = Some(&now).filter(|_| known.last().is_none_or(|(epoch, _)| *epoch < now.0));
    for (epoch, losses) in known.iter().chain(last) {
        let cells = [epoch.to_string(), number(losses.train), number(losses.test), std::mem::take(&mut link)];
        write_row(&mut text, &cells);
    }
    text
}
