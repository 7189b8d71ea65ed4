//! A table of what can come of a race, and what is said of it.

use super::*;

/// A contestant that ran once: its name, rank, epoch of the target, how it went on, and its test loss.
fn ran(name: &str, rank: usize, target_epoch: Option<u64>, after_target: Option<AfterTarget>, loss: f64) -> Finding {
    Finding {
        name: name.to_owned(),
        rank,
        runs: 1,
        reached: usize::from(target_epoch.is_some()),
        diverged: loss.is_infinite(),
        target_epoch: target_epoch.map(|epoch| epoch as f64),
        after_target,
        loss,
        accuracy: 0.9,
        ahead: (usize::from(rank == 1), 1),
    }
}

/// One that ran from 20 seeds: its name, rank, how many reached the target, the median epoch, and on how many it was ahead.
fn tried(name: &str, rank: usize, reached: usize, target_epoch: Option<f64>, ahead: usize) -> Finding {
    Finding { runs: 20, reached, target_epoch, ahead: (ahead, 20), ..ran(name, rank, None, None, 0.0625) }
}

fn race(contestants: Vec<Finding>) -> Findings {
    Findings {
        target: 0.05,
        epochs: 500,
        trials: contestants[0].runs > 1,
        ranked_by: RankedBy::Loss,
        no_effect: None,
        contestants,
        equal: Vec::new(),
    }
}

const STAYED: Option<AfterTarget> = Some(AfterTarget::Stayed);
const RETURNED: Option<AfterTarget> = Some(AfterTarget::Returned);
const ABOVE: Option<AfterTarget> = Some(AfterTarget::Above);
const GONE: Option<AfterTarget> = Some(AfterTarget::Diverged);
const INFINITE: f64 = f64::INFINITY;

#[test]
fn who_ran_once() {
    for (contestants, said) in [
        (
            vec![ran("ReLU", 1, Some(36), STAYED, 0.01), ran("Tanh", 2, Some(45), STAYED, 0.02)],
            "ReLU first reached a test loss of 0.05, at epoch 36, and stayed at or below it.",
        ),
        (
            vec![
                ran("learning rate 0.3", 1, Some(12), RETURNED, 0.036),
                ran("learning rate 0.003", 2, Some(351), STAYED, 0.017),
            ],
            "Learning rate 0.3 first reached a test loss of 0.05, at epoch 12, rose above it again, and ended at 0.036. \
             Lowest test loss at the end: learning rate 0.003, with 0.017.",
        ),
        (
            vec![ran("noise 20", 1, Some(30), ABOVE, 0.05004), ran("noise 30", 2, None, None, 0.2)],
            "Noise 20 first reached a test loss of 0.05, at epoch 30, but rose above it again and ended at 0.05004.",
        ),
        (
            vec![
                ran("A", 1, Some(36), STAYED, 0.01),
                ran("B", 2, Some(36), STAYED, 0.02),
                ran("C", 3, None, None, 0.1),
            ],
            "A and B first reached a test loss of 0.05, both at epoch 36. Of these, A ended lowest, at 0.010.",
        ),
        (
            vec![
                ran("A", 1, Some(36), STAYED, 0.03),
                ran("B", 2, Some(36), STAYED, 0.04),
                ran("C", 3, Some(40), STAYED, 0.01),
            ],
            "A and B first reached a test loss of 0.05, both at epoch 36. Of these, A ended lowest, at 0.030. \
             Lowest test loss at the end: C, with 0.010.",
        ),
        (
            vec![
                ran("A", 1, Some(36), STAYED, 0.01),
                ran("B", 1, Some(36), STAYED, 0.01),
                ran("C", 3, None, None, 0.1),
            ],
            "A and B first reached a test loss of 0.05, both at epoch 36. They share rank 1: both ended at 0.010.",
        ),
        (
            vec![
                ran("4, 2 neurons", 1, None, None, 0.08),
                ran("the network without hidden layers", 2, None, None, 0.5),
            ],
            "No network reached a test loss of 0.05 within 500 epochs. 4, 2 neurons ended lowest, at 0.080.",
        ),
        (
            vec![
                ran("A", 1, None, None, 0.08),
                ran("4, 2 neurons", 1, None, None, 0.08),
                ran("C", 1, None, None, 0.08),
            ],
            "No network reached a test loss of 0.05 within 500 epochs. A; 4, 2 neurons and C ended lowest, all at 0.080.",
        ),
        (
            vec![ran("the network without regularization", 1, Some(500), STAYED, 0.05), ran("L1", 2, None, None, 0.09)],
            "The network without regularization first reached a test loss of 0.05, at epoch 500, the last one.",
        ),
        (
            vec![ran("A", 1, Some(0), STAYED, 0.01), ran("B", 2, None, None, 0.09)],
            "A first reached a test loss of 0.05, before any training, at epoch 0, and stayed at or below it.",
        ),
    ] {
        assert_eq!(sentence(&race(contestants)), said);
    }
}

