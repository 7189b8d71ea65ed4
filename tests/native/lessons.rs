//! The lessons: what their files may hold, when a goal is met, and that each of ours can be done as its text says.

use std::fs;
use std::path::Path;

use experiment::{
    Change, Draft, Edit, GoalEvent, Lesson, OwnData, Parameter, PredictionKind, Problem, Race, RaceLimits, RaceResult,
    Session, Setting, StepProgress, Variable, VariableValue, lessons, links,
};

#[path = "../../web/src/widgets/lesson_texts.rs"]
mod texts;

/// Every lesson of the page, in order.
fn all() -> Vec<Lesson> {
    checked(&texts::LESSON_TEXTS).unwrap_or_else(|mistakes| panic!("{}", mistakes.join("\n")))
}

/// The lessons of files, or their mistakes as `web/lessons/FILE:LINE: WHAT`.
fn checked(files: &[(&str, &str)]) -> Result<Vec<Lesson>, Vec<String>> {
    let with_folder = |mistakes: Vec<String>| mistakes.iter().map(|what| format!("web/lessons/{what}")).collect();
    lessons::check_all(files).map_err(with_folder)
}

#[test]
fn the_editor_keeps_all_that_a_lesson_of_ours_says() {
    for lesson in all() {
        let draft = Draft::of(&lesson);
        let kept = Draft::read(&draft.write()).expect("what is kept can be read");
        let made = kept.lesson().unwrap_or_else(|mistakes| panic!("{}: {mistakes:?}", lesson.name));
        assert_eq!((&made.title, &made.steps), (&lesson.title, &lesson.steps), "{}", lesson.name);
        assert_eq!(lessons::write(&made), lessons::write(&lesson), "{}: what the editor saves", lesson.name);
    }
}

/// An attempt at the first step of a lesson, which is the only one of most.
fn begin(lesson: &Lesson, met: &[bool]) -> StepProgress {
    StepProgress::new(&lesson.steps[0], met)
}

/// A race of this with nothing else to say.
fn raced(variable: Variable) -> GoalEvent {
    GoalEvent::Race(RaceResult {
        variable,
        contestants: 4,
        runs: 1,
        limits: RaceLimits::default(),
        reached: 0.0,
        winners: Vec::new(),
        link: String::new(),
    })
}

/// Something that a student does.
enum Act {
    /// Chooses a setting.
    Set(&'static str, &'static str),
    /// Trains for so many epochs.
    Train(u64),
    /// Types a weight of the output neuron, which has no hidden layer before it.
    Weight(usize, f64),
    Reset,
    /// Switches a hidden neuron off.
    SwitchOff,
    /// Draws points of two classes.
    Draw,
    /// Something that a session knows nothing of.
    Does(GoalEvent),
}

use Act::{Does, Draw, Reset, Set, SwitchOff, Train, Weight};

impl Act {
    fn on(&self, session: &mut Session) {
        let change = match self {
            Set(key, value) => {
                let setting = Setting::all().find(|setting| setting.info().key == *key).unwrap();
                Change::Edit(Edit::read(setting, value).unwrap())
            }
            Weight(from, value) => Change::Parameter(Parameter::Weight { layer: 0, to: 0, from: *from }, *value),
            Reset => Change::Reset,
            Does(_) => return,
            SwitchOff => {
                assert!(session.switch_neuron(0, 1));
                return;
            }
            Draw => {
                let points: Vec<_> = session.train_points().iter().copied().take(60).collect();
                Change::Points(OwnData::nearest(&points, Problem::Classification).unwrap())
            }
            Train(epochs) => {
                session.advance(*epochs);
                return;
            }
        };
        let _ = session.change(&change).unwrap();
    }
}

