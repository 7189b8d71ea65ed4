//! What the page knows of a class, and what each message does.

use std::rc::Rc;

use experiment::{
    ClassMeasure, Found, HandIn, HandInVerdict, Lesson, Marked, Thumbnail, class_csv, lessons, text_of_file,
};
use web_sys::File;
use yew::prelude::*;

use super::charts::{Charts, Choices};
use super::device::Kept;
use super::field::Field;
use super::filter::Filter;
use super::finder::{self, Finder};
use super::folding::folded;
use super::group::{self, Group};
use super::marker::{Marker, Outcome};
use super::message::{ClassMsg, ClassPanel};
use super::row::Row;
use super::run::{last_run, moment};
use super::view::ClassView;
use super::work::MarkJob;
use crate::canvas::{Colors, Thumbnails};
use crate::dom::{self, ReadError, spawn_local};
use crate::panels::effect::Effect;
use crate::widgets::lesson_texts::LESSON_TEXTS;
use crate::widgets::{Notice, saved_as};

/// What files are called.
const TABLE_FILE: &str = "class.csv";
const LINKS_FILE: &str = "class.txt";
/// The most bytes of a file or a text that is pasted.
const LARGEST: f64 = 16_000_000.0;
/// Milliseconds between two renderings while marks come in.
const RENDER_EVERY: f64 = 120.0;

const NOT_KEPT: &str = "This device does not let the page keep more: its storage is full or forbidden. What was handed in is here until \
                        the page is closed; save the links as a file.";

/// Something that was handed in.
#[derive(Clone, Debug)]
struct Entry {
    number: u64,
    hand_in: Rc<HandIn>,
    /// The name by which it is found and sorted.
    sorted_as: AttrValue,
    /// What stands behind the `#` of its link.
    link: String,
    group: usize,
    marked: Option<Rc<Marked>>,
    picture: Option<Thumbnail>,
    /// A run that can be opened.
    run: Option<String>,
}

/// A class.
pub struct Class {
    send: Callback<ClassMsg>,
    /// Lessons that have a name of their own.
    known: Vec<Lesson>,
    groups: Vec<Group>,
    entries: Vec<Entry>,
    last_number: u64,
    /// The lesson whose class is shown.
    shown: usize,
    filter: Filter,
    measure: ClassMeasure,
    shows_all: bool,
    rows: Rc<[Row]>,
    kept: Kept,
    /// Why the device does not keep all.
    not_kept: bool,
    field: Field,
    /// What there is to say about what was done last.
    said: AttrValue,
    refused: Option<AttrValue>,
    deleted: Vec<(usize, Entry)>,
    finder: Finder,
    marker: Option<Marker>,
    n_markers: usize,
    rendered_at: f64,
    pictures: Thumbnails,
    charts: Charts,
}

impl Class {
    /// With what the device keeps.
    pub fn new(send: Callback<ClassMsg>, mut kept: Kept) -> Self {
        let found = lessons::find(&kept.text());
        let n_unread = kept.leave_unread(&found.links);
        let finder = Finder::new(send.reform(|()| ClassMsg::Search));
        let mut class = Class {
            send,
            known: lessons::read_all(&LESSON_TEXTS).unwrap_or_default(),
            groups: Vec::new(),
            entries: Vec::new(),
            last_number: 0,
            shown: 0,
            filter: Filter::default(),
            measure: ClassMeasure::Epochs,
            shows_all: false,
            rows: Rc::default(),
            kept,
            not_kept: false,
            field: Field::default(),
            said: finder::unread_words(n_unread).into(),
            refused: None,
            deleted: Vec::new(),
            finder,
            marker: None,
            n_markers: 0,
            rendered_at: f64::NEG_INFINITY,
            pictures: Thumbnails::default(),
            charts: Charts::default(),
        };
        class.take(found);
        class
    }

    /// How many were handed in for a lesson.
    fn n_of(&self, group: usize) -> usize {
        self.entries.iter().filter(|entry| entry.group == group).count()
    }

