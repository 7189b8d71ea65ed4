//! Frames: calls the app before each one that the browser shows, while it plays.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::browser;

/// Milliseconds between two rounds of training in a hidden tab; browsers allow no less.
const HIDDEN_EVERY: u32 = 1000;

/// Asks the browser for frames, one after the other.
pub struct Player {
    playing: Rc<Cell<bool>>,
    /// Whether the browser was asked for a frame already.
    asked: Rc<Cell<bool>>,
    frame: Rc<Closure<dyn FnMut()>>,
    each: Rc<dyn Fn()>,
    /// Ticks while the tab is hidden: there are no frames then.
    clock: Option<Interval>,
}

impl Player {
    /// A player that stands still and will call `each` before every frame.
    pub fn new(each: impl Fn() + 'static) -> Self {
        let each: Rc<dyn Fn()> = Rc::new(each);
        let playing = Rc::new(Cell::new(false));
        let asked = Rc::new(Cell::new(false));
        let frame = Rc::new_cyclic(|frame: &std::rc::Weak<Closure<dyn FnMut()>>| {
            let (playing, asked, frame, each) = (playing.clone(), asked.clone(), frame.clone(), each.clone());
            Closure::new(move || {
                asked.set(false);
                if playing.get() && !browser::is_broken() {
                    each();
                    if let Some(frame) = frame.upgrade() {
                        request(&frame, &asked);
                    }
                }
            })
        });
        Player { playing, asked, frame, each, clock: None }
    }

    /// Starts, unless it plays already.
    pub fn play(&self) {
        self.playing.set(true);
        request(&self.frame, &self.asked);
    }

    /// Goes on at a low pace while the tab is hidden; what was missed is not caught up.
    pub fn set_hidden(&mut self, hidden: bool) {
        let (playing, each) = (self.playing.clone(), self.each.clone());
        let tick = move || {
            if playing.get() && !browser::is_broken() {
                each();
            }
        };
        self.clock = hidden.then(|| Interval::new(HIDDEN_EVERY, tick));
    }

    /// Stops after the current frame.
    pub fn pause(&self) {
        self.playing.set(false);
    }
}

/// Asks for one frame, and not for a second one.
fn request(frame: &Closure<dyn FnMut()>, asked: &Cell<bool>) {
    if asked.replace(true) {
        return;
    }
    // Fails only where there is no window.
    let _ = browser::window().request_animation_frame(frame.as_ref().unchecked_ref());
}
