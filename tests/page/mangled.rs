//! Links that were changed on their way, as each browser hands them on: they are opened, it is said, and Undo takes it back.

use serde_json::Value;

use crate::harness::{Page, Snapshot, in_every_browser, until};

in_every_browser!(what_was_changed_on_its_way_is_opened);

async fn what_was_changed_on_its_way_is_opened(page: &Page) {
    page.open("?seed=0.5&noise=20").await;
    let first = page.snapshot().await;
    assert_eq!((first.in_link("seed"), first.in_link("noise")), (Some("0.5"), Some("20")), "{}", first.link);
    assert!(says(&first, &["The link was mended", "a ? in place of the #"]), "{:?}", first.messages);
    assert!(!first.can_press("Undo"), "before the first link there was nothing");

    // Signs of which each browser encodes others.
    page.press("Play").await;
    until_epoch_is_over(page, 0).await;
    go_to(
        page,
        "#\u{201c}https://host/#seed=0.12 345&amp;noise=3\u{a0}5&regularization=L2®Dataset=reg-gauss&x=false\">.",
    )
    .await;
    let opened =
        until_said(page, &["The link was mended", "&amp; in place of &", "spaces or line breaks", "punctuation"]).await;
    for (key, value) in [("seed", "0.12345"), ("noise", "35"), ("regDataset", "reg-gauss"), ("x", "false")] {
        assert_eq!(opened.in_link(key), Some(value), "{}", opened.link);
    }
    until("it stands at its beginning", async || {
        let now = page.snapshot().await;
        if now.epoch() == 0 && now.can_press("Play") { Ok(()) } else { Err(format!("{:?}", now.outputs)) }
    })
    .await;

    // What means nothing leaves all as it is.
    page.press("Play").await;
    until_epoch_is_over(page, 0).await;
    go_to(page, "#about us").await;
    let refused = until_said(page, &["Nothing in this link is known here.", "The experiment is as it was."]).await;
    until("the address holds the link again", async || {
        let now = page.snapshot().await.link;
        if now == opened.link { Ok(()) } else { Err(now) }
    })
    .await;
    until_epoch_is_over(page, refused.epoch()).await;
    page.press("Pause").await;

    page.press("Undo").await;
    until("Undo brings back what was there before the link", async || {
        let now = page.snapshot().await;
        if now.link == first.link && now.epoch() > 0 { Ok(()) } else { Err(format!("{} {:?}", now.link, now.outputs)) }
    })
    .await;
}

async fn go_to(page: &Page, fragment: &str) {
    page.client.execute("location.hash = arguments[0];", vec![Value::from(fragment)]).await.expect("an address");
}

fn says(snapshot: &Snapshot, words: &[&str]) -> bool {
    snapshot.messages.iter().any(|message| words.iter().all(|word| message.replace('\n', " ").contains(word)))
}

async fn until_said(page: &Page, words: &[&str]) -> Snapshot {
    until(&format!("a message says {words:?}"), async || {
        let now = page.snapshot().await;
        if says(&now, words) { Ok(now) } else { Err(format!("{:?}", now.messages)) }
    })
    .await
}

async fn until_epoch_is_over(page: &Page, epoch: u64) {
    until(&format!("it has trained more than {epoch} epochs"), async || {
        let now = page.snapshot().await.epoch();
        if now > epoch { Ok(()) } else { Err(now.to_string()) }
    })
    .await;
}
