//! Parts of the page that are files of their own, loaded when they are first needed: who only trains a network never waits for them.
//!
//! Each is a panel behind a trait, and is made by one function. What a part does to the app is a function that is given it; its type is
//! not known here, as the app is made of these parts. How they are loaded is in `loading.rs`.

use std::any::Any;

use experiment::links::{Fragment, MomentReading, Reading};
use experiment::{Config, Error, Session, Setting, Typed};
use web_sys::DedicatedWorkerGlobalScope;
use yew::{AttrValue, Html};

use crate::dom;
use crate::panels::author::AuthorPanel;
use crate::panels::border::BorderPanel;
use crate::panels::class::ClassPanel;
use crate::panels::class_link::ClassLinkPanel;
use crate::panels::effect::Effect;
use crate::panels::export::ExportPanel;
use crate::panels::formula::FormulaPanel;
use crate::panels::help::HelpTexts;
use crate::panels::host::{HostMsg, HostPanel};
use crate::panels::inspector::InspectorPanel;
use crate::panels::lessons::LessonsPanel;
use crate::panels::output::{Names, ShowLosses};
use crate::panels::points::PointsPanel;
use crate::panels::race::RacePanel;
use crate::panels::runs::RunsPanel;
use crate::panels::sheet::InWords;
use crate::panels::table::TablePanel;
use crate::panels::timeline::TimelinePanel;
use crate::panels::training::TrainingMsg;
use crate::panels::walkthrough::WalkthroughPanel;
use crate::widgets::Notice;
use crate::widgets::notation::NeuronId;

/// A part of the page that is loaded when it is first needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is the panel of this name.
pub enum Part {
    Race,
    Runs,
    Lessons,
    Export,
    ClassLink,
    Author,
    Host,
    Walkthrough,
    Points,
    Border,
    Table,
    Formula,
    Class,
    Help,
    Inspector,
    /// What draws the loss chart, with a library behind it that is half as heavy as the rest of the page; and what says on paper how
    /// the network learns.
    Chart,
}

/// Milliseconds until a part that has not come is missed.
pub const PATIENCE: u32 = 10_000;

/// Makes the panel of a part and puts it among the others, unless it is there already. It is given where messages go; their type is not
/// known here either.
pub type Add = fn(&mut LazyPanels, &dyn Any);
/// Shows something of the app.
pub type View<T = Html> = fn(&dyn Any) -> T;
pub type ReadTyped = fn(Setting, &str) -> Typed<String>;
/// What it reads, and what there is to say about it.
pub type ReadMoment = fn(&Fragment, &Reading) -> Result<Option<(MomentReading, Option<String>)>, Error>;
pub type Mend = fn(&str) -> Fragment;
pub type Work = fn(DedicatedWorkerGlobalScope);

impl Part {
    /// Whether it is shown in a box over the page, which is there at once and says by itself what is missing.
    pub fn has_box(self) -> bool {
        matches!(self, Part::Export | Part::ClassLink | Part::Table | Part::Formula | Part::Help)
    }

