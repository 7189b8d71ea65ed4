//! A table of somebody's own: pasted, it is what the network learns from; where it is none, the page says why.

use serde_json::json;

use crate::harness::{Page, in_chromium, until};
use crate::native;

in_chromium!(a_pasted_table_is_learned_from, what_is_no_table_leaves_the_points);

/// A table of two kinds of animals, by height and weight.
pub const PETS: &str = "height (cm),weight (kg),animal\n23.5,3.6,cat\n25,4.4,cat\n33,7,cat\n28,5.5,cat\n18,2.3,dog\n37,11,dog\n57,31,dog\n61,33,dog\n";

/// Opens the box and pastes a text into its field.
pub async fn paste(page: &Page, text: &str) {
    page.press("Open a table").await;
    let script = "const field = document.getElementById('table-text');
        if (!field) return false;
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return true;";
    until("the box has a field", async || {
        let pasted = page.client.execute(script, vec![json!(text)]).await;
        if pasted.as_ref().is_ok_and(|pasted| *pasted == true) { Ok(()) } else { Err(format!("{pasted:?}")) }
    })
    .await;
}

async fn a_pasted_table_is_learned_from(page: &Page) {
    page.open("#seed=1").await;
    paste(page, PETS).await;
    page.press("Use these 8 points").await;
    page.until_said("There are 8 points now: “cat” against “dog” by “height (cm)” and “weight (kg)”.").await;
    let link = page.snapshot().await.link;
    let mut session = native::session(&link);
    assert_eq!(session.train_points().len() + session.test_points().len(), 8, "{link}");
    native::until_shown(page, &session).await;
    page.press("Step 10 epochs").await;
    let _ = session.advance(10);
    native::until_shown(page, &session).await;
}

async fn what_is_no_table_leaves_the_points(page: &Page) {
    page.open("#seed=1&dataset=xor").await;
    let link = page.snapshot().await.link;
    paste(page, "hello").await;
    page.until_said("This is no table of points: it has one row only: “hello”.").await;
    let now = page.snapshot().await;
    assert_eq!(now.link, link);
    assert!(!now.buttons.keys().any(|name| name.starts_with("Use these")), "{:?}", now.buttons);
}
