//! What axe-core, which knows many rules of accessibility, finds wrong with the page.

use std::{env, fs};

use fantoccini::key::Key;
use serde_json::Value;

use crate::class_of_thirty::{class, mails};
use crate::harness::{Page, Role, in_chromium};
use crate::own_lessons::{link_of, open_editor};
use crate::table::{PETS, paste};
use crate::{class_view, racing};

/// A lesson that asks for all that one can ask for.
const TWO_STEPS: &str = "title: Two steps\nlink: seed=1&noise_lock=true\npredict: What? [one of: Yes, No]\ngoal: Ten [epoch >= 10]\n\nOne **bold** \
                         [link](https://example.org).\n\n- a\n- b\n\nDo: it.\n===\nlink: seed=2\npredict: How good? [test loss]\nquestion: Why? \
                         [words]\ngoal: Ten [epoch >= 10]\n\nTwo\n";

in_chromium!(
    axe_finds_nothing_wide_and_light,
    axe_finds_nothing_wide_and_dark,
    axe_finds_nothing_narrow_and_light,
    axe_finds_nothing_narrow_and_dark,
);

async fn axe_finds_nothing_wide_and_light(page: &Page) {
    axe_finds_nothing(page, 1280, false).await;
}

async fn axe_finds_nothing_wide_and_dark(page: &Page) {
    axe_finds_nothing(page, 1280, true).await;
}

async fn axe_finds_nothing_narrow_and_light(page: &Page) {
    axe_finds_nothing(page, 390, false).await;
}

async fn axe_finds_nothing_narrow_and_dark(page: &Page) {
    axe_finds_nothing(page, 390, true).await;
}

