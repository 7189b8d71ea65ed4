//! JSON as this crate needs it: text into a tree, questions to that tree, and texts in quotation marks.
//!
//! Smaller on the page than a library, and whoever is refused learns the path of the field and what was expected there.

mod parser;
mod place;

pub(crate) use parser::parse;
pub(crate) use place::Place;

/// A value of JSON. Numbers are finite.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Switch(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    /// Names and values, in the order of the text.
    Object(Vec<(String, Json)>),
}

/// Adds a text in quotation marks.
pub(crate) fn quote(text: &str, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            control @ '\0'..='\x1f' => {
                let byte = control as usize;
                out.push_str("\\u00");
                out.push(char::from(DIGITS[byte >> 4]));
                out.push(char::from(DIGITS[byte & 15]));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_reads_the_same() {
        for text in ["", "plain", "\"\\/\n\r\t\0\x1f", "«ü» 𝄞 \u{2028}"] {
            let mut quoted = String::new();
            quote(text, &mut quoted);
            assert_eq!(parse(&quoted), Ok(Json::Text(text.to_owned())), "{quoted}");
            assert_eq!(serde_json::from_str::<String>(&quoted).unwrap(), text);
        }
    }

    #[test]
    fn values_of_every_kind_are_read() {
        let read = parse(" {\"a\" : [null, true,false ,-0.5e-3], \"b\\u00e9\\ud834\\udd1e\": {}, \"c\":[]}\n").unwrap();
        let list = Json::List(vec![Json::Null, Json::Switch(true), Json::Switch(false), Json::Number(-0.5e-3)]);
        let fields = [("a", list), ("bé𝄞", Json::Object(Vec::new())), ("c", Json::List(Vec::new()))];
        assert_eq!(read, Json::Object(fields.map(|(name, value)| (name.to_owned(), value)).into()));
    }

    #[test]
    fn where_it_breaks_off_is_said() {
        for (text, complaint) in [
            ("", "line 1, column 1: a value was expected"),
            ("{\"a\": 1,\n \"b\" 2}", "line 2, column 6: “:” was expected"),
            ("[1, 2", "line 1, column 6: “,” or “]” was expected"),
            ("[1] x", "line 1, column 5: nothing more was expected"),
            ("[1e999]", "line 1, column 2: a number from -1.8e308 to 1.8e308 was expected"),
            ("[-]", "line 1, column 2: a number from -1.8e308 to 1.8e308 was expected"),
            ("nul", "line 1, column 1: a value was expected"),
            ("\"a\nb\"", "line 1, column 3: “\"” was expected"),
            ("\"\\ud834\"", "line 1, column 8: an escape that JSON knows was expected"),
        ] {
            assert_eq!(parse(text).unwrap_err(), complaint, "{text}");
        }
        assert!(parse(&"[".repeat(1_000_000)).unwrap_err().contains("fewer"));
    }
}
