//! The other tests fail when a page complains; here it is proved that they would notice.

use crate::harness::{Page, in_every_browser, until};

in_every_browser!(complaints_are_noticed);

async fn complaints_are_noticed(page: &Page) {
    page.client.goto(&page.server.elsewhere()).await.expect("a page without faults");
    assert_eq!(page.take_complaints().await, Vec::<String>::new());

    page.client.goto(&page.server.faulty()).await.expect("a page full of faults");
    let expected = ["a warning", "an error", "an uncaught exception", "an unhandled rejection", "another.invalid"];
    let mut complaints = Vec::new();
    until(&format!("complaints of {expected:?}"), async || {
        complaints.extend(page.take_complaints().await);
        let all = expected.iter().all(|text| complaints.iter().any(|complaint| complaint.contains(text)));
        if all { Ok(()) } else { Err(format!("{complaints:?}")) }
    })
    .await;
}
