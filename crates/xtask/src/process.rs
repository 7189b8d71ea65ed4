//! Running other programs, and saying which one failed.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Result};

/// Runs a command to its end with this process's own input and output.
///
/// `attempt` completes "could not …" in the error, which also shows the command.
pub fn run(command: &mut Command, attempt: &str) -> Result<()> {
    let status = command
        .status()
        .map_err(|error| Failure::new(format!("could not {attempt}: starting `{}`: {error}", shown(command))))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("could not {attempt}: `{}` ended with {status}", shown(command))))
}

/// What a command prints, or `None` if it can't be started or fails. Its complaints are not shown.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a command can be started and succeeds; it prints nothing.
pub fn succeeds(command: &mut Command) -> bool {
    output(command).is_some()
}

/// The file of a program that PATH offers.
pub fn find(program: &str) -> Option<PathBuf> {
    // npm and its like are scripts on Windows, where `Command` looks for .exe alone.
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    env::split_paths(&env::var_os("PATH")?)
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{program}{ending}"))))
        .find(|file| file.is_file())
}

/// The `cargo` that runs this program, so that all of them are of one toolchain.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Puts the folders of these files first on the command's PATH.
pub fn put_on_path<'a>(command: &mut Command, files: impl IntoIterator<Item = &'a PathBuf>) -> Result<()> {
    let mut folders: Vec<PathBuf> = files.into_iter().filter_map(|file| file.parent().map(Path::to_path_buf)).collect();
    let inherited = env::var_os("PATH").unwrap_or_default();
    folders.extend(env::split_paths(&inherited));
    let path =
        env::join_paths(&folders).map_err(|error| Failure::new(format!("could not put the tools on PATH: {error}")))?;
    command.env("PATH", path);
    Ok(())
}

/// A variable of the environment; set to nothing counts as not set.
pub fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// Whether this is a run of CI, where everything that can be tested has to be.
pub fn on_ci() -> bool {
    variable("CI").is_some_and(|value| value != "false" && value != "0")
}

/// The command as one would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let words: Vec<_> = std::iter::once(name).chain(command.get_args()).map(quoted).collect();
    words.join(" ")
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    if word.is_empty() || word.contains(char::is_whitespace) { format!("'{word}'") } else { word.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_what_was_attempted_and_the_command() {
        let mut command = Command::new("/no/such/folder/polisher");
        let failure = run(command.args(["--deep", "two words"]), "polish the page").unwrap_err();
        let message = failure.to_string();
        assert!(message.starts_with("could not polish the page: "), "{message}");
        assert!(message.contains("`polisher --deep 'two words'`"), "{message}");
    }

    #[test]
    fn a_program_that_is_not_there_prints_nothing() {
        assert_eq!(output(&mut Command::new("/no/such/folder/polisher")), None);
        assert_eq!(find("a-program-nobody-has"), None);
    }
}
