//! Parts of the page that are files of their own, loaded when they are first needed: who only trains a network never waits for them.
//!
//! The rest of the page reaches a part through its table of functions alone. What nothing else reaches stands in the part's
//! file, once `cargo xtask build --release` has split the program; in other builds everything is in one.

use std::cell::Cell;

use wasm_bindgen_futures::spawn_local;
use yew::html::Scope;

use crate::app::{App, Msg};
use crate::element::{Element, element};
use crate::stage::Stage;
use crate::{export, lessons, link, race, record, sample, words};

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is the module of this name.
pub enum Part {
    Race,
    Record,
    Lessons,
    Export,
    Sample,
    Words,
}

/// What is loaded of each part.
#[derive(Clone, Copy, Default)]
#[allow(missing_docs)] // Each is the part of this name.
pub struct Loaded {
    pub race: Option<&'static race::Functions>,
    pub record: Option<&'static record::Functions>,
    pub lessons: Option<&'static lessons::Functions>,
    pub export: Option<&'static export::Functions>,
    pub sample: Option<&'static sample::Functions>,
    pub words: Option<&'static words::Functions>,
}

thread_local! {
    // Not in the app: it is the program that is loaded, and a worker has no app.
    static LOADED: Cell<Loaded> = const { Cell::new(Loaded { race: None, record: None, lessons: None, export: None, sample: None, words: None }) };
}

/// What is loaded by now.
pub fn loaded() -> Loaded {
    LOADED.get()
}

impl Part {
    /// Whether it can be used.
    pub fn is_loaded(self) -> bool {
        let loaded = loaded();
        match self {
            Part::Race => loaded.race.is_some(),
            Part::Record => loaded.record.is_some(),
            Part::Lessons => loaded.lessons.is_some(),
            Part::Export => loaded.export.is_some(),
            Part::Sample => loaded.sample.is_some(),
            Part::Words => loaded.words.is_some(),
        }
    }

    /// Loads it, if it is not; whether it can be used then. What failed can be tried again.
    pub async fn load(self) -> bool {
        if self.is_loaded() {
            return true;
        }
        // Another may be loaded while this one is waited for.
        match self {
            Part::Race => keep(files::race().await, |loaded, race| loaded.race = Some(race)),
            Part::Record => keep(files::record().await, |loaded, record| loaded.record = Some(record)),
            Part::Lessons => keep(files::lessons().await, |loaded, lessons| loaded.lessons = Some(lessons)),
            Part::Export => keep(files::export().await, |loaded, export| loaded.export = Some(export)),
            Part::Sample => keep(files::sample().await, |loaded, sample| loaded.sample = Some(sample)),
            Part::Words => keep(files::words().await, |loaded, words| loaded.words = Some(words)),
        }
    }

    /// Whether it is shown in a box over the page, which is there at once.
    pub fn has_box(self) -> bool {
        matches!(self, Part::Export | Part::Words)
    }

    /// What its box holds until it is there, or if it could not be loaded.
    pub fn stand_in(self, missing: Option<Part>) -> Element {
        let text = if missing == Some(self) { self.missing() } else { "One moment…".to_owned() };
        element("p").class("quiet").set("role", "status").text(text)
    }

    /// That it could not be loaded, and what can be done.
    pub fn missing(self) -> String {
        let name = match self {
            Part::Race => "The race",
            Part::Record => "The kept runs",
            Part::Lessons => "The lessons",
            Part::Export => "The export",
            Part::Sample => "The way of a point",
            Part::Words => "The explanation",
        };
        format!("{name} could not be loaded. Look whether this device is online, then try again.")
    }
}

fn keep<T>(functions: Result<T, files::Missing>, put: fn(&mut Loaded, T)) -> bool {
    let Ok(functions) = functions else { return false };
    let mut loaded = LOADED.get();
    put(&mut loaded, functions);
    LOADED.set(loaded);
    true
}

impl Msg {
    /// A part that has to be loaded before this can be done.
    pub fn lacks(&self) -> Option<Part> {
        let missing = |part: Part| (!part.is_loaded()).then_some(part);
        let part = match self {
            Msg::Lesson(lessons::Msg::Toggle) if lessons::gives_race_back() => {
                return missing(Part::Lessons).or(missing(Part::Race));
            }
            // Another window has kept something, but no runs.
            Msg::Record(record::Msg::Changed) if !record::Runs::are_stored() => return None,
            Msg::Race(_) | Msg::Show(Stage::Race) => Part::Race,
            Msg::Record(_) | Msg::Show(Stage::Runs) => Part::Record,
            Msg::Lesson(_) => Part::Lessons,
            Msg::Export(_) => Part::Export,
            Msg::Sample(_) => Part::Sample,
            Msg::LinkChanged => return link::parts().find(|part| !part.is_loaded()),
            _ => return None,
        };
        missing(part)
    }
}

impl App {
    /// Loads what `message` needs, and sends it again. Who presses twice in impatience means it once, but each run that is kept
    /// is one.
    pub(crate) fn load(&mut self, to: &Scope<App>, part: Part, message: Msg) {
        if self.awaited.contains(&part) && part != Part::Record {
            return;
        }
        self.awaited.push(part);
        self.missing = None;
        let to = to.clone();
        spawn_local(async move {
            let done = part.load().await;
            to.send_message(Msg::Loaded(part, done));
            if done {
                to.send_message(message);
            }
        });
    }
}

/// The files. Each function brings its part's table, and with it all that only this table reaches.
mod files {
    #![allow(unsafe_code)] // In what `wasm_split` makes of the functions.

    #[cfg(feature = "split")]
    pub use wasm_split_helpers::SplitLoaderError as Missing;

    /// Never made: everything is there.
    #[cfg(not(feature = "split"))]
    pub struct Missing;

    macro_rules! files {
        ($($part:ident in $file:ident),*) => { $(
            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($file, fallible)]
            pub fn $part() -> Result<&'static crate::$part::Functions, Missing> {
                Ok(&crate::$part::FUNCTIONS)
            }

            #[cfg(not(feature = "split"))]
            pub fn $part() -> std::future::Ready<Result<&'static crate::$part::Functions, Missing>> {
                std::future::ready(Ok(&crate::$part::FUNCTIONS))
            }
        )* };
    }

    // The tools have one file: each by itself would share much with the others, in many small files.
    files!(race in tools, record in tools, export in tools, sample in tools, lessons in lessons, words in words);
}