async fn axe_finds_nothing(page: &Page, width: u32, dark: bool) {
    let Some(file) = env::var_os("PLAYGROUND_AXE") else {
        println!("PLAYGROUND_AXE is not set: axe-core is left out");
        return;
    };
    let axe = fs::read_to_string(file).expect("axe-core, which PLAYGROUND_AXE names");
    page.prefer_dark(dark).await;
    page.resize(width, 844).await;
    for link in [
        "#seed=0.12345",
        "#learningRate=abc",
        "#problem=regression&networkShape=8,8,8,8,8,8&showTestData=true",
        "#lesson=layers",
    ] {
        page.open(link).await;
        check(page, &axe, &format!("{link}, {width} wide, dark: {dark}")).await;
    }
    for (link, said) in [
        ("#seed=1&pace=max&race=activation&raceEpochs=20", "Finished"),
        ("#seed=1&race=features&raceSeeds=5&raceEpochs=20", "Finished"),
        ("#seed=1&race=none&raceEpochs=many", "raceEpochs"),
    ] {
        racing::open(page, link).await;
        page.press("Play").await;
        racing::until_said(page, &[said]).await;
        check(page, &axe, &format!("{link}, {width} wide, dark: {dark}")).await;
    }
    racing::open(page, "#seed=1&race=seed").await;
    page.write("Epochs", "none").await;
    check(page, &axe, &format!("a race with a mistake, {width} wide, dark: {dark}")).await;
    page.press("Runs").await;
    check(page, &axe, &format!("no runs, {width} wide, dark: {dark}")).await;
    for link in ["#seed=1", "#seed=2&learningRate=0.1"] {
        page.open(link).await;
        page.press("Save this run").await;
    }
    page.press("Runs").await;
    page.press("Delete run 1").await;
    page.press("Put the deleted run back").await;
    check(page, &axe, &format!("runs, {width} wide, dark: {dark}")).await;
    page.evaluate("localStorage.clear();").await;
    page.open("#lesson=weighted-sum").await;
    page.press("Output neuron").await;
    page.write("Weight of X1", "0.5").await;
    page.write("Weight of X2", "0.5").await;
    page.by_name(Role::Button, "1. A neuron is a weighted sum, done").await;
    check(page, &axe, &format!("a lesson that is done, {width} wide, dark: {dark}")).await;
    page.press("Leave the lessons").await;
    let place = |what: &str| format!("{what}, {width} wide, dark: {dark}");
    page.open(&link_of(TWO_STEPS)).await;
    check(page, &axe, &place("a lesson that asks for a prediction")).await;
    page.press("Next").await;
    page.write("Test loss (predicted)", "much").await;
    page.write("Test loss (predicted)", "0.1").await;
    page.press("Step 10 epochs").await;
    page.write("Question: Why?", "Because.").await;
    page.press("Hand in").await;
    check(page, &axe, &place("what is handed in")).await;
    page.press("Leave the lessons").await;
    page.open("#seed=0.12345").await;
    open_editor(page).await;
    page.press("Add a step").await;
    page.press("Add a goal").await;
    page.select("Add a limit to goal 1", "0").await;
    page.select("What is predicted", "number").await;
    page.select("How it is answered", "number").await;
    page.until_said("Not complete yet").await;
    check(page, &axe, &place("the editor of lessons")).await;
    let class = class();
    class_view::open(page, &class[0].0.write()).await;
    class_view::until_said(page, "It is marked.").await;
    class_view::add_text(page, &mails(&[&class[1..3], &class[20..22], &class[26..27]].concat())).await;
    class_view::until_said(page, "All 6 are marked.").await;
    check(page, &axe, &place("a class")).await;
    page.press("Delete all").await;
    check(page, &axe, &place("no class")).await;
    page.open("#seed=0.12345").await;
    page.press("Follow a point").await;
    page.write("X1 of the point", "nonsense").await;
    for step in ["Forward through layer 1", "The loss", "Backpropagation through layer 2"] {
        page.press(step).await;
        check(page, &axe, &format!("a point, {step}, {width} wide, dark: {dark}")).await;
    }
    page.open("#seed=0.12345").await;
    page.press("Step").await;
    page.select("Learning rate", "0.1").await;
    page.press("Step 10 epochs").await;
    page.press("Changes and film").await;
    page.press("Previous change").await;
    page.until_epoch(1).await;
    check(page, &axe, &format!("the time line's box, {width} wide, dark: {dark}")).await;
    page.key(&[], Key::Escape).await;
    check(page, &axe, &format!("the run as it was, {width} wide, dark: {dark}")).await;
    page.open("#seed=0.12345").await;
    page.press("Edit points").await;
    page.choose(Role::Radio, "Erase").await;
    check(page, &axe, &format!("points are drawn, {width} wide, dark: {dark}")).await;
    page.press("Done").await;
    page.open("#seed=0.12345").await;
    page.choose(Role::Toggle, "Predict first").await;
    page.by_name(Role::Button, "Cancel").await;
    check(page, &axe, &format!("a border is predicted, {width} wide, dark: {dark}")).await;
    page.evaluate("document.getElementById('border-board').focus();").await;
    for key in [' ', Key::Right.into(), ' '] {
        page.key(&[], key).await;
    }
    page.press("Done").await;
    page.press("Step 10 epochs").await;
    check(page, &axe, &format!("a border was predicted, {width} wide, dark: {dark}")).await;
    page.press("Output neuron").await;
    page.write("Bias", "nonsense").await;
    check(page, &axe, &format!("the inspector, {width} wide, dark: {dark}")).await;
    paste(page, PETS).await;
    page.by_name(Role::Button, "Use these 8 points").await;
    check(page, &axe, &format!("a table, {width} wide, dark: {dark}")).await;
    page.key(&[], Key::Escape).await;
    for button in ["About: Noise", "Link for a class", "Write a formula", "Colours and dark mode", "Export"] {
        page.press(button).await;
        check(page, &axe, &format!("“{button}”, {width} wide, dark: {dark}")).await;
        page.key(&[], Key::Escape).await;
    }
}

async fn check(page: &Page, axe: &str, place: &str) {
    page.evaluate(axe).await;
    let script = "const done = arguments[0];
        // Where the page is scrolled, what is always on top may cover a part of something.
        const rules = { 'target-size': { enabled: scrollY === 0 } };
        axe.run({ rules }).then(({ violations, passes }) => done({ violations, passes: passes.length }), error => done(String(error)));";
    let found = page.client.execute_async(script, Vec::new()).await.expect("axe-core runs");
    assert!(found["passes"].as_u64() > Some(10), "axe-core looked at the page: {found}");
    let violations: Vec<String> = found["violations"].as_array().into_iter().flatten().map(in_words).collect();
    assert!(violations.is_empty(), "{place}:\n{}", violations.join("\n"));
}

fn in_words(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().into_iter().flatten().map(|node| node["html"].to_string());
    format!("{}: {}", violation["help"], nodes.collect::<Vec<_>>().join(" "))
}
