//! Links that leave out and lock controls, the editor that makes them, and the Share button. What no way on a class's page changes is
//! in `class_page`.

use std::collections::BTreeSet;

use experiment::Setting;

use crate::harness::{FIND_BY_ROLE, Page, Role, in_chromium, until};

in_chromium!(
    each_name_hides_its_own_control_only,
    each_name_locks_its_own_control_only,
    what_is_locked_says_so,
    nothing_is_left_of_what_is_left_out,
    neurons_cannot_be_switched_off,
    the_editor_makes_such_links,
    an_opened_link_is_edited,
    a_refused_clipboard_shows_the_link,
);

/// Which data there are, and what makes others.
const DATASETS: [&str; 10] = [
    "Circle",
    "Exclusive or",
    "Gaussian",
    "Spiral",
    "AND gate",
    "OR gate",
    "XOR gate",
    "Edit points",
    "Open a table",
    "Write a formula",
];
const LAYERS: [&str; 6] = [
    "Add hidden layer",
    "Remove hidden layer",
    "Add neuron to layer 1",
    "Add neuron to layer 2",
    "Remove neuron from layer 1",
    "Remove neuron from layer 2",
];

/// Names of one control, which has an explanation.
const EXPLAINED: [(&str, &str); 16] = [
    ("showTestData", "Show test data"),
    ("discretize", "Discretize output"),
    ("learningRate", "Learning rate"),
    ("activation", "Activation"),
    ("loss", "Loss"),
    ("optimizer", "Optimizer"),
    ("initialization", "Initialization"),
    ("regularization", "Regularization"),
    ("regularizationRate", "Regularization rate"),
    ("problem", "Problem type"),
    ("percTrainData", "Ratio of training to test data"),
    ("noise", "Noise"),
    ("numPoints", "Number of points"),
    ("batchSize", "Batch size"),
    ("speed", "Pace"),
    ("dataset", "Dataset"),
];

/// Names of one control without, or of several.
const OTHERS: [(&str, &[&str]); 9] = [
    ("playButton", &["Play"]),
    ("stepButton", &["Step", "Step 10 epochs", "Step 100 epochs"]),
    ("resetButton", &["Reset"]),
    ("regenerate", &["Regenerate"]),
    ("newWeights", &["New weights"]),
    ("sinX", &["sin X1"]),
    ("formulas", &["Add a formula"]),
    ("numHiddenLayers", &LAYERS),
    ("stopping", &["Stop at epoch", "Stop at test loss", "Stop after epochs without progress"]),
];

/// Names of what can only be left out.
const PARTS: [(&str, &[&str]); 12] = [
    ("race", &["Race"]),
    ("runs", &["Runs", "Save this run"]),
    ("keepRun", &["Save this run"]),
    ("lessons", &["Lessons"]),
    ("export", &["Export"]),
    ("share", &["Share"]),
    ("classLink", &["Link for a class"]),
    ("undo", &["Redo", "Undo"]),
    ("followPoint", &["Follow a point"]),
    ("logarithmic", &["Logarithmic"]),
    ("predictFirst", &["Predict first"]),
    ("timeline", &["Play from the start", "Epoch that is shown", "Changes and film"]),
];

/// The controls of the page by name, and whether each can be used.
async fn controls(page: &Page) -> Vec<(String, bool)> {
    let script = format!(
        "{FIND_BY_ROLE}
        const roles = ['button', 'select', 'slider', 'toggle', 'radio', 'field'];
        const shown = roles.flatMap(all).filter(element => !element.closest('[popover]'));
        return shown.map(element => [nameOf(element), usable(element)]);"
    );
    serde_json::from_value(page.evaluate(&script).await).expect("names")
}

async fn names(page: &Page) -> BTreeSet<String> {
    controls(page).await.into_iter().map(|(name, _)| name).collect()
}

async fn unusable(page: &Page) -> BTreeSet<String> {
    controls(page).await.into_iter().filter(|(_, usable)| !usable).map(|(name, _)| name).collect()
}

