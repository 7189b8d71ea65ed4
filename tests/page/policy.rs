//! The page's Content Security Policy: it forbids what is smuggled in, and nothing that the page itself does. Complaints about it
//! fail each other test, too.

use serde_json::{Value, json};

use crate::export::CATCH;
use crate::harness::{Page, Role, in_every_browser, until};
use crate::lessons::until_shown;
use crate::racing;

in_every_browser!(what_is_smuggled_in_does_nothing, every_panel_obeys);

/// The page's policy, and what stands before it in the page's head that it would have to govern.
const POLICY: &str = "const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]');
    const governed = [...document.querySelectorAll('script:not([data-first]), style, link')];
    return [policy?.content ?? '',
        governed.filter(one => one.compareDocumentPosition(policy) & Node.DOCUMENT_POSITION_FOLLOWING).length];";

/// Smuggles in scripts and styles, and asks another host; says what came of it.
const SMUGGLE: &str = "const done = arguments[arguments.length - 1];
    const forbidden = new Set();
    addEventListener('securitypolicyviolation', event => forbidden.add(event.effectiveDirective));
    const add = (tag, fill) => { const one = document.createElement(tag); fill(one); document.body.append(one); return one; };
    add('script', one => { one.textContent = 'window.smuggled = true;'; });
    add('button', one => { one.setAttribute('onclick', 'window.smuggled = true;'); }).click();
    add('style', one => { one.textContent = '#smuggled { color: rgb(1 2 3) !important; }'; });
    const styled = add('p', one => { one.id = 'smuggled'; one.setAttribute('style', 'background: rgb(4 5 6)'); });
    add('base', one => { one.href = 'http://another.invalid/'; });
    add('img', one => { one.src = 'http://another.invalid/picture.png'; });
    const { color, backgroundColor } = getComputedStyle(styled);
    fetch('http://another.invalid/').catch(() => {}).then(() => setTimeout(() => done({
        ran: window.smuggled === true,
        styled: color === 'rgb(1, 2, 3)' || backgroundColor === 'rgb(4, 5, 6)',
        moved: document.baseURI.includes('another'),
        forbidden: [...forbidden].sort(),
    }), 100));";

async fn what_is_smuggled_in_does_nothing(page: &Page) {
    page.open("#seed=0.12345").await;
    let policy = page.evaluate(POLICY).await;
    let text = policy[0].as_str().unwrap_or_default();
    assert!(text.starts_with("default-src 'none'") && !text.contains("unsafe-inline"), "the policy is {text:?}");
    assert_eq!(policy[1], 0, "scripts, styles and links before the policy");

    let found: Value = page.client.execute_async(SMUGGLE, Vec::new()).await.expect("the page answers");
    let forbidden = [
        "base-uri",
        "connect-src",
        "img-src",
        "script-src-attr",
        "script-src-elem",
        "style-src-attr",
        "style-src-elem",
    ];
    assert_eq!(found, json!({ "ran": false, "styled": false, "moved": false, "forbidden": forbidden }));
    let complaints = page.take_complaints().await;
    assert!(complaints.len() >= forbidden.len(), "each is told to developers: {complaints:#?}");
}

async fn every_panel_obeys(page: &Page) {
    page.open("#seed=0.12345").await;
    page.evaluate(CATCH).await;
    page.press("About: Learning rate").await;
    until_shown(page, "the box stands beside its button", |_| true).await;
    let place = page.evaluate("return document.getElementById('about').style.cssText;").await;
    assert!(place.as_str().is_some_and(|place| place.contains("left") && place.contains("px")), "{place}");
    page.evaluate("document.getElementById('about').hidePopover();").await;
    page.press("Colours and dark mode").await;
    page.select("Appearance", "dark").await;
    page.evaluate("document.querySelector(':popover-open')?.hidePopover();").await;
    page.press("Link for a class").await;
    page.by_name(Role::Field, "Link").await;
    page.evaluate("document.querySelector(':popover-open')?.hidePopover();").await;
    page.press("Neuron 1 of layer 1").await;
    page.by_name(Role::Field, "Weight of X1").await;
    page.press("Close the selected neuron").await;
    page.press("Follow a point").await;
    page.press("Close the steps").await;
    page.press("Lessons").await;
    page.press("Leave the lessons").await;
    page.press("Export").await;
    let buttons = ["Save notebook", "Save JSON", "Points and predictions, CSV", "Output, PNG", "Losses, PNG"];
    for (count, button) in buttons.into_iter().enumerate() {
        page.press(button).await;
        until(&format!("“{button}” saves a file"), async || {
            let caught = page.evaluate("return caught.length;").await;
            if caught.as_u64() > Some(count as u64) { Ok(()) } else { Err(caught.to_string()) }
        })
        .await;
    }
    page.evaluate("document.getElementById('export').hidePopover();").await;
    page.press("Save this run").await;
    page.press("Runs").await;
    page.press("Open run 1").await;
    for seeds in ["", "&raceSeeds=5"] {
        racing::open(page, &format!("#seed=0.5&pace=max&race=activation&raceEpochs=20{seeds}")).await;
        page.press("Play").await;
        racing::until_said(page, &["Finished"]).await;
        let no_worker = page.snapshot().await.messages.iter().any(|message| message.contains("worker"));
        assert!(!no_worker, "its workers train");
    }
    let heights =
        page.evaluate("return [...document.querySelectorAll('.race-strip')].map(strip => strip.style.height);");
    assert_eq!(heights.await.as_array().map(Vec::len), Some(2), "one strip each for losses and epochs");
    assert_eq!(page.take_complaints().await, Vec::<String>::new());
    page.evaluate("localStorage.clear();").await;
}
