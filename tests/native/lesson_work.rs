//! Lessons that somebody wrote, in links, and what is handed in for them: read as they were written, marked as they are, and never a panic.

use experiment::{
    Act, Change, Condition, Edit, Goal, GoalMark, GoalWork, HandIn, HandInVerdict, Lesson, Marking, Moment, Session,
    Setting, StepProgress, StepWork, lessons, links,
};

use crate::dice::Dice;
use crate::exercise;

/// A lesson of three steps, of the length that teachers write.
const THREE_STEPS: &str = include_str!("lesson_of_three_steps.txt");

fn lesson() -> Lesson {
    let lesson = lessons::read_text("mine", THREE_STEPS).unwrap();
    lessons::check(&lesson, THREE_STEPS).unwrap();
    lesson
}

#[test]
fn a_lesson_is_written_as_it_is_read_and_fits_in_a_link() {
    let lesson = lesson();
    assert_eq!(lesson.steps.len(), 3);
    let text = lessons::write(&lesson);
    assert_eq!(lessons::read_text("mine", &text).unwrap(), lesson, "{text}");
    let packed = lesson.clone().packed();
    assert!(packed.name.len() <= 4000, "{} characters", packed.name.len());
    let unpacked = Lesson::unpacked(&packed.name).unwrap().unwrap();
    assert_eq!((unpacked.title, unpacked.steps), (lesson.title, lesson.steps));
    assert!(Lesson::unpacked("xor").is_none());
}

#[test]
fn what_would_end_a_step_or_begin_a_task_is_written_so_that_it_does_not() {
    let mut lesson = lesson();
    lesson.title = "  Two\nlines ".to_owned();
    lesson.steps[0].text = "One\n\nDo: nothing\n\n====\n\nlink: x".to_owned();
    lesson.steps[0].task = "This\n\nDo: that\n===".to_owned();
    lesson.steps[1].text = String::new();
    let read = lessons::read_text("mine", &lessons::write(&lesson)).unwrap();
    assert_eq!((read.steps.len(), &*read.title), (3, "Two lines"));
    assert_eq!(read.steps[0].text, "One\n\nDo\\: nothing\n\n\\====\n\nlink: x");
    assert_eq!(read.steps[0].task, "This\n\nDo\\: that\n\\===");
    // From then on it stays.
    assert_eq!(lessons::read_text("mine", &lessons::write(&read)).unwrap(), read);
}

/// Trains until the goals of a step are reached or so many epochs are over, with what a student changes before; the work of the step.
fn work(step: &experiment::LessonStep, edits: &[(&str, &str)], epochs: u64) -> StepWork {
    let mut session = Session::new(step.config());
    for (key, value) in edits {
        let setting = Setting::all().find(|setting| setting.info().key == *key).unwrap();
        let _ = session.change(&Change::Edit(Edit::read(setting, value).unwrap())).unwrap();
    }
    let mut progress = StepProgress::new(step, &[]);
    progress.see_settings(&session);
    let mut goals: Vec<Option<GoalWork>> = vec![None; step.goals.len()];
    for _ in 0..epochs {
        session.advance(1);
        let before: Vec<bool> = progress.met().collect();
        if progress.see(&session) {
            for (index, met) in progress.met().enumerate().filter(|(index, _)| !before[*index]) {
                goals[index] = met.then(|| GoalWork { run: Some(run_of(&session)), race: None });
            }
        }
    }
    StepWork { goals, run: Some(run_of(&session)), ..StepWork::default() }
}

fn run_of(session: &Session) -> String {
    links::write_moment(&Moment::of(session).unwrap(), Some(session.losses()))
}

fn mark(lesson: &Lesson, hand_in: &HandIn) -> (HandInVerdict, Vec<GoalMark>) {
    // As it arrives.
    let link = hand_in.write();
    let read = HandIn::read(link.strip_prefix("handIn=").unwrap()).unwrap();
    assert_eq!(read, *hand_in);
    let mark = Marking::new(lesson.clone(), &read).finish();
    (mark.verdict(), mark.steps.into_iter().flat_map(|step| step.goals).collect())
}