/// What the lesson's text says, goal by goal.
fn as_told(name: &str) -> Vec<Vec<Act>> {
    match name {
        "weighted-sum" => vec![vec![Weight(0, 0.5), Weight(1, 0.5)]],
        "and-or" => vec![vec![Train(10)], vec![Set("dataset", "or"), Train(20)]],
        "xor" => vec![vec![Train(100)], vec![Set("networkShape", "2"), Train(100)]],
        "step" => vec![vec![Train(100)], vec![Reset, Set("activation", "tanh"), Train(100)]],
        "layers" => vec![
            vec![Train(100), Set("networkShape", "2"), Train(100), Set("networkShape", "3"), Train(100)],
            vec![Set("networkShape", "3,2"), Train(250)],
        ],
        "features" => vec![vec![Set("xTimesY", "true"), Set("x", "false"), Set("y", "false"), Train(200)]],
        "learning-rate" => vec![
            vec![Train(100)],
            vec![Set("learningRate", "0.001"), Reset, Train(100), Reset, Set("learningRate", "0.03"), Train(100)],
            vec![Set("learningRate", "1"), Train(100)],
        ],
        "activation" => {
            vec![vec![Does(raced(Variable::LearningRate)), Does(raced(Variable::Activation))]]
        }
        "overfitting" => vec![
            vec![Train(300)],
            vec![Set("regularizationRate", "0.1"), Set("regularization", "L2"), Train(100)],
            vec![Set("regularizationRate", "0.03"), Set("regularization", "L1"), Train(100)],
        ],
        "weak-learners" => vec![vec![Train(600)], vec![Does(GoalEvent::Notebook)]],
        "one-less" => vec![vec![Train(300)], vec![SwitchOff]],
        "your-own-data" => vec![vec![Draw], vec![Train(50)]],
        _ => panic!("how is the lesson {name} done?"),
    }
}

#[test]
fn each_lesson_is_done_by_what_its_text_says_and_by_nothing_less() {
    let all = all();
    assert!((8..=12).contains(&all.len()));
    for lesson in all {
        let [step] = &lesson.steps[..] else { panic!("{} has several steps", lesson.name) };
        let mut session = Session::new(step.config());
        let mut attempt = begin(&lesson, &[]);
        let goals = as_told(&lesson.name);
        assert_eq!(goals.len(), step.goals.len(), "{}", lesson.name);
        for (index, acts) in goals.iter().enumerate() {
            for act in acts {
                // Until the last act, the goal is open.
                assert_eq!(attempt.met().filter(|met| *met).count(), index, "{}, goal {index}", lesson.name);
                act.on(&mut session);
                attempt.see_settings(&session);
                attempt.see(&session);
                if let Does(deed) = act {
                    attempt.see_event(deed, &session);
                }
            }
            let met: Vec<bool> = attempt.met().collect();
            assert!(
                met[index],
                "{}, goal {index}: {met:?} at epoch {}, {:?}",
                lesson.name,
                session.epoch(),
                session.losses()
            );
        }
        assert!(attempt.is_done());
    }
}

#[test]
fn features_are_far_from_their_goal_until_somebody_chooses_and_trains() {
    let lesson = all().into_iter().find(|lesson| lesson.name == "features").unwrap();
    let mut session = Session::new(lesson.steps[0].config());
    let mut attempt = begin(&lesson, &[]);
    attempt.see_settings(&session);
    for _ in 0..100 {
        session.advance(1);
        assert!(!attempt.see(&session), "without the feature");
    }
    assert!(session.losses().test > 0.4);
    for (key, value) in [("xTimesY", "true"), ("x", "false"), ("y", "false")] {
        Set(key, value).on(&mut session);
        attempt.see_settings(&session);
    }
    assert!(session.losses().test > 1.0, "the initial weight is wrong: {:?}", session.losses());
    for _ in 0..50 {
        assert!(!attempt.see(&session), "without training for a while: epoch {}", session.epoch());
        session.advance(1);
    }
}

