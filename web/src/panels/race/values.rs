//! The values that are compared, in the words of the page: what is offered, what is suggested, and what was typed.

use experiment::{Choice, Domain, Feature, Presets, Quantity, Race, Variable, VariableValue};

/// How much of a text is repeated in a sentence.
const SHOWN: usize = 40;
/// What stands for no hidden layers and for no features.
const NONE: &str = "none";

/// The values that the page offers to be compared: those of the race among them. What was offered before stays, so that what is
/// taken away can come back.
pub fn offered(race: &Race, before: &[VariableValue]) -> Vec<VariableValue> {
    let variable = race.variable();
    let mut offered = match domain(variable) {
        Some(Domain::Words(words)) => {
            words.iter().filter_map(|word| VariableValue::read(variable, word.link).ok()).collect()
        }
        _ => variable.usual_values(race.base()),
    };
    let more = before.iter().filter(|value| value.variable() == variable).chain(race.values());
    for value in more {
        if !offered.contains(value) {
            offered.push(value.clone());
        }
    }
    if let Some(Domain::Number { .. }) = domain(variable) {
        let number = |value: &VariableValue| value.text().parse().unwrap_or(f64::INFINITY);
        offered.sort_by(|one, other| number(one).total_cmp(&number(other)));
    }
    offered
}

/// Whether other values than those that are offered can be typed.
pub fn are_free(variable: Variable) -> bool {
    variable != Variable::Nothing && !matches!(domain(variable), Some(Domain::Words(_)))
}

/// What a value is called where it is chosen.
pub fn chip_label(value: &VariableValue) -> String {
    let label = value.label();
    match value.variable() {
        Variable::HiddenLayers if value.text() == NONE => "No hidden layer".to_owned(),
        Variable::HiddenLayers if label == "1" => "1 neuron".to_owned(),
        Variable::HiddenLayers => format!("{label} neurons"),
        Variable::Features if value.text() == NONE => "No features".to_owned(),
        _ => label,
    }
}

/// What could be typed.
pub fn suggestions(variable: Variable, offered: &[VariableValue]) -> Vec<String> {
    let texts: Vec<String> = match (variable, domain(variable)) {
        (_, Some(Domain::Number { presets, .. })) => numbers(presets).iter().map(f64::to_string).collect(),
        (Variable::HiddenLayers, _) => {
            ["1", "3", "5", "6", "7", "2, 2", "4, 4", "8, 4", "8, 8, 8"].map(str::to_owned).into()
        }
        (Variable::Features, _) => Feature::BUILT_IN.map(|feature| feature.label().to_owned()).into(),
        _ => Vec::new(),
    };
    let is_new = |text: &String| {
        read_typed(variable, text).is_ok_and(|values| values.iter().all(|value| !offered.contains(value)))
    };
    texts.into_iter().filter(is_new).collect()
}

/// The numbers of a limit or of a setting that the page offers.
pub fn numbers(presets: Presets) -> Vec<f64> {
    match presets {
        Presets::List(numbers) => numbers.to_vec(),
        Presets::Steps { from, to, by } => {
            (0..).map(|step| from + by * f64::from(step)).take_while(|number| *number <= to).collect()
        }
        Presets::Typed => Vec::new(),
    }
}

/// The values that somebody typed, as the page writes them or as a link does. Semicolons separate them; numbers are parted by commas and
/// spaces too, where a comma is no decimal sign.
///
/// # Errors
/// The first that cannot be one.
pub fn read_typed(variable: Variable, text: &str) -> Result<Vec<VariableValue>, String> {
    let read = |part: String| {
        let typed = variable.setting().map_or_else(|| part.clone(), |setting| setting.info().typed(&part).value);
        let value = in_link(variable, &typed).and_then(|text| VariableValue::read(variable, &text).ok());
        value.ok_or_else(|| refusal(variable.word().label, &part, &allowed(variable)))
    };
    parts(variable, text).into_iter().map(read).collect()
}

