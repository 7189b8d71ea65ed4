//! The state of the prediction, and what each of its messages does.

use experiment::{
    ActivationMaps, BORDER_SIDE, Border, BorderPen, BorderPlace, Config, Dataset, GRID, Point, Problem, Session,
};
use yew::{Callback, Html};

use super::keys::{Key, moved};
use super::lines::lines;
use super::message::{BorderMsg, BorderPanel};
use crate::dom::{self, LiveText};
use crate::panels::effect::Effect;

/// What links call the switch.
const SWITCH: &str = "predictFirst";
/// What is said when a border is asked for.
const ASKED: &str = "Draw the border that you expect in the picture, then press Done. Training waits until then.";
/// What is said when it is drawn.
const DRAWN: &str = "Your prediction stays in the picture. Press Play.";
/// What is said where no more can be drawn.
const FULL: &str = "No more fits: take a stroke back, or press Done.";
/// The middle of the picture.
const MIDDLE: BorderPlace = (BORDER_SIDE / 2, BORDER_SIDE / 2);
/// Milliseconds between two looks at the border of a network that learns.
const LOOK_EVERY: f64 = 250.0;

/// Who asks for a border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asker {
    /// The switch at the output.
    Switch,
    /// A lesson.
    Lesson,
}

/// The prediction.
pub struct Prediction {
    pub(super) send: Callback<BorderMsg>,
    /// Whether a border is drawn before each run.
    is_first: bool,
    /// Who asks for one that is not drawn yet.
    pub(super) asker: Option<Asker>,
    pub(super) pen: BorderPen,
    pub(super) is_large: bool,
    /// The border that is shown, and the data that it is about.
    shown: Option<(Border, Dataset)>,
    /// The cross of the keys, once one was pressed.
    cross: BorderPlace,
    uses_keys: bool,
    /// The points that were there when the switch last asked.
    points: Vec<Point>,
    /// The epoch to which the run had come when it was last looked at.
    epoch: u64,
    pub(super) agreement: LiveText,
    told_at: f64,
}

impl Prediction {
    /// Nothing is asked for, and nothing shown.
    pub fn new(send: Callback<BorderMsg>) -> Self {
        Prediction {
            send,
            is_first: false,
            asker: None,
            pen: BorderPen::default(),
            is_large: false,
            shown: None,
            cross: MIDDLE,
            uses_keys: false,
            points: Vec::new(),
            epoch: 0,
            agreement: LiveText::default(),
            told_at: f64::NEG_INFINITY,
        }
    }

    /// The border that is shown beside what comes out.
    pub(super) fn shown(&self) -> Option<&Border> {
        self.shown.as_ref().map(|(border, _)| border).filter(|_| self.asker.is_none())
    }

    /// Asks for a border.
    fn ask(&mut self, asker: Asker, session: &Session) -> Vec<Effect> {
        (self.asker, self.is_large, self.uses_keys, self.cross) = (Some(asker), false, false, MIDDLE);
        self.pen.clear();
        self.points = session.train_points().to_vec();
        vec![Effect::Say(ASKED.to_owned()), Effect::Render]
    }

    /// Asks no more: what was drawn and is not done is gone.
    fn close(&mut self) {
        (self.asker, self.is_large) = (None, false);
        self.pen.clear();
    }

    fn done(&mut self, session: &Session) -> Vec<Effect> {
        self.pen.lift();
        let border = self.pen.border().clone();
        if self.asker.is_none() || border.is_empty() {
            return Vec::new();
        }
        self.close();
        self.show(Some(border.clone()), session);
        vec![Effect::Predicted(border), Effect::Say(DRAWN.to_owned()), Effect::Render]
    }

    fn show(&mut self, border: Option<Border>, session: &Session) {
        self.shown = border.map(|border| (border, session.config().current_dataset()));
        self.told_at = f64::NEG_INFINITY;
    }

    fn press(&mut self, at: BorderPlace) -> Vec<Effect> {
        match self.pen.press(at) {
            true => vec![Effect::Render],
            false => vec![Effect::Say(FULL.to_owned())],
        }
    }

