//! How much there is to compute: the same on every machine, unlike the time that it takes.

use crate::session::Session;

/// How many multiplications by a weight, or for one, an epoch takes: for each training point, one a weight forward, one a
/// weight for its gradient, and one a weight behind the first layer for the error that goes back through it.
pub(super) fn multiplications_per_epoch(session: &Session) -> u64 {
    let layers = session.network().layers();
    let weights: usize = layers.iter().map(|layer| layer.weights.len()).sum();
    let first = layers.first().map_or(0, |layer| layer.weights.len());
    ((3 * weights - first) * session.train_points().len()) as u64
}
