//! What has come of a race, in sentences that are right in every case: a pure function of what the table and the chart show.

use experiment::{AfterTarget, NoEffect, RankedBy, shortened_number};

/// What a race has come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// The test loss to reach.
    pub target: f64,
    /// How many epochs each contestant had.
    pub epochs: u64,
    /// Whether contestants were run from many seeds.
    pub trials: bool,
    /// What decides the ranks.
    pub ranked_by: RankedBy,
    /// Why what varies changes nothing, where it does not.
    pub no_effect: Option<NoEffect>,
    /// The contestants, the best first.
    pub contestants: Vec<Finding>,
    /// Contestants of which everything is the same, by their places in the list: two or more each.
    pub equal: Vec<Vec<usize>>,
}

/// What a contestant has come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Its name within a sentence.
    pub name: String,
    /// 1 is the best; equals share a rank.
    pub rank: usize,
    /// How many runs it had.
    pub runs: usize,
    /// How many of them reached the target.
    pub reached: usize,
    /// Whether none stayed finite.
    pub diverged: bool,
    /// The epoch of the target, in the middle of all runs.
    pub target_epoch: Option<f64>,
    /// How its only run went on after that.
    pub after_target: Option<AfterTarget>,
    /// The test loss at the end, in the middle of all runs.
    pub loss: f64,
    /// The test accuracy at the end, 0 to 1, in the middle of all runs; 0 where there is none.
    pub accuracy: f64,
    /// On how many seeds it was ahead, alone or with others, and how many there were.
    pub ahead: (usize, usize),
}

/// The sentences about a race that is over.
pub fn sentence(findings: &Findings) -> String {
    let Findings { contestants, ranked_by, trials, .. } = findings;
    let sentences = if contestants.is_empty() {
        vec!["no run was finished".to_owned()]
    } else if contestants.iter().all(|one| one.diverged) {
        vec!["all diverged: their losses grew beyond all bounds. Choose a lower learning rate".to_owned()]
    } else if let [alone] = &contestants[..] {
        vec![findings.alone(alone)]
    } else if findings.are_all_equal() {
        vec![format!("all are equal{}", because(findings.no_effect)), findings.each()]
    } else {
        let mut sentences = match (ranked_by, trials) {
            (RankedBy::Accuracy, _) => findings.by_accuracy(),
            (RankedBy::Loss, true) => findings.by_trials(),
            (RankedBy::Loss, false) => findings.by_target(),
        };
        sentences.extend(findings.equal_ones());
        sentences
    };
    sentences.into_iter().map(|sentence| capitalized(&sentence) + ".").collect::<Vec<_>>().join(" ")
}

/// Why all are equal, or that they are.
pub fn because(no_effect: Option<NoEffect>) -> &'static str {
    match no_effect {
        Some(NoEffect::ActivationWithoutHiddenLayers) => ": with no hidden layer the activation is not used",
        Some(NoEffect::LossOfRegression) => ": regression always uses the squared error",
        Some(NoEffect::RegularizationAtRateZero) => ", because the regularization rate is 0",
        Some(NoEffect::RateWithoutRegularization) => ": without regularization its rate is not used",
        Some(NoEffect::StepsOfZero) => ": with a learning rate of 0 nothing is learned",
        None => ": their losses are the same at every epoch",
    }
}

impl Findings {
    fn are_all_equal(&self) -> bool {
        self.equal.iter().any(|group| group.len() == self.contestants.len())
    }

    /// Those who share the first rank.
    fn leaders(&self) -> Vec<&Finding> {
        self.contestants.iter().filter(|one| one.rank == 1).collect()
    }

    /// What came of all of them, where they are equal.
    fn each(&self) -> String {
        let (target, epochs, contestants) = (shortened_number(self.target), self.epochs, &self.contestants);
        let Some(one) = contestants.first() else { return String::new() };
        match (self.trials, one.target_epoch) {
            (true, _) => format!("each reached a test loss of {target} from {}", starts(one)),
            (false, Some(epoch)) => {
                format!("each first reached a test loss of {target} {}{}", self.at(epoch), self.after(one, epoch))
            }
            (false, None) => {
                format!(
                    "no network reached a test loss of {target} within {epochs} epochs; all ended at {}",
                    self.loss(one)
                )
            }
        }
    }

    /// Of an experiment that is run alone, from many seeds.
    fn alone(&self, one: &Finding) -> String {
        let target = shortened_number(self.target);
        let median = one.target_epoch.map_or(String::new(), |epoch| format!(", at epoch {epoch} in the median"));
        format!("a test loss of {target} was reached from {}{median}", starts(one))
    }

