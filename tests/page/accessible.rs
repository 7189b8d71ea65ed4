//! What axe-core, which knows many rules of accessibility, finds wrong with the page.

use std::{env, fs};

use serde_json::Value;

use crate::harness::{Page, in_chromium};

in_chromium!(axe_finds_nothing);

async fn axe_finds_nothing(page: &Page) {
    let Some(file) = env::var_os("PLAYGROUND_AXE") else {
        println!("PLAYGROUND_AXE is not set: axe-core is left out");
        return;
    };
    let axe = fs::read_to_string(file).expect("axe-core, which PLAYGROUND_AXE names");
    for link in ["#seed=0.12345", "#learningRate=abc", "#problem=regression&networkShape=8,8,8,8,8,8&showTestData=true"]
    {
        page.open(link).await;
        page.evaluate(&axe).await;
        let script = "const done = arguments[0];
            axe.run().then(({ violations, passes }) => done({ violations, passes: passes.length }), error => done(String(error)));";
        let found = page.client.execute_async(script, Vec::new()).await.expect("axe-core runs");
        assert!(found["passes"].as_u64() > Some(10), "axe-core looked at the page: {found}");
        let violations: Vec<String> = found["violations"].as_array().into_iter().flatten().map(in_words).collect();
        assert!(violations.is_empty(), "at {link}:\n{}", violations.join("\n"));
    }
}

fn in_words(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().into_iter().flatten().map(|node| node["html"].to_string());
    format!("{}: {}", violation["help"], nodes.collect::<Vec<_>>().join(" "))
}