#[test]
fn a_prediction_is_asked_with_the_answers_of_a_race() {
    let lesson = all().into_iter().find(|lesson| lesson.name == "activation").unwrap();
    let Some(PredictionKind::Winner(variable, answers)) = lesson.steps[0].prediction.clone().map(|asked| asked.kind)
    else {
        panic!("{lesson:?}")
    };
    assert_eq!(variable, Variable::Activation);
    // The race that the tab begins with has just these contestants.
    let config = lesson.steps[0].config();
    let usual: Vec<String> = Race::usual(config, variable).values().iter().map(VariableValue::label).collect();
    assert_eq!(answers, usual);
}

#[test]
fn lessons_are_short_and_start_from_a_link_that_opens_them() {
    for lesson in all() {
        for step in &lesson.steps {
            let words: usize = [&step.text, &step.task].into_iter().map(|text| text.split_whitespace().count()).sum();
            assert!(words < 190, "{} has {words} words", lesson.name);
            assert!(!step.text.is_empty() && !step.task.is_empty() && !step.goals.is_empty(), "{}", lesson.name);
        }
        let reading = lessons::read_within(&lesson.steps[0], &format!("#{}={}", lessons::KEY, lesson.name));
        assert_eq!((reading.config, reading.corrections), (lesson.steps[0].config(), vec![]));
    }
}

const SOUND: &str = "title: AND\nlink: dataset=gauss&networkShape=&seed=1\ngoal: Learned [errors = 0]\n\nText,\nin lines.\n\nMore.\n\nDo: this.\n";

#[test]
fn a_lesson_is_read() {
    let lesson = lessons::read("07-two-clouds.txt", SOUND).unwrap();
    let step = &lesson.steps[0];
    assert_eq!((&*lesson.name, &*lesson.title, &*step.task), ("two-clouds", "AND", "this."));
    assert_eq!(step.text, "Text,\nin lines.\n\nMore.");
    assert_eq!(step.goals[0].words, "Learned");
    assert_eq!(step.config(), links::read("#dataset=gauss&networkShape=&seed=1", String::new).config);
}

