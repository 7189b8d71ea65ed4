//! What every neuron of a session answers over the plane: the numbers behind the pictures.

use engine::{Picture, Plane};

use crate::feature::Feature;
use crate::session::Session;

/// Points on each side of a picture.
pub const GRID: usize = 100;
/// The plane reaches from -`PLANE` to +`PLANE`, both ways.
pub const PLANE: f64 = 6.0;

/// Pictures of a session's neurons and features, `GRID` × `GRID`, row by row from the top.
#[derive(Clone, Debug)]
pub struct Drawing {
    plane: Plane,
    picture: Picture,
}

impl Drawing {
    /// Pictures for networks like this session's; to be made anew when an edit rebuilds the network.
    pub fn new(session: &Session) -> Self {
        let features: Vec<Feature> = session.config().features.iter().collect();
        let plane = Plane::new(GRID * GRID, features.len(), |feature, point| {
            let (x, y) = place(point);
            features[feature].value(x, y)
        });
        Drawing { plane, picture: Picture::new(session.network(), GRID * GRID) }
    }

    /// Draws every neuron as it is now. Allocates nothing.
    pub fn draw(&mut self, session: &Session) -> &Picture {
        self.picture.draw(session.network(), session.config().hyper().activations, &self.plane);
        &self.picture
    }

    /// The neurons as they were last drawn.
    pub fn picture(&self) -> &Picture {
        &self.picture
    }
}

/// Where a point of a picture lies on the plane.
fn place(point: usize) -> (f64, f64) {
    let step = |index: usize| 2.0 * PLANE * index as f64 / (GRID - 1) as f64;
    (step(point % GRID) - PLANE, PLANE - step(point / GRID))
}

/// One feature at every point of a picture, whether the network sees it or not.
pub fn feature_picture(feature: Feature) -> Vec<f32> {
    let value = |point| {
        let (x, y) = place(point);
        feature.value(x, y) as f32
    };
    (0..GRID * GRID).map(value).collect()
}
