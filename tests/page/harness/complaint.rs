//! What a page must not do: log a warning or an error, leave an exception uncaught, ask another host for something.

use fantoccini::Client;
use serde_json::Value;

use super::browser::Browser;
use super::command;

/// JavaScript that notes complaints in browsers that keep no log for us.
const HOOK: &str = include_str!("complaint.js");

/// What the server has to put into each page, so that [`take`] finds something.
pub fn hook(browser: Browser) -> Option<&'static str> {
    // Chromium tells everything by itself, and gets the page as it is.
    (browser != Browser::Chromium).then_some(HOOK)
}

/// The complaints since the last time; `origin` is ours.
pub async fn take(client: &Client, browser: Browser, origin: &str) -> Vec<String> {
    match browser {
        Browser::Chromium => from_logs(client, origin).await,
        Browser::Firefox | Browser::WebKit => from_hook(client).await,
    }
}

async fn from_logs(client: &Client, origin: &str) -> Vec<String> {
    let console = command::log(client, "browser").await.expect("Chromium's console");
    let network = command::log(client, "performance").await.expect("Chromium's network log");
    let entries = console.as_array().into_iter().flatten();
    let complaints = entries.filter(|entry| entry["level"] == "WARNING" || entry["level"] == "SEVERE");
    let messages = network.as_array().into_iter().flatten().filter_map(|entry| entry["message"].as_str());
    let foreign = messages.filter_map(requested).filter(|url| leaves(url, origin));
    complaints
        .map(|entry| format!("{}: {}", entry["level"], entry["message"]))
        .chain(foreign.map(|url| format!("asked another host: {url}")))
        .collect()
}

/// The address that an event of the network log is about, if it is a request.
fn requested(message: &str) -> Option<String> {
    let event: Value = serde_json::from_str(message).expect("an event as JSON");
    let event = &event["message"];
    let url = match event["method"].as_str()? {
        "Network.requestWillBeSent" => &event["params"]["request"]["url"],
        "Network.webSocketCreated" => &event["params"]["url"],
        _ => return None,
    };
    Some(url.as_str()?.to_owned())
}

/// Whether something is fetched from another host, and not from ours, from memory or from within the browser.
fn leaves(url: &str, origin: &str) -> bool {
    let fetched = ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| url.starts_with(scheme));
    fetched && !url.starts_with(&format!("{origin}/"))
}

async fn from_hook(client: &Client) -> Vec<String> {
    let script = "try {
            const noted = sessionStorage.getItem('complaints');
            sessionStorage.removeItem('complaints');
            return JSON.parse(noted ?? '[]');
        } catch { return []; }  // about:blank has no storage.";
    let noted = client.execute(script, Vec::new()).await.expect("the noted complaints");
    serde_json::from_value(noted).expect("a list of texts")
}
