//! The lessons and how far somebody got, and what each message does.

use std::rc::Rc;

use experiment::links::Fragment;
use experiment::{
    Config, Error, GoalEvent, Lesson, LessonProgress, Scene, Session, Variable, control_label, lessons, links,
};
use yew::prelude::*;

use super::message::{LessonsMsg, LessonsPanel};
use super::progress::Progress;
use super::view::{LessonText, LessonView, Mark};
use crate::dom;
use crate::panels::effect::Effect;

/// The lessons and how far somebody got.
pub struct Lessons {
    send: Callback<LessonsMsg>,
    all: Vec<Lesson>,
    progress: Progress,
    /// What was guessed in each of them.
    guesses: Vec<Guessed>,
    open: Option<Open>,
    /// The lesson that opens as soon as its session has taken over.
    entering: Option<usize>,
    /// The title of the open lesson, where the focus goes.
    title: NodeRef,
}

/// The lesson that is open.
struct Open {
    index: usize,
    attempt: LessonProgress,
    text: Rc<LessonText>,
}

/// What somebody has guessed in a lesson.
#[derive(Clone, Default)]
struct Guessed {
    /// The answer, counted from 0.
    answer: Option<usize>,
    /// What there is to say of it.
    outcome: AttrValue,
}

impl Lessons {
    /// None of them open.
    pub fn new(send: Callback<LessonsMsg>, all: Vec<Lesson>, progress: Progress) -> Self {
        let guesses = vec![Guessed::default(); all.len()];
        Lessons { send, all, progress, guesses, open: None, entering: None, title: NodeRef::default() }
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.all.iter().position(|lesson| lesson.name == name)
    }

    fn is_done(&self, lesson: &Lesson) -> bool {
        let met = self.progress.met(&lesson.name);
        lesson.goals.len() <= met.len() && met.iter().all(|met| *met)
    }

    /// The lesson to go on with: the one that was opened last, or the first after it that is not done.
    fn next(&self) -> usize {
        let last = self.progress.last().and_then(|name| self.place(name)).unwrap_or(0);
        let (before, after) = self.all.split_at(last.min(self.all.len()));
        let from_last = after.iter().chain(before).position(|lesson| !self.is_done(lesson));
        from_last.map_or(0, |place| (last + place) % self.all.len())
    }

    /// Lets the session of a lesson take over.
    fn enter(&mut self, index: usize) -> Vec<Effect> {
        let Some(lesson) = self.all.get(index) else { return Vec::new() };
        self.entering = Some(index);
        vec![Effect::EnterLesson(Box::new(Session::new(lesson.config())))]
    }

    /// Opens the lesson whose session has taken over.
    fn open_entered(&mut self, session: &Session) {
        if let Some(index) = self.entering.take() {
            self.open_at(index, session);
        }
    }

    fn open_at(&mut self, index: usize, session: &Session) {
        let Some(lesson) = self.all.get(index) else { return };
        let mut attempt = LessonProgress::new(lesson, self.progress.met(&lesson.name));
        attempt.see_settings(session);
        self.progress.opened(&lesson.name);
        let text = Rc::new(LessonText::of(lesson));
        self.open = Some(Open { index, attempt, text });
    }

    /// The lesson that is open and whose session is shown.
    fn attempt(&mut self) -> Option<&mut LessonProgress> {
        // Until another lesson is entered, a session is none that this one's goals are about.
        self.open.as_mut().filter(|_| self.entering.is_none()).map(|open| &mut open.attempt)
    }

    /// What was guessed in the open lesson.
    fn guessed(&self) -> Option<&Guessed> {
        self.guesses.get(self.open.as_ref()?.index)
    }

    fn guessed_mut(&mut self) -> Option<&mut Guessed> {
        self.guesses.get_mut(self.open.as_ref()?.index)
    }

    /// Keeps a guess: the first that somebody makes.
    fn guess(&mut self, answer: usize) -> Vec<Effect> {
        if let Some(guessed) = self.guessed_mut() {
            guessed.answer.get_or_insert(answer);
        }
        vec![Effect::Render]
    }

    /// Looks at the open lesson; keeps what was reached then.
    fn look(&mut self, look: impl FnOnce(&mut LessonProgress) -> bool) -> bool {
        let reached = self.attempt().is_some_and(look);
        if let Some(open) = self.open.as_ref().filter(|_| reached) {
            self.progress.reached(&open.attempt);
        }
        reached
    }
}

impl LessonsPanel for Lessons {
    fn update(&mut self, message: LessonsMsg) -> Vec<Effect> {
        if let LessonsMsg::Guess(answer) = message {
            return self.guess(answer);
        }
        self.entering = None;
        match (message, &self.open) {
            (LessonsMsg::Toggle, Some(_)) => {
                self.open = None;
                vec![Effect::LeaveLessons]
            }
            (LessonsMsg::Toggle, None) => self.enter(self.next()),
            (LessonsMsg::Go(index), _) => self.enter(index),
            (LessonsMsg::StartAgain, Some(open)) => {
                let index = open.index;
                if let Some(guessed) = self.guesses.get_mut(index) {
                    *guessed = Guessed::default();
                }
                self.progress.forget(&open.attempt.lesson().name);
                self.enter(index)
            }
            (LessonsMsg::StartAgain | LessonsMsg::Guess(_), _) => Vec::new(),
        }
    }

