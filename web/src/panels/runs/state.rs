//! What the page knows of the runs, and what each message does.

use std::rc::Rc;

use experiment::links::Fragment;
use experiment::{Arc4, Error, LARGEST_RECORD, Record, Run, Session, Setting, fresh_seed, links, text_of_file};
use web_sys::File;
use yew::prelude::*;

use super::change::{Change, added_words, are_same, distinct, is_kept_as};
use super::device::{Done, Refusal};
use super::kept::{Device, Kept};
use super::message::{RunsMsg, RunsPanel};
use super::row::Row;
use super::view::RunsView;
use crate::canvas::Thumbnails;
use crate::canvas::colors::Colors;
use crate::dom::{self, ReadError, spawn_local};
use crate::panels::effect::Effect;
use crate::widgets::{Notice, Offer, saved_as};

/// What files are called.
const FILE: &str = "runs.csv";
const UNREADABLE_FILE: &str = "runs-unreadable.csv";

/// That there is no room for runs, which are shown all the same.
const NOT_SAVED: &str = "This device does not let the page save more: its storage is full or forbidden. The runs are here until the \
                         page is closed; save them as a file.";
/// That there is no room for another change.
const NOT_CHANGED: &str =
    "This device does not let the page save more: its storage is full or forbidden. Nothing was changed.";

/// The runs, and what is known about keeping them.
pub struct Runs {
    send: Callback<RunsMsg>,
    /// Asks the device for a change.
    request: Callback<Change>,
    /// What the device keeps.
    kept: Kept,
    /// The runs for which it has no room, shown below the others.
    unsaved: Record,
    /// How many of them it was asked for again, and has not answered.
    n_retried: usize,
    rows: Rc<[Row]>,
    pictures: Thumbnails,
    /// The settings that are not the same in all runs, unless the runs have changed since.
    differing: Rc<[Setting]>,
    is_compared: bool,
    deleted: Option<(usize, Run)>,
    shows_all: bool,
    /// What there is to say about the last change.
    said: AttrValue,
    refused: Option<AttrValue>,
    /// What there is to say about runs that can't be read.
    unreadable: Option<AttrValue>,
    /// What of them is in a file by now.
    unreadable_in_file: String,
}

/// A run that somebody sees at a place in the table.
enum Seen {
    /// The device keeps it.
    Kept(Run),
    /// The device does not, and it has this place among those.
    Unsaved(usize),
}

impl Runs {
    /// The runs that the device keeps.
    pub fn new(send: Callback<RunsMsg>, request: Callback<Change>, kept: Kept) -> Self {
        let mut runs = Runs {
            send,
            request,
            kept: Kept::default(),
            unsaved: Record::default(),
            n_retried: 0,
            rows: Rc::default(),
            pictures: Thumbnails::default(),
            differing: Rc::default(),
            is_compared: false,
            deleted: None,
            shows_all: false,
            said: AttrValue::default(),
            refused: None,
            unreadable: None,
            unreadable_in_file: String::new(),
        };
        runs.see(kept);
        runs
    }

    /// All runs, the oldest first.
    fn all(&self) -> impl DoubleEndedIterator<Item = &Run> {
        self.kept.record.runs().iter().chain(self.unsaved.runs())
    }

    /// Takes note of what the device keeps now.
    fn see(&mut self, kept: Kept) {
        self.unreadable = match unreadable_words(&kept) {
            // Why it can't be read is known only until it is put aside.
            Some(_) if kept.reasons.is_empty() && self.unreadable.is_some() => self.unreadable.take(),
            words => words.map(AttrValue::from),
        };
        self.kept = kept;
        self.renew_rows();
    }

    fn renew_rows(&mut self) {
        let n_kept = self.kept.record.runs().len();
        let nodes = self.pictures.nodes(n_kept + self.unsaved.runs().len());
        let runs = self.kept.record.runs().iter().chain(self.unsaved.runs());
        let row = |((index, run), picture): ((usize, &Run), NodeRef)| {
            let old = self.rows.get(index).map(|row| &row.run).filter(|old| ***old == *run);
            Row { run: old.cloned().unwrap_or_else(|| Rc::new(run.clone())), is_saved: index < n_kept, picture }
        };
        let rows: Rc<[Row]> = runs.enumerate().zip(nodes).map(row).collect();
        let are_same = rows.len() == self.rows.len()
            && rows.iter().zip(&*self.rows).all(|(new, old)| new.run.link == old.run.link);
        self.is_compared &= are_same;
        self.rows = rows;
    }

