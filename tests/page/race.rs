//! Races: from one click to a ranking, with the numbers of `playground race`, whoever trains them.

use fantoccini::key::Key;

use crate::harness::{Page, Role, in_chromium, until};
use crate::native;
use crate::racing::{equals_the_program, open, rows, until_said};

in_chromium!(
    what_the_page_trains_by_itself_is_the_same,
    the_work_of_a_worker_that_fails_is_done_by_others,
    play_pause_step_and_pace,
    a_contestant_can_be_taken_over,
    what_is_compared_can_be_chosen,
    what_cannot_be_compared_is_named,
    a_race_is_a_link,
    a_race_link_of_nonsense_falls_back,
    one_that_diverges_and_a_target_that_nobody_reaches,
    the_race_by_keyboard,
    no_scroll_bar_at_any_width,
);

/// A page without workers, or with workers that are caught by the page.
const WITHOUT_WORKERS: &str = "window.Worker = class { constructor() { throw new Error('no workers here'); } };";
const CATCH_WORKERS: &str = "window.caught = [];
    window.Worker = class extends Worker { constructor(...all) { super(...all); window.caught.push(this); } };";

const SMALL_RACE: &str = "#seed=0.5&pace=max&race=activation&raceValues=tanh,relu,linear&raceEpochs=60&raceTarget=0.3";

async fn what_the_page_trains_by_itself_is_the_same(page: &Page) {
    open(page, SMALL_RACE).await;
    page.evaluate(WITHOUT_WORKERS).await;
    page.press("Play").await;
    until_said(page, &["Finished"]).await;
    equals_the_program(page).await;

    open(page, &format!("{SMALL_RACE}&raceSeeds=5")).await;
    page.evaluate(WITHOUT_WORKERS).await;
    page.press("Play").await;
    until_said(page, &["Finished"]).await;
    equals_the_program(page).await;

    open(page, &SMALL_RACE.replace("raceEpochs=60", "raceEpochs=100000")).await;
    page.evaluate(WITHOUT_WORKERS).await;
    page.press("Play").await;
    until_said(page, &["No worker", "this page trains by itself"]).await;
    page.press("Cancel").await;
    until_said(page, &["Cancelled: 0 of 3 runs"]).await;
}

async fn the_work_of_a_worker_that_fails_is_done_by_others(page: &Page) {
    for (death, seeds) in [
        ("caught[0].terminate()", ""),
        ("caught[0].dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }))", "&raceSeeds=20"),
        // Here every worker dies, so that the page has to do it.
        ("caught.forEach(one => one.dispatchEvent(new ErrorEvent('error')))", "&raceSeeds=20"),
    ] {
        let link =
            SMALL_RACE.replace("raceEpochs=60", if seeds.is_empty() { "raceEpochs=10000" } else { "raceEpochs=1500" });
        open(page, &format!("{link}{seeds}")).await;
        page.evaluate(CATCH_WORKERS).await;
        page.press("Play").await;
        until("workers train", async || {
            let part = page.evaluate("return +document.getElementById('race-progress').value;").await;
            if part.as_f64() > Some(0.02) { Ok(()) } else { Err(part.to_string()) }
        })
        .await;
        page.evaluate(&format!("window.died = caught.length; {death};")).await;
        let said = until_said(page, &["Finished"]).await;
        equals_the_program(page).await;
        let warned = page.snapshot().await.messages;
        let told = warned.iter().any(|message| message.contains("worker") && message.contains("failed"));
        assert!(told, "{death}: {warned:?} {said}");
    }
}

