//! Frames: calls the app before each one that the browser shows, while it plays.

use std::cell::Cell;
use std::rc::Rc;

use experiment::{Session, Stop};
use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::browser;

/// How long a frame may train, in milliseconds; the rest of its 16 is for painting.
const BUDGET: f64 = 9.0;

/// Milliseconds between two rounds of training in a hidden tab; browsers allow no less.
const HIDDEN_EVERY: u32 = 1000;

/// Asks the browser for frames, one after the other.
pub struct Player {
    playing: Rc<Cell<bool>>,
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
        let frame = Rc::new_cyclic(|frame: &std::rc::Weak<Closure<dyn FnMut()>>| {
            let (playing, frame, each) = (playing.clone(), frame.clone(), each.clone());
            Closure::new(move || {
                if playing.get() {
                    each();
                    // `each` may have stopped it.
                    if let Some(frame) = frame.upgrade().filter(|_| playing.get()) {
                        request(&frame);
                    }
                }
            })
        });
        Player { playing, frame, each, clock: None }
    }

    /// Starts, unless it plays already.
    pub fn play(&self) {
        if !self.playing.replace(true) {
            request(&self.frame);
        }
    }

    /// Goes on at a low pace while the tab is hidden; what was missed is not caught up.
    pub fn set_hidden(&mut self, hidden: bool) {
        let (playing, each) = (self.playing.clone(), self.each.clone());
        let tick = move || {
            if playing.get() {
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

fn request(frame: &Closure<dyn FnMut()>) {
    // Fails only where there is no window.
    let _ = browser::window().request_animation_frame(frame.as_ref().unchecked_ref());
}

/// Trains for one frame: as many epochs as the pace asks for, or as there is time for.
pub fn train(session: &mut Session) -> Option<Stop> {
    let start = browser::now();
    let mut left = session.config().pace.epochs().unwrap_or(u64::MAX);
    // Few enough that the clock is looked at often, many enough that looking costs nothing.
    let mut at_once = 1;
    while left > 0 {
        let epochs = left.min(at_once);
        if let Some(stop) = session.advance(epochs) {
            return Some(stop);
        }
        left -= epochs;
        let spent = browser::now() - start;
        if spent > BUDGET {
            break;
        }
        if spent < BUDGET / 8.0 {
            at_once *= 2;
        }
    }
    None
}
