//! A value in a tree of JSON, where it stands, and whether it is what it should be.

use super::Json;
use crate::error::shortened;

/// A value and its path from the root, for example `network.layers[0].biases[2]`.
pub(crate) struct Place<'a> {
    json: &'a Json,
    path: String,
}

impl<'a> Place<'a> {
    /// The whole tree.
    pub(crate) fn root(json: &'a Json) -> Self {
        Place { json, path: String::new() }
    }

    /// A refusal of what stands here.
    pub(crate) fn expected(&self, what: &str) -> String {
        let found = match self.json {
            Json::Null => "null",
            Json::Switch(true) => "true",
            Json::Switch(false) => "false",
            Json::Number(number) => return self.refusal(&number.to_string(), what),
            Json::Text(text) => return self.refusal(&format!("“{}”", shortened(text)), what),
            Json::List(items) => return self.refusal(&format!("a list of {}", items.len()), what),
            Json::Object(_) => "an object",
        };
        self.refusal(found, what)
    }

    fn refusal(&self, found: &str, what: &str) -> String {
        let path = if self.path.is_empty() { "the whole" } else { &self.path };
        format!("{path} is {found}, where {what} was expected")
    }

    /// The field of this name, or a refusal if there is none.
    pub(crate) fn field(&self, name: &str) -> Result<Place<'a>, String> {
        self.optional(name)?.ok_or_else(|| format!("{} is missing", self.path_of(name)))
    }

    /// The field of this name, if there is one; the last counts.
    pub(crate) fn optional(&self, name: &str) -> Result<Option<Place<'a>>, String> {
        let Json::Object(fields) = self.json else { return Err(self.expected("an object")) };
        let found = fields.iter().rev().find(|(key, _)| key == name);
        Ok(found.map(|(_, json)| Place { json, path: self.path_of(name) }))
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// The items of a list that has `n` of them; `what` says of what.
    pub(crate) fn items(&self, n: usize, what: &str) -> Result<Vec<Place<'a>>, String> {
        match self.json {
            Json::List(items) if items.len() == n => {
                let place = |(index, json)| Place { json, path: format!("{}[{index}]", self.path) };
                Ok(items.iter().enumerate().map(place).collect())
            }
            _ => Err(self.expected(&format!("a list of {n} {what}"))),
        }
    }

    /// The numbers of a list that has `n` of them.
    pub(crate) fn numbers(&self, n: usize) -> Result<Vec<f64>, String> {
        self.items(n, "numbers")?.iter().map(Place::number).collect()
    }

    /// A number.
    pub(crate) fn number(&self) -> Result<f64, String> {
        match self.json {
            Json::Number(number) => Ok(*number),
            _ => Err(self.expected("a number")),
        }
    }

    /// On or off.
    pub(crate) fn switch(&self) -> Result<bool, String> {
        match self.json {
            Json::Switch(on) => Ok(*on),
            _ => Err(self.expected("true or false")),
        }
    }

    /// A text.
    pub(crate) fn text(&self) -> Result<&'a str, String> {
        match self.json {
            Json::Text(text) => Ok(text),
            _ => Err(self.expected("a text")),
        }
    }
}
