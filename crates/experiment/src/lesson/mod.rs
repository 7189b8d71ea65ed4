//! Lessons: what to do with an experiment, what is to be reached by it, and how far somebody got.

mod border;
mod goal;
mod guess;
mod lesson;
mod progress;
mod text;

pub use border::{Agreement, BORDER_SIDE, Border, BorderPen, BorderPlace, MOST_PLACES, MOST_STROKES};
pub use goal::{Comparison, Goal, GoalEvent, Measure, MeasureCondition, SettingCondition};
pub use guess::Guess;
pub use lesson::{KEY, Lesson, Scene, named_in, read_within};
pub use progress::LessonProgress;
pub use text::{Mistake, check, check_all, read, read_all};
