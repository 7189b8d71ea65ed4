//! Neural Playground in the browser: a Yew app that shows a [`experiment::Session`] and sends it changes.
//!
//! Yew draws structure; what moves with every frame is painted by [`screen`] straight onto canvases. What an experiment is
//! and how it is trained lives in the `experiment` crate. There is one component, [`app::App`]; all else
//! is functions that draw what they are given and send [`app::Msg`]. Some [`parts`] are loaded when they are first used. Started in
//! a worker, the same program trains for [`race`] instead.

mod app;
mod browser;
mod budget;
mod by_hand;
mod chart;
mod class_link;
mod colors;
mod controls;
mod curve;
mod data_panel;
mod diagram;
mod diagram_keys;
mod element;
mod explanation;
mod export;
mod handle;
mod heat;
mod icons;
mod in_view;
mod inspection;
mod inspector;
mod lessons;
mod lines;
mod link;
mod links;
mod listeners;
mod look;
mod making;
mod notice;
mod output_panel;
mod panel;
mod parts;
mod pictures;
mod place;
mod player;
mod plot;
mod points;
mod race;
mod reading;
mod readings;
mod record;
mod refused;
mod sample;
mod screen;
mod share;
mod stage;
mod start;
mod stop_panel;
mod stroke;
mod thumbnails;
mod top_bar;
mod training;
mod turns;
mod words;

use app::App;
use gloo_timers::callback::Timeout;
use parts::Part;
use start::Start;
use wasm_bindgen::throw_str;
use wasm_bindgen_futures::spawn_local;
use web_sys::DedicatedWorkerGlobalScope;

fn main() {
    browser::report_panics();
    if let Some(worker) = race::worker() {
        spawn_local(work(worker));
        return;
    }
    // Tasks of their own: the browser has just spent one on compiling the program, and may have something to do in between.
    next_task(|| spawn_local(open()));
}

fn next_task(task: impl FnOnce() + 'static) {
    Timeout::new(0, task).forget();
}

async fn work(worker: DedicatedWorkerGlobalScope) {
    Part::Race.load().await;
    match parts::loaded().race {
        Some(race) => (race.work)(worker),
        None => throw_str(&Part::Race.missing()),
    }
}

async fn open() {
    for part in link::parts() {
        // What could not be loaded is said on the page.
        part.load().await;
    }
    let start = Start::read();
    next_task(|| {
        if let Some(root) = browser::element("app") {
            yew::Renderer::<App>::with_root_and_props(root, start).render();
        }
    });
}
