//! A table that was opened: which columns are used, what the labels mean, and the points that this makes.

use experiment::tables::{Class, ColumnKind, LabelMeaning, MOST_COLUMNS, Picked, Selection, SkipReason, Table};
use experiment::{Error, OwnData};
use yew::AttrValue;

/// How many rows that make no point are named.
const MOST_NAMED: usize = 2;

/// What a column is used as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The coordinate to the right.
    X1,
    /// The coordinate upward.
    X2,
    /// The label.
    Label,
}

/// What labels mean, without saying which classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Two classes.
    Two,
    /// One class against all others.
    OneAgainstRest,
    /// Numbers.
    Values,
}

/// The points of a table.
#[derive(Debug)]
pub struct Made {
    /// On the plane, with their names.
    pub own: OwnData,
    /// What they are, in a few words.
    pub words: String,
    /// What of the table is not used; empty where that is nothing.
    pub unused: AttrValue,
}

/// A table that was opened.
pub struct Choice {
    /// What it is called.
    pub name: AttrValue,
    /// The table.
    pub table: Table,
    /// What of it is used.
    pub selection: Selection,
    /// The classes that the column of labels names.
    pub classes: Vec<Class>,
    /// The points that this makes, or why it makes none.
    pub made: Result<Made, AttrValue>,
}

impl Choice {
    /// A table with what is probably meant; of classes that are named, these two.
    ///
    /// # Errors
    /// A table without two columns of numbers and another one, or with labels that are all the same.
    pub fn new(name: AttrValue, table: Table, of_classes: Option<[&str; 2]>) -> Result<Self, Error> {
        let mut selection = table.suggest()?;
        let classes = table.classes(selection.label);
        let index_of = |name: &str| classes.iter().position(|class| class.name == name);
        if let Some([Some(minus), Some(plus)]) = of_classes.map(|names| names.map(index_of)) {
            selection.labels = LabelMeaning::Two { minus, plus };
        }
        let made = make(&table, &selection);
        Ok(Choice { name, table, selection, classes, made })
    }

    /// The column that is used as this.
    pub fn column(&self, role: Role) -> usize {
        match role {
            Role::X1 => self.selection.x1,
            Role::X2 => self.selection.x2,
            Role::Label => self.selection.label,
        }
    }

    /// Uses another column; what was used as something else gives way to what was used as this.
    pub fn set_column(&mut self, role: Role, column: usize) {
        let (before, label) = (self.column(role), self.selection.label);
        for other in [Role::X1, Role::X2, Role::Label] {
            let place = match other {
                Role::X1 => &mut self.selection.x1,
                Role::X2 => &mut self.selection.x2,
                Role::Label => &mut self.selection.label,
            };
            if other == role {
                *place = column;
            } else if *place == column {
                *place = before;
            }
        }
        if self.selection.label != label {
            self.classes = self.table.classes(self.selection.label);
            match self.table.labels(self.selection.label) {
                Ok(labels) => self.selection.labels = labels,
                Err(error) => {
                    self.selection.labels = LabelMeaning::Values;
                    self.made = Err(error.to_string().into());
                    return;
                }
            }
        }
        self.make();
    }

    /// What the labels can mean.
    pub fn meanings(&self) -> Vec<Meaning> {
        let kind = self.table.columns().get(self.selection.label).map(experiment::tables::Column::kind);
        let mut meanings = Vec::new();
        if self.classes.len() >= 2 {
            meanings.push(Meaning::Two);
        }
        if self.classes.len() >= 3 {
            meanings.push(Meaning::OneAgainstRest);
        }
        if kind == Some(ColumnKind::Numbers) {
            meanings.push(Meaning::Values);
        }
        meanings
    }

    /// What they mean now.
    pub fn meaning(&self) -> Meaning {
        match self.selection.labels {
            LabelMeaning::Two { .. } => Meaning::Two,
            LabelMeaning::OneAgainstRest { .. } => Meaning::OneAgainstRest,
            LabelMeaning::Values => Meaning::Values,
        }
    }

    /// Lets them mean something else.
    pub fn set_meaning(&mut self, meaning: Meaning) {
        self.selection.labels = match meaning {
            Meaning::Two => LabelMeaning::Two { minus: 0, plus: 1 },
            Meaning::OneAgainstRest => LabelMeaning::OneAgainstRest { plus: 0 },
            Meaning::Values => LabelMeaning::Values,
        };
        self.make();
    }

