//! What was chosen in the box for files, and what became of the last file.

use experiment::{
    Choice, Config, GoalEvent, NOTEBOOK_EPOCHS, Session, Start, Stop, loss_curves, notebook, predictions, saved,
};
use web_sys::File;
use yew::{AttrValue, Callback, Html, html};

use super::embed::Embed;
use super::message::{ExportMsg, ExportPanel};
use super::picture;
use super::reloading;
use super::view::ExportView;
use crate::canvas::Colors;
use crate::dom::{self, ReadError, spawn_local};
use crate::panels::effect::Effect;
use crate::widgets::{Notice, saved_as};

/// The state of the box for files.
pub struct Export {
    send: Callback<ExportMsg>,
    /// The code of a frame.
    embed: Embed,
    /// Which weights the notebook starts from.
    from: Start,
    /// What became of the last file; empty where that is nothing.
    said: AttrValue,
    /// Why the last file was not made or opened.
    refused: Option<AttrValue>,
}

/// The name of a file of an experiment: what it is of.
fn file_name(session: &Session, part: &str, ending: &str) -> String {
    format!("playground-{}{part}.{ending}", session.config().current_dataset().word().link)
}

impl Export {
    /// Nothing has happened yet.
    pub fn new(send: Callback<ExportMsg>) -> Self {
        let embed = Embed::new(send.reform(ExportMsg::Embed));
        Export { send, embed, from: Start::Initial, said: AttrValue::default(), refused: None }
    }

    /// Says what became of a file that was to be saved; whether it was.
    fn saved(&mut self, name: String, is_saved: bool) -> bool {
        if is_saved {
            self.said = saved_as(&name).into();
        } else {
            self.refused = Some(AttrValue::Static("The browser did not let the file be made."));
        }
        is_saved
    }

    fn save_text(&mut self, name: String, kind: &str, text: &str) -> bool {
        let is_saved = dom::save_text(&name, kind, text);
        self.saved(name, is_saved)
    }

    fn save_picture(&mut self, name: String, picture: Option<dom::Canvas>) -> bool {
        let is_saved = picture.is_some_and(|picture| dom::save_canvas(&name, &picture.element));
        self.saved(name, is_saved)
    }

    /// Reads a file that somebody chose.
    fn read(&self, file: File) {
        let send = self.send.clone();
        spawn_local(async move {
            let text = dom::read_text(&file, saved::LARGEST as f64).await.map_err(unread);
            send.emit(ExportMsg::WasRead(file.name(), text));
        });
    }

    /// Takes over the experiment of a file, all of it or nothing.
    fn opened(&mut self, name: &str, text: Result<String, String>, page: &Config) -> Vec<Effect> {
        let read = |text: String| {
            let session = saved::read(&text)?;
            page.admits(session.config()).map(|()| session)
        };
        match text.and_then(|text| read(text).map_err(|error| error.to_string())) {
            Ok(session) => {
                let epoch = session.epoch();
                let state = if session.has_diverged() { "Its training has diverged. " } else { "" };
                self.said = format!("Opened {name}, at epoch {epoch}. {state}Undo brings back what was there.").into();
                // It is said in the box, which covers the page; what has diverged can still not be trained when that is closed.
                let notice = about(&session).unwrap_or_default();
                vec![Effect::Open(Box::new(session), notice), Effect::Render]
            }
            Err(reason) => {
                self.said = AttrValue::default();
                self.refused = Some(format!("{name} was not opened. {reason}").into());
                vec![Effect::Render]
            }
        }
    }
}

/// What there is to say about a session from elsewhere: that it cannot be trained, where it has diverged.
pub(super) fn about(session: &Session) -> Option<Notice> {
    session.has_diverged().then(|| Notice::urgent(Stop::Diverged.to_string()))
}

/// Why a file was not read.
fn unread(error: ReadError) -> String {
    match error {
        ReadError::TooLarge { bytes } => format!("It has {bytes} bytes; up to {} are read.", saved::LARGEST),
        ReadError::Unreadable => "The browser could not read it.".to_owned(),
    }
}

