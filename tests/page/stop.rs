//! Training that stops by itself and says why, and steps of several epochs.

use crate::harness::{Page, Role, Snapshot, in_chromium, until};
use crate::native;

in_chromium!(
    at_an_epoch,
    at_a_test_loss,
    when_nothing_improves,
    back_to_the_best_weights,
    nonsense_is_no_rule,
    steps_of_ten_and_a_hundred
);

async fn until_stopped(page: &Page, reason: &str) -> Snapshot {
    until(&format!("it stops and says {reason:?}"), async || {
        let now = page.snapshot().await;
        let said = now.messages.iter().any(|message| message.contains(reason));
        if said && now.can_press("Play") { Ok(now) } else { Err(format!("{:?} {:?}", now.messages, now.outputs)) }
    })
    .await
}

async fn at_an_epoch(page: &Page) {
    page.open("#seed=0.12345").await;
    page.write("Stop at epoch", "25").await;
    page.press("Play").await;
    let stopped = until_stopped(page, "epoch 25").await;
    assert_eq!(stopped.epoch(), 25);
    assert_eq!(stopped.in_link("stopEpoch"), Some("25"));
    page.press("Play").await;
    until("play goes on after it", async || {
        let epoch = page.snapshot().await.epoch();
        if epoch > 30 { Ok(()) } else { Err(epoch.to_string()) }
    })
    .await;
}

async fn at_a_test_loss(page: &Page) {
    page.open("#seed=0.12345&pace=5").await;
    page.write("Stop at test loss", "0.1").await;
    page.press("Play").await;
    let stopped = until_stopped(page, "test loss has reached 0.1").await;
    let loss: f64 = stopped.losses().1.parse().expect("a loss is a number");
    assert!(loss <= 0.1);
}

async fn when_nothing_improves(page: &Page) {
    // No hidden layer: the circle cannot be learned.
    page.open("#seed=0.12345&networkShape=&pace=25&stopStalled=50").await;
    page.press("Play").await;
    until_stopped(page, "not improved by 0.1 % for 50 epochs").await;
}

async fn back_to_the_best_weights(page: &Page) {
    let link = "#noise=50&percTrainData=10&networkShape=8,8&learningRate=0.1&stopStalled=30&seed=0.5";
    let mut session = native::session(link);
    session.advance(100_000);
    let best = session.best_epoch().expect("it was better before");
    page.open(link).await;
    page.press("Play").await;
    let stopped = until_stopped(page, "not improved by 0.1 % for 30 epochs").await;
    assert_eq!(stopped.epoch(), session.epoch());
    page.press(&format!("Go back to the best weights (epoch {best})")).await;
    let at_best = || {
        let mut session = native::session(link);
        session.advance(best);
        session
    };
    native::until_shown(page, &at_best()).await;
    page.press("Undo").await;
    native::until_shown(page, &session).await;
    page.press("Redo").await;
    page.step().await;
    let mut next = at_best();
    next.advance(1);
    native::until_shown(page, &next).await;
}

async fn nonsense_is_no_rule(page: &Page) {
    page.open("#seed=0.12345&stopEpoch=40").await;
    for text in ["abc", "0", "1e999", "2.5"] {
        page.write("Stop at epoch", text).await;
        until(&format!("{text:?} is refused"), async || {
            let field = page.by_name(Role::Field, "Stop at epoch").await;
            let now = page.snapshot().await;
            let said = now.messages.iter().any(|message| message.contains("whole number from 1"));
            let invalid = field.attr("aria-invalid").await.unwrap().as_deref() == Some("true");
            if said && invalid { Ok(()) } else { Err(format!("{:?}", now.messages)) }
        })
        .await;
        assert_eq!(page.snapshot().await.in_link("stopEpoch"), Some("40"), "the last good value stays");
    }
    page.write("Stop at epoch", "").await;
    until("an empty field is no rule", async || {
        let now = page.snapshot().await;
        if now.in_link("stopEpoch").is_none() { Ok(()) } else { Err(now.link) }
    })
    .await;
}

async fn steps_of_ten_and_a_hundred(page: &Page) {
    page.open("#seed=0.12345").await;
    page.press("Step 10 epochs").await;
    page.until_epoch(10).await;
    page.press("Step 100 epochs").await;
    page.until_epoch(110).await;
}
