//! What a race says of itself: how long it will take, what went wrong, what has come of it.

use super::contest::Contest;
use super::crew::Crew;
use super::result::full_label;

impl Contest {
    /// Seconds until it is over, as far as can be told from what is done.
    pub fn seconds_left(&self) -> Option<f64> {
        let done = self.schedule.part_done();
        let known = self.playing && self.spent > 500.0 && done > 0.0;
        known.then(|| self.spent / done * (1.0 - done) / 1000.0)
    }

    /// What went wrong with the crew, if something did.
    pub fn warning(&self) -> Option<String> {
        let given_up = self.schedule.n_given_up();
        if given_up > 0 {
            let (runs, were) = if given_up == 1 { ("run", "was") } else { ("runs", "were") };
            return Some(format!("{given_up} {runs} {were} given up, because the workers that trained them failed."));
        }
        match (self.lost, self.crew.as_ref().is_some_and(Crew::is_page)) {
            (_, true) => Some(
                "No worker could be kept running, so this page trains by itself: slower, with the same results."
                    .to_owned(),
            ),
            (0, false) => None,
            (1, false) => Some("A worker has failed. Others do its work again.".to_owned()),
            (lost, false) => Some(format!("{lost} workers have failed. Others do their work again.")),
        }
    }

    /// What has come of it, in a sentence; nothing while it is not over.
    pub fn verdict(&self) -> Option<String> {
        let (over, all) = self.schedule.count();
        if self.cancelled {
            return Some(format!("Cancelled: {over} of {all} runs were finished."));
        }
        if !self.schedule.is_finished() {
            return None;
        }
        let best = self.lines.first()?;
        let summary = best.summary.as_ref()?;
        let (name, target) = (full_label(&self.schedule, best.contestant), self.race().limits().target);
        let alone = self.n_contestants() == 1;
        Some(if summary.diverged == summary.trials {
            "Finished: all diverged. Choose a lower learning rate.".to_owned()
        } else if self.race().seeds().is_some() {
            let of = format!("{} of {}", summary.reached, summary.trials);
            if alone {
                format!("Finished: a test loss of {target} was reached from {of} seeds.")
            } else {
                format!("Finished: {name} is first, and reached a test loss of {target} from {of} seeds.")
            }
        } else if let Some(epoch) = summary.target_epoch {
            format!("Finished: {name} is first, at a test loss of {target} from epoch {epoch} on.")
        } else {
            format!(
                "Finished: nobody reached a test loss of {target}; {name} came closest with {:.3}.",
                summary.loss_test.median
            )
        })
    }
}
