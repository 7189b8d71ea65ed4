//! The page explains itself: a box for each control, and a text below.

use fantoccini::key::Key;

use crate::harness::{Page, in_chromium, until};

in_chromium!(each_control_has_an_explanation, the_text_below_credits_the_original);

async fn each_control_has_an_explanation(page: &Page) {
    page.open("#seed=0.12345").await;
    let now = page.snapshot().await;
    let script = "return [...document.querySelectorAll('main .control .label, main .switch')]
        .map(element => element.textContent.trim());";
    let controls = page.evaluate(script).await;
    let controls = controls.as_array().expect("a list of names");
    // The one needs no words, and the other says by itself what is to be done.
    let by_itself = ["Logarithmic", "Predict first"];
    let explained = controls.iter().filter_map(|name| name.as_str()).filter(|name| !by_itself.contains(name));
    let mut count = 0;
    for name in explained.chain(["Dataset", "Hidden layers", "Loss over epochs"]) {
        assert!(now.can_press(&format!("About: {name}")), "{name} has an explanation: {:?}", now.buttons.keys());
        count += 1;
    }
    assert!(count > 12, "{controls:?}");

    page.press("About: Learning rate").await;
    until("it says what it is and what to try", async || {
        let text = page.evaluate("return document.querySelector('#about:popover-open')?.innerText ?? '';").await;
        let text = text.as_str().unwrap_or_default().to_owned();
        if text.contains("weights") && text.contains("Try:") { Ok(()) } else { Err(text) }
    })
    .await;
    page.key(&[], Key::Escape).await;
    assert!(page.evaluate("return document.querySelector('#about:popover-open');").await.is_null(), "Escape closes it");
}

async fn the_text_below_credits_the_original(page: &Page) {
    page.open("").await;
    let text = page.evaluate("return document.getElementById('text').innerText;").await;
    let text = text.as_str().unwrap_or_default();
    for part in
        ["What is a neural network?", "colours mean", "In class", "Share", "library", "Daniel Smilkov", "Shan Carter"]
    {
        assert!(text.contains(part), "{part:?} in {text}");
    }
}
