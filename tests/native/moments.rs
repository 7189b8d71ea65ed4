//! A moment of a run in a link: lived again from there, it has the same bits, and whatever was changed about it is told.

use engine::{Activation, Optimizer, Penalty};
use experiment::links::{Fragment, MomentReading};
use experiment::{
    Act, Change, Choice, Edit, Error, Loss, Moment, OwnData, Parameter, Point, Problem, Session, Setting, Step,
    UndoStack, Verdict, links,
};

use crate::dice::Dice;

const LINKS: [&str; 7] = [
    "#seed=1",
    "#seed=2&dataset=spiral&optimizer=adam&batchSize=7&stopStalled=4&pace=max",
    "#seed=3&regularization=L1&regularizationRate=0.03&learningRate=0.1&networkShape=5,3",
    "#seed=4&problem=regression&networkShape=3&batchSize=30&stopLoss=0.01&noise_hide=true",
    "#seed=5&dataset=xor&loss=log&optimizer=momentum&batchSize=1&networkShape=&weightSeed=a%20b",
    "#seed=6&dataset=gauss&optimizer=rmsprop&stopEpoch=9&percTrainData=37&noise=20&sinX=true",
    "#seed=7&dataset=formula&formula=x1_x2_mul&formula1=x1_x2_add&hideText=true&x_lock=true",
];

pub fn read(link: &str) -> Result<Option<MomentReading>, Error> {
    let fragment = Fragment::from(link);
    links::moment(&fragment, &links::read(&fragment, || "1".to_owned()).config)
}

/// The moment of a link that has one.
pub fn moment(link: &str) -> MomentReading {
    read(link).unwrap_or_else(|error| panic!("{error}: {link}")).unwrap_or_else(|| panic!("no moment in {link}"))
}

fn said(link: &str) -> String {
    read(link).map_or_else(|error| error.to_string(), |read| format!("{read:?}"))
}

pub fn verdict(link: &str) -> Verdict {
    moment(link).verify().0
}

pub fn session(link: &str) -> Session {
    let reading = links::read(link, || "1".to_owned());
    assert_eq!(reading.corrections, [], "{link}");
    Session::new(reading.config)
}

/// The link of a session where it is now, with its claim.
pub fn link(session: &Session) -> String {
    links::write_moment(&Moment::of(session).unwrap(), Some(session.losses()))
}

fn points(dice: &mut Dice, session: &Session) -> OwnData {
    let points = [session.train_points(), session.test_points()].concat();
    OwnData::nearest(&points[..2 + dice.below(points.len() - 1)], session.config().problem()).unwrap()
}

/// Something that somebody does while the network learns.
fn change(dice: &mut Dice, session: &Session) -> Change {
    let number = match dice.below(3) {
        0 => dice.below(2001) as f64 / 1000.0 - 1.0,
        1 => dice.below(1_000_000) as f64 / 7.0e5,
        _ => [0.0, -0.0, 1000.0, -1e-300, 5e-324][dice.below(5)],
    };
    let edit = match dice.below(18) {
        0 => return Change::Reset,
        1 => return Change::BestWeights,
        2 => return Change::Parameter(Parameter::Bias { layer: 0, neuron: 0 }, number),
        3 => return Change::Parameter(Parameter::Weight { layer: 0, to: 0, from: 1 }, number),
        4 => return Change::Points(points(dice, session)),
        5 => Edit::Noise([0.0, 10.0, 50.0][dice.below(3)]),
        6 => Edit::BatchSize(1 + dice.below(30)),
        7 => Edit::Optimizer(Optimizer::ALL[dice.below(Optimizer::ALL.len())]),
        8 => Edit::Regularization(Penalty::ALL[dice.below(3)]),
        9 => Edit::RegularizationRate([0.0, 0.01, 1.0 / 3.0][dice.below(3)]),
        10 => Edit::LearningRate([0.003, 0.1, 1e-300][dice.below(3)]),
        11 => Edit::Activation(Activation::ALL[dice.below(Activation::ALL.len())]),
        12 => Edit::ShowTestData(dice.below(2) == 0),
        13 => Edit::StopStalled([None, Some(2)][dice.below(2)]),
        14 => Edit::Loss(Loss::ALL[dice.below(3)]),
        15 => Edit::Seed(dice.one(&["1", "a%20b", "0.98765"]).to_owned()),
        16 if session.config().own_data_in_use().is_some() => Edit::OwnData(Some(points(dice, session))),
        _ => Edit::HiddenLayers(vec![1 + dice.below(4)]),
    };
    Change::Edit(edit)
}

