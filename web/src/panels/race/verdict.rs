//! What a race says of itself: how far it is, what went wrong, what has come of it.

use std::fmt;

use experiment::{Race, Schedule};

use super::results::{ContestantResult, n_contestants, name};
use super::sentence::{Finding, Findings, because, sentence};

/// From so many seconds on, minutes are said.
const MINUTES_FROM: f64 = 90.0;

/// What there is to say of a race: what it waits for, or what has come of it; nothing while it goes on.
pub fn verdict(schedule: &Schedule, results: &[ContestantResult], is_cancelled: bool) -> Option<String> {
    let (over, all) = schedule.count();
    if is_cancelled {
        Some(format!("Cancelled: {over} of {all} runs were finished."))
    } else if schedule.is_finished() {
        Some(format!("Finished. {}", sentence(&findings(schedule, results))))
    } else {
        None
    }
}

/// What is said of a race that nobody has begun.
pub fn ready(race: &Race) -> String {
    let (n, epochs) = (n_contestants(race), race.limits().epochs);
    let will_be =
        race.no_effect().map_or(String::new(), |reason| format!(" All will be equal{}.", because(Some(reason))));
    let networks = if n == 1 { "this network".to_owned() } else { format!("{n} networks") };
    let how = match race.seeds() {
        Some(seeds) => format!("from {seeds} random starts{}", if n == 1 { "" } else { " each" }),
        None => "side by side".to_owned(),
    };
    let epochs = if epochs == 1 { "1 epoch".to_owned() } else { format!("{epochs} epochs") };
    format!("Ready: Play trains {networks} {how}, for {epochs}.{will_be}")
}

/// What a race that is over has come to.
fn findings(schedule: &Schedule, results: &[ContestantResult]) -> Findings {
    let race = schedule.race();
    let finding = |result: &ContestantResult| {
        let summary = result.summary.as_ref()?;
        Some(Finding {
            name: name(race, result.contestant),
            rank: result.rank.unwrap_or(1),
            runs: summary.trials,
            reached: summary.reached,
            diverged: summary.diverged == summary.trials,
            target_epoch: summary.target_epoch,
            after_target: result.after_target,
            loss: summary.loss_test.median,
            accuracy: summary.accuracy_test.map_or(0.0, |accuracy| accuracy.median),
            ahead: result.ahead.unwrap_or_default(),
        })
    };
    // Those of which nothing is known come last, so that places stay the same without them.
    let contestants: Vec<Finding> = results.iter().filter_map(finding).collect();
    let known: Vec<usize> = results.iter().take(contestants.len()).map(|result| result.contestant).collect();
    Findings {
        target: race.limits().target,
        epochs: race.limits().epochs,
        trials: race.seeds().is_some(),
        ranked_by: race.ranked_by(),
        no_effect: race.no_effect(),
        contestants,
        equal: equal(schedule, &known),
    }
}