    /// Another class is labelled +1, or -1; if it was the other one, the two change places.
    pub fn set_class(&mut self, is_plus: bool, class: usize) {
        self.selection.labels = match (self.selection.labels, is_plus) {
            (LabelMeaning::Two { minus, plus }, true) if class == minus => {
                LabelMeaning::Two { minus: plus, plus: class }
            }
            (LabelMeaning::Two { minus, plus }, false) if class == plus => {
                LabelMeaning::Two { minus: class, plus: minus }
            }
            (LabelMeaning::Two { minus, .. }, true) => LabelMeaning::Two { minus, plus: class },
            (LabelMeaning::Two { plus, .. }, false) => LabelMeaning::Two { minus: class, plus },
            (LabelMeaning::OneAgainstRest { .. }, _) => LabelMeaning::OneAgainstRest { plus: class },
            (LabelMeaning::Values, _) => LabelMeaning::Values,
        };
        self.make();
    }

    fn make(&mut self) {
        self.made = make(&self.table, &self.selection);
    }
}

/// The points of a table, or why there are none.
fn make(table: &Table, selection: &Selection) -> Result<Made, AttrValue> {
    let made = table.pick(selection).and_then(|picked| {
        let own = picked.own_data()?;
        Ok(Made { own, words: words(&picked), unused: unused(table, &picked).into() })
    });
    made.map_err(|error| error.to_string().into())
}

/// What points are: what is told apart, by what.
fn words(picked: &Picked) -> String {
    let Picked { x1_title, x2_title, label_title, class_names, .. } = picked;
    let label = match class_names {
        Some([minus, plus]) => format!("“{minus}” against “{plus}”"),
        None => format!("“{label_title}”"),
    };
    format!("{label} by “{x1_title}” and “{x2_title}”")
}

/// So many rows, with the verb.
fn rows_are(n: usize) -> String {
    if n == 1 { "1 row is".to_owned() } else { format!("{n} rows are") }
}

/// What of a table is not used, in sentences.
fn unused(table: &Table, picked: &Picked) -> String {
    let mut sentences = Vec::new();
    let n_wrong: usize =
        SkipReason::ALL.iter().filter(|reason| reason.is_mistake()).map(|reason| picked.n_skipped(*reason)).sum();
    if n_wrong > 0 {
        let named: Vec<String> = picked.skipped.iter().take(MOST_NAMED).map(ToString::to_string).collect();
        let more = match n_wrong.saturating_sub(named.len()) {
            0 => String::new(),
            n => format!("; and {n} more"),
        };
        sentences.push(format!("{} not used: {}{more}.", rows_are(n_wrong), named.join("; ")));
    }
    for reason in [SkipReason::OtherClass, SkipReason::TooManyRows] {
        let n = picked.n_skipped(reason);
        if n > 0 {
            let (rows, are) = if n == 1 { ("row", "is") } else { ("rows", "are") };
            sentences.push(format!("{n} {rows} {} {are} not used.", reason.words()));
        }
    }
    if table.n_more_columns() > 0 {
        sentences.push(format!("Only the first {MOST_COLUMNS} columns are read."));
    }
    sentences.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PETS: &str = "height,weight,animal,age\n23,4,cat,1\n25,5,cat,2\n60,30,dog,3\n55,,dog,4\n20,0.9,rabbit,5\n";

    fn choice(text: &str) -> Choice {
        Choice::new("Pets".into(), Table::of_text(text).unwrap(), None).unwrap()
    }

    fn n_points(choice: &Choice) -> usize {
        choice.made.as_ref().unwrap().own.own_points().len()
    }

    #[test]
    fn what_is_not_used_is_said() {
        let mut pets = choice(PETS);
        assert_eq!((pets.meaning(), n_points(&pets)), (Meaning::OneAgainstRest, 4));
        pets.set_meaning(Meaning::Two);
        let made = pets.made.as_ref().unwrap();
        assert_eq!(made.words, "“cat” against “dog” by “height” and “weight”");
        assert_eq!(made.unused, "1 row is not used: row 5: “weight” is empty. 1 row of other classes is not used.");
    }

    #[test]
    fn a_column_is_used_once() {
        let mut pets = choice(PETS);
        pets.set_column(Role::X1, 1);
        assert_eq!((pets.selection.x1, pets.selection.x2, pets.selection.label), (1, 0, 2));
        pets.set_column(Role::Label, 3);
        assert_eq!((pets.meaning(), pets.column(Role::Label)), (Meaning::Values, 3));
        assert_eq!(pets.meanings(), [Meaning::Two, Meaning::OneAgainstRest, Meaning::Values]);
        assert!(pets.made.is_ok());
        pets.set_column(Role::X1, 2);
        assert!(pets.made.is_err(), "words are no numbers");
        pets.set_column(Role::X1, 1);
        assert!(pets.made.is_ok());
    }

    #[test]
    fn classes_change_places() {
        let mut pets = choice(PETS);
        pets.set_meaning(Meaning::Two);
        pets.set_class(true, 0);
        assert_eq!(pets.selection.labels, LabelMeaning::Two { minus: 1, plus: 0 });
        pets.set_class(false, 2);
        assert_eq!(pets.selection.labels, LabelMeaning::Two { minus: 2, plus: 0 });
    }
}
