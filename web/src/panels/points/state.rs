//! The state of the editor, and what each of its messages does.

use experiment::{Change, Edit, Error, FEWEST_POINTS, Labels, MOST_POINTS, Named, OwnData, Problem, Session};
use yew::{AttrValue, Callback, Html, NodeRef};

use super::board::{Board, Hand, Ink};
use super::keys::{Key, moved};
use super::message::{Around, PointsMsg, PointsPanel};
use super::painter::PointsPainter;
use super::tool::{Brush, Tool};
use crate::canvas::Colors;
use crate::dom;
use crate::panels::effect::Effect;
use crate::widgets::Notice;

/// The editor.
pub struct Points {
    pub(super) send: Callback<PointsMsg>,
    pub(super) canvas: NodeRef,
    pub(super) hand: Hand,
    pub(super) is_open: bool,
    pub(super) is_large: bool,
    /// Why the points that are drawn are not yet those that are learned from.
    pub(super) lack: Option<AttrValue>,
    board: Board,
    /// What is on the board, as the experiment has it.
    known: Option<OwnData>,
    /// Where the keys draw, while the focus is on the picture.
    cursor: (f64, f64),
    has_focus: bool,
    painter: PointsPainter,
}

impl Points {
    /// An editor that is closed.
    pub fn new(send: Callback<PointsMsg>) -> Self {
        let canvas = NodeRef::default();
        Points {
            send,
            painter: PointsPainter::new(canvas.clone()),
            canvas,
            hand: Hand { tool: Tool::Draw, brush: Brush::Point, density: 4, ink: Ink::Class(1) },
            is_open: false,
            is_large: false,
            lack: None,
            board: Board::new(&dom::random().to_string()),
            known: None,
            cursor: (0.0, 0.0),
            has_focus: false,
        }
    }

    pub(super) fn n_points(&self) -> usize {
        self.board.points().len()
    }

    /// Whether what is drawn is not learned from, as points are too few or too many.
    fn lacks_points(&self) -> bool {
        !(FEWEST_POINTS..=MOST_POINTS).contains(&self.n_points())
    }

    pub(super) fn n_selected(&self) -> usize {
        self.board.n_selected()
    }

    /// Opens on the points that are learned from: somebody's own, or those of another data set, which are somebody's own from now on.
    fn open(&mut self, session: &Session) -> Vec<Effect> {
        self.is_open = true;
        let problem = session.config().problem();
        self.hand.ink = match problem {
            Problem::Classification => Ink::Class(1),
            Problem::Regression => Ink::Value(1.0),
        };
        let own = match session.config().own_data_in_use() {
            Some(own) if own.labels().problem() == problem => own.clone(),
            _ => {
                // Noise moves them again before they are learned from.
                let mut still = session.clone();
                let _ = still.apply(Edit::Noise(0.0));
                let points = [still.train_points(), still.test_points()].concat();
                match OwnData::nearest(&points, problem) {
                    Ok(own) => own,
                    Err(_) => return Vec::new(),
                }
            }
        };
        let before = session.config().own_data().filter(|before| **before != own);
        let said = before.map(|_| {
            Effect::Notice(Notice::new(
                "These points are your own now, in the place of those before. Undo brings them back.",
            ))
        });
        self.show(&own);
        [Effect::Change(Change::Points(own)), Effect::Render].into_iter().chain(said).collect()
    }

    /// Puts points on the board.
    fn show(&mut self, own: &OwnData) {
        if let (Labels::Classes(names), Ink::Class(class)) = (own.labels(), self.hand.ink) {
            self.hand.ink = Ink::Class(class.min(names.len() as u16 - 1));
        }
        self.board.take(own);
        self.known = Some(own.clone());
        self.lack = None;
        self.painter.renew();
    }

    /// What has been drawn is learned from, as soon as there are enough points.
    fn give(&mut self) -> Vec<Effect> {
        let (Some(points), Some(known)) = (self.board.changed(), &self.known) else { return vec![Effect::Paint] };
        if points.len() > MOST_POINTS {
            self.lack = Some(format!("No more points fit: there are {MOST_POINTS} already.").into());
            return vec![Effect::Render];
        }
        if points.len() < FEWEST_POINTS {
            self.lack = Some("Draw at least two points. Until then, the network goes on with those before.".into());
            return vec![Effect::Render];
        }
        let own = known.with_points(points);
        self.learn_from(own)
    }