/// A run in which much was done and taken back.
pub fn run(dice: &mut Dice, link: &str) -> Session {
    let (mut session, mut undo) = (session(link), UndoStack::default());
    for _ in 0..40 {
        match dice.below(6) {
            0 | 1 => drop(session.advance(1 + dice.below(6) as u64)),
            2 => drop(undo.undo(&mut session)),
            3 => drop(undo.redo(&mut session)),
            _ => {
                let change = change(dice, &session);
                let _ = undo.apply(&mut session, change);
            }
        }
    }
    session
}

#[test]
fn whatever_was_done_a_link_leads_to_the_same_bits() {
    let (mut n_steps, mut n_claims, mut n_settings) = (0, 0, 0);
    for (seed, link) in (1..).zip(LINKS) {
        let mut dice = Dice(911 * seed);
        for _ in 0..24 {
            let session = run(&mut dice, link);
            let now = Moment::of(&session).unwrap();
            let text = links::write_moment(&now, Some(session.losses()));
            let MomentReading { moment, claim } = moment(&text);
            assert_eq!(moment, now, "{text}");
            assert_eq!(links::write_moment(&moment, claim), text);
            assert_eq!(links::read(&text, String::new).corrections, [], "{text}");
            let (lived, _) = moment.clone().live().unwrap();
            assert_eq!(lived.network(), session.network(), "{text}");
            assert_eq!((lived.train_points(), lived.test_points()), (session.train_points(), session.test_points()));
            let (one, other) = (lived.losses(), session.losses());
            assert_eq!((one.train.to_bits(), one.test.to_bits()), (other.train.to_bits(), other.test.to_bits()));
            assert!(lived.config().learns_like(session.config()), "{text}");
            // The page is that of now.
            assert_eq!(lived.config(), &lived.config().clone().on_page_of(session.config()));
            assert_eq!(Moment::of(&lived).as_ref(), Some(&moment), "{text}");
            if !session.has_diverged() {
                assert_eq!(verdict(&text), Verdict::Same);
                n_claims += 1;
            }
            n_settings += moment.steps.iter().filter(|step| matches!(step.act, Act::Settings(_))).count();
            n_steps += moment.steps.len();
        }
    }
    assert!(n_steps > 300 && n_claims > 80 && n_settings > 10, "{n_steps} {n_claims} {n_settings}");
}

#[test]
fn twenty_usual_changes_are_a_short_link() {
    let mut session = session("#seed=0.12345&noise=10");
    for round in 0..20 {
        let _ = session.advance(50);
        let change = match round % 5 {
            0 => Change::Edit(Edit::LearningRate([0.1, 0.03][round / 5 % 2])),
            1 => Change::Edit(Edit::Activation(Activation::ALL[round / 5])),
            2 => Change::Parameter(Parameter::Weight { layer: 1, to: 0, from: 2 }, -0.25 * round as f64),
            3 => Change::Edit(Edit::BatchSize(1 + round)),
            _ => Change::Edit(Edit::Regularization(Penalty::ALL[round / 5 % 3])),
        };
        let _ = session.change(&change).unwrap();
    }
    let _ = session.advance(1);
    let text = link(&session);
    assert_eq!(moment(&text).moment.steps.len(), 20);
    assert!(text.len() < 1000, "{}: {text}", text.len());
    assert_eq!(verdict(&text), Verdict::Same);
}

/// The changes of a link.
pub fn changes(link: &str) -> String {
    let value = link.split('&').filter_map(|pair| pair.strip_prefix("changes=")).next_back();
    value.unwrap_or_default().to_owned()
}

#[test]
fn a_link_without_a_moment_has_none_and_other_readers_do_not_mind_one() {
    for link in ["", "#seed=1", "#seed=1&epoch=&changes=&claim=", "#hello"] {
        assert_eq!(read(link), Ok(None), "{link}");
    }
    let text = link(&run(&mut Dice(5), LINKS[2]));
    let config = links::read(&text, String::new).config;
    assert!(Fragment::plain(&text).is_none());
    assert!(experiment::races::read(&text, String::new).experiment.corrections.is_empty());
    assert_eq!(links::edits(&text, &config), Ok(Vec::new()));
    for key in ["epoch=3", "changes=1A", "claim=1_1"] {
        assert!(Fragment::plain(&format!("seed=1&{key}")).is_none());
    }
}

