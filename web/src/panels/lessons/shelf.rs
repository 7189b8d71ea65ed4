//! The lessons that there are: those of the page, and those of somebody's own that were opened on this device.

use experiment::{Error, Lesson, LessonStep, StepName};

use super::message::StepPlace;

/// The lessons, those of the page first.
pub struct Shelf {
    all: Vec<Lesson>,
    n_of_page: usize,
}

impl Shelf {
    /// With the lessons of the page alone.
    pub fn new(of_page: Vec<Lesson>) -> Self {
        Shelf { n_of_page: of_page.len(), all: of_page }
    }

    /// The lessons of the page.
    pub fn of_page(&self) -> &[Lesson] {
        &self.all[..self.n_of_page]
    }

    /// Whether a lesson is of somebody's own.
    pub fn is_own(&self, place: StepPlace) -> bool {
        place.lesson >= self.n_of_page
    }

    /// The lesson at a place.
    pub fn lesson(&self, place: StepPlace) -> Option<&Lesson> {
        self.all.get(place.lesson)
    }

    /// The step at a place, and its lesson.
    pub fn step(&self, place: StepPlace) -> Option<(&Lesson, &LessonStep)> {
        let lesson = self.lesson(place)?;
        Some((lesson, lesson.steps.get(place.step)?))
    }

    /// Where the step of this name is, as links call it; the last step of its lesson where that has fewer.
    pub fn place(&self, name: &str) -> Option<StepPlace> {
        let StepName { lesson, step } = StepName::read(name);
        let index = self.all.iter().position(|known| known.name == lesson)?;
        let last = self.all[index].steps.len() - 1;
        Some(StepPlace { lesson: index, step: step.min(last) })
    }

    /// Where this lesson is, which is put there if it is not.
    pub fn put(&mut self, lesson: Lesson) -> Option<StepPlace> {
        let name = lesson.name.clone();
        if self.place(&name).is_none() {
            self.all.push(lesson);
        }
        self.place(&name)
    }

    /// Puts the lesson there that this name holds, if it holds one.
    ///
    /// # Errors
    /// It holds one that can't be read.
    pub fn know(&mut self, name: &str) -> Result<(), Error> {
        let StepName { lesson, .. } = StepName::read(name);
        if let Some(unpacked) = Lesson::unpacked(&lesson).filter(|_| self.place(name).is_none()) {
            self.all.push(unpacked?);
        }
        Ok(())
    }
}
