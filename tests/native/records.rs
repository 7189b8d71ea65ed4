//! Records of runs: what a note holds comes back, a spreadsheet sees text and numbers, and strange text is refused.

use experiment::{
    Change, Edit, Executor, LARGEST_RECORD, LONGEST_NOTE, MOST_RUNS, Parameter, Record, Run, Salvaged, Session,
    SessionMaps, Setting, Standing, Thumbnail, UndoStack, links, saved,
};
use proptest::prelude::*;
use proptest::test_runner::{Config as Runs, TestRunner};

/// A run of a few epochs.
fn run(link: &str, epochs: u64, note: &str) -> Run {
    let mut session = Session::new(links::read(link, || "0.5".to_owned()).config);
    session.advance(epochs);
    Run { note: note.to_owned(), ..Run::of(&session) }
}

fn record(runs: impl IntoIterator<Item = Run>) -> Record {
    let mut record = Record::default();
    runs.into_iter().for_each(|run| record.keep(run).unwrap());
    record
}

/// The cells as a program sees them that knows nothing but CSV.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_run_says_what_a_session_says() {
    let mut session = Session::new(links::read("#seed=a&noise=20", String::new).config);
    session.advance(30);
    let Run { number, link, standing, note, changes, moment, picture } = Run::of(&session);
    assert_eq!((number, &*changes, &*moment), (0, "", "epoch=30"));
    assert_eq!(picture, Some(Thumbnail::of(&session)));
    assert_eq!(links::read(&link, String::new).config, *session.config());
    assert_eq!((standing.loss_train, standing.loss_test), (Some(session.losses().train), Some(session.losses().test)));
    assert_eq!(standing.accuracy_train.zip(standing.accuracy_test), session.accuracies());
    assert_eq!(standing.gap(), Some(session.losses().test - session.losses().train));
    assert_eq!((standing.epochs, standing.parameters, &*note), (30, 25, ""));
}

#[test]
fn a_spreadsheet_sees_titles_text_and_decimal_points() {
    let regression = run("#problem=regression&seed=b", 3, "");
    let diverged =
        run("#learningRate=10&activation=relu&networkShape=8,8,8&problem=regression&seed=0.5", 1000, "too fast");
    let record = record([run("#seed=a", 3, "say \"hello\",\r\nthen go; ä"), regression, diverged]);
    let text = record.to_csv();
    assert!(text.starts_with("\u{feff}run,epochs,loss_train,"), "{text}");
    assert!(text.contains("\"say \"\"hello\"\",\r\nthen go; ä\","), "{text}");
    let cells = cells(&text);
    assert_eq!(cells.len(), 4);
    let cell = |row: usize, title: &str| &*cells[row][cells[0].iter().position(|cell| cell == title).unwrap()];
    assert_eq!((cell(1, "run"), cell(3, "run"), cell(3, "note")), ("1", "3", "too fast"));
    assert_eq!(cell(1, "note"), "say \"hello\",\r\nthen go; ä");
    let number = |row: usize, title: &str| cell(row, title).parse::<f64>().unwrap().to_bits();
    let standing = &record.runs()[0].standing;
    assert_eq!(number(1, "loss_train"), standing.loss_train.unwrap().to_bits());
    assert_eq!(number(1, "gap"), standing.gap().unwrap().to_bits());
    assert!(cell(1, "loss_train").starts_with("0."), "{}", cell(1, "loss_train"));
    for title in ["accuracy_train", "accuracy_test"] {
        assert_eq!(cell(2, title), "", "regression has no accuracy");
    }
    for title in ["loss_train", "loss_test", "gap", "accuracy_train", "accuracy_test"] {
        assert_eq!(cell(3, title), "", "what diverged has no losses");
    }
    // A column for each setting, and the whole link; pictures are for the device alone.
    for (setting, value) in [("activation", "relu"), ("networkShape", "8, 8, 8"), ("learningRate", "10"), ("x", "true")]
    {
        assert_eq!(cell(3, setting), value);
    }
    for setting in Setting::all() {
        assert_eq!(cells[0].iter().filter(|cell| **cell == setting.info().key).count(), 1, "{setting:?}");
    }
    assert_eq!(cell(3, "link"), record.runs()[2].link);
    assert!(!cells[0].contains(&"picture".to_owned()));
    assert_eq!(Record::from_csv(&text).unwrap(), without_pictures(&record));
    assert_eq!(Record::from_csv(&record.to_text()).unwrap(), record);
}

