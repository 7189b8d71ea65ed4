//! The page as a test drives it: the app, the imaginary browser around it, and the messages between them.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use experiment::{Record, Session, links, saved};
use yew::Callback;

use super::action::Action;
use super::examples::{OtherWindow, Permission, RunAction};
use super::expected::Expected;
use super::foreign::{RUNS, foreign_run, without_moment};
use super::rules;
use crate::app::loading::{HELP, LESSONS, SOON, TOOLS};
use crate::app::message::Code;
use crate::app::message::Msg;
use crate::app::parts::Part;
use crate::app::restricted::is_refused;
use crate::app::startup::Made;
use crate::app::{App, linked_parts};
use crate::dom::Heard;
use crate::dom::imaginary::{self, browser};
use crate::dom::workers::imaginary as imaginary_workers;
use crate::panels::border::BorderMsg;
use crate::panels::effect::Tab;
use crate::panels::export::ExportMsg;
use crate::panels::formula::FormulaMsg;
use crate::panels::header::HeaderMsg;
use crate::panels::lessons::LessonsMsg;
use crate::panels::network::NetworkMsg;
use crate::panels::runs::RunsMsg;
use crate::panels::table::TableMsg;
use crate::widgets::notation::{NeuronId, NodeId};

/// The page.
pub struct Page {
    pub app: App,
    pub expected: Expected,
    send: Callback<Msg>,
    messages: Rc<RefCell<VecDeque<Msg>>>,
    last_link: rules::LastLink,
    /// Whether Yew has to look at the page.
    renders: bool,
    /// Whether what Yew would render is made, too, and the page in the end opened anew.
    is_thorough: bool,
}

impl Page {
    /// A page that is opened in a new browser.
    pub fn open(link: &str, online: bool, is_thorough: bool) -> Self {
        imaginary::open(link);
        // Each thorough one is in a frame.
        browser(|browser| browser.is_framed = is_thorough);
        let messages = Rc::<RefCell<VecDeque<Msg>>>::default();
        let send = Callback::from({
            let messages = messages.clone();
            move |message| messages.borrow_mut().push_back(message)
        });
        let app = App::new(&send, &linked_code(online), false);
        let mut expected = Expected::default();
        expected.keep_address();
        Page { app, expected, send, messages, last_link: rules::LastLink::default(), renders: true, is_thorough }
    }

    /// The page is loaded anew in the same browser.
    fn reload(&mut self, online: bool) {
        imaginary::leave();
        self.messages.borrow_mut().clear();
        imaginary::close();
        self.expected.keep_address();
        self.app = App::new(&self.send, &linked_code(online), false);
        self.renders = true;
    }

    /// Makes all of the page.
    pub fn start(&mut self) -> Result<(), String> {
        self.settle()?;
        while !self.app.startup.is_ready() && imaginary::ring_once() {
            self.settle()?;
        }
        Ok(())
    }

    /// What happens, and all that comes of it at once.
    pub fn act(&mut self, action: &Action) -> Result<(), String> {
        if !self.offers(action) {
            return Ok(());
        }
        self.expected.see(&self.app, action);
        if matches!(action, Action::UndoAndRedo) {
            return self.undo_and_redo();
        }
        self.begin(action);
        self.settle()?;
        self.expected.check(&self.app)?;
        rules::check_at_rest(&self.app, &mut self.last_link)
    }

    /// Everything comes that can come, and the browser allows everything: what holds in the end is what was wanted.
    pub fn end(&mut self) -> Result<(), String> {
        self.settle()?;
        browser(|browser| (browser.keeps_address, browser.forbids_storage, browser.is_full) = (false, false, false));
        for _ in 0..100 {
            let went_on = imaginary::go_on(0) || imaginary::unlock() || imaginary::ring_once();
            self.settle()?;
            if !went_on {
                break;
            }
        }
        self.expected.check(&self.app)?;
        rules::check_at_rest(&self.app, &mut self.last_link)?;
        rules::check_at_end(&self.app, self.expected.kept_address())?;
        let is_written = browser(|browser| browser.fragment == self.app.link());
        if self.is_thorough && is_written {
            return rules::check_same(&self.app, &App::new(&Callback::noop(), &linked_code(true), false));
        }
        Ok(())
    }

