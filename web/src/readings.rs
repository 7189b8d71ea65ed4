//! All numbers on the page that change while training.

use std::fmt::{self, Arguments, Display};

use experiment::{Parameter, Session};

use crate::browser;
use crate::reading::Reading;
use crate::screen::Shown;

/// Milliseconds over which epochs a second are counted.
const RATE_OVER: f64 = 500.0;

/// The readings on the page.
pub struct Readings {
    epoch: Reading,
    rate: Reading,
    train: Reading,
    test: Reading,
    gap: Reading,
    accuracy_train: Reading,
    accuracy_test: Reading,
    parameters: Reading,
    /// Whose picture is shown.
    place: Reading,
    /// The value under the pointer.
    value: Reading,
    /// What screen readers are told.
    said: Reading,
    /// When counting began, and the epoch then.
    counted_from: Option<(f64, u64)>,
}

impl Readings {
    /// The readings that are on the page now.
    pub fn new() -> Self {
        Readings {
            epoch: Reading::new("epoch"),
            rate: Reading::new("rate"),
            train: Reading::new("loss-train"),
            test: Reading::new("loss-test"),
            gap: Reading::new("gap"),
            accuracy_train: Reading::new("accuracy-train"),
            accuracy_test: Reading::new("accuracy-test"),
            parameters: Reading::new("parameters"),
            place: Reading::new("shown"),
            value: Reading::new("link-value"),
            said: Reading::new("said"),
            counted_from: None,
        }
    }

    /// Shows the session as it is now.
    pub fn paint(&mut self, session: &Session, shown: &Shown, playing: bool) {
        let losses = session.losses();
        self.epoch.show(format_args!("{}", Grouped(session.epoch())));
        self.train.show(format_args!("{:.3}", losses.train));
        self.test.show(format_args!("{:.3}", losses.test));
        self.gap.show(format_args!("{:+.3}", losses.test - losses.train));
        if let Some((train, test)) = session.accuracies() {
            self.accuracy_train.show(format_args!("{:.1} %", 100.0 * train));
            self.accuracy_test.show(format_args!("{:.1} %", 100.0 * test));
        }
        self.parameters.show(format_args!("{}", session.network().n_parameters()));
        match shown.place {
            Some(place) => self.place.show(format_args!("{}", place.name(session.network().layers().len()))),
            None => self.place.show(format_args!("The network's output, at every point")),
        }
        self.paint_value(session, shown.parameter);
        self.paint_rate(session.epoch(), playing);
    }

    fn paint_value(&mut self, session: &Session, parameter: Option<Parameter>) {
        let Some(parameter) = parameter else { return };
        let Some(value) = parameter.value(session.network()) else { return };
        let silenced = if parameter.is_dead(session.network()) { ", silenced by L1" } else { "" };
        match parameter {
            Parameter::Weight { .. } => self.value.show(format_args!("Weight {value:.3}{silenced}")),
            Parameter::Bias { .. } => self.value.show(format_args!("Bias {value:.3}")),
        }
    }

    fn paint_rate(&mut self, epoch: u64, playing: bool) {
        let now = browser::now();
        match self.counted_from {
            _ if !playing => {
                self.counted_from = None;
                self.rate.show(format_args!(""));
            }
            None => self.counted_from = Some((now, epoch)),
            Some((since, first)) if now - since >= RATE_OVER => {
                let rate = epoch.saturating_sub(first) as f64 / (now - since) * 1000.0;
                self.counted_from = Some((now, epoch));
                self.rate.show(format_args!("{rate:.0} epochs/s"));
            }
            Some(_) => {}
        }
    }

    /// Tells screen readers.
    pub fn say(&mut self, what: Arguments<'_>) {
        self.said.show(what);
    }
}

/// At least six digits, in groups of three.
pub struct Grouped(pub u64);

impl Display for Grouped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Grouped(number) = *self;
        if number < 1_000_000 {
            return write!(formatter, "{:03},{:03}", number / 1000, number % 1000);
        }
        // At most a billion: an epoch takes longer than a microsecond.
        write!(formatter, "{},{:03},{:03}", number / 1_000_000, number / 1000 % 1000, number % 1000)
    }
}
