//! The twelve exercises of `tests/exercises`: lessons that the editor alone writes, each driven to its goals, and each missed. `page::exercises`
//! does the same in a browser.

use std::fs;
use std::path::Path;

use experiment::{
    Change, Choice, Comparison, Config, Draft, DraftCondition, DraftGoal, DraftPrediction, DraftQuestion, DraftStep,
    Edit, GoalMark, HandIn, HandInVerdict, Lesson, LessonStep, Mark, Marking, PredictionKind, PredictionWay,
    QuestionKind, QuestionWay, Scene, Subject, SubjectValues, hideable, lessons, links, lockable,
};

use crate::exercise::{Act, Exercise, Student, all};

/// Links with more characters get cut by programs for mail and chat.
const LONGEST_LINK: usize = 4_000;

fn lesson(exercise: &Exercise) -> Lesson {
    lessons::read(exercise.file, exercise.text).unwrap_or_else(|what| panic!("{}:{what}", exercise.file))
}

#[test]
fn there_are_twelve_and_each_is_a_file_of_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("exercises");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".txt")).collect();
    names.sort();
    let all = all();
    assert_eq!(
        (all.len(), all.iter().map(|one| one.file).collect::<Vec<_>>()),
        (12, names.iter().map(|n| &**n).collect())
    );
    let texts: Vec<(&str, &str)> = all.iter().map(|one| (one.file, one.text)).collect();
    assert!(lessons::check_all(&texts).is_ok_and(|lessons| lessons.len() == 12));
}

#[test]
fn the_editor_alone_writes_each_of_them() {
    for exercise in all() {
        let (file, lesson) = (exercise.file, lesson(&exercise));
        let draft = Draft { title: lesson.title.clone(), steps: lesson.steps.iter().map(filled_in).collect() };
        let made = draft.lesson().unwrap_or_else(|mistakes| panic!("{file}: {mistakes:?}"));
        assert_eq!((&made.title, &made.steps), (&lesson.title, &lesson.steps), "{file}: no part is lost");
        assert_eq!(lessons::write(&made), exercise.text, "{file}: what the editor saves");
        // As it is kept, and as it is when somebody goes on with the file.
        assert_eq!(Draft::read(&draft.write()), Some(draft), "{file}");
        assert_eq!(Draft::of(&lesson).lesson().map(|again| again.steps), Ok(lesson.steps.clone()), "{file}");
        let length = lesson.packed().name.len();
        assert!(length <= LONGEST_LINK, "{file}: its link has {length} characters");
    }
}

/// The form of a step as somebody fills it in: what is chosen is chosen from the editor's lists, all else is typed.
fn filled_in(step: &LessonStep) -> DraftStep {
    let config = step.config();
    let goals = step.goals.iter().map(|goal| DraftGoal {
        words: goal.words.clone(),
        conditions: goal.conditions.iter().map(|condition| chosen(&condition.to_string(), &config)).collect(),
    });
    DraftStep {
        title: step.title.clone(),
        link: restricted(&config),
        text: step.text.clone(),
        task: step.task.clone(),
        scene: step.scene.map_or("", Scene::name).to_owned(),
        controls: step.controls.join(", "),
        prediction: step.prediction.as_ref().map_or_else(DraftPrediction::default, |prediction| DraftPrediction {
            words: prediction.words.clone(),
            ..way_to_predict(&prediction.kind)
        }),
        question: step.question.as_ref().map_or_else(DraftQuestion::default, |question| DraftQuestion {
            words: question.words.clone(),
            ..way_to_answer(question.kind)
        }),
        goals: goals.collect(),
    }
}

/// The link of a step: the experiment on the screen, and then what students can use, control by control.
fn restricted(config: &Config) -> String {
    let none = [Edit::HiddenControls(Vec::new()), Edit::LockedControls(Vec::new())];
    let screen = none.into_iter().try_fold(config.clone(), Config::with).unwrap();
    let [hidden, locked] = [(hideable(), true), (lockable(), false)].map(|(names, hides)| {
        let is_so = |name: &&&str| if hides { config.hides(name) } else { config.locks(name) };
        names.iter().filter(is_so).copied().collect::<Vec<_>>()
    });
    let edits = [Edit::HiddenControls(hidden), Edit::LockedControls(locked)];
    links::write(&edits.into_iter().try_fold(screen, Config::with).unwrap())
}

