//! What moves with every frame: pictures, lines, numbers. Painted straight onto the page, past Yew.

use std::fmt::Write;

use experiment::{Drawing, Feature, Session, feature_picture};

use crate::browser::{self, Canvas};
use crate::chart;
use crate::colors::Scale;
use crate::diagram::Place;
use crate::heat::Heat;
use crate::links::{Links, Parameter};
use crate::points;

/// Points each way of a neuron's picture and of the large one.
const SMALL: usize = 50;
const LARGE: usize = 100;
/// Milliseconds between two paintings of the chart while training: it changes slowly and is slow to paint.
const CHART_EVERY: f64 = 100.0;
/// Milliseconds over which epochs a second are counted.
const RATE_OVER: f64 = 500.0;

/// How the page is to be painted, apart from what is on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Light on dark.
    pub dark: bool,
    /// Whether lines may flow.
    pub moves: bool,
    /// Whether the chart's losses are on a logarithmic scale.
    pub logarithmic: bool,
    /// Whose picture is in the large output; nothing is the output's own.
    pub place: Option<Place>,
    /// Whose value is shown in the diagram.
    pub parameter: Option<Parameter>,
}

/// The parts of the page that are painted.
pub struct Screen {
    scale: Scale,
    output: Option<Heat>,
    points: Option<Canvas>,
    features: Vec<(Feature, Vec<f32>, Option<Heat>)>,
    neurons: Vec<Vec<Option<Heat>>>,
    links: Option<Links>,
    text: String,
    shown_epoch: Option<u64>,
    chart_at: f64,
    rate_from: (f64, u64),
    flow: f64,
}

impl Screen {
    /// A screen that is bound to nothing yet.
    pub fn new() -> Self {
        Screen {
            scale: Scale::new(false),
            output: None,
            points: None,
            features: Feature::ALL.map(|feature| (feature, feature_picture(feature), None)).into(),
            neurons: Vec::new(),
            links: None,
            text: String::new(),
            shown_epoch: None,
            chart_at: 0.0,
            rate_from: (0.0, 0),
            flow: 0.0,
        }
    }

    /// Finds the canvases anew, after Yew has changed the page, and paints what does not move.
    pub fn bind(&mut self, session: &Session, scale: &Scale, look: &Look) {
        self.scale = scale.clone();
        self.output = Heat::new("output-heat", LARGE);
        self.points = browser::canvas("output-points");
        for (feature, picture, heat) in &mut self.features {
            *heat = Heat::new(&format!("feature-{}", feature.key()), SMALL);
            if let Some(heat) = heat {
                heat.paint(picture, scale, false);
            }
        }
        let neurons = |(layer, n): (usize, usize)| {
            (0..n).map(|neuron| Heat::new(&format!("neuron-{layer}-{neuron}"), SMALL)).collect()
        };
        self.neurons = session.network().layers().iter().map(|layer| layer.n_out()).enumerate().map(neurons).collect();
        self.links = Links::new(session, scale);
        self.shown_epoch = None;
        self.paint_points(session, look);
    }

    fn paint_points(&self, session: &Session, look: &Look) {
        if let Some(canvas) = &self.points {
            let test = if session.config().show_test_data { session.test_points() } else { &[] };
            points::paint(canvas, &self.scale, look.dark, session.train_points(), test);
        }
    }

    /// Paints the session as it is now.
    pub fn paint(&mut self, session: &Session, drawing: &mut Drawing, look: &Look, playing: bool) {
        let picture = drawing.draw(session);
        let signs = session.config().discretize;
        for (layer, neurons) in self.neurons.iter_mut().enumerate() {
            for (neuron, heat) in neurons.iter_mut().enumerate() {
                if let Some(heat) = heat {
                    heat.paint(picture.neuron(layer, neuron), &self.scale, signs);
                }
            }
        }
        let shown = match look.place {
            Some(Place::Neuron { layer, neuron }) if neuron < picture.n_neurons(layer) => picture.neuron(layer, neuron),
            Some(Place::Feature(feature)) => &self.features[feature as usize].1,
            _ => picture.output(),
        };
        if let Some(heat) = &mut self.output {
            heat.paint(shown, &self.scale, signs);
        }
        let moves = playing && look.moves;
        self.flow += 0.5;
        if let Some(links) = &self.links {
            links.paint(session.network(), moves.then_some(self.flow));
        }
        self.paint_numbers(session, look);
        let now = browser::now();
        if !playing || now - self.chart_at >= CHART_EVERY {
            self.chart_at = now;
            chart::paint(session, look.logarithmic, look.dark);
        }
        self.paint_rate(session.epoch(), now, playing);
    }

    fn paint_numbers(&mut self, session: &Session, look: &Look) {
        if let Some(parameter) = look.parameter {
            self.show(
                "link-value",
                parameter.value(session.network()).map_or(String::new(), |value| named(parameter, value)),
            );
        }
        let losses = session.losses();
        self.shown_epoch = Some(session.epoch());
        self.text.clear();
        write_epoch(&mut self.text, session.epoch());
        browser::set_text("epoch", &self.text);
        self.show("loss-train", format_args!("{:.3}", losses.train));
        self.show("loss-test", format_args!("{:.3}", losses.test));
        self.show("gap", format_args!("{:+.3}", losses.test - losses.train));
        self.show("parameters", session.network().n_parameters());
        match session.accuracies() {
            Some((train, test)) => self.show("accuracy", format_args!("{:.1} %, {:.1} %", 100.0 * train, 100.0 * test)),
            None => self.show("accuracy", "–"),
        }
    }

    fn show(&mut self, id: &str, what: impl std::fmt::Display) {
        self.text.clear();
        // Writing to a string does not fail.
        let _ = write!(self.text, "{what}");
        browser::set_text(id, &self.text);
    }

    fn paint_rate(&mut self, epoch: u64, now: f64, playing: bool) {
        let (since, first) = self.rate_from;
        if !playing {
            self.rate_from = (now, epoch);
            browser::set_text("rate", "");
        } else if now - since >= RATE_OVER {
            let rate = epoch.saturating_sub(first) as f64 / (now - since) * 1000.0;
            self.rate_from = (now, epoch);
            self.show("rate", format_args!("{rate:.0} epochs/s"));
        }
    }

    /// The line or square of the diagram near a place on it, in CSS units.
    pub fn parameter_at(&self, x: f64, y: f64) -> Option<Parameter> {
        self.links.as_ref()?.find((x, y))
    }
}

fn named(parameter: Parameter, value: f64) -> String {
    match parameter {
        Parameter::Weight { .. } => format!("Weight {value:.3}"),
        Parameter::Bias { .. } => format!("Bias {value:.3}"),
    }
}

/// At least six digits, in groups of three.
fn write_epoch(text: &mut String, epoch: u64) {
    let digits = format!("{epoch:06}");
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
}
