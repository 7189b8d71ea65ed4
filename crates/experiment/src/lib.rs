//! What is being learned: the settings of an experiment, the link that holds them, data sets and features, and the
//! [`Session`] that turns all this into a network and its losses. A [`Race`] compares experiments, with a
//! [`Contestant`] each; a [`Trial`] is one run of many. A [`Moment`] is where a run is, as a link has it. A
//! [`Lesson`] says what to do with an experiment. Nothing here knows a browser, a clock or a thread.
//!
//! Conventions:
//! - x goes right, y goes up. How much of the plane is shown is the data set's [`Extent`], [-6, 6] both ways for most. A
//!   [`SessionMaps`] has its first row at the top.
//! - Labels are -1 or +1, or a real number near [-1, 1] in regression.
//! - Settings are read in the link's own words: [`Setting`] names them, [`Edit`] is a checked new value for one.
//! - Randomness comes from the seed alone: data set, shuffle and initial weights, drawn in this order.

mod bits;
mod data;
mod error;
mod files;
mod lesson;
mod link;
mod moment;
mod number;
mod race;
mod repair;
mod session;
mod settings;

pub use data::{
    Arc4, Axis, Dataset, Expression, ExpressionError, Extent, FEWEST_POINTS, Feature, Features, Formula, FormulaUse,
    Formulas, LONGEST_EXPRESSION, LabelColumn, Labels, MOST_CLASSES, MOST_POINTS, Named, NumberColumn, OwnData,
    OwnPoint, Point, Problem, fresh_seed, unit,
};
pub use error::{Correction, Error, shortened_number};
pub use files::{
    LARGEST_RECORD, LONGEST_NOTE, MOST_RUNS, NOTEBOOK_EPOCHS, Record, Run, Salvaged, Start, Thumbnail, change_words,
    class_csv, loss_curves, notebook, points_csv, predictions, race_results, race_runs, saved, setting_words,
    text_cell, text_of_file,
};
pub use lesson::{
    Agreement, BORDER_SIDE, Border, BorderPen, BorderPlace, BrokenLink, ClassMeasure, Comparison, Condition, Draft,
    DraftCondition, DraftField, DraftGoal, DraftMistake, DraftPrediction, DraftQuestion, DraftStep, Found, Goal,
    GoalEvent, GoalMark, GoalWork, HandIn, HandInVerdict, Lesson, LessonStep, MOST_PLACES, MOST_STROKES, Mark, Marked,
    Marking, Measure, Prediction, PredictionKind, PredictionWay, Question, QuestionKind, QuestionWay, RaceMeasure,
    RaceResult, Scene, StepMark, StepName, StepProgress, StepWork, Subject, SubjectValues,
};
pub use moment::{Moment, Verdict};
pub use number::{Quantity, Typed, read_number, read_typed};
pub use race::{
    AfterTarget, Band, Contestant, Executor, Job, JobReport, MOST_CONTESTANTS, Merit, NoEffect, Outcome, Place, Race,
    RaceLimit, RaceLimits, RankedBy, Schedule, Spread, Standing, Summary, Trial, Variable, VariableValue, ranking,
    read_values, shared_epochs, trial_config, trial_seed,
};
pub use repair::{Repair, Repairs};
pub use session::{
    Act, Change, GRID, Intervention, Journal, LossHistory, Losses, Origin, Replay, Sample, Session, SessionMaps, Step,
    Stop, SwitchedOff, Timeline, TraceRow, UndoStack, feature_picture, trace,
};
pub use settings::{
    Choice, Config, Domain, Edit, MOST_LAYERS, MOST_NEURONS, Pace, Parameter, Presets, Rebuild, Setting, SettingInfo,
    Word, control_label, hideable, lockable, read_parameter,
};

pub use engine::{
    Activation, ActivationMaps, Activations, Initialization, Layer, LayerTrace, Loss, Network, Optimizer, Penalty,
    SHADES, SampleTrace, colormap,
};

pub mod links {
    //! Config to text and back.
    pub use crate::link::{Fragment, Reading, View, edits, read, says_something, text_of, view, write};
    pub use crate::moment::{MomentReading, check_as_written, read as moment, write as write_moment};
}

pub mod races {
    //! Race to text and back.
    pub use crate::race::{Reading, is_in, read, read_over, write};
}

pub mod tables {
    //! Tables of points, as people have them.
    pub use crate::files::{
        Class, Column, ColumnKind, Count, DecimalSign, LARGEST_TABLE, LabelMeaning, MOST_COLUMNS, Picked, PickedLabel,
        Selection, SkipReason, Skipped, Table, TableReader, points_table,
    };
}

pub mod lessons {
    //! Text to lesson and back, lessons in links, and what is handed in.
    pub use crate::lesson::{
        ANSWERS, FILE_KEY, HAND_IN, KEY, LONGEST_ANSWER, LONGEST_LESSON, LONGEST_NAME, LONGEST_WORDS, MOST_CONDITIONS,
        MOST_GOALS, MOST_STEPS, Mistake, Search, called, check, check_all, check_written, checked_goals, file_in, find,
        handed_in, is_in, lesson_of, name_of, named_in, read, read_all, read_text, read_within, usual_limits, write,
    };
}
