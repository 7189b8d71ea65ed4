//! What a race says of itself: how far it is, what went wrong, what has come of it.

use std::fmt;

use experiment::{Schedule, shortened_number};

use super::results::{ContestantResult, full_label, n_contestants};
use crate::widgets::notation::LossText;

/// From so many seconds on, minutes are said.
const MINUTES_FROM: f64 = 90.0;

/// What has come of a race, in a sentence; nothing while it is not over.
pub fn verdict(schedule: &Schedule, results: &[ContestantResult], is_cancelled: bool) -> Option<String> {
    let (race, (over, all)) = (schedule.race(), schedule.count());
    if is_cancelled {
        return Some(format!("Cancelled: {over} of {all} runs were finished."));
    }
    if !schedule.is_finished() {
        return None;
    }
    let best = results.first()?;
    let summary = best.summary.as_ref()?;
    let (name, target) = (full_label(race, best.contestant), shortened_number(race.limits().target));
    Some(if summary.diverged == summary.trials {
        "Finished: all diverged. Choose a lower learning rate.".to_owned()
    } else if race.seeds().is_some() {
        let seeds = format!("{} of {}", summary.reached, summary.trials);
        if n_contestants(race) == 1 {
            format!("Finished: a test loss of {target} was reached from {seeds} seeds.")
        } else {
            format!("Finished: {name} is first, and reached a test loss of {target} from {seeds} seeds.")
        }
    } else if let Some(epoch) = summary.target_epoch {
        format!("Finished: {name} is first, at a test loss of {target} from epoch {epoch} on.")
    } else {
        let loss = summary.loss_test.median;
        format!("Finished: nobody reached a test loss of {target}; {name} came closest with {}.", LossText(loss))
    })
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
    use experiment::{Race, RaceLimits, Variable};

    use super::super::rehearsal::{race, race_over, run};
    use super::super::results::results;
    use super::*;

    fn said(race: Race) -> String {
        let schedule = run(race);
        verdict(&schedule, &results(&schedule), false).unwrap()
    }

    #[test]
    fn the_winner_is_named() {
        let sentence = said(race("linear,tanh", 60, 0.1, None));
        assert!(sentence.starts_with("Finished: Tanh is first, at a test loss of 0.1 from epoch "), "{sentence}");
        assert!(sentence.ends_with(" on."), "{sentence}");
    }

    #[test]
    fn a_target_that_nobody_reaches_has_somebody_who_came_closest() {
        let sentence = said(race("linear,tanh", 20, 0.0, None));
        assert!(
            sentence.starts_with("Finished: nobody reached a test loss of 0; Tanh came closest with 0."),
            "{sentence}"
        );
    }

    #[test]
    fn trials_say_from_how_many_seeds() {
        let sentence = said(race("linear,tanh", 60, 0.3, Some(5)));
        assert_eq!(sentence, "Finished: Tanh is first, and reached a test loss of 0.3 from 5 of 5 seeds.");
        let base = race("tanh,relu", 1, 0.0, None).base().clone();
        let limits = RaceLimits { epochs: 60, target: 0.3 };
        let alone = Race::new(base, Variable::Nothing, Vec::new(), limits, Some(5)).unwrap();
        assert_eq!(said(alone), "Finished: a test loss of 0.3 was reached from 5 of 5 seeds.");
    }

    #[test]
    fn when_all_diverge_a_lower_rate_is_advised() {
        let schedule = run(race_over(Variable::LearningRate, "0.03,0.1", 5, 0.0, None));
        let mut results = results(&schedule);
        for summary in results.iter_mut().filter_map(|result| result.summary.as_mut()) {
            summary.diverged = summary.trials;
        }
        let sentence = verdict(&schedule, &results, false).unwrap();
        assert_eq!(sentence, "Finished: all diverged. Choose a lower learning rate.");
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
