//! The panel of the race as the page sees it, and what happens to it.

use experiment::links::Fragment;
use experiment::{Config, Correction, VariableValue};
use yew::Html;

use super::field::RaceField;
use super::workers::PoolEvent;
use crate::canvas::{Colors, Theme};
use crate::panels::effect::Effect;

/// What happens to the race.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // What has no line of its own is what its button says.
pub enum RaceMsg {
    /// A field was changed.
    Set(RaceField, String),
    /// A value is compared, or is not any more.
    Toggle(VariableValue),
    TogglePlay,
    /// Train all for so many epochs.
    Step(u64),
    Reset,
    Cancel,
    /// Something happened to the pool of workers of this number.
    Pool(usize, PoolEvent),
    /// Whether the chart shows test losses.
    ShowTest(bool),
    Logarithmic(bool),
    /// A contestant becomes the experiment of the playground.
    TakeOver(usize),
    /// A contestant's run is kept among the runs.
    Keep(usize),
    /// The browser saves something of the race.
    Save(RaceFile),
}

/// A file of a race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaceFile {
    /// The ranking, as CSV.
    Ranking,
    /// Every run, as CSV.
    Runs,
    /// Chart, networks and what is said, as PNG.
    Picture,
}

/// The panel, as the page knows it: everything else of it is loaded when it is first used. It never asks for frames: whoever shows
/// it looks whether it is playing, after everything that it was told. After a rendering, and after each frame, it is painted.
pub trait RacePanel {
    /// Does what a message asks for.
    fn update(&mut self, message: RaceMsg, colors: &Colors, theme: &Theme) -> Vec<Effect>;
    /// The race, if there is one.
    fn view(&self) -> Html;
    /// Puts the race of `base` that a link describes in the place of the one that is there; says whether the link describes one. If
    /// it does not, there is none any more.
    fn read(&mut self, link: &Fragment, base: &Config, corrections: &mut Vec<Correction>) -> bool;
    /// Its tab was opened: the race goes over `base`, and where there is none, the usual one is made. It waits for Play.
    fn enter(&mut self, base: &Config) -> Vec<Effect>;
    /// Another tab is shown: the race pauses.
    fn leave(&mut self);
    /// The experiment's settings have changed while the race is shown. What nobody learns from, such as the pace, lets it go on.
    fn rebase(&mut self, base: &Config) -> Vec<Effect>;
    /// Keeps the race for [`RacePanel::bring_back`], without its workers. There is none then.
    fn put_aside(&mut self);
    /// The race that was put aside comes back.
    fn bring_back(&mut self);
    /// There is no race any more. One that was put aside stays there.
    fn give_up(&mut self);
    /// What stands behind the `#` of the race's link.
    fn link(&self) -> Option<String>;
    /// Whether it goes on, and wants to be told of frames.
    fn is_playing(&self) -> bool;
    /// A frame is about to be shown while the race goes on.
    fn frame(&mut self) -> Vec<Effect>;
    /// Paints what moves, where it is on the page.
    fn paint(&mut self, colors: &Colors, theme: &Theme);
}
