//! The columns of the diagram, and which node lies beside which: arrow keys go up and down within a column, left and right
//! between columns.

use experiment::{Feature, Features};

use crate::widgets::notation::{NeuronId, NodeId};

/// Which nodes the diagram has, column by column: the features, the hidden layers, the output neuron.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// The features that are on the page, whether they are on or off.
    pub features: Features,
    /// Neurons in each hidden layer.
    pub hidden_layers: &'a [usize],
}

impl Columns<'_> {
    /// The node that this key of the keyboard leads to from another node.
    pub fn neighbour(self, node: NodeId, key: &str) -> Option<NodeId> {
        let (column, row) = self.position(node)?;
        let (column, row) = match key {
            "ArrowUp" => (column, row.checked_sub(1)?),
            "ArrowDown" => (column, row + 1),
            "ArrowLeft" => self.beside(column.checked_sub(1)?, row)?,
            "ArrowRight" => self.beside(column + 1, row)?,
            _ => return None,
        };
        self.node(column, row)
    }

    /// Every node, column by column.
    pub fn nodes(self) -> impl Iterator<Item = NodeId> {
        (0..self.n_columns())
            .flat_map(move |column| (0..self.height(column)).filter_map(move |row| self.node(column, row)))
    }

    /// The row of a column beside this one; where it is shorter, its last.
    fn beside(self, column: usize, row: usize) -> Option<(usize, usize)> {
        Some((column, row.min(self.height(column).checked_sub(1)?)))
    }

    fn n_columns(self) -> usize {
        self.hidden_layers.len() + 2
    }

    /// How many nodes a column has.
    fn height(self, column: usize) -> usize {
        match column.checked_sub(1) {
            None => self.features.iter().count(),
            Some(layer) if layer == self.hidden_layers.len() => 1,
            Some(layer) => self.hidden_layers.get(layer).copied().unwrap_or(0),
        }
    }

    fn node(self, column: usize, row: usize) -> Option<NodeId> {
        if row >= self.height(column) {
            return None;
        }
        match column.checked_sub(1) {
            None => self.features.iter().nth(row).map(NodeId::Feature),
            Some(layer) => Some(NodeId::Neuron(NeuronId { layer, neuron: row })),
        }
    }

    fn position(self, node: NodeId) -> Option<(usize, usize)> {
        match node {
            NodeId::Feature(feature) => {
                let row = self.features.iter().position(|other: Feature| other == feature)?;
                Some((0, row))
            }
            NodeId::Neuron(NeuronId { layer, neuron }) => {
                (neuron < self.height(layer + 1)).then_some((layer + 1, neuron))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn neuron(layer: usize, neuron: usize) -> NodeId {
        NodeId::Neuron(NeuronId { layer, neuron })
    }

    fn all_features() -> Features {
        let mut features = Features::default();
        Feature::BUILT_IN.into_iter().for_each(|feature| features[feature] = true);
        features
    }

    #[test]
    fn arrow_keys_walk_through_the_diagram() {
        let columns = Columns { features: all_features(), hidden_layers: &[4, 2] };
        let walk = [
            ("ArrowDown", neuron(0, 1)),
            ("ArrowDown", neuron(0, 2)),
            ("ArrowRight", neuron(1, 1)),
            ("ArrowRight", neuron(2, 0)),
            ("ArrowLeft", neuron(1, 0)),
            ("ArrowLeft", neuron(0, 0)),
            ("ArrowLeft", NodeId::Feature(Feature::X1)),
            ("ArrowDown", NodeId::Feature(Feature::X2)),
            ("ArrowRight", neuron(0, 1)),
        ];
        let mut here = neuron(0, 0);
        for (key, there) in walk {
            assert_eq!(columns.neighbour(here, key), Some(there), "{key} from {here:?}");
            here = there;
        }
    }

    #[test]
    fn at_an_edge_of_the_diagram_there_is_no_neighbour() {
        let columns = Columns { features: all_features(), hidden_layers: &[4, 2] };
        let ends = [
            (NodeId::Feature(Feature::X1), "ArrowUp"),
            (NodeId::Feature(Feature::X1), "ArrowLeft"),
            (NodeId::Feature(Feature::SinX2), "ArrowDown"),
            (neuron(0, 3), "ArrowDown"),
            (neuron(2, 0), "ArrowRight"),
            (neuron(2, 0), "ArrowDown"),
            (neuron(1, 1), "Enter"),
        ];
        for (node, key) in ends {
            assert_eq!(columns.neighbour(node, key), None, "{key} from {node:?}");
        }
    }

    #[test]
    fn features_that_are_not_on_the_page_are_passed_over() {
        let mut features = Features::default();
        features[Feature::X2] = false;
        features[Feature::SinX1] = true;
        let columns = Columns { features, hidden_layers: &[] };
        assert_eq!(columns.neighbour(NodeId::Feature(Feature::X1), "ArrowDown"), Some(NodeId::Feature(Feature::SinX1)));
        assert_eq!(columns.neighbour(NodeId::Feature(Feature::X2), "ArrowDown"), None);
        assert_eq!(columns.neighbour(NodeId::Feature(Feature::SinX1), "ArrowRight"), Some(neuron(0, 0)));
    }

    #[test]
    fn where_no_feature_is_on_the_page_nothing_lies_to_the_left() {
        let mut features = Features::default();
        Feature::ALL.into_iter().for_each(|feature| features[feature] = false);
        let columns = Columns { features, hidden_layers: &[3] };
        assert_eq!(columns.neighbour(neuron(0, 2), "ArrowLeft"), None);
    }

    #[test]
    fn a_node_of_another_shape_has_no_neighbour() {
        let columns = Columns { features: all_features(), hidden_layers: &[4, 2] };
        for gone in [neuron(0, 4), neuron(3, 0), neuron(9, 0)] {
            assert_eq!(columns.neighbour(gone, "ArrowUp"), None, "{gone:?}");
        }
    }

    #[test]
    fn all_nodes_are_named_once() {
        let columns = Columns { features: all_features(), hidden_layers: &[4, 2] };
        assert_eq!(columns.nodes().count(), 7 + 4 + 2 + 1);
        assert!(columns.nodes().all(|node| columns.position(node).is_some()));
    }
}
