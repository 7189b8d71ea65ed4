//! Parts of the page whose files come late, are gone, or come from a host that does not know what they are.

use fantoccini::key::Key;

use crate::harness::{Page, Serving, in_chromium, until};
use crate::lessons::until_shown;

in_chromium!(
    a_part_that_does_not_come_is_said_and_follows_by_itself,
    a_link_whose_part_does_not_come_is_shown_without_it,
    a_part_that_is_gone_asks_for_the_page_to_be_reloaded,
    the_last_place_that_was_asked_for_is_where_one_ends,
);

mod everywhere {
    use super::a_host_that_does_not_know_webassembly_is_no_hindrance;
    use crate::harness::in_every_browser;

    in_every_browser!(a_host_that_does_not_know_webassembly_is_no_hindrance);
}

/// The tab that is shown.
async fn tab(page: &Page) -> String {
    let tab = page.evaluate("return document.querySelector('[aria-current=page]')?.textContent ?? '';").await;
    tab.as_str().unwrap_or_default().to_owned()
}

async fn until_tab(page: &Page, name: &str) {
    until(&format!("{name} is shown"), async || {
        let tab = tab(page).await;
        if tab.starts_with(name) { Ok(()) } else { Err(tab) }
    })
    .await;
}

async fn a_part_that_does_not_come_is_said_and_follows_by_itself(page: &Page) {
    page.open("#seed=0.12345").await;
    page.server.serve(Some(("/tools-", Serving::Held)));
    page.press("Race").await;
    let said = "The race has not come yet.";
    let is_said = |messages: &[String]| messages.iter().any(|message| message.contains(said));
    until_shown(page, said, |now| is_said(&now.messages)).await;
    page.step().await;
    assert!(is_said(&page.snapshot().await.messages), "the page goes on, and it stays said");

    page.press("Close").await;
    until_shown(page, "it was read", |now| !is_said(&now.messages)).await;
    page.press("Race").await;
    until_shown(page, "it was asked for again", |now| is_said(&now.messages)).await;
    // In its box another part says so itself.
    page.press("Export").await;
    until_shown(page, "the box says it", |now| {
        now.messages.iter().any(|message| message.starts_with("The export has not come yet."))
    })
    .await;
    page.key(&[], Key::Escape).await;

    page.server.serve(None);
    until_tab(page, "Race").await;
    until_shown(page, "nothing is late", |now| !now.messages.iter().any(|message| message.contains("not come yet")))
        .await;
}

async fn a_link_whose_part_does_not_come_is_shown_without_it(page: &Page) {
    page.server.serve(Some(("/lessons-", Serving::Held)));
    page.open("#lesson=and-or&activation=relu&noise=5&seed=1").await;
    let said = "The lessons have not come yet.";
    let now = until_shown(page, said, |now| now.messages.iter().any(|message| message.contains(said))).await;
    assert_eq!((now.in_link("lesson"), now.in_link("activation")), (Some("and-or"), Some("relu")));
    page.server.serve(None);
    until("the lesson is open", async || {
        let lesson = page.evaluate("return document.getElementById('lesson') !== null;").await;
        if lesson == true { Ok(()) } else { Err("none is".to_owned()) }
    })
    .await;
    until_shown(page, "nothing is late", |now| !now.messages.iter().any(|message| message.contains(said))).await;
}

async fn a_part_that_is_gone_asks_for_the_page_to_be_reloaded(page: &Page) {
    for serving in [Serving::Gone, Serving::Elsewhere] {
        page.open("#seed=0.12345").await;
        page.server.serve(Some(("/tools-", serving)));
        page.press("Race").await;
        let said = "reload the page to go on";
        let now = until_shown(page, said, |now| now.messages.iter().any(|message| message.contains(said))).await;
        assert!(now.messages.iter().any(|message| message.starts_with("The race could not be loaded:")), "{serving:?}");
        page.server.serve(None);
        let complaints = page.take_complaints().await;
        let is_told = |complaint: &String| complaint.contains("not there any more") || complaint.contains("404");
        assert!(!complaints.is_empty() && complaints.iter().all(is_told), "{complaints:?}");
    }
}

async fn a_host_that_does_not_know_webassembly_is_no_hindrance(page: &Page) {
    page.server.serve(Some((".wasm", Serving::Unnamed)));
    page.open("#seed=0.12345").await;
    page.press("Lessons").await;
    page.press("Leave the lessons").await;
    page.press("Race").await;
    until_tab(page, "Race").await;
    // What wasm-bindgen wrote says to developers that it is slower so.
    let complaints = page.take_complaints().await;
    assert!(complaints.iter().all(|complaint| complaint.contains("MIME type")), "{complaints:?}");
}

async fn the_last_place_that_was_asked_for_is_where_one_ends(page: &Page) {
    for (ways, end) in [(&["Race", "Runs", "Playground"][..], "Playground"), (&["Playground", "Race", "Runs"], "Runs")]
    {
        page.open("#seed=0.12345").await;
        page.server.serve(Some(("/tools-", Serving::Held)));
        for way in ways {
            // By a script: who sees that the page is loading something may go elsewhere all the same, but tests wait.
            let press = format!(
                "const named = button => button.textContent.startsWith('{way}');
                 [...document.querySelectorAll('nav.stages button')].find(named).click();"
            );
            page.evaluate(&press).await;
            until_tab(page, "Playground").await;
        }
        page.server.serve(None);
        if end == "Playground" {
            // It comes with the same file.
            page.press("Export").await;
            until("the file is there", async || {
                let text = page.evaluate("return document.getElementById('export').innerText;").await;
                if text.to_string().contains("Save notebook") { Ok(()) } else { Err(text.to_string()) }
            })
            .await;
        }
        until_tab(page, end).await;
    }
}
