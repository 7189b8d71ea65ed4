//! The inspector: every number of a neuron, read and changed.

use experiment::{Change, Edit, Parameter};
use fantoccini::key::Key;

use crate::harness::{Page, Role, in_chromium, until};
use crate::native;

in_chromium!(
    the_output_neurons_bias_is_changed_and_the_losses_follow,
    nonsense_is_refused_and_the_value_stays,
    a_silenced_weight_comes_alive,
    numbers_move_by_arrow_keys_and_by_dragging,
    a_change_is_undone_and_made_again,
    a_network_is_set_by_hand_from_zero,
    new_weights_stand_in_the_link,
);

/// Faults #90 and #194 of the original, and that its losses were stale after an edit.
async fn the_output_neurons_bias_is_changed_and_the_losses_follow(page: &Page) {
    let link = "#seed=0.12345";
    page.open(link).await;
    let mut session = native::session(link);
    page.step().await;
    session.advance(1);
    page.press("Output neuron").await;
    let bias = Parameter::Bias { layer: 2, neuron: 0 };
    let shown: f64 = page.written("Bias").await.parse().expect("a bias is a number");
    assert!((shown - bias.value(session.network()).unwrap()).abs() < 1e-4, "the inspector shows the bias");

    page.write("Bias", "0.75").await;
    let _ = session.change(&Change::Parameter(bias, 0.75)).unwrap();
    native::until_shown(page, &session).await;
    page.write("Weight of neuron 2 of layer 2", "-2.5").await;
    let _ = session.change(&Change::Parameter(Parameter::Weight { layer: 2, to: 0, from: 1 }, -2.5)).unwrap();
    native::until_shown(page, &session).await;
    until_equation(page, &["tanh(", "− 2.50", "a₂", "+ 0.75)"]).await;
}

async fn until_equation(page: &Page, parts: &[&str]) {
    until(&format!("the equation holds {parts:?}"), async || {
        let text = page.evaluate("return document.getElementById('equation').textContent").await;
        let text = text.as_str().unwrap_or_default().to_owned();
        if parts.iter().all(|part| text.contains(part)) { Ok(()) } else { Err(text) }
    })
    .await;
}

async fn nonsense_is_refused_and_the_value_stays(page: &Page) {
    page.open("#seed=0.12345").await;
    page.press("Neuron 1 of layer 1").await;
    let (before, value) = (page.snapshot().await, page.written("Weight of X1").await);
    for text in ["", "abc", "1e999", "-1001", "NaN"] {
        page.write("Weight of X1", text).await;
        until(&format!("{text:?} is refused, with what is allowed"), async || {
            let now = page.snapshot().await;
            let said = now.messages.iter().any(|message| message.contains("-1000") && message.contains("1000"));
            if said { Ok(()) } else { Err(format!("{:?}", now.messages)) }
        })
        .await;
        let field = page.by_name(Role::Field, "Weight of X1").await;
        assert_eq!(field.attr("aria-invalid").await.unwrap().as_deref(), Some("true"), "{text:?}");
        assert_eq!(page.snapshot().await.losses(), before.losses(), "{text:?} changes nothing");
        page.key(&[], Key::Escape).await;
        until("the last good value is back", async || {
            let now = page.written("Weight of X1").await;
            if now == value { Ok(()) } else { Err(now) }
        })
        .await;
    }
    assert_eq!(page.snapshot().await.messages, Vec::<String>::new(), "after Escape nothing is wrong any more");
    // Where nothing was typed, it is not the field's.
    page.key(&[], Key::Escape).await;
    until("the card is closed", async || {
        let is_open = page.evaluate("return document.getElementById('bias') !== null;").await;
        if is_open == false { Ok(()) } else { Err("it is open".to_owned()) }
    })
    .await;
}

/// A dead weight stays dead in the original, even when it is edited.
async fn a_silenced_weight_comes_alive(page: &Page) {
    let link = "#seed=0.12345&regularization=L1&regularizationRate=0.01&xSquared=true&ySquared=true&sinX=true";
    page.open(link).await;
    let mut session = native::session(link);
    for _ in 0..3 {
        page.press("Step 100 epochs").await;
        session.advance(100);
        native::until_shown(page, &session).await;
    }
    let silenced = session.network().layers()[0].dead.iter().position(|silenced| *silenced).expect("L1 silences");
    let (to, from) = (silenced / 5, silenced % 5);
    let feature = session.config().features().iter().nth(from).unwrap();
    let feature = session.config().feature_label(feature);
    page.press(&format!("Neuron {} of layer 1", to + 1)).await;
    let name = format!("Weight of {feature}");
    assert_eq!(page.written(&name).await, "0");
    let is_marked = format!("return !document.getElementById('weight-{from}-silenced').hidden");
    assert_eq!(page.evaluate(&is_marked).await, true, "a silenced weight says so");

    page.write(&name, "0.9").await;
    let _ = session.change(&Change::Parameter(Parameter::Weight { layer: 0, to, from }, 0.9)).unwrap();
    native::until_shown(page, &session).await;
    assert_eq!(page.evaluate(&is_marked).await, false);
    page.step().await;
    session.advance(1);
    native::until_shown(page, &session).await;
    assert_ne!(page.written(&name).await, "0.9", "it learns again");
}

