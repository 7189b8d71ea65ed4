//! Schedules: who trains what. Whoever trains, however many they are and whatever becomes of them, the results are the same.

use experiment::{
    Config, Executor, Job, JobReport, Outcome, Race, RaceLimits, Schedule, Session, Variable, links, race_results,
    race_runs, races, read_values,
};

fn race(variable: Variable, values: &str, epochs: u64, seeds: Option<usize>) -> Race {
    let config: Config = links::read("#seed=0.12345", String::new).config;
    Race::new(config, variable, read_values(variable, values).unwrap(), RaceLimits { epochs, target: 0.3 }, seeds)
        .unwrap()
}

fn alone(race: &Race) -> Vec<Outcome> {
    race.trials().iter().map(|trial| trial.run().unwrap()).collect()
}

/// Workers that answer one order after the other, by turns.
struct Workers {
    desks: Vec<Option<Executor>>,
    orders: Vec<(usize, Job)>,
    time: f64,
}

impl Workers {
    fn new(n: usize) -> Self {
        Workers { desks: (0..n).map(|_| Some(Executor::default())).collect(), orders: Vec::new(), time: 0.0 }
    }

    fn n(&self) -> usize {
        self.desks.iter().flatten().count()
    }

    fn ask_for_orders(&mut self, schedule: &mut Schedule) {
        let n = self.n();
        for worker in (0..self.desks.len()).filter(|worker| self.desks[*worker].is_some()).collect::<Vec<_>>() {
            self.orders.extend(std::iter::from_fn(|| schedule.next(worker, n)).map(|order| (worker, order)));
        }
    }

    /// The last order is done first: nobody may rely on their order.
    fn work(&mut self, schedule: &mut Schedule) {
        if let Some((worker, order)) = self.orders.pop() {
            let executor = self.desks[worker].as_mut().unwrap();
            let time = std::cell::Cell::new(self.time);
            let clock = || {
                time.set(time.get() + 0.7);
                time.get()
            };
            let report = executor.work(&order, u64::MAX, clock).unwrap().unwrap();
            let numbers = JobReport::from_numbers(&report.to_numbers(), report.picture.clone()).unwrap();
            self.time = time.get();
            schedule.take(worker, numbers);
        }
    }

    fn kill(&mut self, worker: usize, schedule: &mut Schedule) {
        self.desks[worker] = None;
        self.orders.retain(|(at, _)| *at != worker);
        schedule.lose(worker);
    }

    fn finish(&mut self, schedule: &mut Schedule, epochs: u64) {
        for _ in 0..100_000 {
            if schedule.is_finished() {
                return;
            }
            schedule.raise(epochs);
            self.ask_for_orders(schedule);
            self.work(schedule);
        }
        panic!("the race does not end: {:?} after {:.3}", schedule.count(), schedule.part_done());
    }
}

fn outcomes(schedule: &Schedule) -> Vec<Outcome> {
    let contestants = 0..schedule.race().values().len().max(1);
    contestants.flat_map(|one| schedule.reports(one)).map(|report| report.outcome.clone()).collect()
}

#[test]
fn any_number_of_workers_and_any_pace_give_the_same_race() {
    let race = race(Variable::Activation, "tanh,relu,sigmoid,linear", 60, None);
    let alone = alone(&race);
    for (n, epochs) in [(1, 1), (2, 7), (3, 25), (9, 100)] {
        let mut schedule = Schedule::new(race.clone());
        assert_eq!((schedule.fence(), schedule.part_done(), schedule.count()), (0, 0.0, (0, 4)));
        Workers::new(n).finish(&mut schedule, epochs);
        assert_eq!(outcomes(&schedule), alone, "{n} workers, {epochs} epochs at a time");
        assert_eq!((schedule.fence(), schedule.part_done(), schedule.count()), (60, 1.0, (4, 4)));
    }
}

