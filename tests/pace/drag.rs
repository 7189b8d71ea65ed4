//! How many pictures a second the page draws while its time line is dragged.

use std::time::Duration;

use serde::Serialize;
use tokio::time::sleep;

use crate::harness::{Page, Role};
use crate::{EPOCH, LARGEST, number};

/// Moves the slider from the run's end to its beginning and back, a step in each frame, and says how many pictures of the output were drawn a
/// second, each at another epoch than the one before.
const DRAG: &str = "const [seconds, done] = arguments;
    const slider = document.getElementById('timeline');
    const epoch = () => document.getElementById('epoch').textContent;
    const end = Number(slider.max);
    const put = CanvasRenderingContext2D.prototype.putImageData;
    let [pictures, last] = [0, ''];
    CanvasRenderingContext2D.prototype.putImageData = function (...image) {
      if (this.canvas.id === 'output-heat' && epoch() !== last) {
        pictures += 1;
        last = epoch();
      }
      return put.apply(this, image);
    };
    const start = performance.now();
    const move = now => {
      const passed = (now - start) / 1000 / seconds;
      if (passed >= 1) {
        CanvasRenderingContext2D.prototype.putImageData = put;
        return done(pictures / seconds);
      }
      slider.value = Math.round(end * Math.abs(1 - 2 * passed));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      requestAnimationFrame(move);
    };
    requestAnimationFrame(move);";
/// How long a drag takes that goes across the whole run twice.
const SECONDS: f64 = 6.0;

/// Pictures a second while the time line of a run is dragged.
#[derive(Debug, Serialize)]
pub struct Drag {
    network: &'static str,
    /// How many epochs the run has.
    epochs: f64,
    pictures_per_second: f64,
}

/// Measures, and prints a table.
pub async fn measure(page: &Page) -> Vec<Drag> {
    let mut drags = Vec::new();
    println!("\n| Network | Epochs | Pictures a second while the time line is dragged |\n|---|--:|--:|");
    for (network, more, epochs) in [("default", "", 1_000), ("default", "", 100_000), ("largest", LARGEST, 10_000)] {
        page.open(&format!("#seed=0.12345&pace=max&stopEpoch={epochs}{more}")).await;
        page.press("Play").await;
        while number(&page.evaluate(EPOCH).await) < f64::from(epochs) {
            sleep(Duration::from_millis(100)).await;
        }
        page.by_name(Role::Slider, "Epoch that is shown").await;
        let pictures = page.client.execute_async(DRAG, vec![SECONDS.into()]).await;
        let pictures = number(&pictures.expect("the page is dragged"));
        println!("| {network} | {epochs} | {pictures:.1} |");
        drags.push(Drag { network, epochs: epochs.into(), pictures_per_second: pictures });
    }
    drags
}
