//! An entry of the diary: one of the kinds, with what all kinds share.

use super::{Flip, Glide, Injury, PainReading, Prescription, Rating, Run, Setting, Stamp, Tag, Treatment, Trial, VisitNote};
use chrono::{DateTime, Utc};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The small number a person types: `412` or `#412`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub i64);

impl FromStr for EntryId {
    type Err = super::Refusal;
    fn from_str(text: &str) -> Result<Self, super::Refusal> {
        let number = text.trim().trim_start_matches('#').parse().ok().filter(|n: &i64| *n > 0);
        number.map(EntryId).ok_or_else(|| {
            super::Refusal::new(format!("\"{text}\" is not an entry's number")).hint("`list` shows the numbers, such as #412")
        })
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// The kinds of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A run.
    Run,
    /// A gliding session.
    Glide,
    /// A pain score on its own.
    Pain,
    /// Another treatment.
    Treatment,
    /// A rating of the week or of function.
    Rating,
    /// An injury.
    Injury,
    /// A setting.
    Setting,
    /// A trial.
    Trial,
    /// A throw of a trial's coin.
    Flip,
    /// A prescription.
    Prescription,
    /// A question for the next visit.
    VisitNote,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 11] = [
        Kind::Run,
        Kind::Glide,
        Kind::Pain,
        Kind::Treatment,
        Kind::Rating,
        Kind::Injury,
        Kind::Setting,
        Kind::Trial,
        Kind::Flip,
        Kind::Prescription,
        Kind::VisitNote,
    ];

    /// The word for the kind.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Run => "run",
            Kind::Glide => "glide",
            Kind::Pain => "pain",
            Kind::Treatment => "treatment",
            Kind::Rating => "rating",
            Kind::Injury => "injury",
            Kind::Setting => "setting",
            Kind::Trial => "trial",
            Kind::Flip => "flip",
            Kind::Prescription => "prescription",
            Kind::VisitNote => "visit_note",
        }
    }
}

impl FromStr for Kind {
    type Err = super::Refusal;
    fn from_str(text: &str) -> Result<Self, super::Refusal> {
        let said = text.trim().to_lowercase();
        let singular = match said.as_str() {
            "injuries" => "injury",
            "treat" | "treats" => "treatment",
            "rate" => "rating",
            "prescribe" => "prescription",
            "visit-note" | "visit-notes" | "visit note" | "visit notes" | "question" | "questions" => "visit_note",
            other => other.trim_end_matches('s'),
        };
        Kind::ALL.into_iter().find(|kind| kind.as_str() == singular).ok_or_else(|| {
            let all = Kind::ALL.map(Kind::as_str).join(", ");
            super::Refusal::new(format!("\"{text}\" is not a kind of entry")).hint(format!("kinds: {all}"))
        })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What an entry says, by its kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// A run.
    Run(Run),
    /// A gliding session.
    Glide(Glide),
    /// A pain score on its own.
    Pain(PainReading),
    /// Another treatment.
    Treatment(Treatment),
    /// A rating.
    Rating(Rating),
    /// An injury.
    Injury(Injury),
    /// A setting.
    Setting(Setting),
    /// A trial.
    Trial(Trial),
    /// A throw of a trial's coin.
    Flip(Flip),
    /// A prescription.
    Prescription(Prescription),
    /// A question for the next visit.
    VisitNote(VisitNote),
}

impl Body {
    /// The kind of the body.
    pub fn kind(&self) -> Kind {
        match self {
            Body::Run(_) => Kind::Run,
            Body::Glide(_) => Kind::Glide,
            Body::Pain(_) => Kind::Pain,
            Body::Treatment(_) => Kind::Treatment,
            Body::Rating(_) => Kind::Rating,
            Body::Injury(_) => Kind::Injury,
            Body::Setting(_) => Kind::Setting,
            Body::Trial(_) => Kind::Trial,
            Body::Flip(_) => Kind::Flip,
            Body::Prescription(_) => Kind::Prescription,
            Body::VisitNote(_) => Kind::VisitNote,
        }
    }

    /// The first day of a body that has days of its own and no time.
    pub fn first_day(&self) -> Option<chrono::NaiveDate> {
        match self {
            Body::Injury(injury) => Some(injury.from()),
            Body::Prescription(prescription) => Some(prescription.from()),
            _ => None,
        }
    }
}

/// A file that values of an entry came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's name, without its folder.
    pub file: String,
    /// SHA-256 of its content, as 64 hexadecimal digits.
    pub sha256: String,
    /// Its format: `fit`, `gpx`, `tcx`, `strava-csv`.
    pub format: String,
    /// The fields that came from it, by their name in the documents.
    pub fields: Vec<String>,
}

/// One entry of the diary.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The number in this journal; 0 before it has one.
    pub id: EntryId,
    /// The identity across journals.
    pub uuid: Uuid,
    /// When it happened (an entry's time is its start).
    pub stamp: Stamp,
    /// When it was first written down, to the millisecond.
    pub recorded_at: DateTime<Utc>,
    /// When it was last changed, to the millisecond.
    pub modified_at: DateTime<Utc>,
    /// A note in free words.
    pub note: Option<String>,
    /// Tags, each once.
    pub tags: Vec<Tag>,
    /// Files that values came from.
    pub sources: Vec<Source>,
    /// What it says.
    pub body: Body,
}

impl Entry {
    /// The kind of the entry.
    pub fn kind(&self) -> Kind {
        self.body.kind()
    }

    /// The run, if it is one.
    pub fn run(&self) -> Option<&Run> {
        if let Body::Run(run) = &self.body { Some(run) } else { None }
    }

