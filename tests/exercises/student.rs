//! A student without a page: a session, the goals of the step, and what is handed in.

use experiment::{
    Border, BorderPen, Change, Edit, GoalEvent, GoalWork, HandIn, Lesson, LessonStep, Moment, PredictionKind, Race,
    RaceLimits, RaceResult, Session, StepProgress, StepWork, Variable, VariableValue, links,
};

use super::{Act, Raced, presses, setting};

/// More epochs than it takes to reach what is played for.
const LONGEST_PLAY: u64 = 5_000;

/// Somebody who does an exercise.
pub struct Student {
    lesson: Lesson,
    step: usize,
    /// What the playground shows.
    pub session: Session,
    progress: StepProgress,
    work: Vec<StepWork>,
}

impl Student {
    /// At the beginning of a lesson.
    pub fn new(lesson: &Lesson) -> Self {
        let session = Session::new(lesson.steps[0].config());
        let progress = StepProgress::new(&lesson.steps[0], &[]);
        let work =
            lesson.steps.iter().map(|step| StepWork { goals: vec![None; step.goals.len()], ..StepWork::default() });
        let mut student = Student { lesson: lesson.clone(), step: 0, session, progress, work: work.collect() };
        student.progress.see_settings(&student.session);
        student
    }

    /// The step that is open.
    pub fn step(&self) -> &LessonStep {
        &self.lesson.steps[self.step]
    }

    /// Which step it is, counted from 0.
    pub fn n_step(&self) -> usize {
        self.step
    }

    /// Which of its goals are reached.
    pub fn goals(&self) -> Vec<bool> {
        self.progress.met().collect()
    }

    /// Does something. What a page would not let anybody do is not done.
    pub fn act(&mut self, act: &Act) {
        match act {
            Act::Predict(text) => self.predict((*text).to_owned()),
            Act::PredictCircle => self.predict(circle().text()),
            Act::Choose(key, value) => self.set(key, value),
            Act::Data(value) => self.set("dataset", value),
            Act::Feature(key) => {
                let is_on = links::text_of(self.session.config(), setting(key)).as_deref() == Some("true");
                self.set(key, if is_on { "false" } else { "true" });
            }
            Act::Layers(layers) => {
                let text: Vec<String> = layers.iter().map(ToString::to_string).collect();
                self.set("networkShape", &text.join(","));
            }
            Act::Train(epochs) => presses(*epochs).for_each(|(epochs, _)| self.train(epochs)),
            Act::PlayUntil(count) => {
                let is_reached = |student: &Self| student.goals().iter().filter(|met| **met).count() >= *count;
                while !is_reached(self) && self.session.epoch() < LONGEST_PLAY {
                    self.train(1);
                }
                assert!(is_reached(self), "{count} goals are not reached in {LONGEST_PLAY} epochs");
            }
            Act::Reset => {
                let _ = self.session.change(&Change::Reset).expect("a run can begin anew");
            }
            Act::Race(raced) => {
                let race = race(raced, &self.session);
                self.hear(Some(&GoalEvent::Race(run(&race))));
            }
            Act::Answer(text) => {
                let question = self.step().question.clone().expect("a question is asked");
                self.work[self.step].answer = Some((*text).to_owned());
                self.progress.see_answer(question.kind.is_answered(text));
                self.hear(None);
            }
            Act::Next => {
                self.step += 1;
                self.session = Session::new(self.step().config());
                self.progress = StepProgress::new(self.step(), &[]);
                self.progress.see_settings(&self.session);
            }
            Act::Reached(_) | Act::Reads(_) => {}
        }
    }

    /// What is handed in now.
    pub fn hand_in(&self) -> HandIn {
        let mut steps = self.work.clone();
        steps[self.step].run = run_of(&self.session).filter(|_| self.session.epoch() > 0);
        HandIn { name: "Ada".to_owned(), lesson: self.lesson.name.clone(), steps }
    }

    /// Whether Play waits for a prediction.
    pub fn waits(&self) -> bool {
        self.step().prediction.is_some() && self.work[self.step].prediction.is_none()
    }