    /// Delivers messages and renders until nothing is left to do, as Yew does.
    fn settle(&mut self) -> Result<(), String> {
        loop {
            loop {
                let Some(message) = self.messages.borrow_mut().pop_front() else { break };
                let before = rules::Before::new(&self.app, &message);
                self.renders |= self.app.handle(message);
                rules::check(&self.app, before)?;
            }
            if browser(|browser| std::mem::take(&mut browser.goes_back)) {
                self.travel(-1);
                continue;
            }
            if !std::mem::take(&mut self.renders) {
                return Ok(());
            }
            if self.is_thorough {
                let _ = self.app.page();
            }
            self.app.was_rendered();
        }
    }

    /// Whether the page shows what is needed to do this.
    fn offers(&self, action: &Action) -> bool {
        let (tab, app) = (self.app.workspace.tab, &self.app);
        if !app.startup.has(Made::Bars) {
            let is_visitors = |action: &Action| {
                !matches!(
                    action,
                    Action::Ring(_)
                        | Action::GoOn(_)
                        | Action::Fail(_)
                        | Action::Allow(..)
                        | Action::Navigate(_)
                        | Action::Reload { .. }
                        | Action::UndoKey
                        | Action::RedoKey
                        | Action::Escape
                        | Action::Hide(_)
                        | Action::OtherWindow(_)
                        | Action::HostSays(..)
                )
            };
            return !is_visitors(action);
        }
        let is_there = |neuron: &NeuronId| {
            app.workspace
                .session()
                .network()
                .layers()
                .get(neuron.layer)
                .is_some_and(|layer| neuron.neuron < layer.n_out())
        };
        let message = match action {
            Action::Header(message) => Some(Msg::Header(message.clone())),
            Action::Output(message) => Some(Msg::Output(message.clone())),
            Action::Race(message) => Some(Msg::Race(message.clone())),
            Action::Lessons(message) => Some(Msg::Lessons(message.clone())),
            _ => None,
        };
        if message.is_some_and(|message| is_refused(app.workspace.config(), &message)) {
            return false;
        }
        match action {
            Action::Network(
                NetworkMsg::Hover(Some(NodeId::Neuron(neuron)))
                | NetworkMsg::Press { neuron, .. }
                | NetworkMsg::Switch { neuron, .. },
            ) if !is_there(neuron) => false,
            Action::OpenFile(_) if app.lazy.export.is_none() => false,
            // What is pressed in the box is there.
            Action::Table(message) if app.lazy.table.is_none() && !matches!(message, TableMsg::Open) => false,
            Action::Formula(message) if app.lazy.formula.is_none() && !matches!(message, FormulaMsg::Open(_)) => false,
            Action::Border(message) => {
                let is_there = app.lazy.border.is_some() || *message == BorderMsg::Ask;
                is_there && tab.has_network() && app.startup.has(Made::Whole)
            }
            Action::Set(..) => tab != Tab::Runs,
            Action::Training(_)
            | Action::Regenerate
            | Action::NewWeights
            | Action::Network(_)
            | Action::Inspector(_)
            | Action::Output(_)
            | Action::Export(_)
            | Action::Table(_)
            | Action::Formula(_)
            | Action::OpenFile(_)
            | Action::UndoAndRedo
            | Action::Header(HeaderMsg::Undo | HeaderMsg::Redo) => tab.has_network() && app.startup.has(Made::Whole),
            Action::Timeline(_) => {
                tab.has_network() && app.startup.has(Made::Whole) && !app.workspace.config().hides("timeline")
            }
            Action::Walkthrough(_) => {
                tab == Tab::Playground && app.lazy.walkthrough.as_ref().is_some_and(|panel| panel.point().is_some())
            }
            Action::Header(HeaderMsg::Show(Tab::Present)) => {
                tab == Tab::Playground && app.lazy.lessons.as_ref().is_none_or(|lessons| !lessons.is_open())
            }
            Action::Race(_) => tab == Tab::Race,
            Action::Runs(_) => tab == Tab::Runs,
            Action::Lessons(LessonsMsg::Go(_) | LessonsMsg::StartAgain) => {
                app.lazy.lessons.as_ref().is_some_and(|lessons| lessons.is_open())
            }
            _ => true,
        }
    }

