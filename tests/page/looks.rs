//! How the page looks: light and dark, two palettes, and on a small screen what is scrolled to.

use serde_json::{Value, json};

use crate::harness::{Page, in_chromium, until};

in_chromium!(
    the_second_palette_is_used_everywhere,
    dark_as_the_device_or_as_chosen,
    what_is_scrolled_to_is_painted,
    as_sharp_as_each_screen
);

/// What is painted of the picture, a neuron, a line, a data set and the scale.
const PAINTED: &str = "return [...['output-heat', 'output-points', 'neuron-0-0', 'links-0', 'dataset-spiral']
        .map(id => document.getElementById(id).toDataURL()),
    getComputedStyle(document.querySelector('.scale-bar')).backgroundImage];";

async fn the_second_palette_is_used_everywhere(page: &Page) {
    page.open("#seed=0.12345").await;
    let orange = page.evaluate(PAINTED).await;
    page.press("Colours and dark mode").await;
    page.select("Colours", "yellow").await;
    let differs = |yellow: &Value| {
        let pairs = orange.as_array().into_iter().flatten().zip(yellow.as_array().into_iter().flatten());
        pairs.map(|(one, other)| one != other).collect::<Vec<_>>() == [true; 6]
    };
    until("everything has other colours", async || {
        let now = page.evaluate(PAINTED).await;
        if differs(&now) { Ok(()) } else { Err("some are as before".to_owned()) }
    })
    .await;
    page.reload().await;
    assert!(differs(&page.evaluate(PAINTED).await), "the device remembers");
}

async fn background(page: &Page) -> String {
    let color = page.evaluate("return getComputedStyle(document.body).backgroundColor;").await;
    color.as_str().unwrap_or_default().to_owned()
}

async fn until_background(page: &Page, color: &str) {
    until(&format!("the page is {color}"), async || {
        let now = background(page).await;
        if now == color { Ok(()) } else { Err(now) }
    })
    .await;
}

async fn dark_as_the_device_or_as_chosen(page: &Page) {
    page.prefer_dark(false).await;
    page.open("#seed=0.12345").await;
    let (light, light_picture) = (background(page).await, page.picture().await);
    page.prefer_dark(true).await;
    until("the page and the picture follow the device", async || {
        let now = background(page).await;
        if now != light && page.picture().await != light_picture { Ok(()) } else { Err(now) }
    })
    .await;
    let dark = background(page).await;
    page.press("Colours and dark mode").await;
    page.select("Appearance", "light").await;
    until_background(page, &light).await;
    page.select("Appearance", "dark").await;
    page.prefer_dark(false).await;
    until_background(page, &dark).await;
}

async fn what_is_scrolled_to_is_painted(page: &Page) {
    page.resize(390, 420).await;
    page.open("#seed=0.12345").await;
    let hidden = "return document.getElementById('neuron-0-0').getBoundingClientRect().top > innerHeight;";
    assert_eq!(page.evaluate(hidden).await, true, "the network is further down");
    page.middle("#neuron-0-0").await;
    until("its pictures are painted once they are seen", async || {
        let script = "const canvas = document.getElementById('neuron-0-0');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return new Set(new Uint32Array(data.buffer)).size;";
        let colours = page.evaluate(script).await.as_u64().unwrap_or_default();
        if colours > 2 { Ok(()) } else { Err(format!("{colours} colours")) }
    })
    .await;
}

/// A screen whose pixel ratio a test chooses: browsers tell nobody when they emulate another one.
const SCREEN: &str = "const ask = window.matchMedia.bind(window);
    let ratio = 1, asked = [];
    Object.defineProperty(window, 'devicePixelRatio', { get: () => ratio });
    window.matchMedia = query => {
        if (!query.startsWith('(resolution')) return ask(query);
        const media = new EventTarget();
        asked.push({ query, media });
        return media;
    };
    window.moveToScreenOf = next => {
        const before = `(resolution: ${ratio}dppx)`;
        ratio = next;
        asked.filter(({ query }) => query === before).forEach(({ media }) => media.dispatchEvent(new Event('change')));
    };";

async fn as_sharp_as_each_screen(page: &Page) {
    let added = page.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SCREEN })).await;
    page.open("#seed=0.12345").await;
    for ratio in [1.0, 2.0, 1.5, 1.0] {
        page.evaluate(&format!("moveToScreenOf({ratio});")).await;
        until(&format!("every picture has {ratio} points to a unit"), async || {
            let script = "return ['output-points', 'chart', 'links-0', 'dataset-circle', 'dataset-spiral']
                .map(id => document.getElementById(id)).map(canvas => canvas.width / canvas.clientWidth);";
            let found = page.evaluate(script).await;
            let ratios = found.as_array().into_iter().flatten().filter_map(Value::as_f64);
            if ratios.filter(|found| (found - ratio).abs() < 0.03).count() == 5 {
                Ok(())
            } else {
                Err(found.to_string())
            }
        })
        .await;
    }
    page.chromium("Page.removeScriptToEvaluateOnNewDocument", added).await;
}
