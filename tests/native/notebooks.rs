//! Notebooks: valid for Jupyter, with the very points, weights and losses of the experiment, and words only where they matter.
//! That Keras gets the same losses out of them is shown by `cargo xtask verify-notebooks`.

use std::collections::BTreeSet;

use experiment::{Edit, Losses, Session, Setting, Start, links, notebook, saved};
use proptest::prelude::*;
use serde_json::Value;

fn session(link: &str) -> Session {
    let reading = links::read(link, String::new);
    assert_eq!(reading.corrections, [], "{link}");
    Session::new(reading.config)
}

fn initial(link: &str, epochs: u64) -> Vec<(String, String)> {
    cells(&notebook(&session(link), Start::Initial, epochs))
}

/// Kind and text of each cell, after checking what the schema of nbformat 4.5 requires and forbids.
fn cells(text: &str) -> Vec<(String, String)> {
    let notebook: Value = serde_json::from_str(text).expect("a notebook is JSON");
    assert_eq!((&notebook["nbformat"], &notebook["nbformat_minor"]), (&4.into(), &5.into()));
    assert_eq!(keys(&notebook), ["cells", "metadata", "nbformat", "nbformat_minor"]);
    let metadata = &notebook["metadata"];
    assert!(metadata["kernelspec"]["name"] == "python3" && metadata["kernelspec"]["display_name"].is_string());
    assert_eq!(metadata["language_info"]["name"], "python");
    let mut ids = BTreeSet::new();
    let cells: Vec<_> = notebook["cells"].as_array().unwrap().iter().map(|cell| checked(cell, &mut ids)).collect();
    assert!(cells.len() > 15);
    cells
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn checked(cell: &Value, ids: &mut BTreeSet<String>) -> (String, String) {
    let id = cell["id"].as_str().unwrap();
    assert!(
        (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    );
    assert!(ids.insert(id.to_owned()), "{id} is there once");
    assert!(cell["metadata"].is_object());
    let kind = cell["cell_type"].as_str().unwrap();
    match kind {
        "markdown" => assert_eq!(keys(cell), ["cell_type", "id", "metadata", "source"]),
        "code" => {
            assert_eq!(keys(cell), ["cell_type", "execution_count", "id", "metadata", "outputs", "source"]);
            assert!(cell["execution_count"].is_null() && cell["outputs"] == Value::Array(Vec::new()));
        }
        other => panic!("no cell is {other}"),
    }
    let lines: Vec<&str> = cell["source"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    let (last, before) = lines.split_last().unwrap();
    assert!(before.iter().all(|line| line.ends_with('\n')) && !last.ends_with('\n'));
    let text = lines.concat();
    for left_over in ["«", "»", "<!--", "```python"] {
        assert!(!text.contains(left_over), "{left_over} in {text}");
    }
    (kind.to_owned(), text)
}

/// The whole text.
fn all(cells: &[(String, String)]) -> String {
    cells.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The numbers of a list or tuple that is assigned to `name`.
fn numbers(cells: &[(String, String)], name: &str) -> Vec<f64> {
    let start = format!("{name} = ");
    let code = cells.iter().find(|(kind, text)| kind == "code" && text.contains(&start)).expect(name);
    let list = code.1.split(&start).nth(1).unwrap();
    // Up to a line that only closes brackets.
    let lines = list.lines().take_while(|line| !line.starts_with([']', ')'])).skip(1);
    let text: String = lines.map(|line| line.replace(['[', ']', '(', ')'], " ")).collect();
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect()
}

fn bits(numbers: impl IntoIterator<Item = f64>) -> Vec<u64> {
    numbers.into_iter().map(f64::to_bits).collect()
}

const LINKS: [&str; 8] = [
    "#seed=0.12345",
    "#seed=2&problem=regression&regDataset=reg-gauss&networkShape=8,8,8&activation=sigmoid&percTrainData=90",
    "#seed=3&dataset=xor&batchSize=7&regularization=L1&regularizationRate=0.01&xSquared=true&sinY=true&activation=relu",
    "#seed=4&dataset=spiral&regularization=L2&regularizationRate=0.003&noise=25&networkShape=&initZero=true",
    "#seed=a\\b%22c&x=false&y=false&networkShape=1&activation=linear",
    "#seed=5&loss=log&optimizer=adam&activation=step&regularization=L1&regularizationRate=0.001&learningRate=0.003",
    "#seed=6&loss=perceptron&dataset=and&networkShape=&activation=step",
    "#seed=7&activation=leaky_relu&optimizer=nesterov&initialization=he&learningRate=0.003&regularization=L1",
];

#[test]
fn a_notebook_holds_points_weights_and_losses_to_the_last_bit() {
    for link in LINKS {
        let cells = initial(link, 20);
        let mut session = session(link);
        for (name, points) in [("train_points", session.train_points()), ("test_points", session.test_points())] {
            let expected = points.iter().flat_map(|point| [point.x, point.y, point.label]);
            assert_eq!(bits(numbers(&cells, name)), bits(expected), "{name} of {link}");
        }
        let layers = session.network().layers();
        let weights = layers.iter().flat_map(|layer| layer.weights.iter().copied());
        assert_eq!(bits(numbers(&cells, "WEIGHTS")), bits(weights), "{link}");
        let biases = layers.iter().flat_map(|layer| layer.biases.iter().copied());
        assert_eq!(bits(numbers(&cells, "BIASES")), bits(biases), "{link}");

        let losses = numbers(&cells, "PLAYGROUND");
        let epochs: Vec<f64> = losses.chunks(3).map(|row| row[0]).collect();
        assert_eq!(epochs, [0.0, 1.0, 2.0, 5.0, 10.0, 20.0], "{link}");
        for row in losses.chunks(3) {
            let _ = session.advance(row[0] as u64 - session.epoch());
            let Losses { train, test } = session.losses();
            assert_eq!(bits([row[1], row[2]]), bits([train, test]), "epoch {} of {link}", row[0]);
        }
    }
}

#[test]
fn a_notebook_names_the_settings() {
    let text = all(&initial(LINKS[2], 300));
    for part in [
        "EPOCHS = 300\n",
        "LEARNING_RATE = 0.03\n",
        "BATCH_SIZE = 7\n",
        "REGULARIZATION_RATE = 0.01",
        "return np.column_stack([x, y, x * x, np.sin(y)])",
        "but X1, X2, X1 squared and sin X2.",
        "keras.Input((4,)),\n        keras.layers.Dense(4, activation=\"relu\"),\n        keras.layers.Dense(2, activation=\"relu\"),\n        \
         keras.layers.Dense(1, activation=\"tanh\"),\n",
        "optimizer=SilencingSGD(LEARNING_RATE)",
        "250 points do not divide into batches of 7: 5 are left over",
    ] {
        assert!(text.contains(part), "{part}");
    }
    let whole = all(&initial("#seed=1&batchSize=400", 1));
    assert!(whole.contains("BATCH_SIZE = 250\n") && !whole.contains("left over"), "a batch is at most the whole set");
    assert!(all(&initial(LINKS[4], 1)).contains("np.zeros((len(x), 0))"));
    assert!(all(&initial(LINKS[4], 1)).contains("seed=a\\\\b%22c&"), "Python reads the link as it is");
}

#[test]
fn a_notebook_speaks_only_of_what_its_experiment_has() {
    for (part, links) in [
        ("class SilencingSGD", &[2][..]),
        ("def batches", &[2]),
        ("regularizers.L2(REGULARIZATION_RATE / 2)", &[3]),
        ("regularizers.L1(REGULARIZATION_RATE)", &[5]),
        ("REGULARIZATION_RATE = ", &[2, 3, 5]),
        ("A step is flat", &[5]),
        ("keras.ops.square(outputs - labels) / 2", &[0, 1, 2, 3, 4, 7]),
        ("from_logits=True", &[5]),
        ("Rosenblatt's", &[6]),
        ("Dense(1, activation=\"linear\"", &[1, 4, 5, 6]),
        ("Dense(1, activation=\"tanh\"", &[0, 2, 3, 4, 7]),
        ("def step(sums)", &[5]),
        ("def leaky_relu(sums)", &[7]),
        ("optimizers.SGD(LEARNING_RATE)", &[0, 1, 3, 4, 6]),
        ("optimizers.Adam(LEARNING_RATE, beta_1=np.float64(0.9)", &[5]),
        ("momentum=np.float64(0.9), nesterov=True", &[7]),
        ("np.linspace(-1.0, 2.0, 200)", &[6]),
        ("shuffle=False", &[0, 1, 2, 3, 4, 5, 6, 7]),
        ("strategy = tf.distribute", &[0, 1, 2, 3, 4, 5, 6, 7]),
        ("tf.data.TextLineDataset", &[0, 1, 2, 3, 4, 5, 6, 7]),
        ("diverges", &[]),
        ("when this notebook was written", &[]),
    ] {
        for (index, link) in LINKS.iter().enumerate() {
            assert_eq!(all(&initial(link, 5)).contains(part), links.contains(&index), "{part}: {link}");
        }
    }
}

#[test]
fn what_was_trained_or_shown_does_not_change_the_notebook_of_the_beginning() {
    let mut session = session("#seed=0.12345");
    let fresh = notebook(&session, Start::Initial, 30);
    let _ = session.advance(17);
    assert_eq!(notebook(&session, Start::Initial, 30), fresh);
    assert_ne!(notebook(&session, Start::Current, 30), fresh);
}

#[test]
fn a_notebook_goes_on_from_the_weights_of_now() {
    let mut trained = session("#seed=0.12345&dataset=xor");
    let _ = trained.advance(40);
    let cells = cells(&notebook(&trained, Start::Current, 10));
    assert!(all(&cells).contains("epochs count from 0"));
    let weights = trained.network().layers().iter().flat_map(|layer| layer.weights.iter().copied());
    assert_eq!(bits(numbers(&cells, "WEIGHTS")), bits(weights));
    let losses = numbers(&cells, "PLAYGROUND");
    assert_eq!(bits(losses[1..3].iter().copied()), bits([trained.losses().train, trained.losses().test]));
    let _ = trained.advance(10);
    let last = losses.last_chunk::<3>().unwrap();
    assert_eq!(bits(last.iter().copied()), bits([10.0, trained.losses().train, trained.losses().test]));
}

#[test]
fn a_diverging_experiment_is_compared_as_far_as_it_goes() {
    let link = "#seed=0.5&learningRate=10&activation=relu&networkShape=8,8,8&problem=regression&regDataset=reg-gauss";
    let cells = initial(link, 100);
    assert!(all(&cells).contains("this experiment diverges"));
    assert!(numbers(&cells, "PLAYGROUND").iter().all(|number| number.is_finite()));
    let mut diverged = session(link);
    let _ = diverged.advance(100);
    assert!(diverged.has_diverged());
    let of_now = self::cells(&notebook(&diverged, Start::Current, 3));
    assert!(numbers(&of_now, "PLAYGROUND").is_empty(), "no loss is finite");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_link_makes_a_valid_notebook(values in prop::collection::vec((0_usize..64, "[a-z0-9.,+ -]{0,8}"), 0..8)) {
        let settings: Vec<Setting> = Setting::all().collect();
        let mut session = session("#seed=1");
        for (setting, text) in values {
            if let Ok(edit) = Edit::read(settings[setting % settings.len()], &text) {
                let _ = session.apply(edit).unwrap();
            }
        }
        cells(&notebook(&session, Start::Initial, 2));
        let _ = session.advance(2);
        cells(&notebook(&session, Start::Current, 2));
        prop_assert_eq!(saved::read(&saved::write(&session)).is_ok(), !session.has_diverged());
    }
}
