//! What each message about the runs does.

use experiment::{Rebuild, Record, Run, Session, links};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::html::Scope;

use super::{Msg, Runs};
use crate::app::{self, App};
use crate::browser;
use crate::export::download;
use crate::link::new_seed;
use crate::notice::Notice;
use crate::reading::Reading;
use crate::stage::Stage;

/// The largest file that is read, in bytes: ten times what a full record has.
const LARGEST: f64 = 2e7;

impl App {
    /// Does what a message about the runs asks for.
    pub(crate) fn on_record(&mut self, to: &Scope<App>, message: Msg) {
        match message {
            Msg::Keep => self.keep(Run::of(&self.session)),
            Msg::KeepContestant(contestant) => {
                let Some(contest) = &self.race else { return };
                let config = contest.race().configs().into_iter().nth(contestant);
                let report = contest.schedule().first_report(contestant);
                if let (Some(config), Some(report)) = (config, report) {
                    self.keep(Run::of_report(&config, report));
                }
            }
            Msg::Open(index) => self.open_run(index),
            Msg::SetNote(index, note) => drop(self.runs.change(|record| record.set_note(index, &note))),
            Msg::Delete(index) => self.runs.delete(index),
            Msg::PutBack => self.runs.put_back(),
            Msg::Export => {
                let saved = download::text("runs.csv".to_owned(), "text/csv", &self.runs.record.to_csv());
                let failed = || "The browser did not let the file be made.".to_owned();
                self.runs.said = saved.map_or_else(failed, |name| format!("Saved as {name}."));
            }
            Msg::Import(file) => read(to, file),
            Msg::Imported(text) => self.runs.import(text),
            Msg::ShowAll => self.runs.shows_all = true,
            Msg::Changed => self.runs.read(),
        }
        if self.stage == Stage::Runs {
            self.runs.compare();
        }
    }

    fn keep(&mut self, run: Run) {
        let kept = self.runs.change(|record| record.keep(run));
        let n = self.runs.n();
        if kept {
            Reading::new("said").show(format_args!("This run is kept; there are {n}."));
        }
        // In the record itself, what was refused is said there.
        if let Some(refused) = &self.runs.refused {
            self.notice = Some(Notice { sentences: vec![refused.clone()], urgent: true });
        }
    }

    /// A run becomes the experiment, at epoch 0.
    fn open_run(&mut self, index: usize) {
        let Some(run) = self.runs.record.runs().get(index) else { return };
        let reading = links::read(&run.link, new_seed);
        let (epochs, note) = (run.standing.epochs, run.note.clone());
        let session = Session::new(reading.config);
        self.stage = Stage::Playground;
        self.undo_stack.replace(&mut self.session, session);
        self.changed(Rebuild::Everything);
        self.write_link();
        browser::show_text(!self.session.config().hide_text());
        let mut sentences: Vec<String> = reading.corrections.iter().map(ToString::to_string).collect();
        sentences.push(format!(
            "This is the run at its beginning; it was kept at epoch {epochs}. Undo brings back what was there."
        ));
        sentences.extend(Some(note).filter(|note| !note.is_empty()).map(|note| format!("Note: {note}")));
        self.notice = Some(Notice { sentences, urgent: false });
    }
}

impl Runs {
    fn delete(&mut self, index: usize) {
        let mut deleted = None;
        self.change(|record| {
            deleted = record.remove(index);
            Ok(())
        });
        if deleted.is_some() {
            self.said = "The run is deleted.".to_owned();
        }
        self.deleted = deleted.map(|run| (index, run));
    }

    fn put_back(&mut self) {
        if let Some((index, run)) = self.deleted.take() {
            self.change(|record| record.put_back(index, run));
        }
    }

    /// Adds the runs of a file to those that are there; each of them once, and all or none.
    fn import(&mut self, text: Result<String, String>) {
        let read = text.and_then(|text| Record::from_csv(&text).map_err(|error| error.to_string()));
        let read = match read {
            Ok(read) => read,
            Err(why) => {
                self.said = String::new();
                self.refused = Some(why);
                return;
            }
        };
        let mut added = 0;
        self.change(|record| {
            let mut all = record.clone();
            for run in read.runs().iter().filter(|run| !record.runs().contains(run)) {
                all.keep(run.clone())?;
                added += 1;
            }
            *record = all;
            Ok(())
        });
        if self.refused.is_none() {
            self.said = format!("{added} of {} runs were added; the others were there already.", read.runs().len());
        }
    }
}

/// Reads a file that somebody chose.
fn read(to: &Scope<App>, file: File) {
    to.send_future(async move {
        let text = if file.size() > LARGEST {
            Err(format!("The file has {} bytes. Allowed: {LARGEST}.", file.size()))
        } else {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            text.ok_or_else(|| "The browser could not read the file.".to_owned())
        };
        app::Msg::Record(Msg::Imported(text))
    });
}
