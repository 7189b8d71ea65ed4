//! A formula in x1 and x2: read from what people type, evaluated, and written for people, links and Python.

use std::fmt;
use std::str::FromStr;

use super::lexer;
use super::node::{ExpressionError, Node, too_deep, wrong};
use super::parser;
use super::postfix;
use super::program::Program;
use super::writing::{self, Style};

/// The most characters of a formula, blanks left out, also where all its signs are written.
pub const LONGEST_EXPRESSION: usize = 200;

/// A formula in x1 and x2, for a feature or a label.
///
/// It has numbers, `x1` and `x2` (or `x` and `y`), `pi` and `e`; `+ - * / ^`; comparisons, `and`, `or` and `not`, which are 1 where true and 0
/// where not; and `sin cos tan exp log sqrt abs sign tanh sigmoid relu step floor min max atan2`. A product needs no sign: `2x1`. Of
/// equally strong signs the left one is taken first, of powers the right one; `-x1^2` is -(x1^2).
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    node: Node,
    program: Program,
}

impl Expression {
    /// The formula of a text.
    ///
    /// # Errors
    /// What is wrong, and where; a text of more than [`LONGEST_EXPRESSION`] characters.
    pub fn read(text: &str) -> Result<Self, ExpressionError> {
        check_length(text)?;
        Expression::of(parser::parse(text)?, text.chars().count())
    }

    /// The formula that [`Expression::to_link`] wrote.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn from_link(text: &str) -> Result<Self, ExpressionError> {
        Expression::of(postfix::read(text)?, text.chars().count())
    }

    fn of(node: Node, n_characters: usize) -> Result<Self, ExpressionError> {
        let place = 0..n_characters;
        let program = Program::of(&node).ok_or_else(|| too_deep(place.clone()))?;
        let expression = Expression { node, program };
        // It can be typed again as it is written.
        let typed = expression.to_text();
        check_length(&typed).and_then(|()| parser::parse(&typed)).map_err(|error| wrong(place, error.why))?;
        Ok(expression)
    }

    /// The names of the functions that can stand in one.
    pub fn functions() -> Vec<&'static str> {
        lexer::functions()
    }

    /// What it is made of.
    pub(super) fn node(&self) -> &Node {
        &self.node
    }

    /// The value at a point, with the same bits everywhere. It may be infinite, or no number.
    pub fn evaluate(&self, x1: f64, x2: f64) -> f64 {
        self.program.value(x1, x2)
    }

    /// Whether it is the same everywhere.
    pub fn is_constant(&self) -> bool {
        self.node.is_constant()
    }

    /// The formula for a link: letters, digits, `_`, `.` and `-`. Formulas that differ in nothing but how they were typed are one.
    pub fn to_link(&self) -> String {
        let mut text = String::new();
        postfix::write(&self.node, &mut text);
        text
    }

    /// The formula as it is typed: `sin(x1) * x2 > 1`.
    pub fn to_text(&self) -> String {
        self.written(Style::Typed)
    }

    /// The formula in Python, where `np` is NumPy, and `x1` and `x2` are arrays of it.
    pub fn to_python(&self) -> String {
        self.written(Style::Python)
    }

    fn written(&self, style: Style) -> String {
        let mut text = String::new();
        writing::write(&self.node, style, &mut text);
        text
    }
}

fn check_length(text: &str) -> Result<(), ExpressionError> {
    let n = text.chars().filter(|letter| !letter.is_whitespace()).count();
    if n <= LONGEST_EXPRESSION {
        return Ok(());
    }
    let why = format!("The formula has {n} characters. Allowed: up to {LONGEST_EXPRESSION}, blanks not counted.");
    Err(wrong(0..text.chars().count(), why))
}

impl fmt::Display for Expression {
    /// The formula for people: X₁² + sin(X₂).
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.written(Style::Read))
    }
}

impl FromStr for Expression {
    type Err = ExpressionError;

