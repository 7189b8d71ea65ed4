//! What the charts of a race show: the losses of all contestants over each other, and trials one by one.

use experiment::{Band, JobReport, Losses, RankedBy, Schedule, Spread, shared_epochs};

use super::results::{ContestantResult, label, n_contestants};
use crate::canvas::chart::ink::{dashes, ink};
use crate::canvas::chart::{Frame, LineChart, Row, Scale, Series, StripChart};

/// The width of lines, in CSS units.
const WIDTH: f64 = 2.0;
/// Losses of trials are shown up to this one: those of runs that are about to diverge would leave no room for the others.
const HIGHEST: f64 = 10.0;

/// How the charts are shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartOptions {
    /// Test losses, or else those of training.
    pub test: bool,
    /// On a logarithmic scale.
    pub logarithmic: bool,
}

/// The losses so far. Each line has a colour, dashes, and its name at its end; around those of trials are their quartiles.
pub fn losses(schedule: &Schedule, results: &[ContestantResult], options: ChartOptions, dark: bool) -> LineChart {
    let race = schedule.race();
    let series = results.iter().filter_map(|result| {
        let contestant = result.contestant;
        let (line, band) = match race.seeds() {
            None => (losses_of(schedule, contestant, options.test)?, Vec::new()),
            Some(_) => {
                let spreads = spreads(&result.summary.as_ref()?.bands, options.test);
                let medians = spreads.clone().map(|(epoch, spread)| (epoch, spread.median));
                (medians.collect(), spreads.map(|(epoch, spread)| (epoch, spread.lower, spread.upper)).collect())
            }
        };
        let name = Some(label(race, contestant));
        Some(Series { line, band, color: ink(contestant, dark), width: WIDTH, dashes: dashes(contestant), name })
    });
    let (series, limits): (Vec<Series>, _) = (series.collect(), race.limits());
    LineChart {
        frame: Frame::RACE,
        x_max: limits.epochs as f64,
        y: Scale::of_series(&series, limits.target, options.logarithmic),
        series,
        target: (race.ranked_by() == RankedBy::Loss).then_some(limits.target),
        reading: None,
    }
}

/// The losses of a contestant that runs once, at the shared epochs and now.
fn losses_of(schedule: &Schedule, contestant: usize, test: bool) -> Option<Vec<(f64, f64)>> {
    let outcome = &schedule.first_report(contestant)?.outcome;
    let loss = |losses: &Losses| if test { losses.test } else { losses.train };
    let shared = shared_epochs(schedule.race().limits().epochs);
    let kept = shared.iter().zip(&outcome.curve).map(|(epoch, losses)| (*epoch as f64, loss(losses)));
    let standing = &outcome.standing;
    let now = if test { standing.loss_test } else { standing.loss_train };
    Some(kept.chain(now.map(|loss| (standing.epochs as f64, loss))).collect())
}

/// The losses of trials at the shared epochs.
fn spreads(bands: &[Band], test: bool) -> impl Iterator<Item = (f64, Spread)> + Clone {
    bands.iter().map(move |band| (band.epoch as f64, if test { band.loss_test } else { band.loss_train }))
}

/// What a dot stands for in the charts of trials.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TrialMeasure {
    /// The final test loss.
    Loss,
    /// The epoch of the target.
    TargetEpoch,
}

impl TrialMeasure {
    /// Both, in the order of their charts.
    pub const ALL: [TrialMeasure; 2] = [TrialMeasure::Loss, TrialMeasure::TargetEpoch];

    /// The id of its canvas.
    pub fn id(self) -> &'static str {
        match self {
            TrialMeasure::Loss => "race-strip-loss",
            TrialMeasure::TargetEpoch => "race-strip-epoch",
        }
    }

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            TrialMeasure::Loss => "Final test loss of each run",
            TrialMeasure::TargetEpoch => "Epochs until the target",
        }
    }

    /// What is said of runs without such a number.
    fn without(self) -> &'static str {
        match self {
            TrialMeasure::Loss => "∞",
            TrialMeasure::TargetEpoch => "never",
        }
    }

    fn of(self, report: &JobReport) -> Option<f64> {
        match self {
            TrialMeasure::Loss => report.outcome.standing.loss_test,
            TrialMeasure::TargetEpoch => report.outcome.target_epoch.map(|epoch| epoch as f64),
        }
    }
}

