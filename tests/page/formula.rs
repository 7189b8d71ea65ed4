//! Formulas of somebody's own: one labels the points, another is a feature, and the network learns the same as natively.

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::{Page, Role, in_chromium, until};
use crate::native;

in_chromium!(what_is_written_is_learned, a_mistake_is_said_where_it_stands);

/// Types into the field of the box key by key, in place of what is there: whatever is said meanwhile, it keeps the focus.
async fn write(page: &Page, text: &str) {
    const NAME: &str = "Formula in x1 and x2";
    let field = page.by_name(Role::Field, NAME).await;
    field.click().await.expect("the field can be pressed");
    page.key(&[Key::Control], 'a').await;
    page.key(&[], Key::Delete).await;
    page.type_text(text).await;
    assert_eq!(page.written(NAME).await, text);
}

async fn what_is_written_is_learned(page: &Page) {
    page.open("#seed=1").await;
    page.press("Write a formula").await;
    write(page, "sin(x1) > x2 / 3").await;
    page.press("Use this formula").await;
    page.until_said("Points are labelled by sin(X₁) > X₂ / 3 now.").await;
    page.press("Add a formula").await;
    write(page, "cos(x1)").await;
    page.press("Use this formula").await;
    page.until_said("The network sees cos(X₁) of each point now.").await;
    let link = page.snapshot().await.link;
    assert!(link.contains("&dataset=formula&") && link.contains("&formula1=x1_cos&"), "{link}");
    let mut session = native::session(&link);
    native::until_shown(page, &session).await;
    page.press("Step 10 epochs").await;
    let _ = session.advance(10);
    native::until_shown(page, &session).await;
    // Pressed, its node opens what it was written in.
    page.press("cos(X₁)").await;
    page.press("Remove this feature").await;
    page.until_said("The network does not see cos(X₁) any more.").await;
    assert_eq!(page.snapshot().await.in_link("formula1"), None);
    page.press("Undo").await;
    page.by_name(Role::Button, "cos(X₁)").await;
    let all = page.snapshot().await.link;
    page.open(&format!("#{}", all.split_once('#').expect("a link has a fragment").1)).await;
    native::until_shown(page, &native::session(&all)).await;
}

async fn a_mistake_is_said_where_it_stands(page: &Page) {
    page.open("#seed=1").await;
    let link = page.snapshot().await.link;
    page.press("Write a formula").await;
    write(page, "sin(x3) > 0").await;
    let script = "const field = document.getElementById('formula-text');
        const why = document.getElementById(field.getAttribute('aria-describedby'));
        return [field.getAttribute('aria-invalid'), why?.innerText.slice(0, 34),
            document.querySelector('#formula mark')?.innerText];";
    let expected = json!(["true", "At character 5: “x3” is unknown. A", "x3"]);
    until("the mistake is marked", async || {
        let seen = page.evaluate(script).await;
        if seen == expected { Ok(()) } else { Err(seen.to_string()) }
    })
    .await;
    page.press("Use this formula").await;
    assert_eq!(page.snapshot().await.link, link, "what it was stays");
}
