//! The panel of the lessons does what its messages say.

use experiment::{RaceLimits, Variable};

use super::*;
use crate::widgets::lesson_texts::LESSON_TEXTS;

fn all() -> Vec<Lesson> {
    lessons::read_all(&LESSON_TEXTS).unwrap()
}

fn panel(progress: &str) -> Lessons {
    Lessons::new(Callback::noop(), all(), Progress::read(progress, Callback::noop()))
}

fn session(link: &str) -> Session {
    Session::new(links::read(link, String::new).config)
}

fn step(lesson: usize, step: usize) -> LessonsMsg {
    LessonsMsg::Go(StepPlace { lesson, step })
}

/// Does what the page does: what the effects say.
fn send(lessons: &mut Lessons, message: LessonsMsg) -> Option<Session> {
    let mut effects = lessons.update(message, &session("#seed=1"));
    match effects.pop() {
        Some(Effect::EnterLesson(session)) => {
            lessons.open_entered(&session);
            Some(*session)
        }
        Some(Effect::LeaveLessons) => None,
        other => panic!("{other:?}"),
    }
}

/// A race of this that has come to its end.
fn raced(variable: Variable, winner: &str) -> GoalEvent {
    GoalEvent::Race(RaceResult {
        variable,
        contestants: 4,
        runs: 1,
        limits: RaceLimits::default(),
        reached: 0.0,
        winners: vec![winner.to_owned()],
        link: "seed=1&race=activation".to_owned(),
    })
}

#[test]
fn lessons_go_on_behind_what_is_done() {
    let mut lessons = panel("weighted-sum=1 and-or=11");
    assert_eq!(lessons.link(), "");
    let session = send(&mut lessons, LessonsMsg::Toggle).unwrap();
    assert_eq!(lessons.link(), "&lesson=xor");
    assert_eq!(*session.config(), all()[2].steps[0].config());
    assert!(send(&mut lessons, LessonsMsg::Toggle).is_none());
    assert!(!lessons.is_open());
}

#[test]
fn where_all_are_done_they_begin_anew() {
    let done: Vec<String> = all().iter().map(|lesson| format!("{}={}", lesson.name, "1".repeat(9))).collect();
    let mut lessons = panel(&done.join(" "));
    send(&mut lessons, LessonsMsg::Toggle);
    assert_eq!(lessons.link(), "&lesson=weighted-sum");
}

#[test]
fn a_goal_is_reached_once_and_kept_with_its_run_until_the_step_starts_again() {
    let mut lessons = panel("");
    let mut session = send(&mut lessons, step(2, 0)).unwrap();
    session.advance(1000);
    let reached = lessons.see(&session);
    assert_eq!((reached, lessons.see(&session)), (true, false));
    let work = lessons.progress.work("xor", 0);
    assert_eq!(work.met(), [true, false]);
    assert!(work.goals[0].as_ref().unwrap().run.as_ref().unwrap().contains("&epoch=1000&claim="), "{work:?}");
    send(&mut lessons, step(3, 0));
    send(&mut lessons, step(2, 0));
    assert_eq!(lessons.met(), [true, false]);
    send(&mut lessons, LessonsMsg::StartAgain);
    assert_eq!(lessons.met(), [false, false]);
}

#[test]
fn another_steps_session_reaches_nothing_in_the_last_one() {
    let mut lessons = panel("");
    let mut session = send(&mut lessons, step(2, 0)).unwrap();
    session.advance(1000);
    let effects = lessons.update(step(1, 0), &session);
    assert!(matches!(effects[..], [Effect::EnterLesson(_)]));
    lessons.see_settings(&session);
    assert!(lessons.is_open() && !lessons.see(&session));
    lessons.open_entered(&session);
    assert_eq!(lessons.link(), "&lesson=and-or");
}

#[test]
fn a_race_reaches_what_waits_for_it_once_something_was_predicted() {
    let mut lessons = panel("");
    let session = send(&mut lessons, step(7, 0)).unwrap();
    let said = |lessons: &Lessons| {
        let open = lessons.open.as_ref().unwrap();
        let kind = &open.step.prediction.as_ref().unwrap().kind;
        outcome(kind, open.work.prediction.as_deref().unwrap(), &session, open.race.as_ref())
    };
    assert!(lessons.awaits());
    assert!(!lessons.see_event(&raced(Variable::Activation, "ReLU"), &session), "nothing was predicted before");
    for text in ["Softsign", "Tanh", "ReLU"] {
        lessons.update(LessonsMsg::Predict(text.to_owned()), &session);
    }
    assert!(!lessons.awaits());
    assert_eq!(said(&lessons), "You predicted Tanh.");
    lessons.see_event(&raced(Variable::Loss, "Tanh"), &session);
    assert_eq!((said(&lessons).as_str(), lessons.met()), ("You predicted Tanh.", vec![false]));
    assert!(lessons.see_event(&raced(Variable::Activation, "ReLU"), &session));
    assert_eq!(said(&lessons), "You predicted Tanh, but ReLU was first.");
    let work = lessons.progress.work("activation", 0);
    assert_eq!(work.goals[0].as_ref().unwrap().race.as_deref(), Some("seed=1&race=activation"));
}

