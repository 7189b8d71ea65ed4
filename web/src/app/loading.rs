//! The files of the parts: how each is loaded.
//!
//! What nothing but the function of a file reaches stands in that file, once `cargo xtask build --release` has split the program; in other
//! builds everything is in one.

use std::any::Any;

use experiment::links::{Fragment, MomentReading, Reading};
use experiment::{Error, Moment, Session, Setting, Typed, links};
use yew::Callback;

use super::message::{Code, Msg, ToolsCode};
use super::parts::{Add, HostCode, LessonsCode, Part, Soon, Work};
use super::switching::about_change;
use super::{App, Sends};
use crate::dom;
use crate::panels;
use crate::panels::export::{ExportMsg, is_run_kept};
use crate::panels::header::about_shared_link;
use crate::panels::lessons::LessonsMsg;
use crate::panels::network::callouts;
use crate::panels::output::{names, show_losses, without};
use crate::panels::sheet::in_words;

/// Loads the code of a part; nothing where that fails. What failed can be tried again. It may take for ever: a request may have no answer.
pub async fn load(part: Part) -> Option<Code> {
    let add = match part {
        Part::Lessons => files::lessons().await.ok()?,
        Part::Help => files::help().await.ok()?,
        Part::Chart => return files::soon().await.ok().map(Code::Chart),
        Part::Inspector => files::soon().await.ok()?.inspector,
        tool => {
            let tools = files::tools().await.ok()?;
            return Some(Code::Tool((tools.add)(tool), tools.code));
        }
    };
    Some(Code::Panel(add))
}

/// Loads what a worker does for a race or a class; nothing where that fails.
pub async fn load_work() -> Option<Work> {
    files::tools().await.ok().map(|tools| tools.work)
}

/// What a part does to the app.
fn with<T: Default>(app: &mut dyn Any, act: impl FnOnce(&mut App) -> T) -> T {
    app.downcast_mut().map(act).unwrap_or_default()
}

/// What is shown of the app.
fn view<T: Default>(app: &dyn Any, show: fn(&App) -> T) -> T {
    app.downcast_ref().map(show).unwrap_or_default()
}

/// Where the messages of a panel go. `sends` is the app's.
fn send<M: 'static>(sends: &dyn Any, message: fn(M) -> Msg) -> Callback<M> {
    sends.downcast_ref::<Sends>().map(|sends| sends.to.reform(message)).unwrap_or_default()
}

/// The code of the lessons.
pub const LESSONS: Add = |panels, sends| {
    panels.lessons_code = Some(LessonsCode {
        enter: |app, session| with(app, |app| app.enter_lesson(session)),
        leave: |app| with(app, App::leave_lessons),
        opened: |app| with(app, App::lesson_opened),
    });
    panels.lessons.get_or_insert_with(|| panels::lessons::create(send(sends, Msg::Lessons)));
};

/// The code of the explanations.
pub const HELP: Add = |panels, _| {
    panels.help.get_or_insert_with(panels::help::create);
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
        include_str!("../../style/timeline.css"),
    ],
    print: |app, prints| with(app, |app| app.print(prints)),
    stop_rules: |app| view(app, App::stop_rules),
    theme_choices: |app| view(app, |app| app.header.theme_choices()),
    share_said: |app| view(app, App::share_said),
    data_tools: |app| view(app, App::data_tools),
    run_tools: |app| view(app, App::run_tools),
    formulas: |app| view(app, App::formulas),
    inspector: |panels, sends| {
        panels.inspector.get_or_insert_with(|| panels::inspector::create(send(sends, Msg::Inspector)));
    },
    timeline: |panels, sends| {
        panels.timeline.get_or_insert_with(|| panels::timeline::create(send(sends, Msg::Timeline)));
    },
    branch: |app, message| with(app, |app| app.branch(message)),
    has_looked: |app| with(app, App::has_looked),
    about_change,
    without,
    switch_neuron: |app, neuron| with(app, |app| app.switch_neuron(neuron)),
    callouts,
    names,
    read_moment,
    moment_link,
    about_shared_link,
    settle: |sends| {
        keep_page(&send(sends, Msg::Export));
        dom::hear_drops(send(sends, Msg::Lessons).reform(LessonsMsg::Drop));
    },
};

