//! What a page weighs in its browser while it is used for long: its elements, and in Chromium what its memory holds.

use serde_json::json;

use crate::harness::{Browser, Page};

/// What is counted, and how much more of it there may be later than a fifth of what there was. What was on another tab stays in memory
/// until that tab is shown again.
const COUNTED: [(&str, f64); 4] =
    [("elements", 60.0), ("nodes in memory", 3000.0), ("listeners", 60.0), ("bytes of JavaScript", 2e6)];

/// What was counted, one moment after the other, each time with the same to be seen.
#[derive(Default)]
pub struct Weights {
    moments: Vec<Vec<f64>>,
}

impl Weights {
    /// Counts, once nothing is in memory that nobody needs.
    pub async fn note(&mut self, page: &Page) {
        let elements = page.evaluate("return document.querySelectorAll('*').length;").await;
        let mut counts = vec![elements];
        if page.browser == Browser::Chromium {
            page.chromium("HeapProfiler.collectGarbage", json!({})).await;
            let dom = page.chromium("Memory.getDOMCounters", json!({})).await;
            let heap = page.chromium("Runtime.getHeapUsage", json!({})).await;
            counts.extend([dom["nodes"].clone(), dom["jsEventListeners"].clone(), heap["usedSize"].clone()]);
        }
        self.moments.push(counts.iter().map(|count| count.as_f64().expect("a number")).collect());
    }

    /// All that was counted, a line each.
    pub fn table(&self) -> String {
        let line = |(index, (name, _)): (usize, &(&str, f64))| {
            let counts: Vec<String> = self.of(index).iter().map(f64::to_string).collect();
            format!("{name}: {}\n", counts.join(" "))
        };
        COUNTED.iter().enumerate().map(line).collect()
    }

    /// Asserts that it levels off: in the last third there is hardly more than in the one before.
    pub fn assert_level(&self) {
        for (index, (name, more)) in COUNTED.iter().enumerate() {
            let counts = self.of(index);
            let third = counts.len() / 3;
            if third == 0 {
                continue;
            }
            let mean = |counts: &[f64]| counts.iter().sum::<f64>() / counts.len() as f64;
            let (middle, last) = (mean(&counts[third..2 * third]), mean(&counts[2 * third..]));
            println!("{name}: on average {middle:.0} in the second third, {last:.0} in the last");
            assert!(last <= 1.2 * middle + more, "there are more and more {name}:\n{}", self.table());
        }
    }

    fn of(&self, index: usize) -> Vec<f64> {
        self.moments.iter().filter_map(|counts| counts.get(index).copied()).collect()
    }
}