#[test]
fn links_open_lessons_and_steps() {
    let mut lessons = panel("");
    let reading = lessons.read("xor", &"#lesson=xor&learningRate=0.3".into()).unwrap();
    assert_eq!(reading.config.learning_rate(), 0.3);
    let session = Session::new(reading.config);
    lessons.show(Some("xor"), &session);
    assert_eq!(lessons.link(), "&lesson=xor");
    lessons.show(None, &session);
    assert!(!lessons.is_open());
    let why = lessons.read("flying", &"".into()).err().unwrap().to_string();
    assert!(why.starts_with("lesson cannot be “flying”.") && why.contains("weighted-sum, and-or, xor,"), "{why}");
}

const OWN: &str = "title: Mine\nlink: seed=1&noise_lock=true\nquestion: Why? [words]\ngoal: Said [answered]\ngoal: Ten [epoch = 10]\n\n\
                   Text\n===\nlink: seed=2\npredict: What? [test loss]\n\nDo: more\n";

#[test]
fn a_lesson_of_somebodys_own_opens_from_a_file_and_from_its_link() {
    let mut lessons = panel("");
    let first = send(&mut lessons, LessonsMsg::Read("mine.txt".to_owned(), Ok(OWN.to_owned()))).unwrap();
    assert!(first.config().locks("noise"));
    let link = lessons.link();
    let name = link.strip_prefix("&lesson=").unwrap().to_owned();
    let place = lessons.place_of(&format!("{name}.2")).unwrap();
    assert_eq!(place.step, 1);
    let second = send(&mut lessons, LessonsMsg::Go(place)).unwrap();
    assert_eq!((second.config().seed(), lessons.awaits()), ("2", true));
    lessons.update(LessonsMsg::Predict("much".to_owned()), &second);
    assert!(lessons.awaits());
    lessons.update(LessonsMsg::Predict("0.25".to_owned()), &second);
    assert!(!lessons.awaits());

    let mut other = panel("");
    let reading = other.read(&format!("{name}.2"), &(&*format!("#lesson={name}.2")).into()).unwrap();
    assert_eq!(reading.config.seed(), "2");
    other.show(Some(&format!("{name}.2")), &Session::new(reading.config));
    assert_eq!(other.link(), format!("&lesson={name}.2"));
    let why = other.read(&name[..name.len() - 3], &"".into()).err().unwrap().to_string();
    assert!(why.contains("cut off or changed"), "{why}");
    let effects = other.update(LessonsMsg::Read("bad.txt".to_owned(), Ok("titel: x".to_owned())), &first);
    assert!(
        matches!(&effects[..], [Effect::Notice(notice)] if notice.sentences[0].contains("bad.txt") && notice.sentences[0].contains("Line 1"))
    );
}

#[test]
fn what_is_handed_in_holds_what_was_done() {
    let mut lessons = panel("");
    let mut session = send(&mut lessons, LessonsMsg::Read("mine.txt".to_owned(), Ok(OWN.to_owned()))).unwrap();
    lessons.update(LessonsMsg::SignedAs("Ada".to_owned()), &session);
    lessons.update(LessonsMsg::Answer("  Because. ".to_owned()), &session);
    for _ in 0..10 {
        session.advance(1);
        lessons.see(&session);
    }
    let link = lessons.write_hand_in(&session).unwrap();
    let work = experiment::HandIn::read(link.strip_prefix("handIn=").unwrap()).unwrap();
    assert_eq!((work.name.as_str(), work.steps.len()), ("Ada", 2));
    assert_eq!(work.steps[0].answer.as_deref(), Some("Because."));
    assert_eq!(work.steps[0].met(), [true, true]);
    let lesson = Lesson::unpacked(&work.lesson).unwrap().unwrap();
    let mark = experiment::Marking::new(lesson, &work).finish();
    assert_eq!(mark.verdict(), experiment::HandInVerdict::Done);
}

#[test]
fn lessons_of_somebodys_own_are_found_again_the_last_version_of_each() {
    let kept = Rc::new(std::cell::RefCell::new(String::new()));
    let keep = Callback::from({
        let kept = kept.clone();
        move |text| *kept.borrow_mut() = text
    });
    let mut lessons = Lessons::new(Callback::noop(), all(), Progress::read("", keep));
    for text in [OWN.to_owned(), OWN.replace("Mine", "Another"), OWN.replace("seed=1", "seed=7")] {
        send(&mut lessons, LessonsMsg::Read("mine.txt".to_owned(), Ok(text)));
    }
    send(&mut lessons, step(0, 0));
    let found = |lessons: &Lessons| -> Vec<(String, String)> {
        let own = lessons.own().into_iter().filter_map(|place| lessons.shelf.step(place));
        own.map(|(lesson, step)| (lesson.title.clone(), step.config().seed().to_owned())).collect()
    };
    let expected = [("Mine", "7"), ("Another", "1")].map(|(title, seed)| (title.to_owned(), seed.to_owned()));
    assert_eq!(found(&lessons), expected);
    let kept = kept.borrow().clone();
    let mut again = panel(&kept);
    assert_eq!(found(&again), expected, "after the page is loaded anew");
    let place = again.own()[1];
    send(&mut again, LessonsMsg::Go(place));
    assert_eq!(again.lesson().unwrap().title, "Another");
    assert_eq!(panel(&format!("{kept} ~1cutoff=1")).own(), [], "what can't be read is left alone");
}
