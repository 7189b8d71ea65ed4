//! The Back button leads from place to place, and at last away from the page, however much was changed on it.

use fantoccini::key::Key;

use crate::harness::{Page, Role, in_every_browser, until};

in_every_browser!(ten_changes_are_no_history, back_leads_to_where_one_was);

async fn ten_changes_are_no_history(page: &Page) {
    page.client.goto(&page.server.elsewhere()).await.expect("another page");
    page.client.goto(&page.server.page()).await.expect("the page loads");
    page.ready().await;
    let before = page.evaluate("return history.length;").await;

    for change in 0..10 {
        let link = page.snapshot().await.link;
        match change % 5 {
            0 => page.type_key(Role::Slider, "Noise", Key::Right.into()).await,
            1 => page.choose(Role::Toggle, "Discretize output").await,
            2 => page.press("Add neuron to layer 1").await,
            3 => page.press("Regenerate").await,
            _ => page.choose(Role::Toggle, "sin X1").await,
        }
        until("the change is in the link", async || {
            let now = page.snapshot().await.link;
            if now == link { Err(now) } else { Ok(()) }
        })
        .await;
    }
    let last = page.snapshot().await.link;
    assert_eq!(page.evaluate("return history.length;").await, before, "changes add nothing to the history");

    page.client.back().await.expect("there is a page before");
    until_at(page, &page.server.elsewhere()).await;
    page.client.forward().await.expect("there is a page after");
    page.ready().await;
    until_at(page, &(page.server.page() + &last)).await;
}

async fn until_at(page: &Page, address: &str) {
    until(&format!("the browser is at {address}"), async || {
        let now = page.evaluate("return location.href;").await;
        if now == *address { Ok(()) } else { Err(now.to_string()) }
    })
    .await;
}

async fn back_leads_to_where_one_was(page: &Page) {
    page.open("#seed=0.12345").await;
    page.press("Race").await;
    until_shown(page, "Networks compared").await;
    page.press("Runs").await;
    until_shown(page, "Saved runs").await;
    page.client.back().await.expect("the race was before");
    until_shown(page, "Networks compared").await;
    page.client.back().await.expect("the playground was before");
    until_shown(page, "Network output").await;
    page.type_key(Role::Slider, "Noise", Key::Right.into()).await;
    page.press("Lessons").await;
    until_lesson(page, true).await;
    page.client.back().await.expect("the playground was before");
    until_lesson(page, false).await;
    until("the settings are as they were", async || {
        let link = page.snapshot().await.link;
        if link.contains("noise=5") { Ok(()) } else { Err(link) }
    })
    .await;

    let before = page.evaluate("return history.state;").await;
    page.press("Export").await;
    until_box(page, true).await;
    until("the box has an entry of its own", async || {
        let now = page.evaluate("return history.state;").await;
        if now == before { Err(now.to_string()) } else { Ok(()) }
    })
    .await;
    page.client.back().await.expect("the page was there before the box");
    until_box(page, false).await;
    until_shown(page, "Network output").await;
}

async fn until_shown(page: &Page, title: &str) {
    until(&format!("{title} is shown"), async || {
        let script = "return [...document.querySelectorAll('main h2')].map(title => title.textContent);";
        let titles = page.evaluate(script).await;
        let is_there = titles.as_array().is_some_and(|titles| titles.iter().any(|one| one == title));
        if is_there { Ok(()) } else { Err(titles.to_string()) }
    })
    .await;
}

async fn until_lesson(page: &Page, is_open: bool) {
    until("the lesson is open, or not", async || {
        let now = page.evaluate("return document.getElementById('lesson') !== null;").await;
        if now == is_open { Ok(()) } else { Err(now.to_string()) }
    })
    .await;
}

async fn until_box(page: &Page, is_open: bool) {
    until("the box is open, or not", async || {
        let now = page.evaluate("return document.querySelector(':popover-open') !== null;").await;
        if now == is_open { Ok(()) } else { Err(now.to_string()) }
    })
    .await;
}
