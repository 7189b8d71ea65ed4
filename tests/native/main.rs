//! All tests that need neither a browser nor an allocator of their own, in one program: it is linked once.

mod changes;
mod dice;
mod expressions;
mod first_steps;
mod functions;
mod gates;
mod hostile_links;
mod house;
mod lessons;
mod links;
mod mangled_links;
mod notebooks;
mod numbers;
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