async fn numbers_move_by_arrow_keys_and_by_dragging(page: &Page) {
    page.open("#seed=0.12345&initZero=true").await;
    page.press("Neuron 1 of layer 1").await;
    page.write("Bias", "0.5").await;
    page.key(&[], Key::Up).await;
    assert_eq!(page.written("Bias").await, "0.6");
    page.key(&[Key::Shift], Key::Down).await;
    assert_eq!(page.written("Bias").await, "-0.4");
    page.key(&[Key::Alt], Key::Up).await;
    assert_eq!(page.written("Bias").await, "-0.39");
    page.type_text("7").await;
    page.key(&[], Key::Escape).await;
    assert_eq!(page.written("Bias").await, "-0.39", "Escape takes nothing over");
    let label = page.middle("label[for=weight-0]").await;
    page.drag(label, 50.0).await;
    until("dragging 50 units to the right adds 0.5", async || {
        let now = page.written("Weight of X1").await;
        if now == "0.5" { Ok(()) } else { Err(now) }
    })
    .await;
}

async fn a_change_is_undone_and_made_again(page: &Page) {
    page.open("#seed=0.12345").await;
    let first = page.snapshot().await;
    page.select("Learning rate", "0.3").await;
    page.press("Neuron 1 of layer 1").await;
    page.write("Bias", "3").await;
    let changed = page.snapshot().await;
    assert_ne!(changed.losses(), first.losses());
    page.key(&[], Key::Tab).await;
    page.key(&[Key::Control], 'z').await;
    until_losses(page, first.losses()).await;
    page.key(&[Key::Control, Key::Shift], 'z').await;
    until_losses(page, changed.losses()).await;
    page.press("Undo").await;
    page.press("Undo").await;
    until("the learning rate is what it was", async || {
        let now = page.snapshot().await;
        if now.in_link("learningRate") == Some("0.03") && !now.can_press("Undo") { Ok(()) } else { Err(now.link) }
    })
    .await;
}

async fn until_losses(page: &Page, losses: (&str, &str)) {
    until(&format!("the losses are {losses:?}"), async || {
        let now = page.snapshot().await;
        if now.losses() == losses { Ok(()) } else { Err(format!("{:?}", now.losses())) }
    })
    .await;
}

/// A line between the classes of Gaussian, drawn by three numbers.
async fn a_network_is_set_by_hand_from_zero(page: &Page) {
    let link = "#seed=0.12345&dataset=gauss&networkShape=&initZero=true";
    page.open(link).await;
    page.tab_to("Output neuron").await;
    page.key(&[], Key::Enter).await;
    until("the first field has the focus", async || {
        let here = page.focused().await;
        if here == "Weight of X1" { Ok(()) } else { Err(here) }
    })
    .await;
    let mut session = native::session(link);
    for (name, from) in [("Weight of X1", 0), ("Weight of X2", 1)] {
        assert_eq!(page.focused().await, name);
        page.key(&[Key::Control], 'a').await;
        page.type_text("1.5").await;
        page.key(&[], Key::Tab).await;
        let _ = session.change(&Change::Parameter(Parameter::Weight { layer: 0, to: 0, from }, 1.5)).unwrap();
    }
    let now = native::until_shown(page, &session).await;
    assert!(now.training_loss() < 0.01, "the line separates the classes: {:?}", now.outputs);
}

/// Fault #25: after Reset the original has other weights than its link.
async fn new_weights_stand_in_the_link(page: &Page) {
    page.open("#seed=0.12345").await;
    let first = page.snapshot().await;
    page.press("New weights").await;
    let drawn = until("the link has a seed for the weights", async || {
        let now = page.snapshot().await;
        if now.in_link("weightSeed").is_some() { Ok(now) } else { Err(now.link) }
    })
    .await;
    assert_ne!(drawn.losses(), first.losses());
    page.step().await;
    page.press("Reset").await;
    until_losses(page, drawn.losses()).await;
    page.reload().await;
    until_losses(page, drawn.losses()).await;

    page.step().await;
    page.step().await;
    let epoch = page.snapshot().await.epoch();
    page.press("Regenerate").await;
    let mut session = native::session(&drawn.link);
    session.advance(2);
    let seed = page.snapshot().await.in_link("seed").unwrap().to_owned();
    let _ = session.apply(Edit::Seed(seed)).unwrap();
    assert_eq!(native::until_shown(page, &session).await.epoch(), epoch, "other data, the same network");
}
