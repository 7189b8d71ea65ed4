//! Points of somebody's own: drawn by mouse, by finger and by keys, shared, and the same on another screen.

use std::process::Command;

use experiment::{Session, links};
use fantoccini::key::Key;

use crate::harness::{Page, Role, in_every_browser, until};
use crate::native;

in_every_browser!(points_of_two_classes_are_drawn_shared_and_trained_alike);

/// The place of the window at which a place of the plane is drawn.
async fn place(page: &Page, (x, y): (f64, f64)) -> (f64, f64) {
    let found = page
        .evaluate("const { left, top, width } = document.getElementById('drawing').getBoundingClientRect(); return [left, top, width];")
        .await;
    let [left, top, width] = [0, 1, 2].map(|index| found[index].as_f64().expect("a place"));
    (left + (x + 6.0) / 12.0 * width, top + (6.0 - y) / 12.0 * width)
}

/// Opens the editor.
pub async fn edit(page: &Page) {
    page.press("Edit points").await;
    until("the focus is on the drawing", async || {
        let focused = page.focused().await;
        if focused == "Your points" { Ok(()) } else { Err(focused) }
    })
    .await;
}

/// The experiment of the link that the page shows, once it has so many points.
pub async fn until_drawn(page: &Page, n_points: usize) -> Session {
    until(&format!("{n_points} points are learned from"), async || {
        let reading = links::read(&page.snapshot().await.link, String::new);
        let n_drawn = reading.config.own_data_in_use().map_or(0, |own| own.own_points().len());
        if n_drawn == n_points { Ok(Session::new(reading.config)) } else { Err(n_drawn.to_string()) }
    })
    .await
}

async fn points_of_two_classes_are_drawn_shared_and_trained_alike(page: &Page) {
    page.open("#seed=0.5").await;
    edit(page).await;
    page.press("Delete all points").await;
    page.choose(Role::Radio, "−1").await;
    page.evaluate("document.getElementById('drawing').scrollIntoView({ block: 'center', behavior: 'instant' });").await;
    // By mouse, a class on the left.
    let mut places = Vec::new();
    for index in 0..16 {
        places.push(place(page, (-4.0 + f64::from(index % 4), -3.0 + f64::from(index / 4) * 1.5)).await);
    }
    page.press_at(&places).await;
    until_drawn(page, 16).await;
    // By finger, another one on the right.
    page.choose(Role::Radio, "+1").await;
    for index in 0..12 {
        page.touch(place(page, (1.5 + f64::from(index % 4), -2.5 + f64::from(index / 4) * 1.5)).await).await;
    }
    until_drawn(page, 28).await;
    // By keys, from the middle upward.
    page.evaluate("document.getElementById('drawing').focus();").await;
    for _ in 0..12 {
        page.key(&[], Key::Up).await;
        page.key(&[], ' ').await;
    }
    let mut session = until_drawn(page, 40).await;

    let link = page.snapshot().await.link;
    session.advance(100);
    let shared = session.config().clone();
    page.open(&link).await;
    assert_eq!(native::session(&page.snapshot().await.link).config(), &shared);
    page.press("Step 100 epochs").await;
    native::until_shown(page, &session).await;
    let (playground, losses) = (std::env::var("PLAYGROUND_BIN").expect("the command line program"), session.losses());
    let replayed = Command::new(playground).args(["replay", &link, "--at", "100"]).output().expect("it runs");
    let replayed = String::from_utf8_lossy(&replayed.stdout).into_owned();
    assert!(replayed.contains(&format!("[100,{},{}]", losses.train, losses.test)), "{replayed}");
}
