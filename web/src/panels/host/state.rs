//! What the host was told, and what each of its messages does.

use experiment::Change;

use super::command::{Command, MARK, VERSION, read};
use super::message::{HostMsg, HostPanel, Now};
use crate::dom::{self, Hearing, Told};
use crate::panels::effect::Effect;

/// Milliseconds between two messages about the training.
const EVERY: f64 = 250.0;

/// What listens to the host, and tells it.
pub struct Host {
    /// What it was told last; nothing where it has asked for it again.
    last: Option<State>,
    /// When that was.
    told_at: f64,
    /// Whether it knows that somebody listens.
    is_greeted: bool,
    /// The open lesson, and which of its goals were reached when it was last looked at.
    lesson: String,
    met: Vec<bool>,
    _hearing: Option<Hearing>,
}

/// What the host is told of an experiment.
#[derive(Clone, Debug, PartialEq)]
struct State {
    link: String,
    epoch: u64,
    playing: bool,
}

impl Host {
    /// A host that knows nothing yet, and is heard as long as this is kept.
    pub fn new(hearing: Option<Hearing>) -> Self {
        Host { last: None, told_at: 0.0, is_greeted: false, lesson: String::new(), met: Vec::new(), _hearing: hearing }
    }

    /// Tells the host that goals were reached since it was told last.
    fn tell_goals(&mut self, now: &Now<'_>, link: &str, lesson: String, met: Vec<bool>) {
        // What was reached before the lesson was opened is nothing new.
        if self.lesson == lesson && self.met.len() == met.len() {
            for index in 0..met.len() {
                if met[index] && !self.met[index] {
                    let mut message = fields("goal", now, link);
                    message.push(("lesson", Told::Text(lesson.clone())));
                    message.push(("goal", Told::Number((index + 1) as f64)));
                    message.push(("goals", Told::Number(met.len() as f64)));
                    dom::tell_embedder(&message);
                }
            }
        }
        (self.lesson, self.met) = (lesson, met);
    }
}

/// What a message of this type begins with.
fn head(name: &str) -> Vec<(&'static str, Told)> {
    vec![(MARK, Told::Number(VERSION)), ("type", Told::Text(name.to_owned()))]
}

/// What a message of this type says of an experiment.
fn fields(name: &str, now: &Now<'_>, link: &str) -> Vec<(&'static str, Told)> {
    let (session, losses) = (now.session, now.session.losses());
    let mut message = head(name);
    message.push(("settings", Told::Text(link.to_owned())));
    message.push(("epoch", Told::Number(session.epoch() as f64)));
    message.push(("lossTrain", Told::Number(losses.train)));
    message.push(("lossTest", Told::Number(losses.test)));
    message.push(("playing", Told::Flag(now.playing)));
    message.push(("diverged", Told::Flag(session.has_diverged())));
    message
}

impl HostPanel for Host {
    fn update(&mut self, message: HostMsg, now: &Now<'_>) -> Vec<Effect> {
        let command = match read(&message, now) {
            None => return Vec::new(),
            Some(Err(error)) => {
                let mut message = head("error");
                message.push(("message", Told::Text(error)));
                dom::tell_embedder(&message);
                return Vec::new();
            }
            Some(Ok(command)) => command,
        };
        // It is told what has become of it, be that nothing.
        self.last = None;
        match command {
            Command::Play if !now.playing => vec![Effect::TogglePlay],
            Command::Pause if now.playing => vec![Effect::TogglePlay],
            Command::Play | Command::Pause | Command::State => Vec::new(),
            Command::Step => vec![Effect::Step],
            Command::Reset => vec![Effect::Change(Change::Reset)],
            Command::Set(edits) => edits.into_iter().map(|edit| Effect::Change(Change::Edit(edit))).collect(),
        }
    }

    fn is_due(&self, playing: bool) -> bool {
        let is_other = self.last.as_ref().is_none_or(|last| last.playing != playing);
        is_other || dom::now() - self.told_at >= EVERY
    }