/// A text, cut between its values.
fn parts(variable: Variable, text: &str) -> Vec<String> {
    let Some(quantity) = domain(variable).and_then(|domain| domain.quantity()) else {
        return text.split(';').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    };
    // A percent sign belongs to its number.
    let text = text.replace(" %", "%").replace('；', ";");
    // Within a number, thousands are parted by spaces that do not break a line.
    let is_space = |letter: char| letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2009}');
    let mut parts = Vec::new();
    for list in text.split(|letter: char| letter == ';' || !text.contains(';') && is_space(letter)) {
        let list = list.trim().trim_end_matches(',');
        let is_one = list.matches(',').count() == 1 && !list.contains('.') && !list.contains(", ");
        // `0,03` is a number; `1,3` could be one, but mostly is two.
        let is_decimal = is_one && quantity == Quantity::Real && (list.starts_with("0,") || text.contains(';'));
        let cut = list.split(|letter: char| letter == ',' && !is_decimal).map(str::trim);
        parts.extend(cut.filter(|part| !part.is_empty()).map(str::to_owned));
    }
    parts
}

/// How a text was read, where it could be read otherwise.
pub fn note(variable: Variable, text: &str) -> Option<String> {
    let quantity = domain(variable)?.quantity()?;
    let parts = parts(variable, text);
    let [one, other] = &parts[..] else {
        let setting = variable.setting()?;
        return parts.iter().find_map(|part| setting.info().typed(part).note);
    };
    let is_open = quantity == Quantity::Real && text.trim() == format!("{one},{other}");
    is_open.then(|| format!("Read as {one} and {other}: the comma parts them. For {one}.{other}, type a dot."))
}

/// What a text cannot be, in a sentence.
pub fn refusal(name: &str, value: &str, allowed: &str) -> String {
    let shown = match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    };
    format!("{name} cannot be “{shown}”. Allowed: {allowed}.")
}

fn domain(variable: Variable) -> Option<Domain> {
    variable.setting().map(|setting| setting.info().domain)
}

/// A value in the words of a link.
fn in_link(variable: Variable, text: &str) -> Option<String> {
    let is_none = text.to_lowercase().starts_with("no");
    match variable {
        Variable::HiddenLayers | Variable::Features if is_none => Some(NONE.to_owned()),
        Variable::HiddenLayers => {
            let numbers = text.trim_end_matches("neurons").trim_end_matches("neuron");
            let separates = |letter: char| letter == ',' || letter == '-' || letter == '+' || letter.is_whitespace();
            let parts: Vec<&str> = numbers.split(separates).filter(|part| !part.is_empty()).collect();
            Some(parts.join("-"))
        }
        Variable::Features => {
            let keys: Option<Vec<&str>> =
                text.split([',', '-', '+']).map(|part| feature(part).map(Feature::key)).collect();
            Some(keys?.join("-"))
        }
        _ => Some(text.to_owned()),
    }
}

/// The feature of this label or key, whatever the spaces and capital letters.
fn feature(text: &str) -> Option<Feature> {
    let plain = |text: &str| text.to_lowercase().replace(char::is_whitespace, "");
    let is = |feature: &Feature| [feature.label(), feature.key()].iter().any(|name| plain(name) == plain(text));
    Feature::BUILT_IN.into_iter().find(is)
}

/// What can be typed.
fn allowed(variable: Variable) -> String {
    match (variable, domain(variable)) {
        (Variable::Features, _) => {
            format!("{}, with commas between them, or none", Feature::BUILT_IN.map(Feature::label).join(", "))
        }
        (Variable::HiddenLayers, _) => "up to 6 numbers from 1 to 8, such as 4, 2; or none".to_owned(),
        (Variable::Seed, _) => "1 to 100 characters, none of them a comma, &, = or #".to_owned(),
        (_, domain) => domain.map_or(String::new(), |domain| domain.in_words()),
    }
}

#[cfg(test)]
mod tests {
    use experiment::Config;

    use super::*;

    fn usual(variable: Variable) -> Vec<VariableValue> {
        offered(&Race::usual(Config::default(), variable), &[])
    }

    fn labels(values: &[VariableValue]) -> Vec<String> {
        values.iter().map(chip_label).collect()
    }

    #[test]
    fn words_are_offered_all_and_others_as_usual() {
        assert_eq!(usual(Variable::Activation).len(), 11);
        assert_eq!(labels(&usual(Variable::Regularization)), ["None", "L1", "L2"]);
        let layers = labels(&usual(Variable::HiddenLayers));
        assert_eq!(layers, ["No hidden layer", "2 neurons", "4 neurons", "8 neurons", "4, 2 neurons", "8, 8 neurons"]);
        assert_eq!(labels(&usual(Variable::LearningRate)), ["0.003", "0.01", "0.03", "0.1", "0.3"]);
        assert!(usual(Variable::Nothing).is_empty());
    }

