//! Neurons that are switched off: what is shown is a network without them, and the run stays as it is.

use experiment::{Change, Edit, Parameter, Session, SessionMaps, Stop, UndoStack, links};

/// A session of this link after 30 epochs.
fn trained(link: &str) -> Session {
    let mut session = Session::new(links::read(link, || "0.12345".to_owned()).config);
    session.advance(30);
    session
}

const LINKS: [&str; 5] = [
    "#seed=1",
    "#seed=2&networkShape=8,8,8,8,8,8&activation=relu&dataset=spiral",
    "#seed=3&networkShape=3&problem=regression&activation=sigmoid",
    "#seed=4&networkShape=1,2&loss=log&activation=gelu",
    "#seed=5&networkShape=2,1,3&noise=30&regularization=L1&regularizationRate=0.01",
];

/// The same session with the weights by which this neuron is heard set to zero by hand.
fn without(session: &Session, off: &[(usize, usize)]) -> Session {
    let mut session = session.clone();
    for (layer, from) in off {
        let n_next = session.network().layers()[layer + 1].n_out();
        for to in 0..n_next {
            let weight = Parameter::Weight { layer: layer + 1, to, from: *from };
            let _ = session.change(&Change::Parameter(weight, 0.0)).unwrap();
        }
    }
    session
}

/// Every number of what a session shows.
fn shown_bits(session: &Session) -> Vec<u64> {
    let losses = session.shown_losses();
    let accuracies = session.shown_accuracies().map(|(train, test)| vec![train, test]).unwrap_or_default();
    let mut maps = SessionMaps::new(session, 20);
    let pictures = maps.draw_shown(session).output().iter().map(|value| u64::from(value.to_bits())).collect::<Vec<_>>();
    let trace = session.sample_trace(&session.train_sample(3).unwrap());
    let numbers = [losses.train, losses.test, trace.prediction, trace.loss].into_iter().chain(accuracies);
    numbers.map(f64::to_bits).chain(pictures).collect()
}

#[test]
fn a_neuron_that_is_off_is_one_whose_outgoing_weights_are_zero() {
    for link in LINKS {
        let mut session = trained(link);
        let hidden = session.config().hidden_layers().to_vec();
        let mut off = Vec::new();
        for (layer, n_neurons) in hidden.iter().enumerate() {
            off.push((layer, n_neurons - 1));
            assert!(session.switch_neuron(layer, n_neurons - 1), "{link}");
            let by_hand = without(&session, &off);
            assert_eq!(shown_bits(&session), shown_bits(&by_hand), "{link} without {off:?}");
            assert_eq!(session.shown_network().layers(), by_hand.network().layers(), "{link}");
            assert_eq!(session.switched_off().n(), off.len());
            assert!(off.iter().all(|(layer, neuron)| session.switched_off().has(*layer, *neuron)));
        }
    }
}

#[test]
fn nothing_of_the_run_changes() {
    for link in LINKS {
        let before = trained(link);
        let mut session = before.clone();
        assert_eq!(shown_bits(&session), shown_bits(&before));
        assert!(session.switch_neuron(0, 0));
        assert_ne!(session.shown_losses(), session.losses(), "{link}");
        assert_eq!((session.network(), session.losses()), (before.network(), before.losses()));
        assert_eq!((session.accuracies(), session.epoch()), (before.accuracies(), before.epoch()));
        assert_eq!(format!("{:?}", session.journal()), format!("{:?}", before.journal()));
        assert_eq!(session.history().points(), before.history().points());
        // Off and on again.
        assert!(session.switch_neuron(0, 0));
        assert_eq!((session.switched_off().n(), shown_bits(&session)), (0, shown_bits(&before)));
        // What is trained goes on as if nobody had looked.
        let mut other = before.clone();
        assert!(session.switch_neuron(0, 0));
        session.advance(10);
        other.advance(10);
        assert_eq!((session.network(), session.losses()), (other.network(), other.losses()), "{link}");
        assert_eq!(session.switched_off().n(), 0, "{link}");
    }
}

/// How a run changes.
enum Way {
    Trained,
    TrainedInParts,
    Changed(Change),
}

#[test]
fn whatever_changes_the_run_switches_all_on() {
    let weight = Change::Parameter(Parameter::Bias { layer: 0, neuron: 0 }, 1.0);
    let edit = |edit| Way::Changed(Change::Edit(edit));
    let ways = [
        ("training", Way::Trained),
        ("a part of an epoch", Way::TrainedInParts),
        ("a weight", Way::Changed(weight)),
        ("a setting", edit(Edit::LearningRate(0.3))),
        ("noise", edit(Edit::Noise(20.0))),
        ("another shape", edit(Edit::HiddenLayers(vec![1]))),
        ("a reset", Way::Changed(Change::Reset)),
    ];
    for (name, change) in ways {
        let mut session = trained("#seed=1");
        session.switch_neuron(0, 1);
        session.switch_neuron(1, 0);
        match change {
            Way::Trained => assert_eq!(session.advance(1), None),
            Way::TrainedInParts => assert_eq!(session.go_on(1), (1, None)),
            Way::Changed(change) => assert!(session.change(&change).is_ok()),
        }
        assert_eq!(session.switched_off().n(), 0, "{name}");
        assert_eq!((session.shown_network(), session.shown_losses()), (session.network(), session.losses()), "{name}");
        assert!(!session.switch_all_on(), "{name}");
    }
    // What only the page shows changes nothing.
    let (mut session, mut undo_stack) = (trained("#seed=1"), UndoStack::default());
    session.switch_neuron(0, 1);
    let _ = undo_stack.apply(&mut session, Change::Edit(Edit::Discretize(true))).unwrap();
    assert_eq!(session.switched_off().n(), 1);
    assert!(undo_stack.undo(&mut session).is_some());
    assert_eq!(session.switched_off().n(), 1);
    // What Undo brings back is looked at as it was, with all of its neurons.
    let _ = undo_stack.apply(&mut session, Change::Reset).unwrap();
    assert!(undo_stack.undo(&mut session).is_some());
    assert_eq!((session.epoch(), session.switched_off().n()), (30, 0));
}

#[test]
fn only_hidden_neurons_can_be_off() {
    let mut session = trained("#seed=1&networkShape=4,2");
    for (layer, neuron) in [(2, 0), (0, 4), (1, 2), (9, 9), (usize::MAX, 0), (0, usize::MAX)] {
        assert!(!session.switch_neuron(layer, neuron), "{layer} {neuron}");
        assert!(!session.switched_off().has(layer, neuron));
    }
    assert_eq!(session.switched_off().n(), 0);
    assert!(!trained("#seed=1&networkShape=").switch_neuron(0, 0));
}

#[test]
fn a_network_beyond_all_bounds_can_be_looked_at() {
    let mut session = trained("#seed=1&learningRate=10&activation=relu&problem=regression");
    while session.advance(1000) != Some(Stop::Diverged) {}
    assert!(session.switch_neuron(0, 0));
    assert!(session.shown_losses().train.is_nan() || session.shown_losses().train.is_infinite());
}

#[test]
fn pictures_that_are_saved_are_those_of_the_run() {
    let mut session = trained("#seed=1");
    let before = SessionMaps::new(&session, 20).draw(&session).output().to_vec();
    session.switch_neuron(0, 0);
    let mut maps = SessionMaps::new(&session, 20);
    assert_eq!(maps.draw(&session).output(), before);
    assert_ne!(maps.draw_shown(&session).output(), before);
}
