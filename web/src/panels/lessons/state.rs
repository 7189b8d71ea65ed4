//! The lessons and how far somebody got, and what each message does.

use std::rc::Rc;

use experiment::links::{self, Fragment};
use experiment::{
    Border, Config, Error, GoalEvent, GoalWork, Lesson, LessonStep, Moment, PredictionKind, RaceResult, Scene, Session,
    StepName, StepProgress, StepWork, control_label, lessons,
};
use yew::prelude::*;

use super::hand_in::{self, HandInForm, HandInState};
use super::message::{LessonsMsg, LessonsPanel, StepPlace};
use super::outcome::{outcome, race_of};
use super::progress::Progress;
use super::shelf::Shelf;
use super::view::{LessonView, Mark, Marks};
use crate::dom::{self, ReadError, spawn_local};
use crate::panels::effect::{Effect, Tab};
use crate::widgets::{Notice, lesson_of_file};

/// How the names of lessons' files end.
const FILE_END: &str = ".txt";
const NOT_DROPPED: &str = "Only the file of a lesson can be dropped here: its name ends with .txt. A table of points goes into “Open \
                           a table”, saved runs and hand-ins into their own tabs.";

/// The lessons and how far somebody got.
pub struct Lessons {
    send: Callback<LessonsMsg>,
    shelf: Shelf,
    progress: Progress,
    open: Option<Open>,
    /// The step that opens as soon as its session has taken over.
    entering: Option<StepPlace>,
    hand_in: HandInState,
    /// The title of the open lesson, where the focus goes.
    title: NodeRef,
}

/// The step that is open.
struct Open {
    place: StepPlace,
    attempt: StepProgress,
    step: Rc<LessonStep>,
    work: StepWork,
    /// The last race that came to its end.
    race: Option<RaceResult>,
    /// Why the last prediction can't be one.
    refused: AttrValue,
}

impl Lessons {
    /// None of them open.
    pub fn new(send: Callback<LessonsMsg>, of_page: Vec<Lesson>, progress: Progress) -> Self {
        let mut shelf = Shelf::new(of_page);
        for name in progress.names() {
            // One that this version can't read any more is not there.
            let _ = shelf.know(name);
        }
        let (hand_in, title) = (HandInState::default(), NodeRef::default());
        Lessons { send, shelf, progress, open: None, entering: None, hand_in, title }
    }

    fn lesson(&self) -> Option<&Lesson> {
        self.shelf.lesson(self.open.as_ref()?.place)
    }

    /// The lesson to go on with: the one that was opened last, or the first after it that is not done.
    fn next(&self) -> StepPlace {
        let last = self.progress.names().next().and_then(|name| self.shelf.place(name));
        let last = last.filter(|place| !self.shelf.is_own(*place)).map_or(0, |place| place.lesson);
        let all = self.shelf.of_page();
        let (before, after) = all.split_at(last.min(all.len()));
        let from_last = after.iter().chain(before).position(|lesson| !self.progress.is_done(lesson));
        StepPlace { lesson: from_last.map_or(0, |place| (last + place) % all.len().max(1)), step: 0 }
    }

    /// The lessons of somebody's own, those that were opened last first; of several versions of one, the last.
    fn own(&self) -> Vec<StepPlace> {
        let mut titles = Vec::new();
        let places = self.progress.names().filter_map(|name| self.shelf.place(name));
        let own = places.filter(|place| self.shelf.is_own(*place));
        own.filter(|place| {
            let title = self.shelf.lesson(*place).map(|lesson| lesson.title.as_str());
            let is_new = !titles.contains(&title);
            titles.push(title);
            is_new
        })
        .collect()
    }

    /// Leaves the lessons for another tab.
    fn leave_for(&mut self, tab: Tab) -> Vec<Effect> {
        let leaves = self.open.take().map(|_| Effect::LeaveLessons);
        leaves.into_iter().chain([Effect::Show(tab)]).collect()
    }

