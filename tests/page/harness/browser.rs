//! The browsers: where their programs are, and how each wants to be started.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

/// A browser that the page has to work in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Required everywhere.
    Chromium,
    /// Required on CI.
    Firefox,
    /// Required on CI; WebKitGTK, which needs an X server.
    WebKit,
}

/// The two programs of a browser.
#[derive(Debug)]
pub struct Programs {
    /// The browser itself.
    pub browser: OsString,
    /// What drives it.
    pub driver: OsString,
}

impl Browser {
    /// Its programs, or `None` if they are not here and need not be.
    pub fn programs(self) -> Option<Programs> {
        let (browser, driver) = match self {
            Browser::Chromium => ("PLAYGROUND_CHROMIUM", "PLAYGROUND_CHROMEDRIVER"),
            Browser::Firefox => ("PLAYGROUND_FIREFOX", "PLAYGROUND_GECKODRIVER"),
            Browser::WebKit => ("PLAYGROUND_WEBKIT_BROWSER", "PLAYGROUND_WEBKIT_DRIVER"),
        };
        match (variable(browser), variable(driver)) {
            (Some(browser), Some(driver)) => Some(Programs { browser, driver }),
            _ => {
                let on_ci = variable("CI").is_some_and(|value| value != "false" && value != "0");
                let required = self == Browser::Chromium || on_ci;
                assert!(!required, "{self:?} is required: set {browser} and {driver} to its programs");
                None
            }
        }
    }

    /// The command that starts its driver on this port.
    pub fn driver(self, programs: &Programs, port: u16, scratch: &Path) -> Command {
        let port = format!("--port={port}");
        let mut command = match self {
            Browser::Chromium => Command::new(&programs.driver),
            Browser::Firefox => {
                let mut command = Command::new(&programs.driver);
                command.arg("--websocket-port=0").arg("--profile-root").arg(scratch);
                command
            }
            Browser::WebKit => {
                let mut command = Command::new("xvfb-run");
                command.args(["--auto-servernum", "--server-args=-screen 0 1400x1000x24"]).arg(&programs.driver);
                command
            }
        };
        command.arg(port).env("TMPDIR", scratch);
        if is_root(scratch) {
            command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        }
        command
    }

    /// What a new session asks for; `more` are arguments for the browser itself.
    pub fn capabilities(self, programs: &Programs, scratch: &Path, more: &[&str]) -> Map<String, Value> {
        let binary = programs.browser.to_string_lossy();
        let mut arguments: Vec<String> = more.iter().map(|argument| (*argument).to_owned()).collect();
        let capabilities = match self {
            Browser::Chromium => {
                arguments.extend(CHROMIUM_ARGUMENTS.map(str::to_owned));
                arguments.push(format!("--user-data-dir={}", scratch.join("profile").display()));
                if is_root(scratch) {
                    arguments.push("--no-sandbox".to_owned());
                }
                json!({
                    "goog:chromeOptions": { "binary": binary, "args": arguments },
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                })
            }
            Browser::Firefox => {
                arguments.push("-headless".to_owned());
                json!({ "moz:firefoxOptions": { "binary": binary, "args": arguments } })
            }
            Browser::WebKit => {
                arguments.push("--automation".to_owned());
                json!({ "webkitgtk:browserOptions": { "binary": binary, "args": arguments } })
            }
        };
        let Value::Object(capabilities) = capabilities else { unreachable!("each is written as an object above") };
        capabilities
    }
}

const CHROMIUM_ARGUMENTS: [&str; 7] = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A variable of the environment; set to nothing counts as not set.
fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// Whether this process is root's, for whom browsers have no sandbox. `ours` is a folder that it made.
#[cfg(unix)]
fn is_root(ours: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(ours).is_ok_and(|metadata| metadata.uid() == 0)
}

#[cfg(not(unix))]
fn is_root(_: &Path) -> bool {
    false
}