#[test]
fn what_cannot_be_is_named_with_what_is_allowed() {
    for (link, words) in [
        ("#seed=1&epoch=-1", "epoch cannot be “-1”. Allowed: a whole number from 0 to 10000000."),
        ("#seed=1&epoch=1e9", "epoch cannot be “1e9”. Allowed: a whole number from 0 to 10000000."),
        ("#seed=1&epoch=1.5", "epoch cannot be “1.5”."),
        ("#seed=1&epoch=NaN", "epoch cannot be “NaN”."),
        ("#seed=1&epoch=soon", "epoch cannot be “soon”."),
        ("#seed=1&changes=1AAAA", "“changes” says nothing without “epoch”"),
        ("#seed=1&claim=1_1", "“claim” says nothing without “epoch”"),
        ("#seed=1&epoch=5&claim=1", "claim cannot be “1”. Allowed: training loss and test loss"),
        ("#seed=1&epoch=5&claim=1_2_3", "claim cannot be “1_2_3”."),
        ("#seed=1&epoch=5&claim=NaN_1", "claim cannot be “NaN_1”."),
        ("#seed=1&epoch=5&claim=0.50_1", "claim cannot be “0.50_1”."),
        ("#seed=1&epoch=5&changes=2AAAA", "begins with no version"),
        ("#seed=1&epoch=5&changes=1AAAA", "cut off or changed on its way"),
    ] {
        assert!(said(link).contains(words), "{link}: {}", said(link));
    }
    let bias = |layer, neuron| Act::Parameter(Parameter::Bias { layer, neuron }, 1.0);
    let weight = |layer, to, from| Act::Parameter(Parameter::Weight { layer, to, from }, 1.0);
    let rate = Act::Edit(Edit::LearningRate(0.1));
    let far = "this network does not have. Allowed: what is there with 2 inputs and layers of 4, 2, 1";
    let values = OwnData::nearest(&[Point { x: 1.0, y: 1.0, label: 0.5 }; 2], Problem::Regression).unwrap();
    let same = Box::new(session("#seed=1").config().clone());
    for (acts, words) in [
        (vec![(3, bias(9, 0))], "change 1 sets the bias of neuron 1 in layer 10, which"),
        (vec![(3, rate.clone()), (4, bias(2, 1))], "change 2 sets the bias of neuron 2 in layer 3, which"),
        (vec![(3, weight(0, 0, 2))], "sets weight 3 of neuron 1 in layer 1, which"),
        (vec![(3, weight(1, 0, 4))], far),
        (vec![(3, Act::Parameter(Parameter::Bias { layer: 0, neuron: 0 }, 2000.0))], "from -1000 to 1000"),
        (vec![(3, Act::Parameter(Parameter::Bias { layer: 0, neuron: 0 }, f64::NAN))], "from -1000 to 1000"),
        (vec![(3, Act::Edit(Edit::LearningRate(11.0)))], "learningRate cannot be “11”. Allowed: a number from 0 to 10"),
        (vec![(3, Act::Edit(Edit::Seed("&".to_owned())))], "seed cannot be “&”."),
        (vec![(3, Act::Edit(Edit::Noise(5.0)))], "change 1 is of a setting that cannot change while a network learns"),
        (vec![(3, Act::Edit(Edit::HiddenLayers(vec![1])))], "Allowed: activation, regularization, batchSize"),
        (vec![(3, Act::Settings(same))], "change 1 changes nothing"),
        (vec![(3, Act::Points(values))], "change 1 brings points that need another network"),
        (vec![(51, rate.clone())], "change 1 comes at epoch 51, after the end. Allowed: 0 to 50"),
        (vec![(5, rate.clone()); 1001], "it has 1001 changes. Allowed: 1 to 1000"),
    ] {
        let steps = acts.into_iter().map(|(epoch, act)| Step { epoch, act }).collect();
        let moment = Moment { origin: session("#seed=1").config().clone(), steps, epoch: 50 };
        let link = links::write_moment(&moment, None);
        assert!(said(&link).contains(words), "{link}: {}", said(&link));
        // The settings open all the same.
        assert_eq!(links::read(&link, String::new).config, moment.origin);
    }
}