    /// The gliding session, if it is one.
    pub fn glide(&self) -> Option<&Glide> {
        if let Body::Glide(glide) = &self.body { Some(glide) } else { None }
    }

    /// The pain score on its own, if it is one.
    pub fn pain(&self) -> Option<&PainReading> {
        if let Body::Pain(pain) = &self.body { Some(pain) } else { None }
    }

    /// The treatment, if it is one.
    pub fn treatment(&self) -> Option<&Treatment> {
        if let Body::Treatment(treatment) = &self.body { Some(treatment) } else { None }
    }

    /// The rating, if it is one.
    pub fn rating(&self) -> Option<&Rating> {
        if let Body::Rating(rating) = &self.body { Some(rating) } else { None }
    }

    /// The injury, if it is one.
    pub fn injury(&self) -> Option<&Injury> {
        if let Body::Injury(injury) = &self.body { Some(injury) } else { None }
    }

    /// The trial, if it is one.
    pub fn trial(&self) -> Option<&Trial> {
        if let Body::Trial(trial) = &self.body { Some(trial) } else { None }
    }

    /// The throw of a coin, if it is one.
    pub fn flip(&self) -> Option<&Flip> {
        if let Body::Flip(flip) = &self.body { Some(flip) } else { None }
    }

    /// The prescription, if it is one.
    pub fn prescription(&self) -> Option<&Prescription> {
        if let Body::Prescription(prescription) = &self.body { Some(prescription) } else { None }
    }

    /// The question for the visit, if it is one.
    pub fn visit_note(&self) -> Option<VisitNote> {
        if let Body::VisitNote(note) = self.body { Some(note) } else { None }
    }

    /// The instant it ended: a run's or session's start plus what it took; the start where that is unknown.
    pub fn ended_at(&self) -> Option<DateTime<Utc>> {
        let start = self.stamp.utc()?;
        let seconds = match &self.body {
            Body::Run(run) => run.start_to_end().map_or(0, |d| i64::from(d.seconds())),
            Body::Glide(glide) => i64::from(glide.minutes.unwrap_or(0)) * 60,
            _ => 0,
        };
        start.checked_add_signed(chrono::Duration::seconds(seconds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DayStart, Duration, Location, Site, Status};

    fn entry(body: Body) -> Entry {
        let at = DateTime::parse_from_rfc3339("2026-11-24T07:00:00-05:00").unwrap();
        Entry {
            id: EntryId(1),
            uuid: Uuid::nil(),
            stamp: Stamp::at(at, DayStart::default()),
            recorded_at: at.to_utc(),
            modified_at: at.to_utc(),
            note: None,
            tags: Vec::new(),
            sources: Vec::new(),
            body,
        }
    }

    #[test]
    fn kinds_are_read_as_people_say_them() {
        for kind in Kind::ALL {
            assert_eq!(kind.to_string().parse::<Kind>().ok(), Some(kind));
        }
        for (said, kind) in
            [("runs", Kind::Run), ("Injuries", Kind::Injury), ("treats", Kind::Treatment), ("rate", Kind::Rating)]
        {
            assert_eq!(said.parse::<Kind>().ok(), Some(kind), "{said}");
        }
        assert_eq!("questions".parse::<Kind>().ok(), Some(Kind::VisitNote));
        assert!("walks".parse::<Kind>().unwrap_err().hint.unwrap().contains("run"));
        assert_eq!(EntryId(12).to_string(), "#12");
    }

    #[test]
    fn a_run_or_session_ends_after_what_it_took() {
        let seconds = |s| Duration::from_seconds(s).ok();
        let ended = |body| entry(body).ended_at().unwrap().format("%H:%M:%S").to_string();
        assert_eq!(ended(Body::Run(Run { moving: seconds(600), elapsed: seconds(905), ..Run::default() })), "12:15:05");
        assert_eq!(ended(Body::Run(Run { moving: seconds(600), ..Run::default() })), "12:10:00");
        assert_eq!(ended(Body::Glide(Glide { minutes: Some(7), ..Glide::bare(Status::Done) })), "12:07:00");
        assert_eq!(ended(Body::Run(Run::default())), "12:00:00");
        let day_only =
            Entry { stamp: Stamp::day_only(entry(Body::Run(Run::default())).stamp.day()), ..entry(Body::Run(Run::default())) };
        assert_eq!(day_only.ended_at(), None);
    }

    #[test]
    fn an_injury_has_days_of_its_own() {
        let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 8, day).unwrap();
        let knee = || Location { site: Site::any("knee").ok(), side: None };
        let injury = Injury::new(knee(), day(3), Some(day(5))).unwrap();
        let open: Vec<bool> = (2..=6).map(|on| injury.is_open_on(day(on))).collect();
        assert_eq!(open, [false, true, true, false, false]);
        assert!(Injury::new(knee(), day(3), Some(day(2))).is_err() && Injury::new(knee(), day(3), Some(day(3))).is_ok());
        let body = Body::Injury(injury);
        assert_eq!((body.first_day(), Body::Run(Run::default()).first_day()), (Some(day(3)), None));
        let entry = entry(body);
        assert_eq!((entry.kind(), entry.injury().is_some(), entry.run()), (Kind::Injury, true, None));
    }

    #[test]
    fn a_number_is_typed_with_or_without_its_sign() {
        assert_eq!(["412", " #412 "].map(|text| text.parse()), [Ok(EntryId(412)), Ok(EntryId(412))]);
        assert!(["", "0", "-1", "#", "x", "4.0"].iter().all(|text| text.parse::<EntryId>().is_err()));
    }
}
