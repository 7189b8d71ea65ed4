//! Storms: everything that changes the network or its data, again and again while it trains on a slow machine, and events at
//! random. A page may refuse what it is asked for; it may not break.

use std::env;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use experiment::{Problem, Setting, links};
use fantoccini::key::Key;
use fantoccini::wd::TimeoutConfiguration;
use serde::Deserialize;
use serde_json::Value;

use crate::export::CATCH;
use crate::harness::{FIND_BY_ROLE, Page, Role, in_every_browser, storm_length, until};
use crate::lessons::until_shown;
use crate::weight::Weights;

in_every_browser!(
    data_and_network_change_while_it_trains_on_a_slow_machine,
    experiments_change_while_they_train_on_a_slow_machine,
    thousands_of_random_events,
    a_link_of_nonsense_takes_over_from_a_race_in_a_lesson,
);

const SCRIPT: &str = include_str!("storm.js");
/// A network large enough to be made smaller in many ways, that trains as fast as it can.
const LARGE: &str = "#seed=0.5&networkShape=8,8,8&pace=max";
/// How often each thing is done, or for how many milliseconds: some browsers draw but one frame a second on a busy machine.
const TURNS: u32 = 20;
const TURNS_LONGEST: u32 = 6_000;
/// How many random events there are, at most how many at once, and after how long no more are begun: where several tests share a
/// machine, frames are slow.
const EVENTS: u64 = 10_000;
const BATCH: u64 = 250;
const LONGEST: Duration = Duration::from_secs(40);
/// In a storm for as long as somebody wants: milliseconds between two events, and how many there are from one calm to the next.
const PAUSE: u64 = 100;
const UNTIL_CALM: u64 = 80;
/// How many times as slow the machine is in it: once, if the environment does not say.
const SLOWNESS: &str = "PLAYGROUND_STORM_SLOWNESS";
/// How long the browser lets a script run: on a slow machine, some turns take a while.
const SCRIPT_TIMEOUT: Duration = Duration::from_secs(120);
/// What makes the random events the same again, as far as frames come at the same time.
const SEED: &str = "PLAYGROUND_STORM_SEED";

/// What came of some events.
#[derive(Deserialize)]
struct Passed {
    /// Whether the page says that it broke.
    broken: bool,
    /// How many of them there were, of how many that were wanted.
    done: u64,
    turns: u64,
    /// The last of them.
    #[serde(default)]
    last: Vec<String>,
}

/// Opens a link, in a page that saves no files and can be stormed at.
async fn open(page: &Page, link: &str) {
    let timeouts = TimeoutConfiguration::new(Some(SCRIPT_TIMEOUT), None, None);
    page.client.update_timeouts(timeouts).await.expect("scripts may take longer");
    page.open(link).await;
    page.evaluate(CATCH).await;
    page.evaluate(&format!("{FIND_BY_ROLE}\n{SCRIPT}")).await;
}

/// What a promise of the page comes to.
async fn awaited(page: &Page, promise: &str) -> Value {
    let script = format!(
        "const done = arguments[0]; ({promise}).then(done, error => done(`failed: ${{error.stack ?? error}}`));"
    );
    page.client.execute_async(&script, Vec::new()).await.unwrap_or_else(|error| panic!("{promise} failed: {error}"))
}

async fn passed(page: &Page, promise: &str) -> Passed {
    let value = awaited(page, promise).await;
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{promise}: {error} in {value}"))
}

/// What the page complained about since the last time, but not that the browser wants its address to change less often.
async fn complaints(page: &Page) -> Vec<String> {
    let mut complaints = page.take_complaints().await;
    complaints.retain(|complaint| !complaint.contains("Throttling navigation"));
    complaints
}

/// Shows the experiment of a link, wherever the page is now.
async fn calm(page: &Page, link: &str) {
    assert_eq!(awaited(page, &format!("storms.calm({link:?})")).await, true, "{link} does not become the address");
}

async fn data_and_network_change_while_it_trains_on_a_slow_machine(page: &Page) {
    each_again_and_again(page, "shapes").await;
}

async fn experiments_change_while_they_train_on_a_slow_machine(page: &Page) {
    each_again_and_again(page, "panels").await;
}