/// The first step alone: 700 epochs at most, and the data set is locked.
fn one_step() -> Lesson {
    let lesson = lesson();
    Lesson { steps: lesson.steps[..1].to_vec(), ..lesson }
}

fn hand_in(lesson: &Lesson, edits: &[(&str, &str)], epochs: u64) -> HandIn {
    let steps = lesson.steps.iter().map(|step| work(step, edits, epochs)).collect();
    HandIn { name: "Ada".to_owned(), lesson: lesson.name.clone(), steps }
}

#[test]
fn what_is_so_is_marked_as_done_or_open_and_what_is_not_as_wrong() {
    let lesson = one_step();
    let honest = hand_in(&lesson, &[("networkShape", "4")], 300);
    assert_eq!(mark(&lesson, &honest), (HandInVerdict::Done, vec![GoalMark::Met]));
    let missed = hand_in(&lesson, &[("networkShape", "1")], 50);
    assert_eq!(mark(&lesson, &missed), (HandInVerdict::Open, vec![GoalMark::Open]));

    let forged = |forge: &dyn Fn(&mut HandIn)| {
        let mut forged = honest.clone();
        forge(&mut forged);
        assert_ne!(forged, honest);
        let (verdict, goals) = mark(&lesson, &forged);
        assert_eq!(verdict, HandInVerdict::Wrong, "{forged:?}");
        goals
    };
    let run = |work: &HandIn| work.steps[0].goals[0].clone().unwrap().run.unwrap();
    let with_run =
        |work: &mut HandIn, run: String| work.steps[0].goals[0] = Some(GoalWork { run: Some(run), race: None });
    // Another loss, another epoch, another seed, a run that does not reach the goal, no run at all, another data set than is locked.
    forged(&|work| with_run(work, run(work).replacen("claim=", "claim=1", 1)));
    forged(&|work| with_run(work, run(work).replacen("epoch=", "epoch=1", 1)));
    forged(&|work| with_run(work, run(work).replacen("seed=1", "seed=2", 1)));
    forged(&|work| with_run(work, missed.steps[0].run.clone().unwrap()));
    forged(&|work| work.steps[0].goals[0] = Some(GoalWork::default()));
    forged(&|work| with_run(work, "seed=1".to_owned()));
    forged(&|work| with_run(work, "nothing at all".to_owned()));
    let goals = forged(&|work| {
        let mut session = Session::new(links::read("#dataset=gauss&noise=0&seed=1", String::new).config);
        session.advance(100);
        with_run(work, run_of(&session));
    });
    assert!(matches!(&goals[0], GoalMark::Wrong(why) if why.contains("locks")), "{goals:?}");
}

#[test]
fn the_other_problem_is_no_way_around_a_locked_data_set() {
    let lesson = one_step();
    let mut session = Session::new(lesson.steps[0].config());
    assert!(session.config().locks("dataset") && session.config().locks_setting(Setting::Problem));
    let edit = Edit::read(Setting::Problem, "regression").unwrap();
    assert!(Change::Edit(edit.clone()).check_permitted(session.config()).is_err());
    let _ = session.apply(edit).unwrap();
    session.advance(100);
    let goals = vec![Some(GoalWork { run: Some(run_of(&session)), race: None })];
    let steps = vec![StepWork { goals, ..StepWork::default() }];
    let hand_in = HandIn { name: String::new(), lesson: lesson.name.clone(), steps };
    let (verdict, goals) = mark(&lesson, &hand_in);
    assert!(matches!(&goals[0], GoalMark::Wrong(why) if why.contains("Problem type")), "{verdict:?} {goals:?}");
    // Nor is it where a goal only asks for the data set.
    let goal = |text: &str| Goal { words: String::new(), conditions: vec![Condition::read(text).unwrap()] };
    for (text, fits) in [("dataset = circle", false), ("regDataset = reg-plane", true), ("problem = regression", true)]
    {
        assert_eq!(goal(text).is_met(&session, None), fits, "{text}");
    }
}

