//! Formulas: whatever is typed or stands in a link is a formula that can be written and read again, or an error at a place.

use experiment::{Expression, ExpressionError, LONGEST_EXPRESSION};

use crate::dice::Dice;

const SCRAPS: [&str; 60] = [
    "x1", "x2", "x", "y", "X₁", "x₂", "pi", "π", "e", "1", "0.5", "2e3", "1e999", ".", "sin", "max", "min(", "atan2(",
    "sqrt(", "relu(", "step(", "log(", "foo", "np.", "(", ")", "(", ")", ",", "+", "-", "−", "*", "·", "/", "^", "**",
    "²", "⁻¹", "√", "<", "<=", "≥", "==", "!=", "=", " and ", " or ", "not ", "!", "|", "&", " ", "\u{0}", "\u{202e}",
    "é", "日", "_", "neg", "[",
];

/// What a formula that is written is read as.
fn assert_written(expression: &Expression, text: &str) {
    for written in [expression.to_text(), expression.to_string()] {
        assert_eq!(Expression::read(&written).as_ref(), Ok(expression), "{text:?} was written {written:?}");
    }
    let link = expression.to_link();
    assert_eq!(Expression::from_link(&link).as_ref(), Ok(expression), "{text:?} was written {link:?}");
    assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte)), "{link}");
    assert!(link.ends_with(|letter: char| letter.is_ascii_alphanumeric()), "{link}");
    assert!(
        link.len() <= 10 * LONGEST_EXPRESSION && expression.to_python().len() < 100 * LONGEST_EXPRESSION,
        "{text:?}"
    );
    for (x1, x2) in [(0.0, 0.0), (-6.0, 6.0), (1e300, -1e-300), (f64::NAN, f64::INFINITY)] {
        std::hint::black_box(expression.evaluate(x1, x2));
    }
}

/// The error is at a place in the text, and no essay.
fn assert_placed(error: &ExpressionError, text: &str) {
    let n = text.chars().count();
    assert!(error.place.start <= error.place.end && error.place.end <= n, "{text:?}: {error:?}");
    assert!((20..300).contains(&error.why.chars().count()) && error.why.ends_with('.'), "{text:?}: {error}");
}

#[test]
fn a_hundred_thousand_texts_are_formulas_or_errors_at_a_place() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let (mut n_read, mut n_refused) = (0, 0);
    for round in 0..100_000 {
        // Short ones are formulas more often; a few are far too long.
        let most = [3, 6, 12, 40, 400][round % 5];
        let text: String = (0..dice.below(most) + 1).map(|_| dice.one(&SCRAPS)).collect();
        match Expression::read(&text) {
            Ok(expression) => {
                assert_written(&expression, &text);
                n_read += 1;
            }
            Err(error) => {
                assert_placed(&error, &text);
                n_refused += 1;
            }
        }
    }
    assert!(n_read > 3_000 && n_refused > 50_000, "{n_read} {n_refused}");
}

#[test]
fn made_up_formulas_are_read_and_written() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let mut n_read = 0;
    for _ in 0..20_000 {
        let text = formula(&mut dice, 4);
        if text.len() > 180 {
            continue;
        }
        match Expression::read(&text) {
            Ok(expression) => {
                assert_written(&expression, &text);
                n_read += 1;
            }
            // Comparisons in a row are none.
            Err(error) => {
                assert!(error.why.starts_with("Two comparisons") || error.why.contains("up to 200"), "{text}: {error}")
            }
        }
    }
    assert!(n_read > 10_000, "{n_read}");
}

/// A formula of so many levels at most.
fn formula(dice: &mut Dice, depth: usize) -> String {
    if depth == 0 {
        return dice.one(&["x1", "x2", "X₁", "pi", "e", "2", "0.25", "1e-9", "3"]).to_owned();
    }
    let mut inner = || formula(dice, depth - 1);
    let (one, other) = (inner(), inner());
    let between = dice.one(&["+", "-", "*", "/", "^", " < ", ">=", "!=", " and ", " or "]);
    match dice.below(8) {
        0 => format!("{}({one})", dice.one(&["sin", "cos", "exp", "ln", "abs", "sigmoid", "floor", "not ", "√"])),
        1 => format!("{}({one}, {other})", dice.one(&["min", "max", "atan2"])),
        2 => format!("-{one}"),
        3 => format!("({one})²"),
        4 => format!("({one})({other})"),
        5 => format!("({one}){between}({other})"),
        _ => format!("{one}{between}{other}"),
    }
}

#[test]
fn a_hundred_thousand_links_are_formulas_or_errors_at_a_place() {
    const WORDS: [&str; 22] = [
        "x1", "x2", "pi", "e", "1", "0.5", "1e-7", "add", "mul", "sub", "pow", "gt", "and", "not", "neg", "sin",
        "sqrt", "max", "foo", "", "ü", "1e999",
    ];
    let mut dice = Dice(0x1234_5678_9abc_def1);
    let mut n_read = 0;
    for round in 0..100_000 {
        let most = [3, 6, 12, 1000][round % 4];
        let words: Vec<&str> = (0..dice.below(most) + 1).map(|_| dice.one(&WORDS)).collect();
        let text = words.join("_");
        match Expression::from_link(&text) {
            Ok(expression) => {
                assert_written(&expression, &text);
                n_read += 1;
            }
            Err(error) => assert_placed(&error, &text),
        }
    }
    assert!(n_read > 5_000, "{n_read}");
}
