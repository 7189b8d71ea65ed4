//! What the original does not know: more activations, losses, optimizers and initializations, and the logic gates.

use crate::harness::{Page, Role, in_chromium, until};
use crate::native;

in_chromium!(
    each_is_chosen_and_comes_back_by_its_link,
    the_original_is_given_the_nearest,
    regression_has_one_loss,
    a_gate_has_a_plane_of_its_own,
    a_neuron_says_its_activation,
);

async fn each_is_chosen_and_comes_back_by_its_link(page: &Page) {
    let link = "#seed=0.12345";
    page.open(link).await;
    let mut session = native::session(link);
    for (name, value, key) in [
        ("Optimizer", "adam", "optimizer"),
        ("Loss", "log", "loss"),
        ("Activation", "gelu", "activation"),
        ("Optimizer", "nesterov", "optimizer"),
        ("Loss", "perceptron", "loss"),
        ("Activation", "step", "activation"),
        ("Initialization", "he", "initialization"),
    ] {
        page.step().await;
        session.advance(1);
        page.select(name, value).await;
        native::change(&mut session, key, value);
        native::until_shown(page, &session).await;
        assert_eq!(page.snapshot().await.controls[name], value);
    }
    assert_eq!(session.epoch(), 0, "an initialization is where training begins");
    page.step().await;
    session.advance(1);
    let before = native::until_shown(page, &session).await;
    page.reload().await;
    page.step().await;
    assert_eq!(native::until_shown(page, &session).await.controls, before.controls);
}

async fn the_original_is_given_the_nearest(page: &Page) {
    page.open("#seed=0.12345&activation=silu&dataset=and").await;
    let shown = page.snapshot().await;
    let in_link = ["activation", "exactActivation", "dataset", "exactDataset", "loss"].map(|key| shown.in_link(key));
    assert_eq!(in_link, [Some("relu"), Some("silu"), Some("gauss"), Some("and"), None]);
    assert_eq!(shown.controls["Activation"], "silu");
    page.choose(Role::Radio, "XOR gate").await;
    until("the link has the gate", async || {
        let shown = page.snapshot().await;
        match (shown.in_link("dataset"), shown.in_link("exactDataset")) {
            (Some("xor"), Some("xor-gate")) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
}

async fn regression_has_one_loss(page: &Page) {
    page.open("#seed=0.12345&loss=log&problem=regression").await;
    let loss = page.by_name(Role::Select, "Loss").await;
    assert!(!loss.is_enabled().await.unwrap());
    assert_eq!(page.snapshot().await.controls["Loss"], "squared", "what acts is shown");
    page.select("Problem type", "classification").await;
    until("the chosen loss acts again", async || {
        let loss = page.snapshot().await.controls["Loss"].clone();
        if loss == "log" && page.by_name(Role::Select, "Loss").await.is_enabled().await.unwrap() {
            Ok(())
        } else {
            Err(loss)
        }
    })
    .await;
}

async fn a_gate_has_a_plane_of_its_own(page: &Page) {
    page.open("#seed=0.12345").await;
    assert_eq!(marks(page).await, ["−6", "−3", "0", "3", "6", "X₁"]);
    page.choose(Role::Radio, "AND gate").await;
    until("the axis shows where 0 and 1 are", async || {
        let marks = marks(page).await;
        if marks == ["−1", "0", "1", "2", "X₁"] { Ok(()) } else { Err(format!("{marks:?}")) }
    })
    .await;
}

/// The numbers below the picture.
async fn marks(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.axis:not(.upward) span')].map(mark => mark.textContent);";
    serde_json::from_value(page.evaluate(script).await).expect("a list of texts")
}

async fn a_neuron_says_its_activation(page: &Page) {
    for (activation, function) in
        [("gelu", "GELU("), ("silu", "SiLU("), ("step", "step("), ("leaky_relu", "Leaky ReLU(")]
    {
        page.open(&format!("#seed=0.12345&activation={activation}&loss=log")).await;
        page.press("Neuron 1 of layer 1").await;
        until_equation(page, function).await;
        page.press("Output neuron").await;
        until_equation(page, "sigmoid(").await;
    }
}

async fn until_equation(page: &Page, part: &str) {
    until(&format!("the equation holds {part}"), async || {
        let text = page.evaluate("return document.getElementById('equation').textContent").await;
        if text.as_str().is_some_and(|text| text.contains(part)) { Ok(()) } else { Err(text.to_string()) }
    })
    .await;
}
