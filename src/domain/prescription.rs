//! What the therapist prescribed: a movement or treatment, how often, from when to when.

use super::{Glide, Period, Refusal, Side, Treatment, Tried};
use chrono::NaiveDate;
use std::fmt;

/// So many times in so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frequency {
    times: u8,
    per_days: u8,
}

impl Frequency {
    /// 1 to 50 times in 1 to 31 days.
    pub fn new(times: i64, per_days: i64) -> Result<Self, Refusal> {
        let within = |number: i64, most: u8| u8::try_from(number).ok().filter(|n| (1..=most).contains(n));
        match (within(times, 50), within(per_days, 31)) {
            (Some(times), Some(per_days)) => Ok(Frequency { times, per_days }),
            _ => Err(Refusal::new("a prescription is for 1 to 50 times in 1 to 31 days, such as twice a day or 3x a week")),
        }
    }

    /// How many times.
    pub fn times(self) -> u8 {
        self.times
    }

    /// In how many days.
    pub fn per_days(self) -> u8 {
        self.per_days
    }
}

impl fmt::Display for Frequency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let times = match self.times {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            n => format!("{n} times"),
        };
        match (self.times, self.per_days) {
            (1, 1) => f.write_str("daily"),
            (1, 2) => f.write_str("every other day"),
            (_, 1) => write!(f, "{times} a day"),
            (_, 7) => write!(f, "{times} a week"),
            (1, days) => write!(f, "every {days} days"),
            (_, days) => write!(f, "{times} in {days} days"),
        }
    }
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Prescribed {
    /// A gliding session: the movement and its dose, as far as they were said.
    Gliding(Glide),
    /// Another treatment, by its name in lower case.
    Treatment(String),
}

impl Prescribed {
    /// Whether one session could be counted for both: everything that both say is the same.
    pub fn agrees_with(&self, other: &Prescribed) -> bool {
        match (self, other) {
            (Prescribed::Gliding(one), Prescribed::Gliding(other)) => {
                agree(&one.nerve, &other.nerve)
                    && agree(&one.technique, &other.technique)
                    && (agree(&one.side, &other.side) || [one.side, other.side].contains(&Some(Side::Both)))
            }
            (Prescribed::Treatment(one), Prescribed::Treatment(other)) => one == other,
            _ => false,
        }
    }

    /// Whether a gliding session, done or skipped, is one of those prescribed.
    pub fn takes_session(&self, session: &Glide) -> bool {
        self.agrees_with(&Prescribed::Gliding(session.clone()))
    }

    /// Whether a treatment, done or skipped, is the one prescribed.
    pub fn takes_treatment(&self, treatment: &Treatment) -> bool {
        matches!(self, Prescribed::Treatment(name) if name == treatment.name())
    }
}

fn agree<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// One prescription, in force until it ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Prescription {
    /// What is to be done.
    pub what: Prescribed,
    /// How often.
    pub frequency: Frequency,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

impl Prescription {
    /// Whether it is of what a trial tries.
    pub fn is_of(&self, tried: &Tried) -> bool {
        match (&self.what, tried) {
            (Prescribed::Gliding(_), Tried::Gliding) => true,
            (Prescribed::Treatment(one), Tried::Treatment(other)) => one == other,
            _ => false,
        }
    }

    /// A prescription; the end is not before the start.
    pub fn new(what: Prescribed, frequency: Frequency, from: NaiveDate, to: Option<NaiveDate>) -> Result<Self, Refusal> {
        if let Some(to) = to.filter(|to| *to < from) {
            return Err(Refusal::new(format!("a prescription cannot end ({to}) before it starts ({from})"))
                .hint("a day without a year is the last one that is past; say it with its year, such as 2027-01-20"));
        }
        Ok(Prescription { what, frequency, from, to })
    }

    /// First day.
    pub fn from(&self) -> NaiveDate {
        self.from
    }

    /// Last day, if it has one.
    pub fn to(&self) -> Option<NaiveDate> {
        self.to
    }

    /// The days of a period on which it was in force.
    pub fn within(&self, period: &Period) -> Option<Period> {
        let to = self.to.unwrap_or(period.to()).min(period.to());
        Period::new(self.from.max(period.from()), to).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Status;

    #[test]
    fn a_frequency_is_said_as_people_say_it() {
        let said = |times, days| Frequency::new(times, days).unwrap().to_string();
        assert_eq!(
            [said(1, 1), said(2, 1), said(3, 7), said(1, 2), said(1, 7), said(1, 3), said(2, 14)],
            ["daily", "twice a day", "3 times a week", "every other day", "once a week", "every 3 days", "twice in 14 days"]
        );
        for (times, days) in [(0, 1), (51, 1), (1, 0), (1, 32), (-1, 7)] {
            assert!(Frequency::new(times, days).is_err(), "{times} in {days}");
        }
    }

    #[test]
    fn what_is_left_open_agrees_with_everything() {
        let gliding = |nerve: Option<&str>, side| {
            let nerve = nerve.map(|nerve| crate::domain::Nerve::any(nerve).unwrap());
            Prescribed::Gliding(Glide { nerve, side, ..Glide::bare(Status::Done) })
        };
        let sciatic = gliding(Some("sciatic"), Some(Side::Left));
        assert!(sciatic.agrees_with(&gliding(None, None)));
        assert!(sciatic.agrees_with(&gliding(Some("sciatic"), Some(Side::Both))));
        assert!(!sciatic.agrees_with(&gliding(Some("sciatic"), Some(Side::Right))));
        assert!(!sciatic.agrees_with(&gliding(Some("tibial"), Some(Side::Left))));
        let treatment = |name: &str| Prescribed::Treatment(name.into());
        assert!(treatment("massage").agrees_with(&treatment("massage")));
        assert!(!treatment("massage").agrees_with(&treatment("needling")) && !treatment("massage").agrees_with(&sciatic));
        assert!(!sciatic.agrees_with(&Prescribed::Treatment("massage".into())));
        assert!(sciatic.takes_session(&Glide::bare(Status::Skipped)));
    }

    #[test]
    fn it_is_of_what_a_trial_tries_where_both_name_the_same() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        let of = |what| Prescription::new(what, Frequency::new(1, 1).unwrap(), day, None).unwrap();
        let massage = of(Prescribed::Treatment("massage".into()));
        let tried = |name: &str| Tried::Treatment(name.into());
        assert!(massage.is_of(&tried("massage")) && !massage.is_of(&tried("needling")) && !massage.is_of(&Tried::Gliding));
        let gliding = of(Prescribed::Gliding(Glide::bare(Status::Done)));
        assert!(gliding.is_of(&Tried::Gliding) && !gliding.is_of(&tried("massage")));
    }
}
