//! The time line: the run as it was at any epoch, training as a film, and links to a moment of a run.

use experiment::{Change, Losses, Moment, Parameter, Session, Verdict, links, saved};
use fantoccini::key::Key;

use crate::export::{CATCH, close, save};
use crate::harness::{Page, Role, in_chromium, until};
use crate::native;
use crate::racing;

in_chromium!(
    the_page_shows_the_run_as_it_was,
    training_is_shown_as_a_film,
    a_claim_that_does_not_hold_and_a_broken_link_are_named,
    what_is_said_where_the_run_is_looked_at_as_it_was_is_so,
    what_takes_long_can_be_given_up,
    a_kept_run_opens_as_it_was,
    a_contestant_opens_as_it_is,
);

mod everywhere {
    use super::a_moment_is_shared;
    use crate::harness::in_every_browser;

    in_every_browser!(a_moment_is_shared);
}

const LINK: &str = "#seed=0.5&pace=max";

/// The run of [`LINK`] at this epoch, with the changes that were made by then.
fn at(epoch: u64) -> Session {
    let mut session = native::session(LINK);
    for (until, key, value) in [(30, "learningRate", "0.1"), (40, "activation", "relu")] {
        session.advance(epoch.min(until) - session.epoch());
        if epoch >= until {
            native::change(&mut session, key, value);
        }
    }
    session.advance(epoch - session.epoch());
    session
}

/// The same on the page, whose run comes to epoch 60.
async fn train(page: &Page) {
    page.open(LINK).await;
    for (epoch, control, value) in [(30, "Learning rate", "0.1"), (40, "Activation", "relu"), (60, "", "")] {
        while page.snapshot().await.epoch() < epoch {
            let next = page.snapshot().await.epoch() + 10;
            page.press("Step 10 epochs").await;
            page.until_epoch(next).await;
        }
        if !control.is_empty() {
            page.select(control, value).await;
        }
    }
    native::until_shown(page, &at(60)).await;
}

/// Presses a key of the slider.
async fn key(page: &Page, held: &[Key], key: Key) {
    page.by_name(Role::Slider, "Epoch that is shown").await;
    page.evaluate("document.getElementById('timeline').focus();").await;
    page.key(held, key).await;
}

/// Moves the slider to this epoch, as a pointer does.
async fn slide(page: &Page, epoch: u64) {
    let script = format!(
        "const slider = document.getElementById('timeline');
        slider.value = {epoch};
        slider.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    );
    page.evaluate(&script).await;
}

async fn the_page_shows_the_run_as_it_was(page: &Page) {
    train(page).await;
    page.evaluate(CATCH).await;
    let end = page.snapshot().await;
    // What is trained, what trained it, and what it remembers, to the last bit.
    let is_as_at = async |epoch: u64| {
        native::until_shown(page, &at(epoch)).await;
        assert!(save(page, "Save JSON").await.text == saved::write(&at(epoch)), "all of the run at epoch {epoch}");
        close(page).await;
    };
    key(page, &[], Key::Left).await;
    is_as_at(59).await;
    key(page, &[], Key::PageDown).await;
    native::until_shown(page, &at(49)).await;
    key(page, &[Key::Control], Key::Left).await;
    is_as_at(40).await;
    key(page, &[Key::Shift], Key::Left).await;
    is_as_at(30).await;
    slide(page, 17).await;
    is_as_at(17).await;
    key(page, &[], Key::PageUp).await;
    native::until_shown(page, &at(27)).await;
    key(page, &[Key::Control], Key::Right).await;
    native::until_shown(page, &at(30)).await;
    key(page, &[], Key::Home).await;
    is_as_at(0).await;
    page.press("Changes and film").await;
    page.press("Epoch 40: activation Tanh → ReLU").await;
    native::until_shown(page, &at(40)).await;
    page.press("Previous change").await;
    native::until_shown(page, &at(30)).await;
    page.key(&[], Key::Escape).await;
    key(page, &[], Key::End).await;
    is_as_at(60).await;
    let now = page.snapshot().await;
    assert_eq!((now.controls, now.outputs, now.link), (end.controls, end.outputs, end.link), "as it was before");

    slide(page, 35).await;
    native::until_shown(page, &at(35)).await;
    page.step().await;
    let mut branch = at(35);
    branch.advance(1);
    native::until_shown(page, &branch).await;
    page.until_said("Training goes on from epoch 35. Undo brings back what came after it, up to epoch 60.").await;
    page.press("Undo").await;
    is_as_at(60).await;
    // What is changed where it was begins another branch.
    slide(page, 20).await;
    native::until_shown(page, &at(20)).await;
    page.select("Learning rate", "1").await;
    let mut branch = at(20);
    native::change(&mut branch, "learningRate", "1");
    page.step().await;
    branch.advance(1);
    native::until_shown(page, &branch).await;
    page.press("Undo").await;
    is_as_at(60).await;
}

