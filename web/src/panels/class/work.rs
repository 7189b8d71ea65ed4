//! What a worker does for a class: it marks what was handed in; and how both are sent.

use experiment::{HandIn, Marked, Marking, Thumbnail, lessons};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::dom::workers::Work;

/// What stands before the jobs of a class, among those of others.
const MARK: &str = "mark";
/// What stands before its reports.
const MARKED: &str = "marked";
/// Milliseconds of training between two looks at the clock, and after which a worker says that it is still there.
const SLICE: f64 = 20.0;
const STILL_THERE: f64 = 500.0;

/// Something to mark.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkJob {
    /// The number of the hand-in.
    pub number: u64,
    /// What links call its lesson, and its text.
    pub lesson: (String, String),
    /// What was handed in, packed.
    pub packed: String,
}

/// What was found; nothing while it goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkReport {
    /// The number of the hand-in.
    pub number: u64,
    /// What was found, with what the network answers.
    pub found: Option<(Marked, Option<Thumbnail>)>,
}

/// Marks.
#[derive(Debug, Default)]
pub struct ClassWork;

impl MarkJob {
    /// Begins.
    ///
    /// # Errors
    /// The lesson or the work can't be read, which a page has read before.
    pub fn begin(&self) -> Result<Marking, String> {
        let (name, text) = &self.lesson;
        let lesson = lessons::read_text(name, text).map_err(|mistake| mistake.what)?;
        let hand_in = HandIn::read(&self.packed).map_err(|error| error.to_string())?;
        Ok(Marking::new(lesson, &hand_in))
    }

    /// What is found once the marking is over.
    pub fn found(&self, marking: &Marking) -> MarkReport {
        let picture = marking.last_session().map(Thumbnail::of);
        MarkReport { number: self.number, found: Some((Marked::of(marking), picture)) }
    }
}

/// How many epochs are trained at once, so that a look at the clock comes soon and not too often.
pub fn paced(epochs: u64, took: f64, slice: f64) -> u64 {
    if took < slice / 2.0 { (epochs * 2).min(1 << 20) } else { (epochs / 2).max(1) }
}

impl Work for ClassWork {
    type Job = MarkJob;
    type Report = MarkReport;

    fn write_job(job: &MarkJob) -> JsValue {
        let MarkJob { number, lesson: (name, text), packed } = job;
        [MARK, &number.to_string(), name, text, packed].into_iter().map(JsValue::from_str).collect::<Array>().into()
    }

    fn read_job(message: &JsValue) -> Option<MarkJob> {
        let [mark, number, name, text, packed] = texts(message)?;
        let number = number.parse().ok().filter(|_| mark == MARK)?;
        Some(MarkJob { number, lesson: (name, text), packed })
    }

    fn write_report(report: &MarkReport) -> JsValue {
        let (marked, picture) = report.found.as_ref().map_or_else(Default::default, |(marked, picture)| {
            (marked.to_text(), picture.as_ref().map_or(String::new(), |picture| picture.text().to_owned()))
        });
        [MARKED, &report.number.to_string(), &marked, &picture]
            .into_iter()
            .map(JsValue::from_str)
            .collect::<Array>()
            .into()
    }

    fn read_report(message: &JsValue) -> Option<MarkReport> {
        let [mark, number, marked, picture] = texts(message)?;
        let number = number.parse().ok().filter(|_| mark == MARKED)?;
        Some(MarkReport {
            number,
            found: Marked::from_text(&marked).map(|marked| (marked, Thumbnail::read(&picture).ok())),
        })
    }

    fn is_last(report: &MarkReport) -> bool {
        report.found.is_some()
    }

    fn work(&mut self, job: &MarkJob, now: &dyn Fn() -> f64, say: &mut dyn FnMut(MarkReport)) -> Result<(), String> {
        let mut marking = job.begin()?;
        let (mut said, mut before, mut epochs) = (now(), now(), 1);
        while !marking.go_on(epochs) {
            let time = now();
            epochs = paced(epochs, time - before, SLICE);
            before = time;
            if time - said > STILL_THERE {
                said = time;
                say(MarkReport { number: job.number, found: None });
            }
        }
        say(job.found(&marking));
        Ok(())
    }
}

/// The texts of a message that has so many and nothing else.
fn texts<const N: usize>(message: &JsValue) -> Option<[String; N]> {
    let parts: &Array = message.dyn_ref()?;
    let texts: Option<Vec<String>> = parts.iter().map(|part| part.as_string()).collect();
    texts?.try_into().ok()
}