    fn seen(&self, index: usize) -> Option<Seen> {
        let kept = self.kept.record.runs();
        match kept.get(index) {
            Some(run) => Some(Seen::Kept(run.clone())),
            None => (index < self.rows.len()).then(|| Seen::Unsaved(index - kept.len())),
        }
    }

    /// Asks the device for a change; what was said about the last one is old.
    fn request(&mut self, change: Change) {
        (self.refused, self.said) = (None, AttrValue::default());
        self.request.emit(change);
    }

    fn refuse(&mut self, why: impl Into<AttrValue>) {
        self.refused = Some(why.into());
    }

    fn set_note(&mut self, index: usize, note: String) {
        match self.seen(index) {
            Some(Seen::Kept(run)) => self.request(Change::SetNote { run, index, note }),
            Some(Seen::Unsaved(index)) => {
                let set = self.unsaved.set_note(index, &note);
                self.changed_unsaved(set);
            }
            None => {}
        }
    }

    fn delete(&mut self, index: usize) {
        match self.seen(index) {
            Some(Seen::Kept(run)) => self.request(Change::Remove { run, index }),
            Some(Seen::Unsaved(place)) => {
                let removed = self.unsaved.remove(place);
                self.changed_unsaved(Ok(()));
                self.deleted(index, removed);
            }
            None => {}
        }
    }

    fn deleted(&mut self, index: usize, run: Option<Run>) {
        if let Some(run) = run {
            self.deleted = Some((index, run));
            self.said = "The run is deleted.".into();
        }
    }

    /// Shows what was done with a run that the device does not keep.
    fn changed_unsaved(&mut self, result: Result<(), Error>) {
        (self.refused, self.said) = (result.err().map(|error| error.to_string().into()), AttrValue::default());
        self.renew_rows();
    }

    /// Shows runs for which the device has no room.
    fn hold(&mut self, runs: impl IntoIterator<Item = Run>) {
        let kept = &self.kept.record;
        self.unsaved.number_after(kept.last_number());
        let held = runs.into_iter().try_for_each(|run| {
            let is_free = kept.runs().iter().all(|other| other.number != run.number);
            self.unsaved.keep(Run { number: if is_free { run.number } else { 0 }, ..run })
        });
        self.renew_rows();
        self.refuse(held.map_or_else(|error| error.to_string(), |()| NOT_SAVED.to_owned()));
    }

    /// Where one change found room, there may be some for the runs that had none before.
    fn try_again(&mut self) {
        if self.n_retried == 0 {
            self.n_retried = self.unsaved.runs().len();
            self.unsaved.runs().iter().for_each(|run| self.request.emit(Change::KeepAfterAll(run.clone())));
        }
    }

    /// Says and shows what became of a change.
    fn done(&mut self, Done { change, result, kept }: Done) -> Vec<Effect> {
        self.see(kept);
        let is_made = result.is_ok();
        let mut effects = vec![Effect::Render];
        match (change, result) {
            (Change::KeepAfterAll(run), result) => {
                self.n_retried = self.n_retried.saturating_sub(1);
                if let Some(place) = self.unsaved.runs().iter().position(|other| *other == run)
                    && result.is_ok()
                {
                    self.unsaved.remove(place);
                    self.renew_rows();
                }
                return effects;
            }
            (Change::Keep(run), result) => {
                match result {
                    Ok(n) => effects.extend(self.kept_notice(&run, n > 0).map(Effect::Notice)),
                    Err(Refusal::NoRoom) => self.hold([run]),
                    Err(Refusal::NotAllowed(why)) => self.refuse(why),
                }
                // It was asked for somewhere else on the page.
                effects.extend(self.refused.as_ref().map(|why| Effect::Notice(Notice::urgent(why.to_string()))));
            }
            (Change::Add(runs), Ok(n_added)) => {
                self.said = added_words(&runs, n_added).into();
                // It may have come back with them.
                self.deleted.take_if(|(_, deleted)| runs.iter().any(|run| are_same(run, deleted)));
            }
            (Change::Add(runs), Err(Refusal::NoRoom)) => {
                let new = distinct(&runs).filter(|run| !self.all().any(|other| are_same(run, other)));
                let new: Vec<Run> = new.cloned().collect();
                self.hold(new);
                // Somebody may have gone elsewhere since.
                effects.push(Effect::Notice(Notice::urgent(NOT_SAVED)));
            }
            (Change::PutBack { run, .. }, Err(Refusal::NoRoom)) => {
                self.hold([run]);
                effects.push(Effect::Notice(Notice::urgent(NOT_SAVED)));
            }
            (Change::PutBack { run, index }, Err(Refusal::NotAllowed(why))) => {
                self.deleted = Some((index, run));
                self.refuse(why);
            }
            (Change::Remove { run, index }, Ok(n)) => self.deleted(index, (n > 0).then_some(run)),
            (Change::PutBack { .. } | Change::SetNote { .. } | Change::Forget(_), Ok(_)) => {}
            (_, Err(Refusal::NoRoom)) => self.refuse(NOT_CHANGED),
            (_, Err(Refusal::NotAllowed(why))) => self.refuse(why),
        }
        if is_made {
            self.try_again();
        }
        effects
    }