async fn training_is_shown_as_a_film(page: &Page) {
    page.open(LINK).await;
    page.by_name(Role::Button, "Play from the start").await;
    train(page).await;
    page.press("Changes and film").await;
    page.select("Film from the start", "every").await;
    page.key(&[], Key::Escape).await;
    // It is looked at after each picture, however fast they come.
    page.evaluate(
        "window.shown = new Set();
        const look = () => { shown.add(+document.getElementById('timeline').value); requestAnimationFrame(look); };
        look();",
    )
    .await;
    page.press("Play from the start").await;
    until("the film is over", async || {
        let now = page.snapshot().await;
        if now.can_press("Play from the start") && now.epoch() == 60 { Ok(()) } else { Err(format!("{now:?}")) }
    })
    .await;
    native::until_shown(page, &at(60)).await;
    let n_shown = page.evaluate("return shown.size;").await;
    assert!(n_shown.as_u64() >= Some(50), "every epoch is a picture: {n_shown} of 61");

    page.press("Changes and film").await;
    page.select("Film from the start", "60").await;
    page.key(&[], Key::Escape).await;
    page.press("Play from the start").await;
    page.press("Stop the film").await;
    let stopped = until("it has stopped", async || {
        let now = page.snapshot().await;
        if now.can_press("Play from the start") { Ok(now.epoch()) } else { Err(format!("{now:?}")) }
    })
    .await;
    assert!(stopped < 60, "where it was: {stopped}");
    native::until_shown(page, &at(stopped)).await;
}

/// Copies the link to this very moment.
async fn share(page: &Page) -> String {
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text; };").await;
    page.press("Share").await;
    page.press("As it is now").await;
    let copied = until("the link of the moment is copied", async || {
        let copied = page.evaluate("return window.copied ?? '';").await;
        let copied = copied.as_str().unwrap_or_default().to_owned();
        if copied.contains("&epoch=") { Ok(copied) } else { Err(copied) }
    })
    .await;
    copied.split_once('#').expect("a link has a fragment").1.to_owned()
}

async fn a_moment_is_shared(page: &Page) {
    let link = "#seed=0.5&noise=15&pace=max";
    page.open(link).await;
    let mut session = native::session(link);
    let advance = async |session: &mut Session| {
        page.press("Step 10 epochs").await;
        session.advance(10);
        native::until_shown(page, session).await;
    };
    advance(&mut session).await;
    page.select("Learning rate", "0.1").await;
    native::change(&mut session, "learningRate", "0.1");
    advance(&mut session).await;
    page.select("Activation", "sigmoid").await;
    native::change(&mut session, "activation", "sigmoid");
    advance(&mut session).await;
    page.press("Output neuron").await;
    page.write("Bias", "0.9").await;
    let bias = Parameter::Bias { layer: 2, neuron: 0 };
    let _ = session.change(&Change::Parameter(bias, 0.9)).expect("a bias can be 0.9");
    advance(&mut session).await;
    for (slider, key, before) in [("Batch size", "batchSize", "10"), ("Noise", "noise", "15")] {
        page.type_key(Role::Slider, slider, Key::Right.into()).await;
        let value = until("the slider has moved", async || {
            let now = page.snapshot().await;
            let value = now.in_link(key).filter(|value| *value != before);
            value.map(str::to_owned).ok_or(now.link.clone())
        })
        .await;
        native::change(&mut session, key, &value);
        advance(&mut session).await;
    }

    let shared = share(page).await;
    // Each browser writes what this process would.
    let moment = Moment::of(&session).expect("a run that is known from its beginning");
    assert_eq!(shared, links::write_moment(&moment, Some(session.losses())));
    page.open(&format!("#{shared}")).await;
    page.until_said("both losses are those that the link claims, to the last digit").await;
    native::until_shown(page, &session).await;
    let is_of_moment = async || {
        until("the address is that of the moment", async || {
            let link = page.snapshot().await.link;
            if link.trim_start_matches('#') == shared { Ok(()) } else { Err(link) }
        })
        .await;
    };
    is_of_moment().await;
    assert_eq!(reading(&shared).verify().0, Verdict::Same);
    page.reload().await;
    page.until_said("to the last digit").await;
    native::until_shown(page, &session).await;
    is_of_moment().await;
    page.step().await;
    session.advance(1);
    native::until_shown(page, &session).await;
    until("the address is that of the experiment", async || {
        let now = page.snapshot().await;
        if now.in_link("epoch").is_none() && now.in_link("activation") == Some("sigmoid") {
            Ok(())
        } else {
            Err(now.link)
        }
    })
    .await;
}

