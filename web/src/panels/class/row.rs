//! A hand-in as a row of the table: what stands in its columns, and by what they are sorted.

use std::cmp::Ordering;
use std::rc::Rc;

use alphanumeric_sort::compare_str;
use experiment::{Marked, Standing, Thumbnail, lessons};
use yew::AttrValue;

use super::folding::folded;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is what its title says.
pub enum Column {
    Name,
    Goals,
    Epochs,
    LossTrain,
    LossTest,
    Gap,
    Accuracy,
    Neurons,
    Predictions,
    Answers,
    Verdict,
}

impl Column {
    /// Each with its title, in their order.
    pub const ALL: [(Column, &'static str); 11] = [
        (Column::Name, "Name"),
        (Column::Goals, "Goals"),
        (Column::Epochs, "Epochs"),
        (Column::LossTrain, "Training loss"),
        (Column::LossTest, "Test loss"),
        (Column::Gap, "Gap"),
        (Column::Accuracy, "Accuracy"),
        (Column::Neurons, "Neurons"),
        (Column::Predictions, "Predictions"),
        (Column::Answers, "Answers"),
        (Column::Verdict, "Verdict"),
    ];

    /// Its title.
    pub fn title(self) -> &'static str {
        Column::ALL.iter().find(|(column, _)| *column == self).map_or("", |(_, title)| title)
    }

    /// Compares two rows: what has no number comes last, whichever way it goes.
    pub fn compare(self, one: &Row, other: &Row, descends: bool) -> Ordering {
        let turned = |order: Ordering| if descends { order.reverse() } else { order };
        if let Some((one, other)) = self.number(one).zip(self.number(other)) {
            return turned(one.total_cmp(&other));
        }
        match self {
            Column::Name => {
                let order = compare_str(&*one.sorted_as, &*other.sorted_as);
                turned(order.then_with(|| one.name.cmp(&other.name)))
            }
            Column::Predictions | Column::Answers => turned(compare_str(self.text(one), self.text(other))),
            _ => self.number(other).is_some().cmp(&self.number(one).is_some()),
        }
    }

    /// The number in a row; nothing where there is none.
    pub fn number(self, row: &Row) -> Option<f64> {
        let marked = row.marked.as_ref()?;
        let step = marked.mark.last_run();
        let standing = || step?.standing.as_ref();
        match self {
            Column::Name | Column::Predictions | Column::Answers => None,
            Column::Goals => Some(marked.mark.n_met().0 as f64).filter(|_| marked.mark.n_met().1 > 0),
            Column::Epochs => Some(standing()?.epochs as f64),
            Column::LossTrain => standing()?.loss_train,
            Column::LossTest => standing()?.loss_test,
            Column::Gap => standing().and_then(Standing::gap),
            Column::Accuracy => standing()?.accuracy_test,
            Column::Neurons => Some(step?.neurons as f64),
            Column::Verdict => Some(marked.verdict as u8 as f64),
        }
    }

    /// The words in a row.
    pub fn text(self, row: &Row) -> String {
        let said = row.marked.as_ref().map(|marked| match self {
            Column::Predictions => marked.predictions(),
            _ => marked.answers(),
        });
        said.unwrap_or_default().join("; ")
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The number of the hand-in.
    pub number: u64,
    /// Who handed it in.
    pub name: AttrValue,
    /// The name, folded.
    pub sorted_as: AttrValue,
    /// What is found of it; nothing while it is not marked.
    pub marked: Option<Rc<Marked>>,
    /// What its network answers.
    pub picture: Option<Thumbnail>,
    /// Whether it has a run that can be opened.
    pub can_open: bool,
}

impl Row {
    /// How it is called.
    pub fn called(&self) -> AttrValue {
        lessons::called(&self.name).to_owned().into()
    }

    /// Whether this, folded, stands anywhere in it.
    pub fn has(&self, text: &str) -> bool {
        let marked = self.marked.as_ref();
        let wrong = marked.map_or(String::new(), |marked| marked.wrong.join(" "));
        let words = [Column::Predictions.text(self), Column::Answers.text(self), wrong];
        self.sorted_as.contains(text) || words.iter().any(|words| folded(words).contains(text))
    }
}
