//! What the page tells the open lesson, and asks of it, whether lessons are loaded or not.

use experiment::{GoalEvent, lessons};

use crate::app::App;
use crate::parts;

impl App {
    /// What a link says of the lesson, behind the settings.
    pub(crate) fn lesson_link(&self) -> String {
        let open = self.lessons.as_ref().and_then(|lessons| lessons.open.as_ref());
        open.map_or_else(String::new, |open| format!("&{}={}", lessons::KEY, open.attempt.lesson().name))
    }

    /// The settings may have changed.
    pub(crate) fn lesson_sees_settings(&mut self) {
        if let (Some(functions), Some(lessons)) = (parts::loaded().lessons, &mut self.lessons) {
            (functions.see_settings)(lessons, &self.session);
        }
    }

    /// The network may have learned; whether the page has to say that a goal was reached.
    pub(crate) fn lesson_sees(&mut self) -> bool {
        match (parts::loaded().lessons, &mut self.lessons) {
            (Some(functions), Some(lessons)) => (functions.see)(lessons, &self.session),
            _ => false,
        }
    }

    /// Something was done; whether the page has to say that a goal was reached by it.
    pub(crate) fn lesson_sees_event(&mut self, event: GoalEvent) -> bool {
        match (parts::loaded().lessons, &mut self.lessons) {
            (Some(functions), Some(lessons)) => (functions.see_event)(lessons, event, &self.session),
            _ => false,
        }
    }
}
