//! The draft, and what each message does.

use std::rc::Rc;

use experiment::{Config, Draft, DraftMistake, DraftStep, Lesson, Session, lessons, links};
use yew::prelude::*;

use super::link::LinkOfLesson;
use super::message::{AuthorMsg, AuthorPanel};
use super::view::AuthorView;
use crate::dom::{self, ReadError, spawn_local};
use crate::panels::effect::{Effect, Tab};
use crate::widgets::{Notice, Restrictions, lesson_of_file};

/// Where the device keeps the draft.
pub const KEPT: &str = "lesson-draft";
/// Keeps the draft on the device; whether that lets it.
pub fn keep(text: String) -> bool {
    dom::keep(KEPT, &text)
}

/// The editor.
pub struct Author {
    send: Callback<AuthorMsg>,
    keep: Callback<String, bool>,
    /// Whether the device has kept it.
    is_kept: bool,
    draft: Rc<Draft>,
    /// What is made of it, or what is wrong with it.
    lesson: Result<Rc<Lesson>, Rc<[DraftMistake]>>,
    step: usize,
    /// The draft that was put away.
    before: Option<Rc<Draft>>,
    /// What became of the link when it was copied last.
    copied: Option<bool>,
    field: NodeRef,
}

impl Author {
    /// With a draft that was kept; where there is none, with an empty one.
    pub fn new(send: Callback<AuthorMsg>, kept: &str, keep: Callback<String, bool>) -> Self {
        let draft = Draft::read(kept).filter(|draft| !draft.steps.is_empty()).unwrap_or_default();
        let lesson = made(&draft);
        Author {
            send,
            keep,
            is_kept: true,
            draft: Rc::new(draft),
            lesson,
            step: 0,
            before: None,
            copied: None,
            field: NodeRef::default(),
        }
    }

    fn write(&mut self, draft: Draft) {
        self.lesson = made(&draft);
        self.is_kept = self.keep.emit(draft.write());
        self.step = self.step.min(draft.steps.len().saturating_sub(1));
        (self.draft, self.copied) = (Rc::new(draft), None);
    }

    /// Changes the draft.
    fn change(&mut self, change: impl FnOnce(&mut Draft, usize)) {
        let mut draft = (*self.draft).clone();
        change(&mut draft, self.step);
        self.write(draft);
    }

    /// Changes the step that is worked on.
    fn change_step(&mut self, change: impl FnOnce(&mut DraftStep)) {
        self.change(|draft, step| {
            if let Some(step) = draft.steps.get_mut(step) {
                change(step);
            }
        });
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
                self.before = Some(self.draft.clone());
                self.step = 0;
                self.write(Draft::of(&lesson));
                vec![Effect::Render]
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
            AuthorMsg::Write(draft) => self.write(*draft),
            AuthorMsg::Go(step) => self.step = step.min(self.draft.steps.len().saturating_sub(1)),
            AuthorMsg::AddStep => {
                let step = DraftStep { link: links::write(session.config()), ..DraftStep::default() };
                let place = if self.draft.steps.is_empty() { 0 } else { self.step + 1 };
                self.change(|draft, _| draft.steps.insert(place.min(draft.steps.len()), step));
                self.step = place;
            }
            AuthorMsg::RemoveStep => {
                self.before = Some(self.draft.clone());
                self.change(|draft, step| drop((step < draft.steps.len()).then(|| draft.steps.remove(step))));
            }
            AuthorMsg::MoveStep(by) => {
                let to = self.step.saturating_add_signed(by).min(self.draft.steps.len().saturating_sub(1));
                self.change(|draft, step| draft.steps.swap(step, to));
                self.step = to;
            }
            AuthorMsg::TakeScreen => {
                let restrictions = Restrictions::of(&self.config());
                let link = restrictions.fragment(session.config(), "");
                self.change_step(|step| step.link = link);
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
                let link = restrictions.fragment(&config, "");
                self.change_step(|step| step.link = link);
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
            AuthorMsg::BeginAnew => {
                self.before = Some(self.draft.clone());
                self.write(Draft::default());
            }
            AuthorMsg::BringBack => {
                if let Some(before) = self.before.take() {
                    self.write((*before).clone());
                }
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
                can_bring_back={self.before.is_some()}
                is_kept={self.is_kept}
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
    use std::cell::RefCell;

    use experiment::{DraftCondition, DraftGoal};

    use super::*;
    use crate::widgets::Way;

    fn session(link: &str) -> Session {
        Session::new(links::read(link, String::new).config)
    }

    /// A device that keeps nothing.
    fn full() -> Callback<String, bool> {
        Callback::from(|_| false)
    }

    #[test]
    fn a_lesson_is_put_together_kept_and_tried() {
        let kept = Rc::new(RefCell::new(String::new()));
        let keep = {
            let kept = kept.clone();
            Callback::from(move |text| {
                *kept.borrow_mut() = text;
                true
            })
        };
        let screen = session("#seed=1&dataset=xor&noise=20");
        let mut author = Author::new(Callback::noop(), "", keep);
        assert!(author.link().is_none() && author.update(AuthorMsg::Try, &screen).is_empty());
        for message in [AuthorMsg::AddStep, AuthorMsg::Restrict("dataset", Way::Locked), AuthorMsg::AddStep] {
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
        author.update(AuthorMsg::Write(Box::new(draft)), &screen);
        let again = Author::new(Callback::noop(), &kept.borrow(), full());
        assert_eq!(again.draft, author.draft);
        let effects = author.update(AuthorMsg::Try, &screen);
        let Some(Effect::OpenLesson(text)) = effects.last() else { panic!("{effects:?}") };
        assert!(lessons::read_text("", text).is_ok());
        assert!(matches!(author.update(AuthorMsg::ShowSettings, &screen)[..], [Effect::Open(..)]));
        author.update(AuthorMsg::BeginAnew, &screen);
        assert!(author.draft.steps.is_empty());
        author.update(AuthorMsg::BringBack, &screen);
        assert_eq!(again.draft, author.draft);
        assert_eq!(file_name("Ünter 3 neurons!"), "01-nter-3-neurons.txt");
        assert_eq!(file_name("…"), "01-lesson.txt");
    }

    #[test]
    fn a_file_is_gone_on_with_unless_it_is_none() {
        let screen = session("#seed=1");
        let mut author = Author::new(Callback::noop(), "nonsense", full());
        let text = "title: A\nlink: seed=1\n\nDo: this\n";
        author.update(AuthorMsg::Read("a.txt".into(), Ok(text.into())), &screen);
        assert_eq!(author.draft.title, "A");
        assert!(!author.is_kept, "the device is full, and that is said");
        let effects = author.update(AuthorMsg::Read("b.txt".into(), Ok("titel: A".into())), &screen);
        assert!(matches!(&effects[..], [Effect::Notice(notice)] if notice.sentences[0].contains("b.txt is no lesson")));
        assert_eq!(author.draft.title, "A");
        assert!(author.link().is_some());
    }
}