/// Does each of some things so many times, one after the other.
async fn each_again_and_again(page: &Page, acts: &str) {
    open(page, LARGE).await;
    page.slow_down(4).await;
    let acts = page.evaluate(&format!("return storms.{acts};")).await;
    for act in acts.as_array().expect("names").iter().filter_map(Value::as_str) {
        calm(page, LARGE).await;
        let promise = format!("storms.repeat({act:?}, {TURNS}, {TURNS_LONGEST})");
        let Passed { broken, done, turns, .. } = passed(page, &promise).await;
        let complaints = complaints(page).await;
        assert!(!broken && complaints.is_empty(), "“{act}” after {done}: broken: {broken}, {complaints:#?}");
        assert!(4 * done + 2 >= turns, "“{act}” could be done only {done} times of {turns}");
        until_controls_fit_the_link(page, act).await;
    }
    page.slow_down(1).await;
    goes_on(page).await;
}

/// Waits until each control of a setting shows what the link says.
async fn until_controls_fit_the_link(page: &Page, act: &str) {
    until(&format!("controls fit the link after “{act}”"), async || {
        let now = page.snapshot().await;
        let config = links::read(&now.link, || unreachable!("the page's link has a seed")).config;
        let unfit = Setting::all().find_map(|setting| {
            let label = setting.info().label;
            let (shown, linked) = (now.controls.get(label)?, links::text_of(&config, setting)?);
            // With regression, the loss is the one that there is.
            let acts = setting != Setting::Loss || config.problem() == Problem::Classification;
            (acts && *shown != linked).then(|| format!("{label} shows {shown} at {}", now.link))
        });
        unfit.map_or(Ok(()), Err)
    })
    .await;
}

async fn thousands_of_random_events(page: &Page) {
    open(page, LARGE).await;
    let seed = number_of(SEED).unwrap_or_else(any_seed);
    println!("{SEED}={seed}");
    page.evaluate(&format!("window.random = storms.generator({seed});")).await;
    let long = storm_length();
    if let Some(slowness) = number_of(SLOWNESS).filter(|_| long.is_some()) {
        page.slow_down(slowness).await;
    }
    let (most, longest) = long.map_or((EVENTS, LONGEST), |length| (u64::MAX, length));
    let storm = match long {
        Some(_) => format!("storms.storm(random, {UNTIL_CALM}, {PAUSE})"),
        None => format!("storms.storm(random, {BATCH}, 0)"),
    };
    let (start, mut sent, mut weights) = (Instant::now(), 0, Weights::default());
    while sent < most && start.elapsed() < longest {
        let Passed { broken, done, last, .. } = passed(page, &storm).await;
        sent += done;
        let complaints = complaints(page).await;
        assert!(
            !broken && complaints.is_empty(),
            "{SEED}={seed}, after {sent} events: broken: {broken}, {complaints:#?}, the last were {last:#?}"
        );
        if long.is_some() {
            calm(page, LARGE).await;
            weights.note(page).await;
        }
    }
    println!("{sent} events in {:?}\n{}", start.elapsed(), weights.table());
    page.slow_down(1).await;
    goes_on(page).await;
    weights.assert_level();
}

/// A number of the environment, if it is there.
fn number_of(name: &str) -> Option<u32> {
    let text = env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|error| panic!("{name} is {text:?}: {error}")))
}

/// Another seed each time.
fn any_seed() -> u32 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.subsec_nanos())
}

async fn a_link_of_nonsense_takes_over_from_a_race_in_a_lesson(page: &Page) {
    page.leave().await;
    page.client.goto(&(page.server.page() + "#race=regularization&lesson=layers")).await.expect("the page loads");
    page.by_name(Role::Select, "What varies").await;
    page.evaluate("location.hash = '#batchSize=,x';").await;
    let now = until_shown(page, "what is wrong is named", |now| {
        now.messages.iter().any(|message| message.contains("batchSize") && message.contains("“x”"))
    })
    .await;
    assert_eq!(now.in_link("batchSize"), Some("10"), "the value that is used instead");
    page.evaluate(&format!("{FIND_BY_ROLE}\n{SCRIPT}")).await;
    goes_on(page).await;
}

