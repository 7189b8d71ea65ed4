//! Formulas of somebody's own as labels and as features: through a link and back, in a session, and whatever else stands in their place.

use experiment::{
    Change, Config, Dataset, Edit, Feature, Formula, FormulaUse, Problem, Rebuild, Session, SessionMaps, Start,
    UndoStack, feature_picture, links, notebook, saved, setting_words,
};

use crate::dice::Dice;

const CLASSES: FormulaUse = FormulaUse::Labels(Some(Problem::Classification));
const VALUES: FormulaUse = FormulaUse::Labels(Some(Problem::Regression));

fn read(link: &str) -> links::Reading {
    links::read(link, || "0.5".to_owned())
}

fn config(link: &str) -> Config {
    let reading = read(link);
    assert_eq!(reading.corrections, [], "{link}");
    reading.config
}

fn feature(text: &str) -> Option<Formula> {
    Some(Formula::read(text, FormulaUse::Feature).unwrap_or_else(|error| panic!("{text}: {error}")))
}

fn labels(text: &str) -> Formula {
    Formula::read(text, FormulaUse::Labels(None)).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// All weights and biases, and the losses.
fn bits(session: &Session) -> Vec<u64> {
    let numbers = session.network().layers().iter().flat_map(|layer| layer.weights.iter().chain(&layer.biases));
    numbers.chain([&session.losses().train, &session.losses().test]).map(|number| number.to_bits()).collect()
}

#[test]
fn a_formula_for_a_built_in_feature_is_that_feature_to_the_last_bit() {
    for (key, formula, at) in [
        ("xSquared", "x1_2_pow", Feature::X1Squared),
        ("ySquared", "x2_2_pow", Feature::X2Squared),
        ("xTimesY", "x1_x2_mul", Feature::X1X2),
        ("sinX", "x1_sin", Feature::SinX1),
        ("sinY", "x2_sin", Feature::SinX2),
    ] {
        let (built_in, own) = (config(&format!("#seed=1&{key}=true")), config(&format!("#seed=1&formula2={formula}")));
        assert_eq!(feature_picture(&built_in, at), feature_picture(&own, Feature::Formula2), "{key}");
        let (mut built_in, mut own) = (Session::new(built_in), Session::new(own));
        let _ = (built_in.advance(100), own.advance(100));
        assert_eq!(own.epoch(), 100);
        assert_eq!(bits(&own), bits(&built_in), "{key}");
    }
}

#[test]
fn a_built_in_data_set_by_formula_has_its_labels() {
    let session = Session::new(config("#seed=3&dataset=formula&formula=x1_x2_mul_0_ge&noise=20&numPoints=300"));
    let points = || session.train_points().iter().chain(session.test_points());
    assert_eq!((points().count(), session.train_points().len()), (300, 150));
    assert!(points().all(|point| point.x.abs() <= 5.0 && point.y.abs() <= 5.0 && point.label.abs() == 1.0));
    // The points of that set lie where these do, but for the gap along its axes.
    let known = Session::new(config("#seed=3&dataset=xor&noise=0&numPoints=300"));
    let plain = Session::new(config("#seed=3&dataset=formula&formula=x1_x2_mul_0_ge&numPoints=300"));
    for (one, other) in known.train_points().iter().zip(plain.train_points()) {
        assert!((one.x.abs() - 0.3 - other.x.abs()).abs() < 1e-12 && one.label == other.label, "{one:?} {other:?}");
    }
    assert!(session.train_points() != plain.train_points(), "noise changes labels");
}

#[test]
fn in_regression_its_values_are_the_labels_as_far_as_they_go() {
    let link = "#seed=1&problem=regression&regDataset=formula&formula=x1_x2_add_4_div";
    let session = Session::new(config(link));
    for point in session.train_points().iter().chain(session.test_points()) {
        assert_eq!(point.label.to_bits(), ((point.x + point.y) / 4.0).clamp(-1.0, 1.0).to_bits());
    }
    assert!(session.train_points().iter().any(|point| point.label == 1.0));
}

#[test]
fn they_come_out_of_a_link_as_they_went_in_and_train_alike() {
    let before = config("#seed=7");
    assert!(!links::write(&before).contains("formula"));
    let edits = [
        Edit::Formula(None, Some(labels("x1^2 + x2^2 < 9"))),
        Edit::Dataset(Dataset::Formula),
        Edit::Formula(Some(Feature::Formula1), feature("cos(x1)")),
        Edit::Formula(Some(Feature::Formula4), feature("sqrt(x1^2 + x2^2)")),
        Edit::Feature(Feature::X1, false),
    ];
    let made = edits.into_iter().fold(before, |config, edit| config.with(edit).unwrap());
    let link = links::write(&made);
    for part in [
        "&dataset=formula&",
        "&formula=x1_2_pow_x2_2_pow_add_9_lt&",
        "&formula1=x1_cos&",
        "&formula4=x1_2_pow_x2_2_pow_add_sqrt&",
    ] {
        assert!(link.contains(part), "{part} in {link}");
    }
    let opened = config(&link);
    assert_eq!((&opened, links::write(&opened)), (&made, link.clone()));
    let all = [Feature::X2, Feature::Formula1, Feature::Formula4];
    assert_eq!(opened.features().iter().collect::<Vec<_>>(), all);
    assert_eq!(all.map(|feature| opened.feature_label(feature)), ["X2", "cos(X₁)", "sqrt(X₁² + X₂²)"]);
    let (mut one, mut other) = (Session::new(made), Session::new(opened));
    let _ = (one.advance(20), other.advance(20));
    assert_eq!(bits(&one), bits(&other));
    let again = saved::read(&saved::write(&one)).unwrap();
    assert_eq!((again.config(), bits(&again)), (one.config(), bits(&one)));
    assert_eq!(links::edits(&link, one.config()), Ok(Vec::new()));
    assert_eq!(links::edits("formula1=x2_tanh", one.config()), {
        Ok(vec![Edit::Formula(Some(Feature::Formula1), feature("tanh(x2)"))])
    });
}

#[test]
fn a_link_is_taken_to_the_letter_only_without_formulas() {
    assert!(links::Fragment::plain("#seed=1&dataset=xor").is_some());
    for link in ["#seed=1&formula=x1", "#seed=1&formula3=x1", "#seed=1&formulas_hide=true"] {
        assert!(links::Fragment::plain(link).is_none(), "{link}");
    }
    let reading = links::read(links::Fragment::to_the_letter("#seed=1&dataset=formula&formula=x1"), String::new);
    let said: Vec<String> = reading.corrections.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["This is no formula: what reads them could not be loaded. Reload the page."]);
    assert_eq!(reading.config.current_dataset(), Dataset::Circle);
}

