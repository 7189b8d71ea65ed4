//! Parts of the page that are files of their own, loaded when they are first needed: who only trains a network never waits for them.
//!
//! Each is a panel behind a trait, and is made by one function. What nothing but this function reaches stands in the part's file, once
//! `cargo xtask build --release` has split the program; in other builds everything is in one.

use experiment::{Setting, Typed};
use web_sys::DedicatedWorkerGlobalScope;
use yew::{Callback, Html};

use crate::canvas::chart::{DrawLosses, draw_losses};
use crate::dom;
use crate::panels::class_link::{ClassLinkMsg, ClassLinkPanel};
use crate::panels::export::{ExportMsg, ExportPanel, is_run_kept};
use crate::panels::header::{Header, ThemeChoicesProps, about_shared_link, present_tools, theme_choices};
use crate::panels::help::HelpTexts;
use crate::panels::inspector::{InspectorMsg, InspectorPanel};
use crate::panels::lessons::{LessonsMsg, LessonsPanel};
use crate::panels::race::{RaceMsg, RacePanel};
use crate::panels::runs::{RunsMsg, RunsPanel};
use crate::panels::sheet::{InWords, in_words};
use crate::panels::training::{StopRulesProps, stop_rules};
use crate::panels::walkthrough::{WalkthroughMsg, WalkthroughPanel};
use crate::widgets::{Notice, SettingCallbacks};

/// A part of the page that is loaded when it is first needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is the panel of this name.
pub enum Part {
    Race,
    Runs,
    Lessons,
    Export,
    ClassLink,
    Walkthrough,
    Help,
    Inspector,
    /// What draws the loss chart, with a library behind it that is half as heavy as the rest of the page; and what says on paper how
    /// the network learns.
    Chart,
}

/// Milliseconds until a part that has not come is missed.
pub const PATIENCE: u32 = 10_000;

type CreateRace = fn(Callback<RaceMsg>, SettingCallbacks) -> Box<dyn RacePanel>;
type CreateRuns = fn(Callback<RunsMsg>) -> Box<dyn RunsPanel>;
type CreateLessons = fn(Callback<LessonsMsg>) -> Box<dyn LessonsPanel>;
type CreateExport = fn(Callback<ExportMsg>) -> Box<dyn ExportPanel>;
type CreateClassLink = fn(Callback<ClassLinkMsg>) -> Box<dyn ClassLinkPanel>;
type CreateWalkthrough = fn(Callback<WalkthroughMsg>) -> Box<dyn WalkthroughPanel>;
type CreateHelp = fn() -> Box<dyn HelpTexts>;
type CreateInspector = fn(Callback<InspectorMsg>) -> Box<dyn InspectorPanel>;
type ReadTyped = fn(Setting, &str) -> Typed<String>;
type Work = fn(DedicatedWorkerGlobalScope);

/// The code of a part: how its panel is made.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // Each is the part of this name.
pub enum Code {
    Race(CreateRace),
    Runs(CreateRuns),
    Lessons(CreateLessons),
    Export(CreateExport),
    ClassLink(CreateClassLink),
    Walkthrough(CreateWalkthrough),
    Help(CreateHelp),
    Inspector(CreateInspector),
    Chart(Soon),
}

impl Part {
    /// Loads its code; nothing where that fails. What failed can be tried again. It may take for ever: a request may have no answer.
    pub async fn load(self) -> Option<Code> {
        match self {
            Part::Race => files::race().await.ok().map(Code::Race),
            Part::Runs => files::runs().await.ok().map(Code::Runs),
            Part::Lessons => files::lessons().await.ok().map(Code::Lessons),
            Part::Export => files::export().await.ok().map(Code::Export),
            Part::ClassLink => files::class_link().await.ok().map(Code::ClassLink),
            Part::Walkthrough => files::walkthrough().await.ok().map(Code::Walkthrough),
            Part::Help => files::help().await.ok().map(Code::Help),
            Part::Inspector => files::inspector().await.ok().map(Code::Inspector),
            Part::Chart => files::chart().await.ok().map(Code::Chart),
        }
    }

