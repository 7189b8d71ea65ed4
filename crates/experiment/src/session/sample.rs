//! Samples on their way through a session's network: one that is followed, and what comes of all of them.

use engine::{Network, Pass, SampleTrace, Samples};

use super::data::samples;
use super::session::Session;
use crate::data::Point;

/// How near a point must be to be meant, as a part of the shown plane's side.
const NEAR: f64 = 0.02;

/// A point and where it is from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Where it lies, and what the network should predict there.
    pub point: Point,
    /// Where it is from.
    pub origin: Origin,
}

/// Where a sample is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The point of this number among those that train.
    Train(usize),
    /// The point of this number among those that test.
    Test(usize),
    /// No point of the data; its label is that of the nearest.
    Place,
}

impl Session {
    /// The data's point near this place; or the place itself, with the label of the point that is nearest to it. Nothing where a
    /// coordinate is no number.
    pub fn sample_at(&self, x: f64, y: f64) -> Option<Sample> {
        let train = self.train_points().iter().enumerate().map(|(index, point)| (Origin::Train(index), point));
        let test = self.test_points().iter().enumerate().map(|(index, point)| (Origin::Test(index), point));
        let away = |point: &Point| (point.x - x) * (point.x - x) + (point.y - y) * (point.y - y);
        let (origin, nearest) = train.chain(test).min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)))?;
        let near = NEAR * self.config().current_dataset().extent().size();
        let sample = if away(nearest) <= near * near {
            Sample { point: *nearest, origin }
        } else {
            Sample { point: Point { x, y, label: nearest.label }, origin: Origin::Place }
        };
        (x.is_finite() && y.is_finite()).then_some(sample)
    }

    /// The training point of this number; after the last comes the first again. Nothing where none trains.
    pub fn train_sample(&self, index: usize) -> Option<Sample> {
        let index = index.checked_rem(self.train_points().len())?;
        Some(Sample { point: self.train_points()[index], origin: Origin::Train(index) })
    }

    /// The sample's way through the network that is looked at, as it is now.
    pub fn sample_trace(&self, sample: &Sample) -> SampleTrace {
        let Point { x, y, label } = sample.point;
        let config = self.config();
        let features: Vec<f64> = config.features().iter().map(|feature| config.feature_value(feature, x, y)).collect();
        SampleTrace::new(self.shown_network(), &config.hyper(), &features, label)
    }

    /// What the network that is looked at would be after a step with this sample as a batch of its own.
    pub fn preview(&self, sample: &Sample) -> Network {
        let samples = samples(self.config(), &[sample.point]);
        self.trainer().preview(self.shown_network(), &samples, &self.config().hyper())
    }

    /// What the network predicts now, on the scale of the labels, for the points that train and for those that test, in their
    /// order.
    pub fn predictions(&self) -> (Vec<f64>, Vec<f64>) {
        let (mut pass, hyper) = (Pass::new(self.network()), self.config().hyper());
        let mut of = |samples: &Samples| {
            let mut predictions = Vec::with_capacity(samples.len());
            pass.predict(self.network(), &hyper, samples, |_, prediction| predictions.push(prediction));
            predictions
        };
        (of(&self.data().train), of(&self.data().test))
    }
}
