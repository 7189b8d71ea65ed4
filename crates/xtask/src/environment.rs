//! What the environment says: variables, and whether this is a run of CI.

use std::env;
use std::ffi::OsString;

/// A variable of the environment; set to nothing counts as not set.
pub fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// Whether this is a run of CI, where everything that can be tested has to be.
pub fn on_ci() -> bool {
    variable("CI").is_some_and(|value| value != "false" && value != "0")
}