    fn from_str(text: &str) -> Result<Self, ExpressionError> {
        Expression::read(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Expression {
        Expression::read(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    /// What is wrong with a text: the characters, and why.
    fn refusal(text: &str) -> (String, String) {
        let error = Expression::read(text).map(|read| panic!("{text}: {read}")).unwrap_err();
        (text.chars().skip(error.place.start).take(error.place.len()).collect(), error.why)
    }

    #[test]
    fn a_formula_is_written_for_everybody() {
        for (text, people, typed, link, python) in [
            (
                "sin(x1)*x2>1",
                "sin(X₁) · X₂ > 1",
                "sin(x1) * x2 > 1",
                "x1_sin_x2_mul_1_gt",
                "1.0 * (np.sin(x1) * x2 > 1.0)",
            ),
            (
                "sqrt(x1^2+x2^2)",
                "sqrt(X₁² + X₂²)",
                "sqrt(x1^2 + x2^2)",
                "x1_2_pow_x2_2_pow_add_sqrt",
                "np.sqrt(x1**2 + x2**2)",
            ),
            ("2x1-(x2-1)", "2 · X₁ − (X₂ − 1)", "2 * x1 - (x2 - 1)", "2_x1_mul_x2_1_sub_sub", "2.0 * x1 - (x2 - 1.0)"),
            ("-x^2", "−X₁²", "-x1^2", "x1_2_pow_neg", "-x1**2"),
            ("(-x)**-y", "(−X₁)^−X₂", "(-x1)^-x2", "x1_neg_x2_neg_pow", "np.power(-x1, -x2)"),
            ("2^x^3", "2^X₁³", "2^x1^3", "2_x1_3_pow_pow", "np.power(2.0, x1**3)"),
            ("1/0", "1 / 0", "1 / 0", "1_0_div", "np.divide(1.0, 0.0)"),
            (
                "not(x<1 or y>=1 and x!=y)",
                "not (X₁ < 1 or X₂ ≥ 1 and X₁ ≠ X₂)",
                "not (x1 < 1 or x2 >= 1 and x1 != x2)",
                "x1_1_lt_x2_1_ge_x1_x2_ne_and_or_not",
                "1.0 * np.logical_not(1.0 * np.logical_or(1.0 * (x1 < 1.0), 1.0 * np.logical_and(1.0 * (x2 >= 1.0), 1.0 * (x1 != x2))))",
            ),
            (
                "2/sigmoid(x)+relu(y)step(pi)",
                "2 / sigmoid(X₁) + relu(X₂) · step(π)",
                "2 / sigmoid(x1) + relu(x2) * step(pi)",
                "2_x1_sigmoid_div_x2_relu_pi_step_mul_add",
                "2.0 / (1.0 / (1.0 + np.exp(-x1))) + np.maximum(x2, 0.0) * np.heaviside(np.pi, 1.0)",
            ),
            (
                "max(x,y,e)",
                "max(max(X₁, X₂), e)",
                "max(max(x1, x2), e)",
                "x1_x2_max_e_max",
                "np.maximum(np.maximum(x1, x2), np.e)",
            ),
            ("1e-30", "1e-30", "1e-30", "1e-30", "1e-30"),
        ] {
            let expression = read(text);
            let written = [expression.to_string(), expression.to_text(), expression.to_link(), expression.to_python()];
            assert_eq!(written, [people, typed, link, python]);
        }
    }

    #[test]
    fn formulas_are_read_however_they_are_written() {
        for (texts, link) in [
            (&["x1^2", "x**2", "X₁²", "x_1 ^ 2", "x₁^2.0", "[X1]²", "+x1²"][..], "x1_2_pow"),
            (&["x1*x2", "x1x2", "xy", "x1 x2", "x·y", "x×y", "X₁X₂", "(x1)(x2)", "x ⋅ y"], "x1_x2_mul"),
            (&["2sin(x)", "2*SIN(x1)", "2 np.sin(x)", "2Math.sin(x1)"], "2_x1_sin_mul"),
            (&["x-1", "x − 1", "x–1", "x -1"], "x1_1_sub"),
            (&["x>=1", "x≥1"], "x1_1_ge"),
            (&["x=y", "x1==x2"], "x1_x2_eq"),
            (&["x<1&&!(y<>2)", "x < 1 and not y != 2", "x<1 ∧ ¬y≠2", "x<1&!y!=2"], "x1_1_lt_x2_2_ne_not_and"),
            (&["2πx", "2pi*x", "2 pi x1"], "2_pi_mul_x1_mul"),
            (&["√x", "√(x)", "sqrt(x1)"], "x1_sqrt"),
            (&["ln(x)", "log(x1)"], "x1_log"),
            (&["2e3x", "2000 x1"], "2000_x1_mul"),
            (&["2ex", "2*e*x1"], "2_e_mul_x1_mul"),
            (&["x⁻¹", "x^-1", "x**(-1)"], "x1_1_neg_pow"),
            (&["arctan2(y,x)", "atan2(x2, x1)"], "x2_x1_atan2"),
        ] {
            for text in texts {
                match Expression::read(text) {
                    Ok(expression) => assert_eq!(expression.to_link(), link, "{text}"),
                    Err(error) => panic!("{text}: {error}"),
                }
            }
        }
    }

    #[test]
    fn an_error_says_where_and_what_is_allowed() {
        for (text, place, why) in [
            ("", "", "There is no formula."),
            ("x1 +", "", "Something is missing at the end."),
            ("x1 * / x2", "/", "Something is missing before this."),
            ("²x", "²", "Something is missing before this."),
            ("sin(x1", "(", "This is not closed."),
            ("(x1))", ")", "Nothing is open that this could close."),
            ("x1 + foo(x2)", "foo", "“foo” is unknown. Allowed: x1, x2, pi, e, sin,"),
            ("x12", "x12", "“x12” is unknown."),
            ("x3", "x3", "“x3” is unknown."),
            ("x1 $ 2", "$", "“$” means nothing here."),
            ("x1 2", "2", "A sign is missing before this."),
            ("1.2.3", ".3", "A sign is missing before this."),
            ("sin x1", "sin", "A ( is missing behind sin. Allowed: as sin(x1)."),
            ("sin(x1, x2)", "sin", "sin has 2 values here. Allowed: as sin(x1);"),
            ("2 + max(x1)", "max", "max has 1 value here. Allowed: as max(x1, x2);"),
            ("atan2(x1, x2, 1)", "atan2", "atan2 has 3 values here."),
            ("0,5 * x1", ",", "A comma stands between the values of min, max and atan2 only. A fraction has a point"),
            ("0 < x1 < 1", "<", "Two comparisons in a row."),
            ("1e999", "1e999", "1e999 is too large."),
            ("x + x2", "x", "“x” stands beside x1 or x2."),
            (".", ".", "“.” is no number."),
        ] {
            let (found, said) = refusal(text);
            assert_eq!(found, place, "{text}: {said}");
            assert!(said.starts_with(why) && said.contains("Allowed: ") != (place == ","), "{text}: {said}");
        }
        let second = Expression::read("0 < x1 < 1").unwrap_err().place;
        assert_eq!(second, 7..8);
    }

    #[test]
    fn what_is_too_long_or_too_deep_is_refused() {
        for text in ["x1".repeat(200), "x".repeat(10_000), "x+".repeat(100) + "x"] {
            assert!(refusal(&text).1.contains("Allowed: up to 200, blanks not counted."), "{text}");
        }
        let fits = "1+".repeat(99) + "x1";
        assert_eq!(read(&fits.replace('+', "  +  ")), read(&fits));
        for text in ["(".repeat(90) + "x1" + &")".repeat(90), "-".repeat(190) + "x1", "x1^".repeat(60) + "2"] {
            assert!(refusal(&text).1.starts_with("Too much stands within each other here."), "{text}");
        }
        let deep = "x1_".to_owned() + &"neg_".repeat(400) + "neg";
        for link in
            ["", "_", "x1_x2", "add", "x1_add", "x1_foo", "x1_-1_add", "x1_1e999_add", &"x1_".repeat(1000), &deep]
        {
            assert!(Expression::from_link(link).is_err(), "{link}");
        }
    }

    #[test]
    fn values_have_the_bits_of_the_four_operations_and_of_libm() {
        let (x, y) = (0.1234567891011, -2.345678912);
        for (text, expected) in [
            ("x1^2", x * x),
            ("x1^3", x * x * x),
            ("x1²x2²", (x * x) * (y * y)),
            ("x2^-2", 1.0 / (y * y)),
            ("x1^0", 1.0),
            ("x1^x2", libm::pow(x, y)),
            ("x1^17", libm::pow(x, 17.0)),
            ("x1^0.5", libm::pow(x, 0.5)),
            ("1 - x1 - x2", 1.0 - x - y),
            ("1 / 2 x1", 0.5 * x),
            ("2^3^2", libm::pow(2.0, 9.0).min(512.0)),
            ("-2^2", -4.0),
            ("sin(x1) + cos(x2) * tan(x1)", libm::sin(x) + libm::cos(y) * libm::tan(x)),
            ("exp(x1) - log(x1)", libm::exp(x) - libm::log(x)),
            ("sqrt(x1) tanh(x2)", x.sqrt() * libm::tanh(y)),
            ("sigmoid(x1)", 1.0 / (1.0 + libm::exp(-x))),
            ("relu(x1) + relu(x2)", x),
            ("step(x1) + step(x2) + step(0)", 2.0),
            ("abs(x2) + sign(x2) + sign(0)", -y - 1.0),
            ("floor(x2)", -3.0),
            ("min(x1, x2) + max(x1, x2, 7)", y + 7.0),
            ("atan2(x2, x1)", libm::atan2(y, x)),
            ("pi + e", std::f64::consts::PI + std::f64::consts::E),
            ("(x1 > 0) + (x2 > 0) + (x1 >= x1)", 2.0),
            ("x1 > 0 and x2 > 0 or not x2 > 0", 1.0),
            ("x1 == x1 and x1 != x1", 0.0),
            ("5 > 3", 1.0),
        ] {
            assert_eq!(read(text).evaluate(x, y).to_bits(), expected.to_bits(), "{text}");
        }
        for (text, expected) in [("1/0", f64::INFINITY), ("log(0)", f64::NEG_INFINITY), ("exp(1000)", f64::INFINITY)] {
            assert_eq!(read(text).evaluate(0.0, 0.0), expected, "{text}");
        }
        for text in ["log(-1)", "sqrt(-1)", "0/0", "min(1, 0/0)", "max(0/0, 1)", "relu(0/0)", "sign(0/0)", "step(0/0)"]
        {
            assert!(read(text).evaluate(0.0, 0.0).is_nan(), "{text}");
        }
        assert!(read("2 pi").is_constant() && !read("0 x1").is_constant());
    }
}
