//! The draft, and what each message does.

use std::rc::Rc;

use experiment::{Config, Draft, DraftMistake, DraftStep, Lesson, Session, lessons, links};
use yew::prelude::*;

use super::device::Kept;
use super::link::LinkOfLesson;
use super::message::{AuthorMsg, AuthorPanel};
use super::past::{Past, Version};
use super::place::Place;
use super::view::AuthorView;
use crate::dom::{self, ReadError, spawn_local};
use crate::panels::effect::{Effect, Tab};
use crate::widgets::{Notice, Restrictions, lesson_of_file};

/// What is said when another draft has taken the place of this one.
const CAN_UNDO: &str = "Undo brings back the draft that was here.";

/// The editor.
pub struct Author {
    send: Callback<AuthorMsg>,
    kept: Kept,
    /// Whether the device has kept the draft.
    is_kept: bool,
    draft: Rc<Draft>,
    /// What is made of it, or what is wrong with it.
    lesson: Result<Rc<Lesson>, Rc<[DraftMistake]>>,
    step: usize,
    past: Past,
    /// The draft that another window has kept, while this window has not written over it.
    other: Option<Rc<Draft>>,
    /// What became of the link when it was copied last.
    copied: Option<bool>,
    /// All of the editor, and the field with the link.
    root: NodeRef,
    field: NodeRef,
}

impl Author {
    /// With the draft that was kept; where there is none, with an empty one.
    pub fn new(send: Callback<AuthorMsg>, kept: Kept) -> Self {
        let draft = kept.draft().unwrap_or_default();
        let lesson = made(&draft);
        Author {
            send,
            kept,
            is_kept: true,
            draft: Rc::new(draft),
            lesson,
            step: 0,
            past: Past::default(),
            other: None,
            copied: None,
            root: NodeRef::default(),
            field: NodeRef::default(),
        }
    }

    /// What finds the editor on the page.
    pub fn root(&self) -> NodeRef {
        self.root.clone()
    }

    fn version(&self) -> Version {
        Version { draft: self.draft.clone(), step: self.step }
    }

    /// The draft and the step are these now, and the draft is kept.
    fn show(&mut self, Version { draft, step }: Version) -> Vec<Effect> {
        let other = self.of_another().filter(|other| **other != *draft);
        self.lesson = made(&draft);
        self.is_kept = self.kept.keep(&draft);
        self.step = step.min(draft.steps.len().saturating_sub(1));
        (self.draft, self.copied, self.other) = (draft, None, None);
        let Some(draft) = other.filter(|_| self.is_kept) else { return vec![Effect::Render] };
        // Nothing that somebody has written is lost.
        self.past.push(Version { draft, step: 0 });
        let notice = "Another window had kept another draft, which this one replaces. Undo brings that back.";
        vec![Effect::Notice(Notice::new(notice))]
    }

    /// The draft that another window has kept since, if it is another one.
    fn of_another(&self) -> Option<Rc<Draft>> {
        self.kept.of_another().filter(|other| *other != *self.draft).map(Rc::new)
    }

    /// The draft is this now. Undo brings back the one that was here.
    fn write(&mut self, draft: Draft, step: usize) -> Vec<Effect> {
        self.past.keep(self.version(), false);
        self.show(Version { draft: Rc::new(draft), step })
    }

    fn focus(&self, place: Place) {
        dom::focus_in_later(&self.root, place.selector());
    }

    /// Changes the steps, and which is worked on.
    fn change(&mut self, step: usize, change: impl FnOnce(&mut Draft)) -> Vec<Effect> {
        let mut draft = (*self.draft).clone();
        change(&mut draft);
        self.write(draft, step)
    }

    /// Changes the settings of the step that is worked on.
    fn set_link(&mut self, link: String) -> Vec<Effect> {
        let index = self.step;
        self.change(index, |draft| {
            if let Some(step) = draft.steps.get_mut(index) {
                step.link = link;
            }
        })
    }

    /// Moves the step that is worked on.
    fn move_step(&mut self, by: isize) -> Vec<Effect> {
        let Some(last) = self.draft.steps.len().checked_sub(1) else { return Vec::new() };
        let (from, to) = (self.step, self.step.saturating_add_signed(by).min(last));
        // A button that can't be pressed any more loses the focus.
        if to == 0 || to == last {
            self.focus(if to == 0 { Place::Later } else { Place::Earlier });
        }
        self.change(to, |draft| draft.steps.swap(from, to))
    }

