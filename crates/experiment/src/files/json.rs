//! JSON from elsewhere: read into what it should be, or refused with the path of what is wrong, what stands there and what was
//! expected.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::error::Category;

use crate::error::shortened;

/// Reads a text that is one value of JSON.
///
/// # Errors
/// Text that is no JSON, with line and column; or a field that is missing, is not what it should be, or should not be there, with its
/// path.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut deserializer);
    let value = value.map_err(|error| match error.path().to_string() {
        whole if whole == "." => refusal("", error.inner()),
        path => refusal(&path, error.inner()),
    })?;
    deserializer.end().map_err(|error| refusal("", &error))?;
    Ok(value)
}

/// What serde says, with the path before it and in words that do not speak of types.
fn refusal(path: &str, error: &serde_json::Error) -> String {
    let text = error.to_string();
    let message = text.rsplit_once(" at line ").map_or(&*text, |(message, _)| message);
    if error.classify() != Category::Data {
        let (column, message) = match message {
            "expected value" => (error.column(), "a value was expected"),
            // It would stand behind the end.
            "EOF while parsing a value" => (error.column() + 1, "a value was expected"),
            other => (error.column(), other),
        };
        return format!("line {}, column {column}: {message}", error.line());
    }
    let field = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    if let Some(name) = quoted(message, "missing field `") {
        return format!("{} is missing", field(name));
    }
    if let Some(name) = quoted(message, "duplicate field `") {
        return format!("{} stands there more than once", field(name));
    }
    if let Some(name) = quoted(message, "unknown field `") {
        let allowed =
            message.split_once("`, expected ").map_or("", |(_, allowed)| allowed.trim_start_matches("one of "));
        let allowed = allowed.replace(" or ", ", ").replace('`', "");
        // The path ends with it.
        let parent = path.strip_suffix(name).unwrap_or(path);
        return format!("{parent}{} is not known here. Allowed: {allowed}", shortened(name));
    }
    let kinds = message.split_once(": ").and_then(|(_, kinds)| kinds.split_once(", expected "));
    match kinds {
        Some((found, what)) => is_not(path, &found_in_words(found), expected_in_words(what)),
        None => format!("{path}: {message}"),
    }
}

/// What stands between such a beginning and the next quotation mark.
fn quoted<'a>(message: &'a str, beginning: &str) -> Option<&'a str> {
    message.strip_prefix(beginning)?.split('`').next()
}

fn found_in_words(found: &str) -> String {
    match found {
        "map" => "an object".to_owned(),
        "sequence" => "a list".to_owned(),
        _ => match found.strip_prefix("string \"").and_then(|text| text.strip_suffix('"')) {
            Some(text) => format!("“{}”", shortened(text)),
            // The number or the switch itself stands between two of these.
            None => found.split('`').nth(1).unwrap_or(found).to_owned(),
        },
    }
}

fn expected_in_words(what: &str) -> &str {
    match what {
        "f64" => "a number",
        "a boolean" => "true or false",
        "a string" => "a text",
        "a sequence" => "a list",
        other => other,
    }
}

/// That something else stands at a path than what was expected.
pub(super) fn is_not(path: &str, found: &str, what: &str) -> String {
    let path = if path.is_empty() { "the whole" } else { path };
    format!("{path} is {found}, where {what} was expected")
}

/// An object; otherwise a list of its values in order would do, too.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = Object<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Object)
            }
        }

        deserializer.deserialize_map(Fields(PhantomData))
    }
}

/// For a field that may be missing, but is no `null`.
pub(super) fn if_there<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A number that need not be finite. JSON has no other: they are texts, as JavaScript and Python read them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Float(pub(super) f64);

impl Serialize for Float {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            f64::INFINITY => serializer.serialize_str("Infinity"),
            f64::NEG_INFINITY => serializer.serialize_str("-Infinity"),
            number if number.is_nan() => serializer.serialize_str("NaN"),
            number => serializer.serialize_f64(number),
        }
    }
}

impl<'de> Deserialize<'de> for Float {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;