    /// Keeps a run, unless it is one of those for which there was no room.
    fn keep(&mut self, run: Run) -> Vec<Effect> {
        if self.unsaved.runs().iter().any(|unsaved| is_kept_as(&run, unsaved)) {
            return self.kept_notice(&run, false).map(Effect::Notice).into_iter().collect();
        }
        self.request(Change::Keep(run));
        vec![Effect::Render]
    }

    /// Under which number a run is kept, and whether it was not before.
    fn kept_notice(&self, run: &Run, is_new: bool) -> Option<Notice> {
        let number = self.all().rev().find(|kept| is_kept_as(run, kept))?.number;
        let said = if is_new { "Saved as run" } else { "This moment is saved already, as run" };
        Some(Notice::new(format!("{said} {number}.")).offering(Some(Offer::ShowRuns)))
    }

    fn import(&mut self, text: Result<String, String>) {
        match text.and_then(|text| Record::imported(&text).map_err(|error| error.to_string())) {
            Ok(read) => self.request(Change::Add(read.runs().to_vec())),
            Err(why) => {
                self.said = AttrValue::default();
                self.refuse(why);
            }
        }
    }

    /// All runs as text, also those that the device does not keep.
    fn to_csv(&self) -> String {
        let unsaved = self.unsaved.to_csv();
        let rows = unsaved.split_once("\r\n").map_or("", |(_titles, rows)| rows);
        self.kept.record.to_csv() + rows
    }

    /// Saves a text as a file; whether the browser did.
    fn save(&mut self, name: &str, text: &str) -> bool {
        let is_saved = dom::save_text(name, "text/csv", text);
        self.said = if is_saved {
            format!("{}.", saved_as(name)).into()
        } else {
            "The browser did not let the file be made.".into()
        };
        is_saved
    }
}

impl RunsPanel for Runs {
    fn update(&mut self, message: RunsMsg) -> Vec<Effect> {
        match message {
            RunsMsg::Keep(session) => return self.keep(Run::of(&session)),
            RunsMsg::KeepRun(run) => return self.keep(*run),
            RunsMsg::Done(done) => return self.done(*done),
            RunsMsg::Open(index) => return self.all().nth(index).and_then(open).into_iter().collect(),
            RunsMsg::SetNote(number, note) => {
                let index = self.all().position(|run| run.number == number);
                if let Some(index) = index {
                    self.set_note(index, note);
                }
            }
            RunsMsg::Delete(index) => self.delete(index),
            RunsMsg::PutBack => {
                if let Some((index, run)) = self.deleted.take() {
                    self.request(Change::PutBack { run, index });
                }
            }
            RunsMsg::Export => {
                let text = self.to_csv();
                self.save(FILE, &text);
            }
            RunsMsg::Import(file) => read(file, self.send.clone()),
            RunsMsg::Imported(text) => self.import(text),
            RunsMsg::ShowAll => self.shows_all = true,
            RunsMsg::SaveUnreadable => {
                let text = self.kept.unreadable.clone();
                if self.save(UNREADABLE_FILE, &text) {
                    self.unreadable_in_file = text;
                }
            }
            RunsMsg::ForgetUnreadable => self.request(Change::Forget(self.unreadable_in_file.clone())),
            RunsMsg::Changed => self.see(Kept::read(&Device)),
        }
        vec![Effect::Render]
    }

