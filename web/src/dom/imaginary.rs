//! A browser that is only imagined, for native tests of the app's state. A test drives it: nothing happens by itself, and whatever a
//! browser may refuse, this one refuses when it is told to.
//!
//! Each thread has its own. What the program calls stands at the end, under the names of the real browser's functions.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use yew::Callback;

pub use super::imaginary_text::LiveText;
use super::{Heard, Told};

/// The address of the page.
const ADDRESS: &str = "https://playground.example/";
/// Milliseconds that go by between two looks at the clock.
const LOOK: f64 = 3.0;

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// What a browser knows, and what it allows.
#[derive(Default)]
pub struct Browser {
    /// What stands behind the `#`.
    pub fragment: String,
    /// The fragments and marks of the history, and at which of them the browser is.
    history: Vec<(String, Option<String>)>,
    at: usize,
    /// Whether the program wants to go back by one.
    pub goes_back: bool,
    /// Whether the program wants the page to be loaded anew.
    pub reloads: bool,
    /// Whether a box is open over the page.
    pub has_box: bool,
    /// Whether somebody else than the program wrote it.
    pub is_typed: bool,
    /// Whether it refuses to write the address.
    pub keeps_address: bool,
    /// What is kept on the device; nothing else than a test deletes it.
    pub stored: BTreeMap<String, String>,
    /// Whether the device's storage can be read and written.
    pub forbids_storage: bool,
    /// Whether the device's storage has no room for more.
    pub is_full: bool,
    /// What is kept in the tab.
    pub kept_in_tab: BTreeMap<String, String>,
    /// Whether the tab's storage can be neither read nor written.
    pub forbids_tab: bool,
    /// Whether it does not let a program copy.
    pub forbids_copying: bool,
    /// Whether it does not let a program save files.
    pub forbids_files: bool,
    /// Whether it has no locks.
    pub lacks_locks: bool,
    /// Whether it starts no workers.
    pub lacks_workers: bool,
    /// Whether the device prefers a dark page.
    pub is_dark: bool,
    /// Whether the text around the playground is shown.
    pub shows_text: bool,
    /// Whether another page shows this one in a frame.
    pub is_framed: bool,
    /// The messages that it was sent.
    pub told: Vec<Vec<(&'static str, Told)>>,
    /// The style of the page.
    pub style: String,
    /// How many cores the machine has.
    pub n_cores: usize,
    clipboard: String,
    clock: f64,
    n_drawn: u32,
    timers: BTreeMap<u64, Timer>,
    n_timers: u64,
    tasks: Vec<Task>,
    locks: Vec<Callback<()>>,
    leaving: Vec<Weak<Callback<()>>>,
    frames: Option<Callback<()>>,
}

enum Timer {
    Once(Box<dyn FnOnce()>),
    Again(Rc<dyn Fn()>),
}

thread_local! {
    static BROWSER: RefCell<Browser> = RefCell::default();
}

/// Looks at this thread's browser, or changes it. Nothing that may call the browser is to be done meanwhile.
pub fn browser<T>(look: impl FnOnce(&mut Browser) -> T) -> T {
    BROWSER.with_borrow_mut(look)
}

/// Opens a new browser in place of the last one, at the address with this fragment.
pub fn open(fragment: &str) {
    // What is dropped may call the browser.
    let last = browser(mem::take);
    drop(last);
    browser(|browser| {
        browser.n_cores = 3;
        navigate(browser, fragment);
    });
}

/// The page is gone, and with it all that waited for something. What is kept, and what is allowed, stays. For the next page its
/// address is somebody else's.
pub fn close() {
    let gone = browser(|browser| {
        browser.is_typed = true;
        let Browser { timers, tasks, locks, leaving, frames, .. } = browser;
        (mem::take(timers), mem::take(tasks), mem::take(locks), mem::take(leaving), frames.take())
    });
    drop(gone);
}

/// Writes into the address bar, as a visitor does.
pub fn navigate(browser: &mut Browser, fragment: &str) {
    add_entry(browser, fragment.trim_start_matches('#'), None);
    browser.is_typed = true;
}

fn add_entry(browser: &mut Browser, fragment: &str, mark: Option<String>) {
    let at = if browser.history.is_empty() { 0 } else { browser.at + 1 };
    browser.history.truncate(at);
    browser.history.push((fragment.to_owned(), mark));
    (browser.at, browser.fragment) = (at, fragment.to_owned());
}

/// Goes by so many entries in the history; whether there are so many.
pub fn travel(by: isize) -> bool {
    browser(|browser| {
        let Some(at) = browser.at.checked_add_signed(by).filter(|at| *at < browser.history.len()) else { return false };
        (browser.at, browser.fragment) = (at, browser.history[at].0.clone());
        browser.is_typed = browser.history[at].1.is_none();
        true
    })
}

/// How many timers, tasks and requests for locks wait.
pub fn n_waiting() -> (usize, usize, usize) {
    browser(|browser| (browser.timers.len(), browser.tasks.len(), browser.locks.len()))
}

/// The time of one of the timers is over; whether there is any.
pub fn ring(number: usize) -> bool {
    let timer = browser(|browser| {
        let number = number.checked_rem(browser.timers.len())?;
        let id = *browser.timers.keys().nth(number)?;
        match browser.timers.remove(&id)? {
            Timer::Again(each) => {
                browser.timers.insert(id, Timer::Again(each.clone()));
                Some(Timer::Again(each))
            }
            once => Some(once),
        }
    });
    match timer {
        Some(Timer::Once(task)) => task(),
        Some(Timer::Again(each)) => each(),
        None => return false,
    }
    true
}

/// Lets all timers ring that do so once, and those that are set by that; whether there were any.
pub fn ring_once() -> bool {
    let next = browser(|browser| browser.timers.values().position(|timer| matches!(timer, Timer::Once(_))));
    next.is_some_and(ring)
}

/// One of the tasks goes on, which has nothing to wait for; whether there is any.
pub fn go_on(number: usize) -> bool {
    let task = browser(|browser| {
        let number = number.checked_rem(browser.tasks.len())?;
        Some(browser.tasks.remove(number))
    });
    let Some(mut task) = task else { return false };
    match task.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(()) => {}
        Poll::Pending => unreachable!("nothing is waited for here"),
    }
    true
}