    fn view(&self, config: &Config) -> Html {
        let Some(open) = &self.open else { return Html::default() };
        let guessed = self.guessed().cloned().unwrap_or_default();
        let mark = |lesson: &Lesson| Mark {
            title: lesson.title.to_owned().into(),
            is_done: self.is_done(lesson),
            is_possible: lacking(lesson, config).is_empty(),
        };
        html! {
            <LessonView
                index={open.index}
                lesson={open.text.clone()}
                guessed={guessed.answer}
                outcome={guessed.outcome}
                met={open.attempt.met().collect::<Vec<bool>>()}
                lacks={lacking(open.attempt.lesson(), config)}
                marks={self.all.iter().map(mark).collect::<Vec<Mark>>()}
                title={&self.title}
                send={&self.send}
            />
        }
    }

    fn is_open(&self) -> bool {
        self.open.is_some()
    }

    fn index_of(&self, name: &str) -> Option<usize> {
        self.place(name)
    }

    fn link(&self) -> String {
        let open = self.open.as_ref();
        open.map_or_else(String::new, |open| format!("&{}={}", lessons::KEY, open.attempt.lesson().name))
    }

    fn met(&self) -> Vec<bool> {
        self.open.iter().flat_map(|open| open.attempt.met()).collect()
    }

    fn read(&self, name: &str, link: &Fragment) -> Result<links::Reading, Error> {
        match self.all.iter().find(|lesson| lesson.name == name) {
            Some(lesson) => Ok(lessons::read_within(lesson, link)),
            None => {
                let names: Vec<&str> = self.all.iter().map(|lesson| &*lesson.name).collect();
                let (value, allowed) = (name.to_owned(), names.join(", "));
                Err(Error::NotAllowed { key: lessons::KEY, value, allowed, nearest: None })
            }
        }
    }

    fn show(&mut self, name: Option<&str>, session: &Session) {
        (self.open, self.entering) = (None, None);
        if let Some(index) = name.and_then(|name| self.place(name)) {
            self.open_at(index, session);
        }
    }

    fn entered(&mut self, session: &Session) {
        self.open_entered(session);
        dom::focus_later(&self.title);
        let scene = self.open.as_ref().and_then(|open| open.attempt.lesson().scene);
        if let Some(scene) = scene {
            dom::scroll_gently_later(selector(scene), &self.title);
        }
    }

    fn see_settings(&mut self, session: &Session) {
        if let Some(attempt) = self.attempt() {
            attempt.see_settings(session);
        }
    }

    fn see(&mut self, session: &Session) -> bool {
        self.look(|attempt| attempt.see(session))
    }

    fn see_event(&mut self, event: GoalEvent, session: &Session) -> bool {
        // What is to be guessed has to be guessed before.
        let is_early = |open: &Open| open.attempt.lesson().guess.is_some();
        let has_guessed = self.guessed().is_some_and(|guessed| guessed.answer.is_some());
        (has_guessed || !self.open.as_ref().is_some_and(is_early))
            && self.look(|attempt| attempt.see_event(event, session))
    }

    fn see_winners(&mut self, variable: Variable, first: Vec<String>) {
        let (Some(open), Some(guessed)) = (&self.open, self.guessed()) else { return };
        let guess = open.attempt.lesson().guess.as_ref().filter(|guess| guess.variable == variable);
        let answer = guess.and_then(|guess| guess.answers.get(guessed.answer?));
        let said = answer.map(|answer| outcome(answer, &first));
        if let Some((said, guessed)) = said.zip(self.guessed_mut()) {
            guessed.outcome = said.into();
        }
    }
}

/// What a lesson needs and the page's link restricts, for people; empty where its goals can be reached.
fn lacking(lesson: &Lesson, config: &Config) -> AttrValue {
    let lacking = lesson.controls.iter().filter(|name| config.restricts(name));
    lacking.map(|name| control_label(name)).collect::<Vec<_>>().join(", ").into()
}

/// Where the page has what a task is about.
fn selector(scene: Scene) -> &'static str {
    match scene {
        Scene::Data => ".datasets",
        Scene::Network => "#diagram",
        Scene::Training => ".training",
        Scene::Tabs => ".stages",
        Scene::Tools => ".tools",
    }
}

/// Whether a guess was right.
fn outcome(answer: &str, first: &[String]) -> String {
    let were = if first.len() == 1 { "was" } else { "were" };
    let winners = first.join(" and ");
    if first.iter().any(|winner| winner == answer) {
        format!("Your guess was right: {winners} {were} first.")
    } else {
        format!("You guessed {answer}, but {winners} {were} first.")
    }
}

#[cfg(test)]
mod tests {
    use super::super::texts::TEXTS;
    use super::*;

    fn all() -> Vec<Lesson> {
        lessons::read_all(&TEXTS).unwrap()
    }

    fn lessons(progress: &str) -> Lessons {
        Lessons::new(Callback::noop(), all(), Progress::read(progress, Callback::noop()))
    }

