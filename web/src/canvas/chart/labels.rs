//! The numbers along an axis.

/// A little more or less than what a power of ten is computed to be.
const SLACK: f64 = 1e-9;

/// A number in as few characters as an axis has room for.
pub fn short(number: f64) -> String {
    // So that a power of ten is not taken for ten times the one below.
    match number.abs() * (1.0 + SLACK) {
        size if size >= 1e10 && size.is_finite() => {
            let power = size.log10().floor();
            format!("{}e{power}", trimmed((number / 10f64.powf(power) * 10.0).round() / 10.0, ""))
        }
        size if size >= 1e6 => trimmed(number / 1e6, "M"),
        size if size >= 1e4 => trimmed(number / 1e3, "k"),
        size if size >= 1e-3 => trimmed(number, ""),
        0.0 => "0".to_owned(),
        size => {
            let power = size.log10().floor();
            format!("{:.0}e{power}", number / 10f64.powf(power))
        }
    }
}

/// To three places, without zeros at the end.
fn trimmed(number: f64, unit: &str) -> String {
    let text = format!("{number:.3}");
    format!("{}{unit}", text.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let numbers = [
            (0.0, "0"),
            (0.5, "0.5"),
            (6.0 * 0.2, "1.2"),
            (2000.0, "2000"),
            (12_000.0, "12k"),
            (250_000.0, "250k"),
            (1_500_000.0, "1.5M"),
            (2.5e10, "2.5e10"),
            (6.16e227, "6.2e227"),
            (0.001, "0.001"),
            (1e-6 * 10.0 * 10.0 * 10.0, "0.001"),
            (1e-4, "1e-4"),
            (1e-6 * 10.0, "1e-5"),
            (5e-4, "5e-4"),
        ];
        for (number, text) in numbers {
            assert_eq!(short(number), text);
        }
    }
}