/// The moment of what stands behind the `#` of a link.
fn reading(link: &str) -> links::MomentReading {
    let fragment = links::Fragment::from(link);
    let config = links::read(&fragment, String::new).config;
    links::moment(&fragment, &config).expect("what the page writes can be read").expect("a moment")
}

async fn a_claim_that_does_not_hold_and_a_broken_link_are_named(page: &Page) {
    let session = at(50);
    let moment = Moment::of(&session).expect("a run that is known from its beginning");
    let forged = Losses { train: session.losses().train / 2.0, ..session.losses() };
    page.open(&format!("#{}", links::write_moment(&moment, Some(forged)))).await;
    racing::until_said(page, &["Trained again up to epoch 50", "are not those that the link claims", "Found:"]).await;
    native::until_shown(page, &session).await;

    for (link, said) in [
        (
            "#seed=1&learningRate=10&activation=relu&problem=regression&regDataset=reg-gauss&epoch=3&claim=0.1_0.2",
            ["Trained again up to epoch 3", "it has diverged", "not those that the link claims"],
        ),
        (
            "#dataset=circle&epoch=30&claim=0.1_0.2",
            ["The losses that the link claims are not compared.", "no seed", ""],
        ),
    ] {
        page.open(link).await;
        racing::until_said(page, &said).await;
    }

    let link = links::write_moment(&moment, None);
    for (broken, said) in [
        (format!("{link}&learningRate_lock=true"), "Learning rate"),
        (link.replace("&changes=1", "&changes=1A"), "list of changes"),
        (link.replace("&epoch=50", "&epoch=1e9"), "1e9"),
    ] {
        page.open(&format!("#{broken}")).await;
        racing::until_said(page, &[said, "The experiment is at epoch 0."]).await;
        native::until_shown(page, &at(0)).await;
    }
}

/// The largest network, for longer than anybody waits.
const LONG: &str = "#seed=0.5&networkShape=8,8,8,8,8,8&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true\
    &percTrainData=90&batchSize=1";

async fn what_takes_long_can_be_given_up(page: &Page) {
    page.open(&format!("{LONG}&epoch=1000000")).await;
    racing::until_said(page, &["Training to epoch 1000000"]).await;
    let far = "const bar = document.querySelector('progress'); return bar ? bar.value : -1;";
    let before = page.evaluate(far).await.as_f64();
    until("it comes further", async || {
        let now = page.evaluate(far).await.as_f64();
        if now > before { Ok(()) } else { Err(format!("{now:?}")) }
    })
    .await;
    // The page answers meanwhile.
    page.press("About: Noise").await;
    page.by_name(Role::Button, "Cancel").await;
    page.key(&[], Key::Escape).await;
    page.press("Cancel").await;
    page.until_said("The run was not trained again up to epoch 1000000.").await;
    let now = native::until_shown(page, &native::session(LONG)).await;
    assert_eq!(now.in_link("epoch"), None, "the experiment is what is shown");
    page.step().await;
}

async fn what_is_said_where_the_run_is_looked_at_as_it_was_is_so(page: &Page) {
    page.open("#seed=3&noise=40&stopStalled=60&pace=max").await;
    page.press("Play").await;
    let offer = "Go back to the best weights (epoch 100)";
    page.until_said("has not improved by 0.1 % for 60 epochs").await;
    let end = page.snapshot().await.epoch();
    slide(page, end - 20).await;
    page.until_epoch(end - 20).await;
    key(page, &[], Key::End).await;
    page.until_epoch(end).await;
    page.by_name(Role::Button, offer).await;
    // It stops at the same epoch from an earlier one.
    slide(page, end - 10).await;
    page.until_epoch(end - 10).await;
    page.press("Play").await;
    page.until_said("has not improved by 0.1 % for 60 epochs").await;
    assert_eq!(page.snapshot().await.epoch(), end);

    slide(page, 20).await;
    page.until_epoch(20).await;
    page.press("Reset").await;
    page.until_said(&format!("A new run begins. Undo brings back the one before, up to epoch {end}.")).await;
    page.press("Undo").await;
    page.until_epoch(end).await;
}

async fn a_kept_run_opens_as_it_was(page: &Page) {
    train(page).await;
    page.press("Save this run").await;
    page.press("Runs").await;
    page.press("Open run 1").await;
    page.ready().await;
    native::until_shown(page, &at(60)).await;
    slide(page, 35).await;
    native::until_shown(page, &at(35)).await;
}

async fn a_contestant_opens_as_it_is(page: &Page) {
    let link = "#seed=0.5&pace=max&race=activation&raceValues=tanh,relu&raceEpochs=40";
    racing::open(page, link).await;
    page.press("Play").await;
    racing::until_said(page, &["Finished"]).await;
    page.press("Open in Playground: ReLU").await;
    page.ready().await;
    let mut session = native::session("#seed=0.5&pace=max&activation=relu");
    session.advance(40);
    native::until_shown(page, &session).await;
}
