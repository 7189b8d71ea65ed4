//! What somebody may write, choose or open in the model.

use crate::panels::border::BorderMsg;
use crate::panels::timeline::TimelineMsg;
use experiment::Setting;

/// Links that somebody may have: small experiments, races, lessons, and what is none of these.
pub const LINKS: [&str; 21] = [
    "seed=14&networkShape=1&percTrainData=10&epoch=7",
    "seed=14&networkShape=1&percTrainData=10&epoch=3&claim=0.5_0.25",
    "seed=1&networkShape=1&percTrainData=10",
    "seed=2&networkShape=2&percTrainData=10&pace=max&dataset=xor",
    "seed=3&networkShape=&percTrainData=10&hideText=true&noise_hide=true",
    "seed=4&networkShape=2,1&percTrainData=10&stopEpoch=3",
    "seed=12&networkShape=1&percTrainData=10&learningRate_hide=true&race_hide=true&noise_lock=true&regenerate_lock=true",
    "seed=13&networkShape=2&percTrainData=10&activation_lock=true&keepRun_hide=true&x_lock=true&weights_hide=true",
    "seed=5&networkShape=1&percTrainData=10&problem=regression&activation=relu&learningRate=10&stopLoss=0.4",
    "seed=6&networkShape=2&percTrainData=10&race=activation&raceValues=tanh,relu&raceEpochs=12&raceTarget=0.3",
    "seed=7&networkShape=&percTrainData=10&race=nothing&raceEpochs=3&raceSeeds=2&raceTarget=0.4",
    "lesson=weighted-sum",
    "lesson=xor&learningRate=0.3&learningRate_hide=true&percTrainData=10",
    "lesson=xor&learningRate=0.3",
    "lesson=flying&seed=8&networkShape=1",
    "seed=9&networkShape=&noise=900&dataset=unknown&race=unknown",
    "seed=11&networkShape=2&percTrainData=10&view=present",
    "seed=14&networkShape=1&percTrainData=10&view=output",
    "%%%=&&seed=10&networkShape=1&activation=&=",
    "!seed=11&amp;networkShape=1&amp;percTrainData=10.",
    "nothing-known",
];

/// How many of them, from the first on, are experiments alone.
pub const N_SMALL: usize = 7;

/// A setting's new values, of which some cannot be.
pub const SETTINGS: [(Setting, [&str; 3]); 15] = [
    (Setting::Activation, ["relu", "tanh", "none"]),
    (Setting::BatchSize, ["1", "30", "0"]),
    (Setting::Dataset, ["circle", "xor", "gauss"]),
    (Setting::LearningRate, ["0.1", "10", "-1"]),
    (Setting::Noise, ["0", "50", "81"]),
    (Setting::Problem, ["regression", "classification", "both"]),
    (Setting::Ratio, ["10", "20", "0"]),
    (Setting::Loss, ["squared", "log", "perceptron"]),
    (Setting::Pace, ["1", "max", "5"]),
    (Setting::StopEpoch, ["2", "", "soon"]),
    (Setting::StopLoss, ["0.5", "", "x"]),
    (Setting::StopStalled, ["1", "", "0"]),
    (Setting::Discretize, ["true", "false", "maybe"]),
    (Setting::HideText, ["true", "false", "true"]),
    (Setting::Seed, ["a", "b", "0.5"]),
];

/// What a browser may allow, or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Permission {
    Address,
    Storage,
    Room,
    TabStorage,
    Copying,
    Files,
    Locks,
    Workers,
}

/// What another window does with the runs that the device keeps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OtherWindow {
    Keeps,
    DeletesFirst,
    DeletesAll,
    /// It is of another version of the page, and writes what this one can't read.
    WritesStrangeRow,
}

/// What is done to the runs, each by its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RunAction {
    Open(usize),
    SetNote(usize, &'static str),
    Delete(usize),
    PutBack,
    Export,
    ImportKept,
    ImportNoRecord,
    ShowAll,
    SaveUnreadable,
    ForgetUnreadable,
}

/// What is done on the time line.
pub const TIMELINE: [TimelineMsg; 10] = [
    TimelineMsg::Go(0),
    TimelineMsg::Go(2),
    TimelineMsg::Move(-1),
    TimelineMsg::Move(1),
    TimelineMsg::ToStart,
    TimelineMsg::ToEnd,
    TimelineMsg::ToChange(false),
    TimelineMsg::ToggleFilm,
    TimelineMsg::ToggleFilm,
    TimelineMsg::Cancel,
];

/// What is done to a prediction.
pub const BORDER: [BorderMsg; 8] = [
    BorderMsg::Press((9, 9)),
    BorderMsg::Go((30, 9)),
    BorderMsg::Done,
    BorderMsg::Done,
    BorderMsg::Undo,
    BorderMsg::Cancel,
    BorderMsg::Ask,
    BorderMsg::Show(None),
];