fn set(names: impl IntoIterator<Item = impl Into<String>>) -> BTreeSet<String> {
    names.into_iter().map(Into::into).collect()
}

/// The controls of a name, beside its explanations.
fn controls_of(name: &str) -> Vec<&'static str> {
    match EXPLAINED.iter().find(|(other, _)| *other == name) {
        Some((_, "Dataset")) => DATASETS.to_vec(),
        Some((_, control)) => vec![control],
        None => OTHERS.iter().find(|(other, _)| *other == name).map_or(Vec::new(), |(_, controls)| controls.to_vec()),
    }
}

/// The explanations beside them.
fn explanations_of(name: &str) -> Vec<String> {
    let has_some = |setting: &Setting| {
        use Setting::{Feature, Formula, OwnData, Seed, WeightSeed};
        !matches!(setting, Feature(_) | Formula(_) | Seed | WeightSeed | OwnData)
    };
    let settings = Setting::all().filter(|setting| setting.hidden_as() == Some(name) && has_some(setting));
    settings.map(|setting| format!("About: {}", setting.info().label)).collect()
}

fn lockable() -> impl Iterator<Item = &'static str> {
    EXPLAINED.iter().map(|(name, _)| *name).chain(OTHERS.iter().map(|(name, _)| *name))
}

/// Opens the page with all that it has, and waits for what comes late; the names of its controls.
async fn whole(page: &Page) -> BTreeSet<String> {
    page.open("#seed=0.12345").await;
    page.by_name(Role::Button, "Changes and film").await;
    names(page).await
}

/// Fault #129: hiding the ratio hides the test loss.
async fn each_name_hides_its_own_control_only(page: &Page) {
    let all = whole(page).await;
    let results = page.snapshot().await.outputs;
    let of_lockable = lockable().map(|name| {
        let hidden = set(controls_of(name)).into_iter().chain(explanations_of(name)).collect();
        (name, hidden)
    });
    let of_parts = PARTS.iter().map(|(name, controls)| (*name, set(controls.iter().copied())));
    for (name, hidden) in of_lockable.chain(of_parts) {
        page.open(&format!("#seed=0.12345&{name}_hide=true")).await;
        // What comes late is missing at first.
        until(&format!("{name}_hide=true hides what it should"), async || {
            let shown = names(page).await;
            let missing: BTreeSet<String> = all.difference(&shown).cloned().collect();
            if missing == hidden { Ok(()) } else { Err(format!("{missing:?} is missing, and not {hidden:?}")) }
        })
        .await;
        assert_eq!(page.snapshot().await.outputs.len(), results.len(), "{name}_hide=true leaves the results");
    }
    page.open("#seed=0.12345&hideText=true").await;
    assert_eq!(page.evaluate("return document.getElementById('text').checkVisibility()").await, false);
    page.open("#seed=0.12345&weights_hide=true").await;
    page.press("Neuron 1 of layer 1").await;
    page.step().await;
    assert!(!names(page).await.contains("Bias"), "the card of a neuron stays closed");
}

async fn each_name_locks_its_own_control_only(page: &Page) {
    let all = whole(page).await;
    let before = unusable(page).await;
    for name in lockable() {
        page.open(&format!("#seed=0.12345&{name}_lock=true")).await;
        until(&format!("{name}_lock=true shows all"), async || {
            let shown = names(page).await;
            if shown == all { Ok(()) } else { Err(format!("{shown:?}")) }
        })
        .await;
        let locked: BTreeSet<String> = unusable(page).await.difference(&before).cloned().collect();
        // With the other problem, another data set would be learned from.
        let also = (name == "dataset").then(|| "Problem type".to_owned());
        let expected: BTreeSet<String> = set(controls_of(name)).into_iter().chain(also).collect();
        assert_eq!(locked, expected, "what {name}_lock=true locks");
    }
}

