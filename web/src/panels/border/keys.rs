//! Drawing by keys: a cross that the arrows move.

use experiment::{BORDER_SIDE, BorderPlace};

/// How many steps an arrow goes with Shift.
const FAR: i8 = 8;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Key {
    /// The cross moves by so many steps, to the right and down.
    Move(i8, i8),
    /// The pen goes down, or up.
    Pen,
    /// The last stroke is taken back.
    Undo,
}

impl Key {
    /// What a key of this name asks for; nothing for another one.
    pub fn named(name: &str, shift: bool) -> Option<Self> {
        let step = if shift { FAR } else { 1 };
        Some(match name {
            "ArrowLeft" => Key::Move(-step, 0),
            "ArrowRight" => Key::Move(step, 0),
            "ArrowUp" => Key::Move(0, -step),
            "ArrowDown" => Key::Move(0, step),
            " " | "Enter" => Key::Pen,
            "Backspace" | "Delete" => Key::Undo,
            _ => return None,
        })
    }
}

/// The cross after so many steps, within the picture.
pub fn moved((column, row): BorderPlace, right: i8, down: i8) -> BorderPlace {
    let within = |at: u8, step: i8| at.saturating_add_signed(step).min(BORDER_SIDE - 1);
    (within(column, right), within(row, down))
}

/// The place at these parts of the picture's width and height; beside it, the nearest at its edge.
pub fn place_at(right: f64, down: f64) -> BorderPlace {
    let last = f64::from(BORDER_SIDE - 1);
    let at = |part: f64| (part * last).round().clamp(0.0, last) as u8;
    (at(right), at(down))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_move_within_the_picture() {
        assert_eq!(Key::named("ArrowUp", false), Some(Key::Move(0, -1)));
        assert_eq!(Key::named("ArrowRight", true), Some(Key::Move(8, 0)));
        assert_eq!(Key::named("Tab", false), None);
        assert_eq!(moved((32, 32), 0, -1), (32, 31));
        assert_eq!(moved((60, 3), 8, -8), (63, 0));
    }

    #[test]
    fn places_are_those_of_the_picture() {
        assert_eq!((place_at(0.0, 1.0), place_at(0.5, 0.25), place_at(-3.0, 9.0)), ((0, 63), (32, 16), (0, 63)));
    }
}
