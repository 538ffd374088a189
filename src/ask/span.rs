//! The days a question is about.

use super::question::{Span, SpanKind};
use super::text::Words;
use crate::domain::{Period, WeekStyle, When, WhenError};
use chrono::{Datelike, NaiveDate};

/// Words of the longest phrase: `from the 1st of august 2026 to 3 sept 2026`.
const LONGEST: usize = 10;

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Reads periods against today.
pub(super) struct Reader<'a> {
    pub(super) when: &'a When,
    pub(super) week: WeekStyle,
}

impl Reader<'_> {
    /// Takes the first phrase of neighbouring words that names days.
    pub(super) fn take(&self, words: &mut Words) -> Option<Span> {
        words.take(LONGEST, |phrase| self.phrase(phrase))
    }

    /// Takes the first words that name a day that is not past, and says why it is none.
    pub(super) fn take_no_past_day(&self, words: &mut Words) -> Option<WhenError> {
        words.take(LONGEST, |phrase| self.date(phrase)?.err().filter(|error| !matches!(error, WhenError::Unknown(_))))
    }

    /// Takes `this … week` wherever its words stand; a week or month alone is this one.
    pub(super) fn take_scattered(&self, words: &mut Words) -> Option<Span> {
        let when_did = words.has("when");
        let unit = ["week", "month", "year"].into_iter().find(|unit| words.has(unit)).filter(|_| !when_did)?;
        let which = ["this", "last"].into_iter().find(|which| words.has(which)).unwrap_or("this");
        words.take_word(which);
        words.take_word(unit);
        self.phrase(&[which, unit])
    }

    pub(super) fn this_week(&self) -> Span {
        self.span(Period::this_week(self.when, self.week), "this week".into(), SpanKind::Week(self.week))
    }

    pub(super) fn this_month(&self) -> Option<Span> {
        self.phrase(&["this", "month"])
    }

    pub(super) fn today(&self) -> Span {
        self.span(Period::ending(self.when.today(), 1), "today".into(), SpanKind::Day)
    }

    /// The last `days` days.
    pub(super) fn last_days(&self, days: u32) -> Span {
        let kind = match days {
            1 => SpanKind::Day,
            7 => SpanKind::Week(WeekStyle::Rolling),
            _ => SpanKind::Days,
        };
        self.span(Period::ending(self.when.today(), days), format!("last {days} days"), kind)
    }

    fn span(&self, period: Period, words: String, kind: SpanKind) -> Span {
        Span { period, words, kind }
    }

    fn phrase(&self, phrase: &[&str]) -> Option<Span> {
        match phrase {
            ["last", month] if month_number(month) == Some(self.when.today().month()) => {
                self.month(month, Some(&(self.when.today().year() - 1).to_string()))
            }
            ["in" | "during" | "of" | "last", month] if month_number(month).is_some() => self.month(month, None),
            ["in" | "on" | "during" | "of" | "for" | "over" | "the", rest @ ..] if !rest.is_empty() => self.phrase(rest),
            ["previous", rest @ ..] if !rest.is_empty() => self.phrase(&[&["last"], rest].concat()),
            ["today"] | ["this", "morning"] => Some(self.today()),
            ["this" | "last", unit @ ("week" | "month" | "year")] => self.this_or_last(phrase[0], unit),
            ["past", "week"] => Some(self.last_days(7)),
            ["past", "month"] => Some(self.last_days(30)),
            ["last" | "past", count, unit] => self.last_n(count, unit),
            ["since", date @ ..] => self.since(date),
            ["from" | "between", rest @ ..] => self.between(rest),
            [year] if year.len() == 4 && year.starts_with(['1', '2']) => self.year(year),
            [month] => self.month(month, None).filter(|_| !matches!(*month, "may" | "march" | "mar")),
            [month, year] if self.month(month, Some(year)).is_some() => self.month(month, Some(year)),
            _ => None,
        }
        .or_else(|| self.past_day(phrase).map(|day| self.day(day)))
        .or_else(|| self.range(phrase))
        .or_else(|| self.between(phrase))
        .or_else(|| self.month_in(phrase))
    }

    fn day(&self, day: NaiveDate) -> Span {
        let yesterday = self.when.today().pred_opt() == Some(day);
        let words = if yesterday { "yesterday".into() } else { format!("on {}", said(day)) };
        self.span(Period::ending(day, 1), words, SpanKind::Day)
    }

    fn this_or_last(&self, which: &str, unit: &str) -> Option<Span> {
        let words = format!("{which} {unit}");
        let period = Period::parse(&words, self.when, self.week).ok()?;
        let kind = match unit {
            "week" => SpanKind::Week(self.week),
            "month" => SpanKind::Month,
            _ => SpanKind::Days,
        };
        Some(self.span(self.up_to_today(period)?, words, kind))
    }

    /// `last 10 days`, `last two weeks`, `last 3 months`.
    fn last_n(&self, count: &str, unit: &str) -> Option<Span> {
        let count = whole(count)?;
        let singular = unit.strip_suffix('s').unwrap_or(unit);
        match singular {
            "day" => Some(self.last_days(count)),
            "week" => Some(self.last_days(count.checked_mul(7).filter(|days| *days <= 40_000)?)),
            "month" | "year" => {
                let words = format!("last {count} {singular}s");
                Some(self.span(Period::parse(&words, self.when, self.week).ok()?, words, SpanKind::Days))
            }
            _ => None,
        }
    }

    /// `since 1 aug`, `since monday`, `since last week`, `since october`.
    fn since(&self, phrase: &[&str]) -> Option<Span> {
        let named = || self.phrase(phrase).filter(|_| !matches!(phrase, ["since", ..] | [])).map(|span| span.period.from());
        let from = self.past_day(phrase).or_else(named)?;
        let period = Period::new(from, self.when.today()).ok()?;
        Some(self.span(period, format!("since {}", said(from)), SpanKind::Days))
    }

    /// `1 aug to 31 aug`, `1 aug and 31 aug`.
    fn between(&self, phrase: &[&str]) -> Option<Span> {
        let middle = phrase.iter().position(|word| matches!(*word, "to" | "till" | "until" | "and"))?;
        let (from, to) = (self.past_day(&phrase[..middle])?, self.past_day(&phrase[middle + 1..])?);
        self.dates(from, to)
    }

    fn year(&self, year: &str) -> Option<Span> {
        let period = Period::parse(year, self.when, self.week).ok()?;
        Some(self.span(self.up_to_today(period)?, format!("in {year}"), SpanKind::Days))
    }

    /// `2026-08-01..2026-08-31`.
    fn range(&self, phrase: &[&str]) -> Option<Span> {
        let [one] = phrase else { return None };
        let (from, to) = one.split_once("..")?;
        self.dates(self.past_day(&[from])?, self.past_day(&[to])?)
    }

    fn dates(&self, from: NaiveDate, to: NaiveDate) -> Option<Span> {
        let period = Period::new(from, to).ok()?;
        Some(self.span(period, format!("from {} to {}", said(from), said(to)), SpanKind::Days))
    }

    /// `2026-08`.
    fn month_in(&self, phrase: &[&str]) -> Option<Span> {
        let [one] = phrase else { return None };
        let (year, month) = one.split_once('-')?;
        let name = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
        self.month(name, Some(year))
    }

    /// A month by its name, the latest that has begun unless the year is said.
    fn month(&self, name: &str, year: Option<&str>) -> Option<Span> {
        let number = month_number(name)?;
        let today = self.when.today();
        let year = match year {
            Some(year) => year.parse().ok().filter(|_| year.len() == 4)?,
            None if number > today.month() => today.year() - 1,
            None => today.year(),
        };
        let period = Period::parse(&format!("{year}-{number:02}"), self.when, self.week).ok()?;
        let words = period.from().format("in %B %Y").to_string();
        Some(self.span(self.up_to_today(period)?, words, SpanKind::Month))
    }

    /// Days to come are left out; none for a period that has not begun.
    fn up_to_today(&self, period: Period) -> Option<Period> {
        Period::new(period.from(), period.to().min(self.when.today())).ok()
    }

    fn past_day(&self, phrase: &[&str]) -> Option<NaiveDate> {
        self.date(phrase)?.ok()
    }

    /// A past day or why it is none, if every word can belong to a date and one of them names a day.
    fn date(&self, phrase: &[&str]) -> Option<Result<NaiveDate, WhenError>> {
        let words: Vec<&str> = phrase.iter().copied().filter(|word| *word != "of").collect();
        let fits =
            words.iter().all(|word| names_day(word) || belongs_to_date(word)) && words.iter().any(|word| names_day(word));
        fits.then(|| self.when.parse_day(&words.join(" ")))
    }
}

/// `1 Aug 2026`, which reads back as the same day.
fn said(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

fn month_number(name: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|month| prefix(month, name) || (name == "sept" && *month == "september"))?;
    u32::try_from(place + 1).ok()
}

fn prefix(full: &str, word: &str) -> bool {
    word.len() >= 3 && full.starts_with(word)
}

fn names_day(word: &str) -> bool {
    let iso = word.len() == 10 && word.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let named = month_number(word).is_some() || WEEKDAYS.iter().any(|day| prefix(day, word));
    iso || named || matches!(word, "yesterday" | "tomorrow" | "ago")
}

fn belongs_to_date(word: &str) -> bool {
    let number = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
    let small = !number.is_empty() && number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit());
    let unit = matches!(word, "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years");
    small || unit || matches!(word, "the" | "last" | "before" | "a" | "an" | "one" | "two" | "three")
}

/// A whole number in digits or words, 1 to 40 000.
pub(super) fn whole(text: &str) -> Option<u32> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(place) = words.iter().position(|word| *word == text) {
        return u32::try_from(place + 1).ok();
    }
    let plain = text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten().filter(|n| (1..=40_000).contains(n))
}
