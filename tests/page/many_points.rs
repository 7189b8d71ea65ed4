//! Very many points of somebody's own: an epoch takes several frames, and whoever looks, stops or resets sees whole epochs only.

use experiment::{OwnData, Point, Problem, links};

use crate::harness::{Page, Role, in_chromium, until};
use crate::native;

in_chromium!(an_epoch_of_many_points_is_seen_only_whole);

async fn an_epoch_of_many_points_is_seen_only_whole(page: &Page) {
    let at = |index: u32| (f64::from(index % 141) / 12.0 - 5.8, f64::from(index / 141) / 12.0 - 5.8);
    let point = |index| {
        let (x, y) = at(index);
        Point { x, y, label: if x * y > 0.0 { 1.0 } else { -1.0 } }
    };
    let points: Vec<Point> = (0..19_881).map(point).collect();
    let own = OwnData::nearest(&points, Problem::Classification).expect("points");
    let link = "#seed=0.5&networkShape=8,8,8,8&batchSize=30&learningRate=0.01&pace=max";
    let config = links::read(link, String::new).config.with_own_data(own);
    page.open(&format!("#{}", links::write(&config))).await;
    let mut session = native::session(&page.snapshot().await.link);
    page.press("Play").await;
    until("some epochs are whole", async || {
        let epoch = page.snapshot().await.epoch();
        if epoch > 2 { Ok(()) } else { Err(epoch.to_string()) }
    })
    .await;
    page.press("Pause").await;
    page.by_name(Role::Button, "Play").await;
    let paused = page.snapshot().await.epoch();
    let _ = session.advance(paused);
    native::until_shown(page, &session).await;
    page.press("Step").await;
    let _ = session.advance(1);
    native::until_shown(page, &session).await;
    page.press("Reset").await;
    session.reset();
    native::until_shown(page, &session).await;
}