/// The trials that are over.
pub fn trials(measure: TrialMeasure, schedule: &Schedule, options: ChartOptions, dark: bool) -> StripChart {
    let race = schedule.race();
    let row = |contestant: usize| Row {
        name: label(race, contestant),
        color: ink(contestant, dark),
        runs: schedule.reports(contestant).into_iter().map(|report| measure.of(report)).collect(),
    };
    let rows: Vec<Row> = (0..n_contestants(race)).map(row).collect();
    let x = match measure {
        TrialMeasure::Loss => {
            let known = || rows.iter().flat_map(|row| row.runs.iter().flatten().copied());
            let (lowest, highest) = (known().fold(f64::INFINITY, f64::min), known().fold(0.0, f64::max));
            Scale::of_losses(lowest, highest.min(HIGHEST), options.logarithmic)
        }
        TrialMeasure::TargetEpoch => Scale::even(race.limits().epochs as f64),
    };
    StripChart { x, rows, without: measure.without() }
}

#[cfg(test)]
mod tests {
    use super::super::rehearsal::{race, run};
    use super::super::results::results;
    use super::*;

    const TEST: ChartOptions = ChartOptions { test: true, logarithmic: false };
    const TRAINING: ChartOptions = ChartOptions { test: false, logarithmic: false };

    #[test]
    fn each_run_is_a_line_that_ends_where_it_is() {
        let schedule = run(race("linear,tanh", 60, 0.1, None));
        for options in [TEST, TRAINING] {
            let chart = losses(&schedule, &results(&schedule), options, false);
            assert_eq!((chart.x_max, chart.target), (60.0, Some(0.1)));
            let names: Vec<_> = chart.series.iter().map(|one| one.name.as_deref()).collect();
            assert_eq!(names, [Some("Tanh"), Some("Linear")], "the best first");
            let standing = &schedule.first_report(1).unwrap().outcome.standing;
            let loss = if options.test { standing.loss_test } else { standing.loss_train };
            assert_eq!(chart.series[0].line.last(), Some(&(60.0, loss.unwrap())));
            assert!(chart.series.iter().all(|one| one.band.is_empty() && one.line.len() == 62));
        }
    }

    #[test]
    fn trials_are_a_line_with_a_band() {
        let schedule = run(race("linear,tanh", 20, 0.1, Some(5)));
        let chart = losses(&schedule, &results(&schedule), TEST, false);
        for one in &chart.series {
            assert_eq!((one.line.len(), one.band.len()), (21, 21));
            let within =
                |((_, median), (_, lower, upper)): (&(f64, f64), &(f64, f64, f64))| lower <= median && median <= upper;
            assert!(one.line.iter().zip(&one.band).all(within));
        }
    }

    #[test]
    fn before_trials_are_over_there_is_nothing_to_draw() {
        let schedule = Schedule::new(race("linear,tanh", 20, 0.1, Some(5)));
        assert!(losses(&schedule, &results(&schedule), TEST, false).series.is_empty());
        let strip = trials(TrialMeasure::Loss, &schedule, TEST, false);
        assert!(strip.rows.len() == 2 && strip.rows.iter().all(|row| row.runs.is_empty()));
    }

    #[test]
    fn each_trial_is_a_dot() {
        let schedule = run(race("linear,tanh", 60, 0.3, Some(5)));
        let reached = trials(TrialMeasure::TargetEpoch, &schedule, TEST, true);
        assert_eq!(reached.x, Scale::even(60.0));
        let [linear, tanh] = &reached.rows[..] else { panic!("{reached:?}") };
        assert_eq!((linear.name.as_str(), linear.runs.as_slice()), ("Linear", &[None; 5][..]));
        assert!(tanh.runs.iter().all(Option::is_some) && linear.color != tanh.color);
        let losses = trials(TrialMeasure::Loss, &schedule, TEST, true);
        let highest = losses.rows.iter().flat_map(|row| row.runs.iter().flatten().copied()).fold(0.0, f64::max);
        assert_eq!(losses.x, Scale::of_losses(0.0, highest, false));
    }
}
