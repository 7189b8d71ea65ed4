//! The race: experiments that differ in one setting, side by side or as trials from many seeds. What a race is, who trains
//! what and who is ahead is in the `experiment` crate; here it is shown, and workers are kept busy.

mod bar;
mod cards;
mod chart;
mod contest;
mod crew;
mod field;
mod hand;
mod handle;
mod ink;
mod message;
mod painting;
mod result;
mod setup;
mod strip;
mod table;
mod verdict;
mod view;
mod worker;

pub use contest::Contest;
pub use worker::worker;

use crew::News;
use experiment::{Config, Correction, races};
use field::Field;
use web_sys::DedicatedWorkerGlobalScope;
use yew::Html;
use yew::html::Scope;

use crate::app::App;
use crate::colors::Colors;
use crate::parts;
use crate::stage::Stage;

/// What the rest of the page, and a worker, need of this part.
#[allow(missing_docs)] // Said at each function.
pub struct Functions {
    pub read: fn(&str, &Config, &mut Vec<Correction>) -> Option<Box<Contest>>,
    pub link: fn(&Contest) -> String,
    pub handle: fn(&mut App, &Scope<App>, Msg) -> bool,
    pub enter: fn(&mut App, &Scope<App>),
    pub view: fn(&Scope<App>, &Contest) -> Html,
    pub bind: fn(&mut Contest),
    pub paint: fn(&mut Contest, &Colors, bool),
    pub frame: fn(&mut Contest) -> bool,
    pub rebase: fn(&mut Contest, &Config),
    pub send_away: fn(&mut Contest),
    pub work: fn(DedicatedWorkerGlobalScope),
}

/// The functions of this part.
pub static FUNCTIONS: Functions = Functions {
    read,
    link: |contest| races::write(contest.race()),
    handle: App::on_race,
    enter: App::enter_race,
    view: view::view,
    bind: Contest::bind,
    paint: Contest::paint,
    frame: Contest::frame,
    rebase: Contest::rebase,
    send_away: Contest::send_away,
    work: worker::work,
};

/// The race of an experiment that a link describes, if it does.
fn read(link: &str, base: &Config, corrections: &mut Vec<Correction>) -> Option<Box<Contest>> {
    let race = races::read_over(link, base, corrections)?;
    Some(Box::new(Contest::new(race)))
}

impl App {
    /// The race, where it is shown.
    pub(crate) fn raced(&self) -> Option<(&'static Functions, &Contest)> {
        let contest = self.race.as_ref().filter(|_| self.stage == Stage::Race)?;
        Some((parts::loaded().race?, contest))
    }
}

/// What happens to the race.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // What has no line of its own is what its button says.
pub enum Msg {
    /// A field was changed.
    Set(Field, String),
    TogglePlay,
    /// Train all for so many epochs.
    Step(u64),
    Reset,
    Cancel,
    /// The crew of this number has something to say.
    News(usize, News),
    /// Whether the chart shows test losses.
    ShowTest(bool),
    Logarithmic(bool),
    /// A contestant becomes the experiment.
    TakeOver(usize),
}
