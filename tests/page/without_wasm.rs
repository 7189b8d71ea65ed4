//! A browser without WebAssembly: no playground, but a sentence that says why.

use crate::harness::{Browser, Page, Setup, run, until};

#[tokio::test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
async fn a_sentence_instead_of_a_blank_page() {
    let setup = Setup {
        browser: Browser::Chromium,
        // Without its just-in-time compiler, Chromium has no WebAssembly either.
        arguments: &["--js-flags=--jitless"],
        // Whatever starts the module cannot know that there is nobody to start it.
        may_complain: true,
    };
    run(setup, concat!(module_path!(), "::a_sentence_instead_of_a_blank_page"), says_why).await;
}

async fn says_why(page: &Page) {
    page.client.goto(&page.server.page()).await.expect("the page loads");
    assert_eq!(page.evaluate("return typeof WebAssembly;").await, "undefined", "this browser has no WebAssembly");
    until("the page shows a sentence about WebAssembly", async || {
        // What is not visible is not in `innerText`.
        let shown = page.evaluate("return document.body.innerText;").await;
        let text = shown.as_str().unwrap_or_default();
        if text.contains("WebAssembly") && text.contains('.') { Ok(()) } else { Err(format!("{text:?}")) }
    })
    .await;
}
