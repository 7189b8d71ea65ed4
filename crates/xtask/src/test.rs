//! `cargo xtask test`: all that CI runs, in the order in which a mistake shows soonest.

use std::path::PathBuf;
use std::process::Command;

use crate::browser::Places;
use crate::failure::Result;
use crate::step::{self, Step};
use crate::{browser, build, install, node, process, rust, tool, weight, workspace};

/// What the steps use.
struct Prepared {
    /// Handed to the test programs: names of tests, or options.
    filter: Vec<String>,
    /// Where the browsers are.
    browsers: Places,
    /// The script that checks accessibility, unless there is no Node.js to fetch it with.
    axe: Option<PathBuf>,
}

const STEPS: [Step<Prepared>; 8] = [
    Step {
        name: "format",
        about: "is everything formatted?",
        needs: &[],
        run: |_| cargo(&["fmt", "--all", "--check"], "find the code formatted; `cargo fmt --all` formats it"),
    },
    Step { name: "clippy", about: "does clippy agree, on this machine and for the browser?", needs: &[], run: clippy },
    Step { name: "doc", about: "does the documentation build, with every link in it?", needs: &[], run: doc },
    Step { name: "native", about: "unit, integration and documentation tests", needs: &[], run: native },
    Step {
        name: "page",
        about: "the release page into dist/, and what it weighs",
        needs: &[],
        run: |_| build::page(true).and_then(|()| weight::check()),
    },
    Step { name: "module", about: "the test-only WebAssembly module", needs: &[], run: |_| module() },
    Step {
        name: "program",
        about: "the playground program, whose numbers the page's are compared with",
        needs: &[],
        run: |_| cargo(&["build", "--locked", "--package", "cli"], "build the playground program"),
    },
    Step {
        name: "browser",
        about: "the page in real browsers",
        needs: &["page", "module", "program"],
        run: in_browsers,
    },
];

/// The command.
pub fn run(arguments: &[String]) -> Result<()> {
    let split = arguments.iter().position(|argument| argument == "--");
    let (names, filter) = match split {
        Some(position) => (&arguments[..position], &arguments[position + 1..]),
        None => (arguments, &[][..]),
    };
    let steps = step::select(&STEPS, names)?;

    // What is missing shows now, and not after minutes of tests.
    rust::ensure_checks()?;
    rust::ensure_target()?;
    let mut prepared = Prepared { filter: filter.to_vec(), browsers: Places::new(), axe: None };
    if steps.iter().any(|step| step.name == "browser") {
        prepared.browsers = browser::prepare()?;
        prepared.axe = axe()?;
    }
    step::run(&steps, &prepared)
}

/// A line per step, for the help.
pub fn steps_help() -> String {
    let lines = STEPS.map(|step| format!("    {:<9} {}\n", step.name, step.about));
    format!("The steps:\n{}", lines.concat())
}

fn axe() -> Result<Option<PathBuf>> {
    if node::ready()? {
        return Ok(install::ensure(&[&tool::AXE])?.pop());
    }
    println!("Node.js and npm are not here, so axe-core does not check the page's accessibility");
    Ok(None)
}

fn cargo(arguments: &[&str], attempt: &str) -> Result<()> {
    let mut cargo = process::cargo();
    process::run(cargo.args(arguments).current_dir(workspace::root()), attempt)
}

fn clippy(_: &Prepared) -> Result<()> {
    let attempt = "find clippy content";
    let strict = ["--locked", "--", "-D", "warnings"];
    cargo(&[&["clippy", "--workspace", "--all-targets"][..], &strict].concat(), attempt)?;
    let web =
        ["clippy", "--package", "web", "--package", "tests-wasm", "--target", rust::WASM, "--features", "web/split"];
    cargo(&[&web[..], &strict].concat(), attempt)
}

fn doc(_: &Prepared) -> Result<()> {
    let mut doc = process::cargo();
    doc.args(["doc", "--workspace", "--no-deps", "--locked"])
        .env("RUSTDOCFLAGS", "-D warnings")
        .current_dir(workspace::root());
    process::run(&mut doc, "build the documentation")
}

fn native(prepared: &Prepared) -> Result<()> {
    let mut test = process::cargo();
    test.args(["test", "--workspace", "--exclude", "web", "--locked", "--"])
        .args(&prepared.filter)
        .current_dir(workspace::root());
    process::run(&mut test, "pass the native tests")
}

/// Where the test-only module goes, with its JavaScript.
fn module_folder() -> Result<PathBuf> {
    Ok(workspace::target()?.join("tests-wasm"))
}

fn module() -> Result<()> {
    let mut compile = process::cargo();
    compile
        .args(["build", "--profile", rust::PAGE, "--locked", "--package", "tests-wasm"])
        .args(["--target", rust::WASM])
        .current_dir(workspace::root());
    build::for_the_web(&mut compile);
    process::run(&mut compile, "compile the test-only module")?;

    let compiled = rust::compiled("tests_wasm")?;
    let tools = install::ensure(&[&tool::WASM_BINDGEN])?;
    let mut bindgen = Command::new("wasm-bindgen");
    process::put_on_path(&mut bindgen, &tools)?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(module_folder()?).arg(compiled);
    process::run(&mut bindgen, "write the JavaScript of the test-only module")
}

fn in_browsers(prepared: &Prepared) -> Result<()> {
    let program = workspace::target()?.join("debug/playground").with_extension(std::env::consts::EXE_EXTENSION);
    let mut test = process::cargo();
    test.args(["test", "--package", "tests", "--locked", "--"])
        .args(["--ignored", "--test-threads=1"])
        .args(&prepared.filter)
        .current_dir(workspace::root())
        .env("PLAYGROUND_DIST", workspace::dist())
        .env("PLAYGROUND_TESTS_WASM", module_folder()?)
        .env("PLAYGROUND_BIN", program)
        .envs(prepared.browsers.iter().map(|(name, file)| (name, file)))
        .envs(prepared.axe.iter().map(|file| ("PLAYGROUND_AXE", file)));
    process::run(&mut test, "pass the browser tests")
}