    /// These are learned from, or it is said why not. What is still lacking goes on being said.
    fn learn_from(&mut self, own: Result<OwnData, Error>) -> Vec<Effect> {
        match own {
            Ok(own) => {
                if !self.lacks_points() {
                    self.lack = None;
                }
                self.known = Some(own.clone());
                vec![Effect::Change(Change::Points(own))]
            }
            Err(error) => {
                self.lack = Some(error.to_string().into());
                vec![Effect::Render]
            }
        }
    }

    fn press(&mut self, at: (f64, f64)) {
        self.board.press(self.hand, at);
        self.painter.renew();
    }

    fn lift(&mut self) -> Vec<Effect> {
        self.board.lift(self.hand);
        self.painter.renew();
        let mut effects = self.give();
        effects.push(Effect::Render);
        effects
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        self.painter.renew();
        match key {
            Key::Move(right, up) => {
                self.cursor = moved(self.cursor, (right, up));
                if self.board.is_drawing() {
                    self.board.go(self.hand, self.cursor);
                }
                vec![Effect::Paint, Effect::Say(self.place_in_words())]
            }
            // What is moved or selected goes on until the key is pressed again.
            Key::Use if matches!(self.hand.tool, Tool::Move | Tool::Select) && !self.board.is_drawing() => {
                self.press(self.cursor);
                vec![Effect::Paint, Effect::Say("Now move with the arrow keys, and press the key again.".to_owned())]
            }
            Key::Use => {
                if !self.board.is_drawing() {
                    self.press(self.cursor);
                }
                let mut effects = self.lift();
                let (n_points, n_selected) = (self.n_points(), self.n_selected());
                effects.push(Effect::Say(match self.hand.tool {
                    Tool::Select => format!("{n_selected} selected."),
                    _ => format!("{n_points} points."),
                }));
                effects
            }
            Key::Delete if self.n_selected() > 0 => self.delete_selected(),
            Key::Delete => {
                let eraser = Hand { tool: Tool::Erase, brush: Brush::Point, ..self.hand };
                self.board.press(eraser, self.cursor);
                self.board.lift(eraser);
                let mut effects = self.give();
                effects.push(Effect::Say(format!("{} points.", self.n_points())));
                effects
            }
        }
    }

    /// Where the cursor is, in the words of the data.
    fn place_in_words(&self) -> String {
        let (x, y) = self.cursor;
        let number = |axis: usize, at: f64, name: &str| {
            let text = self.known.as_ref().map(|own| own.text_at(axis, at)).unwrap_or_default();
            let title = self.known.as_ref().map_or("", |own| own.axes()[axis].title());
            format!("{} {text}", if title.is_empty() { name } else { title })
        };
        format!("{}, {}", number(0, x, "X1"), number(1, y, "X2"))
    }

    fn delete_selected(&mut self) -> Vec<Effect> {
        self.board.delete_selected();
        self.painter.renew();
        self.give()
    }

    /// Calls something otherwise, in all that speaks of it.
    fn rename(&mut self, named: Named, name: &str) -> Vec<Effect> {
        let renamed = self.known.as_ref().map(|known| known.renamed(named, name));
        renamed.map(|renamed| self.learn_from(renamed)).unwrap_or_default()
    }

    /// What has a name, with what it is and how it is called.
    pub(super) fn names(&self) -> Vec<(Named, String, AttrValue)> {
        let Some(own) = &self.known else { return Vec::new() };
        let sort = |named: Named| match (named, own.labels()) {
            (Named::Axis(0), _) => "X1, across".to_owned(),
            (Named::Axis(_), _) => "X2, upwards".to_owned(),
            (Named::Class(0), _) => "Class −1".to_owned(),
            (Named::Class(_), Labels::Classes(names)) if names.len() == 2 => "Class +1".to_owned(),
            (Named::Class(class), _) => format!("Class +1 ({class})"),
            (Named::Value, _) => "Value".to_owned(),
        };
        let n_classes = self.classes().map_or(0, |classes| classes.len());
        let all = [Named::Axis(0), Named::Axis(1), Named::Value].into_iter().chain((0..n_classes).map(Named::Class));
        all.filter_map(|named| Some((named, sort(named), own.name(named)?.to_owned().into()))).collect()
    }

