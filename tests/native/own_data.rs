//! Points of somebody's own: through a link and back, in a session, and whatever else stands in their place.

use experiment::{
    Change, Dataset, Edit, Error, LabelColumn, Labels, Named, NumberColumn, OwnData, OwnPoint, Point, Problem, Rebuild,
    Record, Run, Session, UndoStack, links,
};

use crate::dice::Dice;

fn read(link: &str) -> links::Reading {
    links::read(link, || "0.5".to_owned())
}

/// So many points anywhere.
fn anywhere(dice: &mut Dice, n_points: usize, problem: Problem) -> OwnData {
    let mut part = || dice.below(10_000) as f64 / 10_000.0;
    let point = |_| {
        let (x, y, label) = (12.0 * part() - 6.0, 12.0 * part() - 6.0, 2.0 * part() - 1.0);
        Point { x, y, label }
    };
    let points: Vec<Point> = (0..n_points).map(point).collect();
    OwnData::nearest(&points, problem).unwrap()
}

fn session_of(own: &OwnData) -> Session {
    let mut session = Session::new(read("seed=1").config);
    let _ = session.change(&Change::Points(own.clone())).unwrap();
    session
}

fn losses(session: &Session) -> (u64, u64) {
    (session.losses().train.to_bits(), session.losses().test.to_bits())
}

#[test]
fn they_come_out_of_a_link_as_they_went_in_and_train_alike_to_the_last_bit() {
    let mut dice = Dice(1);
    for (n_points, problem) in [(2, Problem::Classification), (40, Problem::Regression), (501, Problem::Classification)]
    {
        let mut session = session_of(&anywhere(&mut dice, n_points, problem));
        let link = links::write(session.config());
        let reading = read(&link);
        assert_eq!((reading.corrections.len(), &reading.config), (0, session.config()), "{link}");
        let mut opened = Session::new(reading.config);
        assert_eq!(opened.train_points(), session.train_points());
        assert_eq!(opened.test_points(), session.test_points());
        assert_eq!(opened.train_points().len() + opened.test_points().len(), n_points);
        let _ = (session.advance(100), opened.advance(100));
        assert_eq!((losses(&opened), opened.epoch()), (losses(&session), 100));
        assert!(!session.has_diverged());
    }
}