/// The groups of contestants of which everything is the same, by their places in this list.
fn equal(schedule: &Schedule, contestants: &[usize]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (place, contestant) in contestants.iter().enumerate() {
        let is_same = |group: &&mut Vec<usize>| schedule.are_equal(contestants[group[0]], *contestant);
        match groups.iter_mut().find(is_same) {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// What went wrong with the workers, if something did: how many runs were given up, how many workers were lost, and whether the
/// page trains in their place.
pub fn warning(n_given_up: usize, n_lost: usize, is_page: bool) -> Option<String> {
    match (n_given_up, n_lost, is_page) {
        (1, ..) => Some("1 run was given up, because the workers that trained them failed.".to_owned()),
        (2.., ..) => Some(format!("{n_given_up} runs were given up, because the workers that trained them failed.")),
        (0, _, true) => Some(
            "No worker could be kept running, so this page trains by itself: slower, with the same results.".to_owned(),
        ),
        (0, 0, false) => None,
        (0, 1, false) => Some("A worker has failed. Others do its work again.".to_owned()),
        (0, 2.., false) => Some(format!("{n_lost} workers have failed. Others do their work again.")),
    }
}

/// How far a race is, in words.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// How many runs are over, and how many there are; nothing where they run side by side.
    pub runs: Option<(usize, usize)>,
    /// Seconds until all are over, where that can be told.
    pub seconds_left: Option<f64>,
}

impl fmt::Display for Progress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((over, all)) = self.runs {
            write!(formatter, "{over} of {all} runs")?;
        }
        if self.runs.is_some() && self.seconds_left.is_some() {
            formatter.write_str(" · ")?;
        }
        match self.seconds_left {
            Some(seconds) if seconds >= MINUTES_FROM => write!(formatter, "about {:.0} min left", seconds / 60.0),
            Some(seconds) => write!(formatter, "about {} s left", seconds.ceil()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use experiment::Variable;

    use super::super::rehearsal::{race, race_over, run};
    use super::super::results::results;
    use super::*;

    fn said(race: Race) -> String {
        let schedule = run(race);
        verdict(&schedule, &results(&schedule), false).unwrap()
    }

    fn over(link: &str) -> String {
        said(experiment::races::read(link, String::new).race.unwrap())
    }

    #[test]
    fn what_is_said_is_what_has_happened() {
        let base = "#seed=1&pace=max&raceEpochs=60";
        for (link, words) in [
            (
                "&race=activation&raceValues=linear,tanh&raceTarget=0.1",
                &["Finished. Tanh first reached a test loss of 0.1, at epoch "][..],
            ),
            (
                "&race=activation&raceValues=linear,tanh&raceTarget=0",
                &["Finished. No network reached a test loss of 0 within 60 epochs. Tanh ended lowest, at 0."],
            ),
            (
                "&race=regularization",
                &[
                    "Finished. All are equal, because the regularization rate is 0. Each first reached a test loss of 0.05 at epoch ",
                ],
            ),
            (
                "&race=activation&networkShape=",
                &["All are equal: with no hidden layer the activation is not used. No network reached"],
            ),
            ("&race=loss&problem=regression", &["All are equal: regression always uses the squared error."]),
            ("&race=loss", &["test accuracy at the end", "Accuracy decides here"]),
            ("&race=networkShape&raceValues=none,4-2&raceTarget=0.6", &["neurons"]),
            (
                "&race=activation&raceValues=linear,tanh&raceTarget=0.3&raceSeeds=5",
                &[
                    "Tanh reached a test loss of 0.3 most often: from 4 of 5 random starts. Most often ahead: Tanh, on 5 of 5.",
                ],
            ),
            (
                "&race=none&raceTarget=0.3&raceSeeds=5",
                &["Finished. A test loss of 0.3 was reached from 4 of 5 random starts, at epoch "],
            ),
        ] {
            let said = over(&format!("{base}{link}"));
            assert!(words.iter().all(|word| said.contains(word)), "{link}: {said}");
        }
    }

    #[test]
    fn who_was_faster_need_not_end_lower() {
        let said = over("#seed=1&race=learningRate&raceValues=0.3,0.003");
        assert!(
            said.starts_with(
                "Finished. Learning rate 0.3 first reached a test loss of 0.05, at epoch 12, rose above it"
            ),
            "{said}"
        );
        assert!(said.contains("Lowest test loss at the end: learning rate 0.003, with 0.017."), "{said}");
    }

    #[test]
    fn nobody_is_called_none() {
        for link in ["&race=regularization&regularizationRate=0.03", "&race=networkShape&raceValues=none,1"] {
            let said = over(&format!("#seed=1&raceEpochs=40&raceTarget=0.6{link}"));
            assert!(!said.contains("None"), "{said}");
        }
    }

    #[test]
    fn when_all_diverge_a_lower_rate_is_advised() {
        let schedule = run(race_over(Variable::LearningRate, "0.03,0.1", 5, 0.0, None));
        let mut results = results(&schedule);
        for summary in results.iter_mut().filter_map(|result| result.summary.as_mut()) {
            summary.diverged = summary.trials;
        }
        let sentence = verdict(&schedule, &results, false).unwrap();
        assert_eq!(
            sentence,
            "Finished. All diverged: their losses grew beyond all bounds. Choose a lower learning rate."
        );
    }

    #[test]
    fn a_race_that_is_ready_says_what_play_does() {
        let is = |link: &str| ready(&experiment::races::read(link, String::new).race.unwrap());
        for (link, said) in [
            ("#seed=1&race=activation", "Ready: Play trains 4 networks side by side, for 500 epochs."),
            (
                "#seed=1&race=none&raceSeeds=9&raceEpochs=1",
                "Ready: Play trains this network from 9 random starts, for 1 epoch.",
            ),
            (
                "#seed=1&race=regularization&raceSeeds=5",
                "Ready: Play trains 3 networks from 5 random starts each, for 500 epochs. \
                 All will be equal, because the regularization rate is 0.",
            ),
        ] {
            assert_eq!(is(link), said);
        }
    }

    #[test]
    fn nothing_is_said_before_the_end_unless_it_is_cancelled() {
        let schedule = Schedule::new(race("linear,tanh", 60, 0.1, None));
        let results = results(&schedule);
        assert_eq!(verdict(&schedule, &results, false), None);
        assert_eq!(verdict(&schedule, &results, true).unwrap(), "Cancelled: 0 of 2 runs were finished.");
    }

    #[test]
    fn what_went_wrong_is_said() {
        assert_eq!(warning(0, 0, false), None);
        for (situation, words) in [
            ((0, 1, false), "A worker has failed. Others do its work again."),
            ((0, 3, false), "3 workers have failed. Others do their work again."),
            ((0, 0, true), "this page trains by itself"),
            ((0, 4, true), "this page trains by itself"),
            ((1, 2, true), "1 run was given up"),
            ((2, 4, false), "2 runs were given up"),
        ] {
            let (n_given_up, n_lost, is_page) = situation;
            let said = warning(n_given_up, n_lost, is_page).unwrap();
            assert!(said.contains(words), "{said} about {situation:?}");
        }
    }

    #[test]
    fn progress_in_words() {
        for (runs, seconds_left, words) in [
            (None, None, ""),
            (None, Some(0.2), "about 1 s left"),
            (None, Some(89.5), "about 90 s left"),
            (None, Some(90.0), "about 2 min left"),
            (Some((3, 80)), None, "3 of 80 runs"),
            (Some((3, 80)), Some(12.0), "3 of 80 runs · about 12 s left"),
        ] {
            assert_eq!(Progress { runs, seconds_left }.to_string(), words);
        }
    }
}
