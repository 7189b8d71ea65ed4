//! Marking: whether what somebody hands in is so. Each run is lived again from its beginning, each race run again, and the goals are looked
//! at there.

use std::collections::VecDeque;

use super::border::Border;
use super::condition::Condition;
use super::goal::GoalEvent;
use super::lesson::{Lesson, LessonStep};
use super::mark::{GoalMark, Mark, StepMark};
use super::prediction::PredictionKind;
use super::race_result::RaceResult;
use super::work::{GoalWork, HandIn, StepWork};
use crate::error::Error;
use crate::link::{self, Fragment};
use crate::moment::{self, Moment, MomentReading, Verdict};
use crate::race::{self, Contestant, Outcome, Race, Standing, Trial};
use crate::session::{Act, GRID, Replay, Session, SessionMaps};
use crate::settings::Config;

/// The most epochs of one run that is lived again.
const MOST_EPOCHS: u64 = 1_000_000;
/// The most epochs of all runs of a race.
const MOST_RACE_EPOCHS: u64 = 2_000_000;
/// The most epochs of all that somebody hands in.
const MOST_IN_ALL: u64 = 5_000_000;

/// A run or a race of a step that is still to be lived again.
#[derive(Debug)]
struct Task {
    step: usize,
    link: String,
}

/// What was lived again.
#[derive(Debug)]
struct Lived {
    step: usize,
    link: String,
    outcome: Result<Again, String>,
}

#[derive(Debug)]
enum Again {
    Run(Box<Session>),
    Race(Box<RaceResult>, Box<Config>),
}

/// What is lived again now.
#[derive(Debug)]
enum Now {
    Run(Box<Replay>, Box<MomentReading>),
    Race(Box<RaceNow>),
}

/// A race that is run again.
#[derive(Debug)]
struct RaceNow {
    race: Race,
    trials: VecDeque<Trial>,
    running: Option<Contestant>,
    outcomes: Vec<Outcome>,
}

impl RaceNow {
    /// Trains so many epochs of a run; its result and its experiment once all are over.
    fn go_on(&mut self, epochs: u64) -> Result<Option<(RaceResult, Config)>, Error> {
        let Some(running) = &mut self.running else {
            let Some(trial) = self.trials.pop_front() else {
                return Ok(Some((RaceResult::of(&self.race, &self.outcomes), self.race.base().clone())));
            };
            self.running = Some(trial.start()?);
            return Ok(None);
        };
        running.advance(epochs, || 0.0);
        if running.is_finished() {
            self.outcomes.push(running.outcome());
            self.running = None;
        }
        Ok(None)
    }
}

/// A marking under way: as much is done at a time as somebody has time for.
#[derive(Debug)]
pub struct Marking {
    lesson: Lesson,
    work: Vec<StepWork>,
    tasks: VecDeque<Task>,
    now: Option<(Task, Now)>,
    lived: Vec<Lived>,
    /// How many epochs all that takes which was begun.
    n_epochs: u64,
}

impl Marking {
    /// Nothing is marked yet. What is handed in has as many steps and goals as the lesson, or the others count as not there.
    pub fn new(lesson: Lesson, hand_in: &HandIn) -> Self {
        let mut work: Vec<StepWork> = hand_in.steps.clone();
        work.resize(lesson.steps.len(), StepWork::default());
        let mut tasks: VecDeque<Task> = VecDeque::new();
        for (step, (done, of)) in work.iter_mut().zip(&lesson.steps).enumerate() {
            done.goals.resize(of.goals.len(), None);
            let goals = done.goals.iter().flatten().flat_map(|goal| goal.run.iter().chain(&goal.race));
            for link in goals.chain(&done.run) {
                if !tasks.iter().any(|task| task.step == step && task.link == *link) {
                    tasks.push_back(Task { step, link: link.clone() });
                }
            }
        }
        Marking { lesson, work, tasks, now: None, lived: Vec::new(), n_epochs: 0 }
    }

