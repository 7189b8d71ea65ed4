//! What a link claims holds for everybody who trains its run again, and for nothing that was changed about it.

use experiment::{Act, Change, Edit, Losses, Parameter, Session, Verdict, links};

use crate::dice::Dice;
use crate::moments::{changes, link, moment, read, run, session, verdict};

/// How many links are claimed, and forged.
const N: usize = 100;

/// A run of 60 epochs in which a rate and a weight were changed.
fn changed_run(index: usize) -> Session {
    let dataset = ["circle", "xor", "gauss", "spiral"][index % 4];
    let mut session = session(&format!("#seed={index}&dataset={dataset}&noise={}", index % 3 * 10));
    let rate = Change::Edit(Edit::LearningRate([0.1, 0.01][index % 2]));
    let weight = Change::Parameter(Parameter::Weight { layer: 0, to: 1, from: 0 }, index as f64 / 100.0 - 0.5);
    for change in [rate, weight] {
        let _ = session.advance(10 + index as u64 % 7);
        let _ = session.change(&change).unwrap();
    }
    let _ = session.advance(60 - session.epoch());
    session
}

/// The link with one thing changed about it: a digit of a loss, the epoch, the seed, or a change.
fn forged(honest: &str, index: usize, dice: &mut Dice) -> String {
    let mut reading = moment(honest);
    let Losses { train, test } = reading.claim.unwrap();
    match index / 4 % 5 {
        0 => reading.claim = Some(Losses { train: f64::from_bits(train.to_bits() ^ 1 << dice.below(52)), test }),
        1 => reading.moment.epoch += 1 + dice.below(5) as u64,
        2 => return honest.replacen(&format!("seed={index}&"), &format!("seed={index}x&"), 1),
        3 => reading.moment.steps[0].act = Act::Edit(Edit::LearningRate([0.3, 0.003][dice.below(2)])),
        _ => reading.moment.steps[1].epoch += 1,
    }
    links::write_moment(&reading.moment, reading.claim)
}

#[test]
fn a_hundred_honest_claims_hold_and_a_hundred_forged_ones_do_not() {
    let mut dice = Dice(100);
    for index in 0..N {
        let honest = link(&changed_run(index));
        assert_eq!(moment(&honest).moment.steps.len(), 2, "{honest}");
        assert_eq!(verdict(&honest), Verdict::Same, "{honest}");
        let forged = forged(&honest, index, &mut dice);
        assert_ne!(forged, honest);
        assert!(matches!(verdict(&forged), Verdict::Differs { .. }), "{forged} instead of {honest}");
    }
}

#[test]
fn whatever_a_claim_speaks_of_may_not_be_changed() {
    let mut session = session("#seed=0.5&noise=20");
    let _ = session.advance(30);
    let _ = session.change(&Change::Edit(Edit::LearningRate(0.1))).unwrap();
    let _ = session.advance(20);
    let honest = link(&session);
    assert_eq!(verdict(&honest), Verdict::Same);
    let with = |from: &str, to: &str| {
        assert!(honest.contains(from), "{from} in {honest}");
        honest.replace(from, to)
    };
    for other in [
        with("seed=0.5", "seed=0.6"),
        with("noise=20", "noise=21"),
        with("epoch=50", "epoch=51"),
        with("epoch=50", "epoch=49"),
        with("batchSize=10", "batchSize=11"),
        format!("{honest}&changes="),
        format!("{honest}&changes={}", changes(&link(&run(&mut Dice(3), "#seed=1")))),
    ] {
        let held = read(&other).is_ok_and(|read| read.unwrap().verify().0.holds());
        assert!(!held || changes(&other) == changes(&honest), "{other}");
    }
    // Every digit counts, also behind those that make a number.
    let claim = honest.split("claim=").nth(1).unwrap();
    for (at, digit) in claim.char_indices().filter(|(_, digit)| digit.is_ascii_digit()) {
        for other in ('0'..='9').filter(|other| *other != digit) {
            let claim = format!("{}{other}{}", &claim[..at], &claim[at + 1..]);
            let link = format!("{}claim={claim}", honest.split("claim=").next().unwrap());
            assert!(!read(&link).is_ok_and(|read| read.unwrap().verify().0.holds()), "{claim}");
        }
    }
    // What only the page shows does not count, nor what a link restricts.
    for more in ["stopLoss=0.3", "showTestData=true", "pace=max", "noise_hide=true", "seed_lock=true", "hideText=true"]
    {
        assert_eq!(verdict(&format!("{honest}&{more}")), Verdict::Same, "{more}");
    }
}

#[test]
fn a_verdict_says_what_is_so() {
    assert_eq!(verdict("#seed=1&epoch=3"), Verdict::ClaimsNothing);
    let Verdict::Differs { claimed, found } = verdict("#seed=1&epoch=0&claim=0.5_0.25") else { panic!("it differs") };
    assert_eq!(claimed, Losses { train: 0.5, test: 0.25 });
    assert_eq!(found, session("#seed=1").losses());
    let diverges = "#seed=1&problem=regression&activation=linear&learningRate=10&epoch=100000&claim=1_1";
    assert!(matches!(verdict(diverges), Verdict::Diverged { epoch: 1..1000 }), "{:?}", verdict(diverges));
    assert_eq!(
        links::write_moment(&moment(diverges).moment, Some(Losses { train: f64::NAN, test: 1.0 })).find("claim"),
        None
    );
}
