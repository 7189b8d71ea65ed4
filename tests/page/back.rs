//! The Back button leaves the page, however much was changed on it.

use fantoccini::key::Key;

use crate::harness::{Page, Role, in_chromium, until};

in_chromium!(ten_changes_are_no_history);

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
