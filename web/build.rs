//! Reads the lessons in `lessons/` and writes them as Rust, so that the page need not read texts. A mistake in one stops the build
//! and is named with its file and line.

use std::path::Path;
use std::{env, fs};

use experiment::{Goal, Lesson, lessons};

fn main() {
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // What is split must still say where it refers to what.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let folder = Path::new(&env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("lessons");
    println!("cargo::rerun-if-changed={}", folder.display());
    let lessons = match read(&folder) {
        Ok(lessons) => lessons,
        Err(mistakes) => {
            mistakes.iter().for_each(|mistake| println!("cargo::error={mistake}"));
            return;
        }
    };
    let file = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("lessons.rs");
    if let Err(error) = fs::write(&file, rust(&lessons)) {
        println!("cargo::error=could not write {}: {error}", file.display());
    }
}

/// The lessons of a folder, in the order of their files.
///
/// # Errors
/// The first mistake of each lesson, as `web/lessons/FILE:LINE: WHAT`.
pub fn read(folder: &Path) -> Result<Vec<Lesson>, Vec<String>> {
    let unreadable = |error| vec![format!("could not read {}: {error}", folder.display())];
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let files = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut files: Vec<String> = files.filter(|name| name.ends_with(".txt")).collect();
    files.sort();
    let (mut read, mut mistakes) = (Vec::<Lesson>::new(), Vec::new());
    for file in files {
        let text = fs::read_to_string(folder.join(&file)).map_err(|error| format!("1: {error}"));
        match text.and_then(|text| lessons::check(&file, &text).map_err(|mistake| mistake.to_string())) {
            Ok(lesson) if read.iter().any(|other| other.name == lesson.name) => {
                mistakes.push(format!("web/lessons/{file}:1: another file's lesson is called {}, too", lesson.name));
            }
            Ok(lesson) => read.push(lesson),
            Err(mistake) => mistakes.push(format!("web/lessons/{file}:{mistake}")),
        }
    }
    if mistakes.is_empty() { Ok(read) } else { Err(mistakes) }
}

/// The lessons as a slice in Rust.
fn rust(lessons: &[Lesson]) -> String {
    let lesson = |Lesson { name, title, link, paragraphs, task, goals }: &Lesson| {
        let goals: String = goals.iter().map(goal).collect();
        format!(
            "    Lesson {{ name: {name:?}, title: {title:?}, link: {link:?}, paragraphs: &{paragraphs:?}, task: {task:?}, goals: \
             &[{goals}] }},\n"
        )
    };
    format!("&[\n{}]\n", lessons.iter().map(lesson).collect::<String>())
}

fn goal(Goal { words, settings, measured, diverged, event }: &Goal) -> String {
    let setting = |one: &experiment::SettingCondition| {
        // The one that has a part of its own.
        let setting = format!("{:?}", one.setting).replace("Feature(", "Feature(Feature::");
        format!(
            "SettingCondition {{ setting: Setting::{setting}, comparison: Comparison::{:?}, value: {:?} }}, ",
            one.comparison, one.value
        )
    };
    let settings: String = settings.iter().map(setting).collect();
    let measured = measured.iter().map(|one| {
        let (measure, comparison, value) = (one.measure, one.comparison, one.value);
        format!(
            "MeasureCondition {{ measure: Measure::{measure:?}, comparison: Comparison::{comparison:?}, value: {value:?} }}, "
        )
    });
    let measured: String = measured.collect();
    let event = format!("{event:?}")
        .replace("(Race(", "(GoalEvent::Race(Variable::")
        .replace("(Notebook", "(GoalEvent::Notebook");
    format!(
        "Goal {{ words: {words:?}, settings: &[{settings}], measured: &[{measured}], diverged: {diverged}, event: {event} }}, "
    )
}
