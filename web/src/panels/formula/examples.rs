//! Formulas that are ready to be used.

use experiment::{FormulaUse, Problem};

/// Those for such a use.
pub fn examples(usage: FormulaUse) -> [&'static str; 4] {
    match usage {
        FormulaUse::Feature => ["cos(x1)", "sqrt(x1^2 + x2^2)", "abs(x1 - x2)", "x1 > 0"],
        FormulaUse::Labels(Some(Problem::Regression)) => {
            ["sin(x1)", "x1 * x2 / 25", "cos(sqrt(x1^2 + x2^2))", "tanh(x1 - x2)"]
        }
        FormulaUse::Labels(_) => {
            ["sin(x1) > x2 / 3", "x1^2 + x2^2 < 9", "abs(x1) + abs(x2) < 4", "sin(x1) * sin(x2) > 0"]
        }
    }
}

#[cfg(test)]
mod tests {
    use experiment::Formula;

    use super::*;

    #[test]
    fn each_can_be_used_and_stands_as_it_is_written() {
        let labels = [Problem::Classification, Problem::Regression].map(|problem| FormulaUse::Labels(Some(problem)));
        for usage in labels.into_iter().chain([FormulaUse::Feature]) {
            for text in examples(usage) {
                let formula = Formula::read(text, usage).unwrap_or_else(|error| panic!("{text}: {error}"));
                assert_eq!(formula.typed(), text);
            }
        }
    }
}
