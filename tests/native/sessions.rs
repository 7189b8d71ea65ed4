//! How a Session behaves: what an edit keeps and what it rebuilds, and what does not depend on how one got there.

use experiment::{
    Activation, Config, Dataset, Edit, Feature, GRID, Initialization, Loss, LossHistory, Losses, Optimizer, Penalty,
    Problem, Rebuild, Session, SessionMaps, feature_picture, links,
};

fn session(link: &str) -> Session {
    Session::new(links::read(link, || "0.12345".to_owned()).config)
}

/// Applies an edit to a trained session; returns it with what was rebuilt.
fn edited(edit: Edit) -> (Session, Rebuild, Session) {
    let mut before = session("");
    before.advance(20);
    let mut after = before.clone();
    let rebuild = after.apply(edit).unwrap();
    (before, rebuild, after)
}

#[test]
fn live_edits_keep_weights_and_epoch() {
    for edit in [
        Edit::LearningRate(0.3),
        Edit::Activation(Activation::Relu),
        Edit::Loss(Loss::Log),
        Edit::Optimizer(Optimizer::Adam),
        Edit::Regularization(Penalty::L2),
        Edit::RegularizationRate(0.1),
        Edit::BatchSize(30),
        Edit::ShowTestData(true),
        Edit::Discretize(true),
    ] {
        let (before, rebuild, after) = edited(edit.clone());
        assert_eq!(rebuild, Rebuild::Nothing, "{edit:?}");
        assert_eq!((after.network(), after.epoch()), (before.network(), 20), "{edit:?}");
        assert_ne!(after.config(), before.config(), "{edit:?}");
    }
}

#[test]
fn a_live_edit_acts_on_the_next_epoch() {
    for (edit, acts) in [
        (Edit::LearningRate(0.3), true),
        (Edit::BatchSize(3), true),
        (Edit::Activation(Activation::Sigmoid), true),
        (Edit::Loss(Loss::Log), true),
        (Edit::Optimizer(Optimizer::Momentum), true),
        (Edit::Discretize(true), false),
    ] {
        let (mut before, _, mut after) = edited(edit.clone());
        before.advance(1);
        after.advance(1);
        assert_eq!(before.losses() != after.losses(), acts, "{edit:?}");
    }
    // The losses on the screen are those of the new activation at once.
    let (before, _, after) = edited(Edit::Activation(Activation::Sigmoid));
    assert_ne!(before.losses(), after.losses());
}

#[test]
fn other_edits_start_again_and_change_only_what_they_name() {
    let (before, rebuild, after) = edited(Edit::HiddenLayers(vec![3]));
    assert_eq!((rebuild, after.epoch(), after.train_points()), (Rebuild::Network, 0, before.train_points()));

    let (before, rebuild, after) = edited(Edit::Initialization(Initialization::He));
    assert_eq!((rebuild, after.epoch(), after.train_points()), (Rebuild::Network, 0, before.train_points()));

    let (before, rebuild, after) = edited(Edit::Feature(Feature::SinX1, true));
    assert_eq!((rebuild, after.network().n_in(), after.train_points()), (Rebuild::Network, 3, before.train_points()));

    let (before, rebuild, after) = edited(Edit::Noise(25.0));
    assert_eq!((rebuild, after.epoch()), (Rebuild::Everything, 0));
    let places = |session: &Session| session.train_points().iter().map(|point| (point.x, point.y)).collect::<Vec<_>>();
    assert_eq!(places(&before), places(&after), "noise changes labels, not places");
    let mut fresh = before.clone();
    fresh.reset();
    assert_eq!(fresh.network(), after.network(), "noise changes no weights");

    let (before, rebuild, after) = edited(Edit::Ratio(80.0));
    assert_eq!((rebuild, after.train_points().len(), after.test_points().len()), (Rebuild::Everything, 400, 100));
    assert_eq!(after.train_points()[..250], *before.train_points());

    assert_eq!(edited(Edit::Dataset(Dataset::Spiral)).1, Rebuild::Everything);
    assert_eq!(edited(Edit::Problem(Problem::Regression)).1, Rebuild::Everything);
    assert_eq!(edited(Edit::RegDataset(Dataset::MultiGaussian)).1, Rebuild::Nothing, "not the data set in use");
    assert_eq!(edited(Edit::Dataset(Dataset::Circle)).1, Rebuild::Nothing, "it was that already");
}

#[test]
fn new_points_keep_the_network_and_show_its_losses_on_them() {
    let (before, rebuild, after) = edited(Edit::Seed("another".to_owned()));
    assert_eq!((rebuild, after.network(), after.epoch()), (Rebuild::Points, before.network(), 20));
    assert_ne!(after.train_points(), before.train_points());
    assert_ne!(after.losses(), before.losses());
}