    fn begin(&mut self, action: &Action) {
        let message = match action.clone() {
            Action::Set(setting, text) => Msg::Set(setting, text.to_owned()),
            Action::Training(message) => Msg::Training(message),
            Action::Timeline(message) => Msg::Timeline(message),
            Action::Regenerate => Msg::Data(crate::panels::data::DataMsg::Regenerate),
            Action::NewWeights => Msg::Weights(crate::panels::weights::WeightsMsg::Renew),
            Action::Network(message) => Msg::Network(message),
            Action::Inspector(message) => Msg::Inspector(message),
            Action::Output(message) => Msg::Output(message),
            Action::Border(message) => Msg::Border(message),
            Action::Header(message) => Msg::Header(message),
            Action::UndoKey => Msg::Undo,
            Action::Escape => Msg::Escape,
            Action::RedoKey => Msg::Redo,
            Action::Race(message) => Msg::Race(message),
            Action::Lessons(message) => Msg::Lessons(message),
            Action::Runs(action) => Msg::Runs(run_message(&self.app, action)),
            Action::Walkthrough(message) => Msg::Walkthrough(message),
            Action::Table(message) => Msg::Table(message),
            Action::Formula(message) => Msg::Formula(message),
            Action::Export(message) => Msg::Export(message),
            Action::ClassLink(message) => Msg::ClassLink(message),
            Action::HostSays(name, settings) => {
                let [name, settings] = [name, settings].map(|text| Heard::Text(text.to_owned()));
                Msg::Host([Heard::Number(1.0), name, settings])
            }
            Action::OpenFile(link) => {
                let session = Session::new(links::read(link, || "file".to_owned()).config);
                Msg::Export(ExportMsg::WasRead("mine.json".to_owned(), Ok(saved::write(&session))))
            }
            Action::CloseNotice => Msg::CloseNotice,
            Action::Accept => match self.app.notice.as_ref().and_then(|notice| notice.offer) {
                Some(offer) => Msg::Accept(offer),
                None => return,
            },
            Action::Scroll => Msg::Scrolled,
            Action::Resize => Msg::Resized,
            Action::Hide(hidden) => Msg::Hidden(hidden),
            Action::LateFrame => Msg::Frame,
            Action::Navigate(link) => {
                browser(|browser| imaginary::navigate(browser, link));
                Msg::AddressChanged
            }
            Action::Travel(by) => return self.travel(by),
            Action::ToggleBox => {
                browser(|browser| browser.has_box = !browser.has_box);
                Msg::BoxToggled
            }
            Action::OtherWindow(change) => {
                change_runs(change);
                Msg::Runs(RunsMsg::Changed)
            }
            Action::Darken(dark) => {
                browser(|browser| browser.is_dark = dark);
                Msg::Header(HeaderMsg::PreferencesChanged)
            }
            other => return self.let_happen(&other),
        };
        self.send.emit(message);
    }

    /// The browser goes to another entry of its history.
    fn travel(&self, by: isize) {
        if imaginary::travel(by) {
            self.send.emit(if imaginary::mark().is_some() { Msg::Went } else { Msg::AddressChanged });
        }
    }

    /// What is no message by itself.
    fn let_happen(&mut self, action: &Action) {
        match action {
            Action::Frame => drop(imaginary::frame()),
            Action::Ring(number) => drop(imaginary::ring(*number)),
            Action::GoOn(number) => drop(imaginary::go_on(*number)),
            Action::Fail(number) => {
                imaginary::go_on(*number);
                self.expected.keep_address();
                for message in self.messages.borrow_mut().iter_mut() {
                    if let Msg::Loaded(part, code) = message {
                        self.expected.failed(*part);
                        *code = None;
                    }
                }
            }
            Action::Unlock => drop(imaginary::unlock()),
            Action::Allow(permission, allowed) => allow(*permission, *allowed),
            Action::WorkerSpeaks(number) => drop(imaginary_workers::speak(*number)),
            Action::WorkerDies(number) => drop(imaginary_workers::die(*number)),
            Action::LeaveAndReturn => imaginary::leave(),
            Action::Reload { online } => self.reload(*online),
            other => unreachable!("{other:?} is a message"),
        }
    }

