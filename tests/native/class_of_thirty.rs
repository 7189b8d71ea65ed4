//! A class of thirty: twenty that are honest and have reached the goal, five that miss it, and five that are forged, each after really
//! training.

use experiment::links::{self, read, write_moment};
use experiment::{
    Change, Edit, GoalWork, HandIn, HandInVerdict, Lesson, LessonStep, Moment, Session, Setting, StepProgress,
    StepWork, lessons,
};

/// How many epochs each of them trained.
pub const EPOCHS: u64 = 500;

/// What they were given.
pub const LESSON: &str = "\
title: How small can it be?
link: dataset=circle&noise=10&networkShape=4&seed=1&dataset_lock=true&noise_lock=true
goal: Test loss at most 0.2, within 700 epochs [test loss <= 0.2; epoch <= 700; hidden neurons <= 6]
predict: How many hidden neurons does the circle take? [one of: 1, 2, 3, 4]
question: Why is one neuron not enough? [words]

A hidden neuron draws one line.

Do: find the smallest network that comes below a test loss of 0.2.
";

/// The same, but much easier.
pub fn easier() -> String {
    LESSON.replace("loss <= 0.2", "loss <= 0.9")
}

/// The lesson of a text, as links have it.
pub fn lesson(text: &str) -> Lesson {
    lessons::read_text("small", text).unwrap_or_else(|mistake| panic!("{}", mistake.what)).packed()
}

fn run_of(session: &Session) -> String {
    let moment = Moment::of(session).unwrap_or_else(|| panic!("the run is too long"));
    write_moment(&moment, Some(session.losses()))
}

/// Trains what somebody made of a step, and hands it in.
fn work(step: &LessonStep, edits: &[(&str, &str)]) -> StepWork {
    let mut session = Session::new(step.config());
    for (key, value) in edits {
        let setting = Setting::all().find(|setting| setting.info().key == *key);
        let edit = setting.and_then(|setting| Edit::read(setting, value).ok());
        let edit = edit.unwrap_or_else(|| panic!("{key}={value}"));
        assert!(session.change(&Change::Edit(edit)).is_ok());
    }
    let mut progress = StepProgress::new(step, &[]);
    progress.see_settings(&session);
    let mut goals: Vec<Option<GoalWork>> = vec![None; step.goals.len()];
    for _ in 0..EPOCHS {
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

fn hand_in(lesson: &Lesson, name: &str, edits: &[(&str, &str)], index: usize) -> HandIn {
    let mut step = work(&lesson.steps[0], edits);
    step.prediction = Some(["1", "2", "3", "4"][index % 4].to_owned());
    step.answer = Some(format!("=Because a line, “number {index}”, does not close; it ends"));
    HandIn { name: name.to_owned(), lesson: lesson.name.clone(), steps: vec![step] }
}

/// All thirty, with what is to be found of each.
pub fn class() -> Vec<(HandIn, HandInVerdict)> {
    let asked = lesson(LESSON);
    let mut class = Vec::new();
    for index in 0..20 {
        let (rate, seed) = (["0.03", "0.1"][index % 2], (index + 1).to_string());
        let edits = [("networkShape", ["4", "5", "6", "3,3"][index % 4]), ("learningRate", rate), ("seed", &seed)];
        let honest = hand_in(&asked, &format!("Honest {index}"), &edits, index);
        let is_done = honest.steps[0].goals.iter().all(Option::is_some);
        assert!(is_done, "Honest {index}");
        class.push((honest, HandInVerdict::Done));
    }
    for index in 0..5 {
        let edits = [("networkShape", "1"), ("seed", ["1", "2", "3", "4", "5"][index])];
        let missed = hand_in(&asked, &format!("Missed {index}"), &edits, index);
        assert!(missed.steps[0].goals[0].is_none(), "Missed {index}");
        class.push((missed, HandInVerdict::Open));
    }
    let forge = |index: usize, name: &str, change: &dyn Fn(&str) -> String| {
        let mut forged = class[index].0.clone();
        forged.name = format!("Forged {name}");
        for run in forged.steps[0].goals.iter_mut().flatten().filter_map(|goal| goal.run.as_mut()) {
            let changed = change(run);
            assert_ne!(*run, changed, "{name}");
            *run = changed;
        }
        forged
    };
    let of_other_data = || {
        let mut session = Session::new(read("#dataset=gauss&noise=0&seed=1", String::new).config);
        session.advance(EPOCHS);
        run_of(&session)
    };
    let epoch_later = |run: &str| {
        let fragment = links::Fragment::from(run);
        let moment = links::moment(&fragment, &read(&fragment, String::new).config);
        let moment = moment.ok().flatten().unwrap_or_else(|| panic!("{run}"));
        let epoch = moment.moment.epoch;
        run.replacen(&format!("epoch={epoch}"), &format!("epoch={}", epoch + 1), 1)
    };
    let forged = [
        forge(0, "loss", &|run| run.replacen("claim=0.", "claim=0.0", 1)),
        forge(1, "epoch", &epoch_later),
        forge(2, "seed", &|run| run.replacen("seed=3", "seed=9", 1)),
        forge(3, "locked setting", &|_| of_other_data()),
    ];
    class.extend(forged.map(|forged| (forged, HandInVerdict::Wrong)));
    let easier = hand_in(&lesson(&easier()), "Forged lesson", &[("networkShape", "1"), ("seed", "1")], 0);
    assert!(easier.steps[0].goals[0].is_some());
    class.push((easier, HandInVerdict::OtherLesson));
    class
}

/// The links of all, with five hundred lines of other things between them, two that come again and one that was cut off.
pub fn mails(class: &[(HandIn, HandInVerdict)]) -> String {
    let mut text = String::from("Dear all,\r\n");
    for (index, (hand_in, _)) in class.iter().enumerate() {
        let link = format!("https://play.ground/#{}", hand_in.write());
        for line in 0..16 {
            text.push_str(&format!("> On day {line}, somebody wrote: “see https://a.b/#seed={line}&x=true”\r\n"));
        }
        match index % 3 {
            0 => text.push_str(&format!("{};2026-11-27;<{link}>;done\r\n", hand_in.name)),
            // As a mail breaks it.
            1 => {
                let (start, end) = link.split_at(76);
                text.push_str(&format!("{start}\r\n{end}\r\n"));
            }
            _ => text.push_str(&format!("Look: {link}, bye!\r\n")),
        }
    }
    for line in 0..18 {
        text.push_str(&format!("Nothing here, line {line}\r\n"));
    }
    for (hand_in, _) in &class[..2] {
        text.push_str(&format!("{}\r\n", hand_in.write()));
    }
    let cut = class[2].0.write();
    text.push_str(&format!("https://play.ground/#{}", &cut[..cut.len() - 9]));
    text
}