#[test]
fn a_mistake_is_named_with_its_line() {
    let goal = "Learned [errors = 0]";
    for (from, to, expected) in [
        ("title: AND", "title:", "1: title: it says nothing"),
        ("title: AND", "titel: AND", "1: “titel: AND” is none of these"),
        ("title: AND\n", "", "2: there is no title"),
        ("link: dataset=gauss&networkShape=&seed=1\n", "", "2: there is no link"),
        ("goal:", "link: seed=1\ngoal:", "3: there is more than one link"),
        ("gauss", "gaus", "2: link: dataset cannot be “gaus”. Allowed: circle"),
        ("&networkShape=", "&learningRate=99", "2: link: learningRate cannot be “99”. Allowed: a number from 0 to 10."),
        ("&networkShape=", "&learnRate=1", "2: link: no setting is called “learnRate”"),
        ("&networkShape=", "&noise=", "2: link: noise has no value"),
        ("&seed=1", "", "2: link: it has no seed"),
        (goal, "Learned", "3: goal: it is words and then, in brackets"),
        (goal, "[errors = 0]", "3: goal: it is words and then"),
        (goal, "L [epoch = 1; notebook; answered]", "3: goal: “notebook” and “answered” are done one after the other"),
        (goal, "L [answered]", "3: goal: there is no question that could be answered"),
        (goal, "L [reached > 0.5]", "3: goal: “reached > 0.5” is about a race; say of what"),
        (goal, "L [epoch > 5; epoch < 3]", "3: goal: no epoch is all that is asked of it"),
        (goal, "L [test los < 1]", "3: goal: “test los” can't be checked; what can is epoch, training loss, test loss"),
        (goal, "L [errors 0]", "3: goal: “errors 0” compares nothing"),
        (goal, "L [errors = none]", "3: goal: “none” in “errors = none” is no number"),
        (goal, "L [activation = steep]", "3: goal: activation cannot be “steep”"),
        (goal, "L [activation < tanh]", "3: goal: activation is no number; “activation < tanh” can only ask for ="),
        (goal, "L [race = steep]", "3: goal: race cannot be “steep”. Allowed: activation"),
        (goal, "L [epoch >= 0]", "3: goal: it is met before anything was done"),
        ("goal:", "predict: First? [race activation: tanh, relu]\ngoal:", "3: predict: no goal is such a race"),
        ("goal:", "question: Why? [loudly]\ngoal:", "3: question: “loudly” is no way to answer"),
        ("goal:", "question: Why? [number 3 to 2]\ngoal:", "3: question: no number lies between 3 and 2"),
        ("goal:", "title: Again\ngoal:", "3: there is more than one title"),
        (
            "goal:",
            "where: cellar\ngoal:",
            "3: where: the page has no “cellar”; it has data, network, training, tabs, tools",
        ),
        ("goal:", "predict: First?\ngoal:", "3: predict: it is words and then, in brackets"),
        ("goal:", "predict: First? [steep: a, b]\ngoal:", "3: predict: “steep: a, b” is no way to predict"),
        ("goal:", "predict: First? [race steep: a, b]\ngoal:", "3: predict: race cannot be “steep”"),
        ("goal:", "predict: First? [one of: Tanh]\ngoal:", "3: predict: there are 2 to 10 answers"),
        ("goal:", "predict: First? [one of: Tanh,]\ngoal:", "3: predict: there are 2 to 10 answers"),
        ("goal:", "predict: First? [one of: A, A]\ngoal:", "3: predict: the answer “A” stands there twice"),
        ("More.", "Do: that.", "10: only one paragraph may begin with “Do:”"),
        ("Text,\nin lines.\n\nMore.\n\nDo: this.", "", "5: there is nothing to read"),
        ("Do: this.", "===\nlink: dataset=gauss", "11: link: it has no seed"),
        ("Do: this.", "===\nlink: seed=1\n\nDo: a\n====\n\ntitle: B\n", "16: only the first step has the title"),
        ("Do: this.", "===\n\nlink: seed=1\ngoal: L [epoch = 0]\n\nDo: this.", "13: goal: it is met before"),
    ] {
        assert!(SOUND.contains(from), "{from}");
        let text = SOUND.replacen(from, to, 1);
        let checked = lessons::read("1-a.txt", &text).and_then(|lesson| lessons::check(&lesson, &text));
        let mistake = checked.unwrap_err().to_string();
        assert!(mistake.starts_with(expected), "{to:?}: {mistake}");
    }
    for file in ["and.txt", "01-.txt", "01-And.txt", "x-and.txt", "01-and"] {
        let mistake = lessons::read(file, SOUND).unwrap_err().to_string();
        assert!(mistake.starts_with("1: a lesson's file is called like 02-and-or.txt"), "{mistake}");
    }
    assert!(lessons::read("1-a.txt", "").is_err());
}

#[test]
fn a_mistake_is_named_with_its_file() {
    let wrong = SOUND.replace("seed=1", "sed=1");
    let mistakes = checked(&[("1-a.txt", SOUND), ("2-b.txt", &wrong), ("3-a.txt", SOUND)]).unwrap_err();
    let expected = [
        "web/lessons/2-b.txt:2: link: no setting is called “sed”",
        "web/lessons/3-a.txt:1: another file's lesson is called a, too",
    ];
    assert_eq!(mistakes, expected);
}

#[test]
fn the_page_has_every_file_of_the_folder_in_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/lessons");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".txt")).collect();
    names.sort();
    assert_eq!(texts::LESSON_TEXTS.map(|(name, _)| name).as_slice(), names);
}

