//! The page, as a visitor meets it: opened by a link, read, and operated by the names of what is on it.

use fantoccini::Client;
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use serde_json::Value;

use super::browser::Browser;
use super::complaint;
use super::picture::{self, Picture};
use super::role::{self, Role};
use super::server::Server;
use super::snapshot::Snapshot;
use super::wait::until;

/// The page in one browser.
pub struct Page {
    /// For what is not about our page.
    pub client: Client,
    /// Which browser.
    pub browser: Browser,
    /// Where the page comes from.
    pub server: Server,
}

impl Page {
    /// A browser with nothing in it yet.
    pub fn new(client: Client, browser: Browser, server: Server) -> Self {
        Self { client, browser, server }
    }

    /// Gives the window the size of a small laptop's, and forgets what the browser shows when it starts.
    pub async fn prepare(&self) {
        self.client.set_window_size(1280, 900).await.expect("a window of that size");
        self.leave().await;
        self.take_complaints().await;
    }

    /// Opens the page anew, at a link that is empty or starts with `#`.
    pub async fn open(&self, link: &str) {
        // Another `#` alone would not load the page again.
        self.leave().await;
        self.client.goto(&(self.server.page() + link)).await.expect("the page loads");
        self.ready().await;
    }

    /// Loads the page again, from the link that it shows.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page loads again");
        self.ready().await;
    }

    /// Waits until the page is there.
    pub async fn ready(&self) {
        for name in ["Epoch", "Training loss", "Test loss"] {
            self.by_name(Role::Output, name).await;
        }
        self.by_name(Role::Picture, "Output").await;
        until("the address bar holds the link, and the results are there", async || {
            let seen = self.evaluate("return [location.hash, document.getElementById('epoch')?.textContent];").await;
            let is_whole = |link: &str| ["activation=", "noise=", "seed="].iter().all(|key| link.contains(key));
            let has_results = seen[1].as_str().is_some_and(|epoch| !epoch.is_empty());
            if seen[0].as_str().is_some_and(is_whole) && has_results { Ok(()) } else { Err(seen.to_string()) }
        })
        .await;
    }

    /// Goes to an empty page.
    pub async fn leave(&self) {
        self.client.goto("about:blank").await.expect("an empty page");
    }

    /// The one thing of this role and name, waited for.
    pub async fn by_name(&self, role: Role, name: &str) -> Element {
        until(&format!("there is a {} named “{name}”", role.key()), async || {
            role::find(&self.client, role, name).await
        })
        .await
    }

    /// Presses a button.
    pub async fn press(&self, button: &str) {
        let element = self.by_name(Role::Button, button).await;
        match element.click().await {
            // What is always on top may cover it where it is.
            Err(CmdError::Standard(error)) if error.error == ErrorStatus::ElementClickIntercepted => {
                self.bring_to_the_middle(&element).await;
                click(&element, button).await;
            }
            pressed => pressed.unwrap_or_else(|error| panic!("could not press “{button}”: {error}")),
        }
    }

    /// Presses what can be on or off, or is one of a group.
    pub async fn choose(&self, role: Role, name: &str) {
        let element = self.by_name(role, name).await;
        match element.click().await {
            Ok(()) => {}
            // A picture may stand for it; a visitor presses that.
            Err(CmdError::Standard(error))
                if [ErrorStatus::ElementClickIntercepted, ErrorStatus::ElementNotInteractable]
                    .contains(&error.error) =>
            {
                let script = "arguments[0].labels[0].click()";
                let argument = serde_json::to_value(&element).expect("an element is JSON");
                self.client.execute(script, vec![argument]).await.expect("its label can be pressed");
            }
            Err(error) => panic!("could not press “{name}”: {error}"),
        }
    }

    /// Chooses from a list by the word that also stands in links.
    pub async fn select(&self, name: &str, value: &str) {
        let list = self.by_name(Role::Select, name).await;
        let choice = role::choice(&self.client, &list, value).await;
        click(&choice.unwrap_or_else(|seen| panic!("“{name}” offers no {value:?}: {seen}")), value).await;
    }

    /// Presses a key in a control.
    pub async fn type_key(&self, role: Role, name: &str, key: char) {
        let element = self.by_name(role, name).await;
        let typed = element.send_keys(&key.to_string()).await;
        typed.unwrap_or_else(|error| panic!("could not press a key in “{name}”: {error}"));
    }

    /// Writes a text into a field in place of what is there, and presses Enter.
    pub async fn write(&self, name: &str, text: &str) {
        let field = self.by_name(Role::Field, name).await;
        self.bring_to_the_middle(&field).await;
        field.click().await.unwrap_or_else(|error| panic!("could not press “{name}”: {error}"));
        self.key(&[Key::Control], 'a').await;
        self.key(&[], Key::Delete).await;
        self.type_text(text).await;
        self.key(&[], Key::Enter).await;
    }

    async fn bring_to_the_middle(&self, element: &Element) {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";
        let argument = serde_json::to_value(element).expect("an element is JSON");
        self.client.execute(script, vec![argument]).await.expect("the element is on the page");
    }

    /// What a field holds.
    pub async fn written(&self, name: &str) -> String {
        let field = self.by_name(Role::Field, name).await;
        field.prop("value").await.expect("a field has a value").unwrap_or_default()
    }

    /// Trains for one epoch, while the page is not playing.
    pub async fn step(&self) {
        let epoch = self.snapshot().await.epoch();
        self.press("Step").await;
        self.until_epoch(epoch + 1).await;
    }

    /// Waits until the page shows this epoch.
    pub async fn until_epoch(&self, epoch: u64) {
        until(&format!("the epoch is {epoch}"), async || {
            let now = self.snapshot().await;
            if now.epoch() == epoch { Ok(()) } else { Err(format!("{:?}", now.outputs)) }
        })
        .await;
    }

    /// Waits until the page says something with this in it.
    pub async fn until_said(&self, part: &str) {
        until(&format!("the page says {part:?}"), async || {
            let messages = self.snapshot().await.messages;
            if messages.iter().any(|message| message.contains(part)) { Ok(()) } else { Err(format!("{messages:?}")) }
        })
        .await;
    }

    /// What a visitor can read off now.
    pub async fn snapshot(&self) -> Snapshot {
        let script = format!("{}\nreturn snapshot();", role::SCRIPT);
        let read = self.evaluate(&script).await;
        serde_json::from_value(read).expect("what the script returns")
    }

    /// The picture named “Output”.
    pub async fn picture(&self) -> Picture {
        let canvas = self.by_name(Role::Picture, "Output").await;
        picture::read(&self.client, &canvas).await
    }

    /// What JavaScript returns.
    pub async fn evaluate(&self, script: &str) -> Value {
        let result = self.client.execute(script, Vec::new()).await;
        result.unwrap_or_else(|error| panic!("{script} failed: {error}"))
    }

    /// What the page complained about since the last time.
    pub async fn take_complaints(&self) -> Vec<String> {
        complaint::take(&self.client, self.browser, &self.server.origin()).await
    }

    /// What it looks like.
    pub async fn screenshot(&self) -> Result<Vec<u8>, CmdError> {
        self.client.screenshot().await
    }
}

async fn click(element: &Element, name: &str) {
    element.click().await.unwrap_or_else(|error| panic!("could not press “{name}”: {error}"));
}
