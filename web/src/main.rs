//! Neural Playground in the browser: a Yew app that shows a [`experiment::Session`] and sends it changes.
//!
//! [`app`] is the one place that knows all [`panels`]. Panels are made of [`widgets`] and paint with [`canvas`]; the browser
//! itself is behind [`dom`]. What an experiment is and how it is trained lives in the `experiment` crate. Some panels are loaded when
//! they are first used. Started in a worker, the same program trains for a race or marks for a class
//! instead.

mod app;
mod canvas;
mod dom;
mod panels;
mod widgets;

use std::cell::RefCell;
use std::rc::Rc;

use app::message::Code;
use app::parts::PATIENCE;
use app::{App, Start};
use dom::{Timeout, spawn_local};
use wasm_bindgen::throw_str;

fn main() {
    dom::report_panics();
    if let Some(worker) = dom::workers::worker() {
        spawn_local(async {
            match app::loading::load_work().await {
                Some(work) => work(worker),
                None => throw_str("What it is to do could not be loaded."),
            }
        });
        return;
    }
    // Tasks of their own: the browser has just spent one on compiling the program, and may have something to do in between.
    next_task(|| spawn_local(open()));
}

fn next_task(task: impl FnOnce() + 'static) {
    Timeout::new(0, task).forget();
}

/// Opens the page, with the parts that its link needs. What could not be loaded, or has not come in time, is said on the page.
async fn open() {
    let code = Rc::new(RefCell::new(Some(Vec::new())));
    let without = Rc::clone(&code);
    let late = Timeout::new(PATIENCE, move || render(without.take(), true));
    let mut parts = app::linked_parts(None);
    while let Some(part) = parts.pop() {
        let part = app::loading::load(part).await;
        if let Some(Code::Chart(soon)) = &part {
            // Its link was changed on its way, and can be read now.
            parts = app::linked_parts(Some(soon.mend));
        }
        if let Some(code) = code.borrow_mut().as_mut() {
            code.extend(part);
        }
    }
    drop(late);
    render(code.take(), false);
}

/// Shows the page with this code, unless that was taken: then it is shown already.
fn render(code: Option<Vec<Code>>, is_late: bool) {
    let Some(code) = code else { return };
    let start = Start { code: code.into(), is_late };
    next_task(|| {
        if let Some(root) = dom::app_root() {
            yew::Renderer::<App>::with_root_and_props(root, start).render();
        }
    });
}
