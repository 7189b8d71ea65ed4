//! WebDriver commands that fantoccini has no method for.

use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command below the session's address.
#[derive(Debug)]
struct Extension {
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        match &self.body {
            Some(body) => (Method::POST, Some(body.to_string())),
            None => (Method::GET, None),
        }
    }
}

/// What the browser computed for an element: `computedrole` or `computedlabel`.
pub async fn computed(client: &Client, element: &str, what: &str) -> Result<Value, CmdError> {
    client.issue_cmd(Extension { path: format!("element/{element}/{what}"), body: None }).await
}

/// What was added to one of Chromium's logs since the last time.
pub async fn log(client: &Client, kind: &str) -> Result<Value, CmdError> {
    client.issue_cmd(Extension { path: "se/log".to_owned(), body: Some(json!({ "type": kind })) }).await
}

/// A command of Chromium's own protocol.
pub async fn chromium(client: &Client, command: &str, parameters: Value) -> Result<Value, CmdError> {
    let body = json!({ "cmd": command, "params": parameters });
    client.issue_cmd(Extension { path: "goog/cdp/execute".to_owned(), body: Some(body) }).await
}
