//! `playground verify`: whether links have the losses that they claim.

use std::io;

use experiment::links::Fragment;
use experiment::{Losses, Verdict, links};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;

use crate::arguments::{self, Format};
use crate::cells::{self, Cell, Column};
use crate::jobs::pool;
use crate::lines::Lines;
use crate::reading::{any_seed, say};

/// A link and what became of its claim; written as JSON as it is, with every digit.
#[derive(Serialize)]
struct Row {
    /// Which of the links it is, from 1; in a file, its line.
    number: usize,
    /// Whether the claim is true.
    holds: bool,
    verdict: String,
    /// The moment, where the link says one that can be.
    epoch: Option<u64>,
    claimed: Option<Losses>,
    /// The losses that the run has then.
    found: Option<Losses>,
    accuracy_test: Option<f64>,
    /// How many neurons the hidden layers have.
    neurons: usize,
    /// How many changes were made until then.
    changes: Option<usize>,
    link: String,
    /// What had to be put right.
    #[serde(skip)]
    reading: links::Reading,
}

/// The table.
const COLUMNS: [Column<Row>; 12] = [
    ("number", Some("link"), |row| Cell::Count(Some(row.number))),
    ("holds", None, |row| Cell::Text(row.holds.to_string())),
    ("epoch", Some("epoch"), |row| Cell::Epoch(row.epoch.map(|epoch| epoch as f64))),
    ("loss_train_claimed", Some("training loss: claimed"), |row| exact(row.claimed, |losses| losses.train)),
    ("loss_train_found", Some("found"), |row| exact(row.found, |losses| losses.train)),
    ("loss_test_claimed", Some("test loss: claimed"), |row| exact(row.claimed, |losses| losses.test)),
    ("loss_test_found", Some("found"), |row| exact(row.found, |losses| losses.test)),
    ("accuracy_test", Some("test accuracy"), |row| Cell::Share(row.accuracy_test)),
    ("neurons", Some("neurons"), |row| Cell::Count(Some(row.neurons))),
    ("changes", Some("changes"), |row| Cell::Count(row.changes)),
    ("verdict", Some("verdict"), |row| Cell::Text(row.verdict.clone())),
    ("link", None, |row| Cell::Text(row.link.clone())),
];

fn exact(losses: Option<Losses>, of: fn(&Losses) -> f64) -> Cell {
    Cell::ExactLoss(losses.as_ref().map(of))
}

/// Lives the runs of all links again and prints whether their claims hold.
///
/// # Errors
/// A claim that does not hold, a file that cannot be read, threads that cannot be started, or output that cannot be written.
pub fn run(arguments: &arguments::Verify) -> io::Result<()> {
    let links = all_links(arguments)?;
    let verify = |(number, link): &(usize, String)| Row::new(*number, link);
    let rows: Vec<Row> = pool(arguments.jobs)?.install(|| links.par_iter().with_max_len(1).map(verify).collect());
    for row in &rows {
        let place = match arguments.file {
            Some(_) => format!("line {}: ", row.number),
            None if rows.len() > 1 => format!("link {}: ", row.number),
            None => String::new(),
        };
        say(&row.reading, &place);
    }
    let mut out = io::stdout().lock();
    match arguments.format {
        Format::Text => cells::text(&COLUMNS, &rows, out)?,
        Format::Csv => cells::csv(&COLUMNS, &rows, out)?,
        Format::Json => {
            serde_json::to_writer(&mut out, &rows)?;
            io::Write::write_all(&mut out, b"\n")?;
        }
    }
    let n_failed = rows.iter().filter(|row| !row.holds).count();
    if rows.is_empty() {
        return Err(io::Error::other("there is no link to verify"));
    }
    if n_failed == 0 {
        return Ok(());
    }
    Err(io::Error::other(format!("of {} links, {n_failed} do not hold", rows.len())))
}

/// The links with their numbers.
fn all_links(arguments: &arguments::Verify) -> io::Result<Vec<(usize, String)>> {
    let mut links: Vec<(usize, String)> = (1..).zip(arguments.links.iter().cloned()).collect();
    if let Some(path) = &arguments.file {
        for (index, line) in Lines::open(path)?.enumerate() {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            if !line.trim().is_empty() {
                links.push((index + 1, line.trim().to_owned()));
            }
        }
    }
    Ok(links)
}

impl Row {
    fn new(number: usize, link: &str) -> Self {
        let fragment = Fragment::from(link);
        let reading = links::read(&fragment, any_seed);
        let mut row = Row {
            number,
            holds: false,
            verdict: String::new(),
            epoch: None,
            claimed: None,
            found: None,
            accuracy_test: None,
            neurons: reading.config.hidden_layers().iter().sum(),
            changes: None,
            link: link.to_owned(),
            reading,
        };
        let verdict = row.verify(&fragment);
        row.holds = verdict.holds();
        row.verdict = verdict.to_string();
        row
    }

    fn verify(&mut self, fragment: &Fragment) -> Verdict {
        let read = links::check_as_written(&self.reading).and_then(|()| links::moment(fragment, &self.reading.config));
        let read = match read {
            Ok(Some(read)) => read,
            Ok(None) => return Verdict::ClaimsNothing,
            Err(error) => return Verdict::Unreadable(error),
        };
        (self.epoch, self.claimed) = (Some(read.moment.epoch), read.claim);
        self.changes = Some(read.moment.steps.len());
        let (verdict, session) = read.verify();
        let is_lived = !matches!(verdict, Verdict::Diverged { .. } | Verdict::Unreadable(_));
        if let Some(session) = session.filter(|_| is_lived) {
            self.found = Some(session.losses());
            self.accuracy_test = session.accuracies().map(|(_, test)| test);
        }
        verdict
    }
}
