//! The panel of the race: which race there is, and what each message does.

use experiment::links::{Fragment, MomentReading};
use experiment::{
    Choice, Config, Correction, GoalEvent, Moment, Outcome, Race, RaceResult, Variable, VariableValue, race_results,
    race_runs, races,
};
use yew::prelude::*;

use super::charts::ChartOptions;
use super::contest::{Contest, Heard};
use super::field::{self, RaceField, RaceFieldError};
use super::message::{RaceFile, RaceMsg, RacePanel};
use super::nodes::RaceNodes;
use super::painter::RacePainter;
use super::picture::picture;
use super::results::name;
use super::sentence::capitalized;
use super::values;
use super::view;
use super::workers::{PoolEvent, PoolStarter};
use crate::canvas::{Colors, Theme};
use crate::dom;
use crate::panels::effect::Effect;
use crate::widgets::{Notice, SettingCallbacks, saved_as};

/// The panel.
pub struct RaceState {
    race: Option<Box<Shown>>,
    /// The race that was there before the lessons.
    aside: Option<Box<Shown>>,
    pools: PoolStarter,
    nodes: RaceNodes,
    painter: RacePainter,
    send: Callback<RaceMsg>,
    on: SettingCallbacks,
}

/// A race and how it is shown.
struct Shown {
    contest: Contest,
    options: ChartOptions,
    refused: Option<RaceFieldError>,
    /// The values that can be chosen.
    offered: Vec<VariableValue>,
}

impl RaceState {
    /// Without a race.
    pub fn new(send: Callback<RaceMsg>, on: SettingCallbacks) -> Self {
        let nodes = RaceNodes::new();
        RaceState {
            race: None,
            aside: None,
            pools: PoolStarter::new(send.reform(|(pool, event)| RaceMsg::Pool(pool, event))),
            painter: RacePainter::new(&nodes),
            nodes,
            send,
            on,
        }
    }

    /// The view shows something else, and the charts at once.
    fn render(&mut self) -> Effect {
        self.painter.expire_charts();
        Effect::Render
    }

    /// The view shows something else, and the address where it is another race.
    fn rendered(&mut self, is_other: bool) -> Vec<Effect> {
        is_other.then_some(Effect::WriteAddress).into_iter().chain([self.render()]).collect()
    }

    fn hear(&mut self, pool: usize, event: PoolEvent) -> Vec<Effect> {
        let Some(shown) = &mut self.race else { return Vec::new() };
        let Heard { lost, finished, caught_up } = shown.contest.hear(pool, event);
        let done = finished.then(|| result(&shown.contest)).flatten().map(|race| Effect::Done(GoalEvent::Race(race)));
        // A race that was left may still hear what its workers had begun; nobody sees that.
        let is_seen = self.nodes.bar.progress.get().is_some();
        let render = (is_seen && (lost || finished || caught_up)).then(|| self.render());
        done.into_iter().chain(render).collect()
    }

    /// A contestant becomes the experiment: as it was where its first run has ended, or at epoch 0.
    fn take_over(&mut self, contestant: usize) -> Vec<Effect> {
        let Some(shown) = &mut self.race else { return Vec::new() };
        let Some(session) = shown.contest.session_of(contestant) else { return Vec::new() };
        shown.contest.pause();
        let name = capitalized(&name(shown.contest.race(), contestant));
        // What has diverged cannot be trained any more.
        let ended = shown.contest.run_of(contestant).filter(|run| run.standing.loss_test.is_some());
        if let Some(epoch) = ended.map(|run| run.standing.epochs).filter(|epoch| *epoch > 0) {
            let sentence = format!("{name} is the experiment now, at epoch {epoch}. Undo brings the old one back.");
            let moment = Moment { origin: session.config().clone(), steps: Vec::new(), epoch };
            return vec![Effect::OpenMoment(Box::new(MomentReading { moment, claim: None }), Notice::new(sentence))];
        }
        let sentence =
            format!("{name} is the experiment now, at epoch 0. Press Play to train it; Undo brings the old one back.");
        vec![Effect::Open(Box::new(session), Notice::new(sentence))]
    }

