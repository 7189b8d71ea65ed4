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
//! but it cannot say anything else. Nothing else may stand there: it may be mistyped.
//!
//! Numbers of a network that has diverged, and of what it remembers, may be the texts `"NaN"`, `"Infinity"` and `"-Infinity"`.

use engine::{Layer, Network, Penalty, TrainerState};
use serde::{Deserialize, Serialize};

use super::json::{self, Float, Object, if_there, is_not};
use super::layout::{Layout, on_one_line};
use crate::data::Point;
use crate::error::{Error, shortened, shortened_number};
use crate::link;
use crate::session::Session;

const FORMAT: &str = "neural-playground";
const VERSION: f64 = 1.0;
/// As far as a number of JSON counts without a gap, and nothing beyond is read as if it were within.
const MOST: u64 = (1 << 53) - 1;
/// The largest text that is read, in bytes: many times what is written, as other programs may write it with more space.
pub const LARGEST: usize = 8_000_000;

/// What tells such a text from others.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: f64,
}

/// The whole text. Numbers that count are read as JSON has them, and looked at afterwards.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Saved {
    format: String,
    version: f64,
    link: String,
    epoch: f64,
    network: Object<SavedNetwork>,
    #[serde(
        default,
        deserialize_with = "if_there",
        skip_serializing_if = "Option::is_none",
        serialize_with = "on_one_line"
    )]
    memory: Option<Object<Memory>>,
    #[serde(default, deserialize_with = "if_there")]
    data: Option<Object<Data>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedNetwork {
    layers: Vec<Object<SavedLayer>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedLayer {
    weights: Vec<Vec<Float>>,
    biases: Vec<Float>,
    #[serde(default, deserialize_with = "if_there", skip_serializing_if = "Option::is_none")]
    silenced: Option<Vec<Vec<bool>>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Memory {
    left: f64,
    gradients: Vec<Float>,
    steps: f64,
    first: Vec<Float>,
    second: Vec<Float>,
}

/// The points, as x, y and label.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    train: Vec<Vec<f64>>,
    test: Vec<Vec<f64>>,
}

/// Writes a session as it is now, also one that has diverged.
pub fn write(session: &Session) -> String {
    let points = |points: &[Point]| points.iter().map(|point| vec![point.x, point.y, point.label]).collect();
    let data = Data { train: points(session.train_points()), test: points(session.test_points()) };
    let saved = Saved {
        format: FORMAT.to_owned(),
        version: VERSION,
        link: link::write(session.config()),
        epoch: session.epoch() as f64,
        network: Object(SavedNetwork {
            layers: session.network().layers().iter().map(saved_layer).map(Object).collect(),
        }),
        memory: saved_memory(session.trainer_state()),
        data: Some(Object(data)),
    };
    match Layout::lines("  ", |depth, _| depth <= 3).write(&saved) {
        Ok(text) => text + "\n",
        Err(error) => unreachable!("every field has a name: {error}"),
    }
}

fn saved_layer(layer: &Layer) -> SavedLayer {
    let has_dead = layer.dead.contains(&true);
    SavedLayer {
        weights: (0..layer.n_out()).map(|to| floats(layer.row(to))).collect(),
        biases: floats(&layer.biases),
        silenced: has_dead.then(|| layer.dead.chunks(layer.n_in()).map(<[bool]>::to_vec).collect()),
    }
}

fn floats(numbers: &[f64]) -> Vec<Float> {
    numbers.iter().copied().map(Float).collect()
}

fn numbers(floats: impl IntoIterator<Item = Float>) -> Vec<f64> {
    floats.into_iter().map(|Float(number)| number).collect()
}

/// What training remembers; nothing where there is nothing.
fn saved_memory(state: TrainerState) -> Option<Object<Memory>> {
    if state.is_empty() {
        return None;
    }
    let TrainerState { n_left, gradients, steps, first, second } = state;
    let [gradients, first, second] = [gradients, first, second].map(|list| floats(&list));
    Some(Object(Memory { left: n_left as f64, gradients, steps: steps as f64, first, second }))
}

/// Reads what [`write()`] wrote: the same session, whose history begins now.
///
/// # Errors
/// Text that is too long, or is no JSON, with line and column; a field that is missing, is not what it should be or is not known, with
/// its path.
pub fn read(text: &str) -> Result<Session, Error> {
    session(text).map_err(|why| Error::Unreadable { what: "experiment in JSON".to_owned(), why })
}

fn session(text: &str) -> Result<Session, String> {
    if text.len() > LARGEST {
        return Err(format!("it has {} bytes. Allowed: up to {LARGEST}", text.len()));
    }
    let Object(Head { format, version }) = json::read(text)?;
    if format != FORMAT {
        return Err(is_not("format", &format!("“{}”", shortened(&format)), &format!("“{FORMAT}”")));
    }
    if version != VERSION {
        return Err(is_not("version", &shortened_number(version), &VERSION.to_string()));
    }
    let Object(saved): Object<Saved> = json::read(text)?;
    let mut session = fresh(&saved.link)?;
    let epoch = count("epoch", saved.epoch, MOST)?;
    let network = network(saved.network.0, &session)?;
    if let Some(Object(Data { train, test })) = saved.data {
        same_points("data.train", &train, session.train_points())?;
        same_points("data.test", &test, session.test_points())?;
    }
    let state = match saved.memory {
        Some(Object(memory)) => remembered(memory, &session)?,
        None => TrainerState::default(),
    };
    session.adopt(network, state, epoch);
    check_numbers(&session)?;
    Ok(session)
}

/// A whole number up to `most`.
fn count(path: &str, number: f64, most: u64) -> Result<u64, String> {
    // `as` keeps what is a whole number and in range, and changes everything else.
    match number as u64 {
        count if count as f64 == number && count <= most => Ok(count),
        _ => Err(is_not(path, &shortened_number(number), &format!("a whole number from 0 to {most}"))),
    }
}

/// Whether a list has so many of what it is a list of.
fn check_length<T>(path: &str, list: &[T], n: usize, what: &str) -> Result<(), String> {
    if list.len() == n {
        return Ok(());
    }
    Err(is_not(path, &format!("a list of {}", list.len()), &format!("a list of {n} {what}")))
}

/// Whether there is a row of so many for each neuron.
fn check_rows<T>(path: &str, rows: &[Vec<T>], (n_in, n_out): (usize, usize), what: &str) -> Result<(), String> {
    check_length(path, rows, n_out, "rows, one for each neuron")?;
    rows.iter().enumerate().try_for_each(|(index, row)| check_length(&format!("{path}[{index}]"), row, n_in, what))
}

/// What training remembers of such a network.
fn remembered(memory: Memory, session: &Session) -> Result<TrainerState, String> {
    let Memory { left, gradients, steps, first, second } = memory;
    let [gradients, first, second] = [gradients, first, second].map(numbers);
    let n = session.network().n_parameters();
    let lists = [("memory.gradients", &gradients), ("memory.first", &first), ("memory.second", &second)];
    lists.into_iter().try_for_each(|(path, list)| check_length(path, list, n, "numbers"))?;
    if let Some(at) = second.iter().position(|square| *square < 0.0) {
        let found = shortened_number(second[at]);
        return Err(is_not(&format!("memory.second[{at}]"), &found, "a mean of squares, at least 0,"));
    }
    let n_left = count("memory.left", left, session.train_points().len() as u64)? as usize;
    Ok(TrainerState { n_left, gradients, steps: count("memory.steps", steps, MOST)?, first, second })
}

/// Whether all numbers are such that training can go on; in what has diverged none need be.
fn check_numbers(session: &Session) -> Result<(), String> {
    if session.has_diverged() {
        return Ok(());
    }
    let check = |path: String, list: &[f64], is_fit: fn(f64) -> bool| match list.iter().find(|number| !is_fit(**number))
    {
        Some(number) => Err(is_not(&path, &format!("a list with {number}"), "a list of numbers (it has not diverged)")),
        None => Ok(()),
    };
    for (index, layer) in session.network().layers().iter().enumerate() {
        check(format!("network.layers[{index}].weights"), &layer.weights, f64::is_finite)?;
        check(format!("network.layers[{index}].biases"), &layer.biases, f64::is_finite)?;
    }
    let TrainerState { gradients, first, second, .. } = session.trainer_state();
    for (name, list) in [("gradients", gradients), ("first", first), ("second", second)] {
        check(format!("memory.{name}"), &list, |number| !number.is_nan())?;
    }
    Ok(())
}

/// The experiment of a link, at its beginning.
fn fresh(link: &str) -> Result<Session, String> {
    let reading = link::read(link, String::new);
    if let Some(correction) = reading.corrections.first() {
        return Err(format!("link: {}", correction.error));
    }
    if !reading.has_seed {
        return Err(is_not("link", &format!("“{}”", shortened(link)), "a link with a seed"));
    }
    Ok(Session::new(reading.config))
}

/// A network shaped like the session's.
fn network(saved: SavedNetwork, session: &Session) -> Result<Network, String> {
    let mut network = session.network().clone();
    let layers = network.layers_mut();
    check_length("network.layers", &saved.layers, layers.len(), "layers (as the link says)")?;
    for (index, (layer, Object(saved))) in layers.iter_mut().zip(saved.layers).enumerate() {
        let (path, shape) = (format!("network.layers[{index}]"), (layer.n_in(), layer.n_out()));
        check_length(&format!("{path}.biases"), &saved.biases, layer.n_out(), "numbers")?;
        check_rows(&format!("{path}.weights"), &saved.weights, shape, "numbers")?;
        (layer.biases, layer.weights) = (numbers(saved.biases), numbers(saved.weights.into_iter().flatten()));
        if let Some(silenced) = saved.silenced {
            check_rows(&format!("{path}.silenced"), &silenced, shape, "switches")?;
            layer.dead = silenced.concat();
            check_dead(&format!("{path}.silenced"), layer, session.config().regularization())?;
        }
    }
    Ok(network)
}

/// Whether only such weights are dead as L1 leaves behind.
fn check_dead(path: &str, layer: &Layer, penalty: Penalty) -> Result<(), String> {
    let mut weights = layer.dead.iter().zip(&layer.weights);
    match weights.position(|(dead, weight)| *dead && (penalty != Penalty::L1 || *weight != 0.0)) {
        Some(at) => {
            let path = format!("{path}[{}][{}]", at / layer.n_in(), at % layer.n_in());
            Err(is_not(&path, "true", "false (only L1 silences, and then the weight is 0)"))
        }
        None => Ok(()),
    }
}

/// Whether these are the link's own points, to the last bit.
fn same_points(path: &str, saved: &[Vec<f64>], points: &[Point]) -> Result<(), String> {
    check_length(path, saved, points.len(), "points (as the link says)")?;
    for (index, (numbers, point)) in saved.iter().zip(points).enumerate() {
        let own = [point.x, point.y, point.label];
        check_length(&format!("{path}[{index}]"), numbers, own.len(), "numbers")?;
        let differs = |(number, own): (&f64, &f64)| number.to_bits() != own.to_bits();
        if let Some(at) = numbers.iter().zip(&own).position(differs) {
            let own = format!("the link's own {}", shortened_number(own[at]));
            return Err(is_not(&format!("{path}[{index}][{at}]"), &shortened_number(numbers[at]), &own));
        }
    }
    Ok(())
}