    fn view(&self) -> Html {
        html! {
            <RunsView
                rows={self.rows.clone()}
                differing={self.differing.clone()}
                shows_all={self.shows_all}
                said={self.said.clone()}
                refused={self.refused.clone()}
                can_put_back={self.deleted.is_some()}
                unreadable={self.unreadable.clone()}
                can_forget={self.unreadable_in_file == self.kept.unreadable}
                send={self.send.clone()}
            />
        }
    }

    fn n(&self) -> usize {
        self.rows.len()
    }

    #[cfg(test)]
    fn all(&self) -> Vec<(Run, bool)> {
        self.rows.iter().map(|row| (Run::clone(&row.run), row.is_saved)).collect()
    }

    #[cfg(test)]
    fn deleted(&self) -> Option<Run> {
        self.deleted.as_ref().map(|(_, run)| run.clone())
    }

    fn compare(&mut self) {
        if self.is_compared {
            return;
        }
        let mut all = self.kept.record.clone();
        // Beyond the most runs of a record, those that could not be kept do not count.
        let _ = self.unsaved.runs().iter().try_for_each(|run| all.keep(run.clone()));
        self.differing = all.differing().into();
        self.is_compared = true;
    }

    fn paint(&mut self, colors: &Colors) {
        self.pictures.paint(self.rows.iter().map(|row| row.run.picture.as_ref()), colors);
    }

    fn leave(&mut self) {
        self.pictures.leave();
    }
}

/// What there is to say about runs that can't be read.
fn unreadable_words(kept: &Kept) -> Option<String> {
    if kept.unreadable.is_empty() {
        return None;
    }
    let what = match (kept.reasons.first(), kept.record.runs().is_empty()) {
        (Some(why), true) => {
            let error = Error::Unreadable { what: "record of runs".to_owned(), why: why.clone() };
            format!("The runs saved on this device cannot be read. {error}")
        }
        (Some(why), false) => {
            format!("Some of the runs saved on this device cannot be read: {}.", why.trim_end_matches('.'))
        }
        (None, _) => "Some of the runs saved on this device cannot be read.".to_owned(),
    };
    Some(format!("{what} They are put aside, and nothing is lost: save them as a file."))
}

/// A run becomes the experiment: as it was when it was saved, or at epoch 0 where it is not known how it came there.
fn open(run: &Run) -> Option<Effect> {
    let moment = run.moment_link().and_then(|link| {
        let fragment = Fragment::from(&*link);
        let config = links::read(&fragment, String::new).config;
        links::moment(&fragment, &config).ok().flatten()
    });
    let note = (!run.note.is_empty()).then(|| format!("Note: {}", run.note));
    if let Some(reading) = moment {
        let epoch = reading.moment.epoch;
        let mut sentences = vec![format!("This is the run at epoch {epoch}. Undo brings back what was there.")];
        sentences.extend(note);
        return Some(Effect::OpenMoment(Box::new(reading), Notice { sentences, ..Notice::default() }));
    }
    let new_seed = || fresh_seed(&mut Arc4::new(&dom::random().to_string()));
    let reading = links::read(&run.link, new_seed);
    let session = Session::new(reading.config);
    let mut sentences: Vec<String> = reading.corrections.iter().map(ToString::to_string).collect();
    let epochs = run.standing.epochs;
    sentences.push(format!(
        "This is the run at its beginning; it was saved at epoch {epochs}. Undo brings back what was there."
    ));
    sentences
        .extend((!run.changes.is_empty()).then(|| format!("While it trained, this was changed: {}.", run.changes)));
    sentences.extend(note);
    Some(Effect::Open(Box::new(session), Notice { sentences, ..Notice::default() }))
}

/// Reads a file that somebody chose.
fn read(file: File, send: Callback<RunsMsg>) {
    spawn_local(async move {
        let bytes = dom::read_bytes(&file, LARGEST_RECORD as f64).await.map_err(|error| match error {
            ReadError::TooLarge { bytes } => format!("The file has {bytes} bytes. Allowed: {LARGEST_RECORD}."),
            ReadError::Unreadable => "The browser could not read the file.".to_owned(),
        });
        send.emit(RunsMsg::Imported(bytes.map(|bytes| text_of_file(&bytes))));
    });
}

#[cfg(test)]
mod tests;
