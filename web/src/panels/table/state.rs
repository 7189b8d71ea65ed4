//! The state of the box for tables, and what each of its messages does.

use std::rc::Rc;

use experiment::tables::{LARGEST_TABLE, points_table};
use experiment::{Change, Error, OwnData, Point, Session};
use web_sys::File;
use yew::{AttrValue, Callback, Html};

use super::choice::Choice;
use super::examples::EXAMPLES;
use super::message::{TableMsg, TablePanel};
use super::reading::{Reading, Source, Step};
use crate::canvas::Colors;
use crate::dom::{self, ReadError, Timeout, spawn_local};
use crate::panels::effect::Effect;
use crate::widgets::{Notice, saved_as};

/// Milliseconds after the last key until a text is read.
const PAUSE: u32 = 300;
/// The longest text that stays in the field, in bytes: browsers take more than a second to lay out a table of 100,000 rows.
pub(super) const LONGEST_SHOWN: usize = 200_000;
/// The name of a file of points.
const FILE: &str = "points.csv";
/// What a table is called that has no name.
const PASTED: &str = "Your table";

/// The box for tables.
pub struct TableBox {
    pub(super) send: Callback<TableMsg>,
    /// What stands in the field.
    pub(super) text: AttrValue,
    /// Counts what was read: what still comes of an earlier reading is not looked at.
    n_readings: u32,
    pub(super) reading: Option<Reading>,
    pub(super) choice: Option<Choice>,
    /// Why the last table was not opened, or its points not used.
    pub(super) refused: Option<AttrValue>,
    /// What became of the last file.
    pub(super) said: AttrValue,
    /// Of each example, its points.
    pub(super) thumbnails: Vec<Rc<[Point]>>,
}

impl TableBox {
    /// A box in which no table was opened yet.
    pub fn new(send: Callback<TableMsg>) -> Self {
        TableBox {
            send,
            text: AttrValue::default(),
            n_readings: 0,
            reading: None,
            choice: None,
            refused: None,
            said: AttrValue::default(),
            thumbnails: EXAMPLES.iter().map(super::examples::Example::points).collect(),
        }
    }

