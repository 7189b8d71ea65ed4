//! Says how the page's program is linked.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // What is split must still say where it refers to what.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
