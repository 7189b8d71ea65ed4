//! Effects: what a panel asks the page to do. Only `app` carries them out.

use experiment::links::MomentReading;
use experiment::{Border, Change, GoalEvent, Parameter, Run, Session};

use crate::widgets::notation::NeuronId;
use crate::widgets::notice::Notice;

/// A tab: what the page shows below its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// One experiment.
    Playground,
    /// Experiments against each other.
    Race,
    /// The runs that were kept.
    Runs,
    /// What a class has handed in.
    Class,
    /// One experiment, large, with nothing but what a class looks at.
    Present,
    /// The output and the losses of one experiment, alone.
    Output,
    /// The editor of lessons.
    Author,
}

impl Tab {
    /// Whether it shows the experiment that is worked on.
    pub fn has_network(self) -> bool {
        matches!(self, Tab::Playground | Tab::Present | Tab::Output)
    }
}

/// A point to be followed through the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Follow {
    /// The first training point.
    First,
    /// The place of the output's picture at this part of its width and of its height, 0 to 1.
    At(f64, f64),
}

/// An effect: something that is not a panel's own business.
#[derive(Debug)]
pub enum Effect {
    /// The view shows something else now: Yew has to look at the page.
    Render,
    /// Only what is painted on canvases, and live numbers, is out of date.
    Paint,
    /// A change of the experiment, which Undo takes back.
    Change(Change),
    /// The last change is taken back.
    Undo,
    /// The change that was taken back last is made again.
    Redo,
    /// Training begins, or pauses.
    TogglePlay,
    /// One epoch is trained.
    Step,
    /// Another experiment takes over, and this is said about it; Undo brings back the old one.
    Open(Box<Session>, Notice),
    /// A moment of another run takes over, once that is trained again up to there, and this is said about it; Undo brings back the old one.
    OpenMoment(Box<MomentReading>, Notice),
    /// The moment is there.
    ArriveAt(Box<Session>),
    /// The run is shown as it was at an earlier epoch, or where it has come to.
    LookBack(Option<Box<Session>>),
    /// The run goes on that there was before the page was loaded anew.
    GoOn(Box<Session>),
    /// A lesson's experiment takes over. What was there is put aside until the lessons are left.
    EnterLesson(Box<Session>),
    /// What was put aside for the lessons comes back.
    LeaveLessons,
    /// The lesson of this text opens.
    OpenLesson(String),
    /// A neuron is shown in the inspector, or none.
    Select(Option<NeuronId>),
    /// A hidden neuron is switched off, to be looked at, or on again.
    SwitchNeuron(NeuronId),
    /// The field of a weight or bias gets the focus, once it is on the page.
    FocusParameter(Parameter),
    /// A point is followed through the network.
    Follow(Follow),
    /// The editor of points opens, or closes.
    EditPoints,
    /// A border is drawn before each run, or not.
    PredictFirst(bool),
    /// A lesson asks for a border: it is drawn over the output, and the network is not trained before.
    #[allow(dead_code)] // Until a lesson does so.
    PredictBorder,
    /// A border was drawn that somebody expects.
    #[allow(dead_code)] // Until a lesson looks at it.
    Predicted(Border),
    /// This border is shown over the output, or none; what a lesson has asked for is asked for no more.
    #[allow(dead_code)] // Until a lesson does so.
    ShowBorder(Option<Border>),
    /// The page says something.
    Notice(Notice),
    /// What the page says was read.
    CloseNotice,
    /// Screen readers are told.
    Say(String),
    /// Something was done that a lesson may wait for.
    Done(GoalEvent),
    /// The experiment is kept among the runs, as it is at this moment.
    KeepThisRun,
    /// A run is kept among the runs.
    KeepRun(Box<Run>),
    /// Another tab is shown.
    Show(Tab),
    /// The address has to be written again: what stands in it beside the settings has changed.
    WriteAddress,
    /// The theme was changed on this device.
    ThemeChanged,
}