    fn keep(&self, contestant: usize) -> Vec<Effect> {
        let run = self.race.as_ref().and_then(|shown| shown.contest.run_of(contestant));
        run.map(|run| Effect::KeepRun(Box::new(run))).into_iter().collect()
    }
}

/// What a race has come to; nothing where some of its runs could not be finished.
fn result(contest: &Contest) -> Option<RaceResult> {
    let outcomes: Option<Vec<Outcome>> =
        contest.schedule().runs().map(|(_, _, report)| Some(report?.outcome.clone())).collect();
    Some(RaceResult::of(contest.race(), &outcomes?))
}

impl Shown {
    /// A race at its start.
    fn new(race: Race) -> Box<Self> {
        let options = ChartOptions { test: true, logarithmic: false };
        let offered = values::offered(&race, &[]);
        Box::new(Shown { contest: Contest::new(race), options, refused: None, offered })
    }

    /// Races over another experiment.
    fn rebase(&mut self, base: &Config) {
        if !self.contest.rebase(base) {
            self.refused = None;
            self.offered = values::offered(self.contest.race(), &[]);
        }
    }

    /// Lets the browser save something of the race, and says what became of it.
    fn save(&self, file: RaceFile, colors: &Colors, theme: &Theme) -> Effect {
        let (schedule, varies) = (self.contest.schedule(), self.contest.race().variable().word().link);
        let name = |part: &str| format!("playground-race-{varies}{part}");
        let table = |name: &str, text: &str| dom::save_text(name, "text/csv", text);
        let (name, is_saved) = match file {
            RaceFile::Ranking => {
                let name = name(".csv");
                let is_saved = table(&name, &race_results(schedule));
                (name, is_saved)
            }
            RaceFile::Runs => {
                let name = name("-runs.csv");
                let is_saved = table(&name, &race_runs(schedule));
                (name, is_saved)
            }
            RaceFile::Picture => {
                let (name, picture) = (name(".png"), picture(&self.contest, self.options, colors, theme));
                let is_saved = picture.is_some_and(|picture| dom::save_canvas(&name, &picture.element));
                (name, is_saved)
            }
        };
        if is_saved {
            Effect::Say(saved_as(&name))
        } else {
            Effect::Notice(Notice::new("The browser did not let the file be made.".to_owned()))
        }
    }

    /// Changes a field, if it can be what was typed; says whether it is another race now.
    fn set(&mut self, field: RaceField, text: String) -> bool {
        let changed = field.change(self.contest.race(), &text);
        self.become_race(changed, field, text)
    }

    /// Compares a value, or does not any more; says whether it is another race now.
    fn toggle(&mut self, value: &VariableValue) -> bool {
        let changed = field::toggle(self.contest.race(), value);
        self.become_race(changed, RaceField::Another, String::new())
    }

    /// Puts what came of a change in the place of the race, or says why nothing did.
    fn become_race(&mut self, changed: Result<Race, String>, field: RaceField, text: String) -> bool {
        match changed {
            Ok(race) => {
                // What was refused of another field stays in it, to be put right.
                self.refused.take_if(|refused| refused.field == field);
                self.offered = values::offered(&race, &self.offered);
                let is_other = race != *self.contest.race();
                if is_other {
                    self.contest.start_anew(race);
                }
                is_other
            }
            Err(reason) => {
                self.refused = Some(RaceFieldError { field, text: text.into(), reason: reason.into() });
                false
            }
        }
    }
}

impl RacePanel for RaceState {
    fn update(&mut self, message: RaceMsg, colors: &Colors, theme: &Theme) -> Vec<Effect> {
        let Some(shown) = &mut self.race else { return Vec::new() };
        let (contest, pools) = (&mut shown.contest, &mut self.pools);
        match message {
            RaceMsg::Pool(pool, event) => return self.hear(pool, event),
            RaceMsg::TakeOver(contestant) => return self.take_over(contestant),
            RaceMsg::Keep(contestant) => return self.keep(contestant),
            RaceMsg::Save(file) => return vec![shown.save(file, colors, theme)],
            RaceMsg::Set(field, text) => {
                let note = field.note(shown.contest.race(), &text);
                let is_other = shown.set(field, text);
                let said = note.filter(|_| is_other).map(|note| Effect::Notice(Notice::new(note)));
                return self.rendered(is_other).into_iter().chain(said).collect();
            }
            RaceMsg::Toggle(value) => {
                let is_other = shown.toggle(&value);
                return self.rendered(is_other);
            }
            RaceMsg::TogglePlay if contest.is_playing() => contest.pause(),
            RaceMsg::TogglePlay => contest.play(dom::now(), pools),
            RaceMsg::Step(epochs) => contest.step(epochs, pools),
            RaceMsg::Reset => contest.start_anew(contest.race().clone()),
            RaceMsg::Cancel => contest.cancel(),
            RaceMsg::ShowTest(test) => shown.options.test = test,
            RaceMsg::Logarithmic(logarithmic) => shown.options.logarithmic = logarithmic,
        }
        vec![self.render()]
    }

