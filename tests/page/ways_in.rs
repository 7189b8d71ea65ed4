//! All ways in which another experiment takes over, and Undo and Redo after them: what the link says is what the page shows.

use experiment::saved;

use crate::export::choose;
use crate::harness::{Page, in_every_browser, until};
use crate::native;

in_every_browser!(the_text_and_the_link_agree_on_every_way);

/// With the text below the playground, and without it.
const SHOWN: &str = "#seed=0.5&noise=10&hideText=false";
const HIDDEN: &str = "#seed=0.5&noise=20&hideText=true";

/// Waits until the link says so, and the page shows it.
async fn agree(page: &Page, hidden: bool, way: &str) {
    until(&format!("{way}: hideText={hidden} in the link and on the page"), async || {
        let shown = page.evaluate("return document.getElementById('text').checkVisibility();").await;
        let link = page.snapshot().await;
        let said = link.in_link("hideText").map(str::to_owned);
        if shown == !hidden && said.as_deref() == Some(&*hidden.to_string()) {
            Ok(())
        } else {
            Err(format!("shown: {shown}, in the link: {said:?}"))
        }
    })
    .await;
}

/// After another experiment has taken over that hides the text, or does not: Undo brings the other one back, and Redo this one.
async fn back_and_forth(page: &Page, hidden: bool, way: &str) {
    agree(page, hidden, way).await;
    page.press("Undo").await;
    agree(page, !hidden, &format!("Undo after {way}")).await;
    page.press("Redo").await;
    agree(page, hidden, &format!("Redo after {way}")).await;
}

async fn the_text_and_the_link_agree_on_every_way(page: &Page) {
    page.open(HIDDEN).await;
    agree(page, true, "a link").await;
    page.press("Save this run").await;
    page.press("Runs").await;
    page.press("Playground").await;

    page.client.execute("location.hash = arguments[0];", vec![SHOWN.into()]).await.expect("an address");
    agree(page, false, "a changed address").await;
    page.press("Runs").await;
    page.press("Open run 1").await;
    back_and_forth(page, true, "a run").await;

    let file = saved::write(&native::session(SHOWN));
    page.press("Export").await;
    choose(page, "shown.json", &file).await;
    agree(page, false, "a file").await;
    page.evaluate("document.getElementById('export').hidePopover();").await;
    back_and_forth(page, false, "a file").await;

    page.press("Lessons").await;
    agree(page, false, "a lesson").await;
    page.press("Leave the lessons").await;
    agree(page, false, "what was there before the lessons").await;
    page.press("Undo").await;
    agree(page, true, "Undo after the lessons").await;
    page.press("Lessons").await;
    agree(page, false, "a lesson").await;
    page.press("Leave the lessons").await;
    agree(page, true, "what was there before the lessons, without the text").await;

    page.press("Race").await;
    page.press("Open in Playground: Tanh").await;
    agree(page, true, "a contestant").await;
    page.press("Undo").await;
    agree(page, true, "Undo after a contestant").await;
}
