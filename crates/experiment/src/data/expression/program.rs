//! A formula as a list of steps, and its value at a point. Only what gives the same bits everywhere is used: the four operations, roots,
//! and libm.

use super::node::{Binary, Node, Unary};

/// The most values that wait for each other.
pub(super) const MOST_WAITING: usize = 32;

/// A step; it takes what the steps before it have made.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    X1,
    X2,
    Number(f64),
    Unary(Unary),
    Binary(Binary),
    /// A power that is a product.
    Product(i8),
}

/// The steps of a formula.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Program {
    steps: Vec<Step>,
}

impl Program {
    /// The steps of a formula; nothing where too many values would wait.
    pub(super) fn of(node: &Node) -> Option<Self> {
        let mut program = Program::default();
        (program.push(node) <= MOST_WAITING).then_some(program)
    }

    /// Adds the steps of a part, and says how many values wait at most meanwhile.
    fn push(&mut self, node: &Node) -> usize {
        let (step, waiting) = match node {
            Node::Number(number) => (Step::Number(*number), 1),
            Node::Pi => (Step::Number(std::f64::consts::PI), 1),
            Node::E => (Step::Number(std::f64::consts::E), 1),
            Node::X1 => (Step::X1, 1),
            Node::X2 => (Step::X2, 1),
            Node::Unary(unary, of) => {
                let waiting = self.push(of);
                (Step::Unary(*unary), waiting)
            }
            Node::Binary(binary, left, right) => {
                let waiting = self.push(left);
                match right.small_whole().filter(|_| *binary == Binary::Power) {
                    Some(exponent) => (Step::Product(exponent), waiting),
                    None => {
                        let waiting = waiting.max(1 + self.push(right));
                        (Step::Binary(*binary), waiting)
                    }
                }
            }
        };
        self.steps.push(step);
        waiting
    }

    /// The value at a point.
    pub(super) fn value(&self, x1: f64, x2: f64) -> f64 {
        let mut waiting = [0.0; MOST_WAITING];
        let mut n = 0;
        for step in &self.steps {
            match *step {
                Step::X1 => put(&mut waiting, &mut n, x1),
                Step::X2 => put(&mut waiting, &mut n, x2),
                Step::Number(number) => put(&mut waiting, &mut n, number),
                Step::Unary(unary) => waiting[n - 1] = of_one(unary, waiting[n - 1]),
                Step::Product(exponent) => waiting[n - 1] = product(waiting[n - 1], exponent),
                Step::Binary(binary) => {
                    n -= 1;
                    waiting[n - 1] = of_two(binary, waiting[n - 1], waiting[n]);
                }
            }
        }
        waiting[0]
    }
}

fn put(waiting: &mut [f64; MOST_WAITING], n: &mut usize, value: f64) {
    waiting[*n] = value;
    *n += 1;
}

/// A value that is 1 where something is true and 0 where not.
fn truth(is_true: bool) -> f64 {
    f64::from(u8::from(is_true))
}

/// Of a value that is no number comes none, as in NumPy; but 1 or 0 of what is true or false.
fn of_one(unary: Unary, value: f64) -> f64 {
    match unary {
        Unary::Negative => -value,
        Unary::Not => truth(value == 0.0),
        Unary::Sin => libm::sin(value),
        Unary::Cos => libm::cos(value),
        Unary::Tan => libm::tan(value),
        Unary::Exp => libm::exp(value),
        Unary::Log => libm::log(value),
        Unary::Sqrt => value.sqrt(),
        Unary::Abs => value.abs(),
        Unary::Sign if value > 0.0 => 1.0,
        Unary::Sign if value < 0.0 => -1.0,
        Unary::Sign => value,
        Unary::Tanh => libm::tanh(value),
        Unary::Sigmoid => 1.0 / (1.0 + libm::exp(-value)),
        Unary::Relu => of_two(Binary::Max, value, 0.0),
        Unary::Step if value.is_nan() => value,
        Unary::Step => truth(value >= 0.0),
        Unary::Floor => libm::floor(value),
    }
}

fn of_two(binary: Binary, left: f64, right: f64) -> f64 {
    match binary {
        Binary::Or => truth(left != 0.0 || right != 0.0),
        Binary::And => truth(left != 0.0 && right != 0.0),
        Binary::Less => truth(left < right),
        Binary::AtMost => truth(left <= right),
        Binary::More => truth(left > right),
        Binary::AtLeast => truth(left >= right),
        Binary::Equal => truth(left == right),
        Binary::NotEqual => truth(left != right),
        Binary::Add => left + right,
        Binary::Subtract => left - right,
        Binary::Multiply => left * right,
        Binary::Divide => left / right,
        Binary::Power => libm::pow(left, right),
        // The standard library's may answer with either zero.
        Binary::Min if left <= right || left.is_nan() => left,
        Binary::Max if left >= right || left.is_nan() => left,
        Binary::Min | Binary::Max => right,
        Binary::Atan2 => libm::atan2(left, right),
    }
}

/// A power as a product, from the left: x² is x · x to the last bit.
fn product(base: f64, exponent: i8) -> f64 {
    let size = (1..exponent.unsigned_abs()).fold(base, |product, _| product * base);
    match exponent {
        0 => 1.0,
        1.. => size,
        _ => 1.0 / size,
    }
}
