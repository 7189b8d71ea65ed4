//! The link in the address bar: which parts of the page it needs, and what it describes.

use experiment::links::{Fragment, MomentReading};
use experiment::{Arc4, Correction, Session, fresh_seed, lessons, links, races};

use super::parts::{LazyPanels, Mend, Part};
use super::restricted::is_tab_hidden;
use crate::dom;
use crate::panels::effect::Tab;
use crate::widgets::Notice;

/// Where the browser's tab keeps the link of what was there before the lessons, in case that the page is loaded anew.
pub const BEFORE_LESSONS: &str = "before-lessons";

/// A seed from the browser's own randomness.
pub fn new_seed() -> String {
    fresh_seed(&mut Arc4::new(&dom::random().to_string()))
}

/// The link in the address bar, once it can be read: one that was changed on its way needs what mends it.
fn linked(mend: Option<Mend>) -> Option<Fragment> {
    let fragment = dom::fragment();
    Fragment::plain(&fragment).or_else(|| mend.map(|mend| mend(&fragment)))
}

/// The link in the address bar, read to the letter where nothing is there that could mend it.
pub fn fragment(panels: &LazyPanels) -> Fragment {
    linked(panels.mend()).unwrap_or_else(|| Fragment::to_the_letter(&dom::fragment()))
}

/// The parts of the page that the link in the address bar needs, as far as it can be read.
pub fn linked_parts(mend: Option<Mend>) -> Vec<Part> {
    let Some(fragment) = linked(mend) else { return vec![Part::Chart] };
    let lesson = lessons::is_in(&fragment).then_some(Part::Lessons);
    let class = lessons::handed_in(&fragment).map(|_| Part::Class);
    lesson.into_iter().chain(races::is_in(&fragment).then_some(Part::Race)).chain(class).collect()
}

/// Those that are not there.
pub fn missing_parts(panels: &LazyPanels) -> impl Iterator<Item = Part> {
    linked_parts(panels.mend()).into_iter().filter(|part| !panels.has(*part))
}

/// What the link in the address bar describes.
pub struct Opened {
    /// The experiment.
    pub session: Box<Session>,
    /// The tab to show.
    pub tab: Tab,
    /// The moment of its run that is to be shown, if not the beginning.
    pub moment: Option<Box<MomentReading>>,
    /// What had to be put right.
    pub notice: Option<Notice>,
}

/// Reads the link in the address bar, and lets it open its race and its lesson, or none. What it needs and is not there could not be
/// loaded, or `is_late`.
pub fn open(panels: &mut LazyPanels, is_late: bool) -> Opened {
    let fragment = fragment(panels);
    let missing = missing_parts(panels).filter(|_| !is_late);
    let mut sentences: Vec<String> = missing.map(Part::missing).collect();
    let mut lesson = lessons::named_in(&fragment);
    let mut refusal = None;
    let within = match (&lesson, &panels.lessons) {
        (Some(name), Some(lessons)) => lessons.read(name, &fragment).map_err(|error| refusal = Some(error)).ok(),
        _ => None,
    };
    let mut reading = within.unwrap_or_else(|| {
        lesson = None;
        links::read(&fragment, new_seed)
    });
    let race = panels.race.as_mut();
    let is_race = race.is_some_and(|race| race.read(&fragment, &reading.config, &mut reading.corrections));
    let tab = tab(&fragment, is_race, &mut reading.corrections);
    let hides_class = is_tab_hidden(&reading.config, Tab::Class);
    let handed_in = lessons::handed_in(&fragment).filter(|_| !hides_class).zip(panels.class.as_mut());
    let tab = handed_in.map_or(tab, |(work, class)| {
        class.add(&work);
        Tab::Class
    });
    // A lesson is read beside the whole playground.
    let tab = if lesson.is_some() && tab.has_network() { Tab::Playground } else { tab };
    sentences.extend(reading.corrections.iter().map(ToString::to_string));
    sentences.extend(refusal.map(|error| error.to_string()));
    let mut moment = None;
    if let Some(soon) = panels.soon {
        match (soon.read_moment)(&fragment, &reading) {
            Ok(Some((read, _))) if lesson.is_some() || is_race => {
                let epoch = read.moment.epoch;
                sentences
                    .push(format!("Lessons and races begin at epoch 0: that of this link, {epoch}, is not shown."));
            }
            Ok(Some((read, says))) => {
                sentences.extend(says);
                moment = Some(Box::new(read));
            }
            Ok(None) => {}
            Err(error) => sentences.push(format!("{error} The experiment is at epoch 0.")),
        }
    }
    let session = Box::new(Session::new(reading.config));
    if let Some(lessons) = &mut panels.lessons {
        lessons.show(lesson.as_deref(), &session);
        sentences.extend(lessons.read_file_of(&fragment).err().map(|error| error.to_string()));
    }
    let notice = (!sentences.is_empty()).then_some(Notice { sentences, ..Notice::default() });
    Opened { session, tab, moment, notice }
}

/// The tab that a link leads to, which describes a race or not.
pub fn tab(link: &Fragment, is_race: bool, corrections: &mut Vec<Correction>) -> Tab {
    match (is_race, links::view(link, corrections)) {
        (true, _) => Tab::Race,
        (false, Some(links::View::Present)) => Tab::Present,
        (false, Some(links::View::Output)) => Tab::Output,
        (false, None) => Tab::Playground,
    }
}
