//! What leaves the page as a file, and the one way back in. What the files hold is the business of `experiment`.

pub mod download;
mod picture;
mod view;

use experiment::{Choice, GoalEvent, NOTEBOOK_EPOCHS, Start, notebook, predictions, saved};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::html::Scope;

use crate::app::{App, Msg as AppMsg};
use crate::browser;
pub use view::view;
use yew::Html;

/// What the rest of the page needs of this part.
#[allow(missing_docs)] // Said at each function.
pub struct Functions {
    pub handle: fn(&mut App, &Scope<App>, Msg),
    pub view: fn(&Scope<App>, &Export) -> Html,
}

/// The functions of this part.
pub static FUNCTIONS: Functions = Functions { handle: App::on_export, view: view::content };

/// The largest file that is opened, in bytes; what is written here is a tenth of that at most.
const LARGEST: f64 = 2_000_000.0;

/// What happens to files.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // What has no line of its own is what its button says.
pub enum Msg {
    /// The box was opened.
    Open,
    /// Which weights the notebook starts from.
    From(Start),
    Notebook,
    Json,
    Csv,
    Picture,
    Chart,
    /// A file was chosen.
    Read(File),
    /// Its text, or why there is none.
    WasRead(String, Result<String, String>),
}

/// What was chosen, and what became of the last file.
pub struct Export {
    from: Start,
    said: String,
    refused: Option<String>,
}

impl Export {
    /// Nothing has happened yet.
    pub fn new() -> Self {
        Export { from: Start::Initial, said: String::new(), refused: None }
    }
}

impl App {
    pub(crate) fn on_export(&mut self, to: &Scope<App>, message: Msg) {
        let (session, shown, colors) = (&self.session, &self.shown, &self.screen.colors);
        self.export.refused = None;
        let is_notebook = matches!(message, Msg::Notebook);
        let saved = match message {
            Msg::From(from) => {
                self.export.from = from;
                return;
            }
            Msg::Open => return,
            Msg::Read(file) => return read(to, file),
            Msg::WasRead(name, text) => return self.opened(&name, text),
            Msg::Notebook => {
                let text = notebook(session, self.export.from, NOTEBOOK_EPOCHS);
                download::text(self.file_name("", "ipynb"), "application/x-ipynb+json", &text)
            }
            Msg::Json => download::text(self.file_name("", "json"), "application/json", &saved::write(session)),
            Msg::Csv => download::text(self.file_name("", "csv"), "text/csv", &predictions(session)),
            Msg::Picture => download::canvas(self.file_name("", "png"), picture::output(session, colors)),
            Msg::Chart => {
                download::canvas(self.file_name("-loss", "png"), picture::losses(session, shown.logarithmic, colors))
            }
        };
        match saved {
            Some(name) => {
                self.export.said = format!("Saved as {name}");
                if is_notebook {
                    self.lesson_sees_event(GoalEvent::Notebook);
                }
            }
            None => self.export.refused = Some("The browser did not let the file be made.".to_owned()),
        }
    }

    /// A file's name: what it is of.
    fn file_name(&self, part: &str, ending: &str) -> String {
        format!("playground-{}{part}.{ending}", self.session.config().current_dataset().word().link)
    }

    /// Takes over the experiment of a file, all of it or nothing.
    fn opened(&mut self, name: &str, text: Result<String, String>) {
        let read = text.and_then(|text| saved::read(&text).map_err(|error| error.to_string()));
        match read {
            Ok(session) => {
                let epoch = session.epoch();
                self.undo_stack.replace(&mut self.session, session);
                self.changed(experiment::Rebuild::Everything);
                browser::show_text(!self.session.config().hide_text());
                self.export.said = format!("Opened {name}, at epoch {epoch}. Undo brings back what was there.");
            }
            Err(reason) => {
                self.export.said.clear();
                self.export.refused = Some(format!("{name} was not opened. {reason}"));
            }
        }
    }
}

/// Reads a file that somebody chose.
fn read(to: &Scope<App>, file: File) {
    to.send_future(async move {
        let text = if file.size() > LARGEST {
            Err(format!("It has {} bytes; up to {LARGEST} are read.", file.size()))
        } else {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            text.ok_or_else(|| "The browser could not read it.".to_owned())
        };
        AppMsg::Export(Msg::WasRead(file.name(), text))
    });
}
