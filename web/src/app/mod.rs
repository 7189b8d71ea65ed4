//! The app: the one place that knows all panels. It hands messages to them, carries out the effects with which they answer, and
//! says when what is painted.

mod address;
mod effects;
mod link;
mod listeners;
mod message;
mod paint;
pub mod parts;
mod startup;
mod update;
mod view;
mod waiting;
mod workspace;

use std::rc::Rc;

use experiment::{GRID, SessionMaps, Setting};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use yew::html::Scope;
use yew::prelude::*;

use self::link::{Opened, new_seed};
use self::message::Msg;
use self::parts::{Code, LazyPanels, LazySends, Part};
use self::startup::{Made, Startup};
use self::waiting::Waiting;
use self::workspace::Workspace;
use crate::canvas::{Colors, Theme};
use crate::dom::{AnimationFrames, LiveText};
use crate::panels::data::Data;
use crate::panels::effect::Tab;
use crate::panels::export::ExportMsg;
use crate::panels::header::Header;
use crate::panels::help::{Help, HelpMsg};
use crate::panels::inspector::Inspector;
use crate::panels::lessons::LessonsMsg;
use crate::panels::network::Diagram;
use crate::panels::output::Output;
use crate::panels::training::Training;
use crate::widgets::{FieldError, Notice, SettingCallbacks};

pub use self::link::linked_parts;

/// What the app starts with: the code of the parts that its link needs, as far as it could be loaded.
#[derive(Clone, Properties)]
pub struct Start {
    /// The code.
    pub code: Rc<[Code]>,
    /// Whether the rest of it has not come yet, but may.
    pub is_late: bool,
}

impl PartialEq for Start {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.code, &other.code)
    }
}

/// Where messages go. Made once: views that are given the same callbacks are the same.
struct Sends {
    lazy: LazySends,
    go_on: Callback<()>,
    loaded: Callback<(Part, Option<Code>)>,
    late: Callback<Part>,
    write_address: Callback<()>,
    close_notice: Callback<()>,
    lessons_button: Callback<MouseEvent>,
    open_export: Callback<()>,
}

impl Sends {
    fn new(send: &Scope<App>) -> Self {
        let lazy = LazySends {
            race: send.callback(Msg::Race),
            runs: send.callback(Msg::Runs),
            lessons: send.callback(Msg::Lessons),
            export: send.callback(Msg::Export),
            walkthrough: send.callback(Msg::Walkthrough),
            on: SettingCallbacks {
                set: send.callback(|(setting, text)| Msg::Set(setting, text)),
                explain: send.callback(|(topic, button)| Msg::Help(HelpMsg::Explain(topic, button))),
            },
        };
        Sends {
            lazy,
            go_on: send.callback(|()| Msg::GoOn),
            loaded: send.callback(|(part, code)| Msg::Loaded(part, code)),
            late: send.callback(Msg::Late),
            write_address: send.callback(|()| Msg::WriteAddress),
            close_notice: send.callback(|()| Msg::CloseNotice),
            lessons_button: send.callback(|_| Msg::Lessons(LessonsMsg::Toggle)),
            open_export: send.callback(|()| Msg::Export(ExportMsg::Open)),
        }
    }
}

/// The whole page.
pub struct App {
    workspace: Workspace,
    /// What the session's neurons answer over the plane.
    maps: SessionMaps,
    header: Header,
    training: Training,
    data: Data,
    network: Diagram,
    inspector: Inspector,
    output: Output,
    help: Help,
    lazy: LazyPanels,
    waiting: Waiting,
    colors: Colors,
    notice: Option<Notice>,
    /// The setting whose last text cannot be, and why.
    refused: Option<(Setting, FieldError)>,
    /// What screen readers are told.
    said: LiveText,
    /// The link that the page has written into the address bar, if the browser has let it.
    written: Option<String>,
    /// Whether a slider is being dragged: then it is not written at once.
    slides: bool,
    /// Counts the time until it is written again.
    write_again: Option<Timeout>,
    startup: Startup,
    /// Whether what is painted may be another one since it was last painted after a rendering.
    is_stale: bool,
    frames: AnimationFrames,
    send: Sends,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = Start;

    fn create(ctx: &Context<Self>) -> Self {
        let scope = ctx.link();
        let send = Sends::new(scope);
        let mut lazy = LazyPanels::default();
        ctx.props().code.iter().for_each(|code| lazy.add(*code, &send.lazy));
        let is_late = ctx.props().is_late;
        let mut waiting = Waiting::default();
        linked_parts().filter(|part| is_late && !lazy.has(*part)).for_each(|part| waiting.miss(part));
        let Opened { session, tab, notice } = link::open(&mut lazy, is_late);
        let mut workspace = Workspace::new(*session);
        workspace.tab = tab;
        let theme = Theme::read();
        let mut app = App {
            maps: SessionMaps::new(workspace.session(), GRID),
            header: Header::new(theme, scope.callback(Msg::Header)),
            training: Training::new(scope.callback(Msg::Training)),
            data: Data::new(scope.callback(Msg::Data)),
            network: Diagram::new(scope.callback(Msg::Network)),
            inspector: Inspector::new(scope.callback(Msg::Inspector), new_seed),
            output: Output::new(scope.callback(Msg::Output)),
            help: Help::default(),
            workspace,
            lazy,
            waiting,
            colors: theme.colors(),
            notice,
            refused: None,
            said: LiveText::default(),
            written: None,
            slides: false,
            write_again: None,
            startup: Startup::default(),
            is_stale: true,
            frames: AnimationFrames::new(scope.callback(|()| Msg::Frame)),
            send,
            _listeners: listeners::listeners(&scope.callback(|message| message)),
        };
        app.apply_theme();
        app
    }

    fn update(&mut self, _: &Context<Self>, message: Msg) -> bool {
        self.handle(message)
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.page()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let needed = if self.workspace.tab == Tab::Playground { Made::Whole } else { Made::Bars };
        if !self.startup.has(needed) {
            self.startup.ask(&self.send.go_on);
            return;
        }
        if std::mem::take(&mut self.is_stale) {
            self.network.layout_changed();
            self.data.paint(self.workspace.config().problem(), &self.colors);
            self.paint();
        }
        if self.startup.is_ready_now() {
            ctx.link().send_message(Msg::Ready);
        }
    }
}