    /// Lets the session of a step take over.
    fn enter(&mut self, place: StepPlace) -> Vec<Effect> {
        let Some((_, step)) = self.shelf.step(place) else { return Vec::new() };
        let session = Session::new(step.config());
        self.entering = Some(place);
        vec![Effect::EnterLesson(Box::new(session))]
    }

    /// Opens the step whose session has taken over.
    fn open_entered(&mut self, session: &Session) {
        if let Some(place) = self.entering.take() {
            self.open_at(place, session);
        }
    }

    fn open_at(&mut self, place: StepPlace, session: &Session) {
        let Some((lesson, step)) = self.shelf.step(place) else { return };
        let (lesson, step) = (lesson.clone(), Rc::new(step.clone()));
        let work = self.progress.work(&lesson.name, place.step);
        let mut attempt = StepProgress::new(&step, &work.met());
        attempt.see_settings(session);
        let answered = step.question.as_ref().zip(work.answer.as_ref());
        attempt.see_answer(answered.is_some_and(|(question, text)| question.kind.is_answered(text)));
        self.progress.opened(&lesson);
        self.open = Some(Open { place, attempt, step, work, race: None, refused: AttrValue::default() });
    }

    /// The step that is open and whose session is shown.
    fn attempt(&mut self) -> Option<&mut StepProgress> {
        // Until another step is entered, a session is none that this one's goals are about.
        self.open.as_mut().filter(|_| self.entering.is_none()).map(|open| &mut open.attempt)
    }

    /// Keeps what was done in the open step.
    fn keep(&mut self) {
        let Some(open) = &self.open else { return };
        if let Some(lesson) = self.shelf.lesson(open.place) {
            self.progress.did(lesson, open.place.step, open.work.clone());
        }
    }

    /// Looks at the open step; keeps what was reached then, with the run that shows it.
    fn look(
        &mut self,
        session: &Session,
        race: Option<&RaceResult>,
        look: impl FnOnce(&mut StepProgress) -> bool,
    ) -> bool {
        let reached = self.attempt().is_some_and(look);
        if let Some(open) = self.open.as_mut().filter(|_| reached) {
            open.work.goals.resize(open.step.goals.len(), None);
            for (met, kept) in open.attempt.met().zip(&mut open.work.goals).filter(|(met, kept)| *met && kept.is_none())
            {
                *kept = met.then(|| GoalWork { run: run_of(session), race: race.map(|race| race.link.clone()) });
            }
            self.keep();
        }
        reached
    }

    /// How something is to be predicted in the open step, before anything runs.
    fn asked(&self) -> Option<&PredictionKind> {
        let open = self.open.as_ref().filter(|open| self.entering.is_none() && open.work.prediction.is_none())?;
        open.step.prediction.as_ref().map(|prediction| &prediction.kind)
    }

    /// Keeps a prediction: the first that somebody makes.
    fn predict(&mut self, text: &str) -> Vec<Effect> {
        let Some(open) = self.open.as_mut().filter(|open| open.work.prediction.is_none()) else { return Vec::new() };
        let Some(prediction) = &open.step.prediction else { return Vec::new() };
        let predicted = prediction.kind.predicted(text);
        if predicted.is_none() {
            open.refused = format!("“{}” is no number.", text.trim()).into();
        } else {
            (open.work.prediction, open.refused) = (predicted, AttrValue::default());
            self.keep();
        }
        vec![Effect::Render]
    }

    /// Keeps an answer, which may be a goal.
    fn answer(&mut self, text: String, session: &Session) -> Vec<Effect> {
        let Some(open) = &mut self.open else { return Vec::new() };
        let Some(question) = &open.step.question else { return Vec::new() };
        let text: String = text.trim().chars().take(lessons::LONGEST_ANSWER).collect();
        let is_answered = question.kind.is_answered(&text);
        open.work.answer = Some(text).filter(|text| !text.is_empty());
        open.attempt.see_answer(is_answered);
        self.keep();
        self.look(session, None, |attempt| attempt.see(session));
        vec![Effect::Render]
    }