    /// Begins to read another table, after so many milliseconds.
    fn begin(&mut self, name: AttrValue, source: Source, classes: Option<[&'static str; 2]>, pause: u32) {
        self.n_readings += 1;
        self.choice = None;
        let next = self.next(pause);
        self.reading = Some(Reading { name, classes, source, _next: Some(next) });
    }

    /// Reads some rows more, after so many milliseconds.
    fn next(&self, pause: u32) -> Timeout {
        let (send, number) = (self.send.clone(), self.n_readings);
        Timeout::new(pause, move || send.emit(TableMsg::Advance(number)))
    }

    /// Lets the browser read a file.
    fn read(&mut self, file: File) {
        self.begin(file.name().into(), Source::File, None, 0);
        self.text = AttrValue::default();
        let (send, number) = (self.send.clone(), self.n_readings);
        spawn_local(async move {
            let bytes = dom::read_bytes(&file, LARGEST_TABLE as f64).await.map_err(unread);
            send.emit(TableMsg::WasRead(number, bytes));
        });
    }

    /// Reads some rows more of what is being read.
    fn advance(&mut self) {
        let Some(reading) = self.reading.take() else { return };
        let Reading { name, classes, source, .. } = reading;
        match source.advance() {
            // The browser says when it has read the file.
            Ok(Step::More(Source::File)) => {
                self.reading = Some(Reading { name, classes, source: Source::File, _next: None });
            }
            Ok(Step::More(source)) => {
                let next = self.next(0);
                self.reading = Some(Reading { name, classes, source, _next: Some(next) });
            }
            Ok(Step::Done(table)) => match Choice::new(name, *table, classes) {
                Ok(choice) => self.choice = Some(choice),
                Err(error) => self.refuse(&error),
            },
            Err(error) => self.refuse(&error),
        }
    }

    fn refuse(&mut self, error: &Error) {
        self.refused = Some(error.to_string().into());
    }

    /// Chooses something else of the table that is open.
    fn choose(&mut self, change: impl FnOnce(&mut Choice)) {
        if let Some(choice) = &mut self.choice {
            change(choice);
        }
    }

    /// Lets the network learn from the points of the table.
    fn take_over(&mut self, session: &Session) -> Vec<Effect> {
        let Some(Ok(made)) = self.choice.as_ref().map(|choice| &choice.made) else { return Vec::new() };
        let change = Change::Points(made.own.clone());
        if let Err(error) = change.check_permitted(session.config()) {
            self.refuse(&error);
            return vec![Effect::Render];
        }
        let n_points = made.own.own_points().len();
        let words = &made.words;
        let notice = format!("There are {n_points} points now: {words}. Undo brings those before back.");
        dom::close_boxes();
        vec![Effect::Change(change), Effect::Notice(Notice::new(notice))]
    }

    /// Saves the points that are learned from.
    fn save(&mut self, session: &Session) {
        let problem = session.config().problem();
        let own = match session.config().own_data_in_use() {
            Some(own) => Ok(own.clone()),
            None => OwnData::nearest(&[session.train_points(), session.test_points()].concat(), problem),
        };
        match own {
            Ok(own) if dom::save_text(FILE, "text/csv", &points_table(&own)) => {
                self.said = saved_as(FILE).into();
            }
            Ok(_) => self.refused = Some(AttrValue::Static("The browser did not let the file be made.")),
            Err(error) => self.refuse(&error),
        }
    }
}

/// Why a file was not read.
fn unread(error: ReadError) -> String {
    let megabytes = |bytes: f64| (bytes / 1e6).ceil();
    match error {
        ReadError::TooLarge { bytes } => {
            format!("The file has {} MB. Allowed: up to {} MB.", megabytes(bytes), megabytes(LARGEST_TABLE as f64))
        }
        ReadError::Unreadable => "The browser could not read the file.".to_owned(),
    }
}

impl TablePanel for TableBox {
    fn update(&mut self, message: TableMsg, session: &Session) -> Vec<Effect> {
        if !matches!(message, TableMsg::Open) {
            (self.refused, self.said) = (None, AttrValue::default());
        }
        match message {
            TableMsg::Open => {}
            TableMsg::Typed(text) => {
                let text = AttrValue::from(text);
                let is_long = text.len() > LONGEST_SHOWN;
                self.text = if is_long { AttrValue::default() } else { text.clone() };
                self.begin(AttrValue::Static(PASTED), Source::Text(text), None, if is_long { 0 } else { PAUSE });
                if self.text.trim().is_empty() && !is_long {
                    self.reading = None;
                }
            }
            TableMsg::Chosen(file) => self.read(file),
            TableMsg::WasRead(number, _) | TableMsg::Advance(number) if number != self.n_readings => return Vec::new(),
            TableMsg::WasRead(_, Ok(bytes)) => {
                if let Some(reading) = &mut self.reading {
                    reading.source = Source::Bytes(bytes);
                    self.advance();
                }
            }
            TableMsg::WasRead(_, Err(reason)) => (self.reading, self.refused) = (None, Some(reason.into())),
            TableMsg::Advance(_) => self.advance(),
            TableMsg::Cancel => {
                self.n_readings += 1;
                self.reading = None;
            }
            TableMsg::Example(index) => {
                if let Some(example) = EXAMPLES.get(index) {
                    self.text = AttrValue::Static(example.text);
                    let source = Source::Text(self.text.clone());
                    self.begin(AttrValue::Static(example.name), source, example.classes, 0);
                    self.advance();
                }
            }
            TableMsg::Column(role, column) => self.choose(|choice| choice.set_column(role, column)),
            TableMsg::Meaning(meaning) => self.choose(|choice| choice.set_meaning(meaning)),
            TableMsg::Class(is_plus, class) => self.choose(|choice| choice.set_class(is_plus, class)),
            TableMsg::Use => return self.take_over(session),
            TableMsg::Save => self.save(session),
        }
        vec![Effect::Render]
    }

