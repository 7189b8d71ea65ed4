//! What can happen to the page: what a visitor does, what the browser does, and what other windows do.

use experiment::{Feature, Parameter, RaceLimit, Setting, Start};
use rand::{Rng, RngExt};

use super::examples::{BORDER, LINKS, N_SMALL, OtherWindow, Permission, RunAction, SETTINGS, TIMELINE};
use crate::canvas::colors::Palette;
use crate::canvas::theme::Appearance;
use crate::panels::border::BorderMsg;
use crate::panels::class_link::ClassLinkMsg;
use crate::panels::effect::{Follow, Tab};
use crate::panels::export::{EmbedMsg, ExportMsg, Look};
use crate::panels::formula::FormulaMsg;
use crate::panels::header::HeaderMsg;
use crate::panels::inspector::InspectorMsg;
use crate::panels::lessons::{LessonsMsg, StepPlace};
use crate::panels::network::{NetworkMsg, Resize};
use crate::panels::output::OutputMsg;
use crate::panels::race::{RaceField, RaceFile, RaceMsg};
use crate::panels::table::TableMsg;
use crate::panels::timeline::TimelineMsg;
use crate::panels::training::TrainingMsg;
use crate::panels::walkthrough::{Axis, WalkthroughMsg};
use crate::widgets::Way;
use crate::widgets::notation::{NeuronId, NodeId};

