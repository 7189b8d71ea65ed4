//! Lessons in files: beside the page, opened by its link, and dropped on it.

use serde_json::json;

use crate::harness::{Page, Server, Serving, in_every_browser};
use crate::lessons::{goals, until_reached, until_shown};

in_every_browser!(a_file_beside_the_page_is_opened_by_its_link, a_file_that_is_dropped_is_opened);

const GATE: &str =
    "title: Or\nlink: dataset=gauss&seed=1&networkShape=2\ngoal: Ten epochs [epoch >= 10]\n\nWords.\n\nDo: train it.\n";
const FILE: &str = "week-1/or.txt";

async fn until_opened(page: &Page) {
    let own = |name: &str| name.starts_with('~');
    until_shown(page, "the lesson of the file", |now| now.in_link("lesson").is_some_and(own)).await;
    assert_eq!(goals(page).await, [false]);
}

async fn a_file_beside_the_page_is_opened_by_its_link(page: &Page) {
    page.server.serve(Some((FILE, Serving::Text(GATE))));
    page.open(&format!("#lesson-file={FILE}")).await;
    until_opened(page).await;
    assert_eq!(page.snapshot().await.in_link("lesson-file"), None, "the lesson stands in the link now");
    page.press("Step 10 epochs").await;
    until_reached(page, 1).await;
    assert_eq!(page.take_complaints().await, [""; 0]);

    // What it can't be is said, and the experiment of the link is there.
    let host = Server::start(None);
    let elsewhere: &'static str = Box::leak(format!("{}{FILE}", host.page()).into_boxed_str());
    host.serve(Some((FILE, Serving::Text(GATE))));
    for (serving, said) in [
        (Serving::Gone, "could not be loaded: the file of this lesson has to stand beside the page"),
        (Serving::Moved(elsewhere), "could not be loaded: the file of this lesson has to stand beside the page"),
        (Serving::Elsewhere, "is no lesson that can be read. Line 1"),
    ] {
        page.server.serve(Some((FILE, serving)));
        page.open(&format!("#lesson-file={FILE}&seed=7")).await;
        page.until_said(said).await;
        let now = page.snapshot().await;
        assert_eq!((now.in_link("seed"), now.in_link("lesson")), (Some("7"), None), "{serving:?}");
    }
    assert_eq!(host.requested_of_page().len(), 0, "a lesson comes from no other host");
    page.open(&format!("#lesson-file={elsewhere}&seed=8")).await;
    page.until_said("Allowed: the name of a file beside this page").await;
    assert_eq!(host.requested_of_page().len(), 0);
    page.take_complaints().await;
}

/// Drops a file on an element of the page.
pub async fn drop_file(page: &Page, on: &str, name: &str, text: &str) {
    let script = "
        const files = new DataTransfer();
        files.items.add(new File([arguments[1]], arguments[0]));
        for (const kind of ['dragover', 'drop']) {
            const event = new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true });
            document.querySelector(arguments[2]).dispatchEvent(event);
            if (!event.defaultPrevented) throw new Error(`the browser would leave the page for what is dropped: ${kind}`);
        }";
    page.client.execute(script, vec![json!(name), json!(text), json!(on)]).await.expect("it is dropped");
}

async fn a_file_that_is_dropped_is_opened(page: &Page) {
    page.open("#seed=1").await;
    page.step().await;
    drop_file(page, "main", "points.csv", "x,y\n1,2\n").await;
    page.until_said("Only the file of a lesson can be dropped here").await;
    assert_eq!(page.snapshot().await.epoch(), 1, "the run is as it was");
    drop_file(page, "main", "broken.txt", "no lesson").await;
    page.until_said("broken.txt is no lesson that can be read. Line 1").await;
    assert_eq!(page.snapshot().await.epoch(), 1);
    drop_file(page, "main", "or.txt", GATE).await;
    until_opened(page).await;
}