    fn key(&mut self, key: Key, config: &Config) -> Vec<Effect> {
        self.uses_keys = true;
        match key {
            Key::Move(right, down) => {
                let to = moved(self.cross, right, down);
                let is_drawn = self.pen.go(to);
                // Where no more fits, the cross stays at the end of the line.
                if self.pen.is_down() && !is_drawn && to != self.cross {
                    return vec![Effect::Say(FULL.to_owned())];
                }
                self.cross = to;
                vec![Effect::Say(place_in_words(config, to)), Effect::Render]
            }
            Key::Pen if self.pen.is_down() => {
                let is_drawn = self.pen.lift();
                let said = if is_drawn { self.strokes_in_words() } else { "Nothing was drawn.".to_owned() };
                vec![Effect::Say(format!("Pen up. {said}")), Effect::Render]
            }
            Key::Pen => match self.pen.press(self.cross) {
                true => vec![Effect::Say("Pen down.".to_owned()), Effect::Render],
                false => vec![Effect::Say(FULL.to_owned())],
            },
            Key::Undo => self.undo(),
        }
    }

    fn undo(&mut self) -> Vec<Effect> {
        self.pen.undo();
        vec![Effect::Say(self.strokes_in_words()), Effect::Render]
    }

    fn strokes_in_words(&self) -> String {
        match self.pen.border().strokes().len() {
            0 => "Nothing is drawn.".to_owned(),
            1 => "1 stroke is drawn.".to_owned(),
            n => format!("{n} strokes are drawn."),
        }
    }
}

/// Whether this experiment has a border that can be predicted: where values are learned, there is none.
fn has_border(config: &Config) -> bool {
    config.problem() == Problem::Classification
}

/// Where a place lies, in the words of the data.
fn place_in_words(config: &Config, (column, row): BorderPlace) -> String {
    let part = |at: u8| f64::from(at) / f64::from(BORDER_SIDE - 1);
    let (x, y) = config.current_dataset().extent().of_unit(part(column), part(row));
    let own = config.own_data_in_use();
    let number = |axis: usize, at: f64, name: &'static str| {
        let title = own.map_or("", |own| own.axes()[axis].title());
        let text = own.map_or_else(|| format!("{at:.1}").replace('-', "−"), |own| own.text_at(axis, at));
        format!("{} {text}", if title.is_empty() { name } else { title })
    };
    format!("{}, {}", number(0, x, "X1"), number(1, y, "X2"))
}

impl BorderPanel for Prediction {
    fn update(&mut self, message: BorderMsg, session: &Session) -> Vec<Effect> {
        let config = session.config();
        match message {
            BorderMsg::First(is_first) if is_first == self.is_first => vec![Effect::Render],
            BorderMsg::First(true) if has_border(config) && !config.hides(SWITCH) => {
                self.is_first = true;
                if session.epoch() == 0 {
                    return self.ask(Asker::Switch, session);
                }
                vec![Effect::Say("You draw the border after the next Reset.".to_owned()), Effect::Render]
            }
            BorderMsg::First(_) => {
                self.is_first = false;
                if self.asker == Some(Asker::Switch) {
                    self.close();
                }
                vec![Effect::Render]
            }
            BorderMsg::Ask => self.ask(Asker::Lesson, session),
            BorderMsg::Show(border) => {
                if self.asker == Some(Asker::Lesson) {
                    self.close();
                }
                self.show(border, session);
                vec![Effect::Render, Effect::Paint]
            }
            BorderMsg::Dismiss => {
                self.shown = None;
                vec![Effect::Say("Your prediction is not shown any more.".to_owned()), Effect::Render]
            }
            // The rest is done on the board.
            _ if self.asker.is_none() => Vec::new(),
            BorderMsg::Press(at) => {
                self.uses_keys = false;
                self.cross = at;
                self.press(at)
            }
            BorderMsg::Go(at) if self.pen.is_down() && !self.uses_keys => {
                self.cross = at;
                if self.pen.go(at) { vec![Effect::Render] } else { Vec::new() }
            }
            BorderMsg::Lift if self.pen.is_down() && !self.uses_keys => {
                self.pen.lift();
                vec![Effect::Render]
            }
            BorderMsg::Go(_) | BorderMsg::Lift => Vec::new(),
            BorderMsg::Key(key) => self.key(key, config),
            BorderMsg::Undo => self.undo(),
            BorderMsg::Clear => {
                self.pen.clear();
                vec![Effect::Say(self.strokes_in_words()), Effect::Render]
            }
            BorderMsg::Done => self.done(session),
            BorderMsg::Cancel if self.pen.is_down() => self.undo(),
            BorderMsg::Cancel if self.asker == Some(Asker::Switch) => {
                let effects = self.update(BorderMsg::First(false), session);
                [Effect::Say("Predict first is off.".to_owned())].into_iter().chain(effects).collect()
            }
            BorderMsg::Cancel => Vec::new(),
            BorderMsg::Enlarge(is_large) => {
                self.is_large = is_large;
                vec![Effect::Render]
            }
        }
    }

