//! What is being learned: the settings of an experiment, the link that holds them, data sets and features, and the
//! [`Session`] that turns all this into a network and its losses. A [`Race`] compares experiments, with a
//! [`Contestant`] each; a [`Trial`] is one run of many. A
//! [`Lesson`] says what to do with an experiment. Nothing here knows a browser, a clock or a thread.
//!
//! Conventions:
//! - x goes right, y goes up. How much of the plane is shown is the data set's [`Extent`], [-6, 6] both ways for most. A
//!   [`SessionMaps`] has its first row at the top.
//! - Labels are -1 or +1, or a real number near [-1, 1] in regression.
//! - Settings are read in the link's own words: [`Setting`] names them, [`Edit`] is a checked new value for one.
//! - Randomness comes from the seed alone: data set, shuffle and initial weights, drawn in this order.

mod choice;
mod config;
mod contestant;
mod csv;
mod data;
mod dataset;
mod early_stopping;
mod edit;
mod error;
mod executor;
mod extent;
mod feature;
mod fragment;
mod goal;
mod job;
mod joined;
mod json;
mod lesson;
mod lesson_progress;
mod lesson_text;
mod limits;
mod link;
mod loss_history;
mod notebook;
mod number;
mod outcome;
mod parameter;
mod predictions;
mod race;
mod race_link;
mod random;
mod ranking;
mod record;
mod replay;
mod run;
pub mod saved;
mod schedule;
mod session;
mod session_maps;
mod setting;
mod summary;
mod thumbnail;
mod trial;
mod undo_stack;
mod variable;
mod variable_value;

pub use choice::{Choice, Pace, Problem, Word};
pub use config::{Config, HIDEABLE};
pub use contestant::Contestant;
pub use dataset::{Dataset, Point};
pub use early_stopping::Stop;
pub use edit::{Edit, Rebuild};
pub use error::{Correction, Error};
pub use executor::Executor;
pub use extent::Extent;
pub use feature::{Feature, Features};
pub use goal::{Comparison, Goal, GoalEvent, Measure, MeasureCondition, SettingCondition};
pub use job::{Job, JobReport};
pub use lesson::Lesson;
pub use lesson_progress::LessonProgress;
pub use limits::{RaceLimit, RaceLimits};
pub use loss_history::{LossHistory, Losses};
pub use notebook::{NOTEBOOK_EPOCHS, Start, notebook};
pub use number::read_number;
pub use outcome::{Outcome, Standing, shared_epochs};
pub use parameter::{Parameter, read_parameter};
pub use predictions::predictions;
pub use race::Race;
pub use random::{Arc4, fresh_seed, unit};
pub use ranking::{Merit, Place, ranking};
pub use record::{MOST_RUNS, Record};
pub use replay::{TraceRow, trace};
pub use run::{LONGEST_NOTE, Run};
pub use schedule::Schedule;
pub use session::{Origin, Sample, Session};
pub use session_maps::{GRID, SessionMaps, feature_picture};
pub use setting::{Domain, MOST_LAYERS, MOST_NEURONS, Presets, Setting, SettingInfo};
pub use summary::{Band, Spread, Summary};
pub use thumbnail::Thumbnail;
pub use trial::{Trial, trial_config, trial_seed};
pub use undo_stack::{Change, UndoStack};
pub use variable::Variable;
pub use variable_value::{MOST_CONTESTANTS, VariableValue, read_values};

pub use engine::{
    Activation, ActivationMaps, Activations, Initialization, Layer, LayerTrace, Loss, Network, Optimizer, Penalty,
    SHADES, SampleTrace, colormap,
};

pub mod links {
    //! Config to text and back.
    pub use crate::link::{Reading, read, text_of, write};
}

pub mod races {
    //! Race to text and back.
    pub use crate::race_link::{Reading, is_in, read, read_over, write};
}

pub mod lessons {
    //! Text to lesson, and lessons in links.
    pub use crate::lesson::{KEY, named_in, read_within};
    pub use crate::lesson_text::{Mistake, check, read};
}
