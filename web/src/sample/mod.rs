//! One sample, step by step: its way forward through the network to the loss, and the gradients' way back. Which numbers these are
//! is the `experiment` crate's business; here a point is chosen, and its numbers are shown one step at a time.

mod backward;
mod forward;
mod loss;
mod number;
mod step;
mod table;
mod view;

pub use view::button;

use experiment::{Error, Extent, Origin, Sample, Session, read_number};
use web_sys::{MouseEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::Html;
use yew::html::Scope;

use crate::app::App;
use crate::browser;
use step::Step;

/// What the rest of the page needs of this part.
#[allow(missing_docs)] // Said at each function.
pub struct Functions {
    pub handle: fn(&mut App, Msg),
    pub view: fn(&Scope<App>, &Session, &Followed, bool) -> Html,
    pub renew: fn(&mut App),
}

/// The functions of this part.
pub static FUNCTIONS: Functions = Functions { handle: App::on_sample, view: view::view, renew: App::renew_sample };

/// The panel's id.
const PANEL: &str = "sample";

/// One of a point's two coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// To the right.
    X1,
    /// Upward.
    X2,
}

/// What happens to the sample.
#[derive(Clone, Debug)]
pub enum Msg {
    /// The picture of the output was pressed at this part of its width and of its height.
    Pick(f64, f64),
    /// Follow a point of the data.
    Open,
    Close,
    /// Another training point, so many further on.
    Other(isize),
    /// A coordinate was typed.
    Type(Axis, String),
    /// Show this step of the way.
    Go(usize),
}

/// The sample that is followed.
#[derive(Clone, Debug)]
pub struct Followed {
    sample: Sample,
    /// The step of its way that is shown, by number.
    step: usize,
    /// A coordinate that was no number of the shown plane, and why.
    refused: Option<(Axis, String)>,
}

impl Followed {
    fn new(sample: Sample) -> Self {
        Followed { sample, step: 0, refused: None }
    }

    /// The point, for its mark in the picture.
    pub fn sample(&self) -> &Sample {
        &self.sample
    }
}

/// Where the picture was pressed, in parts of its width and of its height.
pub fn part_at(event: &MouseEvent) -> Option<Msg> {
    let canvas = browser::element("output-heat")?.get_bounding_client_rect();
    let (x, y) = browser::place_in("output-heat", event)?;
    Some(Msg::Pick(x / canvas.width(), y / canvas.height()))
}

/// The shown part of the plane.
fn extent(session: &Session) -> Extent {
    session.config().current_dataset().extent()
}

impl App {
    /// Does what a message about the sample asks for.
    pub(crate) fn on_sample(&mut self, message: Msg) {
        match message {
            Msg::Pick(right, down) => {
                let (x, y) = extent(&self.session).of_unit(right.clamp(0.0, 1.0), down.clamp(0.0, 1.0));
                if let Some(sample) = self.session.sample_at(x, y) {
                    self.follow(sample);
                }
            }
            Msg::Open => {
                if let Some(sample) = self.session.train_sample(0) {
                    self.follow(sample);
                    view::focus_later();
                }
            }
            Msg::Close => self.sample = None,
            Msg::Other(by) => self.follow_other(by),
            Msg::Type(axis, text) => self.type_coordinate(axis, &text),
            Msg::Go(step) => {
                if let Some(followed) = &mut self.sample {
                    followed.step = step;
                }
            }
        }
    }

    /// Follows a sample, at the step that was shown of the one before.
    fn follow(&mut self, sample: Sample) {
        match &mut self.sample {
            Some(followed) => (followed.sample, followed.refused) = (sample, None),
            None => {
                self.sample = Some(Followed::new(sample));
                // Once it is on the page.
                gloo_timers::callback::Timeout::new(0, show).forget();
            }
        }
    }

    fn follow_other(&mut self, by: isize) {
        let Some(followed) = &self.sample else { return };
        let n = self.session.train_points().len();
        let index = match followed.sample.origin {
            Origin::Train(index) => (index + n).saturating_add_signed(by),
            Origin::Test(_) | Origin::Place => 0,
        };
        if let Some(sample) = self.session.train_sample(index) {
            self.follow(sample);
        }
    }

    fn type_coordinate(&mut self, axis: Axis, text: &str) {
        let Some(followed) = &mut self.sample else { return };
        let Extent { low, high } = extent(&self.session);
        let Some(number) = read_number(text).filter(|number| (low..=high).contains(number)) else {
            let key = match axis {
                Axis::X1 => "X1",
                Axis::X2 => "X2",
            };
            let allowed = format!("a number from {low} to {high}");
            let error = Error::NotAllowed { key, value: text.to_owned(), allowed, nearest: None };
            followed.refused = Some((axis, error.to_string()));
            return;
        };
        let (x, y) = match axis {
            Axis::X1 => (number, followed.sample.point.y),
            Axis::X2 => (followed.sample.point.x, number),
        };
        if let Some(sample) = self.session.sample_at(x, y) {
            self.follow(sample);
        }
    }

    /// Brings the sample up to date with a session that may have other points and another network.
    pub(crate) fn renew_sample(&mut self) {
        let Some(followed) = &mut self.sample else { return };
        let point = followed.sample.point;
        let sample = match followed.sample.origin {
            Origin::Train(index) => self.session.train_sample(index),
            Origin::Test(_) | Origin::Place if extent(&self.session).contains(&point) => {
                self.session.sample_at(point.x, point.y)
            }
            Origin::Test(_) | Origin::Place => self.session.train_sample(0),
        };
        match sample {
            Some(sample) => followed.sample = sample,
            None => self.sample = None,
        }
    }
}

/// Brings the panel into view, if it is not.
fn show() {
    if let Some(panel) = browser::element(PANEL) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        panel.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