#[test]
fn any_number_of_workers_give_the_same_trials() {
    for race in [race(Variable::HiddenLayers, "1,3", 30, Some(5)), race(Variable::Nothing, "", 30, Some(7))] {
        let alone = alone(&race);
        for n in [1, 2, 5] {
            let mut schedule = Schedule::new(race.clone());
            Workers::new(n).finish(&mut schedule, 0);
            assert_eq!(outcomes(&schedule), alone, "{n} workers");
        }
    }
}

#[test]
fn nobody_trains_beyond_the_fence() {
    let mut schedule = Schedule::new(race(Variable::Activation, "tanh,relu,linear", 60, None));
    let mut workers = Workers::new(2);
    workers.ask_for_orders(&mut schedule);
    assert!(workers.orders.is_empty() && schedule.is_at_fence());
    assert!(schedule.raise(10));
    workers.ask_for_orders(&mut schedule);
    let mut runs: Vec<usize> = workers.orders.iter().map(|(_, order)| order.run).collect();
    runs.sort_unstable();
    assert_eq!(runs, [0, 1, 2]);
    assert!(workers.orders.iter().all(|(_, order)| order.until == 10 && order.draws));
    workers.work(&mut schedule);
    assert!(!schedule.raise(10), "the others are not there yet");
    workers.work(&mut schedule);
    workers.work(&mut schedule);
    assert!(
        schedule.is_at_fence() && schedule.first_report(1).unwrap().picture.len() == Executor::SIDE * Executor::SIDE
    );
    assert!(schedule.raise(1000));
    assert_eq!(schedule.fence(), 60, "the race is no longer than that");
}

#[test]
fn the_work_of_a_worker_that_dies_is_done_by_others() {
    for race in [
        race(Variable::Activation, "tanh,relu,sigmoid,linear", 40, None),
        race(Variable::HiddenLayers, "1,3", 40, Some(6)),
    ] {
        let mut schedule = Schedule::new(race.clone());
        let mut workers = Workers::new(3);
        for _ in 0..5 {
            schedule.raise(9);
            workers.ask_for_orders(&mut schedule);
            workers.work(&mut schedule);
        }
        workers.kill(1, &mut schedule);
        let late = schedule.first_report(0).unwrap().clone();
        schedule.take(1, late);
        workers.finish(&mut schedule, 9);
        assert_eq!(outcomes(&schedule), alone(&race));
        assert_eq!(schedule.n_given_up(), 0);
    }
}

#[test]
fn a_run_that_kills_every_worker_is_given_up_and_the_others_go_on() {
    let race = race(Variable::Activation, "tanh,relu", 20, None);
    let mut schedule = Schedule::new(race.clone());
    let mut workers = Workers::new(4);
    schedule.raise(20);
    for _ in 0..2 {
        workers.ask_for_orders(&mut schedule);
        let killed = workers.orders.iter().find(|(_, order)| order.run == 1).unwrap().0;
        workers.kill(killed, &mut schedule);
    }
    workers.finish(&mut schedule, 20);
    assert_eq!((schedule.n_given_up(), schedule.count()), (1, (2, 2)));
    assert_eq!(schedule.first_report(0).unwrap().outcome, alone(&race)[0]);
}

#[test]
fn one_that_diverges_does_not_hold_up_the_others() {
    let link = "#seed=0.5&problem=regression&regDataset=reg-gauss&activation=relu&networkShape=8,8,8&race=learningRate\
                &raceValues=0.01,10&raceEpochs=50";
    let race = races::read(link, String::new).race.unwrap();
    let mut schedule = Schedule::new(race.clone());
    Workers::new(2).finish(&mut schedule, 5);
    assert_eq!(outcomes(&schedule), alone(&race));
    assert!(schedule.first_report(1).unwrap().outcome.standing.has_diverged());
    assert_eq!(schedule.first_report(0).unwrap().outcome.standing.epochs, 50);
}