    /// Takes in what was found; how many are new, and how many were there already.
    fn take(&mut self, found: Found) -> (usize, usize) {
        let mut n_there = 0;
        let first = self.entries.len();
        for (hand_in, link) in found.hand_ins.into_iter().zip(found.links) {
            if self.entries.iter().any(|entry| *entry.hand_in == hand_in) {
                n_there += 1;
                continue;
            }
            let group = self.group_of(&hand_in);
            self.last_number += 1;
            let run = last_run(&hand_in);
            let marked = self.groups[group].refused().map(Rc::new);
            let sorted_as = folded(lessons::called(&hand_in.name)).into();
            let (number, hand_in) = (self.last_number, Rc::new(hand_in));
            self.entries.push(Entry { number, hand_in, sorted_as, link, group, marked, picture: None, run });
        }
        let n_new = self.entries.len() - first;
        if n_new > 0 {
            let group = self.entries[first].group;
            if first == 0 || self.n_of(self.shown) == 0 {
                let choices = group::choices(&self.groups, |group| self.n_of(group));
                self.shown = choices.first().map_or(group, |(group, _)| *group);
            }
            self.mark();
        }
        self.renew_rows();
        (n_new, n_there)
    }

    /// The lesson that something is handed in for.
    fn group_of(&mut self, hand_in: &HandIn) -> usize {
        let same = self.entries.iter().find(|entry| entry.hand_in.lesson == hand_in.lesson);
        if let Some(same) = same {
            return same.group;
        }
        let group = Group::of(hand_in, &self.known);
        self.groups.iter().position(|other| other.is_like(&group)).unwrap_or_else(|| {
            self.groups.push(group);
            self.groups.len() - 1
        })
    }

    /// Marks what is not marked yet.
    fn mark(&mut self) {
        let is_new = |entry: &&Entry| self.marker.as_ref().is_none_or(|marker| !marker.has(entry.number));
        let jobs: Vec<MarkJob> = self.entries.iter().filter(is_new).filter_map(|entry| self.job(entry)).collect();
        if jobs.is_empty() {
            return;
        }
        if let Some(marker) = &mut self.marker {
            return marker.add(jobs);
        }
        self.n_markers += 1;
        let number = self.n_markers;
        let send = self.send.reform(move |event| ClassMsg::Marker(number, event));
        self.marker = Some(Marker::start(number, jobs, send));
        self.rendered_at = f64::NEG_INFINITY;
    }

    fn job(&self, entry: &Entry) -> Option<MarkJob> {
        let lesson = self.groups[entry.group].lesson.as_ref().filter(|_| entry.marked.is_none())?;
        let packed = entry.link.split_once('=')?.1.to_owned();
        Some(MarkJob { number: entry.number, lesson: (lesson.name.clone(), lessons::write(lesson)), packed })
    }

    fn n_unmarked(&self) -> usize {
        self.entries.iter().filter(|entry| entry.marked.is_none()).count()
    }

    /// Something is marked, or can't be; whether the page has to show it now.
    fn came_out(&mut self, outcomes: Vec<Outcome>) -> bool {
        let is_any = !outcomes.is_empty();
        for outcome in outcomes {
            let (number, marked, picture) = match outcome {
                Outcome::Marked(report) => match report.found {
                    Some((marked, picture)) => (report.number, marked, picture),
                    None => continue,
                },
                Outcome::Failed(number) => {
                    let why = "it could not be marked: its runs are too much for this device".to_owned();
                    (number, Marked::refused((HandInVerdict::Unknown, why)), None)
                }
            };
            if let Some(entry) = self.entries.iter_mut().find(|entry| entry.number == number) {
                let run = marked.mark.last_run().and_then(|step| step.run.clone());
                entry.run = run.or(entry.run.take());
                (entry.marked, entry.picture) = (Some(Rc::new(marked)), picture);
            }
        }
        let is_over = self.n_unmarked() == 0;
        if is_over {
            self.marker = None;
            let all = match self.entries.len() {
                1 => "It is marked.".to_owned(),
                n => format!("All {n} are marked."),
            };
            self.said = format!("{}{all}", with_blank(&self.said)).into();
        }
        let now = dom::now();
        let is_time = is_over || is_any && now - self.rendered_at > RENDER_EVERY;
        if is_time {
            self.rendered_at = now;
            self.renew_rows();
        }
        is_time
    }

    /// All rows of the lesson that is shown, whatever is filtered; what is for another version of it is said to be.
    fn all_rows(&self) -> impl Iterator<Item = Row> {
        let group = self.groups.get(self.shown);
        self.entries.iter().filter_map(move |entry| {
            let is_own = entry.group == self.shown;
            let refused = if is_own { None } else { Some(group?.refuses(&self.groups[entry.group])?) };
            Some(Row {
                number: entry.number,
                name: entry.hand_in.name.clone().into(),
                sorted_as: entry.sorted_as.clone(),
                picture: entry.picture.clone().filter(|_| is_own),
                marked: refused.map(Rc::new).or_else(|| entry.marked.clone()),
                can_open: entry.run.is_some(),
            })
        })
    }

