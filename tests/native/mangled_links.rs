//! Links that chats, mails, spreadsheets and keyboards have changed on their way: each is the same experiment again, or something is
//! said.

use std::time::{Duration, Instant};

use experiment::links::Fragment;
use experiment::{
    Change, Config, Correction, Edit, Error, Feature, Moment, Parameter, Session, Setting, lessons, links, races,
};

use crate::dice::Dice;

fn read(link: &str) -> links::Reading {
    links::read(link, || "fresh".to_owned())
}

fn sentences(corrections: &[Correction]) -> Vec<String> {
    corrections.iter().map(ToString::to_string).collect()
}

/// A link as it was, what it became on its way, and a word of what is said.
const MENDED: [(&str, &str, &str); 79] = [
    // Entities.
    ("seed=1&noise=5", "#seed=1&amp;noise=5", "&amp; in place of &"),
    ("seed=1&noise=5&x=false", "#seed=1&amp;amp;noise=5&amp;amp;amp;x=false", "&amp; in place of &"),
    ("seed=1&noise=5", "#seed=1&#38;noise=5", "&amp; in place of &"),
    ("seed=1&noise=5", "#seed=1&#x26;noise=5", "&amp; in place of &"),
    ("seed=1&noise=5", "#seed=1&amp%3Bnoise=5", "&amp; in place of &"),
    ("seed=1&regularization=L2", "#seed=1®ularization=L2", "&amp; in place of &"),
    ("seed=1&noise=5", "#seed=1&AMP;noise=5", "&amp; in place of &"),
    // Codes.
    ("seed=1&noise=5", "%23seed%3D1%26noise%3D5", "codes"),
    ("seed=1&noise=5", "#seed%3D1%26noise%3D5", "codes"),
    ("seed=1&noise=5", "#seed%3d1%26noise%3d5", "codes"),
    ("seed=1&noise=5", "#seed%253D1%2526noise%253D5", "codes"),
    ("seed=1&noise=5", "#seed%25253D1%252526noise%25253D5", "codes"),
    ("seed=1&noise=5", "#seed=1%26noise=5", "codes"),
    ("seed=1&noise=5", "#seed=1%26noise%3D5", "codes"),
    ("seed=1&noise=5", "#seed=1%2526noise%3D5", "codes"),
    ("seed=1&noise=5", "#seed=1&noise%3D5", "codes"),
    ("seed=1&networkShape=3,2", "#seed=1&networkShape=3%2C2", "codes"),
    ("seed=1&networkShape=3,2", "#seed=1&networkShape=3%252C2", "codes"),
    ("seed=0.5&noise=5", "#seed=0%2E5&noise=5", "codes"),
    ("seed=a%20b&noise=5", "#seed%3Da%2520b%26noise%3D5", "codes"),
    ("seed=a%20b&noise=5", "#seed%253Da%252520b%2526noise%253D5", "codes"),
    ("seed=1&noise=5", "https://host/play/%23seed%3D1%26noise%3D5", "codes"),
    ("seed=1&noise=5", "https%3A%2F%2Fhost%2Fplay%2F%23seed%3D1%26noise%3D5", "codes"),
    ("seed=1&noise=5", "#seed=1%26amp%3Bnoise%3D5", "codes"),
    // What stands before the first key.
    ("seed=1&noise=5", "#!seed=1&noise=5", "a character too many"),
    ("seed=1&noise=5", "#/seed=1&noise=5", "a character too many"),
    ("seed=1&noise=5", "#!/seed=1&noise=5", "a character too many"),
    ("seed=1&noise=5", "#?seed=1&noise=5", "a ? in place of the #"),
    ("seed=1&noise=5", "#/?seed=1&noise=5", "a ? in place of the #"),
    ("seed=1&noise=5", "##seed=1&noise=5", "a character too many"),
    ("seed=1&noise=5", "###seed=1&noise=5", "a character too many"),
    ("seed=1&noise=5", "#%23seed=1&noise=5", "codes"),
    ("seed=1&noise=5", "#%2523seed=1&noise=5", "codes"),
    ("seed=1&noise=5", "#“seed=1&noise=5”", "punctuation"),
    ("seed=1&noise=5", "\"seed=1&noise=5\"", "punctuation"),
    // The settings behind a `?`.
    ("seed=1&noise=5", "?seed=1&noise=5", "a ? in place of the #"),
    ("seed=1&noise=5", "https://host/?seed=1&noise=5", "a ? in place of the #"),
    ("seed=1&noise=5", "https://host/play?seed=1&amp;noise=5", "a ? in place of the #"),
    ("seed=1&noise=5", "localhost:8080/?seed=1&noise=5", "a ? in place of the #"),
    // An address within the link.
    ("seed=1&noise=5", "#https://host/play/#seed=1&noise=5", "another address"),
    ("seed=1&noise=5", "https://host/#https://host/#seed=1&noise=5", "another address"),
    ("seed=1&noise=5", "#https://host/?q=1#seed=1&noise=5", "another address"),
    ("seed=1&noise=5", "#https%3A%2F%2Fhost%2F%23seed%3D1%26noise%3D5", "codes"),
    // Blanks, line ends, and what nobody sees.
    ("seed=0.12345&noise=5", "#seed=0.12 345&noise=5", "spaces"),
    ("seed=0.12345&noise=5", "#seed=0.12%0A345&noise=5", "spaces"),
    ("seed=0.12345&noise=5", "#seed=0.12\u{a0}345&noise=5", "spaces"),
    ("seed=0.5&noise=5", "#seed=0.5 &noise=5", "spaces"),
    ("noise=5&seed=7", "#noise=5&seed=7 ", "spaces"),
    ("seed=1&noise=5", "# seed=1&noise=5", "spaces"),
    ("seed=1&noise=5", "#seed=1&noi%0D%0Ase=5", "spaces"),
    ("seed=1&noise=5", "#seed=1& noise=5", "spaces"),
    ("seed=1&noise=5", "#seed=1&noise= 5 ", "spaces"),
    ("seed=1&learningRate=0.03", "#seed=1&learningRate=0. 03", "spaces"),
    ("seed=1&networkShape=3,2", "#seed=1&networkShape=3, 2", "spaces"),
    ("seed=1&activation=relu", "#seed=1&activation=re\u{3000}lu", "spaces"),
    ("seed=1&noise=5", "#seed=1\u{200b}&noise=5", "invisible"),
    ("seed=1&noise=5", "#\u{feff}seed=1&noise=5", "invisible"),
    ("seed=1&noise=5", "#seed=1&no\u{ad}ise=\u{2060}5", "invisible"),
    ("seed=hello&noise=5", "#seed=he\u{200b}llo&noise=5", "invisible"),
    ("seed=hello&noise=5", "#seed=he%0D%0Allo&noise=5", "invisible"),
    // Marks around a value.
    ("noise=5&seed=1", "#noise=5&seed=1.", "punctuation"),
    ("noise=5&seed=0.12345", "#noise=5&seed=0.12345).", "punctuation"),
    ("noise=5&seed=0.12345", "<https://host/#noise=5&seed=0.12345>", "punctuation"),
    ("noise=5&seed=0.12345", "#noise=5&seed=“0.12345”", "punctuation"),
    ("noise=5&seed=0.12345", "#noise=5&seed=0.12345。", "punctuation"),
    ("seed=1&hideText=false", "#seed=1&hideText=false.", "punctuation"),
    ("seed=1&hideText=false", "#seed=1&hideText=false;", "punctuation"),
    ("seed=1&hideText=false", "#seed=1&hideText=false\">", "punctuation"),
    ("seed=1&hideText=false", "#seed=1&hideText=false Try it!", "punctuation"),
    ("seed=1&x=true", "#seed=1&x=true,", "punctuation"),
    ("seed=1&activation=relu", "#seed=1&activation=relu...", "punctuation"),
    ("seed=1&learningRate=0.1", "#seed=1&learningRate=0.1,", "punctuation"),
    ("seed=1&networkShape=3,2", "#seed=1&networkShape=3,2]", "punctuation"),
    // Letters and dashes.
    ("seed=1&learningRate=0.1", "#Seed=1&LearningRate=0.1", "capital"),
    ("seed=1&learningRate=0.1", "#SEED=1&LEARNINGRATE=0.1", "capital"),
    ("seed=1&noise_hide=true", "#seed=1&Noise_Hide=TRUE", "capital"),
    ("seed=1&x=false", "#seed=1&x=FALSE", "capital"),
    ("seed=1&learningRate=1e-5", "#seed=1&learningRate=1e–5", "dash"),
    ("seed=1&race=learningRate&raceValues=1e-5,0.1", "#seed=1&race=learningRate&raceValues=1e−5,0.1", "dash"),
];