/// A condition, chosen from the lists.
fn chosen(text: &str, config: &Config) -> DraftCondition {
    let end = text.find(['<', '=', '>']).unwrap_or(text.len());
    let (about, rest) = (text[..end].trim(), &text[end..]);
    let subject = Subject::all().into_iter().find(|subject| subject.name == about);
    let subject = subject.unwrap_or_else(|| panic!("no list has “{about}”"));
    let mut condition = subject.begin(config);
    let sign = Comparison::ALL.map(|(_, sign)| sign).into_iter().find(|sign| rest.starts_with(sign)).unwrap_or("");
    let value = rest[sign.len()..].trim();
    match &subject.values {
        SubjectValues::Nothing => assert_eq!((sign, value), ("", "")),
        SubjectValues::Number => condition.sign = sign.to_owned(),
        SubjectValues::OneOf(values) => assert!(values.iter().any(|(known, _)| known == value), "{text}"),
        SubjectValues::Text => {}
    }
    assert_eq!(condition.sign, sign, "{text}: the editor offers no other");
    condition.value = value.to_owned();
    condition
}

fn way_to_predict(kind: &PredictionKind) -> DraftPrediction {
    let (way, about) = match kind {
        PredictionKind::OneOf(_) => (PredictionWay::OneOf, String::new()),
        PredictionKind::Winner(variable, _) => (PredictionWay::Winner, variable.word().link.to_owned()),
        PredictionKind::Number(measure) => (PredictionWay::Number, measure.name().to_owned()),
        PredictionKind::Border => (PredictionWay::Border, String::new()),
    };
    DraftPrediction { way, about, answers: kind.answers().join("\n"), words: String::new() }
}

fn way_to_answer(kind: QuestionKind) -> DraftQuestion {
    let (way, right) = match kind {
        QuestionKind::Words => (QuestionWay::Words, None),
        QuestionKind::Number(right) => (QuestionWay::Number, right),
    };
    let (least, greatest) =
        right.map_or_else(Default::default, |(least, greatest)| (least.to_string(), greatest.to_string()));
    DraftQuestion { way, least, greatest, words: String::new() }
}

/// A student at the end of a way; whatever is to be reached on it is reached, and no more.
fn at_the_end(exercise: &Exercise, way: &[Act]) -> Student {
    let mut student = Student::new(&lesson(exercise).packed());
    for (index, act) in way.iter().enumerate() {
        student.act(act);
        if let Act::Reached(count) = act {
            let expected: Vec<bool> = (0..student.goals().len()).map(|goal| goal < *count).collect();
            let (epoch, losses) = (student.session.epoch(), student.session.losses());
            assert_eq!(
                student.goals(),
                expected,
                "{}, act {index} of {way:?}: epoch {epoch}, {losses:?}",
                exercise.file
            );
        }
    }
    student
}

/// What is found of what somebody hands in, as it arrives.
fn mark(exercise: &Exercise, work: &HandIn) -> Mark {
    let link = work.write();
    let arrived = HandIn::read(link.strip_prefix("handIn=").unwrap()).unwrap();
    assert_eq!(arrived, *work);
    Marking::new(lesson(exercise), &arrived).finish()
}

#[test]
fn each_is_driven_to_its_goals() {
    for exercise in all() {
        let student = at_the_end(&exercise, &exercise.reaches);
        let mark = mark(&exercise, &student.hand_in());
        assert_eq!(mark.verdict(), HandInVerdict::Done, "{}: {mark:?}", exercise.file);
        assert!(mark.steps.iter().flat_map(|step| &step.goals).all(|goal| *goal == GoalMark::Met), "{}", exercise.file);
        assert!(mark.steps.iter().all(|step| step.is_answered != Some(false)), "{}", exercise.file);
    }
}

#[test]
fn each_is_missed() {
    for exercise in all() {
        assert!(exercise.misses.len() >= 2);
        for way in &exercise.misses {
            let student = at_the_end(&exercise, way);
            assert!(matches!(way.last(), Some(Act::Reached(_))) && student.goals().contains(&false), "{way:?}");
            let mark = mark(&exercise, &student.hand_in());
            assert_eq!((mark.verdict(), mark.wrong()), (HandInVerdict::Open, vec![]), "{}: {way:?}", exercise.file);
        }
    }
}