    /// Does what the page does: what the effects say.
    fn send(lessons: &mut Lessons, message: LessonsMsg) -> Option<Session> {
        let mut effects = lessons.update(message);
        match effects.pop() {
            Some(Effect::EnterLesson(session)) => {
                lessons.open_entered(&session);
                Some(*session)
            }
            Some(Effect::LeaveLessons) => None,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn lessons_go_on_behind_what_is_done() {
        let mut lessons = lessons("weighted-sum=1 and-or=11");
        assert_eq!(lessons.link(), "");
        let session = send(&mut lessons, LessonsMsg::Toggle).unwrap();
        assert_eq!(lessons.link(), "&lesson=xor");
        assert_eq!(*session.config(), all()[2].config());
        assert!(send(&mut lessons, LessonsMsg::Toggle).is_none());
        assert!(!lessons.is_open());
    }

    #[test]
    fn where_all_are_done_they_begin_anew() {
        let done: Vec<String> = all().iter().map(|lesson| format!("{}={}", lesson.name, "1".repeat(9))).collect();
        let mut lessons = lessons(&done.join(" "));
        send(&mut lessons, LessonsMsg::Toggle);
        assert_eq!(lessons.link(), "&lesson=weighted-sum");
    }

    #[test]
    fn a_goal_is_reached_once_and_kept_until_the_lesson_starts_again() {
        let mut lessons = lessons("");
        let mut session = send(&mut lessons, LessonsMsg::Go(2)).unwrap();
        session.advance(1000);
        let reached = lessons.see(&session);
        assert_eq!((reached, lessons.see(&session)), (true, false));
        assert_eq!(lessons.progress.met("xor"), [true, false]);
        send(&mut lessons, LessonsMsg::Go(3));
        send(&mut lessons, LessonsMsg::Go(2));
        let open = lessons.open.as_ref().unwrap();
        assert_eq!(open.attempt.met().collect::<Vec<_>>(), [true, false]);
        send(&mut lessons, LessonsMsg::StartAgain);
        assert_eq!(lessons.open.as_ref().unwrap().attempt.met().filter(|met| *met).count(), 0);
    }

    #[test]
    fn another_lessons_session_reaches_nothing_in_the_last_one() {
        let mut lessons = lessons("");
        let mut session = send(&mut lessons, LessonsMsg::Go(2)).unwrap();
        session.advance(1000);
        let effects = lessons.update(LessonsMsg::Go(1));
        assert!(matches!(effects[..], [Effect::EnterLesson(_)]));
        lessons.see_settings(&session);
        assert!(lessons.is_open() && !lessons.see(&session));
        lessons.open_entered(&session);
        assert_eq!(lessons.link(), "&lesson=and-or");
    }

    #[test]
    fn an_event_reaches_what_waits_for_it() {
        let mut lessons = lessons("");
        let session = send(&mut lessons, LessonsMsg::Go(7)).unwrap();
        let activation = Variable::read("activation").unwrap();
        assert!(!lessons.see_event(GoalEvent::Race(activation), &session), "nothing was guessed before");
        lessons.see_winners(activation, vec!["ReLU".to_owned()]);
        assert_eq!(lessons.guessed().unwrap().outcome, "");
        lessons.update(LessonsMsg::Guess(0));
        lessons.update(LessonsMsg::Guess(1));
        lessons.see_winners(Variable::read("loss").unwrap(), vec!["Tanh".to_owned()]);
        assert_eq!(lessons.guessed().unwrap().outcome, "");
        lessons.see_winners(activation, vec!["ReLU".to_owned()]);
        assert_eq!(lessons.guessed().unwrap().outcome, "You guessed Tanh, but ReLU was first.");
        assert!(!lessons.see_event(GoalEvent::Race(Variable::read("loss").unwrap()), &session));
        assert!(lessons.see_event(GoalEvent::Race(Variable::read("activation").unwrap()), &session));
    }

    #[test]
    fn a_guess_is_right_or_wrong() {
        let outcome =
            |first: &[&str]| outcome("Tanh", &first.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>());
        assert_eq!(outcome(&["Tanh"]), "Your guess was right: Tanh was first.");
        assert_eq!(outcome(&["ReLU", "Tanh"]), "Your guess was right: ReLU and Tanh were first.");
        assert_eq!(outcome(&["ReLU", "ELU"]), "You guessed Tanh, but ReLU and ELU were first.");
    }

    #[test]
    fn links_open_lessons() {
        let mut lessons = lessons("");
        let reading = lessons.read("xor", &"#lesson=xor&learningRate=0.3".into()).unwrap();
        assert_eq!(reading.config.learning_rate(), 0.3);
        let session = Session::new(reading.config);
        lessons.show(Some("xor"), &session);
        assert_eq!(lessons.link(), "&lesson=xor");
        lessons.show(None, &session);
        assert!(!lessons.is_open());
        let why = lessons.read("flying", &"".into()).err().unwrap().to_string();
        assert!(why.starts_with("lesson cannot be “flying”.") && why.contains("weighted-sum, and-or, xor,"), "{why}");
    }
}
