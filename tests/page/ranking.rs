//! In every browser, workers train to the ranking and the very bits of `playground race`.

use crate::harness::{Page, in_every_browser};
use crate::racing::{equals_the_program, open, until_said};

in_every_browser!(one_click_ends_with_the_ranking_of_the_program, trials_are_those_of_the_program);

async fn one_click_ends_with_the_ranking_of_the_program(page: &Page) {
    page.open("#seed=0.12345").await;
    page.press("Race").await;
    until_said(page, &["Ready: Play trains 4 networks side by side"]).await;
    page.select("Pace", "25").await;
    page.press("Play").await;
    until_said(page, &["Finished", "first reached a test loss of 0.05"]).await;
    let rows = equals_the_program(page).await;
    let mut names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Linear", "ReLU", "Sigmoid", "Tanh"]);
    for name in names {
        let painted = page.evaluate(&painted(&format!("Output of {name}"))).await;
        assert!(painted.as_u64() > Some(4), "the boundary of {name} has {painted} colours");
    }
    let chart = page.evaluate("return document.getElementById('race-chart').width;").await;
    assert!(chart.as_u64() > Some(100));
}

/// Counts the colours of a canvas.
fn painted(name: &str) -> String {
    format!(
        "const canvas = [...document.querySelectorAll('canvas')].find(one => one.getAttribute('aria-label') === {name:?});
        const {{ data }} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;"
    )
}

async fn trials_are_those_of_the_program(page: &Page) {
    open(page, "#seed=0.5&race=activation&raceValues=tanh,relu&raceSeeds=8&raceEpochs=150").await;
    page.press("Play").await;
    until_said(page, &["Finished", "of 8 random starts"]).await;
    let rows = equals_the_program(page).await;
    for row in &rows {
        assert!(row.cells["Reached"].contains(" of 8"), "{row:?}");
        for title in ["Test loss", "Accuracy", "Epochs to target"] {
            assert!(row.cells[title].contains(" to "), "the quartiles, too: {row:?}");
        }
        assert!(row.cells["Ahead on"].ends_with(" of 8"), "{row:?}");
    }
    for strip in ["race-strip-loss", "race-strip-epoch"] {
        let script = format!(
            "const canvas = document.getElementById({strip:?});
            const {{ data }} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return new Set(new Uint32Array(data.buffer)).size;"
        );
        assert!(page.evaluate(&script).await.as_u64() > Some(4), "{strip} has dots");
    }
}