    fn see(&mut self, now: &Now<'_>, link: String, lesson: String, goals: Vec<bool>) {
        self.tell_goals(now, &link, lesson, goals);
        let state = State { link, epoch: now.session.epoch(), playing: now.playing };
        if self.last.as_ref() == Some(&state) {
            return;
        }
        dom::tell_embedder(&fields(if self.is_greeted { "state" } else { "ready" }, now, &state.link));
        (self.last, self.told_at, self.is_greeted) = (Some(state), dom::now(), true);
    }
}

#[cfg(test)]
mod tests {
    use experiment::{Session, links};

    use super::*;
    use crate::dom::Heard;
    use crate::dom::imaginary::{self, browser};

    fn session() -> Session {
        Session::new(links::read("#seed=1", String::new).config)
    }

    fn now(session: &Session, playing: bool) -> Now<'_> {
        Now { session, playing, has_network: true, waits: None }
    }

    /// The types of the messages that were sent since the last look, and the last value of a field.
    fn told(name: &str) -> (Vec<String>, Option<Told>) {
        let told = browser(|browser| std::mem::take(&mut browser.told));
        let all = |name: &str| {
            let fields = told.iter().flatten().filter(|(field, _)| *field == name);
            fields.map(|(_, value)| value.clone()).collect::<Vec<_>>()
        };
        let types = all("type").into_iter().map(|value| match value {
            Told::Text(text) => text,
            other => panic!("{other:?}"),
        });
        (types.collect(), all(name).pop())
    }

    fn ask(host: &mut Host, name: &str, now: &Now<'_>) -> Vec<Effect> {
        host.update([Heard::Number(1.0), Heard::Text(name.to_owned()), Heard::Nothing], now)
    }

    #[test]
    fn the_host_is_told_what_changes() {
        imaginary::open("");
        let (mut host, mut session) = (Host::new(None), session());
        host.see(&now(&session, false), "seed=1".to_owned(), String::new(), Vec::new());
        assert_eq!(told("playing"), (vec!["ready".to_owned()], Some(Told::Flag(false))));
        host.see(&now(&session, false), "seed=1".to_owned(), String::new(), Vec::new());
        assert_eq!(told("epoch"), (Vec::new(), None), "nothing new");
        session.advance(3);
        host.see(&now(&session, false), "seed=1".to_owned(), String::new(), Vec::new());
        assert_eq!(told("epoch"), (vec!["state".to_owned()], Some(Told::Number(3.0))));
        assert!(!host.is_due(false) && host.is_due(true), "that it plays is told at once");
    }

    #[test]
    fn what_the_host_asks_for_is_done_and_answered() {
        imaginary::open("");
        let (mut host, session) = (Host::new(None), session());
        host.see(&now(&session, false), String::new(), String::new(), Vec::new());
        told("type");
        assert!(matches!(ask(&mut host, "play", &now(&session, false))[..], [Effect::TogglePlay]));
        assert!(ask(&mut host, "play", &now(&session, true)).is_empty(), "it plays already");
        assert!(matches!(ask(&mut host, "pause", &now(&session, true))[..], [Effect::TogglePlay]));
        assert!(matches!(ask(&mut host, "step", &now(&session, false))[..], [Effect::Step]));
        host.see(&now(&session, false), String::new(), String::new(), Vec::new());
        assert_eq!(told("type").0, ["state"], "though nothing has changed");
        assert!(ask(&mut host, "fly", &now(&session, false)).is_empty());
        let (types, message) = told("message");
        assert_eq!(types, ["error"]);
        let Some(Told::Text(message)) = message else { panic!("no text") };
        assert!(message.contains("“fly”") && message.contains("Allowed: play"), "{message}");
    }

    #[test]
    fn goals_are_told_when_they_are_reached() {
        imaginary::open("");
        let (mut host, session) = (Host::new(None), session());
        let mut see = |lesson: &str, met: &[bool]| {
            host.see(&now(&session, false), format!("seed=1&lesson={lesson}"), lesson.to_owned(), met.to_vec());
        };
        see("xor", &[true, false, false]);
        see("xor", &[true, false, true]);
        assert_eq!(told("goal"), (vec!["ready".to_owned(), "goal".to_owned()], Some(Told::Number(3.0))));
        see("circle", &[true, true, true]);
        assert_eq!(told("goal"), (vec!["state".to_owned()], None), "another lesson's were reached before");
    }
}
