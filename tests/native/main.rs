//! All tests that need neither a browser nor an allocator of their own, in one program: it is linked once.

mod ablations;
mod changes;
mod claims;
mod dice;
#[allow(dead_code)] // What only a page has is not looked at here.
#[path = "../exercises/mod.rs"]
mod exercise;
mod exercises;
mod expressions;
mod first_steps;
mod formulas;
mod functions;
mod gates;
mod hostile_links;
mod house;
mod journal;
mod lesson_work;
mod lessons;
mod links;
mod mangled_links;
mod moments;
mod notebooks;
mod numbers;
mod own_data;
mod parts;
mod point_files;
mod points_tables;
mod race_links;
mod races;
mod records;
mod reference;
mod saves;
mod schedules;
mod sessions;
mod settings;
mod spreadsheets;
mod trials;
mod typed_numbers;
mod walks;
