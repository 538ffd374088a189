//! What a question sets its days beside.

use super::question::{Span, SpanKind, Than};
use super::span::Reader;
use super::text::Words;

/// A comparison as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Usual,
    /// The one before, of whatever the question is about.
    Before,
    WeekBefore,
    MonthBefore,
    DayBefore,
}

/// Takes `than usual`, `than last week`, `compared to the month before`.
pub(super) fn take(words: &mut Words) -> Option<Said> {
    words.take(5, |phrase| match phrase {
        ["than" | "against" | "vs" | "versus", rest @ ..] | ["compared", "to" | "with", rest @ ..] => said(rest),
        _ => None,
    })
}

fn said(rest: &[&str]) -> Option<Said> {
    Some(match rest {
        ["usual" | "usually" | "normal" | "normally"] | ["before"] => Said::Usual,
        ["my" | "the", rest @ ..] if !rest.is_empty() => return said(rest),
        ["last"] | ["last" | "previous", "one"] | ["one", "before"] => Said::Before,
        ["last" | "previous", "week"] | ["week", "before"] => Said::WeekBefore,
        ["last" | "previous", "month"] | ["month", "before"] => Said::MonthBefore,
        ["yesterday"] | ["day", "before"] => Said::DayBefore,
        ["four" | "4" | "last", ..] if rest.ends_with(&["weeks"]) => Said::Usual,
        _ => return None,
    })
}

/// The span and the comparison together; none when they do not fit each other.
///
/// Without a span the comparison gives it: "than last month" asks about this month.
pub(super) fn settle(said: Option<Said>, span: Option<Span>, reader: &Reader<'_>) -> Option<(Span, Than)> {
    let span = match (said, span) {
        (_, Some(span)) => span,
        (Some(Said::MonthBefore), None) => reader.this_month()?,
        (Some(Said::DayBefore), None) => reader.today(),
        (_, None) => reader.this_week(),
    };
    let than = match (said, span.kind) {
        (None | Some(Said::Usual), _) => Than::Usual,
        (Some(Said::Before), _)
        | (Some(Said::WeekBefore), SpanKind::Week(_))
        | (Some(Said::MonthBefore), SpanKind::Month)
        | (Some(Said::DayBefore), SpanKind::Day) => Than::Before,
        _ => return None,
    };
    Some((span, than))
}
