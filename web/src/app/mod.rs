//! The app: the one place that knows all panels. It hands messages to them, carries out the effects with which they answer, and
//! says when what is painted.

mod address;
mod effects;
mod history;
mod hosted;
mod link;
mod listeners;
pub mod loading;
pub mod message;
#[cfg(test)]
mod model;
mod paint;
pub mod parts;
mod places;
mod predictions;
mod restricted;
mod soon;
mod startup;
mod switching;
mod tools;
mod update;
mod view;
mod waiting;
mod workspace;

use std::rc::Rc;

use experiment::{GRID, SessionMaps, Setting};
use gloo_events::EventListener;
use yew::prelude::*;

use self::history::History;
use self::link::Opened;
use self::message::{Code, Msg, ToolsCode};
use self::parts::LazyPanels;
use self::startup::{Made, Startup};
use self::waiting::Waiting;
use self::workspace::Workspace;
use crate::canvas::{Colors, Theme};
use crate::dom::{self, AnimationFrames, LiveText, Timeout};
use crate::panels::class;
use crate::panels::class_link::ClassLinkMsg;
use crate::panels::data::Data;
use crate::panels::effect::Tab;
use crate::panels::export::ExportMsg;
use crate::panels::formula::FormulaMsg;
use crate::panels::header::Header;
use crate::panels::help::{Help, HelpMsg};
use crate::panels::lessons::LessonsMsg;
use crate::panels::network::Diagram;
use crate::panels::output::Output;
use crate::panels::sheet::Sheet;
use crate::panels::table::TableMsg;
use crate::panels::training::Training;
use crate::panels::weights::Weights;
use crate::widgets::{FieldError, Notice, Offer, SettingCallbacks};

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
    /// All of them, also those of the panels that are loaded.
    to: Callback<Msg>,
    on: SettingCallbacks,
    go_on: Callback<()>,
    close_notice: Callback<()>,
    accept: Callback<Offer>,
    lessons_button: Callback<MouseEvent>,
    open_export: Callback<()>,
    open_class_link: Callback<()>,
    open_table: Callback<()>,
    open_formula: Callback<()>,
}