#[test]
fn what_is_predicted_is_among_the_answers() {
    let lesson = one_step();
    let mut hand_in = hand_in(&lesson, &[("networkShape", "4")], 300);
    hand_in.steps[0].prediction = Some("3000".to_owned());
    assert_eq!(mark(&lesson, &hand_in).0, HandInVerdict::Wrong);
}

#[test]
fn what_is_locked_may_not_be_changed_and_changed_back_on_the_way() {
    let lesson = one_step();
    let mut session = Session::new(lesson.steps[0].config());
    session.advance(20);
    let set = |session: &mut Session, value: &str| {
        let edit = Edit::read(Setting::LearningRate, value).unwrap();
        let _ = session.apply(edit).unwrap();
    };
    let before = session.config().learning_rate().to_string();
    set(&mut session, "0.3");
    session.advance(30);
    set(&mut session, &before);
    session.advance(30);
    let moment = Moment::of(&session).unwrap();
    assert!(moment.steps.iter().any(|step| matches!(step.act, Act::Edit(_))));
    let run = links::write_moment(&moment, Some(session.losses()));
    let goals = vec![Some(GoalWork { run: Some(run), race: None })];
    let hand_in = HandIn {
        name: String::new(),
        lesson: lesson.name.clone(),
        steps: vec![StepWork { goals, ..StepWork::default() }],
    };
    let (verdict, goals) = mark(&lesson, &hand_in);
    assert_eq!(verdict, HandInVerdict::Wrong);
    assert!(matches!(&goals[0], GoalMark::Wrong(why) if why.contains("locks")), "{goals:?}");
}

/// How many hostile texts are tried; more on request.
fn n_hostile() -> usize {
    std::env::var("HOSTILE_LESSONS").ok().and_then(|text| text.parse().ok()).unwrap_or(20_000)
}

#[test]
fn no_text_makes_a_lesson_or_a_hand_in_panic() {
    let mut dice = Dice(15);
    let packed = lesson().packed().name;
    let hand_in = hand_in(&one_step(), &[], 30).write();
    let exercises = exercise::all();
    let texts = exercises.iter().map(|exercise| exercise.text).chain([THREE_STEPS, &packed, &hand_in]);
    let texts: Vec<&str> = texts.collect();
    let pieces = [
        "\n===\n",
        "\n\n",
        "Do:",
        "title:",
        "step:",
        "link: seed=1",
        "goal:",
        "[",
        "]",
        "[epoch >= 1]",
        "predict:",
        "question:",
        "[border]",
        "[one of: a, b]",
        "[number 1 to 2]",
        "<script>",
        "~1",
        "handIn=~1",
        "&",
        "\u{0}",
        "é",
        "𝕏",
        "%",
        "9e999",
        "-1",
        ";",
        "=",
        ">=",
    ];
    for _ in 0..n_hostile() {
        let mut text = texts[dice.below(texts.len())].to_owned();
        for _ in 0..=dice.below(4) {
            let places: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
            let at = places[dice.below(places.len())];
            match dice.below(3) {
                0 => text.insert_str(at, pieces[dice.below(pieces.len())]),
                1 => text.truncate(at),
                _ => {
                    let end = places[dice.below(places.len())];
                    text.replace_range(at.min(end)..at.max(end), "");
                }
            }
        }
        if let Ok(lesson) = lessons::read_text("mine", &text) {
            let _ = lessons::check(&lesson, &text);
            let written = lessons::write(&lesson);
            assert_eq!(lessons::read_text("mine", &written).unwrap(), lesson, "{text}");
        }
        let _ = Lesson::unpacked(&text);
        let _ = HandIn::read(&text);
        let _ = lessons::find(&text);
    }
}