/// What a file knows of a record.
fn without_pictures(record: &Record) -> Record {
    let mut without = Record::default();
    record.runs().iter().for_each(|run| without.keep(Run { picture: None, ..run.clone() }).unwrap());
    without
}

#[test]
fn no_cell_is_a_formula() {
    let hostile =
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''", "'", "=HYPERLINK(\"http://x\",\"y\")", "a=1", ""];
    let runs = hostile.map(|text| Run { link: text.to_owned(), changes: text.to_owned(), ..run("#seed=a", 1, text) });
    let record = record(runs);
    for text in [record.to_csv(), record.to_text()] {
        let cells = cells(&text);
        for title in ["link", "note", "changes"] {
            let column = cells[0].iter().position(|cell| cell == title).unwrap();
            for row in &cells[1..] {
                assert!(!row[column].starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", row[column]);
            }
        }
        let read = Record::from_csv(&text).unwrap();
        assert_eq!(without_pictures(&read), without_pictures(&record));
    }
}

/// Any run that can be kept.
fn runs() -> impl Strategy<Value = Run> {
    let note = prop_oneof![any::<String>(), "[=+@'\"\\-,;\r\n\t\\x00\u{feff} a]{0,12}", "(?s:.){0,40}"];
    let loss = any::<f64>().prop_filter("finite", |loss| loss.is_finite());
    let losses = prop::option::of((loss.clone(), loss));
    let accuracies = prop::option::of((0.0..=1.0_f64, 0.0..=1.0_f64));
    let link = prop_oneof![Just("seed=1&noise=5".to_owned()), "(?s:.){0,30}"];
    (link, note, losses, accuracies, any::<u64>(), 0..100_000_usize).prop_map(
        |(link, note, losses, accuracies, epochs, parameters)| {
            let standing = Standing {
                epochs,
                loss_train: losses.map(|losses| losses.0),
                loss_test: losses.map(|losses| losses.1),
                accuracy_train: accuracies.map(|accuracies| accuracies.0),
                accuracy_test: accuracies.map(|accuracies| accuracies.1),
                parameters,
            };
            let picture = epochs
                .is_multiple_of(2)
                .then(|| Thumbnail::from_values(&[epochs as f32 / 9.0 - 1.0, 1.0, 0.5, -0.3], 2));
            let changes = note.chars().rev().collect();
            Run { number: (epochs % 5) as u32, link, standing, note, changes, moment: String::new(), picture }
        },
    )
}

#[test]
fn what_is_written_is_read() {
    TestRunner::new(Runs { failure_persistence: None, ..Runs::with_cases(1_000) })
        .run(&prop::collection::vec(runs(), 0..5), |runs| {
            let record = record(runs);
            let read = Record::from_csv(&record.to_csv());
            prop_assert_eq!(read, Ok(without_pictures(&record)));
            let read = Record::from_csv(&record.to_text());
            prop_assert_eq!(read.as_ref(), Ok(&record));
            // Equal would hold for 0 and -0 too.
            prop_assert_eq!(format!("{read:?}"), format!("{:?}", Ok::<_, ()>(&record)));
            Ok(())
        })
        .unwrap();
}

#[test]
fn columns_may_be_moved_added_and_left_out() {
    let text = "\u{feff}note,parameters,mine,loss_test,loss_train,epochs,link\nwell,25,x,0.5,0.25,7,seed=1\n";
    let record = Record::from_csv(text).unwrap();
    let Run { number, link, standing, note, changes, moment: _, picture } = &record.runs()[0];
    assert_eq!((*number, &**changes, picture), (1, "", &None));
    assert_eq!((&**link, &**note, standing.epochs, standing.gap()), ("seed=1", "well", 7, Some(0.25)));
    assert_eq!((standing.accuracy_test, standing.parameters), (None, 25));
    assert_eq!(Record::from_csv(text.trim_end()).unwrap(), record, "without a last line end");
}

#[test]
fn good_rows_are_read_where_others_are_not() {
    let good = record([run("#seed=a", 1, "one"), run("#seed=b", 2, "two,\nlines")]);
    let text = good.to_text();
    assert_eq!(Record::salvage(&text), Salvaged { record: good.clone(), ..Salvaged::default() });

    let titles = text.lines().next().unwrap().trim_start_matches('\u{feff}');
    let (first, second) = text.split_once('\n').unwrap().1.split_once('\n').unwrap();
    let bad = "7,many,0.1,0.1,0,,,25,\"a \"\"b\"\", c\",,seed=1,";
    let salvaged = Record::salvage(&format!("{titles}\r\n{bad}\r\n{first}\n{second}seed=1,1\r\n"));
    assert_eq!(salvaged.record, good);
    assert_eq!(salvaged.unreadable, format!("{titles}\r\n{bad}\r\nseed=1,1\r\n"));
    assert!(salvaged.reasons[0].starts_with("row 2: epochs cannot be “many”"), "{:?}", salvaged.reasons);
    assert_eq!(salvaged.reasons[1..], ["row 5: 2 cells, and not 13"]);
    assert_eq!(Record::salvage(&salvaged.unreadable).unreadable, salvaged.unreadable, "it can be set right and read");

    let Salvaged { record, unreadable, reasons } = Record::salvage("link,broken");
    assert_eq!((record.runs().len(), &*unreadable, reasons.len()), (0, "link,broken", 1));
}

/// The titles of a record that an older page has written.
const OLD_TITLES: &str =
    "\u{feff}link,epochs,loss_train,loss_test,gap,accuracy_train,accuracy_test,parameters,note,picture\r\n";

#[test]
fn older_records_are_read_with_their_pictures_and_numbered_in_order() {
    // How they came to their epochs is not known.
    let old = |run: Run| Run { moment: String::new(), ..run };
    let runs = [run("#seed=a", 1, "one"), run("#seed=b", 2, "two")].map(old);
    let rows = runs.each_ref().map(|run| {
        let Run { link, standing, note, picture, .. } = run;
        let Standing { epochs, loss_train, loss_test, .. } = standing;
        let (train, test) = standing.accuracy_train.zip(standing.accuracy_test).unwrap();
        let (loss_train, loss_test) = (loss_train.unwrap(), loss_test.unwrap());
        let picture = picture.as_ref().unwrap().text();
        format!("\"{link}\",{epochs},{loss_train},{loss_test},0,{train},{test},25,{note},{picture}\r\n")
    });
    let read = Record::from_csv(&(OLD_TITLES.to_owned() + &rows.concat())).unwrap();
    assert_eq!(read, record(runs));
    assert_eq!(read.runs().iter().map(|run| run.number).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_number_is_given_once() {
    let numbers = |record: &Record| record.runs().iter().map(|run| run.number).collect::<Vec<_>>();
    let mut record = record([run("#seed=a", 1, "a"), run("#seed=b", 1, "b"), run("#seed=c", 1, "c")]);
    let last = record.remove(2).unwrap();
    record.keep(run("#seed=d", 1, "d")).unwrap();
    assert_eq!(numbers(&record), [1, 2, 4]);
    record.put_back(2, last).unwrap();
    assert_eq!((numbers(&record), record.last_number()), (vec![1, 2, 3, 4], 4));
    // A number of a file that is taken is given anew; one that is no number, too.
    record.keep(Run { number: 2, ..run("#seed=e", 1, "e") }).unwrap();
    assert_eq!(numbers(&record), [1, 2, 3, 4, 5]);
    for text in ["", "x", "-1", "2.0", "4000000000", "5000000000"] {
        let file = format!("run,link,epochs,loss_train,loss_test,parameters\n{text},seed=1,7,0.1,0.2,25\n");
        assert_eq!(numbers(&Record::from_csv(&file).unwrap()), [1], "{text:?}");
    }
    let mut later = Record::default();
    later.number_after(7);
    later.keep(run("#seed=a", 1, "")).unwrap();
    assert_eq!(numbers(&later), [8]);
}

#[test]
fn what_was_changed_while_it_trained_is_told() {
    let mut session = Session::new(links::read("#seed=a", String::new).config);
    let set = |session: &mut Session, setting: Setting, text: &str| {
        let _ = session.apply(Edit::read(setting, text).unwrap()).unwrap();
    };
    let told = |session: &Session| Run::of(session).changes;
    set(&mut session, Setting::LearningRate, "0.1");
    set(&mut session, Setting::Noise, "10");
    assert_eq!(told(&session), "", "the link says it");
    session.advance(120);
    set(&mut session, Setting::LearningRate, "0.3");
    set(&mut session, Setting::LearningRate, "1");
    set(&mut session, Setting::Discretize, "true");
    assert_eq!(told(&session), "learning rate 0.1 → 1 at epoch 120", "what is only shown is not told");
    session.advance(10);
    set(&mut session, Setting::Activation, "relu");
    set(&mut session, Setting::BatchSize, "20");
    let by_hand = Change::Parameter(Parameter::Bias { layer: 0, neuron: 0 }, 0.5);
    let _ = session.change(&by_hand).unwrap();
    let expected = "learning rate 0.1 → 1 at epoch 120; activation Tanh → ReLU at epoch 130; batch size 10 → 20 at epoch \
                    130; weights set by hand at epoch 130";
    assert_eq!(told(&session), expected);
    let kept = record([Run::of(&session)]);
    assert_eq!(Record::from_csv(&kept.to_csv()).unwrap().runs()[0].changes, expected);
    set(&mut session, Setting::HiddenLayers, "3");
    assert_eq!(told(&session), "", "a new network begins anew");

    session.advance(1);
    set(&mut session, Setting::BatchSize, "5");
    set(&mut session, Setting::BatchSize, "20");
    assert_eq!(told(&session), "", "there and back at once is no change");
    for epoch in 0..40 {
        session.advance(1);
        set(&mut session, Setting::BatchSize, if epoch % 2 == 0 { "5" } else { "10" });
    }
    assert!(
        told(&session).ends_with("batch size 10 → 5 at epoch 20; and more at 21 other epochs"),
        "{}",
        told(&session)
    );
    session.reset();
    assert_eq!(told(&session), "");
}

#[test]
fn what_is_taken_back_is_told_as_well() {
    let mut session = Session::new(links::read("#seed=a", String::new).config);
    let mut undo_stack = UndoStack::default();
    session.advance(10);
    let _ = undo_stack.apply(&mut session, Change::Edit(Edit::LearningRate(0.1))).unwrap();
    session.advance(5);
    let _ = undo_stack.undo(&mut session).unwrap();
    let told = "learning rate 0.03 → 0.1 at epoch 10; learning rate 0.1 → 0.03 at epoch 15";
    assert_eq!(Run::of(&session).changes, told);
}

#[test]
fn the_rows_beyond_the_most_runs_are_not_lost() {
    let row = "seed=1,1,0.1,0.1,0,,,25,,\r\n";
    let titles = OLD_TITLES;
    // Of many more, not each is looked at.
    for (n_more, n_reasons) in [(2, 2), (20 * MOST_RUNS, 9 * MOST_RUNS + 1)] {
        let salvaged = Record::salvage(&(titles.to_owned() + &row.repeat(MOST_RUNS + n_more)));
        assert_eq!((salvaged.record.runs().len(), salvaged.reasons.len()), (MOST_RUNS, n_reasons));
        let unreadable = titles.trim_start_matches('\u{feff}').to_owned() + &row.repeat(n_more);
        assert!(salvaged.unreadable == unreadable, "{n_more}");
    }
}

#[test]
fn text_that_is_no_record_is_refused_with_a_reason() {
    let good = record([run("#seed=a", 1, "")]).to_csv();
    let titles = OLD_TITLES.trim_end();
    let row = |row: &str| format!("{titles}\r\n{row}\r\n");
    for (text, reason) in [
        (String::new(), "no “link”"),
        ("hello".to_owned(), "no “link”"),
        (good.replace(',', "|"), "no “link”"),
        (row("seed=1,1"), "row 2: 2 cells, and not 10."),
        (
            row("seed=1,1,0.1,0.1,0,,,25,\"a\nb\",\nseed=1,many,0.1,0.1,0,,,25,,"),
            "row 3: epochs cannot be “many”. Allowed: a whole number.",
        ),
        (row("seed=1,1,0.1,0.1,0,,,-25,,"), "row 2: parameters cannot be “-25”"),
        (
            row("seed=1,1,0.1,0.1,0,,,4294967297,,"),
            "row 2: parameters cannot be “4294967297”. Allowed: a whole number from 0 to",
        ),
        (format!("{titles},link\r\nseed=1,1,0.1,0.1,0,,,25,,,seed=2\r\n"), "its first row has “link” more than once"),
        (row(&"9".repeat(300)), "row 2: 1 cells, and not 10"),
        (row(&format!("seed=1,{},0.1,0.1,0,,,25,,", "9".repeat(300))), "row 2: epochs cannot be “9999999999"),
        (",".repeat(LARGEST_RECORD), "its first row has 20000001 cells. Allowed: up to 100."),
        (",".repeat(LARGEST_RECORD + 1), "it has 20000001 bytes. Allowed: up to 20000000."),
        (row("seed=1,1,NaN,0.1,0,,,25,,"), "row 2: loss cannot be “NaN”. Allowed: a number."),
        (row("seed=1,1,0.1,inf,0,,,25,,"), "row 2: loss cannot be “inf”"),
        (row("seed=1,1,0.1,,0,,,25,,"), "row 2: loss cannot be “”. Allowed: two losses"),
        (row("seed=1,1,0.1,0.1,0,2,,25,,"), "row 2: accuracy cannot be “2”. Allowed: a number from 0 to 1."),
        (row(&format!("seed=1,1,0.1,0.1,0,,,25,{},", "n".repeat(2001))), "note cannot be"),
        (row(&format!("{},1,0.1,0.1,0,,,25,,", "n".repeat(436_385))), "link cannot be"),
        (
            row(&"seed=1,1,0.1,0.1,0,,,25,,\n".repeat(MOST_RUNS + 1)),
            "row 1002: runs cannot be “1001”. Allowed: up to 1000",
        ),
    ] {
        let error = Record::from_csv(&text).unwrap_err().to_string();
        assert!(error.starts_with("This is no record of runs: ") && error.contains(reason), "{reason}: {error}");
        assert!(error.len() < 300, "{error}");
    }
    TestRunner::new(Runs { failure_persistence: None, ..Runs::with_cases(1_000) })
        .run(&"[a-z0-9,\"\r\n.;\\-]{0,60}", |junk| {
            // It may be a record or not; it must not panic.
            let _ = (Record::from_csv(&junk), Record::from_csv(&row(&junk)));
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_full_record_keeps_what_it_has() {
    let run = run("#seed=a", 1, "");
    let mut record = record(vec![run.clone(); MOST_RUNS]);
    let before = record.clone();
    let error = record.keep(run.clone()).unwrap_err().to_string();
    assert!(error.contains("up to 1000") && record == before, "{error}");
    assert_eq!(Record::from_csv(&record.to_text()).unwrap(), record);
    assert_eq!(record.remove(MOST_RUNS), None);
    assert_eq!(record.remove(0), Some(Run { number: 1, ..run.clone() }));
    assert_eq!(record.keep(run), Ok(()));
}

#[test]
fn a_note_can_be_changed_up_to_a_length() {
    let mut record = record([run("#seed=a", 1, "first")]);
    let longest = "ä".repeat(LONGEST_NOTE);
    assert_eq!(record.set_note(0, &longest), Ok(()));
    let error = record.set_note(0, &format!("{longest}ä")).unwrap_err().to_string();
    assert!(error.contains("up to 2000 characters"), "{error}");
    assert_eq!(record.runs()[0].note, longest);
    assert_eq!(record.set_note(7, "nobody"), Ok(()));
}

#[test]
fn settings_that_differ_are_found() {
    let link = "#seed=a&networkShape=3";
    let differing = |runs: &[Run]| record(runs.iter().cloned()).differing();
    let base = run(link, 1, "");
    assert_eq!(differing(&[]), []);
    assert_eq!(differing(&[base.clone(), run(link, 2, "longer")]), []);
    let others =
        [base, run("#seed=b&networkShape=3", 1, ""), run("#seed=a&networkShape=3&sinX=true&stopEpoch=9", 1, "")];
    let keys: Vec<&str> = differing(&others).into_iter().map(|setting: Setting| setting.info().key).collect();
    assert_eq!(keys, ["seed", "sinX", "stopEpoch"]);
}

#[test]
fn a_small_picture_is_the_large_one_in_31_steps() {
    let mut session = Session::new(links::read("#seed=a", String::new).config);
    session.advance(100);
    let picture = Thumbnail::of(&session);
    assert_eq!(Thumbnail::read(picture.text()).as_ref(), Ok(&picture));
    let mut drawing = SessionMaps::new(&session, Thumbnail::SIDE);
    let exact = drawing.draw(&session).output();
    for (shown, exact) in picture.values().iter().zip(exact) {
        assert!((shown - exact.clamp(-1.0, 1.0)).abs() <= 0.5 / 15.0 + 1e-6, "{shown} for {exact}");
    }
    let larger = SessionMaps::new(&session, Executor::SIDE).draw(&session).output().to_vec();
    let values = Thumbnail::from_values(&larger, Executor::SIDE).values();
    let far = values.iter().zip(picture.values()).filter(|(one, other)| (**one - other).abs() > 0.5).count();
    assert!(far < 40, "another picture of the same: {far} points are far off");
    for text in ["ABC", &"f".repeat(576), &"ä".repeat(288), &"A".repeat(577)] {
        let error = Thumbnail::read(text).unwrap_err().to_string();
        assert!(error.contains("576 letters from A to e"), "{error}");
    }
    assert_eq!(Thumbnail::from_values(&[f32::NAN; 4], 2).values(), vec![0.0; 576]);
}

#[test]
fn what_was_deleted_can_be_put_back() {
    let runs = [run("#seed=a", 1, "a"), run("#seed=b", 1, "b"), run("#seed=c", 1, "c")];
    let before = record(runs);
    for index in 0..3 {
        let mut record = before.clone();
        let removed = record.remove(index).unwrap();
        record.put_back(index, removed).unwrap();
        assert_eq!(record, before);
    }
}

#[test]
fn a_run_that_was_changed_while_it_trained_is_had_again() {
    let mut session = Session::new(links::read("#seed=a&noise=20", String::new).config);
    session.advance(30);
    let _ = session.change(&Change::Edit(Edit::LearningRate(0.1))).unwrap();
    session.advance(5);
    let record = record([Run::of(&session)]);
    let [run] = Record::from_csv(&record.to_csv()).unwrap().runs().to_vec().try_into().unwrap();
    assert_eq!(run.changes, "learning rate 0.03 → 0.1 at epoch 30");
    let fragment = links::Fragment::from(&*run.moment_link().unwrap());
    let reading = links::moment(&fragment, &links::read(&fragment, String::new).config).unwrap().unwrap();
    let (again, lived) = reading.moment.live().unwrap();
    assert_eq!((lived, again.epoch(), again.network()), (Ok(()), 35, session.network()));
    // What was opened from a file did not begin with the network of its link.
    let opened = saved::read(&saved::write(&session)).unwrap();
    assert_eq!(Run::of(&opened).moment_link(), None);
}