    /// Opens a lesson of somebody's own.
    fn read_file(&mut self, file: &str, text: Result<String, ReadError>) -> Vec<Effect> {
        let lesson = match lesson_of_file(text) {
            Ok(lesson) => lesson.packed(),
            Err(why) => {
                let sentence = format!("{file} is no lesson that can be read. {why}.");
                return vec![Effect::Notice(Notice::urgent(sentence))];
            }
        };
        self.shelf.put(lesson).map_or_else(Vec::new, |place| self.enter(place))
    }

    /// What is handed in, with the run as it is now.
    fn write_hand_in(&self, session: &Session) -> Option<String> {
        let (open, lesson) = (self.open.as_ref()?, self.lesson()?);
        let mut work = self.progress.hand_in(lesson);
        if let Some(step) = work.steps.get_mut(open.place.step) {
            *step = StepWork { run: run_of(session).filter(|_| session.epoch() > 0), ..open.work.clone() };
        }
        work.name = self.progress.name().to_owned();
        Some(work.write())
    }
}

/// The link of a run where it is now, with its losses; nothing where it is too long for one.
fn run_of(session: &Session) -> Option<String> {
    let moment = Moment::of(session).filter(Moment::fits_in_link)?;
    Some(links::write_moment(&moment, Some(session.losses())))
}