#[test]
fn who_thinks_again_after_the_right_answer_has_not_answered_and_is_no_forger() {
    let exercise = named("smallest-network");
    let again = |answer: &'static str| {
        let way: Vec<Act> = exercise.reaches.iter().cloned().chain([Act::Answer(answer)]).collect();
        let mark = mark(&exercise, &at_the_end(&exercise, &way).hand_in());
        (mark.verdict(), mark.n_met())
    };
    assert_eq!(again("4"), (HandInVerdict::Open, (1, 2)));
    assert_eq!(again("3,0"), (HandInVerdict::Done, (2, 2)));
}

/// The exercise of this file.
fn named(file: &str) -> Exercise {
    all().into_iter().find(|exercise| exercise.file.contains(file)).unwrap()
}

#[test]
fn what_is_missed_is_missed_for_the_reason_that_is_meant() {
    let end = |file: &str, miss: usize| {
        let exercise = named(file);
        let session = at_the_end(&exercise, &exercise.misses[miss]).session;
        (session.losses(), session.epoch(), session.config().hidden_layers().iter().sum::<usize>())
    };
    let (losses, _, neurons) = end("smallest-network", 0);
    assert!(losses.test <= 0.177 && neurons == 8, "good, but too large: {losses:?}");
    let (losses, epoch, _) = end("spiral", 0);
    assert!(losses.test <= 0.025 && epoch > 700, "good, but too late: {losses:?}");
    let (losses, epoch, _) = end("spiral", 1);
    assert!(losses.test <= 0.025 && epoch <= 700, "good, but not from these features: {losses:?}");
    let (losses, ..) = end("best-l2", 1);
    assert!(losses.test - losses.train <= 0.07 && losses.test > 0.2, "a small gap, but nothing learned: {losses:?}");
    let (losses, ..) = end("four-linear", 1);
    assert!(losses.test > 0.4, "linear, whatever is done: {losses:?}");
    let (losses, ..) = end("fewest-nodes", 0);
    assert!(losses.test <= 0.05, "good, but too large: {losses:?}");
}

#[test]
fn the_point_is_computed_by_hand() {
    let exercise = named("by-hand");
    let session = at_the_end(&exercise, &exercise.reaches).session;
    let (x1, x2, rate) = (2.0_f64, 1.0, 0.1);
    // At 0, tanh is 0 and its slope is 1: d = -1.
    let sum = rate * (x1 * x1 + x2 * x2 + 1.0);
    let loss = 0.5 * (sum.tanh() - 1.0).powi(2);
    assert!((session.losses().train - loss).abs() < 1e-3, "{loss} and {:?}", session.losses());
    assert!((session.network().layers()[0].weights[0] - rate * x1).abs() < 1e-3);
}

#[test]
fn what_is_locked_for_all_is_the_same_for_all() {
    let exercise = named("same-data");
    let honest = at_the_end(&exercise, &exercise.reaches);
    for (key, value) in
        [("seed", "2"), ("noise", "0"), ("dataset", "gauss"), ("percTrainData", "90"), ("batchSize", "1")]
    {
        let edit = Edit::read(crate::exercise::setting(key), value).unwrap();
        assert!(Change::Edit(edit).check_permitted(honest.session.config()).is_err(), "{key}");
        // A run of other data, put in the place of one's own.
        let mut forged = honest.hand_in();
        let run = forged.steps[0].goals[0].as_mut().and_then(|goal| goal.run.as_mut()).unwrap();
        let now = links::text_of(honest.session.config(), crate::exercise::setting(key)).unwrap();
        let other = run.replacen(&format!("{key}={now}&"), &format!("{key}={value}&"), 1);
        assert_ne!(*run, other);
        *run = other;
        let mark = mark(&exercise, &forged);
        assert_eq!(mark.verdict(), HandInVerdict::Wrong, "{key}");
        assert!(mark.wrong()[0].contains("locks"), "{key}: {:?}", mark.wrong());
    }
}