    fn predict(&mut self, text: String) {
        let kind = &self.step().prediction.as_ref().expect("something is predicted").kind;
        let is_one = match kind {
            PredictionKind::Border => Border::read(&text).is_ok(),
            PredictionKind::Number(_) => text.parse::<f64>().is_ok(),
            kind => kind.answers().contains(&text),
        };
        assert!(is_one, "“{text}” is no such prediction");
        self.work[self.step].prediction = Some(text);
    }

    fn set(&mut self, key: &str, value: &str) {
        let edit = Edit::read(setting(key), value).expect("a value that is allowed");
        let change = Change::Edit(edit);
        change.check_permitted(self.session.config()).unwrap_or_else(|error| panic!("{key}={value}: {error}"));
        let _ = self.session.change(&change).expect("it is allowed");
        self.progress.see_settings(&self.session);
        self.look(None);
    }

    fn train(&mut self, epochs: u64) {
        if !self.waits() {
            for _ in 0..epochs {
                self.session.advance(1);
                self.look(None);
            }
        }
    }

    fn hear(&mut self, event: Option<&GoalEvent>) {
        if !self.waits() {
            self.look(event);
        }
    }

    /// Looks at the goals, and keeps the run that shows what is reached.
    fn look(&mut self, event: Option<&GoalEvent>) {
        match event {
            Some(event) => self.progress.see_event(event, &self.session),
            None => self.progress.see(&self.session),
        };
        let race = match event {
            Some(GoalEvent::Race(race)) => Some(race.link.clone()),
            _ => None,
        };
        for (met, kept) in self.progress.met().zip(&mut self.work[self.step].goals) {
            if met && kept.is_none() {
                *kept = Some(GoalWork { run: run_of(&self.session), race: race.clone() });
            }
        }
    }
}

/// The race that somebody sets up from an experiment.
fn race(raced: &Raced, session: &Session) -> Race {
    let variable = Variable::read(raced.varies).expect("something that can vary");
    let base = session.config().clone();
    let usual = Race::usual(base.clone(), variable);
    let mut values: Vec<VariableValue> = usual.values().to_vec();
    values.retain(|value| !raced.without.iter().any(|label| is_called(value, label)));
    assert_eq!(values.len() + raced.without.len(), usual.values().len(), "{:?} are contestants", raced.without);
    values.extend(
        raced
            .with
            .split(';')
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(|text| VariableValue::read(variable, text).unwrap_or_else(|error| panic!("{error}"))),
    );
    let limits = RaceLimits {
        epochs: raced.epochs.parse().expect("a number of epochs"),
        target: raced.target.parse().expect("a loss"),
    };
    let seeds = Some(raced.starts).filter(|starts| !starts.is_empty()).map(|starts| starts.parse().expect("a number"));
    Race::new(base, variable, values, limits, seeds).unwrap_or_else(|error| panic!("{error}"))
}

/// Whether the page's switch for a contestant is called so.
fn is_called(value: &VariableValue, switch: &str) -> bool {
    let label = if switch == "No hidden layer" { "None" } else { switch.trim_end_matches(" neurons") };
    value.label() == label
}

/// Runs a race to its end.
fn run(race: &Race) -> RaceResult {
    let finished = race.trials().into_iter().map(|trial| {
        let mut contestant = trial.start().expect("an experiment that can be raced");
        contestant.advance(race.limits().epochs, || 0.0);
        assert!(contestant.is_finished());
        contestant.outcome()
    });
    RaceResult::of(race, &finished.collect::<Vec<_>>())
}

fn run_of(session: &Session) -> Option<String> {
    let moment = Moment::of(session).filter(Moment::fits_in_link)?;
    Some(links::write_moment(&moment, Some(session.losses())))
}

/// A circle around the middle, as a hand draws it.
fn circle() -> Border {
    let mut pen = BorderPen::default();
    let place = |index: u32| {
        let angle = f64::from(index) / 24.0 * std::f64::consts::TAU;
        let at = |part: f64| (32.0 + 17.0 * part) as u8;
        (at(angle.cos()), at(angle.sin()))
    };
    assert!(pen.press(place(0)));
    for index in 1..=24 {
        pen.go(place(index));
    }
    assert!(pen.lift());
    pen.border().clone()
}
