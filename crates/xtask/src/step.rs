//! Steps that run one after the other until one fails, and the table of how long each took.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// One step of a longer command.
pub struct Step<T> {
    /// One word, by which a developer can ask for it.
    pub name: &'static str,
    /// What it does, for the help.
    pub about: &'static str,
    /// The steps whose results it uses.
    pub needs: &'static [&'static str],
    /// What it does, given what the command prepared.
    pub run: fn(&T) -> Result<()>,
}

/// The steps of these names with those they need, in the table's order; all of them for no name.
pub fn select<'a, T>(steps: &'a [Step<T>], names: &[String]) -> Vec<&'a Step<T>> {
    if names.is_empty() {
        return steps.iter().collect();
    }
    let asked_for: Vec<_> = steps.iter().filter(|step| names.iter().any(|name| name == step.name)).collect();
    let wanted =
        |step: &&Step<T>| asked_for.iter().any(|asked| asked.name == step.name || asked.needs.contains(&step.name));
    steps.iter().filter(wanted).collect()
}

/// Runs steps in their order, prints the table, and hands on the first failure.
pub fn run<T>(steps: &[&Step<T>], prepared: &T) -> Result<()> {
    let mut times = Vec::new();
    let mut outcome = Ok(());
    for step in steps {
        println!("\n==> {}: {}", step.name, step.about);
        let start = Instant::now();
        outcome = (step.run)(prepared);
        times.push(start.elapsed());
        if outcome.is_err() {
            break;
        }
    }
    let names: Vec<_> = steps.iter().map(|step| step.name).collect();
    print!("\n{}", table(&names, &times, outcome.is_err()));
    outcome.with_context(|| format!("the step `{}` failed", names[times.len() - 1]))
}

/// A line per step, with the seconds of those that ran; if `failed`, the last of those did.
fn table(names: &[&str], times: &[Duration], failed: bool) -> String {
    let mut text = format!("{:<12}{:>8}\n", "step", "seconds");
    for (position, name) in names.iter().enumerate() {
        let line = match times.get(position) {
            Some(time) if failed && position + 1 == times.len() => {
                format!("{name:<12}{:>8.1}  failed\n", time.as_secs_f64())
            }
            Some(time) => format!("{name:<12}{:>8.1}\n", time.as_secs_f64()),
            None => format!("{name:<12}{:>8}  not run\n", "-"),
        };
        text.push_str(&line);
    }
    let total: Duration = times.iter().sum();
    let bad = usize::from(failed);
    text.push_str(&format!("{:<12}{:>8.1}\n\n", "total", total.as_secs_f64()));
    text.push_str(&format!("steps: {} passed, {bad} failed", times.len() - bad));
    match names.len() - times.len() {
        0 => text.push('\n'),
        left => text.push_str(&format!(", {left} skipped\n")),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> [Step<()>; 3] {
        let step = |name, needs| Step { name, about: "", needs, run: |()| Ok(()) };
        [step("format", &[]), step("page", &[]), step("browser", &["page"])]
    }

    fn selected(names: &[&str]) -> Vec<&'static str> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        select(&steps(), &names).iter().map(|step| step.name).collect()
    }

    #[test]
    fn a_step_brings_what_it_needs_in_the_order_of_the_table() {
        assert_eq!(selected(&["browser"]), ["page", "browser"]);
        assert_eq!(selected(&["browser", "format"]), ["format", "page", "browser"]);
        assert_eq!(selected(&[]), ["format", "page", "browser"]);
    }

    #[test]
    fn the_table_shows_what_failed_and_what_did_not_run() {
        let times = [Duration::from_millis(1260), Duration::from_secs(70)];
        let shown = table(&["format", "page", "browser"], &times, true);
        assert_eq!(
            shown,
            "step         seconds\n\
             format           1.3\n\
             page            70.0  failed\n\
             browser            -  not run\n\
             total           71.3\n\n\
             steps: 1 passed, 1 failed, 1 skipped\n"
        );
    }

    #[test]
    fn a_failure_ends_the_run() {
        let steps = [
            Step { name: "one", about: "", needs: &[], run: |()| anyhow::bail!("no") },
            Step { name: "two", about: "", needs: &[], run: |()| panic!("ran after a failure") },
        ];
        let all: Vec<_> = steps.iter().collect();
        let error = run(&all, &()).unwrap_err();
        assert_eq!(format!("{error:#}"), "the step `one` failed: no");
    }
}
