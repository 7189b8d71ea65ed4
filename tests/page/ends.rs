//! What ends the page's program: a panic, memory that runs out, a browser that throws. It is said on the page, and nothing goes on.

use std::time::Duration;

use tokio::time::sleep;

use crate::harness::{Page, in_every_browser, until};

in_every_browser!(a_panic_is_said, memory_that_runs_out_is_said, a_browser_that_throws_is_said);

/// Counts the frames that the page asks for.
const COUNT_FRAMES: &str = "window.frames = 0;
    window.requestAnimationFrame = (request => each => { window.frames++; return request.call(window, each); })
        (window.requestAnimationFrame);";

/// Opens the page, which trains as fast as it can.
async fn train(page: &Page) {
    page.open("#seed=0.5&networkShape=4,2&pace=max").await;
    page.evaluate(COUNT_FRAMES).await;
    page.press("Play").await;
    until("it trains", async || {
        let epoch = page.snapshot().await.epoch();
        if epoch > 3 { Ok(()) } else { Err(epoch.to_string()) }
    })
    .await;
}

/// Waits until the page says that it broke, and looks whether it really stands still.
async fn ends(page: &Page) {
    until("the page says that it broke", async || {
        let banner = page.evaluate("return document.getElementById('broken').checkVisibility();").await;
        if banner == true { Ok(()) } else { Err("it does not".to_owned()) }
    })
    .await;
    let seen = async || (page.evaluate("return window.frames;").await, page.snapshot().await.epoch());
    // What was asked for before still comes.
    sleep(Duration::from_millis(100)).await;
    let (frames, epoch) = seen().await;
    assert!(frames.as_u64() > Some(0), "frames are counted");
    sleep(Duration::from_millis(300)).await;
    assert_eq!(seen().await, (frames, epoch), "frames and epochs");
    // The browser tells developers.
    assert!(!page.take_complaints().await.is_empty(), "the console says why");
}

async fn a_panic_is_said(page: &Page) {
    train(page).await;
    page.evaluate(
        "const fail = () => { throw new Error('no more elements'); };
        Document.prototype.createElement = Document.prototype.createElementNS = Node.prototype.cloneNode = fail;",
    )
    .await;
    page.press("Neuron 1 of layer 1").await;
    ends(page).await;
}

async fn memory_that_runs_out_is_said(page: &Page) {
    page.server.run_first(include_str!("ends.js"));
    train(page).await;
    // Somebody pastes a text that has no room any more.
    page.evaluate(
        "useUp();
        const field = document.getElementById('field-stopEpoch');
        field.value = '7'.repeat(16_000_000);
        field.dispatchEvent(new Event('change', { bubbles: true }));",
    )
    .await;
    ends(page).await;
}

async fn a_browser_that_throws_is_said(page: &Page) {
    // In a script of the page: what goes wrong in another one, the browser does not tell it.
    page.server.run_first(
        "window.tear = () => {
            CanvasRenderingContext2D.prototype.clearRect = () => { throw new Error('no more canvases'); };
        };",
    );
    train(page).await;
    page.evaluate("tear();").await;
    ends(page).await;
}