/// The lock that was asked for first is given; whether one was asked for.
pub fn unlock() -> bool {
    let task = browser(|browser| (!browser.locks.is_empty()).then(|| browser.locks.remove(0)));
    task.inspect(|task| task.emit(())).is_some()
}

/// A frame is about to be shown; whether anybody has asked for it.
pub fn frame() -> bool {
    let each = browser(|browser| {
        browser.clock += 16.0;
        browser.frames.clone()
    });
    each.inspect(|each| each.emit(())).is_some()
}

/// Whether frames are asked for.
pub fn wants_frames() -> bool {
    browser(|browser| browser.frames.is_some())
}

/// The page is about to go.
pub fn leave() {
    let tasks: Vec<_> = browser(|browser| browser.leaving.iter().filter_map(Weak::upgrade).collect());
    tasks.iter().for_each(|task| task.emit(()));
}

/// Calls once after a time that a test decides on, unless it is dropped before.
#[derive(Debug)]
pub struct Timeout(u64);

impl Timeout {
    pub fn new(_milliseconds: u32, task: impl FnOnce() + 'static) -> Self {
        Timeout(set_timer(Timer::Once(Box::new(task))))
    }

    pub fn forget(self) {
        mem::forget(self);
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        stop_timer(self.0);
    }
}

/// Calls again and again until it is dropped.
#[derive(Debug)]
pub struct Interval(u64);

impl Interval {
    pub fn new(_milliseconds: u32, each: impl Fn() + 'static) -> Self {
        Interval(set_timer(Timer::Again(Rc::new(each))))
    }
}

impl Drop for Interval {
    fn drop(&mut self) {
        stop_timer(self.0);
    }
}

fn set_timer(timer: Timer) -> u64 {
    browser(|browser| {
        browser.n_timers += 1;
        browser.timers.insert(browser.n_timers, timer);
        browser.n_timers
    })
}

fn stop_timer(id: u64) {
    // What a timer holds may hold a timer. At the end of a thread there is no browser any more.
    let timer = BROWSER.try_with(|browser| browser.borrow_mut().timers.remove(&id));
    drop(timer);
}

/// Frames, which a test shows.
pub struct AnimationFrames {
    each: Callback<()>,
}

impl AnimationFrames {
    pub fn new(each: Callback<()>) -> Self {
        AnimationFrames { each }
    }

    pub fn run(&self, runs: bool) {
        let last = browser(|browser| mem::replace(&mut browser.frames, runs.then(|| self.each.clone())));
        drop(last);
    }

    pub fn set_hidden(&mut self, _hidden: bool) {}
}