#[test]
fn what_was_changed_on_its_way_is_mended_and_said() {
    for (link, mangled, word) in MENDED {
        let (wanted, reading) = (races::read(link, String::new), races::read(mangled, String::new));
        assert_eq!(wanted.experiment.corrections, [], "{link}");
        assert_eq!(reading.experiment.config, wanted.experiment.config, "{mangled}");
        assert_eq!(reading.race, wanted.race, "{mangled}");
        assert!(reading.experiment.has_seed, "{mangled}");
        let said = sentences(&reading.experiment.corrections);
        assert_eq!(said.len(), 1, "{mangled}: {said:?}");
        assert!(said[0].starts_with("The link was mended. ") && said[0].contains(word), "{mangled}: {said:?}");
        assert!(links::says_something(mangled), "{mangled}");
    }
}

#[test]
fn what_is_wrong_and_cannot_be_mended_is_named() {
    for (link, words) in [
        ("#seed=1&x=1", "x cannot be “1”. Allowed: true, false. Used: true."),
        ("#seed=1&x=no", "x cannot be “no”. Allowed: true, false. Used: true."),
        ("#seed=1&initZero=yes", "initZero cannot be “yes”. Allowed: true, false. Used: true."),
        ("#seed=1&noise_hide=1", "_hide cannot be “noise_hide=1”. Allowed: true, false. Used: false."),
        ("#seed=1&learningRate=0,03", "learningRate cannot be “0,03”."),
        ("#seed=1&noise=5%", "noise cannot be “5%”."),
        ("#seed=1&noise=1 000", "noise cannot be “1000”."),
        ("#seed=1&activation=ReLU", "activation cannot be “ReLU”."),
        ("#seed=1&speed=5", "“speed” is nothing that a link can say"),
        ("#seed=1&my-noise=5", "“my-noise” is nothing that a link can say"),
        ("#seed=1&noise=5&Noise=7", "“Noise” is nothing that a link can say"),
    ] {
        let said = sentences(&read(link).corrections);
        assert!(said.last().is_some_and(|said| said.starts_with(words)), "{link}: {said:?}");
    }
}

