//! What a network is and how it learns: dense layers, their derivatives and mini-batch gradient descent.
//!
//! Arithmetic only. There is no I/O, no clock, no generator of random numbers and no browser here; what is being
//! learned (data sets, features, links) lives in the `experiment` crate.
//!
//! Conventions, used everywhere in this crate:
//! - Layers are counted from the first one that has weights; the features are nobody's layer.
//! - Weights are row-major: `weights[to * n_in + from]`, one row per neuron.
//! - A *pre-activation* is a neuron's bias plus its weighted inputs, its *output* the activation of that.
//! - `d_x` is the derivative of a sample's loss with respect to `x`.
//! - Training is in `f64` and gives the same bits on every platform: elementary functions come from [`math`], sums
//!   have a fixed order, and nothing is fused. Pictures are in `f32`.
//! - *Lanes* are samples (or points of a picture) that go through the network together.

mod activation;
mod activation_maps;
mod batch_of_one;
mod checkpoint;
mod colormap;
mod fast_activations;
mod initialization;
mod lanes;
mod loss;
pub mod math;
mod moments;
mod network;
mod optimizer;
mod pass;
mod penalty;
mod sample_trace;
mod samples;
mod trainer;
mod trainer_state;
mod update;

pub use activation::{Activation, Activations};
pub use activation_maps::{ActivationMaps, Grid};
pub use checkpoint::Checkpoint;
pub use colormap::{SHADES, colormap};
pub use initialization::Initialization;
pub use loss::Loss;
pub use network::{Layer, Network, ShapeError};
pub use optimizer::Optimizer;
pub use pass::{Pass, Score, Scoring};
pub use penalty::Penalty;
pub use sample_trace::{LayerTrace, SampleTrace};
pub use samples::Samples;
pub use trainer::Trainer;
pub use trainer_state::TrainerState;
pub use update::{Gradients, Hyper};