    fn renew_rows(&mut self) {
        self.rows = self.filter.of(self.all_rows()).into();
        // As many canvases as there are pictures.
        let _ = self.pictures.nodes(self.rows.len());
    }

    /// Keeps what is here on the device.
    fn keep(&mut self) {
        let links: Vec<String> = self.entries.iter().map(|entry| entry.link.clone()).collect();
        self.not_kept = !self.kept.keep(&links);
    }

    /// Looks for what is handed in in this text, and then in those that wait.
    fn search_in(&mut self, text: String) {
        (self.said, self.refused) = ("Looking through it.".into(), None);
        self.field.broken.clear();
        self.finder.add(text);
    }

    fn go_on_searching(&mut self) -> bool {
        let Some(found) = self.finder.go_on() else { return false };
        let (broken, again, other) = (found.broken.clone(), found.n_again, found.n_other_lines);
        let has_more = found.has_more;
        let (n_new, n_there) = self.take(found);
        self.said = finder::words(n_new, n_there + again, broken.len(), other, has_more).into();
        self.field.take_back(&broken, n_new > 0);
        if n_new > 0 {
            self.keep();
        }
        true
    }

    fn read(&mut self, files: Vec<File>) {
        for file in files {
            let send = self.send.clone();
            spawn_local(async move {
                let bytes = dom::read_bytes(&file, LARGEST).await;
                send.emit(ClassMsg::Read(bytes.map(|bytes| text_of_file(&bytes))));
            });
        }
    }

    fn entry(&self, number: u64) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.number == number)
    }

    fn open(&self, number: u64) -> Option<Effect> {
        let entry = self.entry(number)?;
        let reading = moment(entry.run.as_ref()?)?;
        let (who, epoch) = (lessons::called(&entry.hand_in.name), reading.moment.epoch);
        let said = format!("This is the run of {who} at epoch {epoch}. Undo brings back what was there.");
        Some(Effect::OpenMoment(Box::new(reading), Notice::new(said)))
    }

    /// Deletes those of these numbers; they can come back, with those that were deleted before.
    fn delete(&mut self, numbers: &[u64]) {
        let n_before = self.deleted.len();
        for entry in std::mem::take(&mut self.entries) {
            // Its place among those that stay: whoever was deleted last comes back first.
            let index = self.entries.len();
            if numbers.contains(&entry.number) {
                self.deleted.push((index, entry));
            } else {
                self.entries.push(entry);
            }
        }
        let n = self.deleted.len() - n_before;
        self.said = if n == 1 { "1 is deleted.".into() } else { format!("{n} are deleted.").into() };
        if self.n_unmarked() == 0 {
            self.marker = None;
        }
        if self.n_of(self.shown) == 0 {
            let choices = group::choices(&self.groups, |group| self.n_of(group));
            self.shown = choices.first().map_or(0, |(group, _)| *group);
        }
        self.keep();
        self.renew_rows();
    }

    fn put_back(&mut self) {
        for (index, entry) in std::mem::take(&mut self.deleted).into_iter().rev() {
            let place = index.min(self.entries.len());
            self.shown = entry.group;
            self.entries.insert(place, entry);
        }
        self.said = AttrValue::default();
        self.keep();
        self.mark();
        self.renew_rows();
    }

    fn save(&mut self, name: &str, kind: &str, text: &str) {
        self.said = if dom::save_text(name, kind, text) {
            format!("{}.", saved_as(name)).into()
        } else {
            "The browser did not let the file be made.".into()
        };
    }

    /// How many chose what, of all rows that are shown.
    fn choices(&self) -> Vec<Choices> {
        let lesson = self.groups.get(self.shown).and_then(|group| group.lesson.as_ref());
        lesson.map(|lesson| super::charts::choices(lesson, &self.rows)).unwrap_or_default()
    }
}

