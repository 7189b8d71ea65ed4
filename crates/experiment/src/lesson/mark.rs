//! What is found of what somebody hands in: goal by goal, step by step, and in a word.

use serde::{Deserialize, Serialize};

use crate::race::Standing;

/// What a goal is found to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum GoalMark {
    /// It was reached: the run says so.
    Met,
    /// It was reached, as somebody says: nothing can tell.
    AsSaid,
    /// It was not reached, and nobody says so.
    Open,
    /// Somebody says that it was reached, and it was not: why.
    Wrong(String),
}

impl GoalMark {
    /// In a word.
    pub fn words(&self) -> &'static str {
        match self {
            GoalMark::Met => "met",
            GoalMark::AsSaid => "as said",
            GoalMark::Open => "open",
            GoalMark::Wrong(_) => "wrong",
        }
    }

    /// Whether it counts as reached.
    pub fn is_met(&self) -> bool {
        matches!(self, GoalMark::Met | GoalMark::AsSaid)
    }
}

/// What a step is found to be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StepMark {
    /// Its goals.
    pub goals: Vec<GoalMark>,
    /// Where the run stands that shows its goals, or if none does, the run as it was handed in; nothing where there is none that is what
    /// it says.
    pub standing: Option<Standing>,
    /// How many hidden neurons that has.
    pub neurons: usize,
    /// What stands behind the `#` of the link of that run.
    pub run: Option<String>,
    /// What was predicted, for people.
    pub prediction: Option<String>,
    /// What the question was answered with.
    pub answer: Option<String>,
    /// What is wrong with its runs, if anything is.
    pub wrong: Vec<String>,
    /// Whether the question is answered; rightly, where it says what is right. Nothing where there is none.
    pub is_answered: Option<bool>,
}

/// What is found in all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Its steps.
    pub steps: Vec<StepMark>,
}

/// What is found in all, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HandInVerdict {
    /// Every goal was reached.
    Done,
    /// What is said is so, but there are goals that were not reached.
    Open,
    /// Something is not as it is said.
    Wrong,
    /// It is for another lesson, or for one that asks for other things.
    OtherLesson,
    /// Nothing here tells what its lesson is.
    Unknown,
}

impl HandInVerdict {
    /// All of them, the best first.
    pub const ALL: [HandInVerdict; 5] = [
        HandInVerdict::Done,
        HandInVerdict::Open,
        HandInVerdict::Wrong,
        HandInVerdict::OtherLesson,
        HandInVerdict::Unknown,
    ];

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            HandInVerdict::Done => "done",
            HandInVerdict::Open => "not all goals",
            HandInVerdict::Wrong => "not as claimed",
            HandInVerdict::OtherLesson => "another lesson",
            HandInVerdict::Unknown => "lesson unknown",
        }
    }
}

impl Mark {
    /// In a word.
    pub fn verdict(&self) -> HandInVerdict {
        let goals = || self.steps.iter().flat_map(|step| &step.goals);
        let is_wrong = goals().any(|goal| matches!(goal, GoalMark::Wrong(_)))
            || self.steps.iter().any(|step| !step.wrong.is_empty());
        match goals().all(GoalMark::is_met) {
            _ if is_wrong => HandInVerdict::Wrong,
            true => HandInVerdict::Done,
            false => HandInVerdict::Open,
        }
    }

    /// How many goals were reached, and how many there are.
    pub fn n_met(&self) -> (usize, usize) {
        let goals = || self.steps.iter().flat_map(|step| &step.goals);
        (goals().filter(|goal| goal.is_met()).count(), goals().count())
    }

    /// The step whose run says most: the last that has one.
    pub fn last_run(&self) -> Option<&StepMark> {
        self.steps.iter().rev().find(|step| step.standing.is_some())
    }

    /// What is wrong, step by step; empty where nothing is.
    pub fn wrong(&self) -> Vec<String> {
        let n_steps = self.steps.len();
        let of_step = |(index, step): (usize, &StepMark)| {
            let goals = step.goals.iter().enumerate().filter_map(|(goal, mark)| match mark {
                GoalMark::Wrong(why) => Some(format!("goal {}: {why}", goal + 1)),
                _ => None,
            });
            let all = step.wrong.iter().cloned().chain(goals);
            all.map(|why| if n_steps > 1 { format!("step {}: {why}", index + 1) } else { why }).collect::<Vec<_>>()
        };
        self.steps.iter().enumerate().flat_map(of_step).collect()
    }
}