    /// Trains so many epochs at most; whether all is done.
    pub fn go_on(&mut self, epochs: u64) -> bool {
        let Some((task, now)) = self.now.take() else {
            let Some(task) = self.tasks.pop_front() else { return true };
            match self.begin(&task) {
                Ok(now) => self.now = Some((task, now)),
                Err(why) => self.lived.push(Lived { step: task.step, link: task.link, outcome: Err(why) }),
            }
            return false;
        };
        match now {
            Now::Run(mut replay, reading) => match replay.go_on(epochs) {
                Ok(false) => self.now = Some((task, Now::Run(replay, reading))),
                ended => {
                    let session = replay.into_session();
                    let verdict = Verdict::of(reading.claim, &session, ended.map(|_| ()));
                    let outcome = if verdict.holds() {
                        Ok(Again::Run(Box::new(session)))
                    } else {
                        Err(format!("a run is not as it is said: {}", in_words(&verdict)))
                    };
                    self.lived.push(Lived { step: task.step, link: task.link, outcome });
                }
            },
            Now::Race(mut race) => {
                let outcome = match race.go_on(epochs) {
                    Ok(None) => {
                        self.now = Some((task, Now::Race(race)));
                        return false;
                    }
                    Ok(Some((result, base))) => Ok(Again::Race(Box::new(result), Box::new(base))),
                    Err(error) => Err(error.to_string()),
                };
                self.lived.push(Lived { step: task.step, link: task.link, outcome });
            }
        }
        false
    }

    /// Begins what is to be lived again, unless all of it together takes too long.
    fn begin(&mut self, task: &Task) -> Result<Now, String> {
        let (n_epochs, now) = self.read(task)?;
        if self.n_epochs + n_epochs > MOST_IN_ALL {
            return Err(format!("all runs together have more than {MOST_IN_ALL} epochs. The others are not marked"));
        }
        self.n_epochs += n_epochs;
        Ok(now)
    }

    /// What is to be lived again, and how many epochs that takes.
    fn read(&self, task: &Task) -> Result<(u64, Now), String> {
        let step = &self.lesson.steps[task.step];
        let fragment = Fragment::from(&*task.link);
        if race::is_in(&fragment) {
            return begin_race(step, &task.link);
        }
        let reading = link::read(&fragment, String::new);
        let moment = moment::check_as_written(&reading).and_then(|()| moment::read(&fragment, &reading.config));
        let read = moment.map_err(|error| error.to_string())?.ok_or("a run does not say where it is")?;
        if read.moment.epoch > MOST_EPOCHS {
            return Err(format!("a run has {} epochs. Marked are at most {MOST_EPOCHS}", read.moment.epoch));
        }
        obeys(&step.config(), &read.moment)?;
        let replay = read.moment.clone().replay().map_err(|error| error.to_string())?;
        Ok((read.moment.epoch, Now::Run(Box::new(replay), Box::new(read))))
    }

    /// All of it at once.
    pub fn finish(mut self) -> Mark {
        while !self.go_on(MOST_EPOCHS) {}
        self.mark()
    }

    /// What was found. What is not lived again yet counts as nothing.
    pub fn mark(&self) -> Mark {
        let steps = self.lesson.steps.iter().zip(&self.work).enumerate();
        Mark { steps: steps.map(|(index, (step, work))| self.mark_step(index, step, work)).collect() }
    }

    /// The session of the run that says most, as [`Mark::last_run`]: for a picture of it.
    pub fn last_session(&self) -> Option<&Session> {
        let steps = self.work.iter().enumerate().rev();
        steps.filter_map(|(index, work)| self.last_run(index, work)).map(|(_, session)| session).next()
    }

    fn lived(&self, step: usize, link: &str) -> Option<&Lived> {
        self.lived.iter().find(|lived| lived.step == step && lived.link == link)
    }

    fn session(&self, step: usize, link: &str) -> Option<&Session> {
        match self.lived(step, link)?.outcome.as_ref() {
            Ok(Again::Run(session)) => Some(session),
            _ => None,
        }
    }