impl Sends {
    fn new(send: &Callback<Msg>) -> Self {
        Sends {
            to: send.clone(),
            on: SettingCallbacks {
                set: send.reform(|(setting, text)| Msg::Set(setting, text)),
                explain: send.reform(|(topic, button)| Msg::Help(HelpMsg::Explain(topic, button))),
            },
            go_on: send.reform(|()| Msg::GoOn),
            close_notice: send.reform(|()| Msg::CloseNotice),
            accept: send.reform(Msg::Accept),
            lessons_button: send.reform(|_| Msg::Lessons(LessonsMsg::Toggle)),
            open_export: send.reform(|()| Msg::Export(ExportMsg::Open)),
            open_class_link: send.reform(|()| Msg::ClassLink(ClassLinkMsg::Open)),
            open_table: send.reform(|()| Msg::Table(TableMsg::Open)),
            open_formula: send.reform(|()| Msg::Formula(FormulaMsg::Open(None))),
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
    sheet: Sheet,
    weights: Weights,
    output: Output,
    help: Help,
    lazy: LazyPanels,
    /// Once a tool is loaded.
    tools: Option<ToolsCode>,
    waiting: Waiting,
    colors: Colors,
    notice: Option<Notice>,
    /// The setting whose last text cannot be, and why.
    refused: Option<(Setting, FieldError)>,
    /// What screen readers are told.
    said: LiveText,
    /// The link in the address bar, as far as the page knows: it has written it, or opened it.
    address: String,
    /// Whether the page could not write its link there when it last tried.
    is_refused: bool,
    history: History,
    /// Whether a slider is being dragged: then it is not written at once.
    slides: bool,
    /// Whether this device has kept what a class has handed in when the page was opened.
    has_class: bool,
    /// Whether the page is laid out for paper.
    prints: bool,
    /// Counts the time until it is written again.
    write_again: Option<Timeout>,
    startup: Startup,
    /// Whether what is painted may be another one since it was last painted after a rendering.
    is_stale: bool,
    frames: AnimationFrames,
    send: Sends,
    /// What the browser tells the page as a whole.
    listeners: Vec<EventListener>,
    /// Hears that the screen has another pixel ratio, as when the window went to another monitor.
    ratio_listener: Option<EventListener>,
}

impl App {
    /// The page at its start. `send` is where messages go, and `code` that of the parts that are loaded; `is_late` is whether others may still come.
    fn new(send: &Callback<Msg>, code: &[Code], is_late: bool) -> Self {
        let sends = Sends::new(send);
        let mut lazy = LazyPanels::default();
        code.iter().for_each(|code| code.add_to(&mut lazy, &sends));
        let mut waiting = Waiting::default();
        link::missing_parts(&lazy).filter(|_| is_late).for_each(|part| waiting.miss(part));
        let Opened { session, tab, moment, notice } = link::open(&mut lazy, is_late);
        let mut workspace = Workspace::new(*session);
        workspace.tab = tab;
        let theme = Theme::read();
        let mut app = App {
            maps: SessionMaps::new(workspace.session(), GRID),
            header: Header::new(theme, send.reform(Msg::Header)),
            training: Training::new(send.reform(Msg::Training)),
            data: Data::new(send.reform(Msg::Data)),
            network: Diagram::new(send.reform(Msg::Network)),
            sheet: Sheet::default(),
            weights: Weights::new(send.reform(Msg::Weights)),
            output: Output::new(send.reform(Msg::Output)),
            help: Help::default(),
            workspace,
            lazy,
            tools: code.iter().rev().find_map(|code| code.tools()),
            waiting,
            colors: theme.colors(),
            notice,
            refused: None,
            said: LiveText::default(),
            address: dom::link(),
            is_refused: false,
            history: History::read(),
            slides: false,
            has_class: class::is_stored(),
            prints: false,
            write_again: None,
            startup: Startup::default(),
            is_stale: true,
            frames: AnimationFrames::new(send.reform(|()| Msg::Frame)),
            send: sends,
            listeners: Vec::new(),
            ratio_listener: None,
        };
        let says = app.notice.as_ref().map(|notice| notice.sentences.clone()).unwrap_or_default();
        app.open_moment(moment, says);
        app.see_lesson();
        app.keep_time();
        app.apply_theme();
        app.history.mark(app.place());
        app
    }

    /// The page was rendered: asks for its next part while it is being made, and then paints what is out of date.
    fn was_rendered(&mut self) {
        let needed = if self.workspace.tab.has_network() { Made::Whole } else { Made::Bars };
        if !self.startup.has(needed) {
            self.startup.ask(&self.send.go_on);
            return;
        }
        if let Some(runs) = self.lazy.runs.as_mut().filter(|_| self.workspace.tab != Tab::Runs) {
            runs.leave();
        }
        if std::mem::take(&mut self.is_stale) {
            self.layout_changed();
            self.data.paint(self.workspace.config(), &self.colors);
            self.paint();
        }
        if self.startup.is_ready_now() {
            self.send.to.emit(Msg::Ready);
        }
    }
}

impl Component for App {
    type Message = Msg;
    type Properties = Start;

    fn create(ctx: &Context<Self>) -> Self {
        let send = ctx.link().callback(|message| message);
        let mut app = App::new(&send, &ctx.props().code, ctx.props().is_late);
        app.listeners = listeners::listeners(&send);
        app.ratio_listener = listeners::of_other_ratio(send);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        if matches!(message, Msg::Resized) {
            self.ratio_listener = listeners::of_other_ratio(ctx.link().callback(|message| message));
        }
        self.handle(message)
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.page()
    }

    fn rendered(&mut self, _: &Context<Self>, _first: bool) {
        self.was_rendered();
    }
}
