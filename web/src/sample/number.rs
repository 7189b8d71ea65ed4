//! Numbers as the steps show them.

/// A number to three places, or as many as its first two digits need; a whole one to none.
pub fn number(value: f64) -> String {
    let size = value.abs();
    let (mut places, mut least) = if value.fract() == 0.0 { (0, 0.0) } else { (3, 0.01) };
    while size != 0.0 && size < least && places < 9 {
        (places, least) = (places + 1, least / 10.0);
    }
    let text = format!("{value:.places$}");
    match text.strip_prefix('-') {
        // What is rounded to zero has no sign.
        Some(digits) if digits.trim_matches(['0', '.']).is_empty() => digits.to_owned(),
        Some(digits) => format!("−{digits}"),
        None => text,
    }
}

/// The same behind a sign of multiplication or subtraction.
pub fn factor(value: f64) -> String {
    let text = number(value);
    if text.starts_with('−') { format!("({text})") } else { text }
}

/// A number that is added to something, with its sign before it.
pub fn added(value: f64) -> String {
    let text = number(value);
    match text.strip_prefix('−') {
        Some(size) => format!(" − {size}"),
        None => format!(" + {text}"),
    }
}