    /// Of what is as it is said, the run that shows the goals of a step; or if none does, the run as it was handed in.
    fn last_run<'a>(&'a self, step: usize, work: &'a StepWork) -> Option<(&'a String, &'a Session)> {
        let run = |link: &'a String| self.session(step, link).map(|session| (link, session));
        let of_goals = work.goals.iter().flatten().filter_map(|goal| run(goal.run.as_ref()?));
        of_goals.max_by_key(|(_, session)| session.epoch()).or_else(|| run(work.run.as_ref()?))
    }

    fn mark_step(&self, index: usize, step: &LessonStep, work: &StepWork) -> StepMark {
        let lived = |link: &str| self.lived(index, link);
        let session = |link: Option<&String>| self.session(index, link?);
        let goal = |(goal, done): (&super::goal::Goal, &Option<GoalWork>)| match done {
            None => GoalMark::Open,
            Some(done) => {
                let failed = done.run.iter().chain(&done.race).find_map(|link| lived(link)?.outcome.as_ref().err());
                match failed {
                    Some(why) => GoalMark::Wrong(why.clone()),
                    None => mark_goal(
                        goal,
                        step,
                        work,
                        session(done.run.as_ref()),
                        done.race.as_ref().and_then(|link| match lived(link)?.outcome.as_ref() {
                            Ok(Again::Race(race, base)) => Some((&**race, &**base)),
                            _ => None,
                        }),
                    ),
                }
            }
        };
        let last_run = self.last_run(index, work);
        let wrong = work.run.as_ref().and_then(|link| lived(link)?.outcome.as_ref().err());
        let question = step.question.as_ref();
        StepMark {
            goals: step.goals.iter().zip(&work.goals).map(goal).collect(),
            standing: last_run.map(|(_, session)| Standing::of(session)),
            neurons: last_run.map_or(0, |(_, session)| session.config().hidden_layers().iter().sum()),
            run: last_run.map(|(link, _)| link.clone()),
            prediction: work
                .prediction
                .as_ref()
                .map(|text| predicted(step, text, last_run.map(|(_, session)| session))),
            answer: work.answer.clone(),
            wrong: wrong.cloned().into_iter().chain(not_offered(step, work)).collect(),
            is_answered: question
                .map(|question| work.answer.as_ref().is_some_and(|answer| question.kind.is_answered(answer))),
        }
    }
}

fn begin_race(step: &LessonStep, link: &str) -> Result<(u64, Now), String> {
    let reading = race::read(link, String::new);
    let is_as_written = reading.experiment.has_seed && reading.experiment.corrections.is_empty();
    let race = reading.race.filter(|_| is_as_written).ok_or("a race can't be read")?;
    step.config().admits(race.base()).map_err(|error| otherwise("race", error))?;
    let trials = race.trials();
    let n_epochs = race.limits().epochs.saturating_mul(trials.len() as u64);
    if n_epochs > MOST_RACE_EPOCHS {
        return Err(format!("a race has {n_epochs} epochs in all its runs. Marked are at most {MOST_RACE_EPOCHS}"));
    }
    Ok((n_epochs, Now::Race(Box::new(RaceNow { race, trials: trials.into(), running: None, outcomes: Vec::new() }))))
}

/// What was predicted, for people; of a border, how far it agrees with that of the run.
fn predicted(step: &LessonStep, text: &str, session: Option<&Session>) -> String {
    let is_border = step.prediction.as_ref().is_some_and(|prediction| prediction.kind == PredictionKind::Border);
    match (is_border, Border::read(text)) {
        (false, _) => text.to_owned(),
        (true, Err(_)) => "a border that can't be read".to_owned(),
        (true, Ok(border)) => match session {
            Some(session) => border.agreement(SessionMaps::new(session, GRID).draw(session).output(), GRID).in_short(),
            None => "a border".to_owned(),
        },
    }
}

/// Why a prediction is none that the step offers.
fn not_offered(step: &LessonStep, work: &StepWork) -> Option<String> {
    let (PredictionKind::OneOf(answers) | PredictionKind::Winner(_, answers)) = &step.prediction.as_ref()?.kind else {
        return None;
    };
    let text = work.prediction.as_ref().filter(|text| !answers.contains(text))?;
    Some(format!("the prediction “{text}” is none of the answers"))
}

