//! The pictures and the lines: right way up, named, and live under the pointer.

use fantoccini::key::Key;

use crate::harness::{Page, Role, in_chromium, until};

in_chromium!(
    thumbnails_are_the_right_way_up,
    a_lines_value_is_live,
    a_neuron_is_shown_large,
    settings_add_no_points_to_the_chart
);

/// Faults #76, #136 and #161: Gaussian's positive class lies up and to the right.
async fn thumbnails_are_the_right_way_up(page: &Page) {
    page.open("#seed=0.12345").await;
    let script = "const canvas = document.getElementById('dataset-gauss');
        const { width, height } = canvas;
        const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
        const sums = { blue: [0, 0, 0], orange: [0, 0, 0] };
        for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
          const [red, , blue, alpha] = data.slice(4 * (y * width + x), 4 * (y * width + x) + 4);
          if (alpha < 200) continue;
          const sum = blue > red ? sums.blue : sums.orange;
          sum[0] += x / width; sum[1] += y / height; sum[2]++;
        }
        return Object.values(sums).map(([x, y, n]) => [x / n, y / n, n]);";
    let means = page.evaluate(script).await;
    let at = |class: usize, axis: usize| means[class][axis].as_f64().expect("points of both classes");
    assert!(at(0, 0) > 0.6 && at(0, 1) < 0.4, "blue is up and to the right: {means}");
    assert!(at(1, 0) < 0.4 && at(1, 1) > 0.6, "orange is down and to the left: {means}");
}

async fn text_of(page: &Page, id: &str) -> String {
    let text = page.evaluate(&format!("return document.getElementById({id:?}).textContent")).await;
    text.as_str().unwrap_or_default().to_owned()
}

/// Fault #198: the value of a hovered weight stands still while the network learns.
async fn a_lines_value_is_live(page: &Page) {
    page.open("#seed=0.12345").await;
    // The line from X1 to the first neuron is level: its middle lies between the two.
    let (left, y) = page.middle("#feature-x").await;
    let (right, _) = page.middle("#neuron-0-0").await;
    page.point((left + right) / 2.0, y).await;
    let first = until("the line's weight is shown", async || {
        let text = text_of(page, "link-value").await;
        if text.starts_with("Weight ") { Ok(text) } else { Err(text) }
    })
    .await;
    page.evaluate("document.querySelector('[aria-label=Play]').click()").await;
    until("the value changes", async || {
        let text = text_of(page, "link-value").await;
        if text != first && text.starts_with("Weight ") { Ok(()) } else { Err(text) }
    })
    .await;
}

async fn a_neuron_is_shown_large(page: &Page) {
    page.open("#seed=0.12345").await;
    let output = page.picture().await;
    let (x, y) = page.middle("#neuron-0-0").await;
    page.point(x, y).await;
    until("the neuron's own picture and name are shown", async || {
        let name = text_of(page, "shown").await;
        if name == "Neuron 1 of layer 1" && page.picture().await != output { Ok(()) } else { Err(name) }
    })
    .await;
    page.point(5.0, 5.0).await;
    until("the output is back", async || {
        if page.picture().await == output { Ok(()) } else { Err(text_of(page, "shown").await) }
    })
    .await;
}

/// Fault #184: switching "Discretize" adds a point. Only epochs do.
async fn settings_add_no_points_to_the_chart(page: &Page) {
    page.open("#seed=0.12345").await;
    for _ in 0..3 {
        page.step().await;
    }
    let before = points(page).await;
    assert_eq!(before.len(), 4, "a point for each epoch: {before:?}");
    assert!(before[3].starts_with("Epoch 3: training loss 0."), "{before:?}");
    page.choose(Role::Toggle, "Discretize output").await;
    page.select("Learning rate", "0.1").await;
    assert_eq!(points(page).await, before);
}

/// What the chart says of each of its points, read from left to right by keys.
async fn points(page: &Page) -> Vec<String> {
    page.evaluate("document.getElementById('chart').focus();").await;
    page.key(&[], Key::Home).await;
    let mut said: Vec<String> = Vec::new();
    loop {
        let text = page.evaluate("return document.getElementById('chart').ariaValueText;").await;
        let text = text.as_str().unwrap_or_default().to_owned();
        if said.last() == Some(&text) {
            return said;
        }
        said.push(text);
        page.key(&[], Key::Right).await;
    }
}