/// The moment of a run that a link describes, and what there is to say about it. What it claims is compared only where its settings are
/// those that it says; and a run in which something was changed that the link restricts is none that its page can come to.
fn read_moment(fragment: &Fragment, reading: &Reading) -> Result<Option<(MomentReading, Option<String>)>, Error> {
    let Some(mut read) = links::moment(fragment, &reading.config)? else { return Ok(None) };
    read.moment.check_permitted()?;
    let unread = links::check_as_written(reading).err().filter(|_| read.claim.is_some());
    let says = unread.map(|error| {
        read.claim = None;
        format!("The losses that the link claims are not compared. {error}")
    });
    Ok(Some((read, says)))
}

/// The link to the moment at which a run is, with the losses that it has there.
fn moment_link(session: &Session) -> Option<String> {
    let moment = Moment::of(session).filter(Moment::fits_in_link)?;
    Some(links::write_moment(&moment, Some(session.losses())))
}

/// Lets the browser keep the page, says when it has a new one, and goes on with the run that was kept for it.
fn keep_page(send: &Callback<ExportMsg>) {
    if is_run_kept() {
        send.emit(ExportMsg::Reloaded);
    }
    dom::keep_page(send.reform(|()| ExportMsg::Renewed));
}

/// The tools, which have one file: each by itself would share much with the others, in many small files.
#[derive(Clone, Copy)]
pub struct Tools {
    /// How the panel of a tool is made.
    pub add: fn(Part) -> Add,
    /// What all of them have in common.
    pub code: ToolsCode,
    /// What a worker does for a race or a class.
    pub work: Work,
}

/// Their code.
pub const TOOLS: Tools = Tools {
    add: |tool| match tool {
        Part::Race => |panels, sends| {
            if let Some(Sends { on, .. }) = sends.downcast_ref() {
                panels.race.get_or_insert_with(|| panels::race::create(send(sends, Msg::Race), on.clone()));
            }
        },
        Part::Runs => |panels, sends| {
            panels.runs.get_or_insert_with(|| panels::runs::create(send(sends, Msg::Runs)));
        },
        Part::Export => |panels, sends| {
            panels.export.get_or_insert_with(|| panels::export::create(send(sends, Msg::Export)));
        },
        Part::ClassLink => |panels, sends| {
            panels.class_link.get_or_insert_with(|| panels::class_link::create(send(sends, Msg::ClassLink)));
        },
        Part::Author => |panels, sends| {
            panels.author.get_or_insert_with(|| panels::author::create(send(sends, Msg::Author)));
        },
        Part::Host => |panels, sends| {
            panels.host_code = Some(HostCode {
                hear: |app, message| with(app, |app| app.hear_host(message)),
                tell: |app, is_frame| with(app, |app| app.tell_host(is_frame)),
            });
            panels.host.get_or_insert_with(|| panels::host::create(send(sends, Msg::Host)));
        },
        Part::Points => |panels, sends| {
            panels.points.get_or_insert_with(|| panels::points::create(send(sends, Msg::Points)));
        },
        Part::Border => |panels, sends| {
            panels.border.get_or_insert_with(|| panels::border::create(send(sends, Msg::Border)));
        },
        Part::Table => |panels, sends| {
            panels.table.get_or_insert_with(|| panels::table::create(send(sends, Msg::Table)));
        },
        Part::Formula => |panels, sends| {
            panels.formula.get_or_insert_with(|| panels::formula::create(send(sends, Msg::Formula)));
        },
        Part::Class => |panels, sends| {
            panels.class.get_or_insert_with(|| panels::class::create(send(sends, Msg::Class)));
        },
        _ => |panels, sends| {
            panels.walkthrough.get_or_insert_with(|| panels::walkthrough::create(send(sends, Msg::Walkthrough)));
        },
    },
    code: ToolsCode {
        hear: |app, message| with(app, |app| app.tools_hear(message)),
        enter: |app| with(app, App::enter_tool),
        show: |app, notice| app.downcast_ref::<App>().map(|app| app.show_tool(notice)).unwrap_or_default(),
        paint: |app| with(app, App::paint_tool),
    },
    work: |scope| {
        dom::workers::take_jobs::<panels::race::RaceWork>(&scope);
        dom::workers::take_jobs::<panels::class::ClassWork>(&scope);
        dom::workers::begin_work(&scope);
    },
};

fn read_typed(setting: Setting, text: &str) -> Typed<String> {
    setting.info().typed(text)
}

/// The files. Each function brings what makes a part, and with it all that only this reaches.
mod files {
    #![allow(unsafe_code)] // In what `wasm_split` makes of the functions.

    use super::{Add, Soon, Tools};

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
        lessons: Add = super::LESSONS, in lessons;
        help: Add = super::HELP, in words;
        // What is wanted as soon as the page is there.
        soon: Soon = super::SOON, in soon;
    }
}
