//! A run that is changed by chance, and jumps by chance to its epochs: what each comes to, to the bit. The page's tests make the same jumps
//! natively.

use std::fmt::Write;

use experiment::{Change, Edit, Parameter, Session, Setting, Timeline, UndoStack, links, saved};

use crate::dice::Dice;

/// How often something is done, and how often the run is gone back in.
const N_ACTS: usize = 60;
const N_JUMPS: usize = 25;

/// The jumps in a run of this link: a line for each, with its epoch, the bits of its losses, and a check of all that a file would hold of it:
/// network, what training remembers, points and settings.
pub fn jumps(link: &str, seed: u64) -> String {
    let mut dice = Dice(seed);
    let (mut session, mut undo) = (Session::new(links::read(link, String::new).config), UndoStack::default());
    let mut timeline = Timeline::default();
    for _ in 0..N_ACTS {
        match dice.below(5) {
            0..3 => drop(session.advance(1 + dice.below(9) as u64)),
            3 => drop(undo.undo(&mut session)),
            _ => {
                let change = change(&mut dice);
                let _ = undo.apply(&mut session, change);
            }
        }
        if dice.below(2) == 0 {
            timeline.see(&mut session);
        }
    }
    let mut lines = String::new();
    for _ in 0..N_JUMPS {
        let epoch = dice.below(session.epoch() as usize + 1) as u64;
        let mut replay = timeline.replay(&session, epoch);
        let at_a_time = 1 + dice.below(7) as u64;
        while replay.as_mut().is_some_and(|replay| replay.go_on(at_a_time) == Ok(false)) {}
        let there = replay.map(|replay| bits(&replay.into_session())).unwrap_or_default();
        // A text can be written.
        let _ = writeln!(lines, "{epoch}: {there}");
    }
    lines
}

fn bits(session: &Session) -> String {
    let losses = session.losses();
    let check = saved::write(session).bytes().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3) // FNV-1a
    });
    format!("{:x} {:x} {:x} {check:x}", session.epoch(), losses.train.to_bits(), losses.test.to_bits())
}

/// Something that is done while a network learns.
fn change(dice: &mut Dice) -> Change {
    let number = dice.below(2001) as f64 / 1000.0 - 1.0;
    let (setting, value) = match dice.below(7) {
        0 => return Change::Parameter(Parameter::Bias { layer: 0, neuron: 0 }, number),
        1 => (Setting::LearningRate, dice.one(&["0.003", "0.03", "0.1"])),
        2 => (Setting::Activation, dice.one(&["tanh", "relu", "sigmoid"])),
        3 => (Setting::BatchSize, dice.one(&["1", "7", "30"])),
        4 => (Setting::Regularization, dice.one(&["none", "L1", "L2"])),
        5 => (Setting::Optimizer, dice.one(&["sgd", "momentum", "adam"])),
        _ => (Setting::Ratio, dice.one(&["10", "50", "90"])),
    };
    // Each of these is allowed.
    Edit::read(setting, value).map_or(Change::Reset, Change::Edit)
}