/// For the pointer in a title, which screen readers read as a description.
async fn what_is_locked_says_so(page: &Page) {
    let all: String = lockable().map(|name| format!("&{name}_lock=true")).collect();
    page.open(&format!("#seed=0.12345{all}&weights_lock=true&switchOff_lock=true")).await;
    let silent = "const locked = [...document.querySelectorAll('main :disabled, main [aria-disabled=true]')];
        const says = element => element.closest('[title]')?.title === \"Set by your teacher's link\";
        // Before anything was trained, the time line is empty.
        const isEmpty = element => element.closest('.time-line') !== null;
        return [locked.length > 40, locked.filter(element => !says(element) && !isEmpty(element)).map(element => element.outerHTML)];";
    assert_eq!(page.evaluate(silent).await, serde_json::json!([true, []]));
    // A switch of the diagram shows its picture also while it is locked, and says why nothing comes of it.
    page.press("sin X1").await;
    until("it is said", async || {
        let said = page.snapshot().await;
        let is_said = said.messages.iter().any(|message| message.contains("Set by your teacher's link: sin X1."));
        if is_said && said.in_link("sinX") == Some("false") { Ok(()) } else { Err(format!("{said:?}")) }
    })
    .await;
    page.press("Neuron 1 of layer 1").await;
    page.by_name(Role::Field, "Bias").await;
    let readonly = page.evaluate("return document.getElementById('bias').readOnly;").await;
    assert_eq!(readonly, true);
    assert_eq!(page.evaluate(silent).await, serde_json::json!([true, []]), "in its card, too");
}

/// In the card of a neuron there is a switch, or a locked one, and neither keys nor presses switch.
async fn neurons_cannot_be_switched_off(page: &Page) {
    for (way, shown) in [("hide", None), ("lock", Some(false))] {
        page.open(&format!("#seed=0.12345&switchOff_{way}=true")).await;
        let neuron = page.middle("#neuron-0-0").await;
        page.press_at(&[neuron, neuron, neuron]).await;
        page.key(&[], 'o').await;
        page.by_name(Role::Field, "Bias").await;
        let controls = controls(page).await;
        let switch = controls.iter().find(|(name, _)| name.starts_with("Switched off")).map(|(_, usable)| *usable);
        assert_eq!(switch, shown, "{way}");
        let now = page.snapshot().await;
        assert!(now.can_press("Neuron 1 of layer 1") && now.outputs.contains_key("Test loss"), "{way}: {now:?}");
    }
}

/// No heading, box or sign of what is not there.
async fn nothing_is_left_of_what_is_left_out(page: &Page) {
    let names = lockable().chain(PARTS.iter().map(|(name, _)| *name)).chain(["weights", "switchOff"]);
    let all: String = names.map(|name| format!("&{name}_hide=true")).collect();
    page.open(&format!("#seed=0.12345{all}")).await;
    let left = "return [...document.querySelectorAll('main .panel, .side, .run-bar > *, .switches, .tools, .stages, .help, .lock')]
        .filter(element => element.checkVisibility()).map(element => `${element.className}`).sort();";
    let left: Vec<String> = serde_json::from_value(page.evaluate(left).await).expect("classes");
    let is_feature = |name: &String| name == "help";
    let (helps, boxes): (Vec<String>, Vec<String>) = left.into_iter().partition(is_feature);
    assert_eq!(boxes, ["panel network", "panel output", "tools", "transport"]);
    assert_eq!(helps.len(), 1, "the chart's");
    let heads = "return [...document.querySelectorAll('.column-head')].map(head => head.textContent.trim());";
    assert_eq!(page.evaluate(heads).await, serde_json::json!(["Features", "Layer 1", "Layer 2", "Output"]));
}

/// Chooses in the editor how a control is shown.
async fn choose(page: &Page, control: &str, way: &str) {
    let script = "const [name, way] = arguments;
        const label = [...document.querySelectorAll('#class-link .choice label')].find(label => label.textContent === name);
        label.control.value = way;
        label.control.dispatchEvent(new Event('change', { bubbles: true }));";
    until("the editor is there", async || {
        let is_there = page.evaluate("return document.querySelector('#class-link .choice') !== null;").await;
        if is_there == true { Ok(()) } else { Err("there are no choices".to_owned()) }
    })
    .await;
    let asked = page.client.execute(script, vec![control.into(), way.into()]).await;
    asked.unwrap_or_else(|error| panic!("the editor has no choice for {control}: {error}"));
}