#[test]
fn five_hundred_points_of_two_classes_take_little_of_a_link() {
    let own = anywhere(&mut Dice(2), 500, Problem::Classification);
    assert!(own.text().len() <= 2_200, "{} characters", own.text().len());
    assert!(own.text().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
}

#[test]
fn the_original_is_shown_its_circle() {
    let link = links::write(session_of(&anywhere(&mut Dice(3), 10, Problem::Classification)).config());
    assert!(link.contains("&dataset=own&"), "{link}");
}

#[test]
fn other_points_of_the_same_keep_the_network_and_undo_takes_them_back() {
    let mut dice = Dice(4);
    let (few, many) =
        (anywhere(&mut dice, 20, Problem::Classification), anywhere(&mut dice, 60, Problem::Classification));
    let (mut session, mut undo) = (Session::new(read("seed=1").config), UndoStack::default());
    assert_eq!(undo.apply(&mut session, Change::Points(few.clone())), Ok(Rebuild::Everything));
    let _ = session.advance(50);
    let (before, weights) = (losses(&session), session.network().clone());
    assert_eq!(undo.apply(&mut session, Change::Points(many.clone())), Ok(Rebuild::Points));
    assert_eq!((session.epoch(), session.network()), (50, &weights), "the network goes on");
    assert_ne!(losses(&session), before, "on other points");
    assert_eq!(session.train_points().len(), 30);
    assert_eq!(undo.apply(&mut session, Change::Points(many)), Ok(Rebuild::Nothing));
    assert!(undo.undo(&mut session).is_some());
    assert_eq!((session.epoch(), losses(&session)), (50, before));
    assert_eq!(session.config().own_data(), Some(&few));
    assert!(undo.undo(&mut session).is_some());
    assert_eq!(session.config().current_dataset(), Dataset::Circle);
}

#[test]
fn a_network_that_has_not_learned_stays_that_of_its_link_and_one_that_has_goes_on() {
    let mut dice = Dice(15);
    let mut session = session_of(&anywhere(&mut dice, 20, Problem::Classification));
    let _ = session.change(&Change::Points(anywhere(&mut dice, 40, Problem::Classification))).unwrap();
    let of_link = Session::new(read(&links::write(session.config())).config);
    assert_eq!(session.network(), of_link.network(), "so that what is shared learns alike");
    // A built-in set that is drawn on goes on, too.
    let mut circle = Session::new(read("seed=1").config);
    let _ = circle.advance(20);
    let points = [circle.train_points(), circle.test_points()].concat();
    let own = OwnData::nearest(&points, Problem::Classification).unwrap();
    let before = circle.network().clone();
    assert_eq!(circle.change(&Change::Points(own)), Ok(Rebuild::Points));
    assert_eq!((circle.epoch(), circle.network()), (20, &before));
}

#[test]
fn values_pose_a_problem_of_regression() {
    let mut session = session_of(&anywhere(&mut Dice(5), 30, Problem::Regression));
    assert_eq!((session.config().problem(), session.config().reg_dataset()), (Problem::Regression, Dataset::Own));
    // Points of classes stand there, too, as -1 and +1.
    let _ = session.change(&Change::Points(anywhere(&mut Dice(6), 30, Problem::Classification))).unwrap();
    let _ = session.apply(Edit::Problem(Problem::Regression)).unwrap();
    assert!(session.train_points().iter().all(|point| point.label.abs() == 1.0));
}

#[test]
fn noise_moves_points_and_a_class_link_that_locks_the_data_set_locks_them() {
    let own = anywhere(&mut Dice(7), 30, Problem::Classification);
    let mut session = session_of(&own);
    let still: Vec<Point> = session.train_points().to_vec();
    let _ = session.apply(Edit::Noise(20.0)).unwrap();
    let moved = still
        .iter()
        .zip(session.train_points())
        .map(|(still, moved)| (moved.x - still.x).abs().max((moved.y - still.y).abs()));
    assert!(moved.clone().all(|way| way <= 1.0) && moved.clone().any(|way| way > 0.5));
    let locked = read("dataset_lock=true").config;
    assert!(matches!(Change::Points(own).check_permitted(&locked), Err(Error::Restricted { .. })));
}

#[test]
fn what_is_wrong_with_them_is_said_and_a_built_in_set_stands_in() {
    let text = anywhere(&mut Dice(8), 40, Problem::Classification).text().to_owned();
    let check = "it was cut off or changed on its way: the check at its end does not fit";
    let cases = [
        (&text[..text.len() - 20], check),
        (&text.replace(&text[50..52], "ab"), check),
        (&format!("2{}", &text[1..]), "it begins with no version that is known here"),
        ("1", check),
    ];
    for (points, why) in cases {
        let reading = read(&format!("seed=1&dataset=own&points={points}"));
        let said: Vec<String> = reading.corrections.iter().map(ToString::to_string).collect();
        assert_eq!(said, [format!("This is no set of points: {why}.")]);
        assert_eq!(reading.config.current_dataset(), Dataset::Circle);
    }
}

#[test]
fn that_there_are_none_is_said() {
    for link in ["seed=1&dataset=own", "seed=1&dataset=own&points="] {
        let reading = read(link);
        let said: Vec<String> = reading.corrections.iter().map(ToString::to_string).collect();
        assert_eq!(said, ["dataset cannot be “own”. Allowed: “own” only together with its points. Used: circle."]);
    }
}

#[test]
fn however_many_they_are_a_link_and_a_file_have_them_all() {
    let own = anywhere(&mut Dice(9), 100_000, Problem::Classification);
    let session = session_of(&own);
    let reading = read(&links::write(session.config()));
    assert_eq!((reading.corrections, &reading.config), (Vec::new(), session.config()));
    let saved = experiment::saved::write(&session);
    assert_eq!(experiment::saved::read(&saved).unwrap().config().own_data(), Some(&own));
}

#[test]
fn a_million_texts_are_points_or_named_errors() {
    let mut dice = Dice(0x51ed_270b_9f4a_7c15);
    let texts: Vec<String> = [(2, Problem::Regression), (9, Problem::Classification), (70, Problem::Classification)]
        .map(|(n_points, problem)| anywhere(&mut dice, n_points, problem).text().to_owned())
        .to_vec();
    let (mut n_good, mut text) = (0, Vec::new());
    for _ in 0..1_000_000 {
        text.clear();
        if dice.below(8) > 0 {
            text.extend_from_slice(texts[dice.below(3)].as_bytes());
        }
        for _ in 0..dice.below(4) {
            let at = dice.below(text.len() + 1);
            match dice.below(5) {
                0 => text.truncate(at),
                1 => drop(text.drain(..at)),
                2 => text.insert(at, dice.below(256) as u8),
                _ if at < text.len() => text[at] = b'A' + dice.below(50) as u8,
                _ => text.extend_from_slice(b"1_-"),
            }
        }
        let text = String::from_utf8_lossy(&text);
        match OwnData::read(&text) {
            Ok(own) => {
                n_good += 1;
                assert_eq!(own.text(), text);
            }
            Err(error) => assert!(error.to_string().len() < 200, "{error}"),
        }
    }
    assert!((100_000..500_000).contains(&n_good), "{n_good} of them were points");
}

#[test]
fn classes_have_names_and_every_class_but_the_first_is_the_other_side() {
    let point = |class: u16| OwnPoint::of_class(f64::from(class), 0.0, class);
    let own = anywhere(&mut Dice(12), 2, Problem::Classification);
    let labels = Labels::Classes(["setosa", "versicolor", "virginica"].map(str::to_owned).to_vec());
    let own = OwnData::new(own.axes().clone(), labels, (0..3).cycle().take(12).map(point).collect()).unwrap();
    assert_eq!(OwnData::read(own.text()).unwrap(), own);
    let session = session_of(&own);
    let all = || session.train_points().iter().chain(session.test_points());
    assert_eq!(all().filter(|point| point.label == -1.0).count(), 4);
    assert_eq!(all().filter(|point| point.label == 1.0).count(), 8);
}

#[test]
fn columns_of_a_table_fill_the_plane_and_keep_their_numbers() {
    let (heights, weights) = ([23.0, 25.5, 24.0, 61.0, 55.2, 70.0], [4.1, 5.0, 3.8, 28.0, 21.5, 35.0]);
    let columns = [
        NumberColumn { title: "height (cm)", values: &heights, places: 1 },
        NumberColumn { title: "weight (kg)", values: &weights, places: 1 },
    ];
    let classes = LabelColumn::Classes(vec!["cat".to_owned(), "dog".to_owned()], &[0, 0, 0, 1, 1, 1]);
    let own = OwnData::of_columns(columns, classes).unwrap();
    for (point, (height, weight)) in own.own_points().iter().zip(heights.iter().zip(weights)) {
        let (x, y) = point.place();
        assert_eq!((own.value(0, x), own.value(1, y)), (*height, weight));
        assert!(x.abs() <= 5.01 && y.abs() <= 5.01);
    }
    let titles = OwnData::read(own.text()).unwrap().axes().clone().map(|axis| axis.title().to_owned());
    assert_eq!(titles, ["height (cm)", "weight (kg)"]);
    let equal = NumberColumn { values: &[1.0; 6], ..columns[0] };
    let error = OwnData::of_columns([columns[0], equal], LabelColumn::Values(columns[1])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "This is no set of points: all values of “height (cm)” are 1. At least two different ones are needed."
    );
}

#[test]
fn a_run_whose_points_were_changed_is_kept_and_says_how_many_they_were() {
    let mut dice = Dice(13);
    let mut session = session_of(&anywhere(&mut dice, 500, Problem::Classification));
    let _ = session.advance(10);
    let _ = session.change(&Change::Points(anywhere(&mut dice, 501, Problem::Classification))).unwrap();
    let run = Run::of(&session);
    let mut record = Record::default();
    record.keep(run).unwrap();
    let csv = record.to_csv();
    assert!(csv.contains("your own points 500 points → 501 points at epoch 10"), "{csv}");
    let again = Record::imported(&csv).unwrap();
    assert_eq!(links::read(&again.runs()[0].link, String::new).config, *session.config());
}

#[test]
fn a_page_that_locks_the_data_set_keeps_its_points() {
    let mut dice = Dice(14);
    let (ours, theirs) =
        (anywhere(&mut dice, 20, Problem::Classification), anywhere(&mut dice, 30, Problem::Classification));
    let link = links::write(session_of(&ours).config()) + "&dataset_lock=true";
    let page = read(&link).config;
    let other = session_of(&theirs).config().clone();
    assert!(page.admits(&other).is_err());
    assert_eq!(other.under(&page).own_data_in_use(), Some(&ours));
    // What is not learned from is in nobody's way.
    let circle = read("dataset_lock=true").config;
    assert_eq!(circle.admits(&read(&format!("points={}", theirs.text())).config), Ok(()));
}

#[test]
fn columns_of_any_size_come_out_of_a_link_or_are_refused_by_name() {
    let column = |values: &'static [f64]| NumberColumn { title: "a", values, places: 15 };
    let labels = || LabelColumn::Classes(vec!["x".repeat(100), "\u{202e}y".to_owned()], &[0, 1, 0]);
    for values in [&[0.0, 1e-8, 2e-8][..], &[-1e12, 0.0, 1e12], &[1.0, 2.0, 1e11]] {
        let own = OwnData::of_columns([column(values), column(&[0.0, 5.0, 9.0])], labels()).unwrap();
        assert_eq!(OwnData::read(own.text()), Ok(own.clone()));
        assert_eq!(own.label_text(1.0), Some("y".to_owned()));
    }
    for values in [&[0.0, 1e-300, 2e-300][..], &[0.0, 1e13, 3e13]] {
        let error = OwnData::of_columns([column(values), column(&[0.0, 5.0, 9.0])], labels()).unwrap_err().to_string();
        assert!(error.contains("the values of “a” reach from 0e0 to"), "{error}");
    }
}

#[test]
fn another_name_changes_nothing_that_is_learned() {
    let own = anywhere(&mut Dice(8), 60, Problem::Classification);
    let (mut named, mut plain) = (session_of(&own), session_of(&own));
    let _ = (named.advance(20), plain.advance(20));
    let renamed = own.renamed(Named::Class(0), "cat").unwrap().renamed(Named::Axis(1), "weight (kg)").unwrap();
    assert_eq!(named.change(&Change::Points(renamed.clone())).unwrap(), Rebuild::Nothing);
    let _ = (named.advance(20), plain.advance(20));
    assert_eq!((named.epoch(), losses(&named)), (40, losses(&plain)));
    assert_eq!(Run::of(&named).changes, "", "nothing was changed while it trained");
    assert_eq!(read(&links::write(named.config())).config.own_data(), Some(&renamed));
}
