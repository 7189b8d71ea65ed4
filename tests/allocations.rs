//! What runs per epoch and per frame does not allocate, and a slider on its way takes no copy of the session.

use allocation_counter::measure;
use experiment::{
    Change, Edit, GRID, OwnData, Point, Problem, Session, SessionMaps, StepProgress, UndoStack, lessons, links,
};

#[test]
fn looking_at_goals_does_not_allocate() {
    let text = "title: A\nlink: seed=1\ngoal: B [activation = tanh; noise <= 5; test loss < 0; errors = 0; zero weights = 3]\n\
                goal: C [diverged]\n\nD\n\nDo: E\n";
    let lesson = lessons::read("1-a.txt", text).unwrap();
    let mut session = Session::new(lesson.steps[0].config());
    let mut attempt = StepProgress::new(&lesson.steps[0], &[]);
    attempt.see_settings(&session);
    let counted = measure(|| {
        for _ in 0..20 {
            session.advance(1);
            assert!(!attempt.see(&session));
        }
    });
    assert_eq!((session.epoch(), counted.count_total), (20, 0));
}

#[test]
fn epochs_and_pictures_do_not_allocate() {
    for link in [
        "#seed=1",
        "#seed=1&batchSize=1&regularization=L1&regularizationRate=0.01",
        "#seed=1&batchSize=1200&activation=sigmoid&regularization=L2&regularizationRate=0.01",
        "#seed=1&problem=regression&activation=relu&networkShape=8,8,8,8,8,8&xSquared=true&sinX=true&learningRate=0.001",
        "#seed=1&networkShape=&activation=linear",
        "#seed=1&exactDataset=xor-gate&loss=log&optimizer=adam&exactActivation=gelu&regularization=L1&regularizationRate=0.01",
        "#seed=1&stopStalled=100000&optimizer=adam",
        "#seed=1&loss=perceptron&optimizer=nesterov&exactActivation=step&batchSize=1",
    ] {
        let mut session = Session::new(links::read(link, String::new).config);
        let mut drawing = SessionMaps::new(&session, GRID);
        let counted = measure(|| {
            for _ in 0..40 {
                session.advance(30);
                drawing.draw(&session);
            }
        });
        assert_eq!(session.epoch(), 1200, "{link}");
        assert_eq!(counted.count_total, 0, "{link}");
    }
    assert!(measure(|| drop(vec![1])).count_total > 0, "allocations are counted");
}

#[test]
fn epochs_in_parts_do_not_allocate() {
    let points: Vec<Point> = (0..6000).map(|i| Point { x: f64::from(i % 9), y: 0.0, label: 1.0 }).collect();
    let own = OwnData::nearest(&points, Problem::Classification).unwrap();
    for link in ["#seed=1", "#seed=1&stopStalled=100000&optimizer=adam&batchSize=4000"] {
        let mut session = Session::new(links::read(link, String::new).config.with_own_data(own.clone()));
        // The first part makes room for what all others need.
        assert_eq!(session.go_on(1), (0, None));
        let counted = measure(|| while session.epoch() < 20 && session.go_on(1).1.is_none() {});
        assert_eq!(counted.count_total, 0, "{link}");
    }
}

#[test]
fn a_slider_on_its_way_copies_no_session() {
    let mut session = Session::new(links::read("#seed=1", String::new).config);
    let mut undo_stack = UndoStack::default();
    let whole = measure(|| drop(Session::new(session.config().clone()))).bytes_total;
    for edit in [Edit::LearningRate(0.3), Edit::LearningRate(0.1), Edit::BatchSize(3), Edit::Discretize(true)] {
        let counted = measure(|| drop(undo_stack.apply(&mut session, Change::Edit(edit))));
        assert!(counted.bytes_total < whole / 20, "{} bytes, where the session has {whole}", counted.bytes_total);
    }
    // The second of two steps of a slider that rebuilds leaves what was before the first.
    let _ = undo_stack.apply(&mut session, Change::Edit(Edit::Noise(5.0))).unwrap();
    let rebuilt = measure(|| drop(Session::new(session.config().clone()))).bytes_total;
    let second = measure(|| drop(undo_stack.apply(&mut session, Change::Edit(Edit::Noise(10.0)))));
    assert!(second.bytes_total < rebuilt + whole / 20, "{} bytes", second.bytes_total);
}
