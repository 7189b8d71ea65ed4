//! The start of the page: it is made part by part, each in a task of its own, so that in between the browser shows what is there and
//! answers to the visitor.

use yew::Callback;

use crate::dom::Timeout;

/// How much of the page is made. What is to be seen first comes first, also on a phone: nothing is pushed away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Made {
    /// Nothing: the page says that it is loading.
    #[default]
    Nothing,
    /// The line with the name.
    Title,
    /// And the bar that runs the network, or else the whole of another tab.
    Bars,
    /// And the network.
    Network,
    /// And what stands below it.
    Inspector,
    /// And the pictures in the network.
    Pictures,
    /// And the data.
    Data,
    /// And the pictures of them.
    Thumbnails,
    /// And the output: that is all.
    Whole,
}

impl Made {
    fn next(self) -> Self {
        match self {
            Made::Nothing => Made::Title,
            Made::Title => Made::Bars,
            Made::Bars => Made::Network,
            Made::Network => Made::Inspector,
            Made::Inspector => Made::Pictures,
            Made::Pictures => Made::Data,
            Made::Data => Made::Thumbnails,
            Made::Thumbnails | Made::Whole => Made::Whole,
        }
    }
}

/// How far the start is.
#[derive(Default)]
pub struct Startup {
    made: Made,
    next: Option<Timeout>,
    /// Whether what is shown first was there.
    ready: bool,
    /// Whether what comes right after it was there.
    complete: bool,
}

impl Startup {
    /// Whether so much of the page is made.
    pub fn has(&self, part: Made) -> bool {
        self.made >= part
    }

    /// Asks for the next part, in a task of its own.
    pub fn ask(&mut self, go_on: &Callback<()>) {
        let go_on = go_on.clone();
        self.next = Some(Timeout::new(0, move || go_on.emit(())));
    }

    /// The next part is made: says which.
    pub fn go_on(&mut self) -> Made {
        self.made = self.made.next();
        self.made
    }

    /// What is shown first is there; whether that is so for the first time.
    pub fn is_ready_now(&mut self) -> bool {
        !std::mem::replace(&mut self.ready, true)
    }

    /// What comes right after that is there; whether for the first time.
    pub fn is_complete_now(&mut self) -> bool {
        !std::mem::replace(&mut self.complete, true)
    }

    /// Whether what is shown first was there already.
    pub fn is_ready(&self) -> bool {
        self.ready
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_made_in_order_and_then_nothing_more() {
        let mut startup = Startup::default();
        let order: Vec<Made> = (0..9).map(|_| startup.go_on()).collect();
        assert!(order.is_sorted());
        assert_eq!(order[7..], [Made::Whole; 2]);
        assert!(startup.has(Made::Title) && startup.has(Made::Whole));
        assert!(startup.is_ready_now());
        assert!(!startup.is_ready_now());
    }
}