#[test]
fn who_diverged() {
    let nobody = Findings { contestants: Vec::new(), ..race(vec![ran("A", 1, None, None, 0.1)]) };
    assert_eq!(sentence(&nobody), "No run was finished.");
    for (contestants, said) in [
        (
            vec![ran("A", 1, None, None, INFINITE), ran("B", 1, None, None, INFINITE)],
            "All diverged: their losses grew beyond all bounds. Choose a lower learning rate.",
        ),
        (
            vec![ran("A", 1, Some(36), STAYED, 0.01), ran("B", 2, Some(20), GONE, INFINITE)],
            "A first reached a test loss of 0.05, at epoch 36, and stayed at or below it. \
             B reached it at epoch 20, but diverged later.",
        ),
        (
            vec![ran("A", 1, Some(36), STAYED, 0.01), ran("B", 2, Some(40), GONE, INFINITE)],
            "A first reached a test loss of 0.05, at epoch 36, and stayed at or below it.",
        ),
        (
            vec![ran("A", 1, None, None, 0.2), ran("B", 2, Some(20), GONE, INFINITE)],
            "No network reached a test loss of 0.05 within 500 epochs and stayed finite. A ended lowest, at 0.200. \
             B reached it at epoch 20, but diverged later.",
        ),
    ] {
        assert_eq!(sentence(&race(contestants)), said);
    }
}

#[test]
fn who_ran_from_many_seeds() {
    for (contestants, said) in [
        (
            vec![tried("Tanh", 1, 18, Some(40.0), 14), tried("ReLU", 2, 15, Some(30.0), 6)],
            "Tanh reached a test loss of 0.05 most often: from 18 of 20 random starts. Most often ahead: Tanh, on 14 of 20.",
        ),
        (
            vec![tried("Tanh", 1, 20, Some(40.0), 9), tried("ReLU", 2, 20, Some(45.5), 11)],
            "Tanh and ReLU reached a test loss of 0.05 equally often: from 20 of 20 random starts. Of these, Tanh did so \
             earliest: at epoch 40 in the median. Most often ahead: ReLU, on 11 of 20.",
        ),
        (
            vec![tried("A", 1, 9, None, 9), tried("B", 2, 9, None, 9), tried("C", 3, 1, None, 2)],
            "A and B reached a test loss of 0.05 most often: each from 9 of 20 random starts. Of these, A ended lowest, at a \
             median test loss of 0.062. Most often ahead: A and B, each on 9 of 20.",
        ),
        (
            vec![tried("A", 1, 9, None, 10), tried("B", 1, 9, None, 10)],
            "A and B reached a test loss of 0.05 equally often: from 9 of 20 random starts. They share rank 1.",
        ),
        (
            vec![tried("A", 1, 0, None, 14), tried("B", 2, 0, None, 6)],
            "No network reached a test loss of 0.05 within 500 epochs from any of 20 random starts. A ended lowest, at a median \
             test loss of 0.062. Most often ahead: A, on 14 of 20.",
        ),
        (
            vec![tried("this experiment", 1, 17, Some(31.0), 20)],
            "A test loss of 0.05 was reached from 17 of 20 random starts, at epoch 31 in the median.",
        ),
        (vec![tried("this experiment", 1, 3, None, 20)], "A test loss of 0.05 was reached from 3 of 20 random starts."),
    ] {
        assert_eq!(sentence(&race(contestants)), said);
    }
}

