//! `playground claim`: a link to a moment of a run, with the losses that it has then.

use std::io::{self, Write};

use experiment::links::Fragment;
use experiment::{Moment, links};

use crate::arguments;
use crate::reading::{any_seed, say};

/// Prints the link.
///
/// # Errors
/// A link whose changes cannot be had, a run that does not come as far, or output that cannot be written.
pub fn run(arguments: &arguments::Claim) -> io::Result<()> {
    let fragment = Fragment::from(&arguments.link);
    let reading = links::read(&fragment, any_seed);
    say(&reading, "");
    let known = links::moment(&fragment, &reading.config).map_err(io::Error::other)?;
    let whole = match known {
        Some(known) => known.moment,
        None => Moment { origin: reading.config, steps: Vec::new(), epoch: 0 },
    };
    let (at, n_changes) = (arguments.at, whole.steps.len());
    let moment = whole.at(at);
    let n_left_out = n_changes - moment.steps.len();
    if n_left_out > 0 {
        eprintln!("Of {n_changes} changes, {n_left_out} came after epoch {at} and were left out.");
    }
    let (session, lived) = moment.clone().live().map_err(io::Error::other)?;
    if session.has_diverged() {
        let epoch = session.epoch();
        return Err(io::Error::other(format!("nothing can be claimed: the network diverges at epoch {epoch}")));
    }
    lived.map_err(io::Error::other)?;
    writeln!(io::stdout().lock(), "#{}", links::write_moment(&moment, Some(session.losses())))
}