async fn play_pause_step_and_pace(page: &Page) {
    let link = "#seed=0.5&race=activation&raceValues=tanh,relu&raceEpochs=100000";
    open(page, link).await;
    assert_eq!(page.snapshot().await.epoch(), 0, "a link does not start by itself");
    for (button, epoch) in [("Step", 1), ("Step 10 epochs", 11), ("Step 100 epochs", 111)] {
        page.press(button).await;
        page.until_epoch(epoch).await;
        let mut session = native::session("#seed=0.5");
        session.advance(epoch);
        let (train, test) = native::shown_losses(&session);
        until("the losses of Tanh are those of its experiment", async || {
            let rows = rows(page).await;
            let row = rows.iter().find(|row| row.name == "Tanh").ok_or("no row")?;
            let shown = (row.cells["Training loss"].clone(), row.cells["Test loss"].clone());
            if shown == (train.clone(), test.clone()) { Ok(()) } else { Err(format!("{shown:?}")) }
        })
        .await;
    }
    page.press("Play").await;
    until("it goes on", async || {
        let epoch = page.snapshot().await.epoch();
        if epoch > 120 { Ok(()) } else { Err(epoch.to_string()) }
    })
    .await;
    page.select("Pace", "100").await;
    assert_eq!(page.snapshot().await.in_link("pace"), Some("100"));
    until("it goes on faster, and did not begin anew", async || {
        let epoch = page.snapshot().await.epoch();
        if epoch > 2000 { Ok(()) } else { Err(epoch.to_string()) }
    })
    .await;
    page.press("Pause").await;
    page.by_name(Role::Button, "Play").await;
    let paused = until("it stands", async || {
        let before = page.snapshot().await.epoch();
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        let after = page.snapshot().await.epoch();
        if before == after { Ok(after) } else { Err(format!("{before} and {after}")) }
    })
    .await;
    page.press("Step").await;
    page.until_epoch(paused + 1).await;
    page.press("Reset").await;
    page.until_epoch(0).await;
}

async fn a_contestant_can_be_taken_over(page: &Page) {
    page.open("#seed=0.5&learningRate=0.1").await;
    page.step().await;
    page.press("Race").await;
    page.press("Open in Playground: ReLU").await;
    page.ready().await;
    let now = native::until_shown(page, &native::session("#seed=0.5&learningRate=0.1&activation=relu")).await;
    assert_eq!((now.in_link("activation"), now.in_link("race")), (Some("relu"), None));
    page.press("Undo").await;
    let mut before = native::session("#seed=0.5&learningRate=0.1");
    before.advance(1);
    native::until_shown(page, &before).await;
}

async fn what_is_compared_can_be_chosen(page: &Page) {
    open(page, SMALL_RACE).await;
    let value = |key: &str| {
        let key = key.to_owned();
        async move { page.snapshot().await.in_link(&key).map(str::to_owned) }
    };
    for (variable, values) in
        [("learningRate", "0.003,0.01,0.03,0.1,0.3"), ("features", "x-y,"), ("networkShape", "4-2,")]
    {
        page.select("What varies", variable).await;
        assert_eq!(value("race").await.as_deref(), Some(variable));
        assert!(value("raceValues").await.is_some_and(|text| text.contains(values)), "the usual values of {variable}");
    }
    for shape in ["2 neurons", "4 neurons", "8 neurons", "8, 8 neurons"] {
        page.choose(Role::Toggle, shape).await;
    }
    assert_eq!(value("raceValues").await.as_deref(), Some("none,4-2"));
    page.write("Another value", "8, 4; 1").await;
    page.choose(Role::Toggle, "4, 2 neurons").await;
    page.choose(Role::Toggle, "2 neurons").await;
    page.choose(Role::Toggle, "1 neuron").await;
    assert_eq!(value("raceValues").await.as_deref(), Some("none,8-4,2"));
    page.write("Target test loss", "0.2").await;
    page.write("Epochs", "30").await;
    page.write("Repeat with … random starts", "5").await;
    let limits = [value("raceTarget").await, value("raceEpochs").await, value("raceSeeds").await];
    assert_eq!(limits.map(Option::unwrap_or_default), ["0.2", "30", "5"]);
    page.press("Play").await;
    until_said(page, &["Finished", "8, 4 neurons", "5 of 5"]).await;
    equals_the_program(page).await;
}

async fn what_cannot_be_compared_is_named(page: &Page) {
    open(page, SMALL_RACE).await;
    page.choose(Role::Toggle, "Linear").await;
    page.choose(Role::Toggle, "ReLU").await;
    until_said(page, &["At least 2 are compared"]).await;
    assert_eq!(page.snapshot().await.controls["ReLU"], "true", "it shows what is");
    page.select("What varies", "learningRate").await;
    let good = page.snapshot().await.link;
    for (field, text, words) in [
        ("Another value", "fast", &["Learning rate cannot be “fast”", "from 0 to 10"][..]),
        ("Another value", "0.1", &["0.1 is among them already"]),
        ("Target test loss", "low", &["Target test loss cannot be “low”", "from 0 to 10"]),
        ("Epochs", "0", &["Epochs cannot be “0”", "1 to 100000"]),
        ("Repeat with … random starts", "3", &["random starts cannot be “3”", "5 to 100"]),
    ] {
        page.write(field, text).await;
        let said = until_said(page, words).await;
        assert!(!said.contains("race"), "in words of the page, not of the link: {said}");
        assert_eq!(page.snapshot().await.link, good, "the last good race is kept");
        assert_eq!(page.written(field).await, text, "what was typed can be mended");
    }
    page.write("Repeat with … random starts", "").await;
    page.press("Play").await;
    until_said(page, &["Finished"]).await;
}