    /// Shows a version that was there before.
    fn go_to(&mut self, version: Option<Version>) -> Vec<Effect> {
        // What had the focus may be gone with the change.
        dom::hold_focus_later(&self.root, Place::Undo.selector());
        version.map(|version| self.show(version)).unwrap_or_default()
    }

    /// The settings of the step that is worked on.
    fn config(&self) -> Config {
        let link = self.draft.steps.get(self.step).map_or("", |step| &step.link);
        links::read(link, String::new).config
    }

    /// The link of the lesson.
    fn link(&self) -> Option<LinkOfLesson> {
        Some(LinkOfLesson::of(self.lesson.as_ref().ok()?))
    }

    fn read(&mut self, file: &str, text: Result<String, ReadError>) -> Vec<Effect> {
        match lesson_of_file(text) {
            Ok(lesson) => {
                let is_other = *self.draft != Draft::default();
                let mut effects = self.write(Draft::of(&lesson), 0);
                effects.extend(is_other.then(|| Effect::Notice(Notice::new(CAN_UNDO))));
                effects
            }
            Err(why) => vec![Effect::Notice(Notice::urgent(format!("{file} is no lesson that can be read. {why}.")))],
        }
    }
}

/// What is made of a draft.
fn made(draft: &Draft) -> Result<Rc<Lesson>, Rc<[DraftMistake]>> {
    draft.lesson().map(Rc::new).map_err(Rc::from)
}

impl AuthorPanel for Author {
    fn update(&mut self, message: AuthorMsg, session: &Session) -> Vec<Effect> {
        match message {
            AuthorMsg::Type(draft) => {
                self.past.keep(self.version(), true);
                return self.show(Version { draft: Rc::new(*draft), step: self.step });
            }
            AuthorMsg::Write(draft, place) => {
                if let Some(place) = place {
                    self.focus(place);
                }
                return self.write(*draft, self.step);
            }
            AuthorMsg::Focused => {
                self.past.pause();
                return Vec::new();
            }
            AuthorMsg::Go(step) => self.step = step.min(self.draft.steps.len().saturating_sub(1)),
            AuthorMsg::AddStep { by_key } => {
                let step = DraftStep { link: links::write(session.config()), ..DraftStep::default() };
                let place = if self.draft.steps.is_empty() { 0 } else { self.step + 1 };
                if by_key {
                    self.focus(Place::Step);
                }
                return self.change(place, |draft| draft.steps.insert(place.min(draft.steps.len()), step));
            }
            AuthorMsg::RemoveStep => {
                let step = self.step;
                self.focus(if self.draft.steps.len() > 1 { Place::RemoveStep } else { Place::AddStep });
                return self.change(step, |draft| {
                    if step < draft.steps.len() {
                        draft.steps.remove(step);
                    }
                });
            }
            AuthorMsg::MoveStep(by) => return self.move_step(by),
            AuthorMsg::TakeScreen => {
                let restrictions = Restrictions::of(&self.config());
                return self.set_link(restrictions.fragment(session.config(), ""));
            }
            AuthorMsg::ShowSettings => {
                let (number, page) = (self.step + 1, session.config());
                let opened = Session::new(self.config().under(page));
                let notice = format!(
                    "These are the settings of step {number}. Change them, then take them over in “Make a lesson”."
                );
                return vec![Effect::Open(Box::new(opened), Notice::new(notice))];
            }
            AuthorMsg::Restrict(name, way) => {
                let config = self.config();
                let mut restrictions = Restrictions::of(&config);
                restrictions.choose(name, way);
                return self.set_link(restrictions.fragment(&config, ""));
            }
            AuthorMsg::CopyLink => {
                if let Some(LinkOfLesson { link, .. }) = self.link() {
                    let copied = self.send.reform(AuthorMsg::Copied);
                    spawn_local(async move { copied.emit(dom::copy(&link).await) });
                }
                return Vec::new();
            }
            AuthorMsg::Copied(copied) => {
                self.copied = Some(copied);
                if !copied {
                    dom::focus_later(&self.field);
                }
            }
            AuthorMsg::Save => {
                let Ok(lesson) = &self.lesson else { return Vec::new() };
                if !dom::save_text(&file_name(&lesson.title), "text/plain", &lessons::write(lesson)) {
                    return vec![Effect::Notice(Notice::urgent("The browser could not save the file."))];
                }
                return Vec::new();
            }
            AuthorMsg::Choose(file) => {
                let send = self.send.clone();
                spawn_local(async move {
                    let text = dom::read_text(&file, lessons::LONGEST_LESSON as f64).await;
                    send.emit(AuthorMsg::Read(file.name(), text));
                });
                return Vec::new();
            }
            AuthorMsg::Read(file, text) => return self.read(&file, text),
            AuthorMsg::BeginAnew if *self.draft == Draft::default() => return Vec::new(),
            AuthorMsg::BeginAnew => {
                let mut effects = self.write(Draft::default(), 0);
                effects.push(Effect::Notice(Notice::new(CAN_UNDO)));
                return effects;
            }
            AuthorMsg::Undo => {
                let version = self.past.undo(self.version());
                return self.go_to(version);
            }
            AuthorMsg::Redo => {
                let version = self.past.redo(self.version());
                return self.go_to(version);
            }
            AuthorMsg::KeptElsewhere => {
                let other = self.of_another();
                if self.other == other {
                    return Vec::new();
                }
                self.other = other;
            }
            AuthorMsg::TakeOver => {
                let Some(other) = self.other.take() else { return Vec::new() };
                dom::hold_focus_later(&self.root, Place::Undo.selector());
                let mut effects = self.write((*other).clone(), self.step);
                effects.push(Effect::Notice(Notice::new(CAN_UNDO)));
                return effects;
            }
            AuthorMsg::Try => {
                let Ok(lesson) = &self.lesson else { return Vec::new() };
                return vec![Effect::Show(Tab::Playground), Effect::OpenLesson(lessons::write(lesson))];
            }
        }
        vec![Effect::Render]
    }