#[test]
fn losses_of_different_functions_are_not_compared() {
    let why = "Accuracy decides here, because losses of different functions cannot be compared.";
    let with =
        |rank: usize, accuracy| Finding { accuracy, ..ran(["A", "B", "C"][rank], rank.max(1), Some(9), STAYED, 0.01) };
    for (accuracies, said) in [
        ([(0, 0.985), (2, 0.9)], "Highest test accuracy at the end: A, with 98.5 %."),
        ([(0, 1.0), (1, 1.0)], "All have the same test accuracy at the end: 100.0 %."),
    ] {
        let contestants = accuracies.map(|(rank, accuracy)| with(rank, accuracy)).to_vec();
        let findings = Findings { ranked_by: RankedBy::Accuracy, ..race(contestants) };
        assert_eq!(sentence(&findings), format!("{said} {why}"));
    }
    let three = vec![with(0, 0.5), with(1, 0.5), with(2, 0.25)];
    let said = sentence(&Findings { ranked_by: RankedBy::Accuracy, ..race(three) });
    assert_eq!(said, format!("Highest test accuracy at the end: A and B, both with 50.0 %. {why}"));
}

#[test]
fn those_that_are_equal_are_named_with_the_reason() {
    let equal = |no_effect| {
        let contestants = ["Tanh", "ReLU", "Linear"].map(|name| ran(name, 1, Some(36), STAYED, 0.01)).to_vec();
        sentence(&Findings { no_effect, equal: vec![vec![0, 1, 2]], ..race(contestants) })
    };
    let each = "Each first reached a test loss of 0.05 at epoch 36, and stayed at or below it.";
    for (no_effect, said) in [
        (
            Some(NoEffect::ActivationWithoutHiddenLayers),
            "All are equal: with no hidden layer the activation is not used.",
        ),
        (Some(NoEffect::LossOfRegression), "All are equal: regression always uses the squared error."),
        (Some(NoEffect::RegularizationAtRateZero), "All are equal, because the regularization rate is 0."),
        (Some(NoEffect::RateWithoutRegularization), "All are equal: without regularization its rate is not used."),
        (Some(NoEffect::StepsOfZero), "All are equal: with a learning rate of 0 nothing is learned."),
        (None, "All are equal: their losses are the same at every epoch."),
    ] {
        assert_eq!(equal(no_effect), format!("{said} {each}"));
    }
    let never = ["A", "B"].map(|name| ran(name, 1, None, None, 0.25)).to_vec();
    let never = Findings { equal: vec![vec![0, 1]], ..race(never) };
    assert!(
        sentence(&never).ends_with("No network reached a test loss of 0.05 within 500 epochs; all ended at 0.250.")
    );
    let trials = ["A", "B"].map(|name| tried(name, 1, 12, Some(9.0), 20)).to_vec();
    let trials = Findings { equal: vec![vec![0, 1]], ..race(trials) };
    assert!(sentence(&trials).ends_with("Each reached a test loss of 0.05 from 12 of 20 random starts."));
}

#[test]
fn some_that_are_equal_are_named() {
    let contestants =
        vec![ran("C", 1, Some(9), STAYED, 0.01), ran("A", 2, None, None, 0.2), ran("B", 2, None, None, 0.2)];
    let said = sentence(&Findings { equal: vec![vec![1, 2]], ..race(contestants) });
    assert!(said.ends_with("A and B are equal: their losses are the same at every epoch."), "{said}");
}
