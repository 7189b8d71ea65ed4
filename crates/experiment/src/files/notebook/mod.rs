//! An experiment as a Jupyter notebook (nbformat 4) that does the same in Keras: its text is in `template.md`.
//!
//! The notebook holds the points and the weights with every digit, and the losses that this crate gets from them, so that
//! whoever runs it sees both side by side.

mod cell;
mod python;
mod template;
mod words;

use crate::data::{Dataset, Formula, Formulas, Labels, OwnData};
use crate::link;
use crate::session::{Losses, Session, trace};
use crate::settings::{Choice, Config};
use engine::{Activation, Loss, Optimizer, Penalty};

/// As many epochs as a notebook trains unless somebody asks for others.
pub const NOTEBOOK_EPOCHS: u64 = 100;

const TEMPLATE: &str = include_str!("template.md");

/// Which weights a notebook starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The initial ones, which the link describes.
    Initial,
    /// Those of now. Nothing else is taken over: training begins anew there.
    Current,
}

/// Writes the notebook of a session's experiment, which trains for `epochs` epochs. It depends on nothing else: the same
/// experiment gives the same bytes.
pub fn notebook(session: &Session, start: Start, epochs: u64) -> String {
    let mut session = session.clone();
    match start {
        Start::Initial => session.reset(),
        Start::Current => session.begin_here(),
    }
    let filling = Filling { losses: losses(&session, epochs), session: &session, start, epochs };
    let cells = template::cells(TEMPLATE, |condition| filling.holds(condition), |name| filling.text(name));
    cell::notebook(&cells)
}

/// The losses at 0, 1, 2, 5, 10, 20, 50 … epochs and at the last, as far as they are finite.
fn losses(session: &Session, epochs: u64) -> Vec<(u64, Losses)> {
    let round =
        (0..).map_while(|power| 10_u64.checked_pow(power)).flat_map(|ten| [1, 2, 5].map(|n| ten.saturating_mul(n)));
    let at: Vec<u64> = std::iter::once(0).chain(round.take_while(|epoch| *epoch < epochs)).chain([epochs]).collect();
    let rows = trace(&mut session.clone(), &at);
    rows.into_iter().map(|row| (row.epoch, row.losses)).take_while(|(_, losses)| losses.are_finite()).collect()
}

/// What the template's places are filled with.
struct Filling<'a> {
    session: &'a Session,
    start: Start,
    epochs: u64,
    losses: Vec<(u64, Losses)>,
}

