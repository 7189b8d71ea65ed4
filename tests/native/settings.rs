//! Every row of the table of settings, against what a link, a config and a session make of it.

use std::collections::BTreeSet;

use experiment::{
    Config, Domain, Edit, Formula, FormulaUse, OwnData, Point, Presets, Problem, Rebuild, Session, Setting, hideable,
    links,
};

/// An experiment in which each setting makes a difference: what it is called in a link.
fn base(setting: Setting) -> Config {
    let problem = if setting == Setting::RegDataset { "regression" } else { "classification" };
    let points = match setting {
        Setting::OwnData => format!("&dataset=own&points={}", own(1.0)),
        Setting::Formula(None) => "&dataset=formula&formula=x1_x2_lt".to_owned(),
        _ => String::new(),
    };
    let link = format!("#seed=1&regularization=L2&regularizationRate=0.03&problem={problem}{points}");
    let reading = links::read(&link, String::new);
    assert_eq!(reading.corrections, []);
    reading.config
}

/// Ten points of somebody's own, in the link's words.
fn own(size: f64) -> String {
    let point =
        |i: u8| Point { x: f64::from(i) * size / 2.0, y: -size, label: if i.is_multiple_of(2) { 1.0 } else { -1.0 } };
    let points: Vec<Point> = (0..10).map(point).collect();
    OwnData::nearest(&points, Problem::Classification).unwrap().text().to_owned()
}

/// A value that the base has not, in the link's words.
fn other_value(setting: Setting) -> String {
    let now = base(setting).text_of(setting);
    let texts: Vec<String> = match setting.info().domain {
        Domain::Words(words) => words.iter().map(|word| word.link.to_owned()).collect(),
        Domain::Number { min, presets: Presets::Steps { to, .. }, .. } => vec![min.to_string(), to.to_string()],
        Domain::Number { presets: Presets::List(numbers), .. } => numbers.iter().rev().map(f64::to_string).collect(),
        Domain::Number { max, presets: Presets::Typed, .. } => vec![max.to_string()],
        Domain::Switch => vec!["true".to_owned(), "false".to_owned()],
        Domain::Layers => vec!["3".to_owned()],
        Domain::Text => vec!["other".to_owned()],
        Domain::Points => vec![own(0.5)],
        Domain::Formula => vec!["x1_sin_x2_mul_1_gt".to_owned()],
    };
    texts.into_iter().find(|text| Some(text) != now.as_ref()).unwrap()
}

fn edit(setting: Setting) -> Edit {
    let text = other_value(setting);
    let formula = |usage| Formula::from_link(&text, usage).ok();
    match setting {
        Setting::OwnData => return Edit::OwnData(OwnData::read(&text).ok()),
        Setting::Formula(None) => return Edit::Formula(None, formula(FormulaUse::Labels(None))),
        Setting::Formula(Some(feature)) => return Edit::Formula(Some(feature), formula(FormulaUse::Feature)),
        _ => {}
    }
    Edit::read(setting, &text).unwrap_or_else(|error| panic!("{setting:?}: {error}"))
}

fn changed(setting: Setting) -> Config {
    base(setting).with(edit(setting)).unwrap_or_else(|error| panic!("{setting:?}: {error}"))
}

#[test]
fn each_has_a_key_of_its_own_and_all_that_can_be_hidden_has_a_setting_or_is_a_button() {
    let settings: Vec<Setting> = Setting::all().collect();
    assert_eq!(settings.len(), 37);
    assert_eq!(settings.iter().map(|setting| setting.info().key).collect::<BTreeSet<_>>().len(), settings.len());
    let hidden: BTreeSet<&str> = settings.iter().filter_map(|setting| setting.hidden_as()).collect();
    let known: BTreeSet<&str> = hideable().iter().copied().collect();
    let buttons: Vec<&str> = known.difference(&hidden).copied().collect();
    let parts =
        ["classLink", "export", "followPoint", "keepRun", "lessons", "logarithmic", "playButton", "predictFirst"];
    let more = ["race", "resetButton", "runs", "share", "stepButton", "switchOff", "timeline", "undo", "weights"];
    assert_eq!(buttons, [&parts[..], &more].concat());
    assert!(hidden.is_subset(&known), "{hidden:?}");
}