#[test]
fn a_moment_is_cut_to_an_earlier_one() {
    let mut session = session("#seed=1");
    for rate in [0.1, 0.3, 1.0] {
        let _ = session.advance(10);
        let _ = session.change(&Change::Edit(Edit::LearningRate(rate))).unwrap();
    }
    let moment = Moment::of(&session).unwrap();
    assert_eq!(moment.steps.len(), 3);
    assert_eq!(moment.clone().at(20).steps.len(), 2);
    assert_eq!(moment.clone().at(9).steps, []);
    assert_eq!(moment.clone().at(100).steps, moment.steps);
    let (lived, end) = moment.at(100).live().unwrap();
    let _ = session.advance(70);
    assert_eq!((end, lived.network()), (Ok(()), session.network()));
}

#[test]
fn a_run_that_is_too_long_or_not_known_is_no_moment() {
    let mut other = session("#seed=1&networkShape=1&numPoints=20");
    for round in 0..1100 {
        let _ = other.advance(1);
        let _ = other.change(&Change::Edit(Edit::BatchSize(1 + round % 30))).unwrap();
    }
    assert_eq!(Moment::of(&other), None);
}

#[test]
fn many_points_are_too_many_for_a_link_and_those_that_fit_are_read() {
    let mut session = session("#seed=1&networkShape=");
    let mut n_fitting = 0;
    for round in 0..8 {
        let point = |index: usize| Point {
            x: (index % 100) as f64 / 20.0,
            y: (index / 100 + round) as f64 / 50.0,
            label: if index.is_multiple_of(3) { 1.0 } else { -1.0 },
        };
        let many: Vec<Point> = (0..20_000).map(point).collect();
        let _ = session.advance(1);
        let _ = session.change(&Change::Points(OwnData::nearest(&many, Problem::Classification).unwrap())).unwrap();
        let now = Moment::of(&session).unwrap();
        if now.fits_in_link() {
            n_fitting += 1;
            assert_eq!(moment(&links::write_moment(&now, None)).moment, now);
        }
    }
    assert_eq!(n_fitting, 5);
}

/// Links that a chat or a mail has changed on its way.
#[test]
fn a_link_that_was_changed_on_its_way_leads_to_the_same_moment() {
    let mut session = session("#seed=0.5&learningRate=0.00001");
    let _ = session.advance(30);
    let _ = session.change(&Change::Parameter(Parameter::Bias { layer: 0, neuron: 1 }, 1e-7)).unwrap();
    let _ = session.change(&Change::Edit(Edit::Activation(Activation::Relu))).unwrap();
    let _ = session.advance(30);
    let text = link(&session);
    let wanted = moment(&text);
    let upper = |text: &str| text.replace("epoch=", "Epoch=").replace("&changes=", "&CHANGES=");
    for other in [
        text.replace('&', "&amp;"),
        text.replace('=', "%3D").replace('&', "%26"),
        text.replace('_', "%5F"),
        text.replace('&', "&\n "),
        text.replace("&claim", "&cl\u{200b}aim"),
        format!("https://host/?{text}"),
        format!("“https://host/#{text}”."),
        format!("<https://host/#{text}>"),
        upper(&text),
        format!("{text}, as I said"),
        format!("{}\u{a0}", text),
    ] {
        match read(&other) {
            Ok(Some(read)) => assert_eq!(read, wanted, "{other}"),
            other => assert!(other.is_err(), "{other:?}"),
        }
        let reading = links::read(&other, String::new);
        assert!(!reading.corrections.is_empty() || other == text, "{other}");
    }
    assert_eq!(moment(&text.replace('&', "&amp;")), wanted);
    assert_eq!(moment(&format!("(https://host/#{text}).")), wanted);
    assert_eq!(moment(&upper(&text)), wanted);
}

/// Every setting that can change while a network learns gets through a link.
#[test]
fn each_setting_that_can_change_while_a_network_learns_gets_through() {
    for (setting, value) in [
        (Setting::Activation, "softplus"),
        (Setting::Regularization, "L2"),
        (Setting::BatchSize, "1200"),
        (Setting::LearningRate, "0.000000000000000000000000000000001"),
        (Setting::RegularizationRate, "0.1234567890123"),
        (Setting::Loss, "perceptron"),
        (Setting::Optimizer, "nesterov"),
        (Setting::Seed, "a%20b-_~!"),
    ] {
        let mut session = session("#seed=1");
        let _ = session.advance(1);
        let _ = session.change(&Change::Edit(Edit::read(setting, value).unwrap())).unwrap();
        let now = Moment::of(&session).unwrap();
        assert_eq!((moment(&link(&session)).moment, now.steps.len()), (now, 1), "{setting:?}");
    }
}