impl ClassPanel for Class {
    fn update(&mut self, message: ClassMsg) -> Vec<Effect> {
        match message {
            ClassMsg::Typed(text) => self.field.typed = text.into(),
            ClassMsg::Add if self.field.typed.trim().is_empty() => self.said = "Paste something first.".into(),
            ClassMsg::Add => {
                let text = self.field.give();
                self.search_in(text);
            }
            ClassMsg::AddText(text) => self.search_in(text),
            ClassMsg::Choose(files) => {
                self.read(files);
                return Vec::new();
            }
            ClassMsg::Read(Ok(text)) => self.search_in(text),
            ClassMsg::Read(Err(error)) => {
                self.refused = Some(match error {
                    ReadError::TooLarge { bytes } => format!("A file has {bytes} bytes. Allowed: {LARGEST}.").into(),
                    ReadError::Unreadable => "The browser could not read a file.".into(),
                });
            }
            ClassMsg::Search => {
                if !self.go_on_searching() {
                    return Vec::new();
                }
            }
            ClassMsg::Marker(number, event) => {
                let marker = self.marker.as_mut().filter(|marker| marker.number() == number);
                let outcomes = marker.map(|marker| marker.hear(event)).unwrap_or_default();
                if outcomes.is_empty() || !self.came_out(outcomes) {
                    return Vec::new();
                }
            }
            ClassMsg::Cancel => {
                self.marker = None;
                self.renew_rows();
            }
            ClassMsg::GoOn => self.mark(),
            ClassMsg::ShowGroup(group) => {
                self.shown = group;
                self.filter = Filter::default();
                self.renew_rows();
            }
            ClassMsg::Sort(column) => {
                self.filter.sort(column);
                self.renew_rows();
            }
            ClassMsg::Filter(text) => {
                self.filter.text = text;
                self.renew_rows();
            }
            ClassMsg::FilterVerdict(verdict) => {
                self.filter.verdict = verdict;
                self.renew_rows();
            }
            ClassMsg::ShowAll => self.shows_all = true,
            ClassMsg::Rank(measure) => self.measure = measure,
            ClassMsg::Open(number) => return self.open(number).into_iter().collect(),
            ClassMsg::Delete(number) => self.delete(&[number]),
            ClassMsg::DeleteAll => {
                let numbers: Vec<u64> = self.rows.iter().map(|row| row.number).collect();
                if numbers.len() == self.all_rows().count() {
                    self.kept.give_up_unread();
                }
                self.delete(&numbers);
            }
            ClassMsg::PutBack => self.put_back(),
            ClassMsg::SaveTable => {
                let rows = self.rows.iter().map(|row| (&*row.name, row.marked.as_deref()));
                let text = class_csv(rows, Some(&dom::without_fragment()));
                self.save(TABLE_FILE, "text/csv", &text);
            }
            ClassMsg::SaveLinks => {
                let entries = self.rows.iter().filter_map(|row| self.entry(row.number));
                let links: Vec<String> =
                    entries.map(|entry| format!("{}#{}\n", dom::without_fragment(), entry.link)).collect();
                self.save(LINKS_FILE, "text/plain", &links.concat());
            }
        }
        vec![Effect::Render]
    }

    fn add(&mut self, packed: &str) {
        let found = lessons::find(&format!("{}={packed}", lessons::HAND_IN));
        let broken = found.broken.first().map(|link| link.why.to_string());
        let (n_new, _) = self.take(found);
        self.said = match (broken, n_new) {
            (Some(why), _) => why.into(),
            (None, 0) => "This was here already.".into(),
            (None, _) => "1 added.".into(),
        };
        if let Some(entry) = self.entries.last().filter(|_| n_new > 0) {
            self.shown = entry.group;
            self.renew_rows();
            self.keep();
        }
    }

    fn view(&self) -> Html {
        let n_unmarked = self.n_unmarked();
        ClassView {
            choices: group::choices(&self.groups, |group| self.n_of(group)),
            shown: self.shown,
            rows: &self.rows,
            n_all: self.all_rows().count(),
            shows_all: self.shows_all,
            filter: &self.filter,
            measure: self.measure,
            counts: self.choices(),
            pictures: self.pictures.all().collect(),
            charts: self.charts.nodes(),
            field: &self.field,
            said: &self.said,
            refused: self.refused.as_ref().or(self.not_kept.then_some(&AttrValue::Static(NOT_KEPT))),
            can_put_back: !self.deleted.is_empty(),
            n_marked: self.entries.len() - n_unmarked,
            n_unmarked,
            is_marking: self.marker.is_some(),
            send: &self.send,
        }
        .view()
    }

    fn is_any(&self) -> bool {
        !self.entries.is_empty()
    }

    fn paint(&mut self, colors: &Colors, dark: bool) {
        self.pictures.paint(self.rows.iter().map(|row| row.picture.as_ref()), colors);
        self.charts.paint(&self.rows, colors, dark);
    }
}

fn with_blank(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{text} ") }
}
