//! Numbers and durations in the notations of exports.

/// Which sign parts whole from fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decimal {
    /// `1,234.5`
    Dot,
    /// `1.234,5`
    Comma,
}

/// Reads a number; `None` for blank, `--` and anything else.
pub(super) fn number(text: &str, decimal: Decimal) -> Option<f64> {
    let (group, point) = match decimal {
        Decimal::Dot => (',', '.'),
        Decimal::Comma => ('.', ','),
    };
    let plain: String = text
        .chars()
        .filter(|c| *c != group && !c.is_whitespace() && *c != '\'' && *c != '’')
        .map(|c| if c == point { '.' } else { c })
        .collect();
    let is_number = plain.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-');
    plain.parse().ok().filter(|number: &f64| is_number && number.is_finite())
}

/// Reads a number written for a program: only a dot, never grouped.
pub(super) fn plain(text: &str) -> Option<f64> {
    let text = text.trim();
    let is_number = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E'));
    text.parse().ok().filter(|number: &f64| is_number && number.is_finite())
}

/// Reads `h:mm:ss`, `mm:ss` or seconds, each with a fraction, as seconds.
pub(super) fn duration_s(text: &str, decimal: Decimal) -> Option<f64> {
    text.split(':').try_fold(0.0, |total, part| number(part, decimal).filter(|v| *v >= 0.0).map(|value| total * 60.0 + value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_both_conventions() {
        let cases = [
            ("3,40", Decimal::Comma, Some(3.4)),
            ("2.932", Decimal::Comma, Some(2932.0)),
            ("1.234,5", Decimal::Comma, Some(1234.5)),
            ("1,234.5", Decimal::Dot, Some(1234.5)),
            ("33.91", Decimal::Dot, Some(33.91)),
            ("1 234,5", Decimal::Comma, Some(1234.5)),
            ("--", Decimal::Comma, None),
            ("", Decimal::Dot, None),
            ("inf", Decimal::Dot, None),
            ("4:47", Decimal::Dot, None),
        ];
        for (text, decimal, expected) in cases {
            assert_eq!(number(text, decimal), expected, "{text}");
        }
    }

    #[test]
    fn durations() {
        assert_eq!(duration_s("00:17:01", Decimal::Comma), Some(1021.0));
        assert_eq!(duration_s("00:01:39,6", Decimal::Comma), Some(99.6));
        assert_eq!(duration_s("1428.0", Decimal::Dot), Some(1428.0));
        assert_eq!(duration_s("--", Decimal::Dot), None);
    }
}
