//! The state of the time line, and what each of its messages does.

use std::rc::Rc;

use experiment::links::MomentReading;
use experiment::{Replay, Session, Timeline, change_words};
use yew::{AttrValue, Callback, Html};

use super::film::{Film, FilmSpeed};
use super::message::{ShownRun, TimelineMsg, TimelinePanel};
use super::opening::Opening;
use super::pace::go_on;
use super::refs::TimelineRefs;
use super::view::{TimelineProps, time_line};
use crate::dom;
use crate::panels::effect::Effect;
use crate::widgets::Notice;

/// Milliseconds for which the page may stand still while a run is trained again, and those of a frame.
const AT_ONCE: f64 = 30.0;
const OF_FRAME: f64 = 12.0;
/// Milliseconds between two paintings while training: at its end the line changes slowly.
const PAINT_EVERY: f64 = 100.0;
/// Milliseconds after which it is said how far that has come.
const SAID_AFTER: f64 = 300.0;

/// A run that is being trained again, up to an epoch that is to be shown.
struct Going {
    replay: Replay,
    /// When it began, in milliseconds.
    began: f64,
    is_said: bool,
    /// Whether it is a run that was opened at this moment.
    opens: bool,
}

/// The time line.
struct TimelineState {
    send: Callback<TimelineMsg>,
    timeline: Timeline,
    /// What was changed, and after how many epochs.
    changes: Rc<[(u64, AttrValue)]>,
    going: Option<Going>,
    /// The moment that was opened last.
    opening: Option<Opening>,
    film: Option<Film>,
    speed: FilmSpeed,
    refs: TimelineRefs,
    painted_at: f64,
}

/// A time line of which nothing is known, whose messages are sent there.
pub fn create(send: Callback<TimelineMsg>) -> Box<dyn TimelinePanel> {
    Box::new(TimelineState {
        send,
        timeline: Timeline::default(),
        changes: Rc::default(),
        going: None,
        opening: None,
        film: None,
        speed: FilmSpeed::Seconds(15),
        refs: TimelineRefs::default(),
        painted_at: f64::NEG_INFINITY,
    })
}

impl TimelinePanel for TimelineState {
    fn see(&mut self, end: &mut Session) {
        // The run that is being opened is what was seen last.
        if !self.is_opening() {
            self.note(end);
        }
    }

    fn update(&mut self, message: TimelineMsg, run: ShownRun<'_>) -> Vec<Effect> {
        // Somebody who moves along the line has seen enough of the film.
        let was_film = self.film.is_some();
        if !matches!(message, TimelineMsg::Speed(_)) {
            self.film = None;
        }
        // Who presses a key again means the epoch to which the first press leads.
        let here = self.going.as_ref().map_or(run.shown.epoch(), |going| going.replay.epoch());
        let (first, last) = (self.timeline.first(run.end), run.end.epoch());
        let epoch = match message {
            TimelineMsg::Go(epoch) => epoch,
            TimelineMsg::Move(epochs) => here.saturating_add_signed(epochs),
            TimelineMsg::ToChange(forward) => self.change_beside(here, forward).unwrap_or(here),
            TimelineMsg::ToStart => first,
            TimelineMsg::ToEnd => last,
            TimelineMsg::ToggleFilm if was_film => return vec![Effect::Render],
            TimelineMsg::ToggleFilm => {
                self.film = Some(Film::new(dom::now(), first, last));
                first
            }
            TimelineMsg::Speed(speed) => {
                self.speed = speed;
                self.film = self.film.map(|_| Film::new(dom::now(), run.shown.epoch(), last));
                return vec![Effect::Render];
            }
            TimelineMsg::Cancel => {
                let notice = self.stop().map(Effect::Notice);
                return notice.into_iter().chain([Effect::WriteAddress, Effect::Render]).collect();
            }
        };
        self.go(epoch.clamp(first, last), run)
    }

    fn is_going(&self) -> bool {
        self.going.is_some() || self.film.is_some()
    }

    fn is_film(&self) -> bool {
        self.film.is_some()
    }

    fn frame(&mut self, run: ShownRun<'_>) -> Vec<Effect> {
        if self.going.is_some() {
            return self.go_on(OF_FRAME);
        }
        let Some(film) = self.film else { return Vec::new() };
        let epoch = film.epoch(self.speed, dom::now(), run.shown.epoch());
        if epoch >= run.end.epoch() {
            self.film = None;
        }
        self.go(epoch, run)
    }