#[test]
fn a_refused_edit_changes_nothing() {
    let mut session = session("");
    session.advance(3);
    let before = session.clone();
    for edit in [
        Edit::LearningRate(f64::NAN),
        Edit::LearningRate(-1.0),
        Edit::BatchSize(0),
        Edit::HiddenLayers(vec![9]),
        Edit::HiddenLayers(vec![1; 7]),
        Edit::Dataset(Dataset::Plane),
        Edit::Ratio(100.0),
        Edit::Seed(String::new()),
    ] {
        let error = session.apply(edit.clone()).unwrap_err();
        assert!(error.to_string().contains("Allowed:"), "{error}");
        assert_eq!((session.config(), session.network(), session.epoch()), (before.config(), before.network(), 3));
    }
}

/// The original would never update a weight.
#[test]
fn a_batch_larger_than_the_training_set_is_all_of_it() {
    let after = |batch_size: usize| {
        let mut session = session(&format!("#batchSize={batch_size}"));
        session.advance(5);
        session
    };
    assert_eq!(after(1200).network(), after(250).network(), "250 points train");
    assert_ne!(after(1200).network(), session("").network());
}

#[test]
fn a_config_cannot_hold_what_is_not_allowed() {
    let refused = |edit| Config::default().with(edit).unwrap_err().to_string();
    assert!(refused(Edit::HiddenLayers(vec![0])).starts_with("networkShape cannot be “0”. Allowed: up to 6 numbers"));
    assert!(refused(Edit::Noise(f64::INFINITY)).starts_with("noise cannot be “inf”. Allowed: a number from 0 to 80"));
    assert!(refused(Edit::HiddenControls(vec!["stepButton", "seed"])).contains("“seed”. Allowed: showTestData, "));
    let config = Config::default().with(Edit::Noise(5.0)).unwrap();
    assert_eq!((config.noise(), config.with(Edit::Noise(0.0)).unwrap()), (5.0, Config::default()));
}

#[test]
fn reset_goes_back_to_the_same_weights() {
    let fresh = session("#seed=a&weightSeed=b");
    let mut trained = fresh.clone();
    trained.advance(30);
    assert_ne!(trained.network(), fresh.network());
    trained.reset();
    assert_eq!((trained.network(), trained.losses(), trained.epoch()), (fresh.network(), fresh.losses(), 0));
    assert_eq!(trained.history(), fresh.history());
}

#[test]
fn the_seed_of_the_weights_changes_nothing_but_weights() {
    let (plain, other) = (session("#seed=a"), session("#seed=a&weightSeed=b"));
    assert_eq!(plain.train_points(), other.train_points());
    assert_ne!(plain.network(), other.network());
}

#[test]
fn zero_weights_at_the_start_leave_the_data_alone() {
    let (plain, zero) = (session("#seed=a"), session("#seed=a&initZero=true"));
    assert_eq!(plain.train_points(), zero.train_points());
    assert!(zero.network().layers().iter().all(|l| l.weights.iter().chain(&l.biases).all(|weight| *weight == 0.0)));
}

#[test]
fn initializations_stretch_the_same_draws() {
    let layers = |initialization: &str| {
        let link = format!("#seed=a&networkShape=6,3&xSquared=true&initialization={initialization}");
        session(&link).network().layers().to_vec()
    };
    let uniform = layers("uniform");
    for (word, limit) in
        [("xavier", (|n_in, n_out| 6.0 / (n_in + n_out)) as fn(f64, f64) -> f64), ("he", |n_in, _| 6.0 / n_in)]
    {
        for (layer, drawn) in layers(word).iter().zip(&uniform) {
            let limit = limit(layer.n_in() as f64, layer.n_out() as f64).sqrt();
            assert!(layer.biases.iter().all(|bias| *bias == 0.0));
            for (weight, draw) in layer.weights.iter().zip(&drawn.weights) {
                assert!(
                    weight.abs() <= limit && (weight - 2.0 * limit * draw).abs() < 1e-15,
                    "{word}: {weight} of {draw}"
                );
            }
        }
    }
}

#[test]
fn regression_has_the_squared_error_whatever_the_link_says() {
    let mut plain = session("#problem=regression");
    let mut with_loss = session("#problem=regression&loss=log");
    plain.advance(5);
    with_loss.advance(5);
    assert_eq!((plain.losses(), plain.network()), (with_loss.losses(), with_loss.network()));
}

#[test]
fn many_epochs_at_once_are_the_same_as_one_by_one() {
    let (mut at_once, mut one_by_one) =
        (session("#batchSize=7&regularization=L1&regularizationRate=0.01"), session(""));
    for edit in [Edit::BatchSize(7), Edit::Regularization(Penalty::L1), Edit::RegularizationRate(0.01)] {
        let _ = one_by_one.apply(edit).unwrap();
    }
    at_once.advance(1500);
    for _ in 0..1500 {
        one_by_one.advance(1);
    }
    assert_eq!(at_once.network(), one_by_one.network());
    assert_eq!(at_once.losses(), one_by_one.losses());
    assert_eq!(at_once.history(), one_by_one.history());
}

