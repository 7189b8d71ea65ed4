//! Experiments as JSON: out and in again with the same bits, and refused with the path of what is wrong; data as CSV.

use experiment::{Change, Edit, Parameter, Session, Setting, Stop, UndoStack, links, loss_curves, predictions, saved};
use proptest::prelude::*;
use serde_json::{Value, json};

fn session(link: &str) -> Session {
    let reading = links::read(link, String::new);
    assert_eq!(reading.corrections, [], "{link}");
    Session::new(reading.config)
}

fn trained(link: &str, epochs: u64) -> Session {
    let mut session = session(link);
    assert_eq!(session.advance(epochs), None, "{link}");
    session
}

/// Everything that a session is, to the last bit.
fn state(session: &Session) -> (String, u64, Vec<u64>, Vec<bool>) {
    let layers = session.network().layers();
    let losses = [session.losses().train, session.losses().test];
    let numbers = layers.iter().flat_map(|layer| layer.weights.iter().chain(&layer.biases)).chain(&losses);
    let silenced = layers.iter().flat_map(|layer| layer.dead.iter().copied()).collect();
    (links::write(session.config()), session.epoch(), numbers.map(|number| number.to_bits()).collect(), silenced)
}

const LINKS: [&str; 7] = [
    "#seed=0.12345",
    "#seed=2&problem=regression&regDataset=reg-gauss&networkShape=8,8,8&activation=sigmoid&percTrainData=90&batchSize=30",
    "#seed=3&dataset=xor&regularization=L1&regularizationRate=0.03&xSquared=true&sinY=true&pace=25&stopEpoch=500",
    "#seed=4&x=false&y=false&networkShape=&weightSeed=%22w",
    "#seed=5&batchSize=7&percTrainData=33",
    "#seed=6&optimizer=adam&loss=log&learningRate=0.003",
    "#seed=7&optimizer=momentum&batchSize=30&regularization=L1&regularizationRate=0.001&problem=regression&percTrainData=77",
];

#[test]
fn out_and_in_again_are_the_same_bits_and_go_on_alike() {
    for link in LINKS {
        let mut before = trained(link, 60);
        let mut after = saved::read(&saved::write(&before)).unwrap();
        assert_eq!(state(&after), state(&before), "{link}");
        assert_eq!((after.train_points(), after.test_points()), (before.train_points(), before.test_points()));
        let _ = (before.advance(20), after.advance(20));
        assert_eq!(state(&after), state(&before), "20 epochs later: {link}");
        after.reset();
        assert_eq!(state(&after), state(&session(link)), "a reset goes back to the link's own weights: {link}");
    }
}

#[test]
fn another_optimizer_does_not_inherit_a_memory() {
    let mut before = trained(LINKS[5], 3);
    let edit = Edit::read(Setting::Optimizer, "rmsprop").unwrap();
    let _ = before.apply(edit).unwrap();
    let mut after = saved::read(&saved::write(&before)).unwrap();
    let _ = (before.advance(3), after.advance(3));
    assert_eq!(state(&after), state(&before));
}

#[test]
fn silenced_weights_stay_silenced() {
    let before = trained(LINKS[2], 60);
    assert!(state(&before).3.contains(&true), "the link's experiment silences");
    assert_eq!(state(&saved::read(&saved::write(&before)).unwrap()).3, state(&before).3);
}

#[test]
fn numbers_that_are_hard_to_write_come_back() {
    let mut session = session("#seed=1&networkShape=1");
    for value in [-0.0, 5e-324, 1.0 / 3.0, 1e-300, -999.999_999_999_999_9, 2.225_073_858_507_201e-308] {
        let bias = Parameter::Bias { layer: 0, neuron: 0 };
        let _ = session.change(&Change::Parameter(bias, value)).unwrap();
        let after = saved::read(&saved::write(&session)).unwrap();
        assert_eq!(bias.value(after.network()).map(f64::to_bits), Some(value.to_bits()), "{value:e}");
    }
}