/// The page trains, and what is on it does what it is for.
async fn goes_on(page: &Page) {
    calm(page, "#seed=0.5&networkShape=4,2").await;
    page.ready().await;
    let now = until_shown(page, "it stands at the beginning", |now| now.can_press("Play") && now.epoch() == 0).await;
    assert_eq!(now.in_link("networkShape"), Some("4,2"));
    page.press("Play").await;
    until_shown(page, "it trains", |now| now.epoch() > 3).await;
    page.press("Pause").await;
    page.press("Reset").await;
    page.until_epoch(0).await;
    page.step().await;
    lists_and_sliders_answer(page).await;
    buttons_answer(page).await;
    panels_open(page).await;
    let broken = page.evaluate("return !document.getElementById('broken').hidden;").await;
    assert_eq!(broken, false, "the page says that it broke");
    assert_eq!(complaints(page).await, Vec::<String>::new());
}

async fn until_linked(page: &Page, key: &str, fits: impl Fn(Option<&str>) -> bool) {
    until_shown(page, &format!("the link has another {key}"), |now| fits(now.in_link(key))).await;
}

async fn lists_and_sliders_answer(page: &Page) {
    for (name, key, value) in [
        ("Learning rate", "learningRate", "0.1"),
        ("Optimizer", "optimizer", "adam"),
        ("Activation", "activation", "relu"),
        ("Loss", "loss", "log"),
        ("Regularization", "regularization", "L2"),
        ("Regularization rate", "regularizationRate", "0.01"),
        ("Pace", "pace", "100"),
        ("Problem type", "problem", "regression"),
        ("Problem type", "problem", "classification"),
    ] {
        page.select(name, value).await;
        until_linked(page, key, |now| now == Some(value)).await;
    }
    for (name, key, value) in [
        ("Batch size", "batchSize", "11"),
        ("Noise", "noise", "5"),
        ("Ratio of training to test data", "percTrainData", "60"),
    ] {
        page.type_key(Role::Slider, name, Key::Right.into()).await;
        until_linked(page, key, |now| now == Some(value)).await;
    }
    for (role, name, key, value) in [
        (Role::Radio, "Spiral", "dataset", "spiral"),
        (Role::Toggle, "X1 squared", "xSquared", "true"),
        (Role::Toggle, "Show test data", "showTestData", "true"),
        (Role::Toggle, "Discretize output", "discretize", "true"),
    ] {
        page.choose(role, name).await;
        until_linked(page, key, |now| now == Some(value)).await;
    }
    page.write("Stop at epoch", "7").await;
    until_linked(page, "stopEpoch", |now| now == Some("7")).await;
}

async fn buttons_answer(page: &Page) {
    for (button, key, value) in [
        ("Add hidden layer", "networkShape", "4,2,2"),
        ("Add neuron to layer 3", "networkShape", "4,2,3"),
        ("Remove neuron from layer 1", "networkShape", "3,2,3"),
        ("Undo", "networkShape", "4,2,3"),
        ("Redo", "networkShape", "3,2,3"),
        ("Remove hidden layer", "networkShape", "3,2"),
    ] {
        page.press(button).await;
        until_linked(page, key, |now| now == Some(value)).await;
    }
    page.press("Regenerate").await;
    until_linked(page, "seed", |now| now != Some("0.5")).await;
    page.press("New weights").await;
    until_linked(page, "weightSeed", |now| now.is_some()).await;
    page.press("Step 10 epochs").await;
    page.until_epoch(7).await;
    page.press("Reset").await;
    page.until_epoch(0).await;
}

async fn panels_open(page: &Page) {
    page.press("Neuron 1 of layer 1").await;
    page.by_name(Role::Field, "Weight of X1").await;
    page.press("Close the selected neuron").await;
    page.press("Follow a point").await;
    page.press("Forward through layer 1").await;
    page.press("Close the steps").await;
    page.press("Lessons").await;
    page.press("Leave the lessons").await;
    page.press("Race").await;
    page.by_name(Role::Select, "What varies").await;
    page.press("Runs").await;
    page.press("Save as CSV").await;
    page.press("Playground").await;
    page.ready().await;
    page.press("Export").await;
    page.press("Save JSON").await;
    until("it is saved", async || {
        let messages = page.snapshot().await.messages;
        if messages.iter().any(|message| message.starts_with("Saved as")) {
            Ok(())
        } else {
            Err(format!("{messages:?}"))
        }
    })
    .await;
    page.key(&[], Key::Escape).await;
}
