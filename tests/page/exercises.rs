//! The twelve exercises of `tests/exercises`, opened by their links and done by the page's own controls: missed, handed in, begun again, and
//! driven to their goals. A student without a page does the same beside it; what the page shows is what that one has.

use experiment::{Choice, Dataset, HandInVerdict, Lesson, LessonStep, PredictionKind, Session, lessons};
use fantoccini::key::Key;

use crate::exercise::{Act, Raced, Student, all, presses, setting};
use crate::harness::{Page, Role, in_chromium, until};
use crate::lessons::{goals, until_reached, until_shown};
use crate::native;
use crate::own_lessons::{handed_in, link_of, linked, mark};
use crate::predict::draw_circle;
use crate::racing::until_said;

in_chromium!(as_small_as_can_be, raced, trained, foretold_and_locked);

async fn as_small_as_can_be(page: &Page) {
    miss_and_reach(page, "smallest-network").await;
    miss_and_reach(page, "two-thirds-of-the-time").await;
    miss_and_reach(page, "fewest-nodes").await;
    let controls = page.snapshot().await.controls;
    for (feature, is_there) in [("X1", true), ("X2", true), ("X1 X2", false), ("X1 squared", false), ("sin X1", false)]
    {
        assert_eq!(controls.contains_key(feature), is_there, "{feature}");
    }
}

async fn raced(page: &Page) {
    miss_and_reach(page, "four-initialisations").await;
    miss_and_reach(page, "best-l2-rate").await;
    miss_and_reach(page, "tanh-against-relu").await;
}

async fn trained(page: &Page) {
    miss_and_reach(page, "spiral-from-two-features").await;
    miss_and_reach(page, "four-linear-layers").await;
    miss_and_reach(page, "overfit-and-cure").await;
}

async fn foretold_and_locked(page: &Page) {
    miss_and_reach(page, "one-point-by-hand").await;
    miss_and_reach(page, "predict-then-run").await;
    miss_and_reach(page, "same-data-for-all").await;
    let now = page.snapshot().await;
    for data in ["Circle", "Spiral"] {
        let radio = page.by_name(Role::Radio, data).await;
        assert!(!radio.is_enabled().await.expect("a choice"), "{data} can't be chosen");
    }
    assert!(!now.can_press("New weights") && !now.can_press("Regenerate"), "{:?}", now.buttons);
}

/// Misses an exercise, hands that in, begins it again, and reaches its goals.
async fn miss_and_reach(page: &Page, name: &str) {
    let exercise = all().into_iter().find(|exercise| lessons::name_of(exercise.file) == Some(name));
    let exercise = exercise.unwrap_or_else(|| panic!("no exercise is called {name}"));
    let lesson = lessons::read(exercise.file, exercise.text).expect("a lesson").packed();
    // Where a border is to be drawn, the output is not to be seen before.
    page.leave().await;
    page.client.goto(&(page.server.page() + &link_of(exercise.text))).await.expect("the page loads");
    page.by_name(Role::Output, "Epoch").await;
    until_shown(page, "the lesson", |now| now.in_link("lesson").is_some()).await;
    for (is_miss, way) in [(true, &exercise.misses[0]), (false, &exercise.reaches)] {
        let mut student = Student::new(&lesson);
        native::until_shown(page, &student.session).await;
        until_goals(page, &student).await;
        for act in way {
            let layers = student.session.config().hidden_layers().to_vec();
            student.act(act);
            perform(page, &student, act, &layers).await;
            until_goals(page, &student).await;
        }
        let work = if is_miss {
            handed_in(page, "Ada").await
        } else {
            page.press("Hand in").await;
            linked(page, "Ada").await
        };
        let expected = if is_miss { HandInVerdict::Open } else { HandInVerdict::Done };
        assert_eq!(mark(&work).0, expected, "{name}: {way:?}");
        let own = student.hand_in();
        for (step, own) in work.steps.iter().zip(&own.steps) {
            let n_met = |goals: &[Option<_>]| goals.iter().filter(|goal| goal.is_some()).count();
            assert_eq!((n_met(&step.goals), &step.answer), (n_met(&own.goals), &own.answer), "{name}: {way:?}");
            assert_eq!(step.prediction.is_some(), own.prediction.is_some(), "{name}: {way:?}");
        }
        if is_miss {
            begin_again(page, &lesson, student.n_step()).await;
        }
    }
}

/// Waits until the page shows the goals as the student without a page has reached them.
async fn until_goals(page: &Page, student: &Student) {
    until(&format!("the goals are {:?}", student.goals()), async || {
        let shown = goals(page).await;
        if shown == student.goals() { Ok(()) } else { Err(format!("{shown:?}, {:?}", page.snapshot().await)) }
    })
    .await;
}

/// Begins this step again, and those before it.
async fn begin_again(page: &Page, lesson: &Lesson, step: usize) {
    for step in (0..=step).rev() {
        page.press("Start again").await;
        let fresh = Session::new(lesson.steps[step].config());
        native::until_shown(page, &fresh).await;
        if step > 0 {
            page.press("Back").await;
        }
    }
}