#[test]
fn what_cannot_be_used_says_what_where_and_what_is_allowed() {
    const NUMBER: &str = " Allowed: a formula that is a number wherever x1 and x2 are from −6 to 6.";
    let differing = |what: &str| {
        format!(" Allowed: a formula with different {what} on the plane, where x1 and x2 are from −6 to 6.")
    };
    for (usage, text, why, allowed) in [
        (FormulaUse::Feature, "1/x1", "It divides by 0 at x1 = 0, x2 = 6.", NUMBER),
        (FormulaUse::Feature, "x2^-1", "It divides by 0 at x1 = −6, x2 = 0.", NUMBER),
        (FormulaUse::Feature, "1 + 2log(x1)", "It takes the logarithm of −6 at x1 = −6, x2 = 6.", NUMBER),
        (FormulaUse::Feature, "log(x1^2)", "It takes the logarithm of 0 at x1 = 0, x2 = 6.", NUMBER),
        (CLASSES, "sqrt(x1 + 1/3)", "It takes the square root of −5.667 at x1 = −6, x2 = 6.", NUMBER),
        (CLASSES, "x2^0.5", "It takes −0.25 to the power of 0.5 at x1 = −6, x2 = −0.25.", NUMBER),
        (VALUES, "exp(exp(x1^2))", "It is too large at x1 = −6, x2 = 6.", NUMBER),
        (CLASSES, "x1^2 < 0", "It is never true.", &differing("classes")),
        (CLASSES, "not x1^2 < 0", "It is always true.", &differing("classes")),
        (CLASSES, "-x1^2", "It is never above 0.", &differing("classes")),
        (CLASSES, "exp(x1)", "It is above 0 everywhere.", &differing("classes")),
        (CLASSES, "x1 != x2", "It is almost always true.", &differing("classes")),
        (CLASSES, "x1 == 2", "It is almost never true.", &differing("classes")),
        (FormulaUse::Feature, "x1 == x2", "It is 0 almost everywhere.", &differing("values")),
        (FormulaUse::Labels(None), "2", "It is above 0 everywhere.", &differing("classes")),
        (VALUES, "2 + x1^2", "It is 1 or more everywhere, which counts as 1.", &differing("labels")),
        (VALUES, "-2 - x1^2", "It is −1 or less everywhere, which counts as −1.", &differing("labels")),
        (VALUES, "0.5", "It is 0.5 everywhere.", &differing("labels")),
        (FormulaUse::Feature, "x1 - x1", "It is 0 everywhere.", &differing("values")),
        (
            FormulaUse::Feature,
            "exp(4x1)",
            "It is 1202604.284 at x1 = 3.5, x2 = 6.",
            " Allowed: from −1,000,000 to 1,000,000.",
        ),
        (
            FormulaUse::Feature,
            "foo(x1)",
            "“foo” is unknown.",
            " Allowed: x1, x2, pi, e, sin, cos, tan, exp, log, sqrt, abs, sign, tanh, sigmoid, relu, step, floor, min, max, atan2.",
        ),
        (
            FormulaUse::Feature,
            &"x1 + ".repeat(2000),
            "The formula has 6000 characters.",
            " Allowed: up to 200, blanks not counted.",
        ),
    ] {
        let error = Formula::read(text, usage).unwrap_err();
        assert_eq!(error.why, format!("{why}{allowed}"), "{text}");
    }
    // What lies between the places that are looked at first is found, and where both problems differ, each is asked.
    assert!(Formula::read("abs(x1 - 0.1) < 0.05", CLASSES).is_ok());
    assert!(Formula::read("0.5 + x1 / 100", VALUES).is_ok() && Formula::read("0.5 + x1 / 100", CLASSES).is_err());
    assert!(Formula::read("0.5 + x1 / 100", FormulaUse::Labels(None)).is_ok());
}

