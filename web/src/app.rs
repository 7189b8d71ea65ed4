//! The app: owns the session, takes messages, and says when what is painted.

use experiment::{Config, Parameter, Session, Setting, UndoStack};
use gloo_events::EventListener;
use web_sys::PointerEvent;
use yew::html::Scope;
use yew::prelude::*;

use crate::browser;
use crate::budget::Budget;
use crate::class_link::ClassLink;
use crate::colors::Colors;
use crate::element::{Element, element};
use crate::explanation::{self, Explained};
use crate::export::{self, Export};
use crate::lessons::{self, Lessons};
use crate::link::Opened;
use crate::listeners::listeners;
use crate::look::Look;
use crate::making::{Made, Making};
use crate::notice::{self, Notice};
use crate::parts::{self, Part};
use crate::place::Place;
use crate::player::Player;
use crate::race::{self, Contest};
use crate::record::{self, Runs};
use crate::refused::Refused;
use crate::sample::{self, Followed};
use crate::screen::{Screen, Shown};
use crate::share::{LINK_FIELD, Share};
use crate::stage::Stage;
use crate::start::{Start, Started};
use crate::{data_panel, diagram, inspector, output_panel, stop_panel, top_bar};

/// What happens to the app.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // What has no line of its own is what its button says.
pub enum Msg {
    /// The page is there: what can wait until then is done now.
    Opened,
    /// The next part of the playground is to be made.
    Make,
    /// A part of the page was loaded, or could not be.
    Loaded(Part, bool),
    /// A frame is about to be shown, or it is time to train in a hidden tab.
    Frame,
    /// The tab was hidden, or shown again.
    Hidden(bool),
    TogglePlay,
    /// Train for so many epochs.
    Step(u64),
    Reset,
    Regenerate,
    NewWeights,
    Undo,
    Redo,
    /// A setting was chosen, in the link's words.
    Set(Setting, String),
    /// A number of the network was typed.
    Type(Parameter, String),
    /// A number was moved by a key.
    Nudge(Parameter, f64),
    /// Dragging a number began.
    Grab(Parameter, PointerEvent),
    /// The pointer that drags is at this x.
    Drag(i32),
    /// Dragging ended.
    Drop,
    /// What was typed is not wanted.
    GiveUp,
    /// A place in the diagram is looked at, or none.
    Look(Option<Place>),
    /// A layer's neuron was pressed; by a key, or else by a pointer.
    Select(usize, usize, bool),
    Deselect,
    /// The pointer is here on the diagram; negative where it is not between the neurons.
    Point(f64, f64),
    /// The diagram was pressed here.
    Pick(f64, f64),
    /// The chart is read at this part of its width, or not at all.
    ReadChart(Option<f64>),
    /// The chart is read so many points further on.
    StepChart(i32),
    Logarithmic(bool),
    /// A button for an explanation was pressed.
    Explain(Explained),
    /// Something else is to be shown.
    Show(Stage),
    /// What happens to the race.
    Race(race::Msg),
    /// What happens to the runs that are kept.
    Record(record::Msg),
    /// The notice was read.
    Close,
    /// Somebody else wrote into the address bar.
    LinkChanged,
    /// Another part of the page may be in view.
    Scrolled,
    /// Sizes or colours of the page changed.
    LookChanged,
    Share,
    Shared(Share),
    OpenClassLink,
    CopyClassLink,
    /// What happens to files.
    Export(export::Msg),
    /// What happens to the sample that is followed.
    Sample(sample::Msg),
    /// What happens to the lessons.
    Lesson(lessons::Msg),
    /// A control is to be left out of the link for a class, or no longer.
    HideInClass(&'static str),
}

/// A number that is being dragged.
pub struct Dragged {
    pub(crate) parameter: Parameter,
    pub(crate) from_x: i32,
    pub(crate) from_value: f64,
}

/// The whole page.
pub struct App {
    pub(crate) stage: Stage,
    pub(crate) session: Session,
    pub(crate) undo_stack: UndoStack,
    pub(crate) screen: Screen,
    pub(crate) player: Player,
    pub(crate) budget: Budget,
    pub(crate) playing: bool,
    pub(crate) look: Look,
    pub(crate) shown: Shown,
    pub(crate) notice: Option<Notice>,
    pub(crate) refused: Option<Refused>,
    pub(crate) dragged: Option<Dragged>,
    pub(crate) explained: Option<Explained>,
    pub(crate) share: Share,
    pub(crate) class: ClassLink,
    pub(crate) export: Export,
    /// The lessons, from when they are first opened.
    pub(crate) lessons: Option<Lessons>,
    /// The sample that is followed, if one is.
    pub(crate) sample: Option<Followed>,
    /// The last race, if there was one.
    pub(crate) race: Option<Box<Contest>>,
    pub(crate) runs: Runs,
    /// The settings that the address bar holds.
    pub(crate) linked: Config,
    /// The parts that are being loaded.
    pub(crate) awaited: Vec<Part>,
    /// The part that could not be loaded, as long as nothing else was asked for.
    pub(crate) missing: Option<Part>,
    pub(crate) making: Making,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = Start;

