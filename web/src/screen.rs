//! What moves with every frame: pictures, lines, numbers. Painted straight onto the page, past Yew.

use std::fmt::Arguments;

use experiment::{Parameter, Point, Session};

use crate::browser::{self, Canvas};
use crate::chart::Chart;
use crate::colors::Colors;
use crate::in_view::InView;
use crate::inspection::Inspection;
use crate::links::Links;
use crate::making::Made;
use crate::pictures::Pictures;
use crate::place::Place;
use crate::points;
use crate::readings::Readings;
use crate::thumbnails::Thumbnails;
use crate::turns::Turn;

/// How far gaps flow along the lines in a frame, in CSS units.
const SPEED: f64 = 0.5;

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
    /// The heat maps, once something is shown.
    pub pictures: Option<Pictures>,
    points: Option<Canvas>,
    links: Option<Links>,
    inspection: Option<Inspection>,
    readings: Option<Readings>,
    thumbnails: Thumbnails,
    /// Frames painted so far.
    frame: usize,
    /// What could be seen when it was last painted.
    seen: InView,
}

impl Screen {
    /// A screen that is bound to nothing yet.
    pub fn new(colors: Colors) -> Self {
        Screen {
            colors,
            chart: Chart::default(),
            pictures: None,
            points: None,
            links: None,
            inspection: None,
            readings: None,
            thumbnails: Thumbnails::default(),
            frame: 0,
            seen: InView::default(),
        }
    }

    /// While the page is made: does a share of what [`bind`](Self::bind) has to do, if this one is for canvases. Whether it was.
    /// `bind` does it again, for what may have changed since then, but finds what takes long done: contexts and pictures.
    pub fn prepare(&mut self, session: &Session, made: Made) -> bool {
        match made {
            Made::Pictures => self.bind_pictures(session),
            Made::Thumbnails => self.thumbnails.paint(session.config().problem(), &self.colors),
            _ => return false,
        }
        true
    }

    fn bind_pictures(&mut self, session: &Session) {
        self.pictures.get_or_insert_with(|| Pictures::new(session)).bind(session, &self.colors);
    }

    /// Finds everything anew, after Yew has changed the page, and paints what does not move.
    pub fn bind(&mut self, session: &Session, shown: &Shown, followed: Option<&Point>) {
        browser::choose_chosen();
        self.bind_pictures(session);
        self.links = Links::new(session);
        self.inspection = shown.selected.map(|neuron| Inspection::new(session, neuron));
        self.readings = Some(Readings::new());
        self.points = browser::canvas("output-points");
        self.paint_points(session, followed);
        self.thumbnails.paint(session.config().problem(), &self.colors);
    }

    fn paint_points(&self, session: &Session, followed: Option<&Point>) {
        if let Some(canvas) = &self.points {
            let test = if session.config().show_test_data() { session.test_points() } else { &[] };
            let extent = session.config().current_dataset().extent();
            points::paint(canvas, &self.colors, extent, session.train_points(), test);
            if let Some(point) = followed {
                points::mark(canvas, &self.colors, extent, point);
            }
        }
    }

    /// Paints the session as it is now.
    pub fn paint(&mut self, session: &Session, shown: &Shown, playing: bool, moves: bool) {
        self.frame = self.frame.wrapping_add(1);
        self.seen = InView::now();
        let n_lines = self.links.as_ref().map_or(0, Links::n_lines);
        let turn = if playing { Turn::of(self.frame, n_lines) } else { Turn::ALL };
        if let Some(pictures) = &mut self.pictures {
            pictures.paint(session, &self.colors, shown, playing, turn, self.seen);
        }
        if let Some(links) = &mut self.links {
            let flow = (playing && moves).then_some(SPEED * self.frame as f64);
            links.paint(session.network(), &self.colors, flow, turn);
        }
        if let Some(inspection) = &mut self.inspection {
            inspection.paint(session);
        }
        if let Some(readings) = &mut self.readings {
            readings.paint(session, shown, playing);
        }
        self.chart.paint(session, shown, &self.colors, playing, self.seen.chart);
    }

    /// Whether something can be seen now that was left out when it was last painted.
    pub fn has_come_into_view(&self) -> bool {
        InView::now().has_more_than(self.seen)
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