#[test]
fn where_a_formula_has_no_value_it_is_defined() {
    let pole = feature("1 / (x1 - 0.1)").unwrap();
    assert_eq!((pole.value(0.1, 0.0), pole.value(0.1f64.next_up(), 0.0)), (1e6, 1e6));
    let none = feature("sqrt(x1 + 6)").unwrap();
    assert_eq!(none.value(-7.0, 0.0), 0.0);
}

#[test]
fn in_a_link_each_is_named_and_what_can_be_is_used() {
    for (link, said) in [
        (
            "dataset=formula",
            "dataset cannot be “formula”. Allowed: “formula” only together with a formula. Used: circle.",
        ),
        (
            "dataset=formula&formula=x1_x1_lt",
            "This is no formula for “formula”: It is never true. Allowed: a formula with different classes on the plane, where x1 \
             and x2 are from −6 to 6.",
        ),
        (
            "formula2=x1_foo",
            "This is no formula for “formula2”: “foo” is nothing that a formula in a link has. Allowed: as x1_x2_mul.",
        ),
        (
            "formula4=1_x1_div",
            "This is no formula for “formula4”: It divides by 0 at x1 = 0, x2 = 6. Allowed: a formula that is a number wherever \
             x1 and x2 are from −6 to 6.",
        ),
    ] {
        let reading = read(&format!("#seed=1&formula1=x1_cos&{link}"));
        let all: Vec<String> = reading.corrections.iter().map(ToString::to_string).collect();
        assert_eq!(all, [said], "{link}");
        assert_eq!(reading.config, config("#seed=1&formula1=x1_cos"), "{link}");
    }
    let long = read(&format!("#seed=1&formula1={}x1", "x1_neg_".repeat(1500)));
    assert_eq!(long.corrections.len(), 1);
    assert!(long.corrections[0].to_string().chars().count() < 200, "{}", long.corrections[0]);
    // One that says something in one problem stays while the other is posed.
    for problem in ["regression", "classification"] {
        let link = format!("#seed=1&problem={problem}&regDataset=formula&formula=0.5_x1_100_div_add");
        assert_eq!(config(&link).reg_dataset(), Dataset::Formula);
    }
}

#[test]
fn a_hundred_thousand_texts_in_a_link_are_formulas_or_named() {
    const WORDS: [&str; 20] = [
        "x1", "x2", "x1", "x2", "pi", "1", "0.5", "1e300", "add", "mul", "sub", "div", "gt", "sin", "log", "neg",
        "foo", "", "%20", "ü",
    ];
    let mut dice = Dice(0x51_7c_c1_b7);
    let (mut n_used, mut n_named) = (0, 0);
    let written = "x1_sin_x2_mul_1_gt";
    for round in 0..100_000 {
        let text = if round % 4 == 0 {
            let at = dice.below(written.len());
            format!("{}{}{}", &written[..at], dice.one(&["", "_", "9", "x", "-", "."]), &written[at + 1..])
        } else {
            let n = dice.below([4, 6, 9, 200][round % 4]) + 1;
            (0..n).map(|_| dice.one(&WORDS)).collect::<Vec<_>>().join("_")
        };
        let key = dice.one(&["formula1", "formula", "formula4"]);
        let reading = read(&format!("seed=1&{key}={text}"));
        let config = reading.config;
        match (config.formula(None).is_some() || config.features() != Config::default().features(), reading.corrections)
        {
            (true, _) => {
                n_used += 1;
                assert_eq!(read(&links::write(&config)).config, config, "{text}");
            }
            (false, corrections) => {
                n_named += 1;
                let long = corrections.iter().any(|correction| correction.to_string().chars().count() > 400);
                assert!(
                    !long && (!corrections.is_empty() || text.trim_matches('_').is_empty()),
                    "{text}: {corrections:?}"
                );
            }
        }
    }
    assert!(n_used > 2_000 && n_named > 20_000, "{n_used} {n_named}");
}

