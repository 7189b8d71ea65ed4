//! Settings in words, for people.

use crate::data::{Expression, OwnData};
use crate::session::{Intervention, Session};
use crate::settings::{Config, Domain, Setting};

/// A setting's value for people; `text` is in the link's words.
pub fn setting_words(setting: Setting, text: &str) -> String {
    match setting.info().domain {
        _ if text.is_empty() => "none".to_owned(),
        Domain::Words(words) => words.iter().find(|word| word.link == text).map_or(text, |word| word.label).to_owned(),
        Domain::Switch => if text == "true" { "on" } else { "off" }.to_owned(),
        Domain::Layers => text.replace(',', ", "),
        // What they are is in the link.
        Domain::Points => OwnData::read(text).map_or_else(|_| "elsewhere".to_owned(), |own| own.n_points_in_words()),
        Domain::Formula => Expression::from_link(text).map_or_else(|_| text.to_owned(), |formula| formula.to_string()),
        _ => format!("{text}{}", setting.unit()),
    }
}

/// As many epochs are told one by one.
const MOST_TOLD: usize = 20;

/// What was changed while a network trained, and after how many epochs: “learning rate 0.03 → 0.1, weights set by hand”. In the order in
/// which it was done.
pub fn change_words(session: &Session) -> Vec<(u64, String)> {
    let (told, _) = session.journal().told(session.config(), usize::MAX);
    let at_epoch =
        |(intervention, after): &(Intervention, Config)| (intervention.epoch, one(intervention, after).join(", "));
    // What was changed and changed back is no change.
    told.iter().map(at_epoch).filter(|(_, words)| !words.is_empty()).collect()
}

/// What was changed while a network trained: “learning rate 0.03 → 0.1 at epoch 120”, and so on; empty where nothing was.
pub(super) fn intervention_words(session: &Session) -> String {
    let (told, n_more) = session.journal().told(session.config(), MOST_TOLD);
    let at_epoch = |(intervention, after): &(Intervention, Config)| {
        let epoch = intervention.epoch;
        one(intervention, after).into_iter().map(move |words| format!("{words} at epoch {epoch}")).collect::<Vec<_>>()
    };
    let mut words: Vec<String> = told.iter().flat_map(at_epoch).collect();
    match n_more {
        0 => {}
        1 => words.push("and more at 1 other epoch".to_owned()),
        n => words.push(format!("and more at {n} other epochs")),
    }
    words.join("; ")
}

/// What was changed at an epoch.
fn one(Intervention { before, by_hand, .. }: &Intervention, after: &Config) -> Vec<String> {
    // Points that are only called otherwise are no others.
    let is_renamed = before.own_data().zip(after.own_data()).is_some_and(|(one, other)| one.is_learned_alike(other));
    let change = |setting: Setting| {
        let values = [before, after].map(|config| config.text_of(setting).unwrap_or_default());
        let label = setting.info().label;
        let label = label.get(..1).unwrap_or_default().to_ascii_lowercase() + label.get(1..).unwrap_or(label);
        let [before, after] = values.each_ref().map(|text| setting_words(setting, text));
        let is_other = values[0] != values[1] && !(setting == Setting::OwnData && is_renamed);
        is_other.then(|| format!("{label} {before} → {after}"))
    };
    let by_hand = by_hand.then(|| "weights set by hand".to_owned());
    Setting::all().filter(|setting| setting.is_live()).filter_map(change).chain(by_hand).collect()
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
