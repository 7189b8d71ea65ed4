//! The browser's history: an entry for each place on the page where somebody was, and none for settings. Back goes from Race, Runs,
//! a lesson or a box to where one was before, with the settings as they are.
//!
//! Each entry is marked with its place, beside the link in its address. What is not marked was written by somebody else: a link.

use std::fmt::{self, Display, Formatter};

use crate::dom;
use crate::panels::effect::Tab;

/// What marks call the tabs.
const TABS: [(Tab, &str); 7] = [
    (Tab::Playground, "playground"),
    (Tab::Race, "race"),
    (Tab::Runs, "runs"),
    (Tab::Class, "class"),
    (Tab::Present, "present"),
    (Tab::Output, "output"),
    (Tab::Author, "author"),
];

/// A place on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The tab that is shown.
    pub tab: Tab,
    /// The name of the open lesson; empty while none is.
    pub lesson: String,
    /// Whether a box is open over it. The mark doesn't say so: a box does not come back.
    pub has_box: bool,
}

/// An entry, as its mark says.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// Grows from entry to entry.
    number: u32,
    /// Stands for the link that was opened there.
    opened: String,
    place: Place,
}

impl Display for Entry {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Entry { number, opened, place } = self;
        let tab = TABS.iter().find(|(tab, _)| *tab == place.tab).map_or("", |(_, name)| name);
        write!(f, "{number} {opened} {tab} {}", place.lesson)
    }
}

impl Entry {
    /// The entry at which the browser is; nothing where the page has not marked it.
    fn read() -> Option<Self> {
        let mark = dom::mark()?;
        let mut words = mark.splitn(4, ' ');
        let (number, opened) = (words.next()?.parse().ok()?, words.next()?.to_owned());
        let name = words.next()?;
        let (tab, _) = *TABS.iter().find(|(_, known)| *known == name)?;
        Some(Entry { number, opened, place: Place { tab, lesson: words.next()?.to_owned(), has_box: false } })
    }
}

/// A way in the browser's history.
pub struct Went {
    /// Where it leads.
    pub place: Place,
    /// Whether that is back.
    pub is_back: bool,
    /// Whether no other link was opened on the way.
    pub is_same_link: bool,
}

/// What is known of the entry at which the browser is.
pub struct History {
    entry: Entry,
    /// Whether the browser's entry has its mark.
    is_marked: bool,
    /// Whether it was that of a box that is closed: Back would lead nowhere. The next place takes it.
    is_spare: bool,
    /// Whether the page is on its way to another entry's place.
    is_going: bool,
}

impl History {
    /// That of the entry with which the page was loaded.
    pub fn read() -> Self {
        let read = Entry::read();
        let is_marked = read.is_some();
        let place = Place { tab: Tab::Playground, lesson: String::new(), has_box: false };
        let entry = read.unwrap_or_else(|| Entry { number: 0, opened: dom::random().to_string(), place });
        History { entry, is_marked, is_spare: false, is_going: false }
    }

    /// Marks the entry with which the page was loaded: from there one goes elsewhere, maybe before its address is written.
    pub fn mark(&mut self, place: Place) {
        if !self.is_marked {
            self.entry.place = place;
            self.is_marked = dom::set_mark(&self.entry.to_string());
        }
    }

    /// A link was opened. Its entry may have been made by somebody else.
    pub fn note_opened(&mut self) {
        if dom::mark().is_some() {
            return;
        }
        self.entry.number += 1;
        self.entry.opened = dom::random().to_string();
        (self.is_marked, self.is_spare) = (false, false);
    }

    /// Whether the entry is that of this place.
    pub fn is_at(&self, place: &Place) -> bool {
        self.is_marked && self.entry.place == *place
    }

    /// Whether this is another place than the entry's.
    pub fn has_left(&self, place: &Place) -> bool {
        self.entry.place != *place
    }

    /// Whether the page is on its way to the place of the browser's entry: what is there in between is written nowhere.
    pub fn is_going(&self) -> bool {
        self.is_going
    }

    /// The browser went to another entry: says which way, if the page has marked it. The page is on its way until [`History::arrived`].
    pub fn went(&mut self) -> Option<Went> {
        let entry = Entry::read()?;
        let is_back = entry.number < self.entry.number;
        let is_same_link = entry.opened == self.entry.opened;
        let place = entry.place.clone();
        *self = History { entry, is_marked: true, is_spare: false, is_going: true };
        Some(Went { place, is_back, is_same_link })
    }

    /// The page has done what it could to be at the entry's place, and is here. Where a part has to be loaded first, that is elsewhere.
    pub fn arrived(&mut self, here: &Place) {
        self.is_going = false;
        self.is_marked &= self.entry.place == *here;
    }

    /// Writes the link and the place: into this entry, or another place into one of its own. False where the browser refuses.
    pub fn write(&mut self, link: &str, place: Place) -> bool {
        let (last, had_box) = (&self.entry.place, self.entry.place.has_box);
        let is_new = self.is_marked && !self.is_spare && !had_box && *last != place;
        let is_closed = !place.has_box && (last.tab, &last.lesson) == (place.tab, &place.lesson);
        let entry = Entry { number: self.entry.number + u32::from(is_new), opened: self.entry.opened.clone(), place };
        if !dom::write_entry(link, &entry.to_string(), is_new) {
            return false;
        }
        self.is_spare = is_closed && (had_box || self.is_spare);
        (self.entry, self.is_marked) = (entry, true);
        true
    }
}