    fn stop(&mut self) -> Option<Notice> {
        self.film = None;
        self.opening = None;
        let going = self.going.take().filter(|going| going.opens)?;
        let epoch = going.replay.epoch();
        Some(Notice::new(format!("The run was not trained again up to epoch {epoch}.")))
    }

    fn open(&mut self, reading: MomentReading, says: Vec<String>) {
        self.film = None;
        self.opening = Some(Opening::new(&reading, says));
        // A moment that was read can be lived: its changes follow each other.
        let replay = reading.moment.replay().ok();
        self.going = replay.map(|replay| Going { replay, began: dom::now(), is_said: false, opens: true });
    }

    fn is_opening(&self) -> bool {
        self.going.as_ref().is_some_and(|going| going.opens)
    }

    fn link(&self, shown: &Session, settings: &str) -> Option<String> {
        self.opening.as_ref()?.link(shown, settings)
    }

    fn view(&self, run: ShownRun<'_>) -> Html {
        let epoch = run.shown.epoch();
        let said = self.going.as_ref().filter(|going| going.is_said).map(|going| going.replay.epoch());
        time_line(&TimelineProps {
            epoch,
            first: self.timeline.first(run.end),
            last: run.end.epoch(),
            changes: self.changes.clone(),
            is_film: self.film.is_some(),
            speed: self.speed,
            going_to: said,
            refs: self.refs.clone(),
            send: self.send.clone(),
        })
    }

    fn paint(&mut self, run: ShownRun<'_>, playing: bool) {
        let now = dom::now();
        if playing && now - self.painted_at < PAINT_EVERY {
            return;
        }
        self.painted_at = now;
        let (first, last) = (self.timeline.first(run.end), run.end.epoch());
        let here = self.going.as_ref().map_or(run.shown.epoch(), |going| going.replay.epoch());
        dom::set_range(&self.refs.range, (first as f64, last as f64), here as f64);
        dom::set_attribute(&self.refs.marks, "viewBox", &format!("{first} 0 {} 1", (last - first).max(1)));
    }
}

impl TimelineState {
    /// Takes note of where a run is, and of what was changed in it.
    fn note(&mut self, session: &mut Session) {
        if self.timeline.see(session) {
            self.changes = change_words(session).into_iter().map(|(epoch, words)| (epoch, words.into())).collect();
        }
    }

    /// The epoch nearest to this one, later or earlier, at which something was changed.
    fn change_beside(&self, here: u64, forward: bool) -> Option<u64> {
        let mut epochs = self.changes.iter().map(|(epoch, _)| *epoch);
        if forward { epochs.find(|epoch| *epoch > here) } else { epochs.rfind(|epoch| *epoch < here) }
    }

    /// Lets the page show the run as it was at this epoch, at once if that does not take long.
    fn go(&mut self, epoch: u64, run: ShownRun<'_>) -> Vec<Effect> {
        self.going = None;
        if epoch == run.end.epoch() {
            return vec![Effect::LookBack(None)];
        }
        if epoch == run.shown.epoch() {
            return vec![Effect::Render];
        }
        let Some(replay) = self.timeline.replay(run.end, epoch) else {
            self.film = None;
            let why = "More was changed in this run than the page remembers: it cannot show this epoch again.";
            return vec![Effect::Notice(Notice::new(why)), Effect::Render];
        };
        self.going = Some(Going { replay, began: dom::now(), is_said: false, opens: false });
        self.go_on(AT_ONCE)
    }

    /// Goes on with what is trained again.
    fn go_on(&mut self, milliseconds: f64) -> Vec<Effect> {
        let Some(mut going) = self.going.take() else { return Vec::new() };
        match go_on(&mut going.replay, milliseconds, dom::now) {
            Ok(true) => {
                let session = Box::new(going.replay.into_session());
                match self.opening.as_mut().filter(|_| going.opens) {
                    Some(opening) => opening.arrive(session),
                    None => vec![Effect::LookBack(Some(session))],
                }
            }
            Ok(false) => {
                match going.opens {
                    true => self.note(going.replay.session()),
                    false => self.timeline.see_replay(&mut going.replay),
                }
                let says = !going.is_said && dom::now() - going.began > SAID_AFTER;
                going.is_said |= says;
                dom::set_attribute(&self.refs.progress, "value", &going.replay.progress().to_string());
                self.going = Some(going);
                says.then_some(Effect::Render).into_iter().collect()
            }
            Err(error) => {
                let _ = self.stop();
                vec![Effect::Notice(Notice::urgent(error.to_string())), Effect::WriteAddress, Effect::Render]
            }
        }
    }
}
