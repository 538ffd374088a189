//! Any other treatment, by its name.

use super::{Refusal, Status};

/// Treatments every diary knows (CLINICAL.md, "A gliding session").
pub const KNOWN_TREATMENTS: [&str; 6] = ["pelvic correction", "massage", "needling", "strength", "rest", "shoes"];

/// A treatment other than gliding, done or skipped on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Treatment {
    name: String,
    /// Done or skipped on purpose.
    pub status: Status,
}

impl Treatment {
    /// A treatment by name: 1 to 60 characters on one line, kept in lower case.
    pub fn new(name: &str, status: Status) -> Result<Self, Refusal> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if name.is_empty() || name.chars().count() > 60 || name.chars().any(char::is_control) {
            return Err(Refusal::new("a treatment has a name of 1 to 60 characters")
                .hint("say for example: treat \"pelvic correction\""));
        }
        Ok(Treatment { name, status })
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }
}
