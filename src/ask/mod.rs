//! A question in plain English to the analysis that answers it.
//!
//! The grammar, by what a question holds and not by the order of its words:
//!
//! ```text
//! question   = better | how-was | amount | worst | last | trend | does-it-help | how-many-more
//! better     = BETTER|WORSE or less|more PAIN    [about] [place] [period] [than]     "did I feel better this week"
//! how-was    = how  FEEL|PAIN|RUN|period         [about] [place] [period] [than]     "how were my runs last week"
//! amount     = how  far|many|much|often|long     RUN|[skip] GLIDE|treatment|pain-free days  "how many miles did I run since 1 Aug"
//!              [period] [than]
//! worst      = WORST  PAIN|RUN|day               [place] [period]                    "what was my worst pain this week"
//! last       = when last  RUN|GLIDE|treatment|PAIN [above N]|no PAIN|log  [place]    "when did I last have pain above 3"
//! trend      = getting BETTER|WORSE   [about] [place] [28 to 366 days]               "is my left hamstring getting better"
//! help       = does GLIDE|treatment  help|BETTER [place] [period]                    "do I run easier after gliding"
//! how-many-more = how many more runs  until I know [if GLIDE|treatment helps] [place] [period]
//!
//! about      = RUN: pain on runs alone decides         place = [left|right|both] SITE
//! period     = today | yesterday | this|last week|month|year | past week|month | last N days|weeks|months
//!            | since DATE | from DATE to DATE | DATE | MONTH [YEAR] | YEAR | A..B     none: this week
//! than       = than usual | than last week|month | than yesterday
//! ```
//!
//! Capitals stand for a family of words ("improve", "easing", "hurt less"; see `lexicon`). Stop words are a
//! closed list there. A word that is neither makes [`NotUnderstood`], which names it; so does a word that is
//! known and has no place in the question it stands in. Nothing is guessed and nothing is passed over.
//!
//! [`gather`] reads the few days a question needs, however old the diary; [`answer()`] is pure.

mod amount;
mod answer;
mod decide;
mod felt;
mod finds;
mod last;
mod lexicon;
mod needed;
mod parse;
mod place;
mod question;
mod refusal;
mod soonest;
mod span;
mod text;
mod than;
mod trend;
mod worst;

pub use amount::{AmountFigure, Usual};
pub use answer::{Answer, Finding, WeekAnswer, answer, focus_of};
pub use felt::{DaysFigure, Mean, SpanMeans};
pub use last::{Found, LastFigure};
pub use needed::{Needed, gather, needed};
pub use parse::{parse, parse_knowing};
pub use question::{About, Amount, Asked, Effect, Felt, LastOf, Question, Span, SpanKind, Than, WorstOf};
pub use refusal::{NotUnderstood, Reason};
pub use trend::{Block, TrendFigure};
pub use worst::WorstFigure;

/// Days as a question names them ("since august"), and nothing beside them.
#[must_use]
pub fn period(text: &str, when: &When, week: WeekStyle) -> Option<Period> {
    let mut words = text::Words::of(text);
    let span = span::Reader { when, week }.take(&mut words)?;
    words.left().next().is_none().then_some(span.period)
}

use crate::domain::{Period, WeekStyle, When};

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
