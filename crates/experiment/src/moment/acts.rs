//! How settings differ, and which changes could have been made to a network that learns.

use super::codes::settings;
use crate::data::OwnData;
use crate::session::Act;
use crate::settings::{Affects, Config, Edit, LARGEST_PARAMETER, Parameter, Setting, refuse_parameter};

/// How training goes on otherwise in one config than in another: in the order of codes, what makes the second of the first.
pub(super) fn differences(before: &Config, after: &Config) -> Vec<Edit> {
    let differing = |setting: Setting| {
        let text = after.text_of(setting).filter(|text| before.text_of(setting).as_ref() != Some(text))?;
        Edit::read(setting, &text).ok()
    };
    settings().filter(|setting| setting.affects() == Affects::Training).filter_map(differing).collect()
}

/// That a change could have been made with these settings, and have left the network as it was trained until then.
///
/// # Errors
/// In words, what it does instead.
pub(super) fn check(config: &Config, act: &Act) -> Result<(), String> {
    match act {
        Act::Edit(_) => Ok(()),
        Act::Parameter(parameter, value) => check_parameter(config, *parameter, *value),
        Act::Points(own) if keeps_network(config, own) => Ok(()),
        Act::Points(_) => Err("brings points that need another network".to_owned()),
        Act::Settings(settings) if settings.as_ref() == config => Err("changes nothing".to_owned()),
        Act::Settings(_) => Ok(()),
    }
}

/// Whether a network that has learned from the points of these settings goes on with those.
fn keeps_network(config: &Config, own: &OwnData) -> bool {
    let is_of_same = match config.own_data_in_use() {
        Some(before) => before.is_of_same(own) || before.is_learned_alike(own),
        None => own.is_plain(),
    };
    is_of_same && config.problem() == own.labels().problem()
}

fn check_parameter(config: &Config, parameter: Parameter, value: f64) -> Result<(), String> {
    let n_inputs = config.features().iter().count();
    let sizes: Vec<usize> = [n_inputs].into_iter().chain(config.hidden_layers().iter().copied()).chain([1]).collect();
    let (layer, neuron) = parameter.neuron();
    let has_neuron = layer + 1 < sizes.len() && neuron < sizes[layer + 1];
    let (has_it, name) = match parameter {
        Parameter::Weight { from, .. } => (has_neuron && from < sizes[layer], format!("weight {}", from + 1)),
        Parameter::Bias { .. } => (has_neuron, "the bias".to_owned()),
    };
    if !has_it {
        let has = sizes[1..].iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        return Err(format!(
            "sets {name} of neuron {} in layer {}, which this network does not have. Allowed: what is there with \
             {n_inputs} inputs and layers of {has}",
            neuron + 1,
            layer + 1,
        ));
    }
    let fits = value.abs() <= LARGEST_PARAMETER;
    fits.then_some(()).ok_or_else(|| format!("sets what cannot be: {}", refuse_parameter(&value.to_string())))
}
