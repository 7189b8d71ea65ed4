//! Neural Playground in the browser: a Yew app that shows a [`experiment::Session`] and sends it changes.
//!
//! Yew draws structure; what moves with every frame is painted by [`screen`] straight onto canvases. What an experiment is
//! and how it is trained lives in the `experiment` crate. There is one component, [`app::App`]; the other parts of the page
//! are functions that draw what they are given and send [`app::Msg`]. Started in a worker, the same program trains for
//! [`race`] instead.

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
mod notice;
mod output_panel;
mod panel;
mod pictures;
mod place;
mod player;
mod plot;
mod points;
mod race;
mod reading;
mod readings;
mod record;
mod sample;
mod screen;
mod share;
mod stage;
mod stop_panel;
mod stroke;
mod top_bar;
mod turns;
mod words;

use gloo_timers::callback::Timeout;

fn main() {
    browser::report_panics();
    if race::work_if_worker() {
        return;
    }
    // In a task of its own: the browser has just spent one on compiling the program, and may have something to do in between.
    Timeout::new(0, render).forget();
}

fn render() {
    if let Some(root) = browser::element("app") {
        root.set_inner_html("");
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