#[test]
fn a_link_in_which_nothing_is_known_says_so() {
    for link in ["#main", "#/about", "#hello world", "#nothing=", "#seed", "see you"] {
        let reading = read(link);
        assert_eq!(sentences(&reading.corrections), ["Nothing in this link is known here."], "{link}");
        assert!(!reading.has_seed && !links::says_something(link), "{link}");
    }
    assert!(!links::says_something("#one=1&two=2"));
    assert_eq!(read("#one=1&two=2").corrections.len(), 1, "its keys are named");
    for link in ["", "#", "https://host/", "https://host/?utm_source=mail&id=5", "?", "#&&=", "#lesson=xor", "#seed=1"]
    {
        assert!(links::says_something(link), "{link}");
        assert_eq!(read(link).corrections, [], "{link}");
    }
}

#[test]
fn what_might_be_meant_is_left_alone() {
    for (link, seed) in [
        ("#seed=hello.", "hello."),
        ("#seed=hello)&noise=5", "hello)"),
        ("#seed=1.&noise=5", "1."),
        ("#seed=.5", ".5"),
        ("#seed=-5", "-5"),
        ("#seed=1 2&noise=5", "1%202"),
        ("#seed=1 &noise=5", "1%20"),
        ("#seed=%31&noise=5", "%31"),
        ("#seed=a b", "a%20b"),
        ("#seed=a%2520b&noise=5", "a%2520b"),
        ("#seed=a%26b&noise=5", "a%26b"),
        ("#seed=1%26what=5&noise=5", "1%26what"),
        ("#seed=a?noise=5", "a?noise"),
        ("#seed=a;b", "a;b"),
        ("#seed=3D1", "3D1"),
        ("#seed=%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9", "%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9"),
        ("#weightSeed=2.&seed=a&noise=5", "a"),
    ] {
        let reading = read(link);
        assert_eq!((reading.config.seed(), reading.corrections.len()), (seed, 0), "{link}");
    }
    let race = races::read("#seed=1&race=seed&raceValues=1.,2,a%2Cb&raceEpochs=9", String::new);
    assert_eq!(race.race.unwrap().values().iter().map(|value| value.text()).collect::<Vec<_>>(), ["1.", "2", "a%2Cb"]);
    assert_eq!(lessons::named_in("#amp;lesson=xor&seed=1").as_deref(), Some("xor"));
}

