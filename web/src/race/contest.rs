//! A race on the page: how far it is, and who trains it.

use experiment::{Config, Race, Schedule};
use yew::Callback;

use super::crew::{Crew, News};
use super::field::Field;
use super::painting::Painting;
use super::result::{Line, label, lines};
use crate::browser;

/// Milliseconds between two looks at who is ahead.
const RANK_EVERY: f64 = 250.0;

/// A text that a field cannot hold; it stays there, so that it can be mended.
pub struct Refused {
    /// Where it was typed.
    pub field: Field,
    /// The text.
    pub text: String,
    /// Why it was refused.
    pub reason: String,
}

/// A race and what is shown of it.
pub struct Contest {
    pub(super) schedule: Schedule,
    pub(super) crew: Option<Crew>,
    /// Counts crews, so that the last words of one that was sent away are not taken for those of another.
    crew_number: usize,
    /// Whether it goes on.
    pub playing: bool,
    /// Whether it was ended before it was over.
    pub cancelled: bool,
    pub(super) lines: Vec<Line>,
    ranked_at: f64,
    /// What was typed that cannot be.
    pub refused: Option<Refused>,
    /// How many workers were lost.
    pub(super) lost: usize,
    /// Milliseconds that it has been going on, and the time when that was last counted.
    pub(super) spent: f64,
    counted_at: f64,
    /// Whether the chart shows test losses, or else those of training.
    pub shows_test: bool,
    /// Whether losses are on a logarithmic scale.
    pub logarithmic: bool,
    /// What moves.
    pub painting: Painting,
}

impl Contest {
    /// A race at its start.
    pub fn new(race: Race) -> Self {
        let mut contest = Contest {
            schedule: Schedule::new(race),
            crew: None,
            crew_number: 0,
            playing: false,
            cancelled: false,
            lines: Vec::new(),
            ranked_at: 0.0,
            refused: None,
            lost: 0,
            spent: 0.0,
            counted_at: 0.0,
            shows_test: true,
            logarithmic: false,
            painting: Painting::default(),
        };
        contest.rank();
        contest
    }

    /// What is raced.
    pub fn race(&self) -> &Race {
        self.schedule.race()
    }

    /// How far it is.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The table, the best first.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The number of contestants.
    pub fn n_contestants(&self) -> usize {
        self.race().values().len().max(1)
    }

    /// What each contestant is called.
    pub fn labels(&self) -> Vec<String> {
        (0..self.n_contestants()).map(|contestant| label(&self.schedule, contestant)).collect()
    }

    /// What is painted, and from what.
    pub fn parts(&mut self) -> (&mut Painting, &Schedule, &[Line]) {
        (&mut self.painting, &self.schedule, &self.lines)
    }

    /// Whether nobody has begun it.
    pub fn is_at_start(&self) -> bool {
        self.crew.is_none() && !self.cancelled && self.schedule.part_done() == 0.0
    }

    /// Finds what is painted anew, after Yew has changed the page.
    pub fn bind(&mut self) {
        let n_contestants = self.n_contestants();
        self.painting.bind(n_contestants);
    }

    /// Whether it has begun and is not over.
    pub fn is_under_way(&self) -> bool {
        self.crew.is_some()
    }

    /// Begins anew if it is under way: nobody is there to hear what its workers say.
    pub fn send_away(&mut self) {
        if self.is_under_way() {
            self.start_anew(self.race().clone());
        }
    }

    /// Puts another race in the place of this one, at its start.
    pub fn start_anew(&mut self, race: Race) {
        (self.crew, self.playing, self.cancelled) = (None, false, false);
        (self.lost, self.spent) = (0, 0.0);
        self.schedule = Schedule::new(race);
        self.rank();
    }

    /// Races over another experiment. What changes nothing that is learned lets it go on.
    pub fn rebase(&mut self, base: &Config) {
        let race = self.race().over(base.clone());
        if base.learns_like(self.race().base()) {
            self.schedule.set_base(race);
        } else {
            self.refused = None;
            self.start_anew(race);
        }
    }

    /// Changes a field, if it can be what was typed.
    pub fn set(&mut self, field: Field, text: &str) {
        match field.change(self.race(), text) {
            Ok(race) => {
                self.refused = None;
                if race != *self.race() {
                    self.start_anew(race);
                }
            }
            Err(error) => {
                self.refused = Some(Refused { field, text: text.to_owned(), reason: error.to_string() });
            }
        }
    }

    /// Lets it go on, from the beginning if it was over; `tell` hears what the crew has to say.
    pub fn play(&mut self, tell: impl FnOnce(usize) -> Callback<News>) {
        if self.schedule.is_finished() || self.cancelled {
            self.start_anew(self.race().clone());
        }
        self.playing = true;
        self.counted_at = browser::now();
        self.call_crew(tell);
        self.go_on();
    }

    /// Stops handing out work.
    pub fn pause(&mut self) {
        self.playing = false;
    }

    /// Trains contestants that run side by side for so many epochs more.
    pub fn step(&mut self, epochs: u64, tell: impl FnOnce(usize) -> Callback<News>) {
        self.pause();
        if self.schedule.is_finished() || self.cancelled {
            self.start_anew(self.race().clone());
        }
        self.call_crew(tell);
        self.schedule.raise(epochs);
        self.go_on();
    }

    /// Ends it here and now, with what is known.
    pub fn cancel(&mut self) {
        self.playing = false;
        self.cancelled = true;
        self.crew = None;
        self.rank();
    }

    fn call_crew(&mut self, tell: impl FnOnce(usize) -> Callback<News>) {
        if self.crew.is_none() {
            self.crew_number += 1;
            let side_by_side = self.race().seeds().is_none();
            self.crew = Some(Crew::start(self.schedule.count().1, side_by_side, tell(self.crew_number)));
        }
    }

    /// Gives out what can be done now. Trials that were paused stay where they are.
    fn go_on(&mut self) {
        let Some(crew) = &mut self.crew else { return };
        let side_by_side = self.schedule.race().seeds().is_none();
        if side_by_side && self.playing && self.schedule.race().base().pace().epochs().is_none() {
            let epochs = self.schedule.epochs_at_once(crew.n_workers());
            self.schedule.raise(epochs);
        }
        if side_by_side || self.playing {
            crew.give_out(&mut self.schedule);
        }
    }

    /// A frame is about to be shown; says whether the table must be drawn anew.
    pub fn frame(&mut self) -> bool {
        let now = browser::now();
        if self.playing {
            self.spent += now - self.counted_at;
            self.counted_at = now;
            if let Some(epochs) = self.race().base().pace().epochs()
                && self.schedule.race().seeds().is_none()
                && self.schedule.raise(epochs)
            {
                self.go_on();
            }
        }
        let is_time = now - self.ranked_at > RANK_EVERY;
        if is_time {
            self.rank();
        }
        is_time
    }

    /// Takes in what a crew has to say; says whether the page must be drawn anew.
    pub fn hear(&mut self, crew_number: usize, news: News) -> bool {
        let Some(crew) = self.crew.as_mut().filter(|_| crew_number == self.crew_number) else { return false };
        let lost = crew.hear(news, &mut self.schedule);
        self.lost += lost;
        self.go_on();
        if self.schedule.is_finished() {
            (self.playing, self.crew) = (false, None);
        }
        let stands = !self.playing && self.schedule.is_at_fence();
        if stands {
            self.rank();
        }
        lost > 0 || stands
    }

    fn rank(&mut self) {
        self.lines = lines(&self.schedule, self.n_contestants());
        self.ranked_at = browser::now();
    }
}
