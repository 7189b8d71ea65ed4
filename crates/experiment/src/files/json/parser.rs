//! Text into a tree of JSON.

use super::Json;
use crate::number::read_number;

/// How deep lists and objects may be nested; whoever reads deeper than this runs out of stack some day.
const DEEPEST: usize = 32;

/// Reads a text that is one value of JSON.
///
/// # Errors
/// Where it is not, and what was expected there.
pub(crate) fn parse(text: &str) -> Result<Json, String> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let json = parser.value()?;
    parser.space();
    if parser.at < text.len() { Err(parser.expected("nothing more")) } else { Ok(json) }
}

/// A text and how far it was read, in bytes.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start_matches([' ', '\n', '\r', '\t']).len();
    }

    /// Reads this and says so, if it comes next behind any space.
    fn takes(&mut self, token: &str) -> bool {
        self.space();
        let found = self.rest().starts_with(token);
        self.at += if found { token.len() } else { 0 };
        found
    }

    fn expected(&self, what: &str) -> String {
        let before = &self.text[..self.at];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
        format!("line {line}, column {column}: {what} was expected")
    }

    fn value(&mut self) -> Result<Json, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.expected(&format!("nesting of fewer than {DEEPEST} levels")));
        }
        let value = self.shallow_value();
        self.depth -= 1;
        value
    }

    fn shallow_value(&mut self) -> Result<Json, String> {
        const WORDS: [(&str, Json); 3] =
            [("null", Json::Null), ("true", Json::Switch(true)), ("false", Json::Switch(false))];
        if self.takes("{") {
            return self.items("}", Self::field).map(Json::Object);
        }
        if self.takes("[") {
            return self.items("]", Self::value).map(Json::List);
        }
        if self.takes("\"") {
            return self.string().map(Json::Text);
        }
        for (word, value) in WORDS {
            if self.takes(word) {
                return Ok(value);
            }
        }
        if self.rest().starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            return self.number();
        }
        Err(self.expected("a value"))
    }

    /// What stands between commas, up to `end`.
    fn items<T>(&mut self, end: &str, item: fn(&mut Self) -> Result<T, String>) -> Result<Vec<T>, String> {
        let mut items = Vec::new();
        if self.takes(end) {
            return Ok(items);
        }
        loop {
            items.push(item(self)?);
            if self.takes(end) {
                return Ok(items);
            }
            if !self.takes(",") {
                return Err(self.expected(&format!("“,” or “{end}”")));
            }
        }
    }

    fn field(&mut self) -> Result<(String, Json), String> {
        if !self.takes("\"") {
            return Err(self.expected("the name of a field in quotation marks"));
        }
        let name = self.string()?;
        if !self.takes(":") {
            return Err(self.expected("“:”"));
        }
        Ok((name, self.value()?))
    }

    fn number(&mut self) -> Result<Json, String> {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_digit() || "+-.eE".contains(c))).unwrap_or(rest.len());
        match read_number(&rest[..end]).filter(|number| number.is_finite()) {
            Some(number) => {
                self.at += end;
                Ok(Json::Number(number))
            }
            None => Err(self.expected("a number from -1.8e308 to 1.8e308")),
        }
    }

    /// The text behind a quotation mark, up to the next.
    fn string(&mut self) -> Result<String, String> {
        let mut string = String::new();
        loop {
            let plain = self.rest();
            let end = plain.find(|c: char| c == '"' || c == '\\' || c < ' ').unwrap_or(plain.len());
            string.push_str(&plain[..end]);
            self.at += end;
            // Not `takes`: space belongs to the text here.
            if self.rest().starts_with('"') {
                self.at += 1;
                return Ok(string);
            }
            if !self.rest().starts_with('\\') {
                return Err(self.expected("“\"”"));
            }
            self.at += 1;
            let escaped = self.escaped().ok_or_else(|| self.expected("an escape that JSON knows"))?;
            string.push(escaped);
        }
    }

    /// The character that stands behind a `\`.
    fn escaped(&mut self) -> Option<char> {
        let letter = self.rest().chars().next()?;
        let simple = match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\x08',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                self.at += 1;
                return self.unit_pair();
            }
            _ => return None,
        };
        self.at += 1;
        Some(simple)
    }

    /// A character as one or two units of UTF-16, the first `\u` of which was read.
    fn unit_pair(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first);
        }
        self.rest().starts_with("\\u").then(|| self.at += 2)?;
        let second = self.unit()?;
        (0xDC00..0xE000).contains(&second).then_some(())?;
        char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let unit = u32::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(unit)
    }
}
