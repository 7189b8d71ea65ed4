//! What the test knows of the things that the device keeps.

use experiment::{Run, Standing};

/// Under which name the device keeps the runs.
pub const RUNS: &str = "runs";

/// A run of another window or of a file.
pub fn foreign_run(note: &str) -> Run {
    let standing = Standing {
        epochs: 7,
        loss_train: Some(0.25),
        loss_test: Some(0.5),
        accuracy_train: None,
        accuracy_test: None,
        parameters: 25,
    };
    let link = "seed=11&networkShape=1&percTrainData=10".to_owned();
    Run {
        number: 0,
        link,
        standing,
        note: note.to_owned(),
        changes: String::new(),
        moment: String::new(),
        picture: None,
    }
}

/// A link without the moment: one that was opened is one no more once something else was shown. The network is as it was.
pub fn without_moment(link: &str) -> String {
    let is_of_moment = |pair: &&str| ["epoch=", "claim="].iter().any(|key| pair.starts_with(key));
    link.split('&').filter(|pair| !is_of_moment(pair)).collect::<Vec<_>>().join("&")
}