    fn see(&mut self, session: &Session) -> Vec<Effect> {
        let (config, epoch) = (session.config(), session.epoch());
        let before = std::mem::replace(&mut self.epoch, epoch);
        let is_of_other_data = |(_, dataset): &mut (Border, Dataset)| *dataset != config.current_dataset();
        let mut is_changed = self.shown.take_if(|shown| is_of_other_data(shown) || !has_border(config)).is_some();
        let is_switched = self.is_first && has_border(config) && !config.hides(SWITCH);
        is_changed |= self.is_first != is_switched;
        self.is_first = is_switched;
        // A run that has begun, as when a reset was taken back, needs no prediction.
        if self.asker == Some(Asker::Switch) && (epoch > 0 || !is_switched) {
            self.close();
            is_changed = true;
        }
        if is_switched && epoch == 0 && self.asker != Some(Asker::Lesson) {
            let is_other_run = before > 0 || self.points != session.train_points();
            if is_other_run {
                return self.ask(Asker::Switch, session);
            }
        }
        if is_changed { vec![Effect::Render] } else { Vec::new() }
    }

    fn is_first(&self) -> bool {
        self.is_first
    }

    fn asks(&self) -> bool {
        self.asker.is_some()
    }

    fn is_large(&self) -> bool {
        self.asker.is_some() && self.is_large
    }

    fn can_cancel(&self) -> bool {
        self.asker == Some(Asker::Switch) || self.pen.is_down()
    }

    fn take_back(&mut self) -> bool {
        self.asker.is_some() && self.pen.undo()
    }

    fn overlay(&self, config: &Config) -> Html {
        if self.asker.is_some() {
            let cross = self.uses_keys.then_some((self.cross, self.pen.is_down()));
            return self.board(cross);
        }
        self.shown().filter(|_| has_border(config)).map(|border| lines(border, true, None)).unwrap_or_default()
    }

    fn tools(&self) -> Option<Html> {
        self.bar()
    }