#[test]
fn other_programs_read_the_same_numbers() {
    let session = trained(LINKS[0], 7);
    let json: Value = serde_json::from_str(&saved::write(&session)).unwrap();
    assert_eq!(
        (&json["format"], &json["version"], &json["epoch"]),
        (&json!("neural-playground"), &json!(1), &json!(7))
    );
    assert_eq!(json["link"], json!(links::write(session.config())));
    let layer = &session.network().layers()[1];
    assert_eq!(
        json["network"]["layers"][1],
        json!({ "weights": [layer.row(0), layer.row(1)], "biases": layer.biases })
    );
    for (set, points) in [("train", session.train_points()), ("test", session.test_points())] {
        let read: Vec<[f64; 3]> = serde_json::from_value(json["data"][set].clone()).unwrap();
        assert!(read.into_iter().eq(points.iter().map(|point| [point.x, point.y, point.label])), "{set}");
    }
}

#[test]
fn what_another_program_wrote_is_read() {
    let text = r##"{"network": {"layers": [{"biases": [1e-1], "weights": [[2, -0.5E0]]}]},
        "link": "#seed=9&networkShape=", "format": "neural-playground", "version": 1.0, "epoch": 3}"##;
    let session = saved::read(text).unwrap();
    assert_eq!((session.network().layers()[0].row(0), session.epoch()), (&[2.0, -0.5][..], 3));
}

/// Replaces what stands at a path.
fn with(mut json: Value, pointer: &str, value: Value) -> String {
    *json.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is there")) = value;
    json.to_string()
}

#[test]
fn what_is_wrong_is_refused_with_its_path_and_what_was_expected() {
    let good: Value = serde_json::from_str(&saved::write(&trained(LINKS[0], 3))).unwrap();
    let long = "9".repeat(1000);
    for (pointer, value, complaint) in [
        ("", json!([]), "the whole is a list, where an object was expected"),
        ("/format", json!("png"), "format is “png”, where “neural-playground” was expected"),
        ("/version", json!(2), "version is 2, where 1 was expected"),
        ("/link", json!(7), "link is 7, where a text was expected"),
        ("/link", json!("#seed=1&noise=99"), "link: noise cannot be “99”. Allowed:"),
        (
            "/link",
            json!("#seed=1&batchsise=5"),
            "link: “batchsise” is nothing that a link can say, and was not read. Nearest: batchSize.",
        ),
        ("/link", json!("#noise=5"), "link is “#noise=5”, where a link with a seed was expected"),
        ("/epoch", json!(-1), "epoch is -1, where a whole number from 0 to 9007199254740991 was expected"),
        ("/epoch", json!(9_007_199_254_740_993_u64), "epoch is 9007199254740992, where a whole number from 0 to"),
        ("/epoch", json!(1e300), "epoch is 1e300, where a whole number from 0 to"),
        ("/epoch", json!(0.5), "epoch is 0.5, where"),
        ("/epoch", json!(long), "epoch is “9999999999999999999999999999999999999999…”, where a number was expected"),
        ("/network", Value::Null, "network is null, where an object was expected"),
        ("/network", json!([[]]), "network is a list, where an object was expected"),
        ("/network", json!({}), "network.layers is missing"),
        (
            "/network/layers",
            json!([{ "weights": [], "biases": [] }]),
            "network.layers is a list of 1, where a list of 3 layers (as the link says) was",
        ),
        ("/network/layers/1", json!({ "biases": [0, 0] }), "network.layers[1].weights is missing"),
        (
            "/network/layers/0/biases",
            json!([1, 2]),
            "network.layers[0].biases is a list of 2, where a list of 4 numbers",
        ),
        (
            "/network/layers/0/weights/3",
            json!([1]),
            "network.layers[0].weights[3] is a list of 1, where a list of 2 numbers",
        ),
        (
            "/network/layers/0/weights/3/1",
            json!("x"),
            "network.layers[0].weights[3][1] is “x”, where a number was expected",
        ),
        ("/network/layers/0/biases/2", json!(true), "network.layers[0].biases[2] is true, where a number was expected"),
        ("/data/train", json!({}), "data.train is an object, where a list was expected"),
        (
            "/data/train",
            json!([]),
            "data.train is a list of 0, where a list of 250 points (as the link says) was expected",
        ),
        ("/data/test/249/2", json!(0), "data.test[249][2] is 0, where the link's own"),
        ("/data/test/0", json!([1, 2]), "data.test[0] is a list of 2, where a list of 3 numbers was expected"),
    ] {
        let error = saved::read(&with(good.clone(), pointer, value)).unwrap_err().to_string();
        assert!(error.starts_with("This is no experiment in JSON: "), "{error}");
        assert!(error.contains(complaint), "{complaint}: {error}");
    }
    let kept: Value = serde_json::from_str(&saved::write(&trained(LINKS[4], 3))).unwrap();
    for (pointer, value, complaint) in [
        ("/memory", json!(1), "memory is 1, where an object was expected"),
        ("/memory/left", json!(166), "memory.left is 166, where a whole number from 0 to 165 was expected"),
        ("/memory/steps", json!(-0.5), "memory.steps is -0.5, where a whole number from 0 to 9007199254740991"),
        ("/memory/second", json!([1]), "memory.second is a list of 1, where a list of 25 numbers was expected"),
        (
            "/memory/second",
            json!([&[0.5; 24][..], &[-1e-300]].concat()),
            "memory.second[24] is -1e-300, where a mean of squares, at least 0, was expected",
        ),
        (
            "/memory/gradients/24",
            Value::Null,
            "memory.gradients is a list with NaN, where a list of numbers (it has not diverged) was",
        ),
    ] {
        let error = saved::read(&with(kept.clone(), pointer, value)).unwrap_err().to_string();
        assert!(error.contains(complaint), "{complaint}: {error}");
    }
    let silenced = json!({ "weights": [[0, 1]], "biases": [0], "silenced": [[true, true]] });
    for (link, complaint) in [
        ("#seed=1&networkShape=&regularization=L1", "network.layers[0].silenced[0][1] is true"),
        ("#seed=1&networkShape=", "network.layers[0].silenced[0][0] is true"),
    ] {
        let text = json!({ "format": "neural-playground", "version": 1, "link": link, "epoch": 0,
            "network": { "layers": [silenced] } });
        let error = saved::read(&text.to_string()).unwrap_err().to_string();
        assert!(error.contains(complaint), "{error}");
    }
    let broken = saved::read("{\"format\": \"neural-playground\",\n\"version\": }").unwrap_err().to_string();
    assert_eq!(broken, "This is no experiment in JSON: line 2, column 12: a value was expected.");
}

