//! Animation frames: a call before each one that the browser shows, for as long as it is wanted.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::Callback;

use super::panics::is_broken;
use super::window::window;

/// Milliseconds between two calls in a hidden tab, which has no frames; browsers allow no less.
const HIDDEN_EVERY: u32 = 1000;

/// Calls somebody before every frame while it runs; once a second in a hidden tab.
pub struct AnimationFrames {
    shared: Rc<Shared>,
    /// Ticks while the tab is hidden.
    clock: Option<Interval>,
}

struct Shared {
    each: Callback<()>,
    runs: Cell<bool>,
    /// The frame that the browser was asked for.
    asked: Cell<Option<i32>>,
    /// What the browser calls: one for all frames.
    on_frame: Closure<dyn FnMut()>,
}

impl AnimationFrames {
    /// Frames that stand still, and will call `each`.
    pub fn new(each: Callback<()>) -> Self {
        let shared = Rc::new_cyclic(|shared: &Weak<Shared>| {
            let shared = shared.clone();
            let on_frame = Closure::new(move || {
                if let Some(shared) = shared.upgrade() {
                    shared.on_frame();
                }
            });
            Shared { each, runs: Cell::new(false), asked: Cell::new(None), on_frame }
        });
        AnimationFrames { shared, clock: None }
    }

    /// Starts, or stops: then a frame that was asked for already calls nobody.
    pub fn run(&self, runs: bool) {
        self.shared.runs.set(runs);
        if runs {
            self.shared.ask();
        } else if let Some(frame) = self.shared.asked.take() {
            // Fails only where there is no window.
            let _ = window().cancel_animation_frame(frame);
        }
    }

    /// Goes on at a low pace while the tab is hidden; what was missed is not caught up.
    pub fn set_hidden(&mut self, hidden: bool) {
        let shared = self.shared.clone();
        let tick = move || {
            if shared.runs.get() && !is_broken() {
                shared.each.emit(());
            }
        };
        self.clock = hidden.then(|| Interval::new(HIDDEN_EVERY, tick));
    }
}

impl Drop for AnimationFrames {
    fn drop(&mut self) {
        self.run(false);
    }
}

impl Shared {
    /// Asks for one frame, and not for a second one.
    fn ask(&self) {
        if self.asked.get().is_none() {
            self.asked.set(window().request_animation_frame(self.on_frame.as_ref().unchecked_ref()).ok());
        }
    }

    fn on_frame(&self) {
        self.asked.set(None);
        if is_broken() {
            return;
        }
        self.each.emit(());
        // The call may have been the one that ends it.
        if self.runs.get() {
            self.ask();
        }
    }
}
