//! A command that was not carried out: whose problem it is decides the exit code.

use crate::chart::ChartError;
use crate::chart::size::SizeError;
use crate::diary::DiaryError;
use crate::domain::{Refusal, WhenError};
use crate::store::StoreError;
use serde_json::{Value, json};
use std::io;
use std::path::Path;

/// Whose problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// What was said cannot be taken: exit code 1.
    User,
    /// The command line cannot be read: exit code 2.
    Usage,
    /// The journal or another file: exit code 3.
    File,
    /// A fault of this program: exit code 4.
    Internal,
}

impl Whose {
    /// The exit code.
    pub fn exit_code(self) -> u8 {
        match self {
            Whose::User => 1,
            Whose::Usage => 2,
            Whose::File => 3,
            Whose::Internal => 4,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Whose::User => "refused",
            Whose::Usage => "usage",
            Whose::File => "file",
            Whose::Internal => "internal",
        }
    }
}

/// Why a command was not carried out.
#[derive(Debug)]
pub struct Failure {
    /// Whose problem it is.
    pub whose: Whose,
    /// What happened.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// The reader went away: nothing to say to nobody.
    pub closed_pipe: bool,
    /// The answer as JSON, where there is more to say than a sentence.
    pub details: Option<Box<Value>>,
}

impl Failure {
    /// A failure with its sentence.
    pub fn new(whose: Whose, message: impl Into<String>) -> Self {
        Failure { whose, message: message.into(), hint: None, closed_pipe: false, details: None }
    }

    /// The same with what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A file that could not be read or written.
    pub fn file(step: &str, path: &Path, error: &io::Error) -> Self {
        Failure::new(Whose::File, format!("{step} {}: {error}", path.display()))
    }

    /// The failure as JSON.
    pub fn json(&self) -> Value {
        let mut value = json!({
            "version": crate::report::json::VERSION,
            "error": { "kind": self.whose.name(), "message": self.message, "hint": self.hint },
        });
        if let (Value::Object(all), Some(Value::Object(more))) = (&mut value, self.details.as_deref()) {
            all.extend(more.clone());
        }
        value
    }

    /// The failure as text.
    pub fn text(&self) -> String {
        let hint = self.hint.as_ref().map(|hint| format!("hint: {hint}\n")).unwrap_or_default();
        format!("error: {}\n{hint}", self.message)
    }
}

impl From<DiaryError> for Failure {
    fn from(error: DiaryError) -> Self {
        let whose = match error {
            DiaryError::Refused(_) | DiaryError::Line(_) | DiaryError::Store(StoreError::Missing { .. }) => Whose::User,
            DiaryError::Store(_) => Whose::File,
        };
        Failure { hint: error.hint(), ..Failure::new(whose, error.to_string()) }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        DiaryError::Store(error).into()
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        DiaryError::Refused(refusal).into()
    }
}

impl From<WhenError> for Failure {
    fn from(error: WhenError) -> Self {
        Refusal::from(error).into()
    }
}

impl From<ChartError> for Failure {
    fn from(error: ChartError) -> Self {
        Failure::new(Whose::Internal, error.to_string())
    }
}

impl From<SizeError> for Failure {
    fn from(error: SizeError) -> Self {
        Failure::new(Whose::User, error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let closed_pipe = error.kind() == io::ErrorKind::BrokenPipe;
        Failure { closed_pipe, ..Failure::new(Whose::File, format!("writing the answer: {error}")) }
    }
}