/// What hears that the page is about to go, for as long as it is kept.
pub struct Leaving(#[allow(dead_code)] Rc<Callback<()>>);

pub fn when_left(task: Callback<()>) -> Leaving {
    let task = Rc::new(task);
    browser(|browser| browser.leaving.push(Rc::downgrade(&task)));
    Leaving(task)
}

pub fn fragment() -> String {
    browser(|browser| if browser.fragment.is_empty() { String::new() } else { format!("#{}", browser.fragment) })
}

pub fn link() -> String {
    fragment().trim_start_matches('#').to_owned()
}

pub fn mark() -> Option<String> {
    browser(|browser| browser.history[browser.at].1.clone())
}

pub fn set_mark(mark: &str) -> bool {
    browser(|browser| {
        let at = browser.at;
        browser.history[at].1 = Some(mark.to_owned());
        true
    })
}

pub fn write_entry(link: &str, mark: &str, is_new: bool) -> bool {
    browser(|browser| {
        if browser.keeps_address {
            return false;
        }
        if is_new {
            add_entry(browser, link, Some(mark.to_owned()));
        } else {
            let at = browser.at;
            browser.history[at] = (link.to_owned(), Some(mark.to_owned()));
            browser.fragment = link.to_owned();
        }
        browser.is_typed = false;
        true
    })
}

pub fn back() {
    browser(|browser| browser.goes_back = true);
}

pub fn has_box() -> bool {
    browser(|browser| browser.has_box)
}

pub fn close_boxes() -> bool {
    browser(|browser| mem::take(&mut browser.has_box))
}

pub fn without_fragment() -> String {
    ADDRESS.to_owned()
}

pub async fn copy(text: &str) -> bool {
    browser(|browser| {
        if !browser.forbids_copying {
            browser.clipboard = text.to_owned();
        }
        !browser.forbids_copying
    })
}

pub fn is_framed() -> bool {
    browser(|browser| browser.is_framed)
}

/// What hears the embedder: a test says for it what it says.
pub struct Hearing;

pub fn hear_embedder<const N: usize>(_names: [&'static str; N], _take: Callback<[Heard; N]>) -> Hearing {
    Hearing
}

pub fn tell_embedder(fields: &[(&'static str, Told)]) {
    browser(|browser| browser.told.push(fields.to_vec()));
}

pub fn save_text(_name: &str, _kind: &str, _text: &str) -> bool {
    browser(|browser| !browser.forbids_files)
}

/// As far as tests need it.
pub fn decomposed(text: &str) -> String {
    const LETTERS: [(char, &str); 6] = [
        ('é', "e\u{301}"),
        ('è', "e\u{300}"),
        ('É', "E\u{301}"),
        ('ö', "o\u{308}"),
        ('ü', "u\u{308}"),
        ('ż', "z\u{307}"),
    ];
    let letter = |character: char| LETTERS.iter().find(|(whole, _)| *whole == character).map(|(_, parts)| *parts);
    text.chars().map(|character| letter(character).map_or_else(|| character.to_string(), str::to_owned)).collect()
}

pub fn exclusively(_name: &str, task: Callback<()>) {
    if browser(|browser| browser.lacks_locks) {
        task.emit(());
    } else {
        browser(|browser| browser.locks.push(task));
    }
}

pub fn add_styles(_styles: &str) {}

pub fn prefers_dark() -> bool {
    browser(|browser| browser.is_dark)
}

pub fn prefers_stillness() -> bool {
    false
}

pub fn set_root_style(style: &str) {
    browser(|browser| style.clone_into(&mut browser.style));
}

pub fn allows_full_screen() -> bool {
    true
}

pub fn set_printing(_prints: bool) {}

pub fn show_text(shows: bool) {
    browser(|browser| browser.shows_text = shows);
}

pub fn is_part_gone() -> bool {
    false
}

pub fn stored(name: &str) -> Option<String> {
    browser(|browser| browser.stored.get(name).filter(|_| !browser.forbids_storage).cloned())
}

pub fn keep(name: &str, text: &str) -> bool {
    browser(|browser| {
        let is_longer = browser.stored.get(name).is_none_or(|last| last.len() < text.len());
        let is_refused = browser.forbids_storage || browser.is_full && is_longer;
        if !is_refused {
            browser.stored.insert(name.to_owned(), text.to_owned());
        }
        !is_refused
    })
}

pub fn store(name: &str, text: &str) {
    keep(name, text);
}

pub fn kept_in_tab(name: &str) -> Option<String> {
    browser(|browser| browser.kept_in_tab.get(name).filter(|_| !browser.forbids_tab).cloned())
}

pub fn keep_in_tab(name: &str, text: Option<&str>) {
    browser(|browser| match text {
        _ if browser.forbids_tab => {}
        Some(text) => drop(browser.kept_in_tab.insert(name.to_owned(), text.to_owned())),
        None => drop(browser.kept_in_tab.remove(name)),
    });
}

pub fn keep_page(_renewed: Callback<()>) {}

pub fn hear_storage(_task: Callback<()>) {}

pub fn hear_keys(_part: yew::NodeRef, _takes: impl Fn(&web_sys::KeyboardEvent) -> bool + 'static) {}

pub fn hear_drops(_on_file: Callback<web_sys::File>) {}

/// There are no files beside the page.
pub async fn text_beside(_name: &str, _largest: f64) -> Result<String, super::ReadError> {
    Err(super::ReadError::Unreadable)
}

pub fn reload() {
    browser(|browser| browser.reloads = true);
}

pub fn n_cores() -> usize {
    browser(|browser| browser.n_cores)
}

pub fn now() -> f64 {
    browser(|browser| {
        browser.clock += LOOK;
        browser.clock
    })
}

pub fn pixel_ratio() -> f64 {
    1.0
}

pub fn random() -> f64 {
    browser(|browser| {
        browser.n_drawn += 1;
        // Each another one, and the same each time that a test runs.
        f64::from(browser.n_drawn) * 0.618_033_988_749_895 % 1.0
    })
}

pub fn spawn_local(task: impl Future<Output = ()> + 'static) {
    browser(|browser| browser.tasks.push(Box::pin(task)));
}
