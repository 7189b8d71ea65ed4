//! What arrives in the workspace takes over as it should.

use experiment::{Activation, Edit, Timeline, links};

use super::*;

/// Lets an arrival take over, as the app does.
fn arrive(workspace: &mut Workspace, arrival: Arrival) -> Option<Rebuild> {
    let arrival = match arrival {
        Arrival::FirstLesson(session) => Arrival::FirstLesson(workspace.for_lesson(session.config())),
        Arrival::NextLesson(session) => Arrival::NextLesson(workspace.for_lesson(session.config())),
        Arrival::AfterLessons(otherwise) => {
            workspace.end_lessons();
            Arrival::AfterLessons(otherwise)
        }
        other => other,
    };
    workspace.take_over(arrival)
}

fn session(link: &str) -> Box<Session> {
    Box::new(Session::new(links::read(link, || "1".to_owned()).config))
}

fn shown(workspace: &Workspace) -> String {
    links::write(workspace.config())
}

fn noise(percent: f64) -> Change {
    Change::Edit(Edit::Noise(percent))
}

#[test]
fn what_was_opened_can_be_taken_back_and_made_again() {
    let mut workspace = Workspace::new(*session("#noise=10"));
    workspace.tab = Tab::Runs;
    let before = shown(&workspace);
    assert_eq!(arrive(&mut workspace, Arrival::Opened(session("#noise=20&hideText=true"))), Some(Rebuild::Everything));
    let opened = shown(&workspace);
    assert_eq!(workspace.tab, Tab::Playground);
    assert!(arrive(&mut workspace, Arrival::Undo).is_some());
    assert_eq!(shown(&workspace), before);
    assert!(arrive(&mut workspace, Arrival::Redo).is_some());
    assert_eq!(shown(&workspace), opened);
    assert_eq!(arrive(&mut workspace, Arrival::Redo), None);
}

/// A workspace whose run is shown at epoch 4 of 10.
fn looking_back() -> Workspace {
    let mut workspace = Workspace::new(*session("#seed=1&learningRate=0.03"));
    let mut timeline = Timeline::default();
    workspace.training().advance(10);
    assert!(workspace.change(Change::Edit(Edit::LearningRate(0.1))).is_ok());
    workspace.training().advance(10);
    let mut replay = timeline.replay(workspace.end(), 4).unwrap();
    assert!(replay.go_on(100).unwrap());
    workspace.look_back(replay.into_session());
    assert_eq!((workspace.session().epoch(), workspace.end().epoch()), (4, 20));
    workspace
}

#[test]
fn who_looks_back_comes_to_the_end_again() {
    let mut workspace = looking_back();
    assert_eq!(workspace.config().learning_rate(), 0.03);
    assert!(workspace.change(Change::Edit(Edit::Discretize(true))).is_ok());
    assert!(workspace.looks_back(), "the page may be another one");
    workspace.return_to_end();
    assert!(!workspace.looks_back());
    let config = workspace.config();
    assert_eq!((workspace.session().epoch(), config.discretize(), config.learning_rate()), (20, true, 0.1));
    assert!(arrive(&mut workspace, Arrival::Undo).is_some());
    let config = workspace.config();
    assert_eq!((workspace.session().epoch(), config.discretize(), config.learning_rate()), (20, false, 0.1));
}

#[test]
fn undo_gives_back_what_came_after_the_epoch_from_which_somebody_went_on() {
    let way: [fn(&mut Workspace); 3] = [
        |workspace| {
            assert_eq!(workspace.branch(), Some(20));
            workspace.training().advance(5);
        },
        |workspace| assert!(workspace.change(Change::Edit(Edit::LearningRate(1.0))).is_ok()),
        |workspace| assert!(workspace.change(Change::Reset).is_ok()),
    ];
    for go in way {
        let mut workspace = looking_back();
        go(&mut workspace);
        assert!(!workspace.looks_back());
        assert_eq!(workspace.branch(), None);
        assert!(arrive(&mut workspace, Arrival::Undo).is_some());
        assert_eq!((workspace.session().epoch(), workspace.config().learning_rate()), (20, 0.1));
        assert!(arrive(&mut workspace, Arrival::Redo).is_some());
        assert_ne!(workspace.session().epoch(), 20);
    }
}