    /// The names of the classes, -1 first; nothing where labels are values.
    pub(super) fn classes(&self) -> Option<Vec<AttrValue>> {
        let Labels::Classes(names) = self.known.as_ref()?.labels() else { return None };
        let name = |(class, name): (usize, &String)| match (class, name.as_str()) {
            (0, "") => "−1".into(),
            (_, "") => "+1".into(),
            (_, name) => name.to_owned().into(),
        };
        Some(names.iter().enumerate().map(name).collect())
    }
}

impl PointsPanel for Points {
    fn update(&mut self, message: PointsMsg, session: &Session) -> Vec<Effect> {
        match message {
            PointsMsg::Toggle if self.is_open => {
                let lacks = self.lacks_points();
                self.close();
                let said = lacks
                    .then(|| Effect::Notice(Notice::new("There were too few points, or too many: those before stay.")));
                [Effect::Render].into_iter().chain(said).collect()
            }
            PointsMsg::Toggle => self.open(session),
            PointsMsg::Take(tool) => {
                self.board.lift(self.hand);
                self.hand.tool = tool;
                vec![Effect::Render]
            }
            PointsMsg::Dip(ink) => {
                self.hand.ink = ink;
                vec![Effect::Render]
            }
            PointsMsg::Brush(brush) => {
                self.hand.brush = brush;
                vec![Effect::Render]
            }
            PointsMsg::Density(density) => {
                self.hand.density = density;
                vec![Effect::Render]
            }
            PointsMsg::Press(x, y) => {
                self.press((x, y));
                vec![Effect::Paint]
            }
            PointsMsg::Go(..) if !self.board.is_drawing() => Vec::new(),
            PointsMsg::Go(x, y) => {
                self.board.go(self.hand, (x, y));
                self.painter.renew();
                vec![Effect::Paint]
            }
            PointsMsg::Lift if !self.board.is_drawing() => Vec::new(),
            PointsMsg::Lift => self.lift(),
            PointsMsg::Key(key) => self.key(key),
            PointsMsg::Focus(has_focus) => {
                self.has_focus = has_focus;
                self.painter.renew();
                vec![Effect::Paint]
            }
            PointsMsg::DeleteSelected => self.delete_selected(),
            PointsMsg::DeleteAll => {
                self.board.delete_all();
                self.painter.renew();
                self.give()
            }
            PointsMsg::Name(named, name) => self.rename(named, &name),
            PointsMsg::TogglePlay => vec![Effect::TogglePlay],
            PointsMsg::Undo => vec![Effect::Undo],
            PointsMsg::Redo => vec![Effect::Redo],
            PointsMsg::Enlarge(is_large) => {
                self.is_large = is_large;
                self.painter.renew();
                vec![Effect::Render]
            }
        }
    }

    fn is_open(&self) -> bool {
        self.is_open
    }

    fn is_large(&self) -> bool {
        self.is_open && self.is_large
    }

    fn close(&mut self) {
        self.board.lift(self.hand);
        (self.is_open, self.is_large, self.has_focus, self.lack) = (false, false, false, None);
    }

    fn follow(&mut self, session: &Session) {
        match session.config().own_data_in_use() {
            Some(own) if self.is_open && self.known.as_ref() != Some(own) => self.show(&own.clone()),
            // Another data set was chosen: there is nothing to draw on.
            None => self.close(),
            Some(_) => {}
        }
    }

    fn take_back(&mut self) -> bool {
        let own = self.known.clone().filter(|_| self.is_open && self.lacks_points());
        own.map(|own| self.show(&own)).is_some()
    }

    fn overlay(&self) -> Html {
        self.picture()
    }

    fn tools(&self, session: &Session, around: Around) -> Html {
        self.bar(session, around)
    }

    fn paint(&mut self, colors: &Colors) {
        if self.is_open {
            let cursor = self.has_focus.then_some(self.cursor);
            self.painter.paint(&self.board, self.hand.tool, cursor, colors);
        }
    }
}

#[cfg(test)]
mod tests {
    use experiment::links;

    use super::*;

    fn session() -> Session {
        Session::new(links::read("#seed=1", String::new).config)
    }

    /// Carries out the changes among effects.
    fn carry_out(session: &mut Session, effects: Vec<Effect>) -> usize {
        let changes = effects.into_iter().filter_map(|effect| match effect {
            Effect::Change(change) => Some(session.change(&change).map(drop)),
            _ => None,
        });
        changes.filter(|result| result.is_ok()).count()
    }