    /// Its name, and whether that is a plural.
    fn name(self) -> (&'static str, bool) {
        match self {
            Part::Race => ("The race", false),
            Part::Runs => ("The saved runs", true),
            Part::Lessons => ("The lessons", true),
            Part::Export => ("The export", false),
            Part::ClassLink => ("The link for a class", false),
            Part::Author => ("The editor of lessons", false),
            Part::Host => ("The link with the page around this one", false),
            Part::Walkthrough => ("The way of a point", false),
            Part::Points => ("The editor of points", false),
            Part::Border => ("The board for predictions", false),
            Part::Table => ("The box for tables", false),
            Part::Formula => ("The box for formulas", false),
            Part::Class => ("The view of a class", false),
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
        // Nothing on the page asks for these again.
        let then = if matches!(self, Part::Chart | Part::Host) { "reload the page" } else { "try again" };
        format!("{name} could not be loaded. Look whether this device is online, then {then}.")
    }

    /// That it has not come for long.
    pub fn late(self) -> String {
        let (name, is_plural) = self.name();
        let have = if is_plural { "have" } else { "has" };
        format!("{name} {have} not come yet. Look whether this device is online; what you asked for follows by itself.")
    }
}

/// How the page enters lessons and leaves them.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // Each is the function of this name.
pub struct LessonsCode {
    pub enter: fn(&mut dyn Any, Box<Session>),
    pub leave: fn(&mut dyn Any),
    pub opened: fn(&mut dyn Any),
}

/// How the page hears the one around it, and how that is told what is shown; with each frame only now and then.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // Each is the function of this name.
pub struct HostCode {
    pub hear: fn(&mut dyn Any, HostMsg) -> Vec<Effect>,
    pub tell: fn(&mut dyn Any, bool),
}

/// A look at the run as it was, which a change has ended.
#[derive(Clone, Copy, Debug)]
pub struct EndedLook {
    /// The epoch that was looked at.
    pub epoch: u64,
    /// Where the run had come to.
    pub end: u64,
    /// Whether another run has begun with the change.
    pub is_new: bool,
}

/// What comes with what draws the chart.
#[derive(Clone, Copy, Debug)]
pub struct Soon {
    /// Shows the losses.
    pub show_losses: ShowLosses,
    /// Says on paper how the network learns.
    pub in_words: InWords,
    /// Reads what was typed into a setting's field, in the words of a link.
    pub read_typed: ReadTyped,
    /// Mends a link that was changed on its way.
    pub mend: Mend,
    /// How the boxes that open look, the inspector, a print, the view for a class, and the output alone.
    pub styles: &'static [&'static str],
    /// Lays the page out for paper, or for the screen again.
    pub print: fn(&mut dyn Any, bool),
    /// What stands further down, or in a box.
    pub stop_rules: View,
    pub theme_choices: View,
    pub share_said: View,
    pub data_tools: View,
    /// What stands beside the transport in the view for a class, and where the output is alone.
    pub run_tools: View,
    /// What stands over the features and below them of formulas; and the box in which these are written.
    pub formulas: View<([Html; 2], Html)>,
    pub inspector: Add,
    pub timeline: Add,
    /// Switches a neuron off, or on again.
    pub switch_neuron: fn(&mut dyn Any, NeuronId),
    /// Training goes on: what is said where it was looked at otherwise.
    pub branch: fn(&mut dyn Any, TrainingMsg) -> Option<Notice>,
    /// Another epoch of the run is looked at: what is said of its end is said there alone.
    pub has_looked: fn(&mut dyn Any),
    /// What is said of a change that ends such a look.
    pub about_change: fn(Option<EndedLook>, bool) -> Vec<String>,
    /// What is said beside the losses of a network so many of whose neurons are off.
    pub without: fn(usize) -> Option<AttrValue>,
    /// What stands along the axes and the scale of colours.
    pub names: fn(&Config) -> Names,
    /// What is explained below each hidden layer.
    pub callouts: fn(&[usize]) -> Vec<Html>,
    /// Reads the moment of a run that a link describes beside these settings.
    pub read_moment: ReadMoment,
    /// The link to the moment at which a run is; nothing where no link can hold it.
    pub moment_link: fn(&Session) -> Option<String>,
    /// What there is to say about a link that was shared.
    pub about_shared_link: fn(&str, usize) -> Option<Notice>,
    /// What the page does for itself from now on: the browser keeps it, and the run over a reload; and it hears of files that are dropped.
    pub settle: fn(&dyn Any),
}

/// The panels that are loaded, each with its state.
#[derive(Default)]
#[allow(missing_docs)] // Each is the part of this name.
pub struct LazyPanels {
    pub race: Option<Box<dyn RacePanel>>,
    pub runs: Option<Box<dyn RunsPanel>>,
    pub lessons: Option<Box<dyn LessonsPanel>>,
    pub lessons_code: Option<LessonsCode>,
    pub export: Option<Box<dyn ExportPanel>>,
    pub class_link: Option<Box<dyn ClassLinkPanel>>,
    pub author: Option<Box<dyn AuthorPanel>>,
    pub host: Option<Box<dyn HostPanel>>,
    pub host_code: Option<HostCode>,
    pub walkthrough: Option<Box<dyn WalkthroughPanel>>,
    pub points: Option<Box<dyn PointsPanel>>,
    pub border: Option<Box<dyn BorderPanel>>,
    pub table: Option<Box<dyn TablePanel>>,
    pub formula: Option<Box<dyn FormulaPanel>>,
    pub class: Option<Box<dyn ClassPanel>>,
    pub help: Option<Box<dyn HelpTexts>>,
    pub inspector: Option<Box<dyn InspectorPanel>>,
    pub timeline: Option<Box<dyn TimelinePanel>>,
    /// Until it is there, numbers are read as a link holds them.
    pub soon: Option<Soon>,
}

impl LazyPanels {
    /// What mends links, once it is there.
    pub fn mend(&self) -> Option<Mend> {
        self.soon.map(|soon| soon.mend)
    }

    /// Whether a lesson asks for a border to be drawn.
    pub fn asks_border(&self) -> bool {
        self.lessons.as_ref().is_some_and(|lessons| lessons.awaits_border())
    }

    /// Whether a part is loaded.
    pub fn has(&self, part: Part) -> bool {
        match part {
            Part::Race => self.race.is_some(),
            Part::Runs => self.runs.is_some(),
            Part::Lessons => self.lessons.is_some(),
            Part::Export => self.export.is_some(),
            Part::ClassLink => self.class_link.is_some(),
            Part::Author => self.author.is_some(),
            Part::Host => self.host.is_some(),
            Part::Walkthrough => self.walkthrough.is_some(),
            Part::Points => self.points.is_some(),
            Part::Border => self.border.is_some(),
            Part::Table => self.table.is_some(),
            Part::Formula => self.formula.is_some(),
            Part::Class => self.class.is_some(),
            Part::Help => self.help.is_some(),
            Part::Inspector => self.inspector.is_some(),
            Part::Chart => self.soon.is_some(),
        }
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