    fn view(&self) -> Html {
        html! {
            <AuthorView
                draft={self.draft.clone()}
                step={self.step}
                config={self.config()}
                mistakes={self.lesson.as_ref().err().cloned().unwrap_or_default()}
                link={self.link()}
                copied={self.copied}
                can={self.past.can()}
                is_kept={self.is_kept}
                other={self.other.as_ref().map(|other| AttrValue::from(other.title.clone()))}
                root={&self.root}
                field={&self.field}
                send={&self.send}
            />
        }
    }
}

/// What the file of a lesson is called.
fn file_name(title: &str) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    let name: String = title.chars().map(letter).collect();
    let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).take(8).collect();
    let name = if words.is_empty() { "lesson".to_owned() } else { words.join("-") };
    format!("01-{name}.txt")
}

#[cfg(test)]
mod tests {
    use experiment::{DraftCondition, DraftGoal};

    use super::*;
    use crate::dom::imaginary::{self, browser};
    use crate::widgets::Way;

    fn session(link: &str) -> Session {
        Session::new(links::read(link, String::new).config)
    }

    /// A window of its own, on the same device.
    fn window() -> Author {
        Author::new(Callback::noop(), Kept::read())
    }

    fn titled(title: &str) -> AuthorMsg {
        AuthorMsg::Type(Box::new(Draft { title: title.to_owned(), ..Draft::default() }))
    }

    #[test]
    fn a_lesson_is_put_together_kept_and_tried() {
        imaginary::open("");
        let screen = session("#seed=1&dataset=xor&noise=20");
        let mut author = window();
        assert!(author.link().is_none() && author.update(AuthorMsg::Try, &screen).is_empty());
        let add = || AuthorMsg::AddStep { by_key: false };
        for message in [add(), AuthorMsg::Restrict("dataset", Way::Locked), add()] {
            author.update(message, &screen);
        }
        assert_eq!((author.step, author.draft.steps.len()), (1, 2));
        author.update(AuthorMsg::MoveStep(-1), &screen);
        author.update(AuthorMsg::TakeScreen, &session("#seed=2"));
        assert!(
            author.draft.steps[0].link.contains("seed=2") && author.draft.steps[1].link.contains("dataset_lock=true")
        );
        author.update(AuthorMsg::Go(1), &screen);
        author.update(AuthorMsg::TakeScreen, &session("#seed=3"));
        assert!(author.draft.steps[1].link.contains("dataset_lock=true"), "what is restricted stays");
        author.update(AuthorMsg::RemoveStep, &screen);
        let mut draft = (*author.draft).clone();
        draft.title = "Ünter 3 neurons!".to_owned();
        draft.steps[0].task = "Train it.".to_owned();
        let condition = DraftCondition { about: "epoch".into(), sign: ">=".into(), value: "10".into() };
        draft.steps[0].goals = vec![DraftGoal { words: String::new(), conditions: vec![condition] }];
        author.update(AuthorMsg::Write(Box::new(draft), None), &screen);
        let again = window();
        assert_eq!(again.draft, author.draft);
        let effects = author.update(AuthorMsg::Try, &screen);
        let Some(Effect::OpenLesson(text)) = effects.last() else { panic!("{effects:?}") };
        assert!(lessons::read_text("", text).is_ok());
        assert!(matches!(author.update(AuthorMsg::ShowSettings, &screen)[..], [Effect::Open(..)]));
        author.update(AuthorMsg::BeginAnew, &screen);
        assert!(author.draft.steps.is_empty());
        author.update(AuthorMsg::Undo, &screen);
        assert_eq!(again.draft, author.draft);
        assert_eq!(file_name("Ünter 3 neurons!"), "01-nter-3-neurons.txt");
        assert_eq!(file_name("…"), "01-lesson.txt");
    }

