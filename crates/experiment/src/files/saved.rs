//! A session as JSON for other programs, and back with the same bits: its link, its network, its points.
//!
//! ```json
//! {
//!   "format": "neural-playground", "version": 1,
//!   "link": "seed=0.12345&…",
//!   "epoch": 120,
//!   "network": {"layers": [{"weights": [[…], …], "biases": […], "silenced": [[false, …], …]}, …]},
//!   "memory": {"left": 5, "gradients": […], "steps": 300, "first": […], "second": […]},
//!   "data": {"train": [[x, y, label], …], "test": […]}
//! }
//! ```
//!
//! `weights` and `silenced` (which weights L1 has set to zero for good; only where there are any) have a row for each
//! neuron. `memory` (only where there is any) is what [`engine::TrainerState`] says: with it, training goes on as if it had never
//! stopped. The link holds the settings, and with them the points: `data` is there for other programs and may be missing,
//! but it cannot say anything else. What is not known here is left alone.

use engine::{Layer, Network, Penalty, TrainerState};

use super::joined::joined;
use super::json::{Place, parse, quote};
use crate::data::Point;
use crate::error::Error;
use crate::link;
use crate::session::Session;

const FORMAT: &str = "neural-playground";
const VERSION: u8 = 1;
/// What weights are a list of.
const ROWS: &str = "rows, one for each neuron";
/// As far as a number of JSON counts without a gap.
const MOST: u64 = 1 << 53;

/// Writes a session as it is now. What is no finite number, in a network that has diverged, becomes `null`.
pub fn write(session: &Session) -> String {
    let mut link = String::new();
    quote(&link::write(session.config()), &mut link);
    let epoch = session.epoch();
    let layers = joined(&mut session.network().layers().iter().map(layer), ",\n      ");
    let points = |points: &[Point]| lines(&mut points.iter().map(|point| row(&[point.x, point.y, point.label])));
    let memory = memory(&session.memory());
    let (train, test) = (points(session.train_points()), points(session.test_points()));
    format!(
        "{{\n  \"format\": \"{FORMAT}\",\n  \"version\": {VERSION},\n  \"link\": {link},\n  \"epoch\": {epoch},\n  \
         \"network\": {{\n    \"layers\": [\n      {layers}\n    ]\n  }},\n  {memory}\
         \"data\": {{\n    \"train\": {train},\n    \"test\": {test}\n  }}\n}}\n"
    )
}

fn layer(layer: &Layer) -> String {
    let mut rows = (0..layer.n_out()).map(|to| row(layer.row(to)));
    let mut text = format!("{{\"weights\": {}, \"biases\": {}", list(&mut rows), row(&layer.biases));
    if layer.dead.contains(&true) {
        let masks = layer.dead.chunks(layer.n_in()).map(|mask| list(&mut mask.iter().map(bool::to_string)));
        text.push_str(&format!(", \"silenced\": {}", list(&mut { masks })));
    }
    text + "}"
}

/// The field of what training remembers; none where it is nothing.
fn memory(memory: &TrainerState) -> String {
    if memory.is_empty() {
        return String::new();
    }
    let TrainerState { n_left, gradients, steps, first, second } = memory;
    let [gradients, first, second] = [gradients, first, second].map(|list| row(list));
    format!(
        "\"memory\": {{\"left\": {n_left}, \"gradients\": {gradients}, \"steps\": {steps}, \"first\": {first}, \
         \"second\": {second}}},\n  "
    )
}

fn row(numbers: &[f64]) -> String {
    list(&mut numbers.iter().map(|number| if number.is_finite() { number.to_string() } else { "null".to_owned() }))
}

fn list(items: &mut dyn Iterator<Item = String>) -> String {
    format!("[{}]", joined(items, ", "))
}

fn lines(items: &mut dyn Iterator<Item = String>) -> String {
    format!("[\n      {}\n    ]", joined(items, ",\n      "))
}

/// Reads what [`write()`] wrote: the same session, whose history begins now.
///
/// # Errors
/// Text that is no JSON, with line and column; a field that is missing or is not what it should be, with its path.
pub fn read(text: &str) -> Result<Session, Error> {
    let unreadable = |why| Error::Unreadable { what: "experiment in JSON".to_owned(), why };
    let json = parse(text).map_err(unreadable)?;
    session(&Place::root(&json)).map_err(unreadable)
}

