//! What a config says taken together, and how it is changed. Its fields are in the table of settings.

use engine::{Activation, Activations, Hyper, Loss};

use super::table::{Affects, Config, Edit, Setting};
use crate::data::{Dataset, Feature, Features, Formula, OwnData, Problem};
use crate::error::Error;

impl Config {
    /// The same with one setting changed.
    ///
    /// # Errors
    /// What the setting cannot be.
    pub fn with(mut self, edit: Edit) -> Result<Self, Error> {
        edit.check()?;
        self.write(edit);
        Ok(self)
    }

    /// Changes one setting; what it cannot be changes nothing.
    pub(crate) fn set(&mut self, edit: Edit) {
        if edit.check().is_ok() {
            self.write(edit);
        }
    }

    /// The same, learned from somebody's own points, in the problem that they pose.
    #[must_use]
    pub fn with_own_data(mut self, own: OwnData) -> Self {
        for edit in self.own_data_edits(&own) {
            self.set(edit);
        }
        self
    }

    /// What has to be set for somebody's own points to be what is learned from: only what is not so yet.
    pub(crate) fn own_data_edits(&self, own: &OwnData) -> Vec<Edit> {
        let problem = own.labels().problem();
        let dataset = match problem {
            Problem::Classification => Edit::Dataset(Dataset::Own),
            Problem::Regression => Edit::RegDataset(Dataset::Own),
        };
        let edits = [Edit::OwnData(Some(own.clone())), dataset, Edit::Problem(problem)];
        edits.into_iter().filter(|edit| !self.has(edit)).collect()
    }

    /// The same, learned from points that a formula labels.
    #[must_use]
    pub fn with_label_formula(mut self, formula: Formula) -> Self {
        self.set(Edit::Formula(None, Some(formula)));
        self.set(match self.problem() {
            Problem::Classification => Edit::Dataset(Dataset::Formula),
            Problem::Regression => Edit::RegDataset(Dataset::Formula),
        });
        self
    }

    /// The formula of somebody's own that is this feature, if it is one; or the one that labels points.
    pub fn formula(&self, of: Option<Feature>) -> Option<&Formula> {
        self.formulas()[of].as_ref()
    }

    /// The features: what the network sees of a point.
    pub fn features(&self) -> Features {
        let mut features = self.switched_features();
        for feature in Feature::FORMULAS {
            features[feature] = self.formula(Some(feature)).is_some();
        }
        features
    }

    /// The name of a feature in words that can be read aloud.
    pub fn feature_label(&self, feature: Feature) -> &str {
        self.formula(Some(feature)).map_or(feature.label(), Formula::label)
    }

    /// The value of a feature at a point.
    pub fn feature_value(&self, feature: Feature, x: f64, y: f64) -> f64 {
        match self.formula(Some(feature)) {
            Some(formula) => formula.value(x, y),
            None => feature.value(x, y),
        }
    }

    /// Whether the same is learned with both: they differ at most in what the page shows, and when it stops.
    pub fn learns_like(&self, other: &Config) -> bool {
        let is_learned_from = |setting: &Setting| setting.affects() != Affects::Page;
        Setting::all().filter(is_learned_from).all(|setting| self.text_of(setting) == other.text_of(setting))
    }

    /// Whether a network that is trained goes on when these settings take the place of others, on the same points.
    pub(crate) fn goes_on_from(&self, other: &Config) -> bool {
        let is_built_from = |setting: &Setting| {
            let is_used = self.uses(*setting) || other.uses(*setting);
            is_used && !matches!(setting.affects(), Affects::Page | Affects::Training)
        };
        Setting::all().filter(is_built_from).all(|setting| self.text_of(setting) == other.text_of(setting))
    }

    /// The data set of the chosen problem. Where somebody's own points or a formula are chosen and there are none, the original's first one is
    /// used.
    pub fn current_dataset(&self) -> Dataset {
        let (chosen, first) = match self.problem() {
            Problem::Classification => (self.dataset(), Dataset::Circle),
            Problem::Regression => (self.reg_dataset(), Dataset::Plane),
        };
        match chosen {
            Dataset::Own if self.own_data().is_none() => first,
            Dataset::Formula if self.formula(None).is_none() => first,
            chosen => chosen,
        }
    }

    /// Somebody's own points, where they are what is learned from.
    pub fn own_data_in_use(&self) -> Option<&OwnData> {
        self.own_data().filter(|_| self.current_dataset() == Dataset::Own)
    }

    /// The formula that labels the points, where one does.
    pub fn label_formula_in_use(&self) -> Option<&Formula> {
        self.formula(None).filter(|_| self.current_dataset() == Dataset::Formula)
    }

    /// How many points are drawn.
    pub fn n_points(&self) -> usize {
        self.drawn_points().map_or(self.current_dataset().usual_points(), |points| points as usize)
    }

    /// Whether a setting has a say in the chosen problem: each problem has data sets of its own, and regression one loss.
    pub fn uses(&self, setting: Setting) -> bool {
        match setting {
            Setting::Dataset | Setting::Loss => self.problem() == Problem::Classification,
            Setting::RegDataset => self.problem() == Problem::Regression,
            Setting::OwnData => self.current_dataset() == Dataset::Own,
            Setting::Formula(None) => self.current_dataset() == Dataset::Formula,
            Setting::NPoints => self.current_dataset() != Dataset::Own,
            _ => true,
        }
    }

    /// The loss of the chosen problem.
    pub fn current_loss(&self) -> Loss {
        match self.problem() {
            Problem::Classification => self.loss(),
            Problem::Regression => Loss::Squared,
        }
    }

    /// What the engine needs to make a step.
    pub fn hyper(&self) -> Hyper {
        let output = match (self.problem(), self.loss()) {
            (Problem::Classification, Loss::Squared) => Activation::Tanh,
            (Problem::Classification, Loss::Log) => Activation::Sigmoid,
            (Problem::Classification, Loss::Perceptron) => Activation::Step,
            (Problem::Regression, _) => Activation::Linear,
        };
        Hyper {
            activations: Activations { hidden: self.activation(), output },
            loss: self.current_loss(),
            optimizer: self.optimizer(),
            learning_rate: self.learning_rate(),
            batch_size: self.batch_size(),
            penalty: self.regularization(),
            regularization_rate: self.regularization_rate(),
        }
    }
}