    fn view(&self) -> Html {
        let view = |shown: &Shown| {
            let Shown { contest, options, refused, offered } = shown;
            view::view(contest, *options, (offered, refused.as_ref()), &self.nodes, &self.send, &self.on)
        };
        self.race.as_deref().map(view).unwrap_or_default()
    }

    fn read(&mut self, link: &Fragment, base: &Config, corrections: &mut Vec<Correction>) -> bool {
        self.race = races::read_over(link, base, corrections).map(Shown::new);
        self.race.is_some()
    }

    fn enter(&mut self, base: &Config) -> Vec<Effect> {
        match &mut self.race {
            Some(shown) => shown.rebase(base),
            None => self.race = Some(Shown::new(Race::usual(base.clone(), Variable::Activation))),
        }
        vec![self.render()]
    }

    fn leave(&mut self) {
        if let Some(shown) = &mut self.race {
            shown.contest.pause();
        }
    }

    fn rebase(&mut self, base: &Config) -> Vec<Effect> {
        let Some(shown) = &mut self.race else { return Vec::new() };
        shown.rebase(base);
        vec![self.render()]
    }

    fn put_aside(&mut self) {
        self.aside = self.race.take();
        if let Some(shown) = &mut self.aside {
            shown.contest.send_workers_away();
        }
    }

    fn bring_back(&mut self) {
        self.race = self.aside.take();
    }

    fn give_up(&mut self) {
        self.race = None;
    }

    fn link(&self) -> Option<String> {
        self.race.as_ref().map(|shown| races::write(shown.contest.race()))
    }

    fn is_playing(&self) -> bool {
        self.race.as_ref().is_some_and(|shown| shown.contest.is_playing())
    }

    fn frame(&mut self) -> Vec<Effect> {
        let Some(shown) = &mut self.race else { return Vec::new() };
        if shown.contest.frame(dom::now()) { vec![self.render()] } else { Vec::new() }
    }

    fn paint(&mut self, colors: &Colors, theme: &Theme) {
        if let Some(shown) = &self.race {
            self.painter.paint(&shown.contest, shown.options, colors, theme);
        }
    }
}

#[cfg(test)]
mod tests {
    use experiment::{Edit, RaceLimit};

    use super::super::rehearsal::with;
    use super::*;
    use crate::canvas::colors::Palette;
    use crate::canvas::theme::Appearance;

    const LINK: &str = "#seed=0.5&race=activation&raceValues=tanh,relu&raceEpochs=60&raceTarget=0.3";

    fn panel(link: &str) -> Box<dyn RacePanel> {
        let on = SettingCallbacks { set: Callback::noop(), explain: Callback::noop() };
        let mut panel = super::super::create(Callback::noop(), on);
        let mut corrections = Vec::new();
        let is_race = panel.read(&link.into(), &base(), &mut corrections);
        assert_eq!((is_race, corrections), (link.contains("race="), Vec::new()));
        panel
    }

    fn update(panel: &mut Box<dyn RacePanel>, message: RaceMsg) -> Vec<Effect> {
        let colors = Colors::new(Palette::Orange, false);
        let (palette, appearance) = (Palette::Orange, Appearance::Automatic);
        panel.update(message, &colors, &Theme { palette, appearance, dark: false, moves: true })
    }

    fn base() -> Config {
        with(Config::default(), [Edit::Seed("0.5".to_owned())])
    }