/// What stands behind the `#` of the link in the editor, once this holds for it.
async fn edited(page: &Page, holds: impl Fn(&str) -> bool) -> String {
    let link = until("the editor shows the link", async || {
        let link = page.written("Link").await;
        if holds(&link) { Ok(link) } else { Err(link) }
    })
    .await;
    link.split_once('#').expect("a link has a fragment").1.to_owned()
}

async fn the_editor_makes_such_links(page: &Page) {
    page.open("#seed=0.12345").await;
    let before = page.snapshot().await;
    page.press("Link for a class").await;
    for (control, way) in [
        ("Noise", "hidden"),
        ("Step", "hidden"),
        ("Text below the playground", "hidden"),
        ("Learning rate", "locked"),
        ("Race", "hidden"),
        ("Activation", "locked"),
        ("Activation", "shown"),
    ] {
        choose(page, control, way).await;
    }
    let keys = ["noise_hide", "stepButton_hide", "hideText", "learningRate_lock", "race_hide"];
    let is_whole =
        |link: &str| keys.iter().all(|key| link.contains(&format!("{key}=true"))) && !link.contains("activation_lock");
    let fragment = edited(page, is_whole).await;
    assert_eq!(page.snapshot().await.link, before.link, "this page keeps its controls");
    page.open(&format!("#{fragment}")).await;
    let now = page.snapshot().await;
    assert!(
        !now.controls.contains_key("Noise") && !now.buttons.contains_key("Step") && !now.buttons.contains_key("Race")
    );
    assert!(unusable(page).await.contains("Learning rate") && !unusable(page).await.contains("Activation"));
    assert_eq!(now.losses(), before.losses(), "the same experiment");
}

/// A teacher opens the link that they have made, changes it, and copies it again; by keyboard, too.
async fn an_opened_link_is_edited(page: &Page) {
    page.open("#seed=0.12345&noise_hide=true&learningRate_lock=true&hideText=true").await;
    page.press("Link for a class").await;
    let fragment = edited(page, |link| link.contains("noise_hide=true")).await;
    assert!(fragment.contains("learningRate_lock=true") && fragment.contains("hideText=true"), "{fragment}");
    let shown = "return [...document.querySelectorAll('#class-link .restricted')].map(row =>
        `${row.querySelector('label').textContent}: ${row.querySelector('select').selectedOptions[0].text}`);";
    let restricted =
        serde_json::json!(["Noise: Left out", "Learning rate: Locked", "Text below the playground: Left out"]);
    assert_eq!(page.evaluate(shown).await, restricted);
    page.evaluate("document.getElementById('class-noise').focus();").await;
    page.type_text("Sh").await;
    let fragment = edited(page, |link| !link.contains("noise_hide")).await;
    assert!(fragment.contains("learningRate_lock=true"), "{fragment}");
    assert!(!names(page).await.contains("Noise"), "this page is as its own link says");
    page.open(&format!("#{fragment}")).await;
    assert!(names(page).await.contains("Noise"));
    page.press("Link for a class").await;
    page.press("Show all").await;
    let fragment = edited(page, |link| !link.contains("_lock")).await;
    assert!(fragment.contains("hideText=false"), "{fragment}");
}

async fn a_refused_clipboard_shows_the_link(page: &Page) {
    page.open("#seed=0.12345").await;
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no'));").await;
    page.press("Share").await;
    until("the link is there, selected", async || {
        let script = "const field = document.activeElement;
            return [field.value ?? '', location.href, field.selectionStart, field.selectionEnd];";
        let seen = page.evaluate(script).await;
        let whole =
            seen[0] == seen[1] && seen[2] == 0 && seen[3].as_u64() == seen[1].as_str().map(|link| link.len() as u64);
        if whole { Ok(()) } else { Err(seen.to_string()) }
    })
    .await;
}
