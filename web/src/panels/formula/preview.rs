//! The picture of a formula over the plane.

use std::rc::Rc;

use experiment::{Config, Edit, Feature, Formula, FormulaUse, GRID, Problem, feature_picture};
use yew::prelude::*;

use crate::canvas::{Colors, Heatmap};

/// A formula over the plane.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    values: Rc<[f32]>,
    /// Which part of the plane has labels that are beyond 1 or -1, in percent.
    pub beyond: f64,
}

impl Picture {
    /// The picture of a formula in this use.
    pub fn of(formula: &Formula, usage: FormulaUse) -> Self {
        let edit = Edit::Formula(Some(Feature::Formula1), Some(formula.clone()));
        // A formula can be a feature: it was checked when it was read.
        let config = Config::default().with(edit).unwrap_or_default();
        let mut values = feature_picture(&config, Feature::Formula1);
        let n_beyond = values.iter().filter(|value| value.abs() > 1.0).count();
        let is_regression = usage == FormulaUse::Labels(Some(Problem::Regression));
        if usage != FormulaUse::Feature && !is_regression {
            values.iter_mut().for_each(|value| *value = if *value > 0.0 { 1.0 } else { -1.0 });
        }
        let beyond = if is_regression { 100.0 * n_beyond as f64 / values.len() as f64 } else { 0.0 };
        Picture { values: values.into(), beyond }
    }
}

/// What is shown.
#[derive(PartialEq, Properties)]
pub struct PreviewProps {
    /// The formula.
    pub picture: Picture,
    /// The colours.
    pub colors: Colors,
}

/// The picture, for those who see it.
#[component]
pub fn Preview(PreviewProps { picture, colors }: &PreviewProps) -> Html {
    let node = use_node_ref();
    let canvas = node.clone();
    use_effect_with((picture.clone(), colors.clone()), move |(picture, colors)| {
        Heatmap::new(canvas, GRID).paint(&picture.values, GRID, colors, false);
    });
    html! { <canvas ref={node} class="formula-picture" aria-hidden="true" /> }
}