impl LessonsPanel for Lessons {
    fn update(&mut self, message: LessonsMsg, session: &Session) -> Vec<Effect> {
        match message {
            LessonsMsg::Predict(text) => return self.predict(&text),
            LessonsMsg::PredictBorder(border) => return self.predict(&border.text()),
            LessonsMsg::Answer(text) => return self.answer(text, session),
            LessonsMsg::DrawBorder => return vec![Effect::PredictBorder],
            LessonsMsg::Drop(file) if !file.name().ends_with(FILE_END) => {
                return vec![Effect::Notice(Notice::new(NOT_DROPPED))];
            }
            LessonsMsg::Choose(file) | LessonsMsg::Drop(file) => {
                let send = self.send.clone();
                spawn_local(async move {
                    let text = dom::read_text(&file, lessons::LONGEST_LESSON as f64).await;
                    send.emit(LessonsMsg::Read(file.name(), text));
                });
                return Vec::new();
            }
            LessonsMsg::ToggleHandIn => {
                self.hand_in.toggle();
                return vec![Effect::Render];
            }
            LessonsMsg::SignedAs(name) => {
                self.hand_in.signed();
                if let Some(lesson) = self.lesson().cloned() {
                    self.progress.signed_as(&lesson, name.chars().take(lessons::LONGEST_NAME).collect());
                }
                return vec![Effect::Render];
            }
            LessonsMsg::CopyHandIn => {
                if let Some(link) = self.write_hand_in(session) {
                    self.hand_in.copy(&link, self.send.reform(LessonsMsg::Copied));
                }
                return Vec::new();
            }
            LessonsMsg::SaveHandIn => {
                if let Some(link) = self.write_hand_in(session) {
                    self.hand_in.save(&link, self.progress.name());
                }
                return vec![Effect::Render];
            }
            LessonsMsg::Copied(copied) => {
                self.hand_in.copied(copied);
                return vec![Effect::Render];
            }
            _ => {}
        }
        self.entering = None;
        self.hand_in = HandInState::default();
        match (message, &self.open) {
            (LessonsMsg::Toggle, Some(_)) => {
                self.open = None;
                vec![Effect::LeaveLessons]
            }
            (LessonsMsg::Make, _) => self.leave_for(Tab::Author),
            (LessonsMsg::Class, _) => self.leave_for(Tab::Class),
            (LessonsMsg::Toggle, None) => self.enter(self.next()),
            (LessonsMsg::Go(place), _) => self.enter(place),
            (LessonsMsg::Loaded(file, Err(ReadError::Unreadable)), _) => {
                let sentence =
                    format!("{file} could not be loaded: the file of this lesson has to stand beside the page.");
                vec![Effect::Notice(Notice::urgent(sentence))]
            }
            (LessonsMsg::Read(file, text) | LessonsMsg::Loaded(file, text), _) => self.read_file(&file, text),
            (LessonsMsg::StartAgain, Some(open)) => {
                let place = open.place;
                if let Some(lesson) = self.shelf.lesson(place) {
                    self.progress.did(lesson, place.step, StepWork::default());
                }
                self.enter(place)
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, session: &Session) -> Html {
        let (Some(open), Some(lesson)) = (&self.open, self.lesson()) else { return Html::default() };
        let config = session.config();
        let work = &open.work;
        let mark = |title: &str, is_done: bool, lacks: bool| Mark {
            title: title.to_owned().into(),
            is_done,
            is_possible: !lacks,
        };
        let is_own = self.shelf.is_own(open.place);
        // Those of the page are a row; one of somebody's own stands by itself, and its steps are the row.
        let marks = if lesson.steps.len() > 1 || is_own {
            let step = |(index, step): (usize, &LessonStep)| {
                let met = self.progress.work(&lesson.name, index).met();
                let is_done = !step.goals.is_empty() && met.len() >= step.goals.len() && met.iter().all(|met| *met);
                mark(&step.title, is_done, false)
            };
            Marks::Steps(lesson.steps.iter().enumerate().map(step).collect())
        } else {
            let of = |lesson: &Lesson| {
                let lacks = lesson.steps.iter().any(|step| !lacking(step, config).is_empty());
                mark(&lesson.title, self.progress.is_done(lesson), lacks)
            };
            Marks::Lessons(self.shelf.of_page().iter().map(of).collect())
        };
        let own = self.own().into_iter().map(|place| {
            let lesson = self.shelf.lesson(place);
            let title = lesson.map_or("", |lesson| &lesson.title);
            (place, mark(title, lesson.is_some_and(|lesson| self.progress.is_done(lesson)), false))
        });
        let predicted = work.prediction.as_deref().zip(open.step.prediction.as_ref());
        let said = predicted.map(|(text, asked)| outcome(&asked.kind, text, session, open.race.as_ref()));
        let is_handing_in = self.hand_in.is_open();
        let hand_in = is_handing_in.then(|| self.write_hand_in(session)).flatten();
        html! {
            <LessonView
                place={open.place}
                title_text={AttrValue::from(lesson.title.clone())}
                step={open.step.clone()}
                prediction={work.prediction.clone().map(AttrValue::from)}
                outcome={AttrValue::from(said.unwrap_or_default())}
                answer={AttrValue::from(work.answer.clone().unwrap_or_default())}
                refused={&open.refused}
                met={open.attempt.met().collect::<Vec<bool>>()}
                late={open.attempt.late().collect::<Vec<bool>>()}
                lacks={lacking(&open.step, config)}
                {marks}
                own={own.collect::<Vec<_>>()}
                title={&self.title}
                hand_in={hand_in.map(|link| HandInForm {
                    link: hand_in::link(&link).into(),
                    title: lesson.title.clone().into(),
                    name: self.progress.name().to_owned().into(),
                    n_met: self.progress.hand_in(lesson).steps.iter().flat_map(StepWork::met).filter(|met| *met).count(),
                    n_goals: lesson.steps.iter().map(|step| step.goals.len()).sum(),
                    state: self.hand_in.clone(),
                })}
                send={&self.send}
            />
        }
    }

    fn is_open(&self) -> bool {
        self.open.is_some()
    }

    fn place_of(&self, name: &str) -> Option<StepPlace> {
        self.shelf.place(name)
    }

    fn link(&self) -> String {
        let open = self.open.as_ref().zip(self.lesson());
        open.map_or_else(String::new, |(open, lesson)| {
            let name = StepName { lesson: lesson.name.clone(), step: open.place.step };
            format!("&{}={}", lessons::KEY, name.text())
        })
    }

    fn config(&self) -> Option<Config> {
        self.open.as_ref().map(|open| open.step.config())
    }

    fn awaits(&self) -> bool {
        self.asked().is_some()
    }

    fn awaits_border(&self) -> bool {
        self.asked() == Some(&PredictionKind::Border)
    }

    fn border(&self) -> Option<Border> {
        let open = self.open.as_ref()?;
        let asked = open.step.prediction.as_ref().filter(|asked| asked.kind == PredictionKind::Border);
        asked.and(open.work.prediction.as_deref()).and_then(|text| Border::read(text).ok())
    }

    fn met(&self) -> Vec<bool> {
        self.open.iter().flat_map(|open| open.attempt.met()).collect()
    }

    fn read(&self, name: &str, link: &Fragment) -> Result<links::Reading, Error> {
        if let Some((_, step)) = self.shelf.place(name).and_then(|place| self.shelf.step(place)) {
            return Ok(lessons::read_within(step, link));
        }
        let StepName { lesson, step } = StepName::read(name);
        match Lesson::unpacked(&lesson) {
            Some(unpacked) => {
                let unpacked = unpacked?;
                let last = unpacked.steps.len() - 1;
                Ok(lessons::read_within(&unpacked.steps[step.min(last)], link))
            }
            None => {
                let names: Vec<&str> = self.shelf.of_page().iter().map(|lesson| &*lesson.name).collect();
                let (value, allowed) = (lesson, names.join(", "));
                Err(Error::NotAllowed { key: lessons::KEY, value, allowed, nearest: None })
            }
        }
    }

    fn read_file_of(&self, link: &Fragment) -> Result<(), Error> {
        let Some(name) = lessons::file_in(link).transpose()? else { return Ok(()) };
        let send = self.send.clone();
        spawn_local(async move {
            let text = dom::text_beside(&name, lessons::LONGEST_LESSON as f64).await;
            send.emit(LessonsMsg::Loaded(name, text));
        });
        Ok(())
    }

    fn show(&mut self, name: Option<&str>, session: &Session) {
        (self.open, self.entering) = (None, None);
        self.hand_in = HandInState::default();
        let Some(name) = name else { return };
        // What can't be read was said when its settings were.
        let _ = self.shelf.know(name);
        if let Some(place) = self.shelf.place(name) {
            self.open_at(place, session);
        }
    }

    fn entered(&mut self, session: &Session) {
        self.open_entered(session);
        dom::focus_later(&self.title);
        let scene = self.open.as_ref().and_then(|open| open.step.scene);
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
        let is_late = self.attempt().is_some_and(|attempt| attempt.see_limits(session));
        self.look(session, None, |attempt| attempt.see(session)) | is_late
    }

    fn watches(&self) -> bool {
        self.open.as_ref().is_some_and(|open| self.entering.is_none() && open.attempt.watches())
    }

    fn see_event(&mut self, event: &GoalEvent, session: &Session) -> bool {
        // What is to be predicted has to be predicted before.
        if self.awaits() {
            return false;
        }
        let race = race_of(event);
        if let Some((open, race)) = self.open.as_mut().zip(race) {
            open.race = Some(race.clone());
        }
        self.look(session, race, |attempt| attempt.see_event(event, session)) || race.is_some()
    }
}

/// What a step needs and the page's link restricts, for people; empty where its goals can be reached.
fn lacking(step: &LessonStep, config: &Config) -> AttrValue {
    let lacking = step.controls.iter().filter(|name| config.restricts(name));
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

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
