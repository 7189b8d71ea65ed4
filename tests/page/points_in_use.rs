//! Points of somebody's own while the network trains, and the names that they have in their table.

use experiment::{Session, links};

use crate::harness::{Page, in_chromium, until};
use crate::points::{edit, until_drawn};

in_chromium!(
    points_come_and_go_while_it_trains,
    names_of_a_table_stay_with_its_points,
    the_large_editor_is_alone_on_the_page
);

/// Waits until it has trained for some epochs.
async fn until_trained(page: &Page) {
    until("it trains", async || {
        let epoch = page.snapshot().await.epoch();
        if epoch > 5 { Ok(()) } else { Err(epoch.to_string()) }
    })
    .await;
}

async fn points_come_and_go_while_it_trains(page: &Page) {
    page.open("#seed=0.5").await;
    edit(page).await;
    page.press("Play").await;
    until_trained(page).await;
    let before = page.snapshot().await.epoch();
    let middle = page.middle("#drawing").await;
    page.press_at(&[middle]).await;
    until_drawn(page, 501).await;
    page.press("Pause").await;
    let now = page.snapshot().await.epoch();
    assert!(now >= before, "the epoch goes on from {before}, not {now}");
    page.press("Undo").await;
    until_drawn(page, 500).await;
    page.press("Done").await;
}

async fn names_of_a_table_stay_with_its_points(page: &Page) {
    let table = "height (cm),weight (kg),animal\n20,4,cat\n24,5,cat\n23,3,cat\n60,25,dog\n55,20,dog\n70,32,dog\n";
    let table = experiment::tables::Table::of_text(table).expect("a table");
    let picked = table.suggest().and_then(|selection| table.pick(&selection)).expect("points");
    let config = links::read("#seed=3", String::new).config.with_own_data(picked.own_data().expect("points"));
    page.open(&format!("#{}", links::write(&config))).await;
    let text = page.evaluate("return document.querySelector('.plot').innerText;").await;
    let text = text.as_str().unwrap_or_default();
    assert!(["height (cm)", "weight (kg)", "20", "60"].iter().all(|part| text.contains(part)), "{text}");
    page.press("Follow a point").await;
    let sample = Session::new(config.clone()).train_sample(0).expect("a point");
    let own = config.own_data_in_use().expect("own points");
    let expected = format!(
        "height (cm) {}, weight (kg) {}: {}",
        own.text_at(0, sample.point.x),
        own.text_at(1, sample.point.y),
        own.label_text(sample.point.label).expect("a class")
    );
    until(&format!("the point is said to be {expected}"), async || {
        let said = page.evaluate("return document.querySelector('.point-meaning')?.innerText ?? '';").await;
        let said = said.as_str().unwrap_or_default().to_owned();
        if said.replace('\n', "") == expected { Ok(()) } else { Err(said) }
    })
    .await;
}

async fn the_large_editor_is_alone_on_the_page(page: &Page) {
    page.resize(390, 844).await;
    page.open("#seed=1").await;
    page.press("Edit points").await;
    let inert = "return [...document.querySelectorAll('[inert]')].map(part => part.className);";
    until("nothing else can be reached", async || {
        let parts = page.evaluate(inert).await;
        let is_alone = ["title-bar", "run-bar", "middle", "side"].iter().all(|part| parts.to_string().contains(part));
        if is_alone { Ok(()) } else { Err(parts.to_string()) }
    })
    .await;
    page.press("Train").await;
    until_trained(page).await;
    page.press("Pause training").await;
    page.press("Done").await;
    until("the page is there again, and the focus where it was", async || {
        let script = format!("return [document.activeElement.textContent, (() => {{ {inert} }})().length];");
        let found = page.evaluate(&script).await;
        if found == serde_json::json!(["Edit points", 0]) { Ok(()) } else { Err(found.to_string()) }
    })
    .await;
}