#[test]
fn undo_while_somebody_looks_back_is_about_the_page_or_the_end() {
    let mut workspace = looking_back();
    assert!(workspace.change(Change::Edit(Edit::Discretize(true))).is_ok());
    assert!(arrive(&mut workspace, Arrival::Undo).is_some());
    assert_eq!((workspace.session().epoch(), workspace.config().discretize()), (4, false));
    assert!(arrive(&mut workspace, Arrival::Undo).is_some());
    assert_eq!((workspace.session().epoch(), workspace.config().learning_rate()), (20, 0.03));
    let mut workspace = looking_back();
    assert!(arrive(&mut workspace, Arrival::FirstLesson(session("#noise=0"))).is_some());
    assert!(arrive(&mut workspace, Arrival::AfterLessons(None)).is_some());
    assert_eq!((workspace.session().epoch(), workspace.config().learning_rate()), (20, 0.1));
}

#[test]
fn what_a_link_has_opened_can_be_taken_back() {
    let mut workspace = Workspace::new(*session("#noise=10"));
    assert!(!workspace.can_undo(), "before the first link there was nothing");
    assert!(workspace.change(noise(30.0)).is_ok());
    workspace.tab = Tab::Race;
    let before = shown(&workspace);
    assert!(arrive(&mut workspace, Arrival::Link(session("#noise=20"))).is_some());
    assert_eq!(workspace.tab, Tab::Race);
    assert!(arrive(&mut workspace, Arrival::Undo).is_some());
    assert_eq!(shown(&workspace), before);
    assert!(workspace.can_undo(), "what was done before the link, too");
}

#[test]
fn after_the_lessons_comes_what_was_there_before_the_first() {
    let mut workspace = Workspace::new(*session("#noise=10"));
    assert!(workspace.change(noise(30.0)).is_ok());
    workspace.tab = Tab::Race;
    let before = shown(&workspace);
    for arrival in [Arrival::FirstLesson(session("#noise=0")), Arrival::NextLesson(session("#noise=5"))] {
        assert!(arrive(&mut workspace, arrival).is_some());
        assert_eq!(workspace.tab, Tab::Playground);
        assert!(!workspace.can_undo());
    }
    assert!(arrive(&mut workspace, Arrival::AfterLessons(None)).is_some());
    assert_eq!((shown(&workspace), workspace.tab), (before, Tab::Race));
    assert!(workspace.can_undo() && !workspace.has_aside());
}

#[test]
fn without_anything_before_them_the_lessons_leave_what_they_show() {
    let mut workspace = Workspace::new(*session("#noise=10"));
    let before = shown(&workspace);
    assert!(arrive(&mut workspace, Arrival::AfterLessons(None)).is_some());
    assert_eq!(shown(&workspace), before);
    assert!(arrive(&mut workspace, Arrival::AfterLessons(Some(session("#noise=50")))).is_some());
    assert_ne!(shown(&workspace), before);
}

const CLASS: &str = "#learningRate=0.1&learningRate_hide=true&noise_lock=true&race_hide=true&hideText=true";

/// That what the class's link restricts is as that has it.
fn assert_class(workspace: &Workspace, after: &str) {
    let (class, config) = (session(CLASS), workspace.config());
    assert!(config.is_restricted_like(class.config()), "{after}: {config:?}");
    assert_eq!((config.learning_rate(), config.noise()), (0.1, 0.0), "{after}");
}

