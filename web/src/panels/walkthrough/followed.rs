//! The sample that is followed, and the samples that can be followed from there.

use experiment::{Error, Extent, Origin, Point, Quantity, Sample, Session, Typed, read_number, read_typed};
use yew::AttrValue;

use super::message::Axis;

/// The sample that is followed.
#[derive(Clone, Debug)]
pub struct Followed {
    pub sample: Sample,
    /// The step of its way that is shown, by number. The network may have become too small for it.
    pub step: usize,
    /// A coordinate that was no number of the shown plane.
    pub refused: Option<CoordinateError>,
}

/// A coordinate as it was typed, and why it was refused.
#[derive(Clone, Debug, PartialEq)]
pub struct CoordinateError {
    pub axis: Axis,
    pub text: AttrValue,
    pub reason: AttrValue,
}

/// The shown part of the plane.
pub fn extent(session: &Session) -> Extent {
    session.config().current_dataset().extent()
}

impl Followed {
    /// At its first step.
    pub fn new(sample: Sample) -> Self {
        Followed { sample, step: 0, refused: None }
    }

    /// The training point so many further on; the first one after a point of another kind.
    pub fn other(&self, by: isize, session: &Session) -> Option<Sample> {
        let n = session.train_points().len();
        match self.sample.origin {
            Origin::Train(index) => session.train_sample((index + n).saturating_add_signed(by)),
            Origin::Test(_) | Origin::Place => session.train_sample(0),
        }
    }

    /// The sample where a coordinate of this one is what was typed.
    pub fn moved(&self, axis: Axis, text: &str, session: &Session) -> Result<Typed<Option<Sample>>, Error> {
        let Extent { low, high } = extent(session);
        let Typed { value, note } = read_typed(text, Quantity::Real);
        let Some(number) = read_number(&value).filter(|number| (low..=high).contains(number)) else {
            let key = match axis {
                Axis::X1 => "X1",
                Axis::X2 => "X2",
            };
            let allowed = format!("a number from {low} to {high}");
            return Err(Error::NotAllowed { key, value: text.to_owned(), allowed, nearest: None });
        };
        let Point { x, y, .. } = self.sample.point;
        let sample = match axis {
            Axis::X1 => session.sample_at(number, y),
            Axis::X2 => session.sample_at(x, number),
        };
        Ok(Typed { value: sample, note })
    }

    /// The same sample in a session that may have other points; the first training point where it has none there.
    pub fn renewed(&self, session: &Session) -> Option<Sample> {
        let Sample { point, origin } = &self.sample;
        match origin {
            Origin::Train(index) => session.train_sample(*index),
            Origin::Test(_) | Origin::Place if extent(session).contains(point) => session.sample_at(point.x, point.y),
            Origin::Test(_) | Origin::Place => session.train_sample(0),
        }
    }
}
