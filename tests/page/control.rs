//! Every control: what it changes on the page and in the link, and that the link brings all of it back.
//!
//! A session in this process takes the same edits; the page has to show its epoch and its losses.

use fantoccini::key::Key;

use crate::harness::{Page, Role, Snapshot, in_chromium, until};
use crate::native;

in_chromium!(
    live_controls_keep_the_epoch,
    data_controls_start_anew,
    regression_has_data_sets_of_its_own,
    features_start_anew,
    regenerate_draws_other_data,
    data_sets_are_a_named_group,
);

/// What a visitor does to a control.
enum Act {
    /// Chooses a value from a list.
    Select(&'static str, &'static str),
    /// Moves a slider by one step.
    Move(&'static str, Key),
    /// Chooses one of a group.
    Pick(&'static str),
    /// Switches it over.
    Switch(&'static str),
}

use Act::{Move, Pick, Select, Switch};

/// Fault #94: choosing a regularization starts the network anew, so that its effect on a trained one can't be seen.
async fn live_controls_keep_the_epoch(page: &Page) {
    let changes = [
        (Select("Learning rate", "0.1"), "learningRate", "0.1"),
        (Select("Activation", "relu"), "activation", "relu"),
        (Select("Regularization", "L2"), "regularization", "L2"),
        (Select("Regularization rate", "0.01"), "regularizationRate", "0.01"),
        (Move("Batch size", Key::Right), "batchSize", "11"),
        (Switch("Show test data"), "showTestData", "true"),
        (Switch("Discretize output"), "discretize", "true"),
        (Switch("Discretize output"), "discretize", "false"),
    ];
    each_changes(page, "#seed=0.12345", &changes, 1).await;
}

async fn data_controls_start_anew(page: &Page) {
    let changes = [
        (Pick("Exclusive or"), "dataset", "xor"),
        (Pick("Gaussian"), "dataset", "gauss"),
        (Pick("Spiral"), "dataset", "spiral"),
        (Move("Noise", Key::Right), "noise", "5"),
        (Move("Noise", Key::End), "noise", "50"),
        (Move("Ratio of training to test data", Key::Left), "percTrainData", "40"),
        (Move("Ratio of training to test data", Key::End), "percTrainData", "90"),
        (Pick("Circle"), "dataset", "circle"),
    ];
    each_changes(page, "#seed=0.12345", &changes, 0).await;
}

async fn regression_has_data_sets_of_its_own(page: &Page) {
    let changes = [
        (Select("Problem type", "regression"), "problem", "regression"),
        (Pick("Multi Gaussian"), "regDataset", "reg-gauss"),
        (Pick("Plane"), "regDataset", "reg-plane"),
        (Select("Problem type", "classification"), "problem", "classification"),
    ];
    each_changes(page, "#seed=0.12345", &changes, 0).await;
}

async fn features_start_anew(page: &Page) {
    let changes = [
        (Switch("X1 squared"), "xSquared", "true"),
        (Switch("X2 squared"), "ySquared", "true"),
        (Switch("X1 X2"), "xTimesY", "true"),
        (Switch("sin X1"), "sinX", "true"),
        (Switch("sin X2"), "sinY", "true"),
        (Switch("X1"), "x", "false"),
        (Switch("X2"), "y", "false"),
    ];
    each_changes(page, "#seed=0.12345&dataset=xor", &changes, 0).await;
}

/// Makes one change after the other, each after an epoch of training. `epoch` is what is shown afterwards.
async fn each_changes(page: &Page, link: &str, changes: &[(Act, &str, &str)], epoch: u64) {
    page.open(link).await;
    let mut session = native::session(link);
    for (act, key, value) in changes {
        page.step().await;
        session.advance(1);
        native::until_shown(page, &session).await;

        perform(page, act).await;
        native::change(&mut session, key, value);
        assert_eq!(session.epoch(), epoch, "the epoch after {key}={value}");
        until_linked(page, key, value).await;
        let now = native::until_shown(page, &session).await;
        let (name, expected) = shown(act, value);
        assert_eq!(now.controls.get(name).map(String::as_str), Some(expected), "what “{name}” shows");

        page.press("Reset").await;
        session.reset();
        native::until_shown(page, &session).await;
        comes_back(page).await;
    }
}

async fn perform(page: &Page, act: &Act) {
    match act {
        Select(name, value) => page.select(name, value).await,
        Move(name, key) => page.type_key(Role::Slider, name, (*key).into()).await,
        Pick(name) => page.choose(Role::Radio, name).await,
        Switch(name) => page.choose(Role::Toggle, name).await,
    }
}

/// The control that was changed, and what it should show.
fn shown<'a>(act: &'a Act, value: &'a str) -> (&'a str, &'a str) {
    match act {
        Select(name, _) | Move(name, _) | Switch(name) => (name, value),
        Pick(name) => (name, "true"),
    }
}

async fn until_linked(page: &Page, key: &str, value: &str) {
    until(&format!("the link says {key}={value}"), async || {
        let now = page.snapshot().await;
        if now.in_link(key) == Some(value) { Ok(()) } else { Err(now.link) }
    })
    .await;
}

/// Loads the page again, at epoch 0: every control, the losses and the picture have to be the same.
async fn comes_back(page: &Page) {
    let (before, picture_before) = (page.snapshot().await, page.picture().await);
    page.reload().await;
    let after = page.snapshot().await;
    assert_eq!(without_history(after), without_history(before));
    until("the picture is the same as before", async || match page.picture().await == picture_before {
        true => Ok(()),
        false => Err("another picture".to_owned()),
    })
    .await;
}

/// A link holds what is, and not what could be undone.
fn without_history(mut snapshot: Snapshot) -> Snapshot {
    snapshot.buttons.retain(|name, _| !["Undo", "Redo"].contains(&name.as_str()));
    snapshot
}

async fn regenerate_draws_other_data(page: &Page) {
    page.open("#seed=0.12345").await;
    page.step().await;
    page.step().await;
    let before = page.snapshot().await;
    page.press("Regenerate").await;
    let after = until("the link has another seed", async || {
        let now = page.snapshot().await;
        if now.in_link("seed") == Some("0.12345") { Err(now.link) } else { Ok(now) }
    })
    .await;
    assert_eq!(after.epoch(), before.epoch(), "the network is kept");
    assert_ne!(after.losses(), before.losses(), "on other points");

    page.press("Reset").await;
    native::until_shown(page, &native::session(&after.link)).await;
    comes_back(page).await;
}

async fn data_sets_are_a_named_group(page: &Page) {
    page.open("").await;
    page.by_name(Role::Group, "Dataset").await;
}
