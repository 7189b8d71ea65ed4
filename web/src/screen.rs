//! What moves with every frame: pictures, lines, numbers. Painted straight onto the page, past Yew.

use std::fmt::Arguments;

use experiment::{Dataset, Drawing, Feature, Parameter, Problem, Session, feature_picture};

use crate::browser::{self, Canvas};
use crate::chart::Chart;
use crate::colors::Colors;
use crate::data_panel::thumbnail_id;
use crate::heat::Heat;
use crate::inspection::Inspection;
use crate::links::Links;
use crate::place::Place;
use crate::points;
use crate::readings::Readings;

/// Points each way of a neuron's picture, and twice as many on a screen that shows them.
const SMALL: usize = 50;
/// Points each way of the large picture.
const LARGE: usize = 100;

/// What the visitor looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shown {
    /// Whose picture is in the large output; nothing is the output's own.
    pub place: Option<Place>,
    /// Whose value is shown in the diagram.
    pub parameter: Option<Parameter>,
    /// The layer and the neuron in the inspector.
    pub selected: Option<(usize, usize)>,
    /// Whether the chart's losses are on a logarithmic scale.
    pub logarithmic: bool,
    /// The epoch at which the chart is read.
    pub epoch: Option<u64>,
}

/// The parts of the page that are painted.
pub struct Screen {
    /// The colours.
    pub colors: Colors,
    /// The loss chart.
    pub chart: Chart,
    output: Option<Heat>,
    points: Option<Canvas>,
    features: Vec<(Feature, Vec<f32>, Option<Heat>)>,
    neurons: Vec<Vec<Option<Heat>>>,
    links: Option<Links>,
    inspection: Option<Inspection>,
    readings: Option<Readings>,
    /// What the thumbnails were painted for.
    thumbnails: Option<(Problem, Colors)>,
    flow: f64,
}

impl Screen {
    /// A screen that is bound to nothing yet.
    pub fn new(colors: Colors) -> Self {
        Screen {
            colors,
            chart: Chart::default(),
            output: None,
            points: None,
            features: Feature::ALL.map(|feature| (feature, feature_picture(feature), None)).into(),
            neurons: Vec::new(),
            links: None,
            inspection: None,
            readings: None,
            thumbnails: None,
            flow: 0.0,
        }
    }

    /// Finds everything anew, after Yew has changed the page, and paints what does not move.
    pub fn bind(&mut self, session: &Session, shown: &Shown) {
        browser::choose_chosen();
        let small = if browser::pixel_ratio() > 1.25 { 2 * SMALL } else { SMALL };
        self.output = Heat::new("output-heat", LARGE);
        self.points = browser::canvas("output-points");
        for (feature, picture, heat) in &mut self.features {
            *heat = Heat::new(&Place::Feature(*feature).canvas_id(), small);
            if let Some(heat) = heat {
                heat.paint(picture, &self.colors, false);
            }
        }
        let neurons = |(layer, n): (usize, usize)| {
            (0..n).map(|neuron| Heat::new(&Place::Neuron { layer, neuron }.canvas_id(), small)).collect()
        };
        self.neurons = session.network().layers().iter().map(|layer| layer.n_out()).enumerate().map(neurons).collect();
        self.links = Links::new(session);
        self.inspection = shown.selected.map(|neuron| Inspection::new(session, neuron));
        self.readings = Some(Readings::new());
        self.paint_points(session);
        self.paint_thumbnails(session.config().problem);
    }

    fn paint_points(&self, session: &Session) {
        if let Some(canvas) = &self.points {
            let test = if session.config().show_test_data { session.test_points() } else { &[] };
            points::paint(canvas, &self.colors, session.train_points(), test);
        }
    }

    fn paint_thumbnails(&mut self, problem: Problem) {
        let wanted = Some((problem, self.colors.clone()));
        if self.thumbnails != wanted {
            self.thumbnails = wanted;
            for dataset in Dataset::of(problem) {
                if let Some(canvas) = browser::canvas(&thumbnail_id(dataset)) {
                    points::paint_thumbnail(&canvas, &self.colors, dataset);
                }
            }
        }
    }

    /// Paints the session as it is now.
    pub fn paint(&mut self, session: &Session, drawing: &mut Drawing, shown: &Shown, playing: bool, moves: bool) {
        let picture = drawing.draw(session);
        let signs = session.config().discretize;
        for (layer, neurons) in self.neurons.iter_mut().enumerate() {
            for (neuron, heat) in neurons.iter_mut().enumerate() {
                if let Some(heat) = heat {
                    heat.paint(picture.neuron(layer, neuron), &self.colors, signs);
                }
            }
        }
        let large = match shown.place {
            Some(Place::Neuron { layer, neuron }) if neuron < picture.n_neurons(layer) => picture.neuron(layer, neuron),
            Some(Place::Feature(feature)) => &self.features[feature as usize].1,
            _ => picture.output(),
        };
        if let Some(heat) = &mut self.output {
            heat.paint(large, &self.colors, signs);
        }
        let moves = playing && moves;
        self.flow += 0.5;
        if let Some(links) = &mut self.links {
            links.paint(session.network(), &self.colors, moves.then_some(self.flow));
        }
        if let Some(inspection) = &mut self.inspection {
            inspection.paint(session);
        }
        if let Some(readings) = &mut self.readings {
            readings.paint(session, shown, playing);
        }
        self.chart.paint(session, shown, &self.colors, playing);
    }

    /// The line or square of the diagram near a place on it, in CSS units.
    pub fn parameter_at(&self, session: &Session, x: f64, y: f64) -> Option<Parameter> {
        self.links.as_ref()?.find(session.network(), (x, y))
    }

    /// Puts this text into a number's field in the inspector.
    pub fn write_field(&self, parameter: Parameter, text: &str) {
        if let Some(field) = self.inspection.as_ref().and_then(|inspection| inspection.field(parameter)) {
            field.set_value(text);
        }
    }

    /// Tells screen readers.
    pub fn say(&mut self, what: Arguments<'_>) {
        if let Some(readings) = &mut self.readings {
            readings.say(what);
        }
    }
}