async fn a_race_is_a_link(page: &Page) {
    open(page, SMALL_RACE).await;
    let shown = page.snapshot().await;
    page.client.refresh().await.expect("the page loads again");
    page.by_name(Role::Select, "What varies").await;
    let again = page.snapshot().await;
    assert_eq!((again.link, again.controls), (shown.link, shown.controls));
    page.press("Playground").await;
    page.ready().await;
    assert_eq!(page.snapshot().await.in_link("race"), None, "the link is that of what is shown");
    page.evaluate(&format!("location.hash = {SMALL_RACE:?};")).await;
    page.by_name(Role::Select, "What varies").await;
    page.evaluate("location.hash = '#seed=7';").await;
    page.ready().await;
    native::until_shown(page, &native::session("#seed=7")).await;
}

async fn a_race_link_of_nonsense_falls_back(page: &Page) {
    for (link, said, used) in [
        ("#seed=1&race=weather", "race cannot be “weather”", "race=activation"),
        (
            "#seed=1&race=activation&raceValues=tanh",
            "raceValues cannot be “tanh”",
            "raceValues=tanh,relu,sigmoid,linear",
        ),
        ("#seed=1&race=noise&raceTarget=deep", "raceTarget cannot be “deep”", "raceTarget=0.05"),
        ("#seed=1&race=noise&raceEpochs=1e9", "raceEpochs cannot be “1e9”", "raceEpochs=100000"),
        ("#seed=1&race=noise&raceSeeds=1", "raceSeeds cannot be “1”", "raceSeeds=5"),
    ] {
        open(page, link).await;
        until_said(page, &[said]).await;
        assert!(page.snapshot().await.link.contains(used), "{link}");
        page.press("Play").await;
        page.press("Cancel").await;
    }
}

async fn one_that_diverges_and_a_target_that_nobody_reaches(page: &Page) {
    let link = "#seed=0.5&problem=regression&regDataset=reg-gauss&activation=relu&networkShape=8,8,8&pace=max\
                &race=learningRate&raceValues=0.001,0.01,10&raceEpochs=50&raceTarget=0";
    open(page, link).await;
    page.press("Play").await;
    until_said(page, &["Finished", "No network reached a test loss of 0 within 50 epochs", "ended lowest"]).await;
    let rows = equals_the_program(page).await;
    assert!(rows[2].cells["Test loss"].starts_with("diverged at "), "{rows:?}");
    assert!(rows.iter().all(|row| row.cells["Reached"] == "no"), "{rows:?}");
}

async fn the_race_by_keyboard(page: &Page) {
    page.open("#seed=0.5&pace=25").await;
    page.tab_to("Race").await;
    page.key(&[], Key::Enter).await;
    until_said(page, &["Ready"]).await;
    page.tab_to("Play").await;
    page.key(&[], ' ').await;
    until_said(page, &["Finished"]).await;
    page.tab_to("Epochs").await;
    page.key(&[Key::Control], 'a').await;
    page.type_text("20").await;
    page.key(&[], Key::Enter).await;
    page.until_epoch(0).await;
    page.tab_to("Play").await;
    page.key(&[], ' ').await;
    until_said(page, &["Finished"]).await;
    page.until_epoch(20).await;
    page.tab_to("Open in Playground: Sigmoid").await;
    page.key(&[], Key::Enter).await;
    page.ready().await;
    assert_eq!(page.snapshot().await.in_link("activation"), Some("sigmoid"));
}

async fn no_scroll_bar_at_any_width(page: &Page) {
    for width in [320, 360, 390, 480, 620, 768, 1024, 1280, 1600] {
        page.resize(width, 844).await;
        for link in [
            "#seed=1&race=features&raceEpochs=5&pace=max",
            "#seed=1&race=networkShape&raceValues=8-8-8-8-8-8,1,2,3,4,5,6,7,8,1-1,2-2,none&raceSeeds=5&raceEpochs=2",
        ] {
            open(page, link).await;
            page.press("Play").await;
            until_said(page, &["Finished"]).await;
            let seen = page.evaluate("return [document.documentElement.scrollWidth, innerWidth];").await;
            assert!(seen[0].as_u64() <= seen[1].as_u64(), "{seen} at {width}");
        }
    }
}
