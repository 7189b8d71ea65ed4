//! A browser that translates the page puts elements in the place of its texts. The page stays whole then, and says what it would say.

use std::time::Duration;

use fantoccini::key::Key;

use crate::harness::{Page, Role, in_chromium, until};

in_chromium!(translated_at_once_it_says_the_same, translated_late_it_says_the_same);

const TRANSLATOR: &str = include_str!("translator.js");

/// All that is to be translated, text by text.
const TEXTS: &str = "
    const body = document.body.cloneNode(true);
    for (const element of body.querySelectorAll('[translate=no], script, style, select')) element.remove();
    for (const element of body.querySelectorAll('font')) element.replaceWith(...element.childNodes);
    body.normalize();
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode.data.trim());
    return texts.filter(text => text !== '');";

/// What somebody does.
enum Act {
    Open(&'static str),
    Press(&'static str),
    Select(&'static str, &'static str),
    Write(&'static str, &'static str),
    Toggle(&'static str),
    /// What is open is closed.
    Escape,
    /// Another link is opened.
    Link(&'static str),
}

/// What is done, and what is said then.
const WAY: &[(Act, &str)] = &[
    (Act::Open("#seed=0.12345"), "2 hidden layers"),
    (Act::Press("Lessons"), "A neuron is a weighted sum"),
    (Act::Press("Output neuron"), "Its inputs are the features."),
    (Act::Write("Bias", "abc"), "abc"),
    (Act::Write("Bias", "0.5"), "Its inputs are the features."),
    (Act::Press("Next"), "AND and OR with one perceptron"),
    (Act::Press("Step 100 epochs"), "1 of 2 goals reached."),
    (Act::Press("Next"), "XOR takes two more"),
    (Act::Write("Errors (predicted)", "100"), "You predicted 100."),
    (Act::Press("Step 100 epochs"), "1 of 2 goals reached."),
    (Act::Press("Add hidden layer"), "1 hidden layer"),
    (Act::Press("8. Activation functions, raced"), "First, your prediction: "),
    (Act::Press("ReLU"), "Do this: "),
    (Act::Press("Leave the lessons"), "2 hidden layers"),
    (Act::Press("About: Learning rate"), "How far each step moves the weights"),
    (Act::Press("About: Activation"), "The function that each hidden neuron applies"),
    (Act::Escape, "2 hidden layers"),
    (Act::Select("Regularization", "L2"), "L2"),
    (Act::Select("Optimizer", "adam"), "Adam"),
    (Act::Select("Problem type", "regression"), "Gap: test − training loss"),
    (Act::Select("Problem type", "classification"), "Training accuracy"),
    (Act::Press("Neuron 1 of layer 2"), "are the outputs of layer 1"),
    (Act::Press("Close the selected neuron"), "Press a neuron or a line"),
    (Act::Press("Follow a point"), "Training point 1 of 250"),
    (Act::Press("Next"), "Each input times its weight"),
    (Act::Press("Close the steps"), "Follow a point"),
    (Act::Press("Save this run"), "Saved as run 1"),
    (Act::Press("Runs"), "on this device only"),
    (Act::Press("Delete run 1"), "Put the deleted run back"),
    (Act::Press("Put the deleted run back"), "learning rate 0.03"),
    (Act::Link("#seed=1&race=activation&raceValues=tanh,relu,linear&raceEpochs=30&pace=max"), "Ready: Play trains"),
    (Act::Toggle("Sigmoid"), "Play trains 4 networks"),
    (Act::Press("Play"), "below"),
    (Act::Select("What varies", "learningRate"), "Ready: Play trains"),
    (Act::Link("#seed=1&noise=999"), "noise cannot be “999”"),
    (Act::Link("#seed=1&amp;noise=5"), "The link was mended."),
    (Act::Press("Close"), "2 hidden layers"),
    (Act::Press("Link for a class"), "Choose what your students can use."),
];

async fn act(page: &Page, act: &Act) {
    match act {
        Act::Open(link) => page.open(link).await,
        Act::Press(button) => page.press(button).await,
        Act::Select(list, value) => page.select(list, value).await,
        Act::Write(field, text) => page.write(field, text).await,
        Act::Toggle(name) => page.choose(Role::Toggle, name).await,
        Act::Escape => page.key(&[], Key::Escape).await,
        Act::Link(link) => drop(page.evaluate(&format!("location.hash = {link:?};")).await),
    }
}

async fn texts(page: &Page) -> Vec<String> {
    let texts = page.evaluate(TEXTS).await;
    texts.as_array().into_iter().flatten().filter_map(|text| text.as_str()).map(str::to_owned).collect()
}

async fn until_said(page: &Page, said: &str) {
    until(&format!("“{said}” is said"), async || {
        let texts = texts(page).await;
        if texts.iter().any(|text| text.contains(said.trim())) { Ok(()) } else { Err(texts.join(" | ")) }
    })
    .await;
}

/// What comes a moment later, such as the end of what is said once, is there.
async fn settled(page: &Page) -> Vec<String> {
    let mut before = texts(page).await;
    loop {
        tokio::time::sleep(Duration::from_millis(300)).await;
        let now = texts(page).await;
        if now == before {
            return now;
        }
        before = now;
    }
}

async fn says_the_same(page: &Page, late: bool) {
    let mut plain = Vec::new();
    for (done, said) in WAY {
        act(page, done).await;
        until_said(page, said).await;
        plain.push(settled(page).await);
    }
    page.evaluate("localStorage.clear(); sessionStorage.clear();").await;
    page.server.run_first(&format!("const LATE = {late};\n{TRANSLATOR}"));
    for (index, ((done, said), plain)) in WAY.iter().zip(&plain).enumerate() {
        act(page, done).await;
        until(&format!("step {index} says what it says without a translator: “{said}”"), async || {
            let texts = texts(page).await;
            if texts == *plain {
                return Ok(());
            }
            let stale: Vec<&String> = texts.iter().filter(|text| !plain.contains(text)).collect();
            let missing: Vec<&String> = plain.iter().filter(|text| !texts.contains(text)).collect();
            Err(format!("stale: {stale:?}, missing: {missing:?}"))
        })
        .await;
        let n_translated = page.evaluate("return document.getElementsByTagName('font').length;").await;
        assert!(late || n_translated.as_u64().is_some_and(|n| n > 50), "it is translated: {n_translated}");
    }
}

async fn translated_at_once_it_says_the_same(page: &Page) {
    says_the_same(page, false).await;
}

async fn translated_late_it_says_the_same(page: &Page) {
    says_the_same(page, true).await;
}