impl Filling<'_> {
    /// The penalty, if it counts.
    fn penalty(&self) -> Penalty {
        let config = self.session.config();
        if config.regularization_rate() == 0.0 { Penalty::None } else { config.regularization() }
    }

    /// Points of a batch, and those left over at the end of an epoch.
    fn batch(&self) -> (usize, usize) {
        let n_train = self.session.train_points().len();
        let batch = self.session.config().batch_size().min(n_train.max(1));
        (batch, n_train % batch)
    }

    /// Whether a part of the template belongs into this notebook.
    fn holds(&self, condition: &str) -> bool {
        let config = self.session.config();
        let (loss, hidden, n_hidden) = (config.current_loss(), config.activation(), config.hidden_layers().len());
        let is_plain = config.optimizer() == Optimizer::Sgd;
        let uneven = self.batch().1 > 0;
        match condition {
            "penalty" => self.penalty() != Penalty::None,
            "l2" => self.penalty() == Penalty::L2,
            "l1" => self.penalty() == Penalty::L1 && !is_plain,
            "silenced" => self.penalty() == Penalty::L1 && is_plain,
            "squared" => loss == Loss::Squared,
            "log" => loss == Loss::Log,
            "perceptron" => loss == Loss::Perceptron,
            "step" => hidden == Activation::Step && n_hidden > 0,
            "leaky" => hidden == Activation::LeakyRelu && n_hidden > 0,
            "gelu" => hidden == Activation::Gelu && n_hidden > 0,
            "memory" => matches!(config.optimizer(), Optimizer::Momentum | Optimizer::Nesterov | Optimizer::Adam),
            "formulas" => config.formulas() != &Formulas::default(),
            "labelled" => config.label_formula_in_use().is_some(),
            "named" => config.own_data_in_use().is_some(),
            "current" => self.start == Start::Current,
            "even" => !uneven,
            "uneven" => uneven,
            "diverges" => self.losses.last().is_none_or(|(epoch, _)| *epoch < self.epochs),
            other => unreachable!("the template asks for no {other}"),
        }
    }

    /// What stands in a place of the template.
    fn text(&self, name: &str) -> String {
        let (session, config) = (self.session, self.session.config());
        let layers = session.network().layers();
        match name {
            "title" => match config.current_dataset() {
                Dataset::Own => "Your own points in Keras".to_owned(),
                dataset => format!("{} in Keras", dataset.word().label),
            },
            "link" => python::text(&format!("#{}", link::write(config))),
            "epochs" => self.epochs.to_string(),
            "learning_rate" => python::number(config.learning_rate()),
            "regularization_rate" => python::number(config.regularization_rate()),
            "batch_size" => self.batch().0.to_string(),
            "n_left" => self.batch().1.to_string(),
            "n_train" => session.train_points().len().to_string(),
            "n_test" => session.test_points().len().to_string(),
            "train_points" => python::points(session.train_points()),
            "test_points" => python::points(session.test_points()),
            "features_text" => words::features(config),
            "features" => python::features(config),
            "label_formula" => config.label_formula_in_use().map_or("", Formula::typed).to_owned(),
            "network_text" => words::network(config, session.network()),
            "n_in" => session.network().n_in().to_string(),
            "weights" => python::weights(layers),
            "biases" => python::lines(layers.iter().map(|layer| python::row(&layer.biases))),
            "layers" => python::layers(config, self.penalty(), layers),
            "optimizer" => python::optimizer(config.optimizer(), self.penalty()).to_owned(),
            "names" => config.own_data_in_use().map(names).unwrap_or_default(),
            "x_name" => python::text(axis_name(config, 0)),
            "y_name" => python::text(axis_name(config, 1)),
            "low" => python::number(config.current_dataset().extent().low),
            "high" => python::number(config.current_dataset().extent().high),
            "losses" => python::lines(self.losses.iter().map(|(epoch, Losses { train, test })| {
                format!("({epoch}, {}, {})", python::number(*train), python::number(*test))
            })),
            other => unreachable!("the template has no place for {other}"),
        }
    }
}

/// What lies along an axis of the plane: its own name, or that of somebody's own points.
fn axis_name(config: &Config, index: usize) -> &str {
    let title = config.own_data_in_use().map_or("", |own| own.axes()[index].title());
    if title.is_empty() { ["X1", "X2"][index] } else { title }
}

/// What the numbers of somebody's own points stand for, as a dictionary.
fn names(own: &OwnData) -> String {
    let axis = |key: &str, index: usize| {
        let (middle, one) = (own.value(index, 0.0), own.value(index, 1.0));
        let title = own.axes()[index].title();
        let title = if title.is_empty() { key.to_uppercase() } else { title.to_owned() };
        format!(
            "{}: ({}, {}, {})",
            python::text(key),
            python::text(&title),
            python::number(middle),
            python::number(one - middle)
        )
    };
    let label = |label: f64| own.label_text(label).map(|name| format!("{}: {}", label as i32, python::text(&name)));
    let classes = matches!(own.labels(), Labels::Classes(_)).then(|| [label(-1.0), label(1.0)]);
    let entries = [Some(axis("x", 0)), Some(axis("y", 1))].into_iter().chain(classes.into_iter().flatten());
    format!("{{{}}}", entries.flatten().collect::<Vec<_>>().join(", "))
}
