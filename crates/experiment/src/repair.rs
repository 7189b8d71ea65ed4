//! What chats, mails and spreadsheets change in a link on its way, in words.

/// What can be wrong with a link that was changed on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// `&amp;` stood for `&`.
    Entity,
    /// `%26`, `%3D` and the like stood for signs.
    Encoded,
    /// Its settings stood behind a `?`.
    Query,
    /// An address stood in the middle of it.
    Address,
    /// Something stood before a key.
    Front,
    /// Blanks or the ends of lines stood in it.
    Blank,
    /// Characters stood in it that nobody sees.
    Invisible,
    /// Quotes, brackets or other marks stood around a value.
    Mark,
    /// A dash stood for a minus.
    Dash,
    /// Capital and small letters were others.
    Case,
}

impl Repair {
    const ALL: [(Repair, &str); 10] = [
        (Repair::Entity, "&amp; in place of &"),
        (Repair::Encoded, "codes such as %3D in place of characters"),
        (Repair::Query, "a ? in place of the #"),
        (Repair::Address, "another address inside it"),
        (Repair::Front, "a character too many before a name"),
        (Repair::Blank, "spaces or line breaks"),
        (Repair::Invisible, "invisible characters"),
        (Repair::Mark, "quotes or punctuation around a value"),
        (Repair::Dash, "a dash in place of a minus sign"),
        (Repair::Case, "capital letters where small ones belong, or the other way round"),
    ];
}

/// All that was wrong with a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repairs(u16);

impl Repairs {
    /// Whether this was wrong.
    pub fn has(self, repair: Repair) -> bool {
        self.0 & 1 << repair as u16 != 0
    }

    /// Whether nothing was wrong.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Takes one for another.
    pub(crate) fn turn(&mut self, one: Repair, other: Repair) {
        if self.has(one) {
            self.0 &= !(1 << one as u16);
            self.add(other);
        }
    }

    /// Adds one.
    pub(crate) fn add(&mut self, repair: Repair) {
        self.0 |= 1 << repair as u16;
    }

    /// Adds all of these.
    pub(crate) fn add_all(&mut self, others: Repairs) {
        self.0 |= others.0;
    }

    /// Each, in words.
    pub(crate) fn words(self) -> Vec<&'static str> {
        Repair::ALL.iter().filter(|(repair, _)| self.has(*repair)).map(|(_, words)| *words).collect()
    }
}
