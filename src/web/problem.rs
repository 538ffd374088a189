//! Why a request was not answered: a sentence for the page, which never names a file or quotes a note.

use crate::chart::ChartError;
use crate::diary::DiaryError;
use crate::domain::{Insisted, Refusal, WhenError};
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

    /// What may be insisted on, so that it is taken as it stands.
    pub(super) fn unless(&self) -> Option<Insisted> {
        match self {
            Problem::Refused(refusal) => refusal.unless,
            _ => None,
        }
    }

    /// What happened, and what to do on a page.
    pub(super) fn words(&self) -> (String, Option<String>) {
        match self {
            Problem::Refused(refusal) => {
                (without_options(&refusal.message), refusal.hint.as_deref().and_then(without_commands))
            }
            Problem::Sent => ("this was stored before, and is not stored a second time".into(), None),
            Problem::NotFound => ("there is nothing at this address".into(), None),
            Problem::Closed(_, said) => ((*said).into(), None),
            Problem::Fault(_, said, _) => ((*said).into(), Some("the terminal that runs the program says more".into())),
        }
    }
}

/// A message in which options of a command are named as a page names their fields.
fn without_options(message: &str) -> String {
    [
        ("--at", "\u{201c}When\u{201d}"),
        ("--site", "\u{201c}Where\u{201d}"),
        (" by --since", " by its first day"),
        (", a setting by `set`", ""),
    ]
    .iter()
    .fold(message.to_owned(), |said, (option, field)| said.replace(option, field))
}

/// Those parts of a hint that a page can follow: not what names a command or its options.
fn without_commands(hint: &str) -> Option<String> {
    let of_a_terminal = |part: &str| part.contains("glidelog ") || part.contains("--") || part.contains('`');
    let kept: String = parts(hint).into_iter().filter(|part| !of_a_terminal(part)).collect();
    let kept = kept.trim_end_matches([' ', ';', ':', ',']).to_owned();
    (!kept.is_empty()).then_some(kept)
}

/// Sentences, and what semicolons part, each with its end.
fn parts(hint: &str) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), hint);
    while let Some(end) = ["? ", "; ", ". "].iter().filter_map(|end| rest.find(end)).min() {
        let (part, after) = rest.split_at(end + 2);
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_nothing_that_only_a_terminal_can_do() {
        for (hint, here) in [
            ("did you mean \"massage\"? To add \"masage\" on purpose, say --new", Some("did you mean \"massage\"?")),
            ("say for example: glidelog pain 2 left hamstring --morning", None),
            (
                "check distance and duration (44:10 is minutes and seconds); if it is right as it stands, say --yes",
                Some("check distance and duration (44:10 is minutes and seconds)"),
            ),
            ("say a whole number from 0 to 10", Some("say a whole number from 0 to 10")),
            ("`history` shows every change", None),
            ("a distance is 5.2 km or 800 m", Some("a distance is 5.2 km or 800 m")),
        ] {
            assert_eq!(without_commands(hint).as_deref(), here);
        }
        assert_eq!(
            without_options("the time is said twice: --at and 7am"),
            "the time is said twice: \u{201c}When\u{201d} and 7am"
        );
    }
}
