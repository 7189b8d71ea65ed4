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
use super::view::{TimelineProps, spoken, time_line};
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
        // A run that is being opened has no other epochs yet.
        if self.is_opening() && !matches!(message, TimelineMsg::Speed(_) | TimelineMsg::Cancel) {
            return Vec::new();
        }
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
                dom::focus(&self.refs.range);
                let notice = self.stop().map(Effect::Notice);
                return notice.into_iter().chain([Effect::WriteAddress, Effect::Render]).collect();
            }
        };
        // Of a network from a file, only what came after it was opened.
        let to_start = matches!(message, TimelineMsg::ToStart | TimelineMsg::ToggleFilm);
        let wants_earlier = epoch < first || to_start && first > 0 && first == last;
        let mut effects = self.go(epoch.clamp(first, last), run);
        if wants_earlier {
            let why = format!("This is the earliest epoch that the page can show of this run: {first}.");
            effects.push(Effect::Notice(Notice::new(why)));
        }
        effects
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
        } else if epoch == run.shown.epoch() {
            return Vec::new();
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

    fn link(&self, shown: &Session) -> Option<String> {
        self.opening.as_ref()?.link(shown)
    }

    fn view(&self, run: ShownRun<'_>) -> Html {
        let epoch = run.shown.epoch();
        let said = self.going.as_ref().filter(|going| going.is_said).map(|going| going.replay.epoch());
        time_line(&TimelineProps {
            epoch,
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
        // Of a run that is being opened, nothing else is there yet.
        let going = self.going.as_ref().filter(|going| !going.opens);
        let here = going.map_or(run.shown.epoch(), |going| going.replay.epoch());
        dom::set_range(&self.refs.range, (first as f64, last as f64), here as f64);
        dom::set_attribute(&self.refs.range, "aria-valuetext", &spoken(here, last, &self.changes));
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

#[cfg(test)]
mod tests {
    use experiment::{Change, Edit, Moment, links};

    use super::*;

    /// A run of 60 epochs, with another learning rate from epoch 30 on.
    fn run() -> Session {
        let mut session = Session::new(links::read("#seed=1", String::new).config);
        session.advance(30);
        assert!(session.change(&Change::Edit(Edit::LearningRate(0.1))).is_ok());
        session.advance(30);
        session
    }

    fn panel(end: &mut Session) -> Box<dyn TimelinePanel> {
        let mut panel = create(Callback::noop());
        panel.see(end);
        panel
    }

    /// What comes of a message or of a frame at last.
    fn settled(
        panel: &mut dyn TimelinePanel,
        message: Option<TimelineMsg>,
        shown: &Session,
        end: &Session,
    ) -> Vec<Effect> {
        let run = ShownRun { shown, end };
        let mut effects = match message {
            Some(message) => panel.update(message, run),
            None => panel.frame(run),
        };
        while effects.is_empty() {
            effects = panel.frame(run);
        }
        effects
    }

    /// The session that is to be shown then.
    fn led(panel: &mut dyn TimelinePanel, message: Option<TimelineMsg>, shown: &Session, end: &Session) -> Session {
        match settled(panel, message, shown, end).into_iter().next() {
            Some(Effect::LookBack(Some(session))) => *session,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn moves_lead_to_epochs_and_changes() {
        let mut end = run();
        let mut panel = panel(&mut end);
        let mut at = |message, from: &Session| led(&mut *panel, Some(message), from, &end);
        let ten = at(TimelineMsg::Go(10), &end);
        assert_eq!((ten.epoch(), ten.config().learning_rate()), (10, 0.03));
        assert_eq!(at(TimelineMsg::Move(10), &ten).epoch(), 20);
        let change = at(TimelineMsg::ToChange(true), &ten);
        assert_eq!((change.epoch(), change.config().learning_rate()), (30, 0.1));
        assert_eq!(at(TimelineMsg::ToChange(false), &end).epoch(), 30);
        assert_eq!(at(TimelineMsg::Move(-100), &ten).epoch(), 0);
        let to_end = settled(&mut *panel, Some(TimelineMsg::Move(100)), &ten, &end);
        assert!(matches!(to_end[..], [Effect::LookBack(None)]), "{to_end:?}");
    }

    #[test]
    fn a_film_ends_at_the_end_and_where_somebody_stops_it() {
        let mut end = run();
        let mut panel = panel(&mut end);
        panel.update(TimelineMsg::Speed(FilmSpeed::EveryEpoch), ShownRun { shown: &end, end: &end });
        let mut here = led(&mut *panel, Some(TimelineMsg::ToggleFilm), &end, &end);
        for epoch in 1..60 {
            here = led(&mut *panel, None, &here, &end);
            assert_eq!((here.epoch(), panel.is_film()), (epoch, true));
        }
        let last = settled(&mut *panel, None, &here, &end);
        assert!(matches!(last[..], [Effect::LookBack(None)]) && !panel.is_going(), "{last:?}");
        panel.update(TimelineMsg::ToggleFilm, ShownRun { shown: &end, end: &end });
        panel.update(TimelineMsg::ToggleFilm, ShownRun { shown: &here, end: &end });
        assert!(!panel.is_film() && !panel.is_going());
    }

    #[test]
    fn a_moment_is_trained_again_or_given_up() {
        let mut session = run();
        let reading = || MomentReading { moment: Moment::of(&run()).unwrap(), claim: Some(run().losses()) };
        let mut start = Session::new(reading().moment.origin);
        let mut panel = panel(&mut start);
        panel.open(reading(), Vec::new());
        assert!(panel.is_opening());
        assert!(panel.update(TimelineMsg::Move(-1), ShownRun { shown: &start, end: &start }).is_empty());
        assert!(panel.is_opening(), "it has no other epochs yet");
        let effects = settled(&mut *panel, None, &start, &start);
        let [Effect::ArriveAt(arrived), Effect::Say(_), Effect::Notice(notice)] = &effects[..] else {
            panic!("{effects:?}")
        };
        assert_eq!((arrived.epoch(), arrived.network()), (60, session.network()));
        assert!(notice.sentences[0].contains("to the last digit"));
        session = arrived.as_ref().clone();
        panel.see(&mut session);
        assert!(panel.link(&session).is_some_and(|link| link.contains("&epoch=60&changes=")));
        panel.open(reading(), Vec::new());
        assert!(panel.stop().is_some_and(|notice| notice.sentences[0].contains("epoch 60")) && !panel.is_going());
        assert_eq!(panel.link(&session), None);
    }
}