    fn create(ctx: &Context<Self>) -> Self {
        let Some(Started { opened, lessons, look }) = ctx.props().take() else { unreachable!("Yew makes one app") };
        let Opened { session, race, notice } = opened;
        let frame = ctx.link().callback(|()| Msg::Frame);
        let mut app = App {
            stage: Stage::Playground,
            linked: session.config().clone(),
            screen: Screen::new(Colors::new(look.palette, look.dark)),
            session,
            undo_stack: UndoStack::default(),
            player: Player::new(move || frame.emit(())),
            budget: Budget::new(),
            playing: false,
            look,
            shown: Shown::default(),
            notice,
            refused: None,
            dragged: None,
            explained: None,
            share: Share::Idle,
            class: ClassLink::default(),
            export: Export::new(),
            lessons,
            sample: None,
            race: None,
            runs: Runs::default(),
            awaited: Vec::new(),
            missing: None,
            making: Making::default(),
            _listeners: listeners(ctx.link()),
        };
        app.show_linked_race(race);
        app.show_look();
        app
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        self.handle(ctx.link(), message)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        if !self.making.has(Made::Title) {
            return Html::default();
        }
        let to = ctx.link();
        let lessons = self.lessons.as_ref().filter(|lessons| lessons.is_open());
        let lesson = parts::loaded().lessons.zip(lessons);
        let body = element("div")
            .set_if("class", lesson.map(|_| "with-lesson"))
            .set_if("aria-busy", (!self.awaited.is_empty()).then_some("true"))
            .child_if(lesson.map(|(functions, lessons)| (functions.view)(to, lessons)))
            .child_if(self.making.has(Made::Bars).then(|| self.main(to)));
        let said = element("p").set("id", "said").class("only-read").set("role", "status");
        let explanation = explanation::view(self.explained.as_ref(), self.missing);
        [top_bar::title(to, self), body.into(), said.into(), explanation].into_iter().collect()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if !self.making.has(if self.stage == Stage::Playground { Made::Whole } else { Made::Bars }) {
            self.making.go_on(ctx.link());
            return;
        }
        let loaded = parts::loaded();
        match (self.stage, loaded.race, &mut self.race, loaded.record) {
            (Stage::Race, Some(race), Some(contest), _) => (race.bind)(contest),
            (Stage::Runs, .., Some(record)) => (record.bind)(&self.screen.colors),
            _ => self.screen.bind(
                &self.session,
                &self.shown,
                self.sample.as_ref().map(|followed| &followed.sample().point),
            ),
        }
        self.paint();
        if matches!(self.share, Share::ByHand(_)) {
            browser::focus(LINK_FIELD);
        }
        if self.making.ends() {
            browser::show_text(!self.session.config().hide_text());
            ctx.link().send_message(Msg::Opened);
        }
    }
}

impl App {
    fn main(&self, to: &Scope<App>) -> Element {
        let notice = notice::view(to, self.notice.as_ref());
        match (self.stage, self.raced(), parts::loaded().record) {
            (Stage::Race, Some((race, contest)), _) => {
                element("main").key("race").child(notice).child((race.view)(to, contest))
            }
            (Stage::Runs, _, Some(record)) => {
                element("main").key("runs").child(notice).child((record.view)(to, &self.runs))
            }
            _ => self.playground(to, notice),
        }
    }

    fn playground(&self, to: &Scope<App>, notice: Html) -> Element {
        let (config, making) = (self.session.config(), &self.making);
        let (selected, refused) = (self.shown.selected, self.refused.as_ref());
        let mut side = element("div").class("side");
        if making.has(Made::Data) {
            side = side.child(data_panel::view(to, config)).child(stop_panel::view(to, config, refused));
        }
        let mut middle = element("div").class("middle");
        if making.has(Made::Network) {
            let sample = parts::loaded().sample.zip(self.sample.as_ref());
            let sample = sample.map(|(functions, sample)| (functions.view)(to, &self.session, sample, self.playing));
            let inspector = || inspector::view(to, &self.session, selected, refused);
            middle = middle
                .child(diagram::view(to, config, selected))
                .child_if(sample)
                .child_if(making.has(Made::Inspector).then(inspector));
        }
        let output = || output_panel::view(to, config, self.shown.logarithmic, self.sample.is_some());
        let bar = element("div")
            .class("run-bar")
            .child(top_bar::transport(to, config, self.playing))
            .child(top_bar::training(to, config));
        let panels = element("div")
            .class("playground")
            .child(side)
            .child(middle)
            .child_if(making.has(Made::Output).then(output));
        element("main").key("playground").child(bar).child(notice).child(panels)
    }
}
