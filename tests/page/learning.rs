//! The page learns: the circle of the default link, soon, and where a visitor sees it.

use std::f64::consts::TAU;
use std::time::Duration;

use crate::harness::{Page, Picture, Shade, in_every_browser, within};

in_every_browser!(learns_the_circle_within_ten_seconds);

async fn learns_the_circle_within_ten_seconds(page: &Page) {
    page.open("#seed=0.12345").await;
    page.press("Play").await;
    within(Duration::from_secs(10), "the training loss is below 0.05 and the blue region is closed", async || {
        let now = page.snapshot().await;
        if now.training_loss() >= 0.05 {
            return Err(format!("{:?}", now.outputs));
        }
        blue_inside_orange(&page.picture().await)
    })
    .await;
    page.press("Pause").await;
}

/// Whether every ray from the origin starts blue, turns orange once, and stays so.
fn blue_inside_orange(picture: &Picture) -> Result<(), String> {
    const RAYS: u32 = 72;
    for ray in 0..RAYS {
        let angle = TAU * f64::from(ray) / f64::from(RAYS);
        // To the circle's outer edge: beyond it nobody has taught the network anything.
        let shades: Vec<Shade> = (0..=50)
            .map(|tenths| f64::from(tenths) / 10.0)
            .map(|radius| picture.shade(radius * angle.cos(), radius * angle.sin()))
            // Between the two, and at the rim of a point.
            .filter(|shade| *shade != Shade::Neither)
            .collect();
        let blue = shades.iter().take_while(|shade| **shade == Shade::Blue).count();
        let closed = blue > 0 && blue < shades.len() && shades[blue..].iter().all(|shade| *shade == Shade::Orange);
        if !closed {
            return Err(format!("the ray at {:.0}° from the origin: {shades:?}", angle.to_degrees()));
        }
    }
    Ok(())
}
