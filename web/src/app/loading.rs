//! The files of the parts: how each is loaded.
//!
//! What nothing but the function of a file reaches stands in that file, once `cargo xtask build --release` has split the program; in other
//! builds everything is in one.

use std::any::Any;

use experiment::{Setting, Typed};
use yew::Callback;

use super::App;
use super::parts::{
    Code, CreateClassLink, CreateExport, CreateFormula, CreatePoints, CreateRace, CreateRuns, CreateTable,
    CreateWalkthrough, HostCode, LessonsCode, Part, Soon, Work,
};
use crate::dom;
use crate::panels;
use crate::panels::data::data_tools;
use crate::panels::export::{ExportMsg, is_run_kept};
use crate::panels::formula::{FormulaMsg, formula_box};
use crate::panels::header::{about_shared_link, output_tools, present_tools, share_said, theme_choices};
use crate::panels::network::callouts;
use crate::panels::output::{names, show_losses};
use crate::panels::sheet::in_words;
use crate::panels::training::stop_rules;

/// Loads the code of a part; nothing where that fails. What failed can be tried again. It may take for ever: a request may have no answer.
pub async fn load(part: Part) -> Option<Code> {
    let code = match part {
        Part::Lessons => Code::Lessons(files::lessons().await.ok()?),
        Part::Help => Code::Help(files::help().await.ok()?),
        Part::Inspector | Part::Chart => {
            let soon = files::soon().await.ok()?;
            if part == Part::Chart { Code::Chart(soon) } else { Code::Inspector(soon.inspector) }
        }
        Part::Race
        | Part::Runs
        | Part::Export
        | Part::ClassLink
        | Part::Host
        | Part::Walkthrough
        | Part::Points
        | Part::Table
        | Part::Formula => {
            let tools = files::tools().await.ok()?;
            match part {
                Part::Race => Code::Race(tools.race),
                Part::Runs => Code::Runs(tools.runs),
                Part::Export => Code::Export(tools.export),
                Part::ClassLink => Code::ClassLink(tools.class_link),
                Part::Host => Code::Host(tools.host),
                Part::Points => Code::Points(tools.points),
                Part::Table => Code::Table(tools.table),
                Part::Formula => Code::Formula(tools.formula),
                _ => Code::Walkthrough(tools.walkthrough),
            }
        }
    };
    Some(code)
}

/// Loads what a worker does for a race; nothing where that fails.
pub async fn load_work() -> Option<Work> {
    files::tools().await.ok().map(|tools| tools.work)
}

/// What a part does to the app.
fn with<T: Default>(app: &mut dyn Any, act: impl FnOnce(&mut App) -> T) -> T {
    app.downcast_mut().map(act).unwrap_or_default()
}

/// The code of the lessons.
pub const LESSONS: LessonsCode = LessonsCode {
    create: panels::lessons::create,
    enter: |app, session| with(app, |app| app.enter_lesson(session)),
    leave: |app| with(app, App::leave_lessons),
};

/// The code of what listens to the page around this one.
pub const HOST: HostCode = HostCode {
    create: panels::host::create,
    hear: |app, message| with(app, |app| app.hear_host(message)),
    tell: |app, is_frame| with(app, |app| app.tell_host(is_frame)),
};

/// The code of what is wanted as soon as the page is there.
pub const SOON: Soon = Soon {
    show_losses,
    in_words,
    read_typed,
    mend: |link| link.into(),
    styles: &[
        include_str!("../../style/boxes.css"),
        include_str!("../../style/callouts.css"),
        include_str!("../../style/inspector.css"),
        include_str!("../../style/print.css"),
        include_str!("../../style/present.css"),
        include_str!("../../style/alone.css"),
    ],
    print: |app, prints| with(app, |app| app.print(prints)),
    stop_rules,
    present_tools,
    output_tools,
    theme_choices,
    inspector: panels::inspector::create,
    data_tools,
    callouts,
    names,
    formulas: |diagram, config, (html, missing), send| {
        (diagram.formulas(config, &send.reform(FormulaMsg::Open)), formula_box(html, missing))
    },
    share_said,
    about_shared_link,
    keep_page,
};

/// Lets the browser keep the page, says when it has a new one, and goes on with the run that was kept for it.
fn keep_page(send: &Callback<ExportMsg>) {
    if is_run_kept() {
        send.emit(ExportMsg::Reloaded);
    }
    dom::keep_page(send.reform(|()| ExportMsg::Renewed));
}

/// The tools, which have one file: each by itself would share much with the others, in many small files.
#[derive(Clone, Copy)]
struct Tools {
    race: CreateRace,
    runs: CreateRuns,
    export: CreateExport,
    class_link: CreateClassLink,
    host: HostCode,
    walkthrough: CreateWalkthrough,
    points: CreatePoints,
    table: CreateTable,
    formula: CreateFormula,
    /// What a worker does for a race.
    work: Work,
}

/// Their code.
const TOOLS: Tools = Tools {
    race: panels::race::create,
    runs: panels::runs::create,
    export: panels::export::create,
    class_link: panels::class_link::create,
    host: HOST,
    walkthrough: panels::walkthrough::create,
    points: panels::points::create,
    table: panels::table::create,
    formula: panels::formula::create,
    work: panels::race::work,
};

fn read_typed(setting: Setting, text: &str) -> Typed<String> {
    setting.info().typed(text)
}

/// The files. Each function brings what makes a part, and with it all that only this reaches.
mod files {
    #![allow(unsafe_code)] // In what `wasm_split` makes of the functions.

    use super::{LessonsCode, Soon, Tools};
    use crate::app::parts::CreateHelp;
    use crate::panels;

    #[cfg(feature = "split")]
    pub use wasm_split_helpers::SplitLoaderError as Missing;

    /// Never made: everything is there.
    #[cfg(not(feature = "split"))]
    pub struct Missing;

    macro_rules! files {
        ($($name:ident: $code:ty = $value:path, in $file:ident;)*) => { $(
            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($file, fallible)]
            pub fn $name() -> Result<$code, Missing> {
                Ok($value)
            }

            #[cfg(not(feature = "split"))]
            pub fn $name() -> std::future::Ready<Result<$code, Missing>> {
                std::future::ready(Ok($value))
            }
        )* };
    }

    files! {
        tools: Tools = super::TOOLS, in tools;
        lessons: LessonsCode = super::LESSONS, in lessons;
        help: CreateHelp = panels::help::create, in words;
        // What is wanted as soon as the page is there.
        soon: Soon = super::SOON, in soon;
    }
}