/// Whether a goal with this condition is met.
fn is_met(session: &Session, condition: &str) -> bool {
    let text = SOUND.replace("errors = 0", condition);
    let lesson = lessons::read("1-a.txt", &text).unwrap_or_else(|mistake| panic!("{mistake}"));
    lesson.steps[0].goals[0].is_met(session, None)
}

#[test]
fn a_goal_is_met_when_all_its_conditions_hold() {
    let mut session = Session::new(links::read("#networkShape=4,2&seed=1&learningRate=0.10", String::new).config);
    session.advance(12);
    for (condition, met) in [
        ("epoch = 12", true),
        ("epoch < 12", false),
        ("epoch <= 12", true),
        ("epoch > 11.5; epoch >= 12", true),
        ("epoch = 12; epoch = 13", false),
        ("hidden layers = 2; hidden neurons = 6; features = 2", true),
        ("weights = 18; zero weights = 0", true),
        ("networkShape = 4,2", true),
        ("networkShape = 4", false),
        ("learningRate = 0.1; learningRate <= 0.1000", true),
        ("learningRate < 0.1", false),
        ("activation = tanh; x = true; xSquared = false", true),
        ("activation = relu", false),
        ("stopLoss = none; stopEpoch = none", true),
        ("stopLoss = 0.1", false),
        ("errors < 500; test loss < 1; training loss < 1; gap < 1", true),
        ("errors < 0", false),
        ("points = 500; changes = 0", true),
        ("training accuracy > 0.5; test accuracy <= 1", true),
        ("diverged", false),
    ] {
        assert_eq!(is_met(&session, condition), met, "{condition}");
    }
    let link = "#learningRate=10&activation=relu&networkShape=8,8,8&problem=regression&seed=0.5";
    let mut session = Session::new(links::read(link, String::new).config);
    session.advance(1000);
    assert!(is_met(&session, "diverged"));
    assert!(!is_met(&session, "test loss < 1e300") && !is_met(&session, "test loss >= 0"), "no number fulfils nothing");
    assert!(!is_met(&session, "errors >= 0"), "regression has no classes");
}

#[test]
fn what_was_reached_stays_reached() {
    let lesson = lessons::read("1-a.txt", &SOUND.replace("errors = 0", "epoch = 3; noise = 0")).unwrap();
    let mut session = Session::new(lesson.steps[0].config());
    let mut attempt = begin(&lesson, &[]);
    attempt.see_settings(&session);
    let reached: Vec<bool> = (0..5)
        .map(|_| {
            session.advance(1);
            attempt.see(&session)
        })
        .collect();
    assert_eq!(reached, [false, false, true, false, false], "it is said once");
    Act::on(&Reset, &mut session);
    attempt.see_settings(&session);
    assert!(!attempt.see(&session) && attempt.is_done());
    assert!(begin(&lesson, &[true]).is_done(), "from before");
    assert!(!begin(&lesson, &[false, true, true]).is_done(), "of other goals");
}

#[test]
fn a_link_opens_a_lesson_and_may_change_its_settings() {
    let lesson = lessons::read("1-two-clouds.txt", &SOUND.replace("seed=1", "seed=1&pace=5")).unwrap();
    assert_eq!(lessons::named_in("https://host/#seed=1&lesson=two-clouds").as_deref(), Some("two-clouds"));
    assert_eq!(lessons::named_in("#lesson=&seed=1"), None);
    assert_eq!(lessons::named_in("#seed=1"), None);
    let read = |link: &str| lessons::read_within(&lesson.steps[0], link);
    let changed = read("#lesson=two-clouds&learningRate=0.3").config;
    assert_eq!((changed.learning_rate(), changed.dataset()), (0.3, lesson.steps[0].config().dataset()));
    assert_eq!(read("#lesson=two-clouds&learningRate=x").corrections.len(), 1);
    let whole = links::read("#seed=7&lesson=two-clouds", String::new).config;
    assert_eq!(read("#seed=7&lesson=two-clouds").config, whole, "with a seed, a link says all");
}