    /// Of contestants that ran once each.
    fn by_target(&self) -> Vec<String> {
        let (target, epochs, contestants) = (shortened_number(self.target), self.epochs, &self.contestants);
        let (gone, finite): (Vec<&Finding>, Vec<&Finding>) = contestants.iter().partition(|one| one.diverged);
        let earliest = finite.iter().filter_map(|one| one.target_epoch).reduce(f64::min);
        let mut sentences = match earliest {
            Some(epoch) => self.first(epoch),
            None => vec![format!("no network reached a test loss of {target} within {epochs} epochs"), self.lowest()],
        };
        let was_earlier =
            |one: &&Finding| one.target_epoch.is_some_and(|epoch| earliest.is_none_or(|first| epoch <= first));
        let gone: Vec<&Finding> = gone.into_iter().filter(was_earlier).collect();
        if earliest.is_none() && !gone.is_empty() {
            sentences[0] =
                format!("no network reached a test loss of {target} within {epochs} epochs and stayed finite");
        }
        sentences.extend(gone.into_iter().map(|one| {
            let epoch = one.target_epoch.unwrap_or_default();
            format!("{} reached it {}, but diverged later", one.name, self.at(epoch))
        }));
        sentences
    }

    /// Of those that reached the target at this epoch, the earliest of all.
    fn first(&self, epoch: f64) -> Vec<String> {
        let target = shortened_number(self.target);
        let finite = || self.contestants.iter().filter(|one| !one.diverged);
        let first: Vec<&Finding> = finite().filter(|one| one.target_epoch == Some(epoch)).collect();
        let leaders = self.leaders();
        let mut sentences = match &first[..] {
            [one] => vec![format!(
                "{} first reached a test loss of {target}, {}{}",
                one.name,
                self.at(epoch),
                self.after(one, epoch)
            )],
            _ => vec![format!(
                "{} first reached a test loss of {target}, {} {}",
                names(&first),
                both(first.len()),
                self.at(epoch)
            )],
        };
        let least = finite().map(|one| one.loss).fold(f64::INFINITY, f64::min);
        let lowest: Vec<&Finding> = finite().filter(|one| one.loss == least).collect();
        let ended = self.loss(leaders[0]);
        if first.len() > 1 && leaders.len() == first.len() {
            sentences.push(format!("they share rank 1: {} ended at {ended}", both(first.len())));
        } else if first.len() > 1 {
            sentences.push(format!("of these, {} ended lowest, at {ended}", names(&leaders)));
        }
        if !lowest.iter().any(|one| leaders.contains(one))
            && let Some(one) = lowest.first()
        {
            sentences.push(format!("lowest test loss at the end: {} {}", with(&lowest), self.loss(one)));
        }
        sentences
    }

    /// Who ended lowest, where nobody reached the target.
    fn lowest(&self) -> String {
        let leaders = self.leaders();
        let each = if leaders.len() == 1 { String::new() } else { format!("{} ", both(leaders.len())) };
        let loss = leaders.first().map_or(String::new(), |one| self.loss(one));
        let median = if self.trials { "a median test loss of " } else { "" };
        format!("{} ended lowest, {each}at {median}{loss}", names(&leaders))
    }

    /// Of contestants that ran from many seeds.
    fn by_trials(&self) -> Vec<String> {
        let (target, epochs, contestants) = (shortened_number(self.target), self.epochs, &self.contestants);
        let best = &contestants[0];
        let leaders = self.leaders();
        let most: Vec<&Finding> =
            contestants.iter().filter(|one| !one.diverged && one.reached == best.reached).collect();
        let mut sentences = if best.reached == 0 {
            let runs = best.runs;
            vec![
                format!(
                    "no network reached a test loss of {target} within {epochs} epochs from any of {runs} random starts"
                ),
                self.lowest(),
            ]
        } else if most.len() == 1 {
            let only = format!("{} reached a test loss of {target} most often: from {}", best.name, starts(best));
            vec![only]
        } else {
            let all = format!(
                "{} reached a test loss of {target} {} from {}",
                names(&most),
                most_often(self, &most),
                starts(best)
            );
            vec![all, self.decided(&leaders, &most)]
        };
        sentences.extend(self.ahead());
        sentences
    }

