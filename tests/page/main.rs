//! The built page in real browsers, driven the way a visitor drives it: by the names of what is on it.
//!
//! `cargo xtask test browser` builds what these tests need and runs them; `cargo xtask test browser -- chromium` runs those
//! of one browser, `-- play::` those of one file. A failure leaves a screenshot in `target/page-failures/`.

#[path = "../native/class_of_thirty.rs"]
mod class_of_thirty;
#[path = "../native/dice.rs"]
mod dice;
#[path = "../exercises/mod.rs"]
mod exercise;
mod harness;
#[path = "../wasm/src/jumps.rs"]
mod jumps;
mod native;

mod accessible;
mod back;
mod bad_link;
mod bits;
mod chart;
mod choices;
mod class_link;
mod class_page;
mod class_view;
mod control;
mod diagram;
mod ends;
mod exercises;
mod export;
mod formula;
mod frame;
mod inspector;
mod keyboard;
mod layer;
mod learning;
mod lesson_files;
mod lesson_panel;
mod lessons;
mod load;
mod looks;
mod mangled;
mod many_points;
mod missing;
mod not_loading;
mod offline;
mod one_file;
mod own_lessons;
mod play;
mod points;
mod points_in_use;
mod policy;
mod predict;
mod present;
mod program;
mod race;
mod racing;
mod ranking;
mod record;
mod request;
mod sample;
mod screen;
mod size;
mod slow;
mod stop;
mod storm;
mod switched_off;
mod table;
mod timeline;
mod translated;
mod trials;
mod watch;
mod ways_in;
mod weight;
mod without_wasm;
mod words;
