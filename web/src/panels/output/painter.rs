//! What moves in the output with every frame: the picture, the points over it, the chart and the numbers. Painted past Yew.

use experiment::{
    ActivationMaps, Config, Extent, Feature, Formula, GRID, Point, Session, SessionMaps, feature_picture,
};
use yew::NodeRef;

use super::chart::ChartPainter;
use super::points::PointsPainter;
use super::refs::OutputRefs;
use crate::canvas::{Colors, Heatmap};
use crate::dom::{self, CanvasRef, LiveText};
use crate::widgets::notation::{LossText, NeuronId, NodeId};

/// Points each way of the picture while there is time to draw it finer.
const FINE: usize = 2 * GRID;
/// From so many points of the screen for each CSS unit on, more can be seen.
const DENSE: f64 = 1.25;

/// What of the rest of the page the output shows.
pub struct Scene<'a> {
    /// Whose picture is shown large; nothing is the output's own.
    pub hover: Option<NodeId>,
    /// The point that is followed, to be marked.
    pub followed: Option<&'a Point>,
    /// The colours.
    pub colors: &'a Colors,
    /// Whether the network learns with every frame.
    pub playing: bool,
}

/// The painter of the output.
pub struct OutputPainter {
    pub chart: ChartPainter,
    picture: PicturePainter,
    points: PointsPainter,
    numbers: Numbers,
}

impl OutputPainter {
    /// Paints what a view makes of these.
    pub fn new(refs: &OutputRefs) -> Self {
        OutputPainter {
            chart: ChartPainter::new(CanvasRef::new(refs.chart.clone()), LiveText::new(refs.chart_value.clone())),
            picture: PicturePainter::new(refs.picture.clone()),
            points: PointsPainter::new(CanvasRef::new(refs.points.clone())),
            numbers: Numbers::new(refs),
        }
    }

    /// Looks what can be seen; whether the picture can.
    pub fn look(&mut self) -> bool {
        self.chart.look();
        self.points.look();
        self.picture.look()
    }

    /// Whether something can be seen now that was out of sight.
    pub fn has_come_into_view(&self) -> bool {
        self.chart.has_come_into_view() || self.picture.has_come_into_view()
    }

    /// Paints all but the chart.
    pub fn paint(&mut self, session: &Session, maps: &ActivationMaps, scene: &Scene) {
        self.picture.paint(session, maps, scene);
        self.points.paint(session, scene.followed, scene.colors);
        self.numbers.show(session, scene.hover);
    }
}

/// The large picture.
struct PicturePainter {
    node: NodeRef,
    heatmap: Heatmap,
    /// The activation maps in more detail, once they were needed.
    fine: Option<SessionMaps>,
    /// The feature that was shown last, on its part of the plane.
    feature: Option<ShownFeature>,
    /// Whether the picture can be seen.
    seen: bool,
}

impl PicturePainter {
    fn new(node: NodeRef) -> Self {
        let heatmap = Heatmap::new(node.clone(), GRID);
        PicturePainter { node, heatmap, fine: None, feature: None, seen: false }
    }

    fn look(&mut self) -> bool {
        self.seen = dom::is_in_view(&self.node);
        self.seen
    }

    fn has_come_into_view(&self) -> bool {
        !self.seen && dom::is_in_view(&self.node)
    }

    fn paint(&mut self, session: &Session, maps: &ActivationMaps, scene: &Scene) {
        if !self.seen {
            return;
        }
        let signs = session.config().discretize();
        if let Some(NodeId::Feature(feature)) = scene.hover {
            let values = feature_map(&mut self.feature, session.config(), feature);
            self.heatmap.set_size(GRID);
            self.heatmap.paint(values, GRID, scene.colors, signs);
            return;
        }
        // While the network stands still there is time for more detail.
        let is_fine = !scene.playing && dom::pixel_ratio() > DENSE;
        let (maps, side) = if is_fine {
            (self.fine.get_or_insert_with(|| SessionMaps::new(session, FINE)).draw_shown(session), FINE)
        } else {
            (maps, GRID)
        };
        let neuron = match scene.hover {
            Some(NodeId::Neuron(NeuronId { layer, neuron })) => maps.neuron(layer, neuron),
            _ => None,
        };
        self.heatmap.set_size(side);
        self.heatmap.paint(neuron.unwrap_or(maps.output()), side, scene.colors, signs);
    }
}

/// A feature that was shown: what it is, and its picture.
struct ShownFeature {
    is: (Feature, Option<Formula>, Extent),
    values: Vec<f32>,
}

/// A feature's picture, made anew only if another one was kept.
fn feature_map<'a>(kept: &'a mut Option<ShownFeature>, config: &Config, feature: Feature) -> &'a [f32] {
    let is = (feature, config.formula(Some(feature)).cloned(), config.current_dataset().extent());
    if kept.as_ref().is_some_and(|shown| shown.is != is) {
        *kept = None;
    }
    &kept.get_or_insert_with(|| ShownFeature { is, values: feature_picture(config, feature) }).values
}

/// The numbers, and the words below the chart.
struct Numbers {
    loss_train: LiveText,
    loss_test: LiveText,
    gap: LiveText,
    accuracy_train: LiveText,
    accuracy_test: LiveText,
    parameters: LiveText,
    /// Whose picture is shown.
    shown: LiveText,
}

impl Numbers {
    fn new(refs: &OutputRefs) -> Self {
        let text = |node: &NodeRef| LiveText::new(node.clone());
        Numbers {
            loss_train: text(&refs.loss_train),
            loss_test: text(&refs.loss_test),
            gap: text(&refs.gap),
            accuracy_train: text(&refs.accuracy_train),
            accuracy_test: text(&refs.accuracy_test),
            parameters: text(&refs.parameters),
            shown: text(&refs.shown),
        }
    }

    fn show(&mut self, session: &Session, hover: Option<NodeId>) {
        let losses = session.shown_losses();
        self.loss_train.show(format_args!("{}", LossText(losses.train)));
        self.loss_test.show(format_args!("{}", LossText(losses.test)));
        self.gap.show(format_args!("{:+}", LossText(losses.test - losses.train)));
        if let Some((train, test)) = session.shown_accuracies() {
            self.accuracy_train.show(format_args!("{:.1} %", 100.0 * train));
            self.accuracy_test.show(format_args!("{:.1} %", 100.0 * test));
        }
        self.parameters.show(format_args!("{}", session.network().n_parameters()));
        match hover {
            Some(NodeId::Feature(feature)) => {
                self.shown.show(format_args!("{}", session.config().feature_label(feature)));
            }
            Some(node) => self.shown.show(format_args!("{}", node.named(session.network().layers().len()))),
            None if session.switched_off().n() > 0 => {
                self.shown.show(format_args!("The network's output without what is off"));
            }
            None => self.shown.show(format_args!("The network's output, at every point")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_computed_for_its_part_of_the_plane() {
        use experiment::{Dataset, Edit};

        let mut kept = None;
        let wide = Config::default();
        let narrow = wide.clone().with(Edit::Dataset(Dataset::And)).expect("it can be so");
        for (config, feature) in [(&wide, Feature::X1), (&wide, Feature::X2), (&narrow, Feature::X2)] {
            let expected = feature_picture(config, feature);
            assert_eq!(feature_map(&mut kept, config, feature), expected);
            let values = kept.as_ref().map(|shown| shown.values.as_ptr());
            assert_eq!(Some(feature_map(&mut kept, config, feature).as_ptr()), values, "kept");
        }
    }
}
