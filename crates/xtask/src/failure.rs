//! The one error of these commands: words for a person, and the status the process ends with.

use std::fmt;

/// What went wrong, what was attempted and, where one is known, the command that helps.
#[derive(Debug)]
pub struct Failure {
    message: String,
    status: u8,
}

/// The result of anything here that can fail.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// Something that was attempted did not work: exit status 1.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), status: 1 }
    }

    /// The command line was not understood: exit status 2.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), status: 2 }
    }

    /// The exit status of the process, 1 or 2.
    pub fn status(&self) -> u8 {
        self.status
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}
