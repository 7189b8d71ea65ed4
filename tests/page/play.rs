//! Opening the page, Play, Pause, Step and Reset.

use crate::harness::{Page, Role, in_every_browser, until};

in_every_browser!(opens_plays_pauses_steps_and_resets);

async fn opens_plays_pauses_steps_and_resets(page: &Page) {
    page.open("").await;
    let at_first = page.snapshot().await;
    assert_eq!(at_first.messages, Vec::<String>::new(), "nothing is wrong with an empty link");
    assert_eq!(at_first.epoch(), 0);
    let picture_at_first = page.picture().await;
    assert!(picture_at_first.colours() > 2, "the untrained network's picture is not empty");

    page.press("Play").await;
    until("training changes epoch, training loss and picture", async || {
        let now = page.snapshot().await;
        let moved = now.epoch() > 0 && now.losses().0 != at_first.losses().0;
        let repainted = page.picture().await != picture_at_first;
        if moved && repainted { Ok(()) } else { Err(format!("{:?}, repainted: {repainted}", now.outputs)) }
    })
    .await;

    page.press("Pause").await;
    page.by_name(Role::Button, "Play").await;
    let paused = page.snapshot().await;
    frames(page, 20).await;
    assert_eq!(page.snapshot().await, paused, "a paused page stands still");

    page.press("Step").await;
    page.until_epoch(paused.epoch() + 1).await;
    frames(page, 20).await;
    assert_eq!(page.snapshot().await.epoch(), paused.epoch() + 1, "a step is one epoch");

    page.press("Reset").await;
    page.until_epoch(0).await;
    let reset = page.snapshot().await;
    assert_eq!(reset.losses(), at_first.losses(), "a reset gives the losses from before");
    assert!(page.picture().await == picture_at_first, "a reset gives the picture from before");
}

/// Lets the browser draw so many frames: whatever runs from frame to frame had its chance.
async fn frames(page: &Page, count: u32) {
    let script = "const [count, done] = arguments;
        const next = left => left ? requestAnimationFrame(() => next(left - 1)) : done();
        next(count);";
    page.client.execute_async(script, vec![count.into()]).await.expect("the browser draws frames");
}