#[test]
fn each_change_can_be_taken_back() {
    let (mut session, mut undo) = (Session::new(config("#seed=1")), UndoStack::default());
    let _ = session.advance(10);
    let before = bits(&session);
    let labelled = session.config().clone().with_label_formula(labels("x1 > x2"));
    undo.replace(&mut session, Session::new(labelled));
    assert_eq!((session.epoch(), session.config().current_dataset()), (0, Dataset::Formula));
    let add = Change::Edit(Edit::Formula(Some(Feature::Formula1), feature("cos(x1)")));
    assert_eq!(undo.apply(&mut session, add), Ok(Rebuild::Network));
    let mut maps = SessionMaps::new(&session, 20);
    let other = Change::Edit(Edit::Formula(Some(Feature::Formula1), feature("cos(x2)")));
    assert_eq!(undo.apply(&mut session, other), Ok(Rebuild::Network));
    let drawn = maps.draw(&session).output().to_vec();
    assert_eq!(drawn, SessionMaps::new(&session, 20).draw(&session).output(), "the plane shows the formula of now");
    assert_eq!(session.network().n_in(), 3);
    for _ in 0..3 {
        assert!(undo.undo(&mut session).is_some());
    }
    assert_eq!((bits(&session), undo.can_undo()), (before, false));
}

#[test]
fn what_a_link_restricts_stays() {
    let page = config("#seed=1&dataset=formula&formula=x1_x2_lt&formula1=x1_cos&dataset_lock=true&formulas_lock=true");
    for change in [
        Change::Edit(Edit::Formula(None, Some(labels("x1 > 1")))),
        Change::Edit(Edit::Formula(Some(Feature::Formula1), None)),
        Change::Edit(Edit::Formula(Some(Feature::Formula2), feature("cos(x1)"))),
    ] {
        assert!(change.check_permitted(&page).is_err(), "{change:?}");
    }
    let other = config("#seed=2&formula1=x2_cos");
    assert!(page.admits(&other).is_err());
    let shown = other.under(&page);
    assert_eq!((shown.formula(None), shown.formulas()), (page.formula(None), page.formulas()));
    assert_eq!(shown.current_dataset(), Dataset::Formula);
    let hidden = config("#seed=1&formula1=x1_cos&formulas_hide=true");
    assert_eq!(hidden.features(), Config::default().features(), "the network leaves out what the page does");
}

#[test]
fn a_notebook_has_them_in_python() {
    let link =
        "#seed=1&dataset=formula&formula=x1_sin_x2_mul_1_gt&formula1=x1_2_pow_x2_2_pow_add_sqrt&formula2=x1_x2_lt";
    let text = notebook(&Session::new(config(link)), Start::Initial, 2);
    for part in [
        "The labels come from a formula: `sin(x1) * x2 > 1`.",
        "    x1, x2 = x, y\\n",
        "return np.column_stack([x, y, np.clip(np.nan_to_num(np.sqrt(x1**2 + x2**2)), -1000000.0, 1000000.0), \
         np.clip(np.nan_to_num(1.0 * (x1 < x2)), -1000000.0, 1000000.0)])",
        "but X1, X2, sqrt(X₁² + X₂²) and X₁ < X₂.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!notebook(&Session::new(config("#seed=1")), Start::Initial, 2).contains("x1"));
}

#[test]
fn people_read_them_as_they_are_written() {
    use experiment::Setting;
    assert_eq!(setting_words(Setting::Formula(None), "x1_2_pow_x2_lt"), "X₁² < X₂");
    assert_eq!(setting_words(Setting::Formula(Some(Feature::Formula1)), ""), "none");
    let formula = labels("2x1 > 1");
    assert_eq!([formula.label(), formula.typed(), formula.link()], ["2 · X₁ > 1", "2 * x1 > 1", "2_x1_mul_1_gt"]);
}