#[test]
fn each_is_read_written_and_kept_by_a_link() {
    for setting in Setting::all() {
        let (base, changed, text) = (base(setting), changed(setting), other_value(setting));
        assert_ne!(base, changed, "{setting:?}");
        assert_eq!(changed.text_of(setting), Some(text), "{setting:?}");
        let others = Setting::all().filter(|other| *other != setting);
        others.for_each(|other| assert_eq!(changed.text_of(other), base.text_of(other), "{setting:?} {other:?}"));
        let link = links::write(&changed);
        let reading = links::read(&link, String::new);
        assert_eq!((reading.config, reading.corrections.len()), (changed, 0), "{setting:?}: {link}");
    }
}

#[test]
fn each_has_a_default_and_presets_that_are_allowed() {
    for setting in Setting::all() {
        let default = Config::default().text_of(setting);
        let presets = match setting.info().domain {
            Domain::Number { presets: Presets::List(numbers), .. } => numbers.to_vec(),
            Domain::Number { presets: Presets::Steps { from, to, by }, .. } => vec![from, from + by, to],
            Domain::Number { presets: Presets::Typed, .. } => {
                assert_eq!((&default, Edit::read(setting, "none").is_ok()), (&None, true), "{setting:?}");
                Vec::new()
            }
            _ => Vec::new(),
        };
        for text in default.into_iter().chain(presets.iter().map(f64::to_string)) {
            let config = Config::default().with(Edit::read(setting, &text).unwrap()).unwrap();
            assert_eq!(config.text_of(setting), Some(text), "{setting:?}");
        }
    }
}

#[test]
fn what_is_not_allowed_is_refused_by_key_and_with_what_is() {
    for setting in Setting::all() {
        let (key, domain) = (setting.info().key, setting.info().domain);
        let wrong = match domain {
            Domain::Switch => continue,
            Domain::Text => "a&b",
            _ => "nonsense",
        };
        let error = Edit::read(setting, wrong).unwrap_err().to_string();
        assert_eq!(error, format!("{key} cannot be “{wrong}”. Allowed: {}.", domain.in_words()));
    }
}

/// Everything that is learned, to the last bit.
fn state(session: &Session) -> Vec<u64> {
    let layers = session.network().layers().iter();
    layers.flat_map(|layer| layer.weights.iter().chain(&layer.biases)).map(|number| number.to_bits()).collect()
}

fn points(session: &Session) -> (&[Point], &[Point]) {
    (session.train_points(), session.test_points())
}

#[test]
fn each_rebuilds_what_it_affects_and_nothing_else() {
    for setting in Setting::all() {
        let mut before = Session::new(base(setting));
        let _ = before.advance(3);
        let mut after = before.clone();
        let rebuild = after.apply(edit(setting)).unwrap();
        let keeps_points = (before.train_points(), before.test_points()) == (after.train_points(), after.test_points());
        let keeps_network = state(&before) == state(&after) && after.epoch() == 3;
        let expected = match (keeps_points, keeps_network) {
            (true, true) => Rebuild::Nothing,
            (false, true) => Rebuild::Points,
            (true, false) => Rebuild::Network,
            (false, false) => Rebuild::Everything,
        };
        assert_eq!(rebuild, expected, "{setting:?}");

        let (mut anew, beginning) = (Session::new(changed(setting)), Session::new(base(setting)));
        assert_eq!(points(&anew), points(&after), "{setting:?}: an edit gives the points of the new link");
        // A new seed draws new points for the network that there is.
        let needs_network = state(&anew) != state(&beginning) && setting != Setting::Seed;
        assert!(!needs_network || !keeps_network, "{setting:?}: an edit builds the network of the new link");
        let _ = anew.advance(3);
        assert_eq!(anew.config().learns_like(before.config()), state(&anew) == state(&before), "{setting:?}");
    }
}
