//! The changes of a run as text for a link, and back. What bits there are and what stands around them is in `bits`; they say:
//! - how many changes there are,
//! - of each, how many epochs it was made after the one before, what it is, and its values.
//!
//! What is read is written the same again.

use super::acts::{check, differences};
use super::codes::{CODE_BITS, code, setting};
use crate::bits::{BitReader, BitWriter};
use crate::data::OwnData;
use crate::error::Error;
use crate::number::{read_number, shortest_text};
use crate::session::{Act, Step};
use crate::settings::{Affects, Config, Domain, Edit, Parameter, Setting};

/// What a text begins with.
const VERSION: char = '1';
/// The most changes: as many as a journal keeps.
const MOST_STEPS: usize = 1000;
/// What a change is.
const KIND_BITS: u32 = 2;
const EDIT: u32 = 0;
const PARAMETER: u32 = 1;
const POINTS: u32 = 2;
const SETTINGS: u32 = 3;

/// Writes changes of a run that began with these settings.
pub(super) fn write(origin: &Config, steps: &[Step]) -> String {
    let mut bits = BitWriter::new(VERSION);
    bits.push_number(steps.len());
    let (mut config, mut before) = (origin.clone(), 0);
    for Step { epoch, act } in steps {
        bits.push_number(epoch.saturating_sub(before) as usize);
        push_act(&mut bits, &config, act);
        act.show_in(&mut config);
        before = *epoch;
    }
    bits.into_checked()
}

fn push_act(bits: &mut BitWriter, before: &Config, act: &Act) {
    match act {
        Act::Edit(edit) => {
            bits.push(EDIT, KIND_BITS);
            push_edit(bits, edit);
        }
        Act::Parameter(parameter, value) => {
            bits.push(PARAMETER, KIND_BITS);
            push_parameter(bits, *parameter);
            bits.push_float(*value);
        }
        Act::Points(own) => {
            bits.push(POINTS, KIND_BITS);
            bits.push_characters(own.text());
        }
        Act::Settings(after) => {
            bits.push(SETTINGS, KIND_BITS);
            let edits = differences(before, after);
            bits.push_number(edits.len());
            edits.iter().for_each(|edit| push_edit(bits, edit));
        }
    }
}

fn push_parameter(bits: &mut BitWriter, parameter: Parameter) {
    let (layer, neuron) = parameter.neuron();
    // The bias stands where the weight of no input would.
    let from = match parameter {
        Parameter::Weight { from, .. } => from.saturating_add(1),
        Parameter::Bias { .. } => 0,
    };
    [layer, neuron, from].into_iter().for_each(|number| bits.push_number(number));
}

/// Writes a setting and its value, in the words of a link.
fn push_edit(bits: &mut BitWriter, edit: &Edit) {
    let Some((setting, text)) = edit.written() else { return };
    let text = text.unwrap_or_default();
    bits.push(code(setting), CODE_BITS);
    match setting.info().domain {
        Domain::Number { .. } => bits.push_float(read_number(&text).unwrap_or(f64::NAN)),
        Domain::Points => bits.push_characters(&text),
        _ => bits.push_ascii(&text),
    }
}

/// Reads changes of a run that began with these settings and went on until an epoch.
///
/// # Errors
/// What is wrong with them, in words.
pub(super) fn read(origin: &Config, text: &str, last_epoch: u64) -> Result<Vec<Step>, Error> {
    let mut reader = Reader { bits: BitReader::open(text, VERSION).map_err(unreadable)?, config: origin.clone() };
    let n_steps = reader.number()?;
    if n_steps == 0 || n_steps > MOST_STEPS {
        return Err(unreadable(&format!("it has {n_steps} changes. Allowed: 1 to {MOST_STEPS}")));
    }
    let (mut steps, mut epoch) = (Vec::new(), 0);
    for index in 0..n_steps {
        epoch += reader.number()? as u64;
        let of_this = |why: String| unreadable(&format!("change {} {why}", index + 1));
        if epoch > last_epoch {
            return Err(of_this(format!("comes at epoch {epoch}, after the end. Allowed: 0 to {last_epoch}")));
        }
        let act = reader.act(index + 1)?;
        check(&reader.config, &act).map_err(of_this)?;
        act.show_in(&mut reader.config);
        steps.push(Step { epoch, act });
    }
    if !reader.bits.is_at_end() {
        return Err(nothing());
    }
    // One text for the same changes, so that nobody takes them for others.
    if write(origin, &steps) != text {
        return Err(unreadable("it does not say the changes as this page writes them"));
    }
    Ok(steps)
}

/// Reads one change after the other.
struct Reader<'a> {
    bits: BitReader<'a>,
    /// The settings with those that were read.
    config: Config,
}

impl Reader<'_> {
    fn number(&mut self) -> Result<usize, Error> {
        self.bits.number().ok_or_else(nothing)
    }

    /// The change of this number.
    fn act(&mut self, number: usize) -> Result<Act, Error> {
        Ok(match self.bits.next(KIND_BITS).ok_or_else(nothing)? {
            EDIT => Act::Edit(self.edit(number)?.1),
            PARAMETER => Act::Parameter(self.parameter()?, self.bits.float().ok_or_else(nothing)?),
            POINTS => Act::Points(self.points()?),
            _ => {
                let mut after = self.config.clone();
                for _ in 0..self.number()? {
                    let (setting, edit) = self.edit(number)?;
                    if setting.affects() != Affects::Training {
                        return Err(not_live(number));
                    }
                    after.set(edit);
                }
                Act::Settings(Box::new(after))
            }
        })
    }

    fn parameter(&mut self) -> Result<Parameter, Error> {
        let (layer, neuron, from) = (self.number()?, self.number()?, self.number()?);
        Ok(match from.checked_sub(1) {
            Some(from) => Parameter::Weight { layer, to: neuron, from },
            None => Parameter::Bias { layer, neuron },
        })
    }

    fn points(&mut self) -> Result<OwnData, Error> {
        OwnData::read(&self.bits.characters().ok_or_else(nothing)?)
    }

    /// A setting and its new value.
    fn edit(&mut self, number: usize) -> Result<(Setting, Edit), Error> {
        let code = self.bits.next(CODE_BITS).ok_or_else(nothing)?;
        let setting = setting(code).ok_or_else(|| not_live(number))?;
        let edit = match setting.info().domain {
            Domain::Number { .. } => Edit::read(setting, &shortest_text(self.bits.float().ok_or_else(nothing)?))?,
            Domain::Points => match self.bits.characters().ok_or_else(nothing)? {
                none if none.is_empty() => Edit::OwnData(None),
                text => Edit::OwnData(Some(OwnData::read(&text)?)),
            },
            _ => Edit::read(setting, &self.bits.ascii().ok_or_else(nothing)?)?,
        };
        Ok((setting, edit))
    }
}

fn not_live(number: usize) -> Error {
    let why = format!("change {number} is of a setting that cannot change while a network learns");
    let keys: Vec<&str> = super::codes::settings().map(|setting| setting.info().key).collect();
    unreadable(&format!("{why}. Allowed: {}", keys.join(", ")))
}

fn nothing() -> Error {
    unreadable("it does not say what belongs to changes")
}

fn unreadable(why: &str) -> Error {
    Error::Unreadable { what: "list of changes".to_owned(), why: why.to_owned() }
}
