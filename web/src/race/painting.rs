//! What moves while a race goes on: pictures, numbers, the chart and the strips. Painted past Yew.

use experiment::{Executor, Schedule};
use web_sys::Element;

use super::chart::{self, Shown};
use super::contest::Contest;
use super::result::Line;
use super::strip::{self, Measure};
use crate::browser;
use crate::colors::Colors;
use crate::heat::Heat;
use crate::reading::Reading;
use crate::readings::Grouped;

/// Milliseconds between two paintings of the chart while a race goes on.
const CHART_EVERY: f64 = 100.0;

/// The parts of the page that are painted.
#[derive(Default)]
pub struct Painting {
    cards: Vec<Card>,
    epoch: Option<Reading>,
    left: Option<Reading>,
    progress: Option<Element>,
    charted_at: f64,
}

struct Card {
    heat: Option<Heat>,
    train: Reading,
    test: Reading,
    /// The epoch whose picture is painted.
    painted: Option<u64>,
}

/// The id of a contestant's picture.
pub fn picture_id(contestant: usize) -> String {
    format!("race-picture-{contestant}")
}

/// The id of a contestant's loss.
pub fn loss_id(contestant: usize, test: bool) -> String {
    format!("race-{}-{contestant}", if test { "test" } else { "train" })
}

impl Painting {
    /// Finds everything anew, after Yew has changed the page.
    pub fn bind(&mut self, n_contestants: usize) {
        browser::choose_chosen();
        let card = |contestant| Card {
            heat: Heat::new(&picture_id(contestant), Executor::SIDE),
            train: Reading::new(&loss_id(contestant, false)),
            test: Reading::new(&loss_id(contestant, true)),
            painted: None,
        };
        self.cards = (0..n_contestants).map(card).collect();
        self.epoch = Some(Reading::new("race-epoch"));
        self.left = Some(Reading::new("race-left"));
        self.progress = browser::element("race-progress");
        self.charted_at = 0.0;
    }

    fn paint_cards(&mut self, schedule: &Schedule, colors: &Colors) {
        let signs = schedule.race().base().discretize();
        for (contestant, card) in self.cards.iter_mut().enumerate() {
            let Some(report) = schedule.first_report(contestant) else { continue };
            let standing = &report.outcome.standing;
            if card.painted == Some(standing.epochs) {
                continue;
            }
            card.painted = Some(standing.epochs);
            if let Some(heat) = card.heat.as_mut().filter(|_| !report.picture.is_empty()) {
                heat.paint(&report.picture, Executor::SIDE, colors, signs);
            }
            for (reading, loss) in [(&mut card.train, standing.loss_train), (&mut card.test, standing.loss_test)] {
                match loss {
                    Some(loss) => reading.show(format_args!("{loss:.3}")),
                    None => reading.show(format_args!("diverged")),
                }
            }
        }
    }

    fn paint_charts(&mut self, schedule: &Schedule, lines: &[Line], shown: Shown, colors: &Colors) {
        self.charted_at = browser::now();
        chart::paint(schedule, lines, shown, colors);
        if schedule.race().seeds().is_some() {
            for measure in [Measure::Loss, Measure::TargetEpoch] {
                strip::paint(measure, schedule, self.cards.len(), shown.logarithmic, colors, shown.dark);
            }
        }
    }

    fn paint_progress(&mut self, schedule: &Schedule, seconds_left: Option<f64>) {
        let (over, all) = schedule.count();
        if let Some(epoch) = &mut self.epoch {
            epoch.show(format_args!("{}", Grouped(schedule.fence())));
        }
        if let Some(progress) = &self.progress {
            // Fails only for a name that is none.
            let _ = progress.set_attribute("value", &schedule.part_done().to_string());
        }
        let Some(left) = &mut self.left else { return };
        let runs = if schedule.race().seeds().is_some() { format!("{over} of {all} runs") } else { String::new() };
        let dot = if runs.is_empty() || seconds_left.is_none() { "" } else { " · " };
        match seconds_left {
            Some(seconds) if seconds >= 90.0 => {
                left.show(format_args!("{runs}{dot}about {:.0} min left", seconds / 60.0));
            }
            Some(seconds) => left.show(format_args!("{runs}{dot}about {} s left", seconds.ceil())),
            None => left.show(format_args!("{runs}")),
        }
    }
}

impl Contest {
    /// Paints it as it is now.
    pub fn paint(&mut self, colors: &Colors, dark: bool) {
        let seconds_left = self.seconds_left();
        let shown = Shown { test: self.shows_test, logarithmic: self.logarithmic, dark };
        let is_time = !self.playing || browser::now() - self.painting.charted_at > CHART_EVERY;
        let (painting, schedule, lines) = self.parts();
        painting.paint_cards(schedule, colors);
        painting.paint_progress(schedule, seconds_left);
        if is_time {
            painting.paint_charts(schedule, lines, shown, colors);
        }
    }
}