#[test]
fn text_that_means_harm_is_refused() {
    let good = saved::write(&trained(LINKS[0], 3));
    for (from, to, complaint) in [
        ("\"epoch\": 3", "\"epoch\": 3, \"epoch\": 4", "epoch stands there more than once"),
        ("\"biases\": [", "\"biases\": [], \"biases\": [", "network.layers[0].biases stands there more than once"),
    ] {
        let error = saved::read(&good.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.contains(complaint), "{complaint}: {error}");
    }
    let deep =
        |start: &str| good.replacen("\"epoch\"", &format!("\"more\": {}, \"epoch\"", start.repeat(1_000_000)), 1);
    for text in [deep("["), deep("{\"a\":"), "[".repeat(2_000_000), "{\"network\":".repeat(200_000)] {
        assert!(saved::read(&text).unwrap_err().to_string().starts_with("This is no experiment in JSON: "));
    }
    let large = good.replacen("\"biases\": [", &format!("\"biases\": [{}", "0,".repeat(11_000_000)), 1);
    let error = saved::read(&large).unwrap_err().to_string();
    assert!(error.contains(&format!("it has {} bytes. Allowed: up to {}", large.len(), saved::LARGEST)), "{error}");
}

#[test]
fn what_is_written_is_far_from_too_large() {
    let link = "#seed=1&networkShape=8,8,8,8,8,8&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true\
        &optimizer=adam&batchSize=7&problem=regression&regDataset=reg-gauss&regularization=L1&regularizationRate=0.01";
    let text = saved::write(&trained(link, 3));
    assert!(3 * text.len() < saved::LARGEST, "{}", text.len());
}

