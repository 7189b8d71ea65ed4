//! What a visitor does without looking for a control: keys to whatever has the focus, a mouse, a finger.

use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};
use fantoccini::key::Key;

use serde_json::{Value, json};

use super::browser::Browser;
use super::command;
use super::page::Page;
use super::role;

/// More presses of Tab than there are stops on the page.
const STOPS: usize = 120;

/// A slow machine, where the browser's driver cannot make one: so many milliseconds of each frame are lost.
const LOSE_TIME: &str = "const [milliseconds] = arguments;
    cancelAnimationFrame(window.losing);
    const lose = () => {
        const end = performance.now() + milliseconds;
        while (performance.now() < end);
        window.losing = requestAnimationFrame(lose);
    };
    if (milliseconds > 0) lose();";

impl Page {
    /// Presses a key, while others are held down.
    pub async fn key(&self, held: &[Key], key: impl Into<char>) {
        let key = key.into();
        let mut actions = KeyActions::new("keys".to_owned());
        for held in held {
            actions = actions.then(KeyAction::Down { value: (*held).into() });
        }
        actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for held in held {
            actions = actions.then(KeyAction::Up { value: (*held).into() });
        }
        self.client.perform_actions(actions).await.expect("the browser presses keys");
    }

    /// Types a text into whatever has the focus.
    pub async fn type_text(&self, text: &str) {
        for letter in text.chars() {
            self.key(&[], letter).await;
        }
    }

    /// The name of whatever has the focus.
    pub async fn focused(&self) -> String {
        let script = format!("{}\nreturn nameOf(document.activeElement);", role::SCRIPT);
        self.evaluate(&script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Presses Tab until this has the focus.
    pub async fn tab_to(&self, name: &str) {
        let mut seen = Vec::new();
        for _ in 0..STOPS {
            self.key(&[], Key::Tab).await;
            let here = self.focused().await;
            if here == name {
                return;
            }
            seen.push(here);
        }
        panic!("Tab does not reach “{name}”, but {seen:?}");
    }

    /// Shows the page in this size, which may be smaller than a window can be. Chromium only.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 0, "mobile": false });
        self.chromium("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Lets the page think that the device prefers dark pages, or light ones. Chromium only.
    pub async fn prefer_dark(&self, dark: bool) {
        self.prefer("prefers-color-scheme", if dark { "dark" } else { "light" }).await;
    }

    /// Lets the page think that nothing should move without need. Chromium only.
    pub async fn prefer_stillness(&self) {
        self.prefer("prefers-reduced-motion", "reduce").await;
    }

    async fn prefer(&self, feature: &str, value: &str) {
        let media = json!({ "features": [{ "name": feature, "value": value }] });
        self.chromium("Emulation.setEmulatedMedia", media).await;
    }

    /// Makes the machine so many times as slow as it is, until another page is opened; 1 makes it as fast as it is.
    pub async fn slow_down(&self, factor: u32) {
        if self.browser == Browser::Chromium {
            self.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": factor })).await;
        } else {
            let lost = if factor > 1 { 8 * factor } else { 0 };
            self.client.execute(LOSE_TIME, vec![lost.into()]).await.expect("the page takes a script");
        }
    }

    /// A command of Chromium's own protocol, and its answer.
    pub async fn chromium(&self, command: &str, parameters: Value) -> Value {
        let answer = command::chromium(&self.client, command, parameters).await;
        answer.unwrap_or_else(|error| panic!("Chromium does not do {command}: {error}"))
    }

    /// Moves the mouse to a place in the window.
    pub async fn point(&self, x: f64, y: f64) {
        let mouse = MouseActions::new("mouse".to_owned()).then(to(x, y));
        self.client.perform_actions(mouse).await.expect("the browser moves its mouse");
    }

    /// Drags the mouse from a place in the window to the right.
    pub async fn drag(&self, (x, y): (f64, f64), by: f64) {
        let mouse = MouseActions::new("mouse".to_owned())
            .then(to(x, y))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(to(x + by / 2.0, y))
            .then(to(x + by, y))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(mouse).await.expect("the browser drags");
    }

    /// Draws with the mouse from the first of these places in the window along all others.
    pub async fn draw(&self, places: &[(f64, f64)]) {
        let Some(((x, y), others)) = places.split_first() else { return };
        let button = MOUSE_BUTTON_LEFT;
        let mouse = MouseActions::new("mouse".to_owned()).then(to(*x, *y)).then(PointerAction::Down { button });
        let mouse = others.iter().fold(mouse, |mouse, (x, y)| mouse.then(to(*x, *y)));
        let mouse = mouse.then(PointerAction::Up { button });
        self.client.perform_actions(mouse).await.expect("the browser draws");
    }

    /// Presses the mouse at these places of the window, one after the other.
    pub async fn press_at(&self, places: &[(f64, f64)]) {
        let mouse = places.iter().fold(MouseActions::new("mouse".to_owned()), |mouse, (x, y)| {
            let button = MOUSE_BUTTON_LEFT;
            mouse.then(to(*x, *y)).then(PointerAction::Down { button }).then(PointerAction::Up { button })
        });
        self.client.perform_actions(mouse).await.expect("the browser presses its mouse");
    }

    /// Touches a place in the window with a finger.
    pub async fn touch(&self, (x, y): (f64, f64)) {
        let finger = TouchActions::new("finger".to_owned())
            .then(to(x, y))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(finger).await.expect("the browser is touched");
    }

    /// Brings the element that a selector finds into view; the middle of it in the window.
    pub async fn middle(&self, selector: &str) -> (f64, f64) {
        let script = format!(
            "const found = document.querySelector({selector:?});
            found.scrollIntoView({{ block: \"center\", behavior: \"instant\" }});
            const {{ left, top, width, height }} = found.getBoundingClientRect();
            return [left + width / 2, top + height / 2];"
        );
        let at = self.evaluate(&script).await;
        (at[0].as_f64().expect("a place"), at[1].as_f64().expect("a place"))
    }
}

fn to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo { duration: Some(Duration::from_millis(20)), x, y }
}
