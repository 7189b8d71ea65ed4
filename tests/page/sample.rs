//! One point, followed through the network and back: chosen by mouse, by keys and by numbers, and its numbers.

use experiment::Session;
use fantoccini::key::Key;

use crate::harness::{Page, Role, in_chromium, until};
use crate::native;

in_chromium!(
    the_numbers_are_those_of_the_session,
    a_press_on_the_picture_follows_that_place,
    by_keyboard_alone,
    coordinates_that_cannot_be_are_refused,
    it_follows_what_the_session_becomes,
);

const LINK: &str = "#seed=0.12345&exactDataset=xor-gate&loss=log&optimizer=adam";

/// What the panel says.
async fn text(page: &Page) -> String {
    let text = page.evaluate("return document.getElementById('sample')?.innerText ?? ''").await;
    text.as_str().unwrap_or_default().to_owned()
}

async fn until_said(page: &Page, parts: &[String]) {
    until(&format!("the panel says {parts:?}"), async || {
        let text = text(page).await;
        if parts.iter().all(|part| text.contains(part)) { Ok(()) } else { Err(text) }
    })
    .await;
}

/// A number as the panel shows it, where three places suffice.
fn shown(number: f64) -> String {
    assert!(number.abs() >= 0.01, "{number} would be shown with more places");
    format!("{number:.3}").replace('-', "−")
}

async fn the_numbers_are_those_of_the_session(page: &Page) {
    page.open(LINK).await;
    let mut session = native::session(LINK);
    page.step().await;
    session.advance(1);
    page.press("Follow a point").await;
    let sample = session.train_sample(0).unwrap();
    let (sample_trace, preview) = (session.sample_trace(&sample), session.preview(&sample));
    until_said(page, &["Training point 1 of 250".to_owned(), shown(sample.point.x), "Numbers of epoch 1.".to_owned()])
        .await;

    page.press("Forward through layer 1").await;
    until_said(
        page,
        &sample_trace.layers[0].outputs.iter().map(|output| format!("= {}", shown(*output))).collect::<Vec<_>>(),
    )
    .await;
    page.press("Forward through the output").await;
    until_said(
        page,
        &[format!(
            "sigmoid({}) = {}",
            shown(sample_trace.layers[2].pre_activations[0]),
            shown(sample_trace.layers[2].outputs[0])
        )],
    )
    .await;
    page.press("The loss").await;
    until_said(page, &[format!("= {}", shown(sample_trace.loss)), format!("= {}", shown(sample_trace.error))]).await;
    page.press("Backpropagation through the output").await;
    let after = &preview.layers()[2];
    let weights = after.weights.iter().chain(&after.biases).filter(|weight| weight.abs() >= 0.01);
    until_said(page, &weights.map(|weight| shown(*weight)).collect::<Vec<_>>()).await;
    page.press("Close the steps").await;
    until("the panel is gone", async || {
        let text = text(page).await;
        if text.is_empty() { Ok(()) } else { Err(text) }
    })
    .await;
}

async fn a_press_on_the_picture_follows_that_place(page: &Page) {
    page.open("#seed=0.12345").await;
    // The middle of the plane, and its upper right corner.
    let (x, y) = page.middle("#output-points").await;
    page.touch((x, y)).await;
    let session = native::session("#seed=0.12345");
    let middle = session.sample_at(0.0, 0.0).unwrap().point;
    until("the middle is followed", async || {
        let at = coordinates(page).await;
        let near = at.is_some_and(|(x, y)| (x - middle.x).abs() < 0.3 && (y - middle.y).abs() < 0.3);
        if near { Ok(()) } else { Err(format!("{at:?}")) }
    })
    .await;
    let size = page.evaluate("return document.getElementById('output-heat').clientWidth / 2 - 8").await;
    let size = size.as_f64().unwrap();
    let (x, y) = page.middle("#output-points").await;
    page.touch((x + size, y - size)).await;
    until_said(page, &["No point of the data".to_owned(), "label −1".to_owned()]).await;
    let (x, y) = coordinates(page).await.unwrap();
    assert!(x > 5.0 && y > 5.0, "{x} {y}");
}

/// What the two fields hold.
async fn coordinates(page: &Page) -> Option<(f64, f64)> {
    let script = "return [...document.querySelectorAll('.coordinate input')].map(field => field.value);";
    let texts: Vec<String> = serde_json::from_value(page.evaluate(script).await).expect("a list of texts");
    let [x, y] = &texts[..] else { return None };
    Some((x.parse().ok()?, y.parse().ok()?))
}

async fn by_keyboard_alone(page: &Page) {
    page.open("#seed=0.12345").await;
    page.tab_to("Follow a point").await;
    page.key(&[], Key::Enter).await;
    until("the next step has the focus", async || {
        let focused = page.focused().await;
        if focused == "Next" { Ok(()) } else { Err(focused) }
    })
    .await;
    // Features, two layers, the output, the loss, and back.
    for title in [
        "Forward through layer 1",
        "Forward through layer 2",
        "Forward through the output",
        "The loss",
        "Backpropagation through the output",
    ] {
        page.key(&[], Key::Enter).await;
        until(&format!("the step is {title}"), async || {
            let now = page.evaluate("return document.getElementById('step-title').textContent").await;
            if now == title { Ok(()) } else { Err(now.to_string()) }
        })
        .await;
    }
    page.press("Next training point").await;
    until_said(page, &["Training point 2 of 250".to_owned()]).await;
    page.press("Training point before").await;
    page.press("Training point before").await;
    until_said(page, &["Training point 250 of 250".to_owned()]).await;
}

async fn coordinates_that_cannot_be_are_refused(page: &Page) {
    page.open("#seed=0.12345&exactDataset=and").await;
    page.press("Follow a point").await;
    page.write("X1 of the point", "0.5").await;
    until_said(page, &["No point of the data".to_owned()]).await;
    for wrong in ["2.5", "abc", "NaN", ""] {
        page.write("X2 of the point", wrong).await;
        until_said(page, &["a number from -1 to 2".to_owned()]).await;
        let field = page.by_name(Role::Field, "X2 of the point").await;
        assert_eq!(field.attr("aria-invalid").await.unwrap().as_deref(), Some("true"), "{wrong:?}");
    }
    page.write("X2 of the point", "-0.5").await;
    until("it is accepted", async || {
        let at = coordinates(page).await;
        if at == Some((0.5, -0.5)) { Ok(()) } else { Err(format!("{at:?}")) }
    })
    .await;
    assert!(!text(page).await.contains("cannot be"));
}

/// Other points, another network, other settings.
async fn it_follows_what_the_session_becomes(page: &Page) {
    page.open("#seed=0.12345&networkShape=3").await;
    page.press("Follow a point").await;
    page.press("Backpropagation through layer 1").await;
    page.press("Remove hidden layer").await;
    until("there is no layer 1 any more", async || {
        let now = page.evaluate("return document.getElementById('step-title').textContent").await;
        if now == "Backpropagation through the output" { Ok(()) } else { Err(now.to_string()) }
    })
    .await;
    page.choose(Role::Radio, "AND gate").await;
    let session: Session = native::session("#seed=0.12345&networkShape=&exactDataset=and");
    let sample = session.train_sample(0).unwrap();
    until_said(page, &["Training point 1 of 250".to_owned()]).await;
    page.press("The loss").await;
    until_said(page, &[format!("= {}", shown(session.sample_trace(&sample).error))]).await;
    page.select("Problem type", "regression").await;
    until_said(page, &["of 600".to_owned()]).await;
}