#[test]
fn what_is_not_known_is_named_with_what_is() {
    let good: Value = serde_json::from_str(&saved::write(&trained(LINKS[4], 3))).unwrap();
    let of_layer = "weights, biases, silenced";
    for (object, name, allowed) in [
        ("", "memroy", "format, version, link, epoch, network, memory, data"),
        ("/network", "layer", "layers"),
        ("/network/layers/0", "bias", of_layer),
        ("/memory", "third", "left, gradients, steps, first, second"),
        ("/data", "tests", "train, test"),
    ] {
        let mut json = good.clone();
        json.pointer_mut(object).unwrap()[name] = json!(0);
        let path = object.trim_start_matches('/').replace("/0", "[0]").replace('/', ".");
        let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let error = saved::read(&json.to_string()).unwrap_err().to_string();
        assert_eq!(error, format!("This is no experiment in JSON: {path} is not known here. Allowed: {allowed}."));
    }
    let mut json = good;
    json["network"]["layers"][0]["9".repeat(100_000)] = json!(0);
    let error = saved::read(&json.to_string()).unwrap_err().to_string();
    assert!(error.contains(of_layer) && error.chars().count() < 200, "{error}");
}

#[test]
fn a_network_that_has_diverged_is_diverged_when_it_comes_back() {
    for optimizer in ["sgd", "momentum", "nesterov"] {
        let mut session = session(&format!(
            "#seed=0.5&learningRate=10&activation=linear&networkShape=8,8,8&problem=regression&optimizer={optimizer}\
             &batchSize=7"
        ));
        let _ = session.advance(100);
        assert!(session.has_diverged(), "{optimizer}");
        let text = saved::write(&session);
        assert!(text.contains("\"NaN\"") && !text.contains("null"), "{optimizer}");
        let mut again = saved::read(&text).unwrap();
        assert!(again.has_diverged(), "{optimizer}");
        assert_eq!(saved::write(&again), text, "{optimizer}");
        assert_eq!(again.advance(1), Some(Stop::Diverged), "{optimizer}");
        // As files had it before, and as others write it.
        let with_null = text.replace("\"NaN\"", "null");
        assert!(saved::read(&with_null).unwrap().has_diverged(), "{optimizer}");
    }
    let mut spoiled: Value = serde_json::from_str(&saved::write(&trained(LINKS[5], 3))).unwrap();
    spoiled["network"]["layers"][0]["weights"][0][1] = json!("-Infinity");
    let error = saved::read(&spoiled.to_string()).unwrap_err().to_string();
    assert!(error.contains("network.layers[0].weights is a list with -inf, where a list of numbers"), "{error}");
    spoiled["network"]["layers"][0]["weights"][0][1] = json!("NaN");
    spoiled["memory"]["second"][3] = Value::Null;
    assert!(saved::read(&spoiled.to_string()).unwrap().has_diverged());
    let mut large: Value = serde_json::from_str(&saved::write(&trained(LINKS[1], 3))).unwrap();
    large["network"]["layers"][3]["biases"][0] = json!(1e308);
    assert!(saved::read(&large.to_string()).unwrap().has_diverged(), "its losses are beyond all numbers");
}

#[test]
fn opening_can_be_taken_back() {
    let (mut session, mut undo_stack) = (trained(LINKS[0], 5), UndoStack::default());
    let before = state(&session);
    let other = saved::read(&saved::write(&trained(LINKS[1], 9))).unwrap();
    let opened = state(&other);
    undo_stack.replace(&mut session, other);
    assert_eq!(state(&session), opened);
    assert!(undo_stack.undo(&mut session).is_some());
    assert_eq!(state(&session), before);
    assert!(undo_stack.redo(&mut session).is_some());
    assert_eq!(state(&session), opened);
}

