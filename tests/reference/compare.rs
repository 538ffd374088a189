//! Whether an answer meets a case.

use serde_json::Value;

#[derive(Clone, Copy)]
struct Tolerance {
    rel: f64,
    abs: f64,
}

impl Tolerance {
    fn of(value: &Value) -> Self {
        let part = |name: &str| value[name].as_f64().unwrap_or(0.0);
        Self { rel: part("rel"), abs: part("abs") }
    }

    fn accepts(self, got: f64, want: f64) -> bool {
        (got - want).abs() <= self.abs.max(self.rel * want.abs())
    }
}

/// Every expected field the answer does not meet, with both values.
pub(crate) fn differences(case: &Value, got: &Value) -> Vec<String> {
    let mut problems = Vec::new();
    for (field, want) in case["expected"].as_object().into_iter().flatten() {
        let tolerance = Tolerance::of(case["tolerance_overrides"].get(field).unwrap_or(&case["tolerance"]));
        let met = match field.strip_suffix("_interval") {
            Some(inner) => inside(&got[inner], want),
            None => same(&got[field], want, tolerance),
        };
        if !met {
            let shown = &got[field.strip_suffix("_interval").unwrap_or(field)];
            problems.push(format!("{field}: got {shown}, want {want}{}", refusal(got)));
        }
    }
    problems
}

fn refusal(got: &Value) -> String {
    got["refusal"].as_str().map(|why| format!(" (refused: {why})")).unwrap_or_default()
}

fn inside(got: &Value, want: &Value) -> bool {
    match (got.as_f64(), want[0].as_f64(), want[1].as_f64()) {
        (Some(value), Some(low), Some(high)) => low <= value && value <= high,
        _ => false,
    }
}

fn same(got: &Value, want: &Value, tolerance: Tolerance) -> bool {
    match (got, want) {
        (Value::Array(g), Value::Array(w)) => g.len() == w.len() && g.iter().zip(w).all(|(g, w)| same(g, w, tolerance)),
        (Value::Number(g), Value::Number(w)) => match (g.as_f64(), w.as_f64()) {
            (Some(g), Some(w)) => tolerance.accepts(g, w),
            _ => false,
        },
        _ => got == want,
    }
}