/// A text with the check that fits it: CRC-32 in eight digits.
fn checked(text: &str) -> String {
    let mut check = u32::MAX;
    for byte in text.bytes() {
        check ^= u32::from(byte);
        for _ in 0..8 {
            check = if check & 1 == 1 { check >> 1 ^ 0xedb8_8320 } else { check >> 1 };
        }
    }
    format!("{text}{:08x}", !check)
}

const CHARACTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Changes that somebody may have made up: cut, doubled, put elsewhere, anything in them another; mostly with a check that fits.
fn hostile(dice: &mut Dice, honest: &str) -> String {
    let mut body: Vec<u8> = honest.as_bytes()[..honest.len() - 8].to_vec();
    for _ in 0..1 + dice.below(3) {
        let (at, other) = (dice.below(body.len()), dice.below(body.len()));
        match dice.below(8) {
            0 => body.truncate(at.max(1)),
            1 => drop(body.drain(at.min(other)..at.max(other))),
            2 => body.swap(at, other),
            3 => body.extend_from_within(at.min(other)..at.max(other)),
            4 => body = (0..dice.below(60)).map(|_| CHARACTERS[dice.below(64)]).collect(),
            _ => body[at] = CHARACTERS[dice.below(64)],
        }
        if body.is_empty() || dice.below(16) > 0 {
            body.splice(..body.len().min(1), [b'1']);
        }
    }
    let text = String::from_utf8(body).unwrap();
    if dice.below(16) > 0 { checked(&text) } else { text }
}

/// Nothing that somebody makes up does any harm: it is what a run could be, or an error. `HOSTILE_JOURNALS` says how many.
#[test]
fn hostile_changes_are_refused_or_lived() {
    let n = std::env::var("HOSTILE_JOURNALS").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    let mut dice = Dice(0x5851_f42d_4c95_7f2d);
    let honest: Vec<(String, String)> = (0..40)
        .map(|round| links::write_moment(&Moment::of(&run(&mut dice, LINKS[round % LINKS.len()])).unwrap(), None))
        .filter(|link| link.len() < 4000 && link.contains("changes="))
        .map(|link| (links::write(&links::read(&link, String::new).config), changes(&link)))
        .collect();
    assert!(honest.len() > 10, "{}", honest.len());
    let configs: Vec<_> = honest.iter().map(|(link, _)| links::read(link, String::new).config).collect();
    let (mut n_read, mut n_lived) = (0, 0);
    for round in 0..n {
        let index = dice.below(honest.len());
        let text = hostile(&mut dice, &honest[index].1);
        let epoch = dice.below(300);
        let fragment = Fragment::to_the_letter(&format!("epoch={epoch}&changes={text}"));
        let Ok(read) = links::moment(&fragment, &configs[index]) else { continue };
        let Some(MomentReading { moment, .. }) = read else { continue };
        n_read += 1;
        if !moment.steps.is_empty() {
            assert_eq!(changes(&links::write_moment(&moment, None)), text);
        }
        // To live it takes longer than to read it.
        if round % 16 == 0 {
            let (session, lived) = moment.live().unwrap();
            assert!(lived.is_err() || session.epoch() == epoch as u64, "{text}");
            n_lived += 1;
        }
    }
    assert!(n_read * 100 > n && n_lived > 0, "{n_read} of {n} could be read, {n_lived} were lived");
}

/// Epochs and claims that nobody would write.
#[test]
fn hostile_keys_are_refused_or_read() {
    let mut dice = Dice(77);
    let scraps =
        ["1", "0", "-", "_", ".", "e", "NaN", "inf", "&", "=", "epoch=", "claim=", "changes=", "é", "%00", "9"];
    let mut n_read = 0;
    for _ in 0..20_000 {
        let mut link = "#seed=1&epoch=".to_owned();
        (0..1 + dice.below(10)).for_each(|_| link.push_str(dice.one(&scraps)));
        if let Ok(Some(MomentReading { moment, claim })) = read(&link) {
            assert_eq!(read(&links::write_moment(&moment, claim)), Ok(Some(MomentReading { moment, claim })), "{link}");
            n_read += 1;
        }
    }
    assert!(n_read > 1000, "{n_read}");
}
