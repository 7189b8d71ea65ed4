//! Lessons as texts, written: what [`read_text`](super::read_text) reads as the same lesson.

use std::fmt::Write;

use super::goal::Goal;
use super::lesson::{Lesson, LessonStep};
use super::text::{BETWEEN_STEPS, LEAST_BETWEEN, TASK, check_conditions, check_link, check_parts};
use super::words::one_line;

/// Writes a lesson as a text. What lines can't hold is put right: a text that looks like the end of a step or the begin of a task has a
/// backslash, which Markdown leaves out.
pub fn write(lesson: &Lesson) -> String {
    let mut text = format!("title: {}\n", one_line(&lesson.title));
    for (index, step) in lesson.steps.iter().enumerate() {
        if index > 0 {
            text.extend(['\n'].into_iter().chain([BETWEEN_STEPS; LEAST_BETWEEN]).chain(['\n']));
        }
        write_step(&mut text, step);
    }
    text
}

fn write_step(text: &mut String, step: &LessonStep) {
    let mut line = |key: &str, value: &str| {
        // Writing to a String can't fail.
        let _ = writeln!(text, "{key}: {value}");
    };
    if !step.title.is_empty() {
        line("step", &one_line(&step.title));
    }
    line("link", &step.link);
    for Goal { words, conditions } in &step.goals {
        let conditions: Vec<String> = conditions.iter().map(ToString::to_string).collect();
        line("goal", &format!("{} [{}]", one_line(words), conditions.join("; ")));
    }
    if let Some(prediction) = &step.prediction {
        line("predict", &format!("{} [{}]", one_line(&prediction.words), one_line(&prediction.kind.to_string())));
    }
    if let Some(question) = &step.question {
        line("question", &format!("{} [{}]", one_line(&question.words), question.kind));
    }
    if !step.controls.is_empty() {
        line("needs", &step.controls.join(", "));
    }
    if let Some(scene) = step.scene {
        line("where", scene.name());
    }
    if !step.text.trim().is_empty() {
        let _ = write!(text, "\n{}\n", body(&step.text, false));
    }
    if !step.task.trim().is_empty() {
        let _ = write!(text, "\n{TASK} {}\n", body(&step.task, true));
    }
}

/// A text of several lines, none of which ends the step, nor begins the task if it is none itself.
fn body(text: &str, is_task: bool) -> String {
    let mut is_after_empty = !is_task;
    let mut line = |line: &str| {
        let line = line.trim_end();
        let begins_task = is_after_empty && line.trim_start().starts_with(TASK);
        is_after_empty = line.is_empty();
        if begins_task {
            line.replacen(TASK, &TASK.replace(':', "\\:"), 1)
        } else if line.len() >= LEAST_BETWEEN && line.chars().all(|character| character == BETWEEN_STEPS) {
            format!("\\{line}")
        } else {
            line.to_owned()
        }
    };
    text.trim().lines().map(&mut line).collect::<Vec<_>>().join("\n")
}

/// Whether a lesson that was put together can be written and read.
///
/// # Errors
/// The first thing that is wrong: in which step, counted from 0 (nothing where it is the lesson's title), and what.
pub fn check_written(lesson: &Lesson) -> Result<(), (Option<usize>, String)> {
    if one_line(&lesson.title).is_empty() {
        return Err((None, "The lesson has no title.".to_owned()));
    }
    for (index, step) in lesson.steps.iter().enumerate() {
        let wrong = |what: String| (Some(index), what);
        check_link(&step.link).map_err(|what| wrong(format!("The settings: {what}")))?;
        check_parts(step).map_err(|(key, what)| wrong(format!("{key}: {what}")))?;
        for goal in &step.goals {
            check_conditions(&goal.conditions).map_err(wrong)?;
        }
    }
    Ok(())
}
