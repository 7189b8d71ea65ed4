//! The small pictures in the diagram: what each feature and each neuron answers over the plane.

use experiment::{ActivationMaps, Config, Extent, Feature, Formulas, GRID, Network, SHADES, Session, feature_picture};
use yew::NodeRef;

use super::refs::DiagramRefs;
use crate::canvas::{Colors, Heatmap, RoundRobin};
use crate::dom;

/// Points each way of a small picture; twice as many on a screen that shows them.
const SMALL: usize = 50;
/// From so many points of the screen for each CSS unit on, more can be seen.
const DENSE: f64 = 1.25;

/// The heat maps of the diagram's nodes.
pub struct Pictures {
    features: [(Feature, Heatmap); Feature::ALL.len()],
    neurons: Vec<Vec<Heatmap>>,
    /// How the features were painted last; nothing of them moves but with this.
    painted: Option<Style>,
    /// The formulas among them, as they were painted last.
    formulas: Formulas,
}

/// How the pictures of features are painted: what they have in common.
#[derive(Clone, Copy, PartialEq)]
struct Style {
    extent: Extent,
    size: usize,
    colors: [[u8; 4]; SHADES],
}

impl Pictures {
    /// The pictures of the diagram with these elements.
    pub fn new(refs: &DiagramRefs) -> Self {
        let heatmap = |node: &NodeRef| Heatmap::new(node.clone(), SMALL);
        let nodes = refs.feature_pictures();
        Pictures {
            features: Feature::ALL.map(|feature| (feature, heatmap(nodes[feature as usize]))),
            neurons: refs.neuron_pictures().map(|nodes| nodes.map(heatmap).into()).collect(),
            painted: None,
            formulas: Formulas::default(),
        }
    }

    /// Paints the features where something about them has changed, and the neurons of the layers whose turn it is.
    pub fn paint(&mut self, session: &Session, maps: &ActivationMaps, colors: &Colors, turn: RoundRobin) {
        let size = if dom::pixel_ratio() > DENSE { 2 * SMALL } else { SMALL };
        let extent = session.config().current_dataset().extent();
        self.paint_features(session.config(), Style { extent, size, colors: colors.faded }, colors);
        self.paint_neurons(session.network(), maps, size, colors, session.config().discretize(), turn);
    }

    fn paint_features(&mut self, config: &Config, style: Style, colors: &Colors) {
        let is_same = self.painted == Some(style) && self.formulas == *config.formulas();
        self.painted = Some(style);
        self.formulas.clone_from(config.formulas());
        for (feature, heatmap) in &mut self.features {
            if !is_same || heatmap.is_new() {
                heatmap.set_size(style.size);
                heatmap.paint(&feature_picture(config, *feature), GRID, colors, false);
            }
        }
    }

    fn paint_neurons(
        &mut self,
        network: &Network,
        maps: &ActivationMaps,
        size: usize,
        colors: &Colors,
        signs: bool,
        turn: RoundRobin,
    ) {
        let layers = network.layers().iter().zip(&mut self.neurons).enumerate();
        for (index, (layer, neurons)) in layers.filter(|(index, _)| turn.has(*index)) {
            for (neuron, heatmap) in neurons.iter_mut().take(layer.n_out()).enumerate() {
                if let Some(values) = maps.neuron(index, neuron) {
                    heatmap.set_size(size);
                    heatmap.paint(values, GRID, colors, signs);
                }
            }
        }
    }
}
