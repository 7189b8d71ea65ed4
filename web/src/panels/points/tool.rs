//! The tools of the editor, and how wide and dense they draw.

/// What a press on the picture does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Puts points.
    Draw,
    /// Takes a point elsewhere, or all that are selected.
    Move,
    /// Takes points away.
    Erase,
    /// Selects what lies in a rectangle.
    Select,
}

impl Tool {
    /// All of them, with their names.
    pub const ALL: [(Tool, &'static str); 4] =
        [(Tool::Draw, "Draw"), (Tool::Move, "Move"), (Tool::Erase, "Erase"), (Tool::Select, "Select")];
}

/// How wide a brush is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brush {
    /// One point at a time.
    Point,
    /// A cloud of points.
    Small,
    /// A larger one.
    Medium,
    /// The largest.
    Large,
}

impl Brush {
    /// All of them, with their names in forms and for people.
    pub const ALL: [(Brush, &'static str, &'static str); 4] = [
        (Brush::Point, "point", "Single points"),
        (Brush::Small, "small", "Small brush"),
        (Brush::Medium, "medium", "Medium brush"),
        (Brush::Large, "large", "Large brush"),
    ];

    /// Its radius on the plane; a single point has none.
    pub fn radius(self) -> f64 {
        match self {
            Brush::Point => 0.0,
            Brush::Small => 0.4,
            Brush::Medium => 0.8,
            Brush::Large => 1.6,
        }
    }
}

/// How near a point must be to be taken, on the plane.
pub const NEAR: f64 = 0.3;
