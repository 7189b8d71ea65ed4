//! The panel of the lessons: what becomes of progress, of the link, and of the settings that were there before.

use fantoccini::key::Key;

use crate::harness::{Page, Role, in_chromium, until};
use crate::lessons::{goals, play_until_reached, until_reached, until_shown};

in_chromium!(
    an_unknown_lesson_is_named,
    a_lesson_by_its_link_with_another_setting,
    a_link_for_a_class_opens_the_lesson,
    progress_survives_a_reload,
    leaving_gives_the_settings_back,
    leaving_after_a_reload_gives_the_settings_back,
    leaving_gives_the_race_back,
    leaving_by_another_link,
    a_device_that_keeps_nothing,
    by_keyboard,
);

async fn an_unknown_lesson_is_named(page: &Page) {
    page.open("#seed=0.12345&lesson=flying").await;
    let now = until_shown(page, "a notice names the lesson", |now| !now.messages.is_empty()).await;
    assert!(now.messages[0].starts_with("lesson cannot be “flying”. Allowed: weighted-sum, and-or, xor,"), "{now:?}");
    assert_eq!((now.in_link("lesson"), now.in_link("seed")), (None, Some("0.12345")));
    assert_eq!(goals(page).await, Vec::<bool>::new());
    page.step().await;
}

async fn a_lesson_by_its_link_with_another_setting(page: &Page) {
    page.open("#lesson=xor&learningRate=0.3").await;
    let now = page.snapshot().await;
    let settings = ["lesson", "exactDataset", "learningRate", "networkShape"].map(|key| now.in_link(key));
    assert_eq!(settings, [Some("xor"), Some("xor-gate"), Some("0.3"), Some("")]);
    page.press("Start again").await;
    until_shown(page, "the lesson's own settings", |now| now.in_link("learningRate") == Some("0.1")).await;
}

async fn a_link_for_a_class_opens_the_lesson(page: &Page) {
    page.open("#lesson=xor").await;
    page.press("Link for a class").await;
    until("the link names the lesson", async || {
        let link = page.written("Link").await;
        if link.ends_with("&lesson=xor") { Ok(()) } else { Err(link) }
    })
    .await;
}

async fn progress_survives_a_reload(page: &Page) {
    page.open("#lesson=and-or").await;
    play_until_reached(page, 1).await;
    page.reload().await;
    until_reached(page, 1).await;
    page.press("Next").await;
    until_shown(page, "the next lesson", |now| now.in_link("lesson") == Some("xor")).await;
    assert_eq!(goals(page).await, [false, false]);
    page.press("Back").await;
    until_reached(page, 1).await;
    page.choose(Role::Radio, "OR gate").await;
    play_until_reached(page, 2).await;

    // Elsewhere on this device: the mark is there, and the lessons go on behind what is done.
    page.open("#seed=0.12345").await;
    page.press("Lessons").await;
    let now = until_shown(page, "the lessons go on", |now| now.in_link("lesson") == Some("xor")).await;
    assert!(now.can_press("2. AND and OR with one perceptron, done"), "{:?}", now.buttons);
    page.press("2. AND and OR with one perceptron, done").await;
    until_reached(page, 2).await;
    page.press("Start again").await;
    until_reached(page, 0).await;
    assert!(page.snapshot().await.can_press("2. AND and OR with one perceptron"));
}

async fn leaving_gives_the_settings_back(page: &Page) {
    page.open("#seed=0.12345&networkShape=5,3&noise=20&learningRate=0.1").await;
    page.select("Activation", "relu").await;
    page.step().await;
    let before = page.snapshot().await;
    let picture = page.picture().await;
    for leave in ["Leave the lessons", "Lessons"] {
        page.press("Lessons").await;
        let within = until_shown(page, "a lesson is open", |now| now.in_link("lesson").is_some()).await;
        assert_ne!(within.in_link("networkShape"), Some("5,3"));
        page.press("Step").await;
        page.press("Next").await;
        page.press(leave).await;
        let after = until_shown(page, "the settings are back", |now| now.link == before.link).await;
        assert_eq!((&after.controls, &after.buttons), (&before.controls, &before.buttons));
        assert_eq!((after.epoch(), after.losses()), (before.epoch(), before.losses()));
        assert!(page.picture().await == picture, "the network is as it was, with what it has learned");
        assert_eq!(goals(page).await, Vec::<bool>::new());
    }
    page.press("Undo").await;
    until_shown(page, "what was done before can be undone", |now| now.in_link("activation") == Some("tanh")).await;
}