    fn opened() -> (Points, Session) {
        let (mut points, mut session) = (Points::new(Callback::noop()), session());
        let effects = points.update(PointsMsg::Toggle, &session);
        carry_out(&mut session, effects);
        points.follow(&session);
        (points, session)
    }

    #[test]
    fn it_opens_on_the_points_that_there_are() {
        let (points, session) = opened();
        assert_eq!((points.n_points(), session.config().own_data_in_use().is_some()), (500, true));
    }

    #[test]
    fn a_stroke_is_one_change_and_is_followed_when_it_is_taken_back() {
        let (mut points, mut session) = opened();
        let before = session.clone();
        for message in [PointsMsg::Press(0.0, 0.0), PointsMsg::Go(1.0, 0.0), PointsMsg::Go(2.0, 0.0)] {
            assert_eq!(carry_out(&mut session, points.update(message, &before)), 0);
        }
        let effects = points.update(PointsMsg::Lift, &session);
        assert_eq!(carry_out(&mut session, effects), 1);
        assert_eq!(session.train_points().len() + session.test_points().len(), 503);
        points.follow(&before);
        assert_eq!(points.n_points(), 500);
    }

    #[test]
    fn with_too_few_points_the_last_ones_stay() {
        let (mut points, mut session) = opened();
        let effects = points.update(PointsMsg::DeleteAll, &session);
        assert_eq!((carry_out(&mut session, effects), points.n_points()), (0, 0));
        assert!(points.lack.is_some());
        for (x, n_changes) in [(0.0, 0), (1.0, 1)] {
            let _ = points.update(PointsMsg::Press(x, 0.0), &session);
            let effects = points.update(PointsMsg::Lift, &session);
            assert_eq!(carry_out(&mut session, effects), n_changes);
            points.follow(&session);
        }
        assert_eq!((points.n_points(), points.lack.clone()), (2, None));
    }

    #[test]
    fn what_was_deleted_for_good_comes_back_before_anything_else_is_taken_back() {
        let (mut points, session) = opened();
        let _ = points.update(PointsMsg::DeleteAll, &session);
        assert!(points.take_back());
        assert_eq!(points.n_points(), 500);
        assert!(!points.take_back());
    }

    #[test]
    fn keys_draw_and_delete_where_the_cursor_is() {
        let (mut points, mut session) = opened();
        let _ = points.update(PointsMsg::DeleteAll, &session);
        for key in [Key::Use, Key::Move(0.375, 0.0), Key::Use, Key::Move(0.0, 0.375), Key::Use, Key::Delete] {
            let effects = points.update(PointsMsg::Key(key), &session);
            carry_out(&mut session, effects);
        }
        assert_eq!(session.train_points().len() + session.test_points().len(), 2);
    }

    #[test]
    fn another_data_set_closes_it() {
        let (mut points, _) = opened();
        points.follow(&session());
        assert!(!points.is_open());
    }

    #[test]
    fn what_has_a_name_is_called_by_it() {
        let (mut points, mut session) = opened();
        let name = |points: &mut Points, session: &mut Session, named, name: &str| {
            let effects = points.update(PointsMsg::Name(named, name.to_owned()), session);
            carry_out(session, effects)
        };
        assert_eq!(name(&mut points, &mut session, Named::Class(0), "cat"), 1);
        assert_eq!(name(&mut points, &mut session, Named::Axis(0), "height (cm)"), 1);
        assert_eq!(points.classes(), Some(vec!["cat".into(), "+1".into()]));
        assert!(points.place_in_words().starts_with("height (cm) "));
        assert_eq!(session.config().own_data().and_then(|own| own.name(Named::Class(0))), Some("cat"));
        assert_eq!(name(&mut points, &mut session, Named::Class(1), "cat"), 0);
        let lack = points.lack.clone().unwrap_or_default();
        assert!(lack.contains("the name of another one already"), "{lack}");
        let _ = points.update(PointsMsg::DeleteAll, &session);
        assert_eq!(name(&mut points, &mut session, Named::Axis(1), "weight"), 1);
        let lack = points.lack.clone().unwrap_or_default();
        assert!(lack.starts_with("Draw at least two points."), "a name is no point: {lack}");
        let sorts: Vec<String> = points.names().into_iter().map(|(_, sort, _)| sort).collect();
        assert_eq!(sorts, ["X1, across", "X2, upwards", "Class −1", "Class +1"]);
    }
}
