//! What a message of the host asks for: read from whatever it has sent.

use experiment::{Change, Config, Edit, Error, links};

use super::message::Now;
use crate::dom::Heard;

/// The version of the messages.
pub const VERSION: f64 = 1.0;
/// The field that says that a message is one of these, and of which version.
pub const MARK: &str = "neuralPlayground";
/// The fields of a message that mean something.
pub const FIELDS: [&str; 3] = [MARK, "type", "settings"];

/// The types that the host can send.
const TYPES: &str = "play, pause, step, reset, set, state";

/// What the host asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Training begins, or goes on.
    Play,
    /// Training pauses.
    Pause,
    /// One epoch is trained.
    Step,
    /// The network starts again from its initial weights.
    Reset,
    /// These settings are changed.
    Set(Vec<Edit>),
    /// The host wants to know what is shown.
    State,
}

/// Reads a message; nothing where it is none of these, as others may speak to this window, too.
pub fn read(message: &[Heard; 3], now: &Now<'_>) -> Option<Result<Command, String>> {
    let [version, name, settings] = message;
    match version {
        Heard::Nothing => None,
        Heard::Number(VERSION) => Some(command(name, settings, now)),
        other => Some(Err(not_allowed(MARK, other, "1"))),
    }
}

fn command(name: &Heard, settings: &Heard, now: &Now<'_>) -> Result<Command, String> {
    let Heard::Text(text) = name else { return Err(not_allowed("type", name, TYPES)) };
    let config = now.session.config();
    match text.as_str() {
        "play" => runs(now, "playButton", "Play").and_then(|()| learns(now)).map(|()| Command::Play),
        "pause" => runs(now, "playButton", "Play").map(|()| Command::Pause),
        "step" => runs(now, "stepButton", "Step").and_then(|()| learns(now)).map(|()| Command::Step),
        "reset" => Change::Reset.check_permitted(config).map(|()| Command::Reset).map_err(|error| error.to_string()),
        "set" => edits(settings, config).map(Command::Set),
        "state" => Ok(Command::State),
        _ => Err(not_allowed("type", name, TYPES)),
    }
}

/// Whether the network can be run by what a button does.
fn runs(now: &Now<'_>, button: &str, label: &'static str) -> Result<(), String> {
    if now.session.config().restricts(button) {
        return Err(Error::Restricted { labels: vec![label] }.to_string());
    }
    if now.has_network { Ok(()) } else { Err("The network is not shown: another tab is open.".to_owned()) }
}

/// Whether the network can be trained.
fn learns(now: &Now<'_>) -> Result<(), String> {
    if now.session.has_diverged() {
        return Err("Training has diverged. Send “reset”, or “set” with a lower learningRate before.".to_owned());
    }
    now.waits.as_ref().map_or(Ok(()), |why| Err(format!("{why}.")))
}

/// The edits of some settings: all of them, or what is wrong with each that cannot be.
fn edits(settings: &Heard, config: &Config) -> Result<Vec<Edit>, String> {
    let Heard::Text(text) = settings else {
        return Err(not_allowed("settings", settings, "what stands behind the # of a link, as in learningRate=0.1"));
    };
    links::edits(text, config).map_err(|errors| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        format!("Nothing was set. {}", errors.join(" "))
    })
}

/// That a field cannot be what it is.
fn not_allowed(name: &'static str, heard: &Heard, allowed: &str) -> String {
    let value = match heard {
        Heard::Text(text) => text.clone(),
        Heard::Number(number) => number.to_string(),
        Heard::TooLong(length) => return format!("{name} has {length} characters. Allowed: {allowed}."),
        Heard::Nothing => return format!("{name} is missing. Allowed: {allowed}."),
        Heard::Other => return format!("{name} is neither a text nor a number. Allowed: {allowed}."),
    };
    Error::NotAllowed { key: name, value, allowed: allowed.to_owned(), nearest: None }.to_string()
}

#[cfg(test)]
mod tests {
    use experiment::Session;

    use super::*;

    fn session(link: &str) -> Session {
        Session::new(links::read(link, || "1".to_owned()).config)
    }

    fn text(text: &str) -> Heard {
        Heard::Text(text.to_owned())
    }

    fn read_on(link: &str, name: Heard, settings: Heard) -> Result<Command, String> {
        let now = Now { session: &session(link), playing: false, has_network: true, waits: None };
        read(&[Heard::Number(1.0), name, settings], &now).unwrap()
    }

    #[test]
    fn each_type_asks_for_something() {
        for (name, command) in [
            ("play", Command::Play),
            ("pause", Command::Pause),
            ("step", Command::Step),
            ("reset", Command::Reset),
            ("state", Command::State),
        ] {
            assert_eq!(read_on("", text(name), Heard::Nothing), Ok(command));
            assert!(TYPES.contains(name));
        }
        let set = read_on("", text("set"), text("learningRate=0.1&noise=5"));
        assert_eq!(set, Ok(Command::Set(vec![Edit::LearningRate(0.1), Edit::Noise(5.0)])));
    }

    #[test]
    fn who_says_something_else_is_not_heard() {
        let now = Now { session: &session(""), playing: false, has_network: true, waits: None };
        assert_eq!(read(&[Heard::Nothing, text("play"), Heard::Nothing], &now), None);
    }

    #[test]
    fn whatever_comes_is_named_with_what_is_allowed() {
        let now = Now { session: &session(""), playing: false, has_network: true, waits: None };
        let strange = [
            Heard::Other,
            Heard::Number(f64::NAN),
            Heard::Number(2.0),
            Heard::Number(f64::INFINITY),
            Heard::TooLong(1 << 30),
            text("__proto__"),
            text(&"9".repeat(19_000)),
        ];
        for heard in &strange {
            for message in [
                [heard.clone(), text("play"), Heard::Nothing],
                [Heard::Number(1.0), heard.clone(), Heard::Nothing],
                [Heard::Number(1.0), text("set"), heard.clone()],
            ] {
                let said = read(&message, &now).unwrap().unwrap_err();
                assert!(said.chars().count() < 300, "{said}");
            }
        }
        let of_type = read_on("", Heard::Number(f64::NAN), Heard::Nothing).unwrap_err();
        assert_eq!(of_type, "type cannot be “NaN”. Allowed: play, pause, step, reset, set, state.");
        let of_settings = read_on("", text("set"), Heard::Nothing).unwrap_err();
        assert!(of_settings.starts_with("settings is missing. Allowed: "), "{of_settings}");
        let values = read_on("", text("set"), text("learningRate=fast&noise=5")).unwrap_err();
        assert!(values.starts_with("Nothing was set. learningRate cannot be “fast”. Allowed: "), "{values}");
    }

    #[test]
    fn what_cannot_be_done_is_said() {
        let link = "#playButton_hide=true&stepButton_lock=true&resetButton_hide=true&noise_lock=true";
        for (name, settings) in [("play", ""), ("pause", ""), ("step", ""), ("reset", ""), ("set", "noise=5")] {
            let said = read_on(link, text(name), text(settings)).unwrap_err();
            assert!(said.contains("Set by your teacher's link: "), "{said}");
        }
        let elsewhere = Now { session: &session(""), playing: false, has_network: false, waits: None };
        let said = read(&[Heard::Number(1.0), text("play"), Heard::Nothing], &elsewhere).unwrap().unwrap_err();
        assert!(said.contains("another tab is open"), "{said}");
    }
}