/// Something that happens.
#[derive(Clone, Debug)]
pub enum Action {
    Set(Setting, &'static str),
    Training(TrainingMsg),
    Timeline(TimelineMsg),
    Regenerate,
    NewWeights,
    Network(NetworkMsg),
    Inspector(InspectorMsg),
    Output(OutputMsg),
    Border(BorderMsg),
    Header(HeaderMsg),
    UndoKey,
    RedoKey,
    Escape,
    /// Undo and then Redo, between which nothing happens.
    UndoAndRedo,
    Race(RaceMsg),
    Lessons(LessonsMsg),
    Runs(RunAction),
    Walkthrough(WalkthroughMsg),
    Table(TableMsg),
    Formula(FormulaMsg),
    Export(ExportMsg),
    ClassLink(ClassLinkMsg),
    /// The page that shows this one in a frame sends a message of this type, with these settings.
    HostSays(&'static str, &'static str),
    /// A file with the experiment of this link is opened.
    OpenFile(&'static str),
    CloseNotice,
    /// What the page offers is accepted, if it offers anything.
    Accept,
    Scroll,
    Resize,
    Hide(bool),
    /// A frame is shown, if one was asked for.
    Frame,
    /// A frame that was asked for before comes late.
    LateFrame,
    /// The time of one of the timers is over.
    Ring(usize),
    /// A part of the page comes, or something was copied.
    GoOn(usize),
    /// A part of the page does not come.
    Fail(usize),
    /// No other window holds the lock.
    Unlock,
    /// Somebody writes this into the address bar.
    Navigate(&'static str),
    /// The browser goes by so many entries in its history.
    Travel(isize),
    /// A box is opened over the page, or closed.
    ToggleBox,
    OtherWindow(OtherWindow),
    Allow(Permission, bool),
    /// The device prefers a dark page, or a light one.
    Darken(bool),
    WorkerSpeaks(usize),
    WorkerDies(usize),
    /// The page is left, and comes back as it was.
    LeaveAndReturn,
    /// The page is loaded anew, with the parts that its link needs or without.
    Reload {
        online: bool,
    },
}

/// One of these.
fn one<T: Clone>(random: &mut impl Rng, of: &[T]) -> T {
    of[random.random_range(0..of.len())].clone()
}

/// What a sequence is mostly about: what takes many steps is seldom hit upon among everything else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Focus {
    Nothing,
    Runs,
    Race,
    /// Where one is: tabs, lessons, addresses.
    Ways,
}

impl Focus {
    /// One of these.
    pub fn draw(random: &mut impl Rng) -> Self {
        one(random, &[Focus::Nothing, Focus::Nothing, Focus::Runs, Focus::Race, Focus::Ways])
    }

    fn action(self, random: &mut impl Rng) -> Action {
        let (number, is_allowed) = (random.random_range(0..3), random.random());
        match self {
            Focus::Nothing => Action::draw(random, self),
            Focus::Runs => match random.random_range(0..12) {
                0..3 => Action::Output(OutputMsg::Keep),
                3..6 => Action::Runs(runs(random)),
                6 | 7 => Action::Unlock,
                8 | 9 => {
                    Action::Allow(one(random, &[Permission::Room, Permission::Room, Permission::Storage]), is_allowed)
                }
                10 => Action::Header(HeaderMsg::Show(one(random, &[Tab::Runs, Tab::Runs, Tab::Playground]))),
                _ => Action::GoOn(number),
            },
            Focus::Race => match random.random_range(0..12) {
                0..4 => race(random),
                4..8 => Action::WorkerSpeaks(number),
                8 => Action::Header(HeaderMsg::Show(Tab::Race)),
                9 => Action::Frame,
                10 => Action::GoOn(number),
                _ => one(random, &[Action::WorkerDies(number), Action::Ring(number), Action::UndoKey]),
            },
            Focus::Ways => match random.random_range(0..12) {
                0 => Action::Navigate(one(random, &LINKS)),
                1 => one(random, &[Action::Travel(-1), Action::Travel(-2), Action::Travel(1), Action::ToggleBox]),
                2..5 => Action::Lessons(one(
                    random,
                    &[LessonsMsg::Toggle, LessonsMsg::Toggle, LessonsMsg::Go(StepPlace::first_of(1))],
                )),
                5 => {
                    Action::Header(HeaderMsg::Show(one(random, &[Tab::Playground, Tab::Race, Tab::Runs, Tab::Present])))
                }
                6..9 => Action::GoOn(number),
                9 => Action::Ring(number),
                10 => Action::Reload { online: is_allowed },
                _ => Action::Allow(one(random, &[Permission::Address, Permission::TabStorage]), is_allowed),
            },
        }
    }
}

impl Action {
    /// Something that happens.
    pub fn draw(random: &mut impl Rng, focus: Focus) -> Self {
        if focus != Focus::Nothing && random.random() {
            return focus.action(random);
        }
        match random.random_range(0..103) {
            0..8 => {
                let (setting, texts) = one(random, &SETTINGS);
                Action::Set(setting, one(random, &texts))
            }
            8..10 => Action::Timeline(one(random, &TIMELINE)),
            10..16 => Action::Training(one(
                random,
                &[
                    TrainingMsg::TogglePlay,
                    TrainingMsg::TogglePlay,
                    TrainingMsg::Step(1),
                    TrainingMsg::Step(2),
                    TrainingMsg::Reset,
                ],
            )),
            16..24 => Action::Frame,
            24..44 => visitor(random),
            44..52 => race(random),
            52..58 => Action::Lessons(one(
                random,
                &[
                    LessonsMsg::Toggle,
                    LessonsMsg::Toggle,
                    LessonsMsg::Go(StepPlace::first_of(0)),
                    LessonsMsg::Go(StepPlace::first_of(2)),
                    LessonsMsg::StartAgain,
                ],
            )),
            58..66 => Action::Runs(runs(random)),
            66..72 => {
                Action::Header(HeaderMsg::Show(one(random, &[Tab::Playground, Tab::Race, Tab::Runs, Tab::Present])))
            }
            72..75 => Action::Navigate(one(random, &LINKS)),
            75..78 => Action::Accept,
            _ => browser(random),
        }
    }
}

fn visitor(random: &mut impl Rng) -> Action {
    let parameter = Parameter::Bias { layer: random.random_range(0..2), neuron: random.random_range(0..2) };
    let neuron = NeuronId { layer: random.random_range(0..3), neuron: random.random_range(0..2) };
    match random.random_range(0..30) {
        27.. => Action::Border(one(random, &BORDER)),
        0 => one(random, &[Action::Regenerate, Action::NewWeights]),
        1 => Action::Network(NetworkMsg::Hover(one(
            random,
            &[None, Some(NodeId::Feature(Feature::X1)), Some(NodeId::Neuron(neuron))],
        ))),
        2 => {
            let by_key = random.random();
            let of = [NetworkMsg::Press { neuron, by_key }, NetworkMsg::Switch { neuron, by_key }];
            Action::Network(one(random, &of))
        }
        3 => Action::Network(one(
            random,
            &[NetworkMsg::Point(None), NetworkMsg::Point(Some((3.0, 4.0))), NetworkMsg::Pick((3.0, 4.0))],
        )),
        4 => Action::Network(NetworkMsg::Toggle(one(random, &[Feature::X1, Feature::X2, Feature::SinX1]))),
        5 => Action::Network(NetworkMsg::Resize(one(
            random,
            &[Resize::AddLayer, Resize::RemoveLayer, Resize::AddNeuron(0), Resize::RemoveNeuron(0)],
        ))),
        6 => Action::Inspector(InspectorMsg::Type(parameter, one(random, &["0.5", "-3", "many"]).to_owned())),
        7 => Action::Inspector(InspectorMsg::Nudge(parameter, 0.1)),
        8 => Action::Inspector(one(
            random,
            &[InspectorMsg::Drag(5), InspectorMsg::Drop, InspectorMsg::GiveUp, InspectorMsg::Deselect],
        )),
        9 => Action::Output(one(
            random,
            &[
                OutputMsg::ReadChart(Some(0.5)),
                OutputMsg::ReadChart(None),
                OutputMsg::StepChart(-1),
                OutputMsg::PredictFirst(true),
            ],
        )),
        10 | 11 => Action::Output(OutputMsg::Keep),
        12 => Action::Output(OutputMsg::Follow(one(random, &[Follow::First, Follow::At(0.1, 0.9)]))),
        13 => Action::Walkthrough(one(
            random,
            &[
                WalkthroughMsg::Close,
                WalkthroughMsg::Other(1),
                WalkthroughMsg::Type(Axis::X1, "5".to_owned()),
                WalkthroughMsg::Type(Axis::X2, "far".to_owned()),
                WalkthroughMsg::Go(3),
            ],
        )),
        14 | 15 => one(random, &[Action::Header(HeaderMsg::Undo), Action::UndoKey]),
        16 => one(random, &[Action::Header(HeaderMsg::Redo), Action::RedoKey]),
        17 => one(random, &[Action::UndoAndRedo, Action::Escape]),
        18 => Action::Header(one(
            random,
            &[
                HeaderMsg::ChoosePalette(Palette::Yellow),
                HeaderMsg::ChooseAppearance(Appearance::Dark),
                HeaderMsg::ChooseAppearance(Appearance::Automatic),
            ],
        )),
        19 => Action::Header(one(random, &[HeaderMsg::Share, HeaderMsg::CloseShare])),
        20 => Action::Export(one(
            random,
            &[
                ExportMsg::Open,
                ExportMsg::ShowEmbed,
                ExportMsg::From(Start::Current),
                ExportMsg::Notebook,
                ExportMsg::Json,
                ExportMsg::Csv,
                ExportMsg::Curves,
            ],
        )),
        21 => Action::OpenFile(one(random, &LINKS[..N_SMALL])),
        22 => Action::CloseNotice,
        26 => Action::Formula(one(
            random,
            &[
                FormulaMsg::Open(None),
                FormulaMsg::Open(Some(Feature::Formula1)),
                FormulaMsg::Example("x1 > x2"),
                FormulaMsg::Typed("x1 +".to_owned()),
                FormulaMsg::Use,
                FormulaMsg::Use,
                FormulaMsg::Remove,
            ],
        )),
        24 => Action::Table(one(
            random,
            &[TableMsg::Open, TableMsg::Example(0), TableMsg::Example(3), TableMsg::Use, TableMsg::Save],
        )),
        23 => one(
            random,
            &[
                Action::ClassLink(ClassLinkMsg::Open),
                Action::ClassLink(ClassLinkMsg::Choose("noise", Way::Hidden)),
                Action::Export(ExportMsg::Embed(EmbedMsg::Choose(Look::Output))),
            ],
        ),
        _ => one(random, &[Action::Scroll, Action::Resize, Action::Hide(true), Action::Hide(false)]),
    }
}

fn race(random: &mut impl Rng) -> Action {
    let (epochs, seeds) = (RaceField::Limit(RaceLimit::Epochs), RaceField::Limit(RaceLimit::Seeds));
    Action::Race(match random.random_range(0..12) {
        0 => RaceMsg::Set(RaceField::Variable, one(random, &["loss", "none", "wind"]).to_owned()),
        1 => RaceMsg::Set(RaceField::Another, one(random, &["relu", "", "0.1", "wind"]).to_owned()),
        2 => RaceMsg::Set(epochs, one(random, &["2", "9", "never"]).to_owned()),
        3 => RaceMsg::Set(seeds, one(random, &["2", ""]).to_owned()),
        4 | 5 => RaceMsg::TogglePlay,
        6 => RaceMsg::Step(1),
        7 => RaceMsg::Reset,
        8 => RaceMsg::Cancel,
        9 => one(random, &[RaceMsg::ShowTest(false), RaceMsg::Logarithmic(true), RaceMsg::Save(RaceFile::Ranking)]),
        10 => RaceMsg::TakeOver(random.random_range(0..3)),
        _ => RaceMsg::Keep(random.random_range(0..3)),
    })
}

fn runs(random: &mut impl Rng) -> RunAction {
    let index = random.random_range(0..3);
    match random.random_range(0..12) {
        0 | 1 => RunAction::Open(index),
        2 | 3 => RunAction::SetNote(index, one(random, &["", "good", "=1+1"])),
        4 | 5 => RunAction::Delete(index),
        6 => RunAction::PutBack,
        7 => RunAction::ImportKept,
        8 => RunAction::ImportNoRecord,
        9 => RunAction::ShowAll,
        10 => RunAction::SaveUnreadable,
        _ => one(random, &[RunAction::ForgetUnreadable, RunAction::Export]),
    }
}

/// What the page around this one says.
fn host(random: &mut impl Rng) -> Action {
    let (name, settings) = one(
        random,
        &[
            ("play", ""),
            ("pause", ""),
            ("step", ""),
            ("reset", ""),
            ("state", ""),
            ("set", "noise=20&activation=relu&networkShape=1"),
            ("set", "learningRate=1&hideText=true"),
            ("set", "noise=900"),
            ("fly", ""),
        ],
    );
    Action::HostSays(name, settings)
}

fn browser(random: &mut impl Rng) -> Action {
    let number = random.random_range(0..4);
    match random.random_range(0..43) {
        41.. => host(random),
        0..9 => Action::GoOn(number),
        9..11 => Action::Fail(number),
        11..18 => Action::Ring(number),
        18..22 => Action::Unlock,
        22..24 => Action::LateFrame,
        24..27 => Action::WorkerSpeaks(number),
        27 => Action::WorkerDies(number),
        28..30 => Action::OtherWindow(one(
            random,
            &[
                OtherWindow::Keeps,
                OtherWindow::Keeps,
                OtherWindow::DeletesFirst,
                OtherWindow::DeletesAll,
                OtherWindow::WritesStrangeRow,
            ],
        )),
        30..36 => {
            let permission = one(
                random,
                &[
                    Permission::Address,
                    Permission::Storage,
                    Permission::Room,
                    Permission::TabStorage,
                    Permission::Copying,
                    Permission::Files,
                    Permission::Locks,
                    Permission::Workers,
                ],
            );
            Action::Allow(permission, random.random())
        }
        36 => Action::Darken(random.random()),
        37 => Action::LeaveAndReturn,
        38 => Action::Reload { online: random.random_bool(0.7) },
        39 => one(random, &[Action::Travel(-1), Action::Travel(1), Action::ToggleBox]),
        _ => Action::Frame,
    }
}