    /// Whether it is shown in a box over the page, which is there at once and says by itself what is missing.
    pub fn has_box(self) -> bool {
        matches!(self, Part::Export | Part::ClassLink | Part::Help)
    }

    /// Its name, and whether that is a plural.
    fn name(self) -> (&'static str, bool) {
        match self {
            Part::Race => ("The race", false),
            Part::Runs => ("The saved runs", true),
            Part::Lessons => ("The lessons", true),
            Part::Export => ("The export", false),
            Part::ClassLink => ("The link for a class", false),
            Part::Walkthrough => ("The way of a point", false),
            Part::Help => ("The explanation", false),
            Part::Inspector => ("The selected neuron", false),
            Part::Chart => ("The loss chart", false),
        }
    }

    /// That it could not be loaded, and what can be done.
    pub fn missing(self) -> String {
        self.missing_as(dom::is_part_gone())
    }

    /// The same, where it is known whether its file is gone.
    fn missing_as(self, is_gone: bool) -> String {
        let name = self.name().0;
        if is_gone {
            return format!(
                "{name} could not be loaded: the page has changed since it was opened. Your settings are in the address bar: reload the page to go on."
            );
        }
        // Nothing on the page asks for the chart again.
        let then = if self == Part::Chart { "reload the page" } else { "try again" };
        format!("{name} could not be loaded. Look whether this device is online, then {then}.")
    }

    /// That it has not come for long.
    pub fn late(self) -> String {
        let (name, is_plural) = self.name();
        let have = if is_plural { "have" } else { "has" };
        format!("{name} {have} not come yet. Look whether this device is online; what you asked for follows by itself.")
    }
}

/// What comes with what draws the chart.
#[derive(Clone, Copy, Debug)]
pub struct Soon {
    /// Draws the loss chart.
    pub draw_losses: DrawLosses,
    /// Says on paper how the network learns.
    pub in_words: InWords,
    /// Reads what was typed into a setting's field, in the words of a link.
    pub read_typed: ReadTyped,
    /// How the page looks on paper.
    pub print_styles: &'static str,
    /// What stands further down, or in a box.
    pub stop_rules: fn(StopRulesProps) -> Html,
    pub theme_choices: fn(ThemeChoicesProps) -> Html,
    pub present_tools: fn(&Header) -> Html,
    /// What there is to say about a link that was shared.
    pub about_shared_link: fn() -> Option<Notice>,
    /// Lets the browser keep the page, and the run over a reload.
    pub keep_page: fn(&Callback<ExportMsg>),
}

