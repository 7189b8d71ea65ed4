//! Neural Playground in the browser: a Yew app that shows a [`experiment::Session`] and sends it changes.
//!
//! Yew draws structure; what moves with every frame is painted by [`screen`] straight onto canvases. What an experiment is
//! and how it is trained lives in the `experiment` crate.

mod app;
mod browser;
mod chart;
mod colors;
mod controls;
mod data_panel;
mod diagram;
mod heat;
mod icons;
mod links;
mod notice;
mod output_panel;
mod player;
mod points;
mod screen;
mod share;
mod top_bar;

fn main() {
    browser::report_panics();
    if let Some(root) = browser::element("app") {
        root.set_inner_html("");
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