fn session(root: &Place<'_>) -> Result<Session, String> {
    let format = root.field("format")?;
    if format.text()? != FORMAT {
        return Err(format.expected(&format!("“{FORMAT}”")));
    }
    let version = root.field("version")?;
    if version.number()? != f64::from(VERSION) {
        return Err(version.expected(&VERSION.to_string()));
    }
    let mut session = fresh(&root.field("link")?)?;
    let epoch = count(&root.field("epoch")?, MOST)?;
    let network = network(&root.field("network")?, &session)?;
    if let Some(data) = root.optional("data")? {
        same_points(&data.field("train")?, session.train_points())?;
        same_points(&data.field("test")?, session.test_points())?;
    }
    let memory = match root.optional("memory")? {
        Some(place) => remembered(&place, &session)?,
        None => TrainerState::default(),
    };
    session.adopt(network, memory, epoch);
    Ok(session)
}

/// A whole number up to `most`.
fn count(place: &Place<'_>, most: u64) -> Result<u64, String> {
    let number = place.number()?;
    // `as` keeps what is a whole number and in range, and changes everything else.
    match number as u64 {
        count if count as f64 == number && count <= most => Ok(count),
        _ => Err(place.expected(&format!("a whole number from 0 to {most}"))),
    }
}

/// What training remembers of such a network.
fn remembered(place: &Place<'_>, session: &Session) -> Result<TrainerState, String> {
    let list = |name: &str| place.field(name)?.numbers(session.network().n_parameters());
    Ok(TrainerState {
        n_left: count(&place.field("left")?, session.train_points().len() as u64)? as usize,
        gradients: list("gradients")?,
        steps: count(&place.field("steps")?, MOST)?,
        first: list("first")?,
        second: list("second")?,
    })
}

/// The experiment of a link, at its beginning.
fn fresh(place: &Place<'_>) -> Result<Session, String> {
    let reading = link::read(place.text()?, String::new);
    if let Some(correction) = reading.corrections.first() {
        return Err(format!("link: {}", correction.error));
    }
    if !reading.has_seed {
        return Err(place.expected("a link with a seed"));
    }
    Ok(Session::new(reading.config))
}

/// A network shaped like the session's.
fn network(place: &Place<'_>, session: &Session) -> Result<Network, String> {
    let mut network = session.network().clone();
    let layers = network.layers_mut();
    let places = place.field("layers")?.items(layers.len(), "layers (as the link says)")?;
    for (layer, place) in layers.iter_mut().zip(&places) {
        let (n_in, n_out) = (layer.n_in(), layer.n_out());
        layer.biases = place.field("biases")?.numbers(n_out)?;
        let rows = place.field("weights")?.items(n_out, ROWS)?;
        let rows: Result<Vec<_>, _> = rows.iter().map(|row| row.numbers(n_in)).collect();
        layer.weights = rows?.concat();
        if let Some(silenced) = place.optional("silenced")? {
            silence(&silenced, layer, session.config().regularization())?;
        }
    }
    Ok(network)
}

/// Silences the weights of a layer that L1 has.
fn silence(place: &Place<'_>, layer: &mut Layer, penalty: Penalty) -> Result<(), String> {
    let (n_in, n_out) = (layer.n_in(), layer.n_out());
    let mut weights = layer.dead.iter_mut().zip(&layer.weights);
    for row in place.items(n_out, ROWS)? {
        for (item, (silenced, weight)) in row.items(n_in, "switches")?.iter().zip(&mut weights) {
            *silenced = item.switch()?;
            if *silenced && (penalty != Penalty::L1 || *weight != 0.0) {
                return Err(item.expected("false (only L1 silences, and then the weight is 0)"));
            }
        }
    }
    Ok(())
}

/// Whether these are the link's own points, to the last bit.
fn same_points(place: &Place<'_>, points: &[Point]) -> Result<(), String> {
    for (item, point) in place.items(points.len(), "points (as the link says)")?.iter().zip(points) {
        let own = [point.x, point.y, point.label];
        for (item, own) in item.items(own.len(), "numbers")?.iter().zip(own) {
            if item.number()?.to_bits() != own.to_bits() {
                return Err(item.expected(&format!("the link's own {own}")));
            }
        }
    }
    Ok(())
}
