//! A browser without WebAssembly, or without its vector instructions: no playground, but a sentence that says why.

use serde_json::json;

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

#[tokio::test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
async fn a_sentence_where_vectors_are_missing() {
    let setup = Setup {
        browser: Browser::Chromium,
        arguments: &[],
        // As above.
        may_complain: true,
    };
    run(setup, concat!(module_path!(), "::a_sentence_where_vectors_are_missing"), says_why_without_vectors).await;
}

/// What a browser does that knows WebAssembly, but not its vector instructions: no current one can be told to.
const WITHOUT_VECTORS: &str = "const lacks = () => Promise.reject(new WebAssembly.CompileError('unknown opcode 0xfd'));
    WebAssembly.validate = () => false;
    WebAssembly.compile = WebAssembly.compileStreaming = WebAssembly.instantiate = WebAssembly.instantiateStreaming = lacks;";

async fn says_why(page: &Page) {
    page.client.goto(&page.server.page()).await.expect("the page loads");
    assert_eq!(page.evaluate("return typeof WebAssembly;").await, "undefined", "this browser has no WebAssembly");
    until_said(page).await;
}

async fn says_why_without_vectors(page: &Page) {
    let script = json!({ "source": WITHOUT_VECTORS });
    page.chromium("Page.addScriptToEvaluateOnNewDocument", script).await;
    page.client.goto(&page.server.page()).await.expect("the page loads");
    until_said(page).await;
}

async fn until_said(page: &Page) {
    until("the page shows a sentence about WebAssembly", async || {
        // What is not visible is not in `innerText`.
        let shown = page.evaluate("return document.body.innerText;").await;
        let text = shown.as_str().unwrap_or_default();
        if text.contains("WebAssembly") && text.contains('.') { Ok(()) } else { Err(format!("{text:?}")) }
    })
    .await;
}