    /// What was taken back and made again is as it was.
    fn undo_and_redo(&mut self) -> Result<(), String> {
        // Who looks back is at the end again then, and who draws has a stroke less.
        let draws = self.app.lazy.border.as_ref().is_some_and(|border| border.asks());
        if !self.app.workspace.can_undo() || self.app.workspace.looks_back() || draws {
            return Ok(());
        }
        let settings = |app: &App| without_moment(&app.link());
        let (link, session) = (settings(&self.app), self.app.workspace.session().clone());
        for message in [Msg::Undo, Msg::Redo] {
            self.send.emit(message);
            self.settle()?;
            rules::check_at_rest(&self.app, &mut self.last_link)?;
        }
        let again = self.app.workspace.session();
        if settings(&self.app) != link {
            return Err(format!("Undo and Redo led from {link} to {}", self.app.link()));
        }
        if again.epoch() != session.epoch() || !rules::are_same(again.network(), session.network()) {
            return Err("Undo and Redo led to another network".to_owned());
        }
        Ok(())
    }
}

/// The code of the parts that the link in the address bar needs, as far as they can be loaded.
fn linked_code(online: bool) -> Vec<Code> {
    let mut parts = if online { linked_parts(None) } else { Vec::new() };
    if parts == [Part::Chart] {
        parts.extend(linked_parts(Some(SOON.mend)));
    }
    parts.into_iter().map(code).collect()
}

/// The code of a part.
pub fn code(part: Part) -> Code {
    match part {
        Part::Lessons => Code::Panel(LESSONS),
        Part::Help => Code::Panel(HELP),
        Part::Inspector => Code::Panel(SOON.inspector),
        Part::Chart => Code::Chart(SOON),
        tool => Code::Tool((TOOLS.add)(tool), TOOLS.code),
    }
}

fn run_message(app: &App, action: RunAction) -> RunsMsg {
    match action {
        RunAction::Open(index) => RunsMsg::Open(index),
        RunAction::SetNote(index, note) => {
            let all = app.lazy.runs.as_ref().map(|runs| runs.all()).unwrap_or_default();
            RunsMsg::SetNote(all.get(index).map_or(0, |(run, _)| run.number), note.to_owned())
        }
        RunAction::Delete(index) => RunsMsg::Delete(index),
        RunAction::PutBack => RunsMsg::PutBack,
        RunAction::Export => RunsMsg::Export,
        RunAction::ImportKept => {
            let mut record = Record::default();
            let kept = app.lazy.runs.as_ref().map(|runs| runs.all()).unwrap_or_default();
            for run in kept.into_iter().map(|(run, _)| run).take(1).chain([foreign_run("imported")]) {
                let _ = record.keep(run);
            }
            RunsMsg::Imported(Ok(record.to_csv()))
        }
        RunAction::ImportNoRecord => RunsMsg::Imported(Ok("no,record".to_owned())),
        RunAction::ShowAll => RunsMsg::ShowAll,
        RunAction::SaveUnreadable => RunsMsg::SaveUnreadable,
        RunAction::ForgetUnreadable => RunsMsg::ForgetUnreadable,
    }
}

/// Another window changes what the device keeps.
fn change_runs(change: OtherWindow) {
    let text = browser(|browser| browser.stored.get(RUNS).cloned()).unwrap_or_default();
    let mut record = if text.is_empty() { Record::default() } else { Record::salvage(&text).record };
    let text = match change {
        OtherWindow::Keeps => {
            let _ = record.keep(foreign_run("other window"));
            record.to_text()
        }
        OtherWindow::DeletesFirst => {
            record.remove(0);
            record.to_text()
        }
        OtherWindow::DeletesAll => Record::default().to_text(),
        OtherWindow::WritesStrangeRow => format!("{}7,many,0.1,0.1,0,,,25,,,seed=2,\r\n", record.to_text()),
    };
    browser(|browser| browser.stored.insert(RUNS.to_owned(), text));
}

fn allow(permission: Permission, allowed: bool) {
    browser(|browser| {
        let forbids = match permission {
            Permission::Address => &mut browser.keeps_address,
            Permission::Storage => &mut browser.forbids_storage,
            Permission::Room => &mut browser.is_full,
            Permission::TabStorage => &mut browser.forbids_tab,
            Permission::Copying => &mut browser.forbids_copying,
            Permission::Files => &mut browser.forbids_files,
            Permission::Locks => &mut browser.lacks_locks,
            Permission::Workers => &mut browser.lacks_workers,
        };
        *forbids = !allowed;
    });
}
