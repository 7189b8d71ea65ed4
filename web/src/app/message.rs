//! Messages of the app: one kind for each panel, and what the browser tells the page as a whole.

use std::any::Any;

use experiment::Setting;
use yew::Html;

use super::parts::{Add, LazyPanels, Part, Soon};
use crate::panels::author::AuthorMsg;
use crate::panels::border::BorderMsg;
use crate::panels::class::ClassMsg;
use crate::panels::class_link::ClassLinkMsg;
use crate::panels::data::DataMsg;
use crate::panels::effect::Effect;
use crate::panels::export::ExportMsg;
use crate::panels::formula::FormulaMsg;
use crate::panels::header::HeaderMsg;
use crate::panels::help::HelpMsg;
use crate::panels::host::HostMsg;
use crate::panels::inspector::InspectorMsg;
use crate::panels::lessons::LessonsMsg;
use crate::panels::network::NetworkMsg;
use crate::panels::output::OutputMsg;
use crate::panels::points::PointsMsg;
use crate::panels::race::RaceMsg;
use crate::panels::runs::RunsMsg;
use crate::panels::table::TableMsg;
use crate::panels::timeline::TimelineMsg;
use crate::panels::training::TrainingMsg;
use crate::panels::walkthrough::WalkthroughMsg;
use crate::panels::weights::WeightsMsg;
use crate::widgets::Offer;

/// The code of a part.
#[derive(Clone, Copy, Debug)]
pub enum Code {
    /// That of a panel.
    Panel(Add),
    /// That of a tool, with what all of them have in common.
    Tool(Add, ToolsCode),
    /// What comes with what draws the chart.
    Chart(Soon),
}

/// What the tools hear, show and paint, and what happens when one of their tabs is shown from now on.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // Each is the function of this name.
pub struct ToolsCode {
    pub hear: fn(&mut dyn Any, Msg) -> Vec<Effect>,
    pub enter: fn(&mut dyn Any),
    pub show: fn(&dyn Any, Html) -> Html,
    pub paint: fn(&mut dyn Any),
}

impl Code {
    /// Makes the panel of a part, unless that is there already.
    pub fn add_to(self, panels: &mut LazyPanels, sends: &dyn Any) {
        match self {
            Code::Panel(add) | Code::Tool(add, _) => add(panels, sends),
            Code::Chart(soon) => {
                panels.soon = Some(soon);
                (soon.timeline)(panels, sends);
            }
        }
    }

    /// What the tools have in common, if this is one of them.
    pub fn tools(self) -> Option<ToolsCode> {
        if let Code::Tool(_, tools) = self { Some(tools) } else { None }
    }
}

/// What happens to the app.
#[derive(Debug)]
pub enum Msg {
    /// The next part of the page is to be made.
    GoOn,
    /// All of the page is there: what can wait until then is done now.
    Ready,
    /// A part of the page was loaded, or could not be.
    Loaded(Part, Option<Code>),
    /// A part of the page has not come for long.
    Late(Part),
    /// A frame is about to be shown, or it is time to train in a hidden tab.
    Frame,
    /// The browser's tab was hidden, or shown again.
    Hidden(bool),
    /// The usual key for taking a change back was pressed.
    Undo,
    /// The usual key for making a change again was pressed.
    Redo,
    /// Escape was pressed, and no box or field has use for it.
    Escape,
    /// A setting's new value, in the link's words.
    Set(Setting, String),
    /// Somebody else wrote into the address bar.
    AddressChanged,
    /// The browser went to another entry of its history, one of the page's own.
    Went,
    /// A box was opened over the page, or closed.
    BoxToggled,
    /// The address bar can be written again, where the browser had refused.
    WriteAddress,
    /// Another part of the page may be in view.
    Scrolled,
    /// The window has another size.
    Resized,
    /// The page is about to be printed, or was.
    Print(bool),
    /// What the page says was read.
    CloseNotice,
    /// What the page offers is to be done.
    Accept(Offer),
    /// To the line at the top.
    Header(HeaderMsg),
    /// To the editor of lessons.
    Author(AuthorMsg),
    /// To the training.
    Training(TrainingMsg),
    /// To the data.
    Data(DataMsg),
    /// To the diagram.
    Network(NetworkMsg),
    /// To the panel of the weights.
    Weights(WeightsMsg),
    /// To the inspector.
    Inspector(InspectorMsg),
    /// To the output.
    Output(OutputMsg),
    /// To the time line.
    Timeline(TimelineMsg),
    /// To the explanations.
    Help(HelpMsg),
    /// To the race.
    Race(RaceMsg),
    /// To the lessons.
    Lessons(LessonsMsg),
    /// To the runs.
    Runs(RunsMsg),
    /// To the walkthrough.
    Walkthrough(WalkthroughMsg),
    /// To the link for a class.
    ClassLink(ClassLinkMsg),
    /// To the files.
    Export(ExportMsg),
    /// To the editor of points.
    Points(PointsMsg),
    /// To the prediction.
    Border(BorderMsg),
    /// To the box for tables.
    Table(TableMsg),
    /// To the box for formulas.
    Formula(FormulaMsg),
    /// To the view of a class.
    Class(ClassMsg),
    /// From the page that shows this one in a frame.
    Host(HostMsg),
}
