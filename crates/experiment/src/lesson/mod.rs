//! Lessons: what to do with an experiment, what is to be reached by it, how far somebody got, and whether that is so.

mod border;
mod class;
mod condition;
mod draft;
mod found;
mod goal;
mod impossible;
mod lesson;
mod mark;
mod marking;
mod measure;
mod packed;
mod prediction;
mod progress;
mod race_result;
mod subject;
mod text;
mod words;
mod work;
mod write;

pub use border::{Agreement, BORDER_SIDE, Border, BorderPen, BorderPlace, MOST_PLACES, MOST_STROKES};
pub use class::{ClassMeasure, Marked, called, lesson_of};
pub use condition::{Comparison, Condition};
pub use draft::{
    Draft, DraftCondition, DraftField, DraftGoal, DraftMistake, DraftPrediction, DraftQuestion, DraftStep,
    PredictionWay, QuestionWay,
};
pub use found::{BrokenLink, Found, Search, find};
pub use goal::{Goal, GoalEvent};
pub use lesson::{FILE_KEY, KEY, Lesson, LessonStep, Scene, StepName, file_in, is_in, named_in, read_within};
pub use mark::{GoalMark, HandInVerdict, Mark, StepMark};
pub use marking::Marking;
pub use measure::{Measure, RaceMeasure};
pub use prediction::{ANSWERS, Prediction, PredictionKind, Question, QuestionKind};
pub use progress::StepProgress;
pub use race_result::RaceResult;
pub use subject::{Subject, SubjectValues, usual_limits};
pub use text::{
    LONGEST_LESSON, LONGEST_WORDS, MOST_CONDITIONS, MOST_GOALS, MOST_STEPS, Mistake, check, check_all, checked_goals,
    name_of, read, read_all, read_text,
};
pub use work::{GoalWork, HAND_IN, HandIn, LONGEST_ANSWER, LONGEST_NAME, StepWork, handed_in};
pub use write::{check_written, write};