    fn paint(&mut self, session: &Session, maps: &ActivationMaps, playing: bool) {
        let Some(border) = self.shown() else { return };
        // A network that has learned nothing was not predicted.
        if session.epoch() == 0 {
            return self.agreement.show(format_args!(""));
        }
        let now = dom::now();
        if !playing || now - self.told_at >= LOOK_EVERY {
            let agreement = border.agreement(maps.output(), GRID);
            self.agreement.show(format_args!("{agreement}"));
            self.told_at = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use experiment::{Edit, links};

    use super::*;

    fn session(link: &str) -> Session {
        Session::new(links::read(link, String::new).config)
    }

    fn on(link: &str) -> (Prediction, Session) {
        let (mut prediction, session) = (Prediction::new(Callback::noop()), session(link));
        assert!(prediction.see(&session).is_empty());
        prediction.update(BorderMsg::First(true), &session);
        (prediction, session)
    }

    fn draw(prediction: &mut Prediction, session: &Session) -> Vec<Effect> {
        for message in [BorderMsg::Press((5, 5)), BorderMsg::Go((40, 5)), BorderMsg::Lift] {
            prediction.update(message, session);
        }
        prediction.update(BorderMsg::Done, session)
    }

    #[test]
    fn a_run_waits_until_the_border_is_drawn_and_the_next_one_again() {
        let (mut prediction, mut session) = on("#seed=1");
        assert!(prediction.asks());
        assert!(prediction.update(BorderMsg::Done, &session).is_empty() && prediction.asks(), "nothing is drawn");
        let effects = draw(&mut prediction, &session);
        assert!(matches!(&effects[0], Effect::Predicted(border) if border.strokes() == [[(5, 5), (40, 5)]]));
        assert!(!prediction.asks() && prediction.shown().is_some());
        session.advance(3);
        assert!(prediction.see(&session).is_empty() && prediction.shown().is_some());
        session.reset();
        assert!(!prediction.see(&session).is_empty());
        assert!(prediction.asks() && prediction.shown().is_none());
        assert!(prediction.see(&session).is_empty(), "it asks once");
    }

    #[test]
    fn other_points_ask_anew() {
        let (mut prediction, mut session) = on("#seed=1");
        draw(&mut prediction, &session);
        assert!(session.apply(Edit::LearningRate(0.1)).is_ok());
        prediction.see(&session);
        assert!(!prediction.asks());
        assert!(session.apply(Edit::Dataset(Dataset::Spiral)).is_ok());
        prediction.see(&session);
        assert!(prediction.asks());
    }

    #[test]
    fn who_switches_it_off_or_gives_up_is_asked_no_more() {
        for message in [BorderMsg::First(false), BorderMsg::Cancel] {
            let (mut prediction, session) = on("#seed=1");
            prediction.update(message, &session);
            assert!(!prediction.asks() && !prediction.is_first());
            assert!(prediction.see(&session).is_empty());
        }
        let (mut prediction, session) = on("#seed=1");
        prediction.update(BorderMsg::Press((5, 5)), &session);
        prediction.update(BorderMsg::Cancel, &session);
        assert!(prediction.asks() && prediction.pen.border().is_empty(), "only the stroke");
    }

    #[test]
    fn a_lesson_asks_at_any_epoch_and_nobody_gives_that_up() {
        let (mut prediction, mut session) = (Prediction::new(Callback::noop()), session("#seed=1"));
        session.advance(3);
        prediction.update(BorderMsg::Ask, &session);
        prediction.see(&session);
        assert!(prediction.asks() && !prediction.can_cancel());
        prediction.update(BorderMsg::Cancel, &session);
        assert!(prediction.asks());
        let effects = draw(&mut prediction, &session);
        assert!(matches!(&effects[0], Effect::Predicted(_)));
        prediction.update(BorderMsg::Ask, &session);
        prediction.update(BorderMsg::Show(None), &session);
        assert!(!prediction.asks() && prediction.shown().is_none());
    }

    #[test]
    fn a_run_that_has_begun_is_not_waited_for() {
        let (mut prediction, session) = on("#seed=1");
        let mut begun = session.clone();
        begun.advance(3);
        prediction.see(&begun);
        assert!(!prediction.asks() && prediction.is_first());
        prediction.see(&session);
        assert!(prediction.asks());
    }

    #[test]
    fn where_values_are_learned_or_the_link_hides_it_there_is_none() {
        for link in ["#seed=1&problem=regression", "#seed=1&predictFirst_hide=true"] {
            let (prediction, _) = on(link);
            assert!(!prediction.asks() && !prediction.is_first());
            let (mut prediction, first) = on("#seed=1");
            draw(&mut prediction, &first);
            prediction.see(&session(link));
            assert!(!prediction.asks() && !prediction.is_first());
        }
    }

    #[test]
    fn keys_draw_what_the_pointer_draws() {
        let (mut prediction, session) = on("#seed=1");
        let said = |effects: Vec<Effect>| match effects.into_iter().next() {
            Some(Effect::Say(said)) => said,
            other => panic!("{other:?}"),
        };
        let mut press = |key| said(prediction.update(BorderMsg::Key(key), &session));
        assert_eq!(press(Key::Move(-8, 0)), "X1 −1.4, X2 −0.1");
        assert_eq!(press(Key::Pen), "Pen down.");
        press(Key::Move(0, 8));
        assert_eq!(press(Key::Pen), "Pen up. 1 stroke is drawn.");
        press(Key::Pen);
        assert_eq!(press(Key::Pen), "Pen up. Nothing was drawn.");
        assert_eq!(prediction.pen.border().strokes(), [[(24, 32), (24, 40)]]);
        assert_eq!(said(prediction.update(BorderMsg::Key(Key::Undo), &session)), "Nothing is drawn.");
    }

    #[test]
    fn a_border_of_other_data_is_not_shown() {
        let (mut prediction, first) = (Prediction::new(Callback::noop()), session("#seed=1"));
        prediction.update(BorderMsg::Ask, &first);
        draw(&mut prediction, &first);
        prediction.see(&session("#seed=2"));
        assert!(prediction.shown().is_some());
        prediction.see(&session("#seed=2&dataset=xor"));
        assert!(prediction.shown().is_none());
    }
}
