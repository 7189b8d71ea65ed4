//! Twelve exercises that teachers set, as lessons that the page's editor writes, and what students do in them: a way that reaches every goal,
//! and ways that miss one.

mod student;
mod ways;

pub use student::Student;
pub use ways::all;

use experiment::Setting;

/// An exercise.
pub struct Exercise {
    /// The name of its file.
    pub file: &'static str,
    /// What stands in it.
    pub text: &'static str,
    /// A way to all of its goals.
    pub reaches: Vec<Act>,
    /// Ways that a student might try, and that do not lead to all of them.
    pub misses: Vec<Vec<Act>>,
}

/// Something that a student does, or sees.
#[derive(Clone, Debug)]
pub enum Act {
    /// Says what will come out: one of the answers, or a number.
    Predict(&'static str),
    /// Draws a circle where the border will run.
    PredictCircle,
    /// Chooses from a list, in a link's words.
    Choose(&'static str, &'static str),
    /// Chooses a data set.
    Data(&'static str),
    /// Switches a feature on or off.
    Feature(&'static str),
    /// Gives the hidden layers so many neurons.
    Layers(&'static [usize]),
    /// Trains for so many epochs, by the buttons for 100, 10 and 1.
    Train(u64),
    /// Lets it play until so many goals are reached.
    PlayUntil(usize),
    /// Begins anew.
    Reset,
    /// Runs a race to its end.
    Race(Raced),
    /// Answers the question.
    Answer(&'static str),
    /// Goes to the next step.
    Next,
    /// Sees that the first so many goals of the step are reached, and no others.
    Reached(usize),
    /// Reads this on the page.
    Reads(&'static str),
}

/// How somebody sets up a race.
#[derive(Clone, Copy, Debug)]
pub struct Raced {
    /// What varies, in a link's words.
    pub varies: &'static str,
    /// Which of the usual contestants are taken out, as they are called.
    pub without: &'static [&'static str],
    /// Which are put in, as they are typed; may be empty.
    pub with: &'static str,
    /// The test loss to reach.
    pub target: &'static str,
    /// How many epochs each run has.
    pub epochs: &'static str,
    /// How many random starts; empty for one run each.
    pub starts: &'static str,
}

/// The buttons that train for so many epochs: how many each trains, and what it is called.
pub fn presses(epochs: u64) -> impl Iterator<Item = (u64, &'static str)> {
    let buttons = [(100, "Step 100 epochs"), (10, "Step 10 epochs"), (1, "Step")];
    let mut left = epochs;
    buttons.into_iter().flat_map(move |(size, name)| {
        let n = left / size;
        left %= size;
        (0..n).map(move |_| (size, name))
    })
}

/// The setting that links call so.
pub fn setting(key: &str) -> Setting {
    Setting::all().find(|setting| setting.info().key == key).unwrap_or_else(|| panic!("no setting is called {key}"))
}
