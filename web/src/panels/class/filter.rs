//! Which rows are shown, and in which order.

use experiment::HandInVerdict;

use super::folding::folded;
use super::row::{Column, Row};

/// What is shown of a class.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// What stands in a row, with capitals and accents or without; all of them if empty.
    pub text: String,
    /// What is found of it; anything if nothing.
    pub verdict: Option<HandInVerdict>,
    /// The column by which it is sorted.
    pub column: Column,
    /// Whether the largest comes first.
    pub descends: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Filter { text: String::new(), verdict: None, column: Column::Name, descends: false }
    }
}

impl Filter {
    /// Sorts by this column; once more, the other way round.
    pub fn sort(&mut self, column: Column) {
        self.descends = self.column == column && !self.descends;
        self.column = column;
    }

    /// The rows that are shown, in their order.
    pub fn of(&self, rows: impl Iterator<Item = Row>) -> Vec<Row> {
        let text = folded(self.text.trim());
        let has_verdict = |row: &Row| {
            self.verdict.is_none_or(|verdict| row.marked.as_ref().is_some_and(|marked| marked.verdict == verdict))
        };
        let mut shown: Vec<Row> = rows.filter(|row| has_verdict(row) && (text.is_empty() || row.has(&text))).collect();
        shown.sort_by(|one, other| self.column.compare(one, other, self.descends));
        shown
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use experiment::{Mark, Marked, Standing, StepMark};

    use super::*;

    fn row(name: &'static str, epochs: Option<u64>, verdict: HandInVerdict) -> Row {
        let standing = |epochs| Standing {
            epochs,
            loss_train: Some(0.1),
            loss_test: None,
            accuracy_train: None,
            accuracy_test: None,
            parameters: 3,
        };
        let step = StepMark {
            standing: epochs.map(standing),
            prediction: Some(format!("{name} predicts")),
            ..StepMark::default()
        };
        let marked = Marked { verdict, mark: Mark { steps: vec![step] }, wrong: vec!["a Reason".to_owned()] };
        Row {
            number: 0,
            name: name.into(),
            sorted_as: folded(name).into(),
            marked: Some(Rc::new(marked)),
            picture: None,
            can_open: false,
        }
    }

    #[test]
    fn rows_are_found_and_what_has_no_number_comes_last() {
        let rows = || {
            [
                row("bob", Some(7), HandInVerdict::Done),
                row("Ada", None, HandInVerdict::Wrong),
                row("Cleo", Some(12), HandInVerdict::Done),
            ]
            .into_iter()
        };
        let names = |filter: &Filter| filter.of(rows()).iter().map(|row| row.name.to_string()).collect::<Vec<_>>();
        let mut filter = Filter::default();
        assert_eq!(names(&filter), ["Ada", "bob", "Cleo"]);
        filter.sort(Column::Epochs);
        assert_eq!(names(&filter), ["bob", "Cleo", "Ada"]);
        filter.sort(Column::Epochs);
        assert_eq!(names(&filter), ["Cleo", "bob", "Ada"]);
        filter.sort(Column::Verdict);
        assert_eq!(names(&filter), ["bob", "Cleo", "Ada"]);
        filter.verdict = Some(HandInVerdict::Done);
        assert_eq!(names(&filter), ["bob", "Cleo"]);
        filter.text = " CLEO Pre".to_owned();
        assert_eq!(names(&filter), ["Cleo"]);
        (filter.verdict, filter.text) = (None, "reason".to_owned());
        assert_eq!(names(&filter).len(), 3);
    }

    #[test]
    fn accents_do_not_count_where_somebody_is_looked_for_or_sorted() {
        let rows = || {
            ["Zoé", "Emil", "Émile", "emile", "Zora", "Fritz", "Group 10", "Group 2"]
                .map(|name| row(name, None, HandInVerdict::Done))
        };
        let names =
            |filter: &Filter| filter.of(rows().into_iter()).iter().map(|row| row.name.to_string()).collect::<Vec<_>>();
        let mut filter = Filter::default();
        assert_eq!(names(&filter), ["Emil", "emile", "Émile", "Fritz", "Group 2", "Group 10", "Zoé", "Zora"]);
        for text in ["zoe", "ZOÉ", "Zoe\u{301}", "é p", "E P"] {
            filter.text = text.to_owned();
            assert!(names(&filter).contains(&"Zoé".to_owned()), "{text}");
        }
    }
}
