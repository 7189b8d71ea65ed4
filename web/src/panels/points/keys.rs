//! Drawing by keys: a cursor that the arrows move.

/// How far an arrow goes on the plane, and how far with Shift.
const STEP: f64 = 0.375;
const FINE: f64 = 0.046_875;
/// The edge of the plane.
const EDGE: f64 = 6.0;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Key {
    /// The cursor moves by so much.
    Move(f64, f64),
    /// The tool is used where the cursor is: pressed, and lifted.
    Use,
    /// What is selected is deleted, or else what is under the cursor.
    Delete,
}

impl Key {
    /// What a key of this name asks for; nothing for another one.
    pub fn named(name: &str, shift: bool) -> Option<Self> {
        let step = if shift { FINE } else { STEP };
        Some(match name {
            "ArrowLeft" => Key::Move(-step, 0.0),
            "ArrowRight" => Key::Move(step, 0.0),
            "ArrowUp" => Key::Move(0.0, step),
            "ArrowDown" => Key::Move(0.0, -step),
            " " | "Enter" => Key::Use,
            "Delete" | "Backspace" => Key::Delete,
            _ => return None,
        })
    }
}

/// The cursor after a step, within the plane.
pub fn moved((x, y): (f64, f64), (right, up): (f64, f64)) -> (f64, f64) {
    ((x + right).clamp(-EDGE, EDGE), (y + up).clamp(-EDGE, EDGE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_move_within_the_plane() {
        assert_eq!(Key::named("ArrowUp", false), Some(Key::Move(0.0, 0.375)));
        assert_eq!(Key::named("Tab", false), None);
        assert_eq!(moved((5.9, 0.0), (0.375, 0.0)), (6.0, 0.0));
    }
}
