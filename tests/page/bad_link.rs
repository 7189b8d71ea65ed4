//! Links that hold what is not allowed, and one that diverges: the page says so and stays usable.

use crate::harness::{Page, Role, in_chromium, until};
use crate::native;

in_chromium!(
    values_between_the_choices_are_used_and_shown,
    a_rate_that_is_no_number,
    layers_beyond_all_limits,
    an_empty_batch,
    a_megabyte,
    a_megabyte_of_one_value,
    a_ratio_that_is_not_a_number,
    a_diverging_link_stops_and_says_so,
);

async fn values_between_the_choices_are_used_and_shown(page: &Page) {
    let link = "#learningRate=0.05&noise=7&batchSize=200&percTrainData=33&regularizationRate=0.02&seed=0.12345";
    page.open(link).await;
    let mut session = native::session(link);
    let shown = native::until_shown(page, &session).await;
    assert_eq!(shown.messages, Vec::<String>::new());
    assert_eq!(shown.controls["Learning rate"], "0.05");
    assert_eq!(shown.controls["Regularization rate"], "0.02");
    for (name, value) in [("Noise", "7 %"), ("Batch size", "200"), ("Ratio of training to test data", "33 %")] {
        let slider = page.by_name(Role::Slider, name).await;
        assert_eq!(slider.attr("aria-valuetext").await.unwrap().as_deref(), Some(value), "{name}");
        let text = page.evaluate("return document.querySelector('.data').innerText;").await;
        assert!(text.as_str().is_some_and(|text| text.contains(value)), "{value} of {name} in {text}");
    }
    for _ in 0..2 {
        page.step().await;
        session.advance(1);
        native::until_shown(page, &session).await;
    }
}

async fn a_rate_that_is_no_number(page: &Page) {
    says_what_is_wrong_and_plays(page, "#learningRate=abc", &["learningRate", "abc", "0", "10"]).await;
}

async fn layers_beyond_all_limits(page: &Page) {
    says_what_is_wrong_and_plays(page, "#networkShape=9999,-1", &["networkShape", "9999,-1", "6", "8"]).await;
    let shape = page.snapshot().await.in_link("networkShape").map(str::to_owned);
    assert_eq!(shape.as_deref(), Some("8,1"), "the nearest that is allowed");
}

async fn an_empty_batch(page: &Page) {
    says_what_is_wrong_and_plays(page, "#batchSize=0", &["batchSize", "“0”", "1"]).await;
}

async fn a_megabyte(page: &Page) {
    let link = format!("#{}", "x".repeat(1_000_000));
    says_what_is_wrong_and_plays(page, &link, &["link", "1000000", "16384"]).await;
}

async fn a_megabyte_of_one_value(page: &Page) {
    let link = format!("#learningRate={}", "9".repeat(1_000_000));
    says_what_is_wrong_and_plays(page, &link, &["learningRate", "999", "10"]).await;
}

async fn a_ratio_that_is_not_a_number(page: &Page) {
    says_what_is_wrong_and_plays(page, "#percTrainData=NaN", &["percTrainData", "NaN", "1", "99"]).await;
}

async fn says_what_is_wrong_and_plays(page: &Page, link: &str, words: &[&str]) {
    page.open(link).await;
    until_said(page, words).await;
    page.press("Play").await;
    until("it trains", async || {
        let now = page.snapshot().await;
        if now.epoch() > 0 && now.training_loss().is_finite() { Ok(()) } else { Err(format!("{:?}", now.outputs)) }
    })
    .await;
    page.press("Pause").await;
}

/// Waits for one message with all these words.
async fn until_said(page: &Page, words: &[&str]) {
    until(&format!("a message says {words:?}"), async || {
        let messages = page.snapshot().await.messages;
        let said = messages.iter().any(|message| words.iter().all(|word| message.contains(word)));
        if said { Ok(()) } else { Err(format!("{messages:?}")) }
    })
    .await;
}

/// Faults #77, #3, #41, #153 and #208: in the original such a run ends in NaN and a grey page, without a word.
async fn a_diverging_link_stops_and_says_so(page: &Page) {
    let link = "#learningRate=10&activation=relu&regularization=none&networkShape=8,8,8&problem=regression\
                &regDataset=reg-gauss&seed=0.5";
    page.open(link).await;
    let at_first = page.snapshot().await;
    page.press("Play").await;
    until_said(page, &["earning rate", "Reset"]).await;
    let stopped = until("it stops by itself", async || {
        let now = page.snapshot().await;
        if now.can_press("Play") && !now.can_press("Pause") { Ok(now) } else { Err(format!("{:?}", now.buttons)) }
    })
    .await;
    assert!(stopped.epoch() > 0, "it trained before it diverged");

    page.press("Reset").await;
    until("a reset makes it as it was", async || {
        let now = page.snapshot().await;
        if now.outputs == at_first.outputs && now.messages.is_empty() { Ok(()) } else { Err(format!("{now:?}")) }
    })
    .await;
    page.select("Learning rate", "0.001").await;
    page.press("Play").await;
    until("it trains", async || {
        let now = page.snapshot().await;
        let trains = now.epoch() > stopped.epoch() && now.training_loss().is_finite();
        if trains { Ok(()) } else { Err(format!("{:?}", now.outputs)) }
    })
    .await;
}