#[test]
fn on_a_classs_page_nothing_else_changes_what_is_restricted() {
    let mut workspace = Workspace::new(*session(CLASS));
    let rate = Change::Edit(Edit::LearningRate(1.0));
    assert!(workspace.change(rate).is_err() && workspace.change(noise(30.0)).is_err() && !workspace.can_undo());
    assert!(workspace.change(Change::Edit(Edit::BatchSize(3))).is_ok());
    let other = || session("#learningRate=3&noise=20&activation=relu&batchSize_hide=true");
    let lesson = || session("#learningRate=3&noise=20&activation=relu");
    for arrival in [
        Arrival::Opened(other()),
        Arrival::Undo,
        Arrival::Redo,
        Arrival::FirstLesson(lesson()),
        Arrival::NextLesson(lesson()),
        Arrival::AfterLessons(None),
        Arrival::Undo,
        Arrival::Undo,
    ] {
        let after = format!("{arrival:?}").chars().take(20).collect::<String>();
        assert!(arrive(&mut workspace, arrival).is_some(), "{after}");
        assert_class(&workspace, &after);
    }
    assert!(arrive(&mut workspace, Arrival::Link(session("#learningRate=3"))).is_some());
    assert_eq!((workspace.config().learning_rate(), workspace.config().hides("race")), (3.0, false), "a way to leave");
}

#[test]
fn a_lesson_restricts_more_than_the_page_and_only_until_the_next_one() {
    let restricted = |workspace: &Workspace| {
        let config = workspace.config();
        ["learningRate", "race", "activation", "batchSize"].map(|name| config.restricts(name))
    };
    let mut workspace = Workspace::new(*session(CLASS));
    assert_eq!(restricted(&workspace), [true, true, false, false]);
    let first = || session("#activation_lock=true&race_hide=true");
    let (second, third) = (|| session("#batchSize_hide=true"), || session("#noise=50"));
    assert!(arrive(&mut workspace, Arrival::FirstLesson(first())).is_some());
    assert_eq!(restricted(&workspace), [true, true, true, false]);
    assert!(workspace.change(Change::Edit(Edit::Activation(Activation::Relu))).is_err());
    assert!(arrive(&mut workspace, Arrival::NextLesson(second())).is_some());
    assert_eq!(restricted(&workspace), [true, true, false, true]);
    assert!(arrive(&mut workspace, Arrival::NextLesson(third())).is_some());
    assert_class(&workspace, "a lesson that restricts nothing");
    assert!(arrive(&mut workspace, Arrival::NextLesson(first())).is_some());
    assert!(arrive(&mut workspace, Arrival::AfterLessons(None)).is_some());
    assert_class(&workspace, "the lessons");
    // Whoever came by a lesson's link has what that restricts until the next step, and keeps it where the lessons are left.
    let mut workspace = Workspace::new(*first());
    workspace.is_of_lesson(Some(first().config().clone()));
    assert!(arrive(&mut workspace, Arrival::NextLesson(second())).is_some());
    assert_eq!(restricted(&workspace), [false, false, false, true]);
    assert!(arrive(&mut workspace, Arrival::AfterLessons(None)).is_some());
    assert!(arrive(&mut workspace, Arrival::FirstLesson(third())).is_some());
    assert_eq!(restricted(&workspace), [false, false, false, true]);
}

#[test]
fn what_another_link_had_put_aside_does_not_come_back_on_a_classs_page() {
    let mut workspace = Workspace::new(*session("#learningRate=1"));
    assert!(arrive(&mut workspace, Arrival::FirstLesson(session("#noise=0"))).is_some());
    assert!(arrive(&mut workspace, Arrival::Link(session(CLASS))).is_some());
    assert!(!workspace.has_aside());
    assert!(arrive(&mut workspace, Arrival::AfterLessons(None)).is_some());
    assert_class(&workspace, "the lessons");
    assert!(!workspace.is_at_home(session("#learningRate=1").config()));
}

#[test]
fn a_tab_that_is_hidden_is_left() {
    let mut workspace = Workspace::new(*session("#noise=0"));
    workspace.tab = Tab::Race;
    assert!(arrive(&mut workspace, Arrival::Link(session(CLASS))).is_some());
    assert_eq!(workspace.tab, Tab::Playground);
}
