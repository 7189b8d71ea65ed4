//! The same bits everywhere: 60 links, trained in each browser and by this process, give the same losses to the last bit.

use experiment::{Activation, Choice, Initialization, Loss, Optimizer, trace};
use serde::Deserialize;
use serde_json::json;

use crate::harness::{Page, in_every_browser, until};
use crate::jumps::jumps;
use crate::native;

in_every_browser!(
    every_trace_has_the_bits_of_the_native_one,
    what_the_original_does_not_know_has_the_same_bits,
    any_epoch_is_had_again_with_the_same_bits
);

#[derive(Deserialize)]
struct Reference {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    link: String,
    trace: Vec<(u64, Option<f64>, Option<f64>)>,
}

async fn open_module(page: &Page) {
    page.client.goto(&page.server.module()).await.expect("the page of the test-only module");
    until("the module is loaded", async || match page.evaluate("return typeof window.bitsOf;").await {
        loaded if loaded == "function" => Ok(()),
        other => Err(other.to_string()),
    })
    .await;
}

async fn every_trace_has_the_bits_of_the_native_one(page: &Page) {
    open_module(page).await;
    let reference: Reference =
        serde_json::from_str(include_str!("../reference/traces.json")).expect("the reference data is JSON");
    assert_eq!(reference.cases.len(), 60);
    let epochs = |trace: &[(u64, Option<f64>, Option<f64>)]| trace.iter().map(|row| row.0).collect();
    compare(page, reference.cases.iter().map(|case| (case.link.clone(), epochs(&case.trace)))).await;
}

/// Every activation, loss, optimizer, initialization and gate.
async fn what_the_original_does_not_know_has_the_same_bits(page: &Page) {
    open_module(page).await;
    let choices = Activation::ALL.iter().enumerate().map(|(index, activation)| {
        fn word<C: Choice>(index: usize) -> &'static str {
            C::ALL[index % C::ALL.len()].word().link
        }
        format!(
            "#seed={index}&activation={}&loss={}&optimizer={}&initialization={}&dataset={}&batchSize={}&learningRate=0.01",
            activation.word().link,
            word::<Loss>(index),
            word::<Optimizer>(index),
            word::<Initialization>(index / 2),
            ["and", "or", "xor-gate", "circle"][index % 4],
            [10, 1, 7][index % 3],
        )
    });
    compare(page, choices.map(|link| (link, vec![0, 1, 10, 100]))).await;
}

/// Runs that are changed while they train, and are gone back in.
async fn any_epoch_is_had_again_with_the_same_bits(page: &Page) {
    open_module(page).await;
    let links = [
        "#seed=1&optimizer=adam&batchSize=7&stopStalled=4",
        "#seed=2&dataset=spiral&regularization=L1&regularizationRate=0.03&learningRate=0.1",
        "#seed=3&problem=regression&networkShape=3&batchSize=30",
        "#seed=4&dataset=xor&loss=log&networkShape=8,8&sinX=true",
    ];
    for (seed, link) in (1..).zip(links) {
        let here = jumps(link, seed);
        assert!(here.lines().all(|line| line.split(' ').count() == 5), "{here}");
        let script = "return window.jumpsOf(arguments[0], arguments[1]);";
        let there = page.client.execute(script, vec![json!(link), json!(seed)]).await.expect("the browser jumps");
        assert_eq!(there, here, "{link}");
    }
}

/// Trains each link's experiment there and here.
async fn compare(page: &Page, experiments: impl Iterator<Item = (String, Vec<u64>)>) {
    let mut differences = Vec::new();
    for (link, epochs) in experiments {
        let (here, there) = (losses_here(&link, &epochs), losses_in_browser(page, &link, &epochs).await);
        assert_eq!(here.len(), there.len(), "two losses an epoch of {link}");
        for (index, (here, there)) in here.iter().zip(&there).enumerate() {
            if here.to_bits() != there.to_bits() && !(here.is_nan() && there.is_nan()) {
                differences.push(format!("epoch {}: {there:e} instead of {here:e} {link}", epochs[index / 2]));
            }
        }
    }
    assert!(differences.is_empty(), "{} losses differ:\n{}", differences.len(), differences.join("\n"));
}

fn losses_here(link: &str, epochs: &[u64]) -> Vec<f64> {
    trace(&mut native::session(link), epochs).iter().flat_map(|row| [row.losses.train, row.losses.test]).collect()
}

async fn losses_in_browser(page: &Page, link: &str, epochs: &[u64]) -> Vec<f64> {
    let script = "return window.bitsOf(arguments[0], arguments[1]);";
    let bits = page.client.execute(script, vec![json!(link), json!(epochs)]).await;
    let bits = bits.unwrap_or_else(|error| panic!("the browser trained nothing: {error} {link}"));
    let bits: Vec<String> = serde_json::from_value(bits).expect("a list of texts");
    bits.iter().map(|bits| f64::from_bits(bits.parse().expect("the bits of a number"))).collect()
}