impl ExportPanel for Export {
    fn update(&mut self, message: ExportMsg, session: &Session, logarithmic: bool, colors: &Colors) -> Vec<Effect> {
        self.refused = None;
        match message {
            ExportMsg::Open => self.embed.open(),
            ExportMsg::ShowEmbed => {
                self.embed.open();
                self.embed.focus();
            }
            ExportMsg::Embed(message) => self.embed.update(message),
            ExportMsg::From(from) => self.from = from,
            ExportMsg::Notebook => {
                let text = notebook(session, self.from, NOTEBOOK_EPOCHS);
                if self.save_text(file_name(session, "", "ipynb"), "application/x-ipynb+json", &text) {
                    return vec![Effect::Done(GoalEvent::Notebook), Effect::Render];
                }
            }
            ExportMsg::Json => {
                self.save_text(file_name(session, "", "json"), "application/json", &saved::write(session));
            }
            ExportMsg::Csv => {
                self.save_text(file_name(session, "", "csv"), "text/csv", &predictions(session));
            }
            ExportMsg::Curves => {
                self.save_text(file_name(session, "-loss", "csv"), "text/csv", &loss_curves(session));
            }
            ExportMsg::Picture => {
                self.save_picture(file_name(session, "", "png"), picture::output(session, colors));
            }
            ExportMsg::Chart => {
                self.save_picture(file_name(session, "-loss", "png"), picture::losses(session, logarithmic, colors));
            }
            ExportMsg::Read(file) => self.read(file),
            ExportMsg::WasRead(name, text) => return self.opened(&name, text, session.config()),
            ExportMsg::Renewed => return vec![reloading::renewed()],
            ExportMsg::Reload => return reloading::reload(session).into_iter().collect(),
            ExportMsg::Reloaded => {
                let again = reloading::reloaded();
                let notice = again.as_ref().and_then(about).map(Effect::Notice);
                let session = again.map(|session| Effect::GoOn(Box::new(session)));
                return session.into_iter().chain(notice).collect();
            }
        }
        vec![Effect::Render]
    }

    fn view(&self, config: &Config, lesson: &str) -> Html {
        let embed = self.embed.view(config, lesson);
        html! {
            <>
            <ExportView
                from={self.from}
                said={self.said.clone()}
                refused={self.refused.clone()}
                send={self.send.clone()}
            />
            { embed }
            </>
        }
    }
}

#[cfg(test)]
mod tests {
    use experiment::links;

    use super::*;
    use crate::canvas::colors::Palette;

    fn session(link: &str) -> Session {
        Session::new(links::read(link, String::new).config)
    }

    fn update(export: &mut Export, message: ExportMsg) -> Vec<Effect> {
        export.update(message, &session("#seed=1"), false, &Colors::new(Palette::Orange, false))
    }

    #[test]
    fn a_file_is_named_for_its_data() {
        assert_eq!(file_name(&session("#seed=1"), "", "json"), "playground-circle.json");
        let regression = session("#seed=1&problem=regression&regDataset=reg-gauss");
        assert_eq!(file_name(&regression, "-loss", "png"), "playground-reg-gauss-loss.png");
    }

    #[test]
    fn what_was_saved_is_opened() {
        let mut saved_session = session("#seed=3&dataset=xor");
        saved_session.advance(7);
        let mut export = Export::new(Callback::noop());
        let effects = update(&mut export, ExportMsg::WasRead("mine.json".to_owned(), Ok(saved::write(&saved_session))));
        let [Effect::Open(opened, notice), Effect::Render] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(saved::write(opened), saved::write(&saved_session));
        assert_eq!(*notice, Notice::default());
        assert_eq!(export.said, "Opened mine.json, at epoch 7. Undo brings back what was there.");
        assert_eq!(export.refused, None);
    }

    #[test]
    fn what_has_diverged_is_opened_as_that() {
        let mut diverged = session("#seed=3&learningRate=10&activation=linear&networkShape=8,8&problem=regression");
        diverged.advance(200);
        let mut export = Export::new(Callback::noop());
        let effects = update(&mut export, ExportMsg::WasRead("mine.json".to_owned(), Ok(saved::write(&diverged))));
        let [Effect::Open(opened, notice), Effect::Render] = &effects[..] else { panic!("{effects:?}") };
        assert!(opened.has_diverged());
        assert!(notice.sentences[0].starts_with("Training diverged"), "{notice:?}");
        assert!(export.said.contains("Its training has diverged."), "{}", export.said);
    }

    #[test]
    fn what_is_wrong_is_said_until_something_else_is_done() {
        let mut export = Export::new(Callback::noop());
        for (text, reason) in [
            (Ok("{}".to_owned()), "format is missing"),
            (Err(unread(ReadError::TooLarge { bytes: 3e7 })), "It has 30000000 bytes; up to 8000000 are read."),
            (Err(unread(ReadError::Unreadable)), "The browser could not read it."),
        ] {
            let effects = update(&mut export, ExportMsg::WasRead("a.json".to_owned(), text));
            assert!(matches!(&effects[..], [Effect::Render]), "nothing is opened");
            let refused = export.refused.clone().unwrap();
            assert!(refused.starts_with("a.json was not opened. ") && refused.contains(reason), "{refused}");
            assert_eq!(export.said, "");
        }
        update(&mut export, ExportMsg::From(Start::Current));
        assert_eq!((export.from, export.refused), (Start::Current, None));
    }
}
