//! What each message of the race does.

use experiment::{GoalEvent, Race, Rebuild, Session, Variable};
use yew::html::Scope;

use super::crew::News;
use super::result::full_label;
use super::{Contest, Msg};
use crate::app::{self, App};
use crate::notice::Notice;
use crate::stage::Stage;

impl App {
    /// Does what a message of the race asks for; says whether Yew has to look at the page.
    pub(crate) fn on_race(&mut self, to: &Scope<App>, message: Msg) -> bool {
        if let Msg::TakeOver(contestant) = message {
            self.take_over(contestant);
            return true;
        }
        let Some(contest) = &mut self.race else { return false };
        let tell = |number| to.callback(move |news: News| app::Msg::Race(Msg::News(number, news)));
        match message {
            Msg::Set(field, text) => {
                contest.set(field, &text);
                self.write_link();
            }
            Msg::TogglePlay if contest.playing => contest.pause(),
            Msg::TogglePlay => contest.play(tell),
            Msg::Step(epochs) => contest.step(epochs, tell),
            Msg::Reset => contest.start_anew(contest.race().clone()),
            Msg::Cancel => contest.cancel(),
            Msg::News(number, news) => {
                let mut changed = contest.hear(number, news);
                let (playing, variable) = (contest.playing, contest.race().variable());
                if contest.schedule().is_finished() {
                    changed |= self.lesson_sees_event(GoalEvent::Race(variable));
                }
                if !playing && !changed {
                    self.paint();
                }
                self.keep_time();
                return changed;
            }
            Msg::ShowTest(test) => contest.shows_test = test,
            Msg::Logarithmic(logarithmic) => contest.logarithmic = logarithmic,
            Msg::TakeOver(_) => return false,
        }
        self.keep_time();
        true
    }

    /// Asks for frames while the race goes on.
    fn keep_time(&self) {
        match &self.race {
            Some(contest) if contest.playing => self.player.play(),
            _ => self.player.pause(),
        }
    }

    /// The race of the experiment as it is. One that nobody has begun starts by itself.
    pub(crate) fn enter_race(&mut self, to: &Scope<App>) {
        let config = self.session.config();
        match &mut self.race {
            Some(contest) => contest.rebase(config),
            None => {
                let race = Race::usual(config.clone(), Variable::Activation);
                self.race = Some(Box::new(Contest::new(race)));
            }
        }
        let starts =
            self.race.as_ref().is_some_and(|contest| contest.is_at_start() && contest.race().seeds().is_none());
        if starts {
            self.on_race(to, Msg::TogglePlay);
        }
    }

    /// A contestant becomes the experiment, at epoch 0.
    fn take_over(&mut self, contestant: usize) {
        let Some(contest) = &mut self.race else { return };
        let label = full_label(contest.schedule(), contestant);
        let Some(config) = contest.race().configs().into_iter().nth(contestant) else { return };
        let session = Session::new(config);
        contest.pause();
        self.stage = Stage::Playground;
        self.undo_stack.replace(&mut self.session, session);
        self.changed(Rebuild::Everything);
        self.write_link();
        let sentence =
            format!("{label} is the experiment now, at epoch 0. Press Play to train it; Undo brings the old one back.");
        self.notice = Some(Notice { sentences: vec![sentence], urgent: false });
    }
}