#[test]
fn reports_side_by_side_are_all_of_the_same_epoch() {
    let mut schedule = Schedule::new(race(Variable::Activation, "tanh,relu,linear", 40, None));
    let mut workers = Workers::new(2);
    while !schedule.is_finished() {
        schedule.raise(7);
        workers.ask_for_orders(&mut schedule);
        workers.work(&mut schedule);
        let epochs = (0..3).map(|one| schedule.first_report(one).unwrap().outcome.standing.epochs);
        assert!(epochs.into_iter().all(|epoch| epoch == schedule.epoch()), "{}", schedule.epoch());
    }
    assert_eq!(schedule.epoch(), 40);
}

#[test]
fn seeds_on_which_somebody_is_ahead_are_counted() {
    let mut schedule = Schedule::new(race(Variable::Activation, "tanh,linear", 60, Some(5)));
    assert_eq!(schedule.n_ahead(), (vec![0, 0], 0));
    Workers::new(2).finish(&mut schedule, 0);
    assert_eq!(schedule.n_ahead(), (vec![5, 0], 5));
    assert!(schedule.are_equal(0, 0) && !schedule.are_equal(0, 1));

    let link = "#seed=1&race=regularization&raceValues=none,L2&raceEpochs=10&raceSeeds=5";
    let mut equal = Schedule::new(races::read(link, String::new).race.unwrap());
    Workers::new(1).finish(&mut equal, 0);
    assert_eq!(equal.n_ahead(), (vec![5, 5], 5));
    assert!(equal.are_equal(0, 1));
}

#[test]
fn the_work_of_an_epoch_is_that_of_its_weights() {
    let schedule = Schedule::new(race(Variable::HiddenLayers, "none,4-2", 10, None));
    // 250 points; 2 weights, or 2 × 4 + 4 × 2 + 2 of which the error goes back through 10.
    assert_eq!((0..2).map(|one| schedule.multiplications_per_epoch(one)).collect::<Vec<_>>(), [250 * 4, 250 * 46]);
}

/// The rows of a text in CSV without quoted cells, the titles first.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    text.lines().map(|line| line.split(',').collect()).collect()
}

#[test]
fn a_race_is_a_table_of_contestants_and_one_of_runs() {
    let mut schedule = Schedule::new(race(Variable::Activation, "linear,tanh", 60, Some(5)));
    assert_eq!(rows(&race_results(&schedule)).len(), 1, "nothing is known yet but the titles");
    Workers::new(2).finish(&mut schedule, 0);
    let (results, runs) = (race_results(&schedule), race_runs(&schedule));
    let results = rows(&results);
    assert_eq!(
        results[1..].iter().map(|row| row[..3].to_vec()).collect::<Vec<_>>(),
        [["1", "Tanh", "5"], ["2", "Linear", "5"]]
    );
    let column = |title: &str| results[0].iter().position(|one| *one == title).unwrap();
    assert_eq!(results[1][column("ahead")], "5");
    assert_eq!(results[2][column("target_epoch_median")], "", "most never got there");
    assert_eq!(runs.lines().count(), 1 + 10);
    // The last row is the fifth run of the last contestant, and its link makes it again.
    let last = runs.lines().last().unwrap();
    assert!(last.starts_with("Tanh,5,60,"), "{last}");
    let (_, link) = last.split_once("activation=").unwrap();
    let config = links::read(&format!("activation={}", link.trim_end_matches('"')), String::new).config;
    let mut session = Session::new(config);
    session.advance(60);
    assert!(last.contains(&format!(",{},{},", session.losses().train, session.losses().test)), "{last}");
}

#[test]
fn labels_that_a_spreadsheet_would_take_for_a_formula_are_guarded() {
    let link = "#seed=1&race=seed&raceValues=-1,+2&raceEpochs=1";
    let schedule = Schedule::new(races::read(link, String::new).race.unwrap());
    let results = race_results(&schedule);
    assert!(results.contains(",'-1,") && race_runs(&schedule).contains("'+2,"), "{results}");
}