        impl Visitor<'_> for Number {
            type Value = Float;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a number")
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Float, E> {
                Ok(Float(number))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Float, E> {
                Ok(Float(number as f64))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Float, E> {
                Ok(Float(number as f64))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Float, E> {
                match text {
                    "Infinity" => Ok(Float(f64::INFINITY)),
                    "-Infinity" => Ok(Float(f64::NEG_INFINITY)),
                    "NaN" => Ok(Float(f64::NAN)),
                    other => Err(E::invalid_type(Unexpected::Str(other), &self)),
                }
            }

            // What many programs write for it, and this one did.
            fn visit_unit<E: Error>(self) -> Result<Float, E> {
                Ok(Float(f64::NAN))
            }
        }

        deserializer.deserialize_any(Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)] // Only what is wrong is looked at.
    struct Part {
        name: String,
        on: bool,
        rows: Vec<Vec<f64>>,
        #[serde(default, deserialize_with = "if_there")]
        more: Option<Object<Box<Part>>>,
    }

    fn refused(text: &str) -> String {
        read::<Object<Part>>(text).unwrap_err()
    }

    #[test]
    fn what_is_wrong_is_said_with_its_path() {
        let around = |more: &str| refused(&format!("{{\"name\": \"a\", \"on\": true, \"rows\": [[1], [2]]{more}}}"));
        for (more, complaint) in [
            (", \"more\": null", "more is null, where an object was expected"),
            (", \"more\": [\"a\", true, []]", "more is a list, where an object was expected"),
            (", \"more\": {}", "more.name is missing"),
            (", \"more\": {\"name\": 7}", "more.name is 7, where a text was expected"),
            (", \"more\": {\"on\": \"no\"}", "more.on is “no”, where true or false was expected"),
            (", \"more\": {\"rows\": {}}", "more.rows is an object, where a list was expected"),
            (", \"more\": {\"rows\": [[], [0, -0.5, true]]}", "more.rows[1][2] is true, where a number was expected"),
            (", \"more\": {\"rows\": [[[]]]}", "more.rows[0][0] is a list, where a number was expected"),
            (", \"name\": \"b\"", "name stands there more than once"),
        ] {
            assert_eq!(around(more), complaint);
        }
        assert_eq!(refused("-0.5"), "the whole is -0.5, where an object was expected");
        let long = around(&format!(", \"more\": {{\"on\": \"{}\"}}", "9".repeat(1000)));
        assert_eq!(long, format!("more.on is “{}…”, where true or false was expected", "9".repeat(40)));
    }

    #[test]
    fn where_it_breaks_off_is_said() {
        for (text, complaint) in [
            ("", "line 1, column 1: a value was expected"),
            ("{\"name\": \"a\",\n \"on\" 2}", "line 2, column 7: expected `:`"),
            ("{\"rows\": [[1, 2", "line 1, column 15: EOF while parsing a list"),
            ("{\"rows\": [[1e999]]}", "line 1, column 16: number out of range"),
            ("{\"on\": nul}", "line 1, column 11: expected ident"),
            ("{\"name\": \"\\ud834\"}", "line 1, column 17: unexpected end of hex escape"),
            ("{\"name\": \"a\", \"on\": true, \"rows\": []} x", "line 1, column 39: trailing characters"),
        ] {
            assert_eq!(refused(text), complaint, "{text}");
        }
    }

    #[test]
    fn what_is_not_finite_is_a_text() {
        let numbers = [0.1, -0.0, 5.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN].map(Float).to_vec();
        let text = serde_json::to_string(&numbers).unwrap();
        assert_eq!(text, r#"[0.1,-0.0,5.0,"Infinity","-Infinity","NaN"]"#);
        let bits = |numbers: Vec<Float>| numbers.iter().map(|number| number.0.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(read(&text).unwrap()), bits(numbers));
        let all: Vec<Float> = read("[1, -1, 1e3, null]").unwrap();
        assert!(all[0].0 == 1.0 && all[1].0 == -1.0 && all[2].0 == 1e3 && all[3].0.is_nan());
        for (text, complaint) in [
            ("[\"inf\"]", "[0] is “inf”, where a number was expected"),
            ("[true]", "[0] is true, where a number was expected"),
            ("[[]]", "[0] is a list, where a number was expected"),
        ] {
            assert_eq!(read::<Vec<Float>>(text).unwrap_err(), complaint);
        }
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let deep = "[".repeat(1_000_000);
        assert!(refused(&deep).contains("a list, where an object was expected"));
        assert!(refused(&format!("{{\"rows\": {deep}")).starts_with("rows[0][0] is a list"));
        assert!(refused(&format!("{{\"unknown\": {deep}")).starts_with("line 1, column 10"));
        assert!(refused(&"{\"more\": ".repeat(1_000_000)).ends_with("recursion limit exceeded"));
    }
}