#[test]
fn weights_that_l1_silenced_learn_again_without_it() {
    let mut session = session("#regularization=L1&regularizationRate=0.3");
    session.advance(50);
    let silenced = |session: &Session| session.network().layers().iter().any(|layer| layer.dead.contains(&true));
    assert!(silenced(&session));
    let _ = session.apply(Edit::Regularization(Penalty::None)).unwrap();
    assert!(!silenced(&session));
}

#[test]
fn divergence_stops_the_run_and_a_reset_cures_it() {
    let mut session = session("#learningRate=10&activation=relu&networkShape=8,8,8&problem=regression&seed=0.5");
    session.advance(1000);
    assert!(session.has_diverged());
    let epoch = session.epoch();
    assert!(epoch < 1000);
    session.advance(10);
    assert_eq!(session.epoch(), epoch, "there is nothing left to train");
    let _ = session.apply(Edit::LearningRate(0.001)).unwrap();
    session.reset();
    session.advance(10);
    assert!(!session.has_diverged() && session.epoch() == 10);
}

#[test]
fn the_history_of_a_million_epochs_stays_small_and_even() {
    let mut history = LossHistory::default();
    for epoch in 0..=1_000_000 {
        history.push(epoch, Losses { train: 0.5, test: epoch as f64 });
    }
    let points = history.points();
    assert!((250..=512).contains(&points.len()), "{}", points.len());
    assert_eq!(points[0].0, 0);
    let stride = points[1].0;
    assert!(points.windows(2).all(|pair| pair[1].0 - pair[0].0 == stride));
    assert!(1_000_000 - points[points.len() - 1].0 < stride);
}

#[test]
fn a_history_has_no_more_to_show_after_a_million_epochs_than_after_a_thousand() {
    let mut history = LossHistory::default();
    let mut kept = Vec::new();
    for epoch in 0..=1_100_000 {
        history.push(epoch, Losses { train: 0.5, test: 0.5 });
        let n = history.points().len();
        assert!(epoch < 511 || (256..=512).contains(&n), "{n} points at epoch {epoch}");
        if epoch == 1_000 || epoch == 1_000_000 {
            kept.push(n);
        }
    }
    assert_eq!(kept, [501, 489]);
}

#[test]
fn pictures_have_y_upward_and_agree_with_the_network() {
    let mut upper = session("#networkShape=&x=false&initZero=true&problem=regression");
    upper.advance(5);
    let mut drawing = SessionMaps::new(&upper, GRID);
    let output = drawing.draw(&upper).output().to_vec();
    let weight = upper.network().layers()[0].weights[0];
    let bias = upper.network().layers()[0].biases[0];
    assert!(weight > 0.0, "the plane rises upward");
    assert!((f64::from(output[0]) - (bias + 6.0 * weight)).abs() < 1e-5, "the first row is y = 6");
    assert!((f64::from(output[9_999]) - (bias - 6.0 * weight)).abs() < 1e-5, "the last row is y = -6");
}

#[test]
fn pictures_follow_a_session_that_takes_another_shape() {
    let mut maps = SessionMaps::new(&session("#networkShape=8,8,8&seed=a"), 20);
    for link in [
        "#networkShape=2&seed=a",
        "#networkShape=&seed=a",
        "#networkShape=8,8&sinX=true&seed=a",
        "#exactDataset=and-gate&seed=a",
    ] {
        let session = session(link);
        let expected = SessionMaps::new(&session, 20).draw(&session).output().to_vec();
        let drawn = maps.draw(&session);
        assert_eq!(drawn.output(), expected, "{link}");
        let n_layers = session.network().layers().len();
        assert!(drawn.neuron(n_layers - 1, 0).is_some());
        assert_eq!((drawn.neuron(n_layers - 1, 1), drawn.neuron(n_layers, 0)), (None, None), "{link}");
    }
}

#[test]
fn pictures_of_features_hold_their_values() {
    let config = Config::default();
    let extent = config.current_dataset().extent();
    let step = |index: usize| extent.size() * index as f64 / (GRID - 1) as f64;
    for feature in Feature::ALL {
        let picture = feature_picture(&config, feature);
        assert_eq!(picture.len(), GRID * GRID);
        for (point, value) in picture.iter().enumerate() {
            let (x, y) = (extent.low + step(point % GRID), extent.high - step(point / GRID));
            assert_eq!(*value, feature.value(x, y) as f32, "{feature:?} at {x}, {y}");
        }
    }
}