    #[test]
    fn a_link_is_written_as_it_was_read() {
        let panel = panel(LINK);
        let link = panel.link().unwrap();
        assert!(LINK.split('&').skip(1).all(|pair| link.contains(pair)), "{link}");
        assert!(!panel.is_playing(), "a link does not start by itself");
    }

    #[test]
    fn no_race_starts_by_itself() {
        for link in [LINK, "#seed=0.5", "#seed=0.5&race=activation&raceSeeds=5"] {
            let mut panel = panel(link);
            panel.enter(&base());
            assert!(!panel.is_playing(), "{link}");
        }
    }

    #[test]
    fn a_link_without_a_race_leaves_none() {
        let mut panel = panel(LINK);
        assert!(!panel.read(&"#seed=0.5".into(), &base(), &mut Vec::new()));
        assert_eq!((panel.link(), panel.view()), (None, Html::default()));
        assert!(update(&mut panel, RaceMsg::Reset).is_empty());
    }

    #[test]
    fn another_race_is_written_into_the_address() {
        let mut panel = panel(LINK);
        let epochs = RaceField::Limit(RaceLimit::Epochs);
        let effects = update(&mut panel, RaceMsg::Set(epochs, "30".to_owned()));
        assert!(matches!(effects[..], [Effect::WriteAddress, Effect::Render]), "{effects:?}");
        assert!(panel.link().unwrap().contains("raceEpochs=30"));
        for text in ["30", "never"] {
            let effects = update(&mut panel, RaceMsg::Set(epochs, text.to_owned()));
            assert!(matches!(effects[..], [Effect::Render]), "{text}: {effects:?}");
        }
        assert!(panel.link().unwrap().contains("raceEpochs=30"), "the last good race is kept");
    }

    #[test]
    fn values_are_chosen_and_taken_away() {
        let mut panel = panel(LINK);
        let sigmoid = VariableValue::read(Variable::Activation, "sigmoid").unwrap();
        let effects = update(&mut panel, RaceMsg::Toggle(sigmoid.clone()));
        assert!(matches!(effects[..], [Effect::WriteAddress, Effect::Render]), "{effects:?}");
        assert!(panel.link().unwrap().contains("raceValues=tanh,relu,sigmoid"));
        update(&mut panel, RaceMsg::Toggle(sigmoid));
        let relu = VariableValue::read(Variable::Activation, "relu").unwrap();
        let effects = update(&mut panel, RaceMsg::Toggle(relu));
        assert!(matches!(effects[..], [Effect::Render]), "one alone is no race: {effects:?}");
        assert!(panel.link().unwrap().contains("raceValues=tanh,relu&"));
    }

    #[test]
    fn the_pace_is_that_of_the_experiment() {
        let mut panel = panel(LINK);
        panel.rebase(&with(base(), [Edit::Pace(experiment::Pace::Max)]));
        assert!(panel.link().unwrap().contains("pace=max"));
    }

    #[test]
    fn a_contestant_becomes_the_experiment() {
        let effects = update(&mut panel(LINK), RaceMsg::TakeOver(1));
        let [Effect::Open(session, notice)] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(session.config().activation(), experiment::Activation::Relu);
        assert!(notice.sentences[0].starts_with("ReLU is the experiment now, at epoch 0. Press Play"));
    }

    #[test]
    fn a_contestant_is_kept() {
        let effects = update(&mut panel(LINK), RaceMsg::Keep(1));
        let [Effect::KeepRun(run)] = &effects[..] else { panic!("{effects:?}") };
        assert!(run.link.contains("activation=relu"));
        assert!(update(&mut panel(LINK), RaceMsg::Keep(2)).is_empty());
    }

    #[test]
    fn a_race_that_was_put_aside_comes_back() {
        let mut panel = panel(LINK);
        let link = panel.link();
        panel.put_aside();
        assert_eq!(panel.link(), None);
        let of_losses = LINK.replace("activation", "loss").replace("tanh,relu", "squared,log");
        panel.read(&(&of_losses).into(), &base(), &mut Vec::new());
        panel.give_up();
        assert_eq!(panel.link(), None);
        panel.bring_back();
        assert_eq!(panel.link(), link);
    }
}
