//! Where somebody expects the border between the two colours: lines drawn over the plane, their text for a link, and how far they agree
//! with the border that comes out.

mod agreement;
mod border;
mod pen;

pub use agreement::Agreement;
pub use border::{BORDER_SIDE, Border, BorderPlace, MOST_PLACES, MOST_STROKES};
pub use pen::BorderPen;