/// A link of a random experiment, with as many of its settings as somebody may have left in.
fn link(dice: &mut Dice) -> String {
    let mut config = Config::default();
    for setting in Setting::all() {
        let text = match setting {
            Setting::Seed => match dice.below(4) {
                0 => dice.one(&["hello", "a%20b", "class-7", "x_y", "zw%C3%B6lf"]).to_owned(),
                _ => format!("0.{:05}", dice.below(99_999) + 1),
            },
            Setting::Activation => dice.one(&["relu", "tanh", "sigmoid", "linear", "gelu"]).to_owned(),
            Setting::LearningRate => dice.one(&["0.00001", "0.03", "0.1", "1", "10"]).to_owned(),
            Setting::Noise => dice.below(50).to_string(),
            Setting::HiddenLayers => dice.one(&["", "4", "4,2", "8,8,8", "1,2,3,4,5,6"]).to_owned(),
            Setting::Problem => dice.one(&["classification", "regression"]).to_owned(),
            Setting::Feature(Feature::X1 | Feature::X2) | Setting::Discretize => (dice.below(2) == 0).to_string(),
            _ => continue,
        };
        config = config.with(Edit::read(setting, &text).unwrap()).unwrap();
    }
    let all = links::write(&config);
    let kept: Vec<&str> = all.split('&').filter(|pair| pair.starts_with("seed=") || dice.below(8) > 0).collect();
    kept.join("&")
}

fn encoded(text: &str, which: &[char]) -> String {
    text.chars()
        .map(|letter| if which.contains(&letter) { format!("%{:02X}", letter as u32) } else { letter.into() })
        .collect()
}

/// Puts something between two characters of the keys and the numbers of a link: in a word of a seed it could be meant.
fn put_in(dice: &mut Dice, link: &str, what: &str) -> String {
    let Some(seed) = link.find("seed=").map(|at| at + 5) else { return format!("{what}{link}") };
    let end = link[seed..].find('&').map_or(link.len(), |at| seed + at);
    let at = dice.below(link.len() + 1);
    let is_in_seed = at >= seed && at <= end;
    if !link.is_char_boundary(at)
        || is_in_seed && !link[seed..].starts_with("0.")
        || link[..at].ends_with('%')
        || at < 2
    {
        return format!("{what}{link}");
    }
    // In the middle of a code it is another text.
    let near_code = link.as_bytes()[at.saturating_sub(2)..at].contains(&b'%');
    if near_code { format!("{what}{link}") } else { format!("{}{what}{}", &link[..at], &link[at..]) }
}

/// Changes a link as it may be changed on its way.
fn mangled(dice: &mut Dice, link: &str) -> String {
    match dice.below(14) {
        0 => link.replace('&', "&amp;"),
        1 => link.replace('&', "&amp;amp;"),
        2 => encoded(&format!("#{link}"), &['#', '&', '=', ',', '%']),
        3 => encoded(&encoded(link, &['#', '&', '=', ',', '%']), &['%']),
        4 => encoded(link, &['&']),
        5 => encoded(link, &['&', '=', '%', ',', '/', ':', '#']),
        6 => {
            format!("{}{link}", dice.one(&["#!", "#/", "#?", "##", "#%23", "#https://host/#", "#!/", "https://host/?"]))
        }
        7 => format!("#{link}{}", dice.one(&[".", ",", ";", ")", "]", "”", "\"", "'", ").", "\u{a0}", ">", "…"])),
        8 => link
            .split('&')
            .map(|pair| {
                pair.split_once('=').map_or(pair.to_owned(), |(key, value)| {
                    format!("{}={value}", if key.len() % 2 == 0 { key.to_uppercase() } else { key.to_lowercase() })
                })
            })
            .collect::<Vec<_>>()
            .join("&"),
        9 => put_in(dice, link, "\u{200b}"),
        10 => {
            let blank = dice.one(&[" ", "\u{a0}", "\r\n", "%20"]);
            put_in(dice, link, blank)
        }
        11 => put_in(dice, link, "%0A"),
        12 => link.replace('&', "&\n  "),
        _ => format!("“https://host/#{link}”"),
    }
}

/// Numbers of links: `MANGLED_LINKS` says how many.
#[test]
fn no_link_becomes_another_experiment_without_a_word() {
    let n = std::env::var("MANGLED_LINKS").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let (mut n_same, mut n_read) = (0, 0);
    for _ in 0..n {
        let link = link(&mut dice);
        let wanted = read(&link);
        assert_eq!(wanted.corrections, [], "{link}");
        let mut other = mangled(&mut dice, &link);
        if dice.below(3) == 0 {
            other = mangled(&mut dice, &other);
        }
        let reading = read(&other);
        let is_same = reading.config == wanted.config;
        assert!(is_same || !reading.corrections.is_empty(), "{link}\nbecame {other}\nwhich is {:?}", reading.config);
        (n_same, n_read) = (n_same + usize::from(is_same), n_read + 1);
    }
    assert!(n_same * 100 > n_read * 85, "of {n_read}, only {n_same} were mended");
}

