//! All heat maps on the page: what each feature and each neuron answers over the plane, small, and one of them large.

use experiment::{Extent, Feature, GRID, Session, SessionMaps, feature_picture};

use crate::browser;
use crate::colors::Colors;
use crate::heat::Heat;
use crate::in_view::InView;
use crate::place::Place;
use crate::screen::Shown;
use crate::turns::Turn;

/// Points each way of a neuron's picture; twice as many on a screen that shows them.
const SMALL: usize = 50;
/// Points each way of the large picture while there is time to draw it finer.
const FINE: usize = 2 * GRID;
/// From so many points of the screen for each CSS unit on, more can be seen.
const DENSE: f64 = 1.25;

/// The canvases and the numbers behind them.
pub struct Pictures {
    drawing: SessionMaps,
    /// The same in more detail, once it was needed.
    fine: Option<SessionMaps>,
    output: Option<Heat>,
    /// The part of the plane that the features' pictures show.
    extent: Extent,
    features: Vec<(Feature, Vec<f32>, Option<Heat>)>,
    neurons: Vec<Vec<Option<Heat>>>,
}

impl Pictures {
    /// Pictures for this session's network, on no canvas yet.
    pub fn new(session: &Session) -> Self {
        let extent = session.config().current_dataset().extent();
        Pictures {
            extent,
            drawing: SessionMaps::new(session, GRID),
            fine: None,
            output: None,
            features: Feature::ALL.map(|feature| (feature, feature_picture(feature, extent), None)).into(),
            neurons: Vec::new(),
        }
    }

    /// The session has another network.
    pub fn rebuild(&mut self, session: &Session) {
        self.drawing = SessionMaps::new(session, GRID);
        self.fine = None;
        let extent = session.config().current_dataset().extent();
        if self.extent != extent {
            self.extent = extent;
            for (feature, picture, _) in &mut self.features {
                *picture = feature_picture(*feature, extent);
            }
        }
    }

    /// Finds the canvases anew, and paints the features, which do not move.
    pub fn bind(&mut self, session: &Session, colors: &Colors) {
        let small = if browser::pixel_ratio() > DENSE { 2 * SMALL } else { SMALL };
        self.output = Heat::new("output-heat", GRID);
        for (feature, picture, heat) in &mut self.features {
            *heat = Heat::new(&Place::Feature(*feature).canvas_id(), small);
            if let Some(heat) = heat {
                heat.paint(picture, GRID, colors, false);
            }
        }
        let neurons = |(layer, n): (usize, usize)| {
            (0..n).map(|neuron| Heat::new(&Place::Neuron { layer, neuron }.canvas_id(), small)).collect()
        };
        self.neurons = session.network().layers().iter().map(|layer| layer.n_out()).enumerate().map(neurons).collect();
    }

    /// Paints the neurons whose turn it is as they are now, and `shown.place` large, or else the output. What cannot be seen is
    /// left out.
    pub fn paint(
        &mut self,
        session: &Session,
        colors: &Colors,
        shown: &Shown,
        playing: bool,
        turn: Turn,
        seen: InView,
    ) {
        if !seen.diagram && !seen.output {
            return;
        }
        let place = shown.place;
        let signs = session.config().discretize();
        let picture = self.drawing.draw(session);
        if seen.diagram {
            for (layer, neurons) in self.neurons.iter_mut().enumerate().filter(|(layer, _)| turn.has(*layer)) {
                // A frame may come after the network has changed and before the page has: the canvases are still the old ones.
                for (neuron, heat) in neurons.iter_mut().enumerate().take(picture.n_neurons(layer)) {
                    if let Some(heat) = heat {
                        heat.paint(picture.neuron(layer, neuron), GRID, colors, signs);
                    }
                }
            }
        }
        let Some(heat) = self.output.as_mut().filter(|_| seen.output) else { return };
        if let Some(Place::Feature(feature)) = place {
            heat.set_size(GRID);
            heat.paint(&self.features[feature as usize].1, GRID, colors, signs);
            return;
        }
        // While the network stands still there is time for more detail.
        let is_fine = !playing && browser::pixel_ratio() > DENSE;
        let picture = match is_fine {
            true => self.fine.get_or_insert_with(|| SessionMaps::new(session, FINE)).draw(session),
            false => picture,
        };
        let side = if is_fine { FINE } else { GRID };
        let values = match place {
            Some(Place::Neuron { layer, neuron }) if neuron < picture.n_neurons(layer) => picture.neuron(layer, neuron),
            _ => picture.output(),
        };
        heat.set_size(side);
        heat.paint(values, side, colors, signs);
    }
}