async fn leaving_after_a_reload_gives_the_settings_back(page: &Page) {
    page.open("#seed=0.12345&networkShape=5,3").await;
    let before = page.snapshot().await;
    page.press("Lessons").await;
    until_shown(page, "a lesson is open", |now| now.in_link("lesson").is_some()).await;
    page.reload().await;
    page.press("Leave the lessons").await;
    let after = until_shown(page, "the settings are back", |now| now.link == before.link).await;
    assert_eq!(after.outputs, before.outputs);

    // Whoever came by a lesson's link had nothing before: what is shown stays.
    page.open("#lesson=xor").await;
    page.press("Leave the lessons").await;
    let after = until_shown(page, "no lesson is open", |now| now.in_link("lesson").is_none()).await;
    assert_eq!(after.in_link("exactDataset"), Some("xor-gate"));
}

async fn leaving_gives_the_race_back(page: &Page) {
    page.open("#seed=0.12345&networkShape=2").await;
    page.press("Race").await;
    let before = until_shown(page, "a race", |now| now.in_link("race") == Some("activation")).await;
    page.press("Lessons").await;
    until_shown(page, "a lesson is open", |now| now.in_link("lesson").is_some() && now.in_link("race").is_none()).await;
    page.press("Race").await;
    until_shown(page, "the lesson's race", |now| now.in_link("race").is_some()).await;
    page.press("Leave the lessons").await;
    until_shown(page, "the race is back", |now| now.link == before.link).await;
}

async fn leaving_by_another_link(page: &Page) {
    page.open("#lesson=xor").await;
    page.evaluate("location.hash = '#seed=7&networkShape=3';").await;
    until_shown(page, "the other experiment", |now| now.in_link("networkShape") == Some("3")).await;
    assert_eq!(goals(page).await, Vec::<bool>::new());
    page.evaluate("location.hash = '#lesson=layers';").await;
    let now = until_shown(page, "another lesson", |now| now.in_link("lesson") == Some("layers")).await;
    assert_eq!(now.in_link("networkShape"), Some("1"));
    assert_eq!(goals(page).await, [false, false]);
}

async fn a_device_that_keeps_nothing(page: &Page) {
    page.open("#seed=0.12345").await;
    page.evaluate(
        "for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    )
    .await;
    page.press("Lessons").await;
    until_shown(page, "a lesson is open", |now| now.in_link("lesson") == Some("weighted-sum")).await;
    page.press("Next").await;
    page.press("Play").await;
    until_reached(page, 1).await;
    page.press("Leave the lessons").await;
    until_shown(page, "the settings are back", |now| now.in_link("seed") == Some("0.12345")).await;
}

async fn by_keyboard(page: &Page) {
    page.open("#seed=0.12345").await;
    page.tab_to("Lessons").await;
    page.key(&[], Key::Enter).await;
    until_focused(page, "lesson-title").await;
    page.tab_to("Next").await;
    page.key(&[], Key::Enter).await;
    until_shown(page, "the second lesson", |now| now.in_link("lesson") == Some("and-or")).await;
    until_focused(page, "lesson-title").await;
    page.tab_to("Play").await;
    page.key(&[], ' ').await;
    until_reached(page, 1).await;
    page.key(&[Key::Shift], Key::Tab).await;
    page.tab_to("Leave the lessons").await;
    page.key(&[], Key::Enter).await;
    until_focused(page, "lessons-button").await;
}

async fn until_focused(page: &Page, id: &str) {
    until(&format!("{id} has the focus"), async || {
        let here = page.evaluate("return document.activeElement.id;").await;
        if here == *id { Ok(()) } else { Err(here.to_string()) }
    })
    .await;
}
