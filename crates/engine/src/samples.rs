//! Samples to learn from or to be tested on: features and labels, laid out for lanes.

use crate::lanes::Lanes;
use crate::network::ShapeError;

/// A set of samples, feature by feature: those that go through the network together lie side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    n: usize,
    /// `[feature][sample]`.
    features: Vec<f64>,
    labels: Vec<f64>,
}

impl Samples {
    /// Samples from one column per feature and one label per sample.
    ///
    /// # Errors
    /// A column whose length is not that of `labels`.
    pub fn new(columns: &[Vec<f64>], labels: Vec<f64>) -> Result<Self, ShapeError> {
        if columns.iter().any(|column| column.len() != labels.len()) {
            return Err(ShapeError::new("each feature needs one value for each label"));
        }
        Ok(Samples { n: labels.len(), features: columns.concat(), labels })
    }

    /// How many samples there are.
    pub fn len(&self) -> usize {
        self.n
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// How many features each sample has.
    pub fn n_features(&self) -> usize {
        self.features.len().checked_div(self.n).unwrap_or(0)
    }

    /// The values of one feature.
    pub fn feature(&self, feature: usize) -> &[f64] {
        &self.features[feature * self.n..][..self.n]
    }

    /// What the network should prediction.
    pub fn labels(&self) -> &[f64] {
        &self.labels
    }

    /// The features of the `L::N` samples from `first` on, so many numbers for each feature.
    #[inline(always)]
    pub(crate) fn load<L: Lanes>(&self, first: usize, inputs: &mut [f64]) {
        for (input, feature) in inputs.chunks_exact_mut(L::N).zip(self.features.chunks_exact(self.n)) {
            // Not a copy of slices: in WebAssembly that is a call, which takes longer than the copying.
            L::load(&feature[first..]).store(input);
        }
    }
}
