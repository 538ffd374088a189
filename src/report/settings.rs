//! Every setting with its value and meaning.

use super::{json::VERSION, style};
use crate::domain::{SettingKey, Settings};
use serde_json::{Value, json};

/// One setting a line pair.
pub fn text(settings: &Settings, keys: &[SettingKey]) -> String {
    let defaults = Settings::default();
    let one = |key: &SettingKey| {
        let value = settings.show(*key);
        let kept = if value == defaults.show(*key) { style::faint(" (as delivered)") } else { String::new() };
        format!("{} {value}{kept}\n    {}\n", style::headline(&format!("{:<10}", key.as_str())), key.meaning())
    };
    keys.iter().map(one).collect()
}

/// The same as JSON.
pub fn json(settings: &Settings, keys: &[SettingKey]) -> Value {
    let one = |key: &SettingKey| json!({ "key": key.as_str(), "value": settings.show(*key), "meaning": key.meaning() });
    json!({ "version": VERSION, "settings": keys.iter().map(one).collect::<Vec<_>>() })
}