/// Does by the page's controls what the student has done, who had these layers before.
async fn perform(page: &Page, student: &Student, act: &Act, layers: &[usize]) {
    match act {
        Act::Predict(text) => match asked(student.step()) {
            PredictionKind::Number(measure) => {
                let (first, rest) = measure.name().split_at(1);
                page.write(&format!("{}{rest} (predicted)", first.to_uppercase()), text).await;
            }
            _ => page.press(text).await,
        },
        Act::PredictCircle => {
            page.press("Draw the border").await;
            page.by_name(Role::Button, "Done").await;
            draw_circle(page).await;
            page.press("Done").await;
        }
        Act::Choose(key, value) => choose(page, setting(key).info().label, value).await,
        Act::Data(value) => {
            let data = Dataset::ALL.iter().find(|data| data.word().link == *value).expect("a data set");
            page.choose(Role::Radio, data.word().label).await;
        }
        Act::Feature(key) => {
            let name = match *key {
                "sinX" => "sin X1",
                "sinY" => "sin X2",
                key => panic!("what is {key} called?"),
            };
            page.choose(Role::Toggle, name).await;
        }
        Act::Layers(wanted) => resize(page, layers, wanted).await,
        Act::Train(epochs) => {
            for (_, button) in presses(*epochs) {
                page.press(button).await;
            }
        }
        Act::PlayUntil(count) => {
            choose(page, "Pace", "max").await;
            page.press("Play").await;
            until_reached(page, *count).await;
            page.press("Pause").await;
        }
        Act::Reset => page.press("Reset").await,
        Act::Race(raced) => race(page, raced).await,
        Act::Answer(text) => {
            let question = student.step().question.as_ref().expect("a question is asked");
            page.write(&format!("Question: {}", question.words), text).await;
            // What is written in words counts once somebody has left it.
            page.key(&[], Key::Tab).await;
        }
        Act::Next => page.press("Next").await,
        Act::Reached(count) => until_reached(page, *count).await,
        Act::Reads(words) => page.until_said(words).await,
    }
    if matches!(act, Act::Train(_) | Act::Reset | Act::Next) {
        native::until_shown(page, &student.session).await;
    }
}

fn asked(step: &LessonStep) -> &PredictionKind {
    &step.prediction.as_ref().expect("something is predicted").kind
}

/// Adds layers and neurons, or removes them, by their buttons. A new layer has two neurons.
async fn resize(page: &Page, layers: &[usize], wanted: &[usize]) {
    let mut now = layers.to_vec();
    while now.len() != wanted.len() {
        if now.len() < wanted.len() {
            page.press("Add hidden layer").await;
            now.push(2);
        } else {
            page.press("Remove hidden layer").await;
            now.pop();
        }
    }
    for (index, (now, wanted)) in now.iter().zip(wanted).enumerate() {
        let more = format!("Add neuron to layer {}", index + 1);
        let fewer = format!("Remove neuron from layer {}", index + 1);
        let button = if now < wanted { more } else { fewer };
        for _ in 0..now.abs_diff(*wanted) {
            page.press(&button).await;
        }
    }
}

/// Chooses from a list, which may be folded away.
async fn choose(page: &Page, name: &str, value: &str) {
    let is_folded = "return document.querySelector('.more-settings')?.getAttribute('aria-expanded') === 'false';";
    if ["Optimizer", "Pace"].contains(&name) && page.evaluate(is_folded).await == true {
        page.press("More settings").await;
    }
    page.select(name, value).await;
}

/// Takes a contestant out of a race. It may be called like an answer to the prediction.
async fn take_out(page: &Page, contestant: &str) {
    let boxes = "[...document.querySelectorAll('.race-values input[type=checkbox]')]";
    let found = format!("{boxes}.filter(box => box.checked && box.labels[0].textContent.trim() === {contestant:?})");
    let n = |expected: u64| {
        let script = format!("return {found}.length;");
        until("it is compared, or not any more", async move || {
            let n = page.evaluate(&script).await;
            if n == expected { Ok(()) } else { Err(format!("{n} of {contestant}")) }
        })
    };
    n(1).await;
    page.evaluate(&format!("{found}[0].labels[0].click();")).await;
    n(0).await;
}

/// Sets a race up, runs it to its end, and goes back to the playground.
async fn race(page: &Page, raced: &Raced) {
    page.press("Race").await;
    page.select("What varies", raced.varies).await;
    for contestant in raced.without {
        take_out(page, contestant).await;
    }
    if !raced.with.is_empty() {
        page.write("Another value", raced.with).await;
    }
    // With random starts, the buttons lie elsewhere; and whoever leaves a field by pressing one may let them move once more.
    page.write("Repeat with … random starts", raced.starts).await;
    page.write("Target test loss", raced.target).await;
    page.write("Epochs", raced.epochs).await;
    page.key(&[], Key::Tab).await;
    let starts = format!("from {} random starts", raced.starts);
    let how = if raced.starts.is_empty() { "side by side" } else { &starts };
    until_said(page, &["Ready: ", how, &format!("for {} epochs", raced.epochs)]).await;
    if raced.starts.is_empty() {
        // To be watched, it goes on at the page's pace.
        page.select("Pace", "max").await;
    }
    page.press("Play").await;
    until_said(page, &["Finished"]).await;
    page.press("Playground").await;
    page.ready().await;
    until_shown(page, "the playground", |now| now.in_link("race").is_none()).await;
}
