//! Taking the fields of a JSON object one by one, and refusing what is left.

use crate::domain::Refusal;
use serde_json::{Map, Value};
use std::ops::RangeInclusive;

/// A field that breaks its rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {rule}")]
pub struct FieldError {
    /// The field's name, with the object it is in.
    pub field: String,
    /// The rule it breaks.
    pub rule: String,
}

impl FieldError {
    pub(super) fn new(field: &str, rule: impl Into<String>) -> Self {
        FieldError { field: field.to_owned(), rule: rule.into() }
    }
}

/// The fields of one object that have not been taken yet.
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    pub(super) fn new(map: Map<String, Value>) -> Self {
        Fields(map)
    }

    /// A field that is neither absent nor null.
    pub(super) fn take(&mut self, name: &str) -> Option<Value> {
        self.0.shift_remove(name).filter(|value| !value.is_null())
    }

    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, FieldError> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(FieldError::new(name, format!("a text, not {}", shown(&other)))),
        }
    }

    /// A text that the domain reads.
    pub(super) fn parsed<T>(
        &mut self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, Refusal>,
    ) -> Result<Option<T>, FieldError> {
        let text = self.text(name)?;
        text.map(|text| parse(&text).map_err(|refusal| FieldError::new(name, refusal.message))).transpose()
    }

    pub(super) fn flag(&mut self, name: &str) -> Result<bool, FieldError> {
        match self.take(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(other) => Err(FieldError::new(name, format!("true or false, not {other}"))),
        }
    }

    pub(super) fn whole(&mut self, name: &str, range: RangeInclusive<i64>) -> Result<Option<i64>, FieldError> {
        let Some(value) = self.take(name) else { return Ok(None) };
        let number = value.as_i64().or_else(|| value.as_f64().filter(|f| f.fract() == 0.0 && f.abs() < 1e15).map(|f| f as i64));
        let number = number.filter(|_| value.is_number()).filter(|n| range.contains(n));
        number.map(Some).ok_or_else(|| {
            FieldError::new(name, format!("a whole number from {} to {}, not {value}", range.start(), range.end()))
        })
    }

    pub(super) fn number(&mut self, name: &str, range: RangeInclusive<f64>) -> Result<Option<f64>, FieldError> {
        let Some(value) = self.take(name) else { return Ok(None) };
        let number = value.as_f64().filter(|f| f.is_finite() && range.contains(f));
        number
            .map(Some)
            .ok_or_else(|| FieldError::new(name, format!("a number from {} to {}, not {value}", range.start(), range.end())))
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, name: &str) -> Result<Vec<String>, FieldError> {
        let rule = |value: &Value| FieldError::new(name, format!("a list of texts, not {value}"));
        match self.take(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(items)) => {
                items.iter().map(|item| item.as_str().map(str::to_owned).ok_or_else(|| rule(item))).collect()
            }
            Some(other) => Err(rule(&other)),
        }
    }

    /// Refuses what nobody took.
    pub(super) fn finish(self) -> Result<(), FieldError> {
        match self.0.iter().next() {
            None => Ok(()),
            Some((name, _)) => Err(FieldError::new(name, "no field of this kind of entry")),
        }
    }
}

/// A value as a failure names it; what lies in a list or an object may be anybody's words.
fn shown(value: &Value) -> String {
    match value {
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
        other => other.to_string(),
    }
}