#[test]
fn the_loss_curves_have_a_row_for_each_known_epoch() {
    let cells = |text: &str| -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        assert_eq!(reader.headers().unwrap(), ["epoch", "loss_train", "loss_test", "link"].as_slice());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let session = trained(LINKS[1], 1003);
    let rows = cells(&loss_curves(&session));
    let known = session.history().points();
    assert_eq!(rows.len(), known.len() + 1, "every other epoch, and the last one");
    for (row, (epoch, losses)) in rows.iter().zip(known.iter().chain([&(1003, session.losses())])) {
        assert_eq!(row[0], epoch.to_string());
        let bits = |text: &str| text.parse::<f64>().unwrap().to_bits();
        assert_eq!([bits(&row[1]), bits(&row[2])], [losses.train.to_bits(), losses.test.to_bits()]);
    }
    assert_eq!(links::read(&rows[0][3], String::new).config, *session.config());
    assert!(rows[1..].iter().all(|row| row[3].is_empty()));

    let mut diverged = self::session("#learningRate=10&activation=relu&networkShape=8,8,8&problem=regression&seed=0.5");
    while diverged.advance(10).is_none() {}
    let rows = cells(&loss_curves(&diverged));
    assert_eq!(rows.last().unwrap()[..3], [diverged.epoch().to_string(), String::new(), String::new()]);
}

#[test]
fn a_table_has_every_point_with_the_answer_to_it() {
    let session = trained(LINKS[1], 30);
    let text = predictions(&session);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), &["x", "y", "label", "set", "prediction"][..]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let points: Vec<_> = session.train_points().iter().chain(session.test_points()).collect();
    assert_eq!(rows.len(), 1200);
    let number = |row: &csv::StringRecord, column: usize| row[column].parse::<f64>().unwrap();
    for (index, (row, point)) in rows.iter().zip(points).enumerate() {
        assert_eq!([number(row, 0), number(row, 1), number(row, 2)], [point.x, point.y, point.label]);
        assert_eq!(&row[3], if index < session.train_points().len() { "train" } else { "test" });
    }
    for (set, loss) in [("train", session.losses().train), ("test", session.losses().test)] {
        let errors: Vec<f64> =
            rows.iter().filter(|row| &row[3] == set).map(|row| number(row, 4) - number(row, 2)).collect();
        let mean = errors.iter().map(|error| 0.5 * (error * error)).sum::<f64>() / errors.len() as f64;
        assert_eq!(mean.to_bits(), loss.to_bits(), "the predictions of {set} have the session's loss");
    }
}

/// A value of JSON of any shape, with the names that are known here.
fn any_json() -> impl Strategy<Value = Value> {
    let names = ["format", "version", "link", "epoch", "network", "layers", "weights", "biases", "silenced", "data"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!("neural-playground")),
        Just(json!("#seed=1&networkShape=")),
        "\\PC{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((prop::sample::select(names.to_vec()), inner), 0..10)
                .prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_read_or_refused(json in any_json()) {
        let text = json.to_string();
        if let Ok(session) = saved::read(&text) {
            prop_assert_eq!(state(&saved::read(&saved::write(&session)).unwrap()), state(&session));
        }
    }

    #[test]
    fn damaged_text_is_read_or_refused(at in 0.0..1.0, cut in 0_usize..30, insert in "\\PC{0,3}|[\\[\\]{},:\"0-9eE.-]{0,3}") {
        let mut text = saved::write(&trained("#seed=0.12345&networkShape=2", 2));
        let start = text.floor_char_boundary((at * text.len() as f64) as usize);
        let end = text.floor_char_boundary((start + cut).min(text.len()));
        text.replace_range(start..end, &insert);
        match saved::read(&text) {
            Ok(session) => prop_assert!(session.losses().are_finite()),
            Err(error) => prop_assert!(error.to_string().starts_with("This is no experiment in JSON: ")),
        }
    }

    #[test]
    fn settings_come_back(values in prop::collection::vec((0_usize..64, "[a-z0-9.,]{0,6}"), 0..6)) {
        let settings: Vec<Setting> = Setting::all().collect();
        let mut session = session("#seed=1");
        for (setting, text) in values {
            if let Ok(edit) = Edit::read(settings[setting % settings.len()], &text) {
                let _ = session.apply(edit).unwrap();
            }
        }
        prop_assert_eq!(state(&saved::read(&saved::write(&session)).unwrap()), state(&session));
    }
}
