//! Settings in words, for people.

use crate::session::{Intervention, Interventions};
use crate::settings::{Domain, Setting};

/// A setting's value for people; `text` is in the link's words.
pub fn setting_words(setting: Setting, text: &str) -> String {
    match setting.info().domain {
        _ if text.is_empty() => "none".to_owned(),
        Domain::Words(words) => words.iter().find(|word| word.link == text).map_or(text, |word| word.label).to_owned(),
        Domain::Switch => if text == "true" { "on" } else { "off" }.to_owned(),
        Domain::Layers => text.replace(',', ", "),
        _ => text.to_owned(),
    }
}

/// What was changed while a network trained: “learning rate 0.03 → 0.1 at epoch 120”, and so on; empty where nothing was.
pub(super) fn intervention_words(interventions: &Interventions) -> String {
    let mut words: Vec<String> = interventions.told().iter().map(one).collect();
    if interventions.n_more() > 0 {
        words.push(format!("and {} more", interventions.n_more()));
    }
    words.join("; ")
}

fn one(Intervention { epoch, setting }: &Intervention) -> String {
    let Some((setting, values)) = setting else { return format!("weights set by hand at epoch {epoch}") };
    let [before, after] = values.each_ref().map(|text| setting_words(*setting, text));
    let label = setting.info().label;
    let label = label.get(..1).unwrap_or_default().to_ascii_lowercase() + label.get(1..).unwrap_or(label);
    format!("{label} {before} → {after} at epoch {epoch}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn values_are_for_people() {
        let link = "#activation=relu&networkShape=4,2&weightSeed=&discretize=true&seed=1";
        let config = link::read(link, String::new).config;
        let value = |setting| setting_words(setting, &link::text_of(&config, setting).unwrap_or_default());
        assert_eq!(value(Setting::Activation), "ReLU");
        assert_eq!(value(Setting::HiddenLayers), "4, 2");
        assert_eq!(value(Setting::Discretize), "on");
        assert_eq!(value(Setting::WeightSeed), "none");
        assert_eq!(value(Setting::LearningRate), "0.03");
    }
}