    #[test]
    fn what_was_offered_stays_as_long_as_the_same_varies() {
        let typed = read_typed(Variable::LearningRate, "0.05").unwrap();
        let rates = offered(&Race::usual(Config::default(), Variable::LearningRate), &typed);
        assert!(labels(&rates).contains(&"0.05".to_owned()));
        let noises = offered(&Race::usual(Config::default(), Variable::Noise), &typed);
        assert!(!labels(&noises).contains(&"0.05".to_owned()));
    }

    #[test]
    fn values_are_typed_as_the_page_or_a_link_writes_them() {
        for (variable, typed, links) in [
            (Variable::LearningRate, "0.1, 0.20;3", &["0.1", "0.2", "3"][..]),
            (
                Variable::HiddenLayers,
                "4, 2; 8-8;3 neurons; None ;No hidden layer",
                &["4-2", "8-8", "3", "none", "none"],
            ),
            (Variable::Features, "X1, X2; x1,Sin X1 ; x-xTimesY; none", &["x-y", "x-sinX", "x-xTimesY", "none"]),
            (Variable::Seed, "a; b", &["a", "b"]),
            (Variable::LearningRate, "0,03", &["0.03"]),
            (Variable::LearningRate, "0,01 0,03", &["0.01", "0.03"]),
            (Variable::LearningRate, "0,01, 0,03", &["0.01", "0.03"]),
            (Variable::LearningRate, "1,5; 2", &["1.5", "2"]),
            (Variable::LearningRate, "1,3", &["1", "3"]),
            (Variable::LearningRate, "1,3,5", &["1", "3", "5"]),
            (Variable::LearningRate, "１．５；2", &["1.5", "2"]),
            (Variable::LearningRate, "1e−5", &["0.00001"]),
            (Variable::Noise, "5 %, 10%;12,5 %", &["5", "10", "12.5"]),
            (Variable::BatchSize, "1\u{202f}000; 7", &["1000", "7"]),
            (Variable::BatchSize, "1,100", &["1", "100"]),
        ] {
            let values = read_typed(variable, typed).unwrap();
            assert_eq!(values.iter().map(VariableValue::text).collect::<Vec<_>>(), links, "{typed}");
        }
    }

    #[test]
    fn what_could_be_two_numbers_or_one_is_said() {
        let said = note(Variable::LearningRate, "1,3");
        assert_eq!(said.as_deref(), Some("Read as 1 and 3: the comma parts them. For 1.3, type a dot."));
        for text in ["0,03", "1, 3", "1.5", "1,3,5", "1,5; 2", "1;3"] {
            assert_eq!(note(Variable::LearningRate, text), None, "{text}");
        }
        assert_eq!(note(Variable::BatchSize, "1.000").as_deref(), Some("Read as 1: the dot is the decimal sign."));
        assert_eq!(note(Variable::Seed, "1,3"), None);
    }

    #[test]
    fn every_label_can_be_typed() {
        for variable in
            [Variable::LearningRate, Variable::HiddenLayers, Variable::Features, Variable::Noise, Variable::Seed]
        {
            for value in usual(variable) {
                assert_eq!(read_typed(variable, &chip_label(&value)), Ok(vec![value]));
            }
            assert!(are_free(variable));
        }
        assert!(!are_free(Variable::Activation) && !are_free(Variable::Nothing));
    }

    #[test]
    fn suggestions_are_new_and_can_be_typed() {
        for variable in Variable::ALL.iter().copied().filter(|variable| are_free(*variable)) {
            let offered = usual(variable);
            for text in suggestions(variable, &offered) {
                let values = read_typed(variable, &text).unwrap();
                assert!(values.iter().all(|value| !offered.contains(value)), "{text}");
            }
        }
        assert!(suggestions(Variable::Noise, &usual(Variable::Noise)).contains(&"15".to_owned()));
    }

    #[test]
    fn what_cannot_be_is_said_without_keys_of_links() {
        for (variable, text, said) in [
            (
                Variable::HiddenLayers,
                "9",
                "Hidden layers cannot be “9”. Allowed: up to 6 numbers from 1 to 8, such as 4, 2; or none.",
            ),
            (Variable::Noise, "81", "Noise cannot be “81”. Allowed: a number from 0 to 80."),
        ] {
            assert_eq!(read_typed(variable, text), Err(said.to_owned()));
        }
        let features = read_typed(Variable::Features, "X3").unwrap_err();
        assert!(features.starts_with("Features cannot be “X3”. Allowed: X1, X2, "), "{features}");
    }
}