/// The code of all that.
pub const SOON: Soon = Soon {
    draw_losses,
    in_words,
    read_typed,
    print_styles: include_str!("../../style/print.css"),
    stop_rules,
    present_tools,
    theme_choices,
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

fn read_typed(setting: Setting, text: &str) -> Typed<String> {
    setting.info().typed(text)
}

/// Loads what a worker does for a race; nothing where that fails.
pub async fn load_work() -> Option<Work> {
    files::work().await.ok()
}

/// The panels that are loaded, each with its state.
#[derive(Default)]
#[allow(missing_docs)] // Each is the part of this name.
pub struct LazyPanels {
    pub race: Option<Box<dyn RacePanel>>,
    pub runs: Option<Box<dyn RunsPanel>>,
    pub lessons: Option<Box<dyn LessonsPanel>>,
    pub export: Option<Box<dyn ExportPanel>>,
    pub class_link: Option<Box<dyn ClassLinkPanel>>,
    pub walkthrough: Option<Box<dyn WalkthroughPanel>>,
    pub help: Option<Box<dyn HelpTexts>>,
    pub inspector: Option<Box<dyn InspectorPanel>>,
    /// Until it is there, numbers are read as a link holds them.
    pub soon: Option<Soon>,
}

/// Where the messages of the panels go.
#[derive(Clone)]
#[allow(missing_docs)] // Each is the part of this name.
pub struct LazySends {
    pub race: Callback<RaceMsg>,
    pub runs: Callback<RunsMsg>,
    pub lessons: Callback<LessonsMsg>,
    pub export: Callback<ExportMsg>,
    pub class_link: Callback<ClassLinkMsg>,
    pub walkthrough: Callback<WalkthroughMsg>,
    pub inspector: Callback<InspectorMsg>,
    pub on: SettingCallbacks,
}

impl LazyPanels {
    /// Makes the panel of a part, unless it is there already.
    pub fn add(&mut self, code: Code, send: &LazySends) {
        match code {
            Code::Race(create) => drop(self.race.get_or_insert_with(|| create(send.race.clone(), send.on.clone()))),
            Code::Runs(create) => drop(self.runs.get_or_insert_with(|| create(send.runs.clone()))),
            Code::Lessons(create) => drop(self.lessons.get_or_insert_with(|| create(send.lessons.clone()))),
            Code::Export(create) => drop(self.export.get_or_insert_with(|| create(send.export.clone()))),
            Code::ClassLink(create) => drop(self.class_link.get_or_insert_with(|| create(send.class_link.clone()))),
            Code::Walkthrough(create) => drop(self.walkthrough.get_or_insert_with(|| create(send.walkthrough.clone()))),
            Code::Help(create) => drop(self.help.get_or_insert_with(create)),
            Code::Inspector(create) => drop(self.inspector.get_or_insert_with(|| create(send.inspector.clone()))),
            Code::Chart(soon) => self.soon = Some(soon),
        }
    }

    /// Whether a part is loaded.
    pub fn has(&self, part: Part) -> bool {
        match part {
            Part::Race => self.race.is_some(),
            Part::Runs => self.runs.is_some(),
            Part::Lessons => self.lessons.is_some(),
            Part::Export => self.export.is_some(),
            Part::ClassLink => self.class_link.is_some(),
            Part::Walkthrough => self.walkthrough.is_some(),
            Part::Help => self.help.is_some(),
            Part::Inspector => self.inspector.is_some(),
            Part::Chart => self.soon.is_some(),
        }
    }
}

/// The files. Each function brings what makes a part, and with it all that only this reaches.
mod files {
    #![allow(unsafe_code)] // In what `wasm_split` makes of the functions.

    use super::{
        CreateClassLink, CreateExport, CreateHelp, CreateInspector, CreateLessons, CreateRace, CreateRuns,
        CreateWalkthrough, Soon, Work,
    };
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

    // The tools have one file: each by itself would share much with the others, in many small files.
    files! {
        race: CreateRace = panels::race::create, in tools;
        work: Work = panels::race::work, in tools;
        runs: CreateRuns = panels::runs::create, in tools;
        export: CreateExport = panels::export::create, in tools;
        class_link: CreateClassLink = panels::class_link::create, in tools;
        walkthrough: CreateWalkthrough = panels::walkthrough::create, in tools;
        lessons: CreateLessons = panels::lessons::create, in lessons;
        help: CreateHelp = panels::help::create, in words;
        // What is wanted as soon as the page is there.
        chart: Soon = super::SOON, in soon;
        inspector: CreateInspector = panels::inspector::create, in soon;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_has_a_remedy() {
        assert_eq!(
            Part::Race.missing_as(false),
            "The race could not be loaded. Look whether this device is online, then try again."
        );
        assert!(Part::Chart.missing_as(false).ends_with(" then reload the page."));
        let gone = Part::Race.missing_as(true);
        assert!(
            gone.contains("the page has changed since it was opened") && gone.contains("reload the page"),
            "{gone}"
        );
    }

    #[test]
    fn what_is_late_is_named() {
        assert!(Part::Race.late().starts_with("The race has not come yet."));
        assert!(Part::Runs.late().starts_with("The saved runs have not come yet."));
    }
}