    fn view(&self, colors: &Colors) -> Html {
        self.content(colors)
    }
}

#[cfg(test)]
mod tests {
    use experiment::links;

    use super::*;
    use crate::dom::imaginary;

    fn session() -> Session {
        Session::new(links::read("#seed=1", String::new).config)
    }

    /// Lets it read all of a text.
    fn read(table: &mut TableBox, text: &str) -> usize {
        let session = session();
        let _ = table.update(TableMsg::Typed(text.to_owned()), &session);
        let mut n_steps = 0;
        while table.reading.is_some() {
            let _ = table.update(TableMsg::Advance(table.n_readings), &session);
            n_steps += 1;
        }
        n_steps
    }

    #[test]
    fn a_table_becomes_the_points() {
        let mut table = TableBox::new(Callback::noop());
        assert_eq!(read(&mut table, "h,w,animal\n20,4,cat\n60,30,dog\n25,5,cat\n"), 1);
        let effects = table.update(TableMsg::Use, &session());
        let [Effect::Change(change @ Change::Points(own)), Effect::Notice(notice)] = &effects[..] else {
            panic!("{effects:?}")
        };
        assert_eq!(own.own_points().len(), 3);
        let said = "There are 3 points now: “cat” against “dog” by “h” and “w”. Undo brings those before back.";
        assert_eq!(notice.sentences, [said]);
        assert!(session().change(change).is_ok());
    }

    #[test]
    fn a_bad_table_says_why_and_changes_nothing() {
        let mut table = TableBox::new(Callback::noop());
        read(&mut table, "h,w,animal\n20,4,cat\n60,30,dog\n");
        read(&mut table, "hello");
        assert!(table.refused.as_ref().is_some_and(|reason| reason.contains("it has one row only: “hello”")));
        assert!(table.choice.is_none() && table.update(TableMsg::Use, &session()).is_empty());
        read(&mut table, " ");
        assert_eq!(table.refused, None);
    }

    #[test]
    fn a_large_table_is_read_in_steps_and_can_be_stopped() {
        let mut table = TableBox::new(Callback::noop());
        let text = "1,2,a\n3,4,b\n".repeat(6000);
        assert_eq!(read(&mut table, &text), 4, "the points are made last");
        assert!(table.choice.is_some());
        let _ = table.update(TableMsg::Typed(text), &session());
        let number = table.n_readings;
        let _ = table.update(TableMsg::Advance(number), &session());
        assert!(table.reading.as_ref().is_some_and(|reading| reading.source.progress() > 0.3));
        let _ = table.update(TableMsg::Cancel, &session());
        assert!(table.reading.is_none() && table.update(TableMsg::Advance(number), &session()).is_empty());
    }

    #[test]
    fn a_long_text_is_read_and_does_not_stay_in_the_field() {
        let mut table = TableBox::new(Callback::noop());
        read(&mut table, "1,2,a\n3,4,b\n");
        assert!(!table.text.is_empty());
        read(&mut table, &"1,2,a\n3,4,b\n".repeat(20_000));
        assert!(table.text.is_empty() && table.refused.is_none());
        assert_eq!(table.choice.as_ref().map(|choice| choice.table.n_rows()), Some(40_000));
    }

    #[test]
    fn what_comes_of_an_earlier_file_is_not_looked_at() {
        let mut table = TableBox::new(Callback::noop());
        let _ = table.update(TableMsg::Example(0), &session());
        assert_eq!(table.choice.as_ref().map(|choice| choice.name.as_str()), Some("Cats and dogs"));
        assert!(table.update(TableMsg::WasRead(0, Err("too late".to_owned())), &session()).is_empty());
        assert!(table.choice.is_some() && table.refused.is_none());
    }

    #[test]
    fn points_are_saved() {
        let mut table = TableBox::new(Callback::noop());
        let _ = table.update(TableMsg::Save, &session());
        assert_eq!((table.said.as_str(), table.refused.clone()), ("Saved as points.csv", None));
        imaginary::browser(|browser| browser.forbids_files = true);
        let _ = table.update(TableMsg::Save, &session());
        assert!(table.refused.is_some() && table.said.is_empty());
    }
}
