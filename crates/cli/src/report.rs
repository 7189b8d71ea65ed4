//! What came of a race, in the order of its ranking.

use std::io::{self, Write};

use experiment::{
    Choice, Merit, Outcome, Place, Race, RankedBy, Summary, VariableValue, links, races, ranking, trial_seed,
};
use serde::Serialize;

/// A race and its results; written as JSON as it is, with every digit. What is infinite is null there.
#[derive(Serialize)]
pub struct Report {
    /// What stands behind the `#` of the race's link.
    pub link: String,
    /// The key of the setting that varies.
    pub varies: &'static str,
    /// How many epochs each run had.
    pub epochs: u64,
    /// The test loss to reach.
    pub target: f64,
    /// What decides the ranks.
    #[serde(skip)]
    pub ranked_by: RankedBy,
    /// How many runs each contestant had, if it was more than one.
    pub seeds: Option<usize>,
    /// The best first.
    pub contestants: Vec<Line>,
}

/// One contestant.
#[derive(Serialize)]
pub struct Line {
    /// 1 is the best; equals share a rank.
    pub rank: usize,
    /// What is different about it.
    pub value: String,
    /// What stands behind the `#` of its link.
    pub link: String,
    /// What its runs say together.
    pub summary: Summary,
    /// Its runs; the first has the seed of its link.
    pub trials: Vec<Run>,
}

/// One run.
#[derive(Serialize)]
pub struct Run {
    /// The seed that makes it again, in the link of its contestant.
    pub seed: String,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

impl Line {
    /// Its first run, which is the only one if the race has no seeds.
    pub fn first(&self) -> &Outcome {
        &self.trials[0].outcome
    }
}

impl Report {
    /// Of the outcomes of all trials of `race`, in their order.
    pub fn new(race: &Race, outcomes: &[Outcome]) -> Self {
        let epochs = race.limits().epochs;
        let trials: Vec<&[Outcome]> = outcomes.chunks(race.seeds().unwrap_or(1)).collect();
        let summaries: Vec<Summary> = trials.iter().filter_map(|trials| Summary::of(trials, epochs)).collect();
        let merits: Vec<Merit> = summaries.iter().map(|summary| summary.merit(race.ranked_by())).collect();
        let configs = race.configs();
        let line = |Place { rank, contestant }| {
            let config = &configs[contestant];
            let run = |(index, outcome): (usize, &Outcome)| Run {
                seed: trial_seed(config.seed(), index),
                outcome: outcome.clone(),
            };
            Line {
                rank,
                value: race.values().get(contestant).map_or("-", VariableValue::text).to_owned(),
                link: links::write(config),
                summary: summaries[contestant].clone(),
                trials: trials[contestant].iter().enumerate().map(run).collect(),
            }
        };
        Report {
            link: races::write(race),
            varies: race.variable().word().link,
            epochs,
            target: race.limits().target,
            ranked_by: race.ranked_by(),
            seeds: race.seeds(),
            contestants: ranking(&merits).into_iter().map(line).collect(),
        }
    }

    /// Writes one line of JSON.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub fn json(&self, mut out: impl Write) -> io::Result<()> {
        serde_json::to_writer(&mut out, self)?;
        writeln!(out)
    }
}
