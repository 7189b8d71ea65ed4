//! The lessons, each done on the page the way its text says. What else the panel does is in `lesson_panel`.

use crate::export::CATCH;
use crate::harness::{Page, Role, Snapshot, in_chromium, until};
use crate::predict::draw_circle;

in_chromium!(weighted_sum, and_or, step, layers, features, learning_rate, activation, overfitting, weak_learners);

mod everywhere {
    use super::xor;
    use crate::harness::in_every_browser;

    in_every_browser!(xor);
}

/// Opens a lesson by its link: nothing is reached yet.
async fn open(page: &Page, lesson: &str) {
    page.open(&format!("#lesson={lesson}")).await;
    let goals = goals(page).await;
    assert!(!goals.is_empty() && goals.iter().all(|met| !met), "{lesson} starts with {goals:?}");
    assert_eq!(page.snapshot().await.messages, Vec::<String>::new(), "nothing is wrong with {lesson}");
}

/// Which goals of the open lesson are marked as reached, as a screen reader says it.
pub async fn goals(page: &Page) -> Vec<bool> {
    let script = "return [...document.querySelectorAll('#lesson .goals li')].map(goal => goal.querySelector('.only-read').textContent);";
    let said = page.evaluate(script).await;
    let said = said.as_array().expect("a list").iter().map(|text| text.as_str().unwrap_or_default().to_owned());
    said.map(|text| {
        assert!(text.ends_with(" (reached)") != text.ends_with(" (not reached yet)"), "{text}");
        text.ends_with(" (reached)")
    })
    .collect()
}

/// Waits until so many goals are reached, the first ones, and no more.
pub async fn until_reached(page: &Page, count: usize) {
    until(&format!("{count} goals are reached"), async || {
        let goals = goals(page).await;
        let first = goals.iter().take_while(|met| **met).count();
        let all = goals.iter().filter(|met| **met).count();
        if first == count && all == count { Ok(()) } else { Err(format!("{goals:?}, {:?}", page.snapshot().await)) }
    })
    .await;
    let messages = page.snapshot().await.messages;
    let (met, all) = (count, goals(page).await.len());
    let said =
        if met == all { "Done: every goal is reached.".to_owned() } else { format!("{met} of {all} goals reached.") };
    assert!(met == 0 || messages.contains(&said), "{said} is said among {messages:?}");
}

/// Presses Play and waits for the next goal. It plays on.
pub async fn play_until_reached(page: &Page, count: usize) {
    page.press("Play").await;
    until_reached(page, count).await;
}

/// Presses Play, lets it train for so many epochs, and pauses.
async fn play_for(page: &Page, epochs: u64) {
    page.press("Play").await;
    until("it trains", async || {
        let epoch = page.snapshot().await.epoch();
        if epoch >= epochs { Ok(()) } else { Err(epoch.to_string()) }
    })
    .await;
    page.press("Pause").await;
}

/// Waits until the page shows this.
pub async fn until_shown(page: &Page, what: &str, holds: impl Fn(&Snapshot) -> bool) -> Snapshot {
    until(what, async || {
        let now = page.snapshot().await;
        if holds(&now) { Ok(now) } else { Err(format!("{now:?}")) }
    })
    .await
}

async fn weighted_sum(page: &Page) {
    open(page, "weighted-sum").await;
    page.press("Output neuron").await;
    page.write("Weight of X1", "0.5").await;
    until_reached(page, 0).await;
    page.write("Weight of X2", "0.5").await;
    until_reached(page, 1).await;
}

async fn and_or(page: &Page) {
    open(page, "and-or").await;
    play_until_reached(page, 1).await;
    page.choose(Role::Radio, "OR gate").await;
    play_until_reached(page, 2).await;
}

async fn xor(page: &Page) {
    open(page, "xor").await;
    page.write("Errors (predicted)", "100").await;
    page.press("Step 100 epochs").await;
    until_reached(page, 1).await;
    page.press("Add hidden layer").await;
    page.press("Step 100 epochs").await;
    until_reached(page, 2).await;
}

async fn step(page: &Page) {
    open(page, "step").await;
    play_until_reached(page, 1).await;
    page.press("Reset").await;
    page.select("Activation", "tanh").await;
    play_until_reached(page, 2).await;
}

async fn layers(page: &Page) {
    open(page, "layers").await;
    page.press("4").await;
    play_for(page, 100).await;
    for _ in 0..2 {
        until_reached(page, 0).await;
        page.press("Add neuron to layer 1").await;
        page.until_epoch(0).await;
        page.press("Play").await;
    }
    until_reached(page, 1).await;
    page.press("Add hidden layer").await;
    play_until_reached(page, 2).await;
}

async fn features(page: &Page) {
    // The output is hidden until the border is drawn.
    page.leave().await;
    page.client.goto(&(page.server.page() + "#lesson=features")).await.expect("the page loads");
    page.press("Draw the border").await;
    page.by_name(Role::Button, "Done").await;
    draw_circle(page).await;
    page.press("Done").await;
    page.ready().await;
    for feature in ["X1 X2", "X1", "X2"] {
        page.choose(Role::Toggle, feature).await;
    }
    until_reached(page, 0).await;
    play_until_reached(page, 1).await;
}

async fn learning_rate(page: &Page) {
    open(page, "learning-rate").await;
    page.press("0.1").await;
    page.press("Step 100 epochs").await;
    until_reached(page, 1).await;
    for rate in ["0.001", "0.01", "0.03"] {
        until_reached(page, 1).await;
        page.press("Reset").await;
        page.select("Learning rate", rate).await;
        page.press("Step 100 epochs").await;
    }
    until_reached(page, 2).await;
    page.select("Learning rate", "1").await;
    play_until_reached(page, 3).await;
    until_shown(page, "it says that it diverged", |now| now.messages.iter().any(|text| text.contains("diverged")))
        .await;
}

async fn activation(page: &Page) {
    open(page, "activation").await;
    let asks = "return document.querySelector('#lesson .task') === null;";
    assert_eq!(page.evaluate(asks).await, true, "nothing is to be done before a prediction");
    page.press("Tanh").await;
    until("the task is shown", async || {
        let asked = page.evaluate(asks).await;
        if asked == false { Ok(()) } else { Err(asked.to_string()) }
    })
    .await;
    page.press("Race").await;
    page.press("Play").await;
    until_reached(page, 1).await;
    until_shown(page, "the prediction was wrong", |now| {
        now.messages.iter().any(|text| text == "You predicted Tanh, but ReLU was first.")
    })
    .await;
    page.press("Playground").await;
    until_reached(page, 1).await;
}

async fn overfitting(page: &Page) {
    open(page, "overfitting").await;
    play_until_reached(page, 1).await;
    page.select("Regularization rate", "0.1").await;
    page.select("Regularization", "L2").await;
    until_reached(page, 2).await;
    page.select("Regularization rate", "0.03").await;
    page.select("Regularization", "L1").await;
    until_reached(page, 3).await;
}

async fn weak_learners(page: &Page) {
    open(page, "weak-learners").await;
    page.evaluate(CATCH).await;
    play_until_reached(page, 1).await;
    page.press("Export").await;
    page.press("Save notebook").await;
    until_reached(page, 2).await;
}
