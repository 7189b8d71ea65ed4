//! The first making of the playground, part by part: in between, the browser shows what is there, and answers to the visitor.

use std::mem;

use gloo_timers::callback::Timeout;
use yew::html::Scope;

use crate::app::{App, Msg};

/// How much of the playground is made. What is to be seen first comes first, also on a phone: nothing is pushed away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Made {
    /// Nothing: the page says that it is loading.
    #[default]
    Nothing,
    /// The line with the name.
    Title,
    /// And the bar that runs the network, or else the whole of a race.
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
    /// And the output.
    Output,
    /// All is there, and can be painted.
    Whole,
}

/// How far the making is.
#[derive(Default)]
pub struct Making {
    made: Made,
    next: Option<Timeout>,
    /// Whether it has ended.
    done: bool,
}

impl Making {
    /// Whether so much of the playground is there.
    pub fn has(&self, part: Made) -> bool {
        self.made >= part
    }

    /// Lets the next part be made, in a task of its own.
    pub fn go_on(&mut self, to: &Scope<App>) {
        let to = to.clone();
        self.next = Some(Timeout::new(0, move || to.send_message(Msg::Make)));
    }

    /// The next part is to be there: says which.
    pub fn make(&mut self) -> Made {
        self.made = match self.made {
            Made::Nothing => Made::Title,
            Made::Title => Made::Bars,
            Made::Bars => Made::Network,
            Made::Network => Made::Inspector,
            Made::Inspector => Made::Pictures,
            Made::Pictures => Made::Data,
            Made::Data => Made::Thumbnails,
            Made::Thumbnails => Made::Output,
            Made::Output | Made::Whole => Made::Whole,
        };
        self.made
    }

    /// All that is to be shown is there; whether that is so for the first time.
    pub fn ends(&mut self) -> bool {
        !mem::replace(&mut self.done, true)
    }
}
