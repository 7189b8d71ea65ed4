//! Numbers as people write and copy them: into each kind of field, with what is said where they could be read otherwise.

use experiment::{Edit, Error, Quantity, RaceLimit, Setting, Typed, read_number, read_parameter, read_typed};

/// Spellings of numbers with a fraction: what they are, or nothing; and whether something is said.
const REAL: [(&str, Option<f64>, bool); 64] = [
    ("0.03", Some(0.03), false),
    ("0,03", Some(0.03), false),
    (",03", Some(0.03), false),
    (".03", Some(0.03), false),
    ("3.", Some(3.0), false),
    ("3,", Some(3.0), false),
    ("  0.5  ", Some(0.5), false),
    ("\u{a0}0.5\u{a0}", Some(0.5), false),
    ("\u{200b}0.5\u{feff}", Some(0.5), false),
    ("0.\u{ad}5", Some(0.5), false),
    ("+0.5", Some(0.5), false),
    ("+ 0.5", Some(0.5), false),
    ("-0.5", Some(-0.5), false),
    ("−0.5", Some(-0.5), false),
    ("–0,5", Some(-0.5), false),
    ("‐0.5", Some(-0.5), false),
    ("- 0.5", Some(-0.5), false),
    ("−\u{202f}0,5", Some(-0.5), false),
    ("－0．5", Some(-0.5), false),
    ("1e-3", Some(0.001), false),
    ("1E−3", Some(0.001), false),
    ("1,5e−3", Some(0.0015), false),
    ("1e+2", Some(100.0), false),
    ("0.125", Some(0.125), false),
    ("0,125", Some(0.125), false),
    ("1.125", Some(1.125), false),
    ("1,125", Some(1.125), true),
    ("12,345", Some(12.345), true),
    ("1,12", Some(1.12), false),
    ("1,1255", Some(1.1255), false),
    ("1.000", Some(1.0), false),
    ("1,000", Some(1.0), true),
    ("-1,000", Some(-1.0), true),
    ("1,000.5", Some(1000.5), false),
    ("1.000,5", Some(1000.5), false),
    ("1 000,5", Some(1000.5), false),
    ("1\u{202f}000.5", Some(1000.5), false),
    ("1'000.5", Some(1000.5), false),
    ("1’000.5", Some(1000.5), false),
    ("1\u{2009}000", Some(1000.0), false),
    ("1,000,000", Some(1e6), false),
    ("1.000.000", Some(1e6), false),
    ("1.000.000,25", Some(1_000_000.25), false),
    ("1,000,000.25", Some(1_000_000.25), false),
    ("１２．５", Some(12.5), false),
    ("٠٫٥", Some(0.5), false),
    ("۱۲", Some(12.0), false),
    ("０，５", Some(0.5), false),
    ("1 2", None, false),
    ("1 00", None, false),
    ("1,00,0", None, false),
    ("1.00.0", None, false),
    ("1,000.000,5", None, false),
    ("1.5,000.5", None, false),
    ("5%", None, false),
    ("5 m", None, false),
    ("½", None, false),
    ("1/2", None, false),
    ("one", None, false),
    ("", None, false),
    ("-", None, false),
    (".", None, false),
    ("--1", None, false),
    ("1e", None, false),
];

/// The same of whole numbers.
const WHOLE: [(&str, Option<f64>, bool); 20] = [
    ("1000", Some(1000.0), false),
    ("1,000", Some(1000.0), true),
    ("001,234", Some(1234.0), true),
    ("000,012", Some(12.0), true),
    ("1 000", Some(1000.0), false),
    ("1\u{a0}000", Some(1000.0), false),
    ("1\u{202f}000", Some(1000.0), false),
    ("1'000", Some(1000.0), false),
    ("1.000", Some(1.0), true),
    ("1.000.000", Some(1e6), false),
    ("1,000,000", Some(1e6), false),
    ("1.000,0", Some(1000.0), false),
    ("20.0", Some(20.0), false),
    ("20,0", Some(20.0), false),
    ("２０", Some(20.0), false),
    ("1e3", Some(1000.0), false),
    ("+5", Some(5.0), false),
    ("1,00", Some(1.0), false),
    ("5,5 5", None, false),
    ("1,0000,000", None, false),
];

