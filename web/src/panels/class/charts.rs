//! How a class is spread: a dot for each loss and each number of epochs, and how many chose what.

use std::rc::Rc;

use experiment::{HandInVerdict, Lesson, QuestionKind, Spread, Standing, StepMark, read_number, shortened_number};
use yew::NodeRef;

use super::row::Row;
use crate::canvas::Colors;
use crate::canvas::chart::{self, Scale, StripChart, ink::ink, paint_chart};
use crate::dom::CanvasRef;

/// The most different numbers that are counted one by one.
const MOST_NUMBERS: usize = 12;

/// What a dot stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassChart {
    /// The test loss.
    Loss,
    /// How many epochs were trained.
    Epochs,
}

impl ClassChart {
    /// Both, in their order.
    pub const ALL: [ClassChart; 2] = [ClassChart::Loss, ClassChart::Epochs];

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            ClassChart::Loss => "Test loss",
            ClassChart::Epochs => "Epochs",
        }
    }

    fn of(self, standing: &Standing) -> Option<f64> {
        match self {
            ClassChart::Loss => standing.loss_test,
            ClassChart::Epochs => Some(standing.epochs as f64),
        }
    }

    /// The numbers of these rows, by what was found of them.
    fn numbers(self, rows: &[Row], verdict: HandInVerdict) -> Vec<Option<f64>> {
        let marked = rows.iter().filter_map(|row| row.marked.as_ref()).filter(|marked| marked.verdict == verdict);
        marked.filter_map(|marked| Some(self.of(marked.mark.last_run()?.standing.as_ref()?))).collect()
    }

    /// What was found of anybody who has a number, in the order of the chart's rows.
    pub fn verdicts(self, rows: &[Row]) -> Vec<HandInVerdict> {
        HandInVerdict::ALL.into_iter().filter(|verdict| !self.numbers(rows, *verdict).is_empty()).collect()
    }

    /// In words, for who can't see it.
    pub fn words(self, rows: &[Row]) -> String {
        let numbers: Vec<f64> =
            HandInVerdict::ALL.into_iter().flat_map(|verdict| self.numbers(rows, verdict)).flatten().collect();
        let n = numbers.len();
        match Spread::of(numbers) {
            Some(Spread { least, median, greatest, .. }) => {
                let [least, median, greatest] = [least, median, greatest].map(shortened_number);
                format!("{} of {n}: from {least} to {greatest}, the middle is {median}.", self.title())
            }
            None => format!("{}: there is no number.", self.title()),
        }
    }

    fn chart(self, rows: &[Row], dark: bool) -> StripChart {
        let row = |verdict: HandInVerdict| chart::Row {
            name: verdict.words().to_owned(),
            color: ink(verdict as usize, dark),
            runs: self.numbers(rows, verdict),
        };
        let rows: Vec<chart::Row> = self.verdicts(rows).into_iter().map(row).collect();
        let highest = rows.iter().flat_map(|row| row.runs.iter().flatten().copied()).fold(0.0, f64::max);
        let x = match self {
            ClassChart::Loss => Scale::of_losses(0.0, highest, false),
            ClassChart::Epochs => Scale::even(highest * 1.05),
        };
        StripChart { x, rows, without: "diverged" }
    }
}

/// The canvases of both.
pub struct Charts {
    nodes: [NodeRef; 2],
    canvases: [CanvasRef; 2],
}

impl Default for Charts {
    fn default() -> Self {
        let nodes = [NodeRef::default(), NodeRef::default()];
        Charts { canvases: nodes.clone().map(CanvasRef::new), nodes }
    }
}

impl Charts {
    /// Where they are, for the view.
    pub fn nodes(&self) -> &[NodeRef; 2] {
        &self.nodes
    }

    /// Paints both.
    pub fn paint(&mut self, rows: &[Row], colors: &Colors, dark: bool) {
        for (chart, canvas) in ClassChart::ALL.into_iter().zip(&mut self.canvases) {
            paint_chart(canvas, |canvas, size| chart.chart(rows, dark).draw(canvas, size, colors));
        }
    }
}

/// How many chose what.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// What was asked.
    pub title: String,
    /// Each answer, and how many gave it.
    pub counts: Vec<(String, usize)>,
}

impl Choices {
    /// How many chose the one that most chose.
    pub fn most(&self) -> usize {
        self.counts.iter().map(|(_, n)| *n).max().unwrap_or(0)
    }
}

/// How many chose what in each prediction that offers a choice, and in each question for a number.
pub fn choices(lesson: &Rc<Lesson>, rows: &[Row]) -> Vec<Choices> {
    let mut all = Vec::new();
    for (index, step) in lesson.steps.iter().enumerate() {
        let marks = || rows.iter().filter_map(move |row| row.marked.as_ref()?.mark.steps.get(index));
        let given = |of: fn(&StepMark) -> Option<&String>| marks().filter_map(of).collect::<Vec<_>>();
        if let Some(prediction) = step.prediction.as_ref().filter(|prediction| !prediction.kind.answers().is_empty()) {
            let answers = prediction.kind.answers();
            let given = given(|mark| mark.prediction.as_ref());
            let count = |answer: &String| (answer.clone(), given.iter().filter(|one| **one == answer).count());
            all.push(Choices { title: prediction.words.clone(), counts: answers.iter().map(count).collect() });
        }
        if let Some(question) = step.question.as_ref().filter(|question| question.kind != QuestionKind::Words) {
            let given = given(|mark| mark.answer.as_ref());
            let mut numbers: Vec<f64> = given.into_iter().filter_map(|text| read_number(text)).collect();
            numbers.sort_by(f64::total_cmp);
            let mut counts: Vec<(f64, usize)> = Vec::new();
            for number in numbers {
                match counts.last_mut().filter(|(last, _)| *last == number) {
                    Some((_, n)) => *n += 1,
                    None => counts.push((number, 1)),
                }
            }
            if (1..=MOST_NUMBERS).contains(&counts.len()) {
                let counts = counts.into_iter().map(|(number, n)| (shortened_number(number), n)).collect();
                all.push(Choices { title: question.words.clone(), counts });
            }
        }
    }
    all
}
