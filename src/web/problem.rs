//! Why a request was not answered: a sentence for the page, which never names a file or quotes a note.

use crate::chart::ChartError;
use crate::diary::DiaryError;
use crate::domain::{Refusal, WhenError};
use crate::store::StoreError;
use axum::http::StatusCode;
use std::convert::Infallible;

/// Why a request was not answered.
#[derive(Debug)]
pub(super) enum Problem {
    /// What was said cannot be taken.
    Refused(Refusal),
    /// It was stored before.
    Sent,
    /// There is no such page or entry.
    NotFound,
    /// The way in is closed: a sentence, and the status.
    Closed(StatusCode, &'static str),
    /// The journal or this program; the terminal is told what.
    Fault(StatusCode, &'static str, String),
}

impl Problem {
    pub(super) fn refused(message: &str, hint: &str) -> Self {
        Problem::Refused(Refusal::new(message).hint(hint))
    }

    pub(super) fn status(&self) -> StatusCode {
        match self {
            Problem::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Problem::Sent => StatusCode::CONFLICT,
            Problem::NotFound => StatusCode::NOT_FOUND,
            Problem::Closed(status, _) | Problem::Fault(status, ..) => *status,
        }
    }

    /// What happened, and what to do.
    pub(super) fn words(&self) -> (String, Option<String>) {
        match self {
            Problem::Refused(refusal) => (refusal.message.clone(), refusal.hint.clone()),
            Problem::Sent => ("this was stored before, and is not stored a second time".into(), None),
            Problem::NotFound => ("there is nothing at this address".into(), None),
            Problem::Closed(_, said) => ((*said).into(), None),
            Problem::Fault(_, said, _) => ((*said).into(), Some("the terminal that runs the program says more".into())),
        }
    }
}

impl From<DiaryError> for Problem {
    fn from(error: DiaryError) -> Self {
        match error {
            DiaryError::Refused(refusal) => Problem::Refused(refusal),
            DiaryError::Line(line) => Problem::Refused(Refusal::new(line.to_string())),
            DiaryError::Store(error) => error.into(),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let (status, said) = match &error {
            StoreError::Sent { .. } => return Problem::Sent,
            StoreError::Missing { .. } => {
                return Problem::refused("the diary is empty", "the first thing written down makes it");
            }
            StoreError::Busy { .. } => (
                StatusCode::SERVICE_UNAVAILABLE,
                "another program has been writing to the journal for too long: nothing was stored",
            ),
            StoreError::Full { .. } => (StatusCode::INSUFFICIENT_STORAGE, "the disk is full: nothing was stored"),
            StoreError::ReadOnly { .. } => {
                (StatusCode::INTERNAL_SERVER_ERROR, "the journal cannot be written: nothing was stored")
            }
            _ => (StatusCode::INTERNAL_SERVER_ERROR, "the journal could not be read or written: nothing was stored"),
        };
        Problem::Fault(status, said, error.to_string())
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Problem::Refused(refusal)
    }
}

impl From<WhenError> for Problem {
    fn from(error: WhenError) -> Self {
        Problem::Refused(error.into())
    }
}

impl From<String> for Problem {
    fn from(message: String) -> Self {
        Problem::Refused(Refusal::new(message))
    }
}

impl From<Infallible> for Problem {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl From<ChartError> for Problem {
    fn from(error: ChartError) -> Self {
        Problem::Fault(StatusCode::INTERNAL_SERVER_ERROR, "the picture could not be drawn", error.to_string())
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        let said = "a file could not be read or written: nothing was stored";
        Problem::Fault(StatusCode::INTERNAL_SERVER_ERROR, said, error.to_string())
    }
}