/// A link of a moment of a run, after some changes.
fn link_of_moment(dice: &mut Dice) -> String {
    let mut session = Session::new(read(&link(dice)).config);
    for _ in 0..dice.below(4) {
        let _ = session.advance(dice.below(3) as u64);
        let rate = dice.below(1000) as f64 / 100.0;
        let _ = session.change(&Change::Edit(Edit::LearningRate(rate))).unwrap();
        let bias = Parameter::Bias { layer: 0, neuron: 0 };
        let _ = session.change(&Change::Parameter(bias, dice.below(2000) as f64 / 7.0 - 100.0)).unwrap();
    }
    links::write_moment(&Moment::of(&session).unwrap(), Some(session.losses()))
}

#[test]
fn no_moment_becomes_another_without_a_word() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let moment = |link: &str| {
        let fragment = Fragment::from(link);
        let reading = read(link);
        (links::moment(&fragment, &reading.config), reading.corrections)
    };
    let (mut n_same, n) = (0, 3000);
    for _ in 0..n {
        let link = link_of_moment(&mut dice);
        let (wanted, nothing) = moment(&link);
        assert!(matches!(wanted, Ok(Some(_))) && nothing.is_empty(), "{link}: {wanted:?}");
        let other = mangled(&mut dice, &link);
        let (found, corrections) = moment(&other);
        let is_same = found == wanted;
        assert!(is_same || found.is_err() || !corrections.is_empty(), "{link}\nbecame {other}\nwhich is {found:?}");
        n_same += usize::from(is_same);
    }
    assert!(n_same * 100 > n * 85, "of {n}, only {n_same} were mended");
}

/// The page reads plain links before it has what mends others.
#[test]
fn a_plain_link_is_read_as_any_other() {
    let mut dice = Dice(0x51_7c_c1_b7_27_22_0a_95);
    let is_same = |link: &str| match Fragment::plain(link) {
        Some(fragment) => {
            assert_eq!(fragment, link.into(), "{link}");
            true
        }
        None => false,
    };
    let mut n_plain = 0;
    for _ in 0..20_000 {
        let link = link(&mut dice);
        assert!(is_same(&link) || link.contains('%'), "{link}");
        is_same(&mangled(&mut dice, &link));
        let mut text = String::new();
        for _ in 0..1 + dice.below(12) {
            text.push_str(dice.one(&[
                "seed",
                "noise",
                "showTestData",
                "race",
                "raceValues",
                "noise_hide",
                "view",
                "=",
                "=",
                "=",
                "=",
                "&",
                "&",
                "&",
                "#",
                "?",
                "true",
                "trueand",
                "FALSE",
                "-",
                "+",
                ".",
                ",",
                "_",
                "1",
                "0.5",
                "a",
                "Z",
                "%",
                "%26",
                "amp;",
                "®",
                "é",
                " ",
                "(",
                "://",
            ]));
        }
        n_plain += usize::from(is_same(&text));
    }
    assert!(n_plain > 200, "{n_plain}");
    for race in ["race=seed&raceValues=1,2", "race=networkShape&raceValues=4-2,3&raceSeeds=5", "race=features"] {
        let race = races::read(&format!("seed=1&{race}"), String::new).race.unwrap();
        assert!(is_same(&races::write(&race)), "{}", races::write(&race));
    }
    assert!(is_same("") && is_same("#") && is_same("#seed=1&lesson=xor&view=output&"));
    assert!(!is_same(&format!("seed={}", "1".repeat(16_400))));
}

#[test]
fn a_megabyte_of_signs_is_short_work() {
    for junk in ["%26", "%23", "#", "&amp;", "%2525252526", "seed%3D", "=", "%3D", "®", "\u{200b}", "&x=%2525252525"] {
        let start = Instant::now();
        let reading = read(&format!("#noise=5&seed=1&{}", junk.repeat((1 << 20) / junk.len())));
        assert!(reading.corrections.len() < 5, "{junk}");
        assert!(start.elapsed() < Duration::from_secs(5), "{junk}: {:?}", start.elapsed());
        assert!(reading.corrections.iter().any(|said| matches!(said.error, Error::LinkTooLong { .. })), "{junk}");
    }
}
