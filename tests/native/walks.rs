//! One sample's way through a network and back: its numbers are those of training, and its gradients the derivatives of its loss.

use experiment::{Change, Choice, Loss, Network, Optimizer, Origin, Parameter, Penalty, Sample, Session, links};

/// Experiments of every loss, and of activations with and without pre_activations.
const LINKS: [&str; 8] = [
    "#seed=1",
    "#seed=2&networkShape=",
    "#seed=3&networkShape=8,7,6&xSquared=true&sinX=true&exactActivation=gelu",
    "#seed=4&loss=log&activation=sigmoid",
    "#seed=5&loss=log&exactActivation=softplus&exactDataset=xor-gate&regularization=L2&regularizationRate=0.1",
    "#seed=6&loss=perceptron&exactActivation=elu&exactDataset=or",
    "#seed=7&problem=regression&exactActivation=sin&networkShape=5",
    "#seed=8&x=false&y=false&networkShape=2",
];

fn session(link: &str) -> Session {
    let reading = links::read(link, || unreachable!("there is a seed"));
    assert_eq!(reading.corrections, [], "{link}");
    let mut session = Session::new(reading.config);
    session.advance(3);
    session
}

fn samples(session: &Session) -> Vec<Sample> {
    let first = (0..4).map(|index| session.train_sample(index).unwrap());
    first.chain([session.sample_at(0.731, -0.62).unwrap()]).collect()
}

/// The weights and biases of a network.
fn parameters(network: &Network) -> impl Iterator<Item = f64> {
    network.layers().iter().flat_map(|layer| layer.weights.iter().chain(&layer.biases)).copied()
}

#[test]
fn gradients_are_the_slopes_of_the_loss() {
    const STEP: f64 = 1e-6;
    for link in LINKS {
        let session = session(link);
        for sample in samples(&session) {
            let sample_trace = session.sample_trace(&sample);
            for (index, layer) in sample_trace.layers.iter().enumerate() {
                for (parameter, exact) in layer.d_weights.iter().chain(&layer.d_pre_activations).enumerate() {
                    let loss = |offset: f64| {
                        let mut moved = session.clone();
                        let layer = &session.network().layers()[index];
                        let (to, from) = (parameter / layer.n_in().max(1), parameter % layer.n_in().max(1));
                        let parameter = match parameter.checked_sub(layer.weights.len()) {
                            None => Parameter::Weight { layer: index, to, from },
                            Some(neuron) => Parameter::Bias { layer: index, neuron },
                        };
                        let value = parameter.value(session.network()).unwrap() + offset;
                        let _ = moved.change(&Change::Parameter(parameter, value)).unwrap();
                        moved.sample_trace(&sample).loss
                    };
                    let slope = (loss(STEP) - loss(-STEP)) / (2.0 * STEP);
                    assert!((exact - slope).abs() <= 1e-7 * exact.abs().max(1.0), "{exact} {slope}: {link}");
                }
            }
        }
    }
}

#[test]
fn what_is_shown_is_what_the_session_computes() {
    for link in LINKS {
        let session = session(link);
        let (train, _) = session.predictions();
        let losses: Vec<f64> = (0..session.train_points().len())
            .map(|index| {
                let sample_trace = session.sample_trace(&session.train_sample(index).unwrap());
                assert_eq!(sample_trace.prediction, train[index], "{link}");
                sample_trace.loss
            })
            .collect();
        let mean = losses.iter().sum::<f64>() / losses.len() as f64;
        assert!((mean - session.losses().train).abs() < 1e-13, "{link}");
    }
}

#[test]
fn a_preview_is_the_step_of_a_batch_of_one() {
    for (link, optimizer) in
        LINKS.iter().flat_map(|link| Optimizer::ALL.iter().map(move |optimizer| (link, *optimizer)))
    {
        // Trained by the optimizer, so that it remembers something.
        let word = optimizer.word().link;
        let session = session(&format!("{link}&optimizer={word}&batchSize=10"));
        let before = session.clone();
        let sample = session.train_sample(0).unwrap();
        let preview = session.preview(&sample);
        assert_eq!(session.network(), before.network(), "nothing has changed");
        let sample_trace = session.sample_trace(&sample);
        if optimizer == Optimizer::Sgd {
            // The first sample of the next epoch, in a batch of its own.
            let config = session.config();
            let pull = match config.regularization() {
                Penalty::L2 => config.regularization_rate(),
                _ => 0.0,
            };
            for (index, layer) in session.network().layers().iter().enumerate() {
                let stepped = &preview.layers()[index];
                for (at, weight) in layer.weights.iter().enumerate() {
                    let expected =
                        weight - config.learning_rate() * (sample_trace.layers[index].d_weights[at] + pull * weight);
                    assert!((stepped.weights[at] - expected).abs() < 1e-15, "{link}");
                }
                for (at, bias) in layer.biases.iter().enumerate() {
                    let expected = bias - config.learning_rate() * sample_trace.layers[index].d_pre_activations[at];
                    assert!((stepped.biases[at] - expected).abs() < 1e-15, "{link}");
                }
            }
        } else if sample_trace.error != 0.0 {
            assert!(parameters(&preview).ne(parameters(session.network())), "{link} {word}");
        }
    }
}

#[test]
fn five_previews_one_after_the_other_are_an_epoch_of_five_batches() {
    for link in LINKS {
        let mut trained = session(&format!("{link}&percTrainData=1&batchSize=1"));
        assert!(matches!(trained.train_points().len(), 5 | 12));
        let mut stepped = trained.clone();
        for index in 0..trained.train_points().len() {
            let preview = stepped.preview(&stepped.train_sample(index).unwrap());
            for parameter in all_parameters(&preview) {
                let value = parameter.value(&preview).unwrap();
                let _ = stepped.change(&Change::Parameter(parameter, value)).unwrap();
            }
        }
        trained.advance(1);
        assert_eq!(stepped.network(), trained.network(), "{link}");
    }
}

/// The places of all weights and biases.
fn all_parameters(network: &Network) -> Vec<Parameter> {
    let layers = network.layers().iter().enumerate();
    let of_neuron = |layer, n_in, to| {
        let weights = (0..n_in).map(move |from| Parameter::Weight { layer, to, from });
        weights.chain([Parameter::Bias { layer, neuron: to }])
    };
    layers
        .flat_map(|(index, layer)| (0..layer.n_out()).flat_map(move |to| of_neuron(index, layer.n_in(), to)))
        .collect()
}

#[test]
fn a_place_near_a_point_is_that_point() {
    let session = session("#seed=1");
    let point = session.train_points()[17];
    let near = session.sample_at(point.x + 0.01, point.y - 0.01).unwrap();
    assert!(matches!(near.origin, Origin::Train(_) | Origin::Test(_)));
    assert!((near.point.x - point.x).abs() < 0.1 && (near.point.y - point.y).abs() < 0.1);
    let exact = session.sample_at(point.x, point.y).unwrap();
    assert_eq!((exact.point, exact.origin), (point, Origin::Train(17)));
    let far = session.sample_at(5.9, 5.9).unwrap();
    assert_eq!((far.origin, far.point.x, far.point.label), (Origin::Place, 5.9, -1.0), "the ring is near");
    assert_eq!(session.sample_at(f64::NAN, 0.0), None);
    assert_eq!(session.train_sample(250), session.train_sample(0));
    assert_eq!(Loss::ALL.len(), 3, "and all of them are in `LINKS`");
}