/// Why a run or a race is none of a step that locks something.
fn otherwise(what: &str, error: Error) -> String {
    let Error::Restricted { labels } = error else { return error.to_string() };
    format!("a {what} changes what the lesson locks: {}", labels.join(", "))
}

/// Whether a run leaves as it is what a step locks and hides, from its beginning to its end.
fn obeys(step: &Config, moment: &Moment) -> Result<(), String> {
    let admits = |config: &Config| step.admits(config).map_err(|error| otherwise("run", error));
    admits(&moment.origin)?;
    let mut config = moment.origin.clone();
    for crate::session::Step { act, .. } in &moment.steps {
        if matches!(act, Act::Parameter(..)) && step.restricts("weights") {
            return Err("a weight or bias was set by hand, which is locked".to_owned());
        }
        act.show_in(&mut config);
        admits(&config)?;
    }
    Ok(())
}

fn mark_goal(
    goal: &super::goal::Goal,
    step: &LessonStep,
    work: &StepWork,
    session: Option<&Session>,
    race: Option<(&RaceResult, &Config)>,
) -> GoalMark {
    let not_met = || GoalMark::Wrong("it was not reached there".to_owned());
    let met = |is_met: bool, mark: GoalMark| if is_met { mark } else { not_met() };
    let no_run = || GoalMark::Wrong("there is no run that shows it".to_owned());
    let as_said = goal.conditions.iter().any(|condition| condition.is_as_said() && !condition.is_event());
    if as_said {
        // What nothing can tell of is as somebody says; all else must be so.
        let conditions = goal.conditions.iter().filter(|condition| !condition.is_as_said()).cloned().collect();
        let rest = super::goal::Goal { conditions, ..goal.clone() };
        let mark = if rest.conditions.is_empty() { GoalMark::Met } else { mark_goal(&rest, step, work, session, race) };
        return if mark == GoalMark::Met { GoalMark::AsSaid } else { mark };
    }
    match goal.event() {
        None => session.map_or_else(no_run, |session| met(goal.is_met(session, None), GoalMark::Met)),
        Some(Condition::Race(_)) => match race {
            None => GoalMark::Wrong("there is no race that shows it".to_owned()),
            Some((race, base)) => {
                let event = GoalEvent::Race(race.clone());
                let is_met = match session {
                    Some(session) => goal.is_met(session, Some(&event)),
                    None => goal.hears(Some(&event)) && goal.fits(base),
                };
                met(is_met, GoalMark::Met)
            }
        },
        Some(Condition::Answered) => {
            let asked = step.question.as_ref().zip(work.answer.as_ref());
            // Whoever has written another answer since then claims nothing that is not so: the answer stands beside it.
            if !asked.is_some_and(|(question, answer)| question.kind.is_answered(answer)) {
                return GoalMark::Open;
            }
            let is_met =
                session.map_or(goal.conditions.len() == 1, |session| goal.is_met(session, Some(&GoalEvent::Answered)));
            met(is_met, GoalMark::Met)
        }
        Some(_) => {
            let is_met =
                session.map_or(goal.conditions.len() == 1, |session| goal.is_met(session, Some(&GoalEvent::Notebook)));
            met(is_met, GoalMark::AsSaid)
        }
    }
}

/// Two numbers that differ, with three digits where that tells them apart, and otherwise with all that they have.
fn told_apart(one: f64, other: f64) -> (String, String) {
    let (short, other_short) = (format!("{one:.3}"), format!("{other:.3}"));
    if short == other_short { (one.to_string(), other.to_string()) } else { (short, other_short) }
}

/// What is wrong with a claim.
fn in_words(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Differs { claimed, found } => {
            let losses = [("training", claimed.train, found.train), ("test", claimed.test, found.test)];
            let others = losses.into_iter().filter(|(_, claimed, found)| claimed.to_bits() != found.to_bits());
            let words = |(which, claimed, found): (&str, f64, f64)| {
                let (claimed, found) = told_apart(claimed, found);
                format!("it claims a {which} loss of {claimed}, and has {found}")
            };
            others.map(words).collect::<Vec<_>>().join("; ")
        }
        Verdict::Unreadable(error) => Error::to_string(error),
        other => other.to_string(),
    }
}