fn check(quantity: Quantity, rows: &[(&str, Option<f64>, bool)]) {
    for (text, number, is_said) in rows {
        let Typed { value, note } = read_typed(text, quantity);
        assert_eq!(read_number(&value), *number, "{text:?} of {quantity:?} became {value:?}");
        assert_eq!(note.is_some(), *is_said, "{text:?} of {quantity:?}: {note:?}");
        assert!(number.is_some() || value == *text, "what is none comes out as it went in: {text:?}");
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    check(Quantity::Real, &REAL);
    check(Quantity::Whole, &WHOLE);
    let percent = REAL.map(|row| if row.0 == "5%" { ("5%", Some(5.0), false) } else { row });
    check(Quantity::Percent, &percent);
    check(Quantity::Percent, &[("12,5 %", Some(12.5), false), ("5\u{202f}％", Some(5.0), false), ("%", None, false)]);
}

#[test]
fn what_could_be_read_otherwise_is_said() {
    for (text, quantity, said) in [
        ("1.000", Quantity::Whole, "Read as 1: the dot is the decimal sign."),
        ("1,000", Quantity::Whole, "Read as 1000: the comma parts the thousands."),
        ("1,000", Quantity::Real, "Read as 1: the comma is the decimal sign."),
        ("−1,250", Quantity::Real, "Read as -1.25: the comma is the decimal sign."),
    ] {
        assert_eq!(read_typed(text, quantity).note.as_deref(), Some(said), "{text}");
    }
}

/// Each field reads them as a link holds them, or refuses what it cannot be, with what is allowed.
#[test]
fn every_field_for_a_number_reads_them() {
    let names_what_is_allowed =
        |error: &Error| matches!(error, Error::NotAllowed { allowed, .. } if !allowed.is_empty());
    let settings =
        Setting::all().filter_map(|setting| setting.info().domain.quantity().map(|kind| (setting.info(), kind)));
    let limits = RaceLimit::ALL.map(|limit| (limit.info(), limit.info().domain.quantity().unwrap()));
    let mut n_read = 0;
    for (info, quantity) in settings.chain(limits) {
        let rows = if quantity == Quantity::Whole { &WHOLE[..] } else { &REAL };
        for (text, number, _) in rows {
            let is_percent = ["noise", "percTrainData"].contains(&info.key) && *text == "5%";
            let expected = if is_percent { Some(5.0) } else { *number };
            assert_eq!(read_number(&info.typed(text).value), expected, "{text:?} as {}", info.key);
        }
    }
    for (setting, quantity) in Setting::all().filter_map(|setting| Some((setting, setting.info().domain.quantity()?))) {
        let rows = if quantity == Quantity::Whole { &WHOLE[..] } else { &REAL };
        for (text, number, _) in rows {
            match (Edit::read(setting, &setting.info().typed(text).value), number) {
                (Ok(edit), Some(number)) => {
                    assert_eq!(Ok(edit), Edit::read(setting, &number.to_string()), "{text:?} as {setting:?}");
                    n_read += 1;
                }
                (Ok(edit), None) => assert_eq!(*text, "5%", "{edit:?}"),
                (Err(error), _) => assert!(names_what_is_allowed(&error), "{text:?} as {setting:?}: {error}"),
            }
        }
    }
    assert!(n_read > 100, "{n_read}");
    for (text, number, is_said) in REAL {
        match (read_parameter(text), number.filter(|number| number.abs() <= 1000.0)) {
            (Ok(typed), Some(number)) => assert_eq!((typed.value, typed.note.is_some()), (number, is_said), "{text:?}"),
            (Err(error), None) => assert!(names_what_is_allowed(&error), "{text:?}: {error}"),
            other => panic!("{text:?}: {other:?}"),
        }
    }
}

#[test]
fn what_a_link_holds_comes_out_as_it_went_in() {
    for number in [0.0, 0.5, -0.25, 1e-7, 1e21, 123_456.789, f64::MAX, 5e-324, 0.1 + 0.2] {
        for quantity in [Quantity::Real, Quantity::Percent] {
            let typed = read_typed(&number.to_string(), quantity);
            assert_eq!(read_number(&typed.value).map(f64::to_bits), Some(number.to_bits()), "{typed:?}");
        }
    }
    assert_eq!(read_typed("none", Quantity::Whole).value, "none");
    assert_eq!(Setting::Activation.info().typed("relu").value, "relu");
}