    #[test]
    fn a_file_is_gone_on_with_unless_it_is_none() {
        let screen = session("#seed=1");
        imaginary::open("");
        dom::store("lesson-draft", "nonsense");
        let mut author = window();
        browser(|browser| browser.is_full = true);
        let text = "title: A\nlink: seed=1\n\nDo: this\n";
        author.update(AuthorMsg::Read("a.txt".into(), Ok(text.into())), &screen);
        assert_eq!(author.draft.title, "A");
        assert!(!author.is_kept, "the device is full, and that is said");
        let effects = author.update(AuthorMsg::Read("b.txt".into(), Ok("titel: A".into())), &screen);
        assert!(matches!(&effects[..], [Effect::Notice(notice)] if notice.sentences[0].contains("b.txt is no lesson")));
        assert_eq!(author.draft.title, "A");
        assert!(author.link().is_some());
    }

    #[test]
    fn each_change_is_taken_back_and_made_again_with_its_step() {
        imaginary::open("");
        let screen = session("#seed=1");
        let mut author = window();
        for title in ["T", "Ti", "Title"] {
            author.update(titled(title), &screen);
        }
        let add = || AuthorMsg::AddStep { by_key: true };
        for message in [add(), add(), AuthorMsg::MoveStep(-1), AuthorMsg::RemoveStep, AuthorMsg::BeginAnew] {
            author.update(message, &screen);
        }
        let now = |author: &Author| (author.draft.title.clone(), author.draft.steps.len(), author.step);
        let mut seen = Vec::new();
        while author.past.can().0 {
            author.update(AuthorMsg::Undo, &screen);
            assert_eq!(window().draft, author.draft, "it is kept");
            seen.push(now(&author));
        }
        let title = || "Title".to_owned();
        assert_eq!(
            seen,
            [
                (title(), 1, 0),
                (title(), 2, 0),
                (title(), 2, 1),
                (title(), 1, 0),
                (title(), 0, 0),
                (String::new(), 0, 0)
            ]
        );
        while author.past.can().1 {
            author.update(AuthorMsg::Redo, &screen);
        }
        assert_eq!(now(&author), (String::new(), 0, 0));
        assert!(author.past.can().0);
    }

    #[test]
    fn what_another_window_has_kept_is_offered_and_never_lost() {
        imaginary::open("");
        let screen = session("#seed=1");
        let (mut one, mut other) = (window(), window());
        one.update(titled("One"), &screen);
        assert!(matches!(other.update(AuthorMsg::KeptElsewhere, &screen)[..], [Effect::Render]));
        assert!(other.update(AuthorMsg::KeptElsewhere, &screen).is_empty(), "it is said already");
        other.update(AuthorMsg::TakeOver, &screen);
        assert_eq!((&*other.draft.title, other.other.is_some()), ("One", false));
        other.update(titled("Other"), &screen);
        // Nobody has pressed the button: what is replaced is said, and comes back.
        let effects = one.update(titled("One more"), &screen);
        assert!(matches!(&effects[..], [Effect::Notice(_)]), "{effects:?}");
        assert_eq!(&*window().draft.title, "One more");
        one.update(AuthorMsg::Undo, &screen);
        assert_eq!(&*one.draft.title, "Other");
        assert_eq!(&*window().draft.title, "Other");
        one.update(AuthorMsg::Redo, &screen);
        assert_eq!(&*one.draft.title, "One more");
        // Also what is taken back stays within reach.
        other.update(AuthorMsg::KeptElsewhere, &screen);
        other.update(titled("Third"), &screen);
        one.update(AuthorMsg::Undo, &screen);
        one.update(AuthorMsg::Redo, &screen);
        assert_eq!(&*one.draft.title, "One more");
        // The same is no other.
        other.update(AuthorMsg::Type(Box::new((*one.draft).clone())), &screen);
        assert!(one.update(AuthorMsg::KeptElsewhere, &screen).is_empty());
    }
}
