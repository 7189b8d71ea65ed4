//! All ways in which another experiment takes over, and Undo and Redo after them: what the link says is what the page shows.

use experiment::saved;

use crate::export::choose;
use crate::harness::{Page, Role, in_every_browser, until};
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

/// After another experiment has taken over, and Undo, and Redo: the text is there or not as the page's own link says.
async fn back_and_forth(page: &Page, hidden: bool, way: &str) {
    agree(page, hidden, way).await;
    page.press("Undo").await;
    agree(page, hidden, &format!("Undo after {way}")).await;
    page.press("Redo").await;
    agree(page, hidden, &format!("Redo after {way}")).await;
}

async fn the_text_and_the_link_agree_on_every_way(page: &Page) {
    page.open(SHOWN).await;
    agree(page, false, "a link").await;
    page.press("Save this run").await;
    page.client.execute("location.hash = arguments[0];", vec![HIDDEN.into()]).await.expect("an address");
    agree(page, true, "a changed address").await;
    page.press("Save this run").await;
    every_way(page, true, "Open run 1", SHOWN).await;

    page.client.execute("location.hash = arguments[0];", vec![SHOWN.into()]).await.expect("an address");
    agree(page, false, "another changed address").await;
    every_way(page, false, "Open run 2", HIDDEN).await;
}

/// Ways on which experiments come that have it otherwise: a run, a file of `other`, lessons, a race.
async fn every_way(page: &Page, hidden: bool, run: &str, other: &str) {
    page.press("Runs").await;
    page.press(run).await;
    back_and_forth(page, hidden, "a run").await;

    let file = saved::write(&native::session(other));
    page.press("Export").await;
    choose(page, "other.json", &file).await;
    agree(page, hidden, "a file").await;
    page.evaluate("document.getElementById('export').hidePopover();").await;
    back_and_forth(page, hidden, "a file").await;

    page.press("Lessons").await;
    page.by_name(Role::Button, "Leave the lessons").await;
    agree(page, hidden, "a lesson").await;
    page.press("Leave the lessons").await;
    agree(page, hidden, "what was there before the lessons").await;
    page.press("Undo").await;
    agree(page, hidden, "Undo after the lessons").await;

    page.press("Race").await;
    page.press("Open in Playground: Tanh").await;
    agree(page, hidden, "a contestant").await;
    page.press("Undo").await;
    agree(page, hidden, "Undo after a contestant").await;
}