    /// What decided between those that reached the target equally often.
    fn decided(&self, leaders: &[&Finding], most: &[&Finding]) -> String {
        let (who, best) = (names(leaders), leaders[0]);
        let is_earliest =
            |epoch: f64| most.iter().filter(|one| one.target_epoch == Some(epoch)).count() == leaders.len();
        match best.target_epoch {
            _ if leaders.len() == most.len() => "they share rank 1".to_owned(),
            Some(epoch) if is_earliest(epoch) => {
                format!("of these, {who} did so earliest: at epoch {epoch} in the median")
            }
            _ => format!("of these, {who} ended lowest, at a median test loss of {}", self.loss(best)),
        }
    }

    /// Who was ahead on most seeds.
    fn ahead(&self) -> Option<String> {
        let (most, of) = self.contestants.iter().map(|one| one.ahead).max()?;
        let who: Vec<&Finding> = self.contestants.iter().filter(|one| one.ahead.0 == most).collect();
        let is_said = most > 0 && who.len() < self.contestants.len();
        let each = if who.len() == 1 { "" } else { "each " };
        is_said.then(|| format!("most often ahead: {}, {each}on {most} of {of}", names(&who)))
    }

    /// Of contestants whose losses cannot be compared.
    fn by_accuracy(&self) -> Vec<String> {
        let leaders = self.leaders();
        let median = if self.trials { "median " } else { "" };
        let percent = leaders.first().map_or(String::new(), |one| format!("{:.1} %", 100.0 * one.accuracy));
        let best = match leaders.len() {
            n if n == self.contestants.len() => {
                format!("all have the same {median}test accuracy at the end: {percent}")
            }
            _ => format!("highest {median}test accuracy at the end: {} {percent}", with(&leaders)),
        };
        let why = "accuracy decides here, because losses of different functions cannot be compared".to_owned();
        [best].into_iter().chain(self.ahead().filter(|_| self.trials)).chain([why]).collect()
    }

    /// Which of them are equal, where not all are.
    fn equal_ones(&self) -> impl Iterator<Item = String> {
        self.equal.iter().map(|group| {
            let equal: Vec<&Finding> = group.iter().filter_map(|index| self.contestants.get(*index)).collect();
            format!("{} are equal{}", names(&equal), because(None))
        })
    }

    /// When the target was reached.
    fn at(&self, epoch: f64) -> String {
        match epoch {
            0.0 => "before any training, at epoch 0".to_owned(),
            _ if epoch == self.epochs as f64 => format!("at epoch {epoch}, the last one"),
            _ => format!("at epoch {epoch}"),
        }
    }

    /// How it went on.
    fn after(&self, one: &Finding, epoch: f64) -> String {
        match one.after_target {
            Some(AfterTarget::Stayed) if epoch < self.epochs as f64 => ", and stayed at or below it".to_owned(),
            Some(AfterTarget::Returned) => format!(", rose above it again, and ended at {}", self.loss(one)),
            Some(AfterTarget::Above) => format!(", but rose above it again and ended at {}", self.loss(one)),
            Some(AfterTarget::Diverged) => ", but diverged later".to_owned(),
            Some(AfterTarget::Stayed) | None => String::new(),
        }
    }

    /// Its loss at the end, in so many digits that it does not look like the target where it is another number.
    fn loss(&self, one: &Finding) -> String {
        let digits = |digits: usize| format!("{:.digits$}", one.loss);
        let differs = |n: &usize| one.loss == self.target || digits(*n) != format!("{:.n$}", self.target, n = *n);
        digits((3..6).find(differs).unwrap_or(6))
    }
}

/// From how many of its seeds a contestant reached the target.
fn starts(one: &Finding) -> String {
    format!("{} of {} random starts", one.reached, one.runs)
}

fn most_often(findings: &Findings, most: &[&Finding]) -> &'static str {
    if most.len() == findings.contestants.len() { "equally often:" } else { "most often: each" }
}

/// Two, or more than two.
fn both(n: usize) -> &'static str {
    if n == 2 { "both" } else { "all" }
}

/// A list of names, as it stands in a sentence.
fn names(findings: &[&Finding]) -> String {
    let names: Vec<&str> = findings.iter().map(|one| one.name.as_str()).collect();
    let between = if names.iter().any(|name| name.contains(',')) { "; " } else { ", " };
    match &names[..] {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(between)),
        names => names.concat(),
    }
}

/// A list of names of which each has what follows.
fn with(findings: &[&Finding]) -> String {
    match findings.len() {
        1 => format!("{}, with", names(findings)),
        n => format!("{}, {} with", names(findings), both(n)),
    }
}

/// With a capital letter at its beginning.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod cases;
