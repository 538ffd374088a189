//! What has been taken from a diary, and what was left out.

use super::date::Written;
use super::note::shown;
use super::sheet::Row;
use super::{Diary, DiaryFormat, DiaryRefusal, How, Scaling, Surroundings, Told, scale};
use crate::domain::{
    Body, Glide, Location, Moment, PainReading, PainScore, Stamp, Status, SymptomFlags, Treatment, Tried, fits_a_diary,
};
use chrono::Datelike;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// No entry is older.
const EARLIEST_YEAR: i32 = 1900;
/// More than a lifetime has: a cell may name treatments without end.
const MOST_ENTRIES: usize = 500_000;
/// How many scores a sentence lists.
const MOST_SCORES: usize = 11;
/// How many names a sentence lists.
const MOST_NAMED: usize = 8;

/// Entries taken from a diary, row by row.
pub(super) struct Transcript<'a> {
    pub(super) how: &'a How,
    pub(super) around: &'a Surroundings,
    format: DiaryFormat,
    diary: Diary,
    /// How often the same has been told before.
    told_before: HashMap<Uuid, u32>,
    /// Each score as it is written, with what it was read as.
    scores: BTreeMap<String, PainScore>,
    /// The name of the column says that it goes to 10.
    scale_is_named: bool,
    /// What was left out: what it is, and how often each.
    left_out: BTreeMap<&'static str, BTreeMap<String, u64>>,
    /// Treatments asked for that no row has had yet.
    wanted: BTreeSet<String>,
}

impl<'a> Transcript<'a> {
    pub(super) fn new(format: DiaryFormat, how: &'a How, around: &'a Surroundings) -> Self {
        let wanted = how.treatments.iter().map(|tried| tried.as_str().to_owned()).collect();
        let (diary, told_before, scores, left_out) = (Diary::default(), HashMap::new(), BTreeMap::new(), BTreeMap::new());
        Transcript { how, around, format, diary, told_before, scores, scale_is_named: false, left_out, wanted }
    }

    /// Says something once.
    pub(super) fn warn(&mut self, sentence: &str) {
        if !self.diary.warnings.iter().any(|known| known == sentence) {
            self.diary.warnings.push(sentence.to_owned());
        }
    }

    /// Looks whether the name of the column of scores settles their scale, as in `Schmerz (0-10)`.
    pub(super) fn look_at_name(&mut self, column: &str) {
        let name = column.to_lowercase();
        self.scale_is_named = ["0-10", "0–10", "0..10", "/10", "nrs"].iter().any(|sign| name.contains(sign));
    }

    /// Counts something that is not taken.
    pub(super) fn leave_out(&mut self, what: &'static str, name: &str) {
        *self.left_out.entry(what).or_default().entry(shown(name)).or_default() += 1;
    }

    /// When a row was: its instant where the time is known.
    pub(super) fn stamp(&mut self, at: Written) -> Result<Stamp, String> {
        let when = self.around.when;
        if self.diary.told.len() >= MOST_ENTRIES {
            return Err(format!("a diary has at most {MOST_ENTRIES} entries, and this row would bring more"));
        }
        if at.date.year() < EARLIEST_YEAR {
            return Err(format!("{} is before {EARLIEST_YEAR}", at.date));
        }
        let not_yet = || format!("{} has not come yet", at.date.format("%-d %b %Y"));
        if at.date > when.now.date_naive() + chrono::Days::new(1) {
            return Err(not_yet());
        }
        let instant = match (at.instant, at.time) {
            (Some(instant), _) if !fits_a_diary(instant) => {
                return Err(format!("{instant} is no time a diary can hold: it is too early, or too far from UTC"));
            }
            (Some(instant), _) => Some(instant),
            (None, Some(time)) => {
                let (instant, said) = when.zone.resolve(at.date.and_time(time));
                self.warn(&format!("the file has local times without a zone: read in {}", when.zone.name()));
                said.iter().for_each(|said| self.warn(said));
                Some(instant)
            }
            (None, None) => None,
        };
        let stamp = instant.map_or(Stamp::day_only(at.date), |instant| Stamp::at(instant, when.day_start));
        if instant.is_some_and(|instant| instant > when.now) || stamp.day() > when.today() {
            return Err(not_yet());
        }
        Ok(stamp)
    }

    /// A pain score on the scale that was said; `label` is another word for the same cell.
    pub(super) fn score(&mut self, cell: &str, label: Option<&str>) -> Result<PainScore, String> {
        let score = match &self.how.scale {
            None => scale::without_scale(cell),
            Some(scaling) => scaling.score(cell).or_else(|rule| label.and_then(|label| scaling.score(label).ok()).ok_or(rule)),
        }?;
        self.scores.insert(cell.trim().to_lowercase(), score);
        Ok(score)
    }

    /// The treatment of this name, if it was asked for or is one of the journal's; gliding is a session of its own.
    pub(super) fn treatment(&mut self, name: &str) -> Option<Body> {
        let tried: Tried = name.parse().ok()?;
        let asked = self.how.treatments.contains(&tried);
        self.wanted.remove(tried.as_str());
        let known = self.around.treatments.iter().any(|used| used == tried.as_str());
        (asked || known).then(|| body_of(&tried)).flatten()
    }

    /// Takes an entry. `cells` are what the row says of it: with the day they make its identity.
    pub(super) fn take(&mut self, row: &Row, at: Written, stamp: Stamp, body: Body, cells: &[&str], note: Option<String>) {
        let time = at.time.map(|time| time.to_string()).unwrap_or_default();
        let day = at.date.to_string();
        let mut told = vec![self.format.as_str(), body.kind().as_str(), &day, &time];
        told.extend(cells);
        // The same cells said of another place are another score.
        told.extend(self.how.site.as_deref().map(str::trim));
        let before = self.told_before.entry(identity(&told, 0)).or_default();
        let uuid = identity(&told, *before);
        *before += 1;
        self.diary.told.push(Told { line: row.line, uuid, stamp, note, body });
    }

    /// The whole diary, with a sentence for everything that was not taken as it stands.
    pub(super) fn finish(mut self) -> Result<Diary, DiaryRefusal> {
        self.say_scores();
        for (what, names) in std::mem::take(&mut self.left_out) {
            let sentence = format!("{what}: {}", listed(&names));
            self.warn(&sentence);
        }
        for name in std::mem::take(&mut self.wanted) {
            self.warn(&format!("no row has the treatment \"{name}\" of --treatments"));
        }
        if self.diary.told.is_empty() {
            let why = self.diary.warnings.join("; ");
            let why = if why.is_empty() { "no row holds a score, a treatment or a run".to_owned() } else { why };
            return Err(DiaryRefusal::File(format!("there is nothing in it to take ({why})")));
        }
        Ok(self.diary)
    }

    /// Says how scores were read, where they were not whole numbers from 0 to 10.
    fn say_scores(&mut self) {
        let read_as = |scores: &mut dyn Iterator<Item = (&String, &PainScore)>| {
            scores.take(MOST_SCORES).map(|(cell, score)| format!("{} is {score}", shown(cell))).collect::<Vec<_>>().join(", ")
        };
        let all = read_as(&mut self.scores.iter());
        let rounded = read_as(&mut self.scores.iter().filter(|(cell, score)| scale::is_rounded(cell, **score)));
        let highest = self.scores.values().max().map_or(0, |score| score.get());
        match &self.how.scale {
            _ if self.scores.is_empty() => {}
            Some(Scaling::Range { none, worst }) => {
                self.warn(&format!("pain from {none} (none) to {worst} (worst) was spread over 0 to 10 and rounded: {all}"));
            }
            Some(Scaling::Words(_)) => self.warn(&format!("pain was read by --scale: {all}")),
            None => {
                if !rounded.is_empty() {
                    self.warn(&format!("pain scores were rounded to whole numbers: {rounded}"));
                }
                if highest <= 5 && !self.scale_is_named {
                    let sentence = format!(
                        "no pain score is above {highest}, and all were read on 0 to 10: if the scale is another, take it back and say --scale, such as --scale 0-5"
                    );
                    self.warn(&sentence);
                }
            }
        }
    }
}

/// A treatment done; gliding is a session of which nothing else is known.
pub(super) fn body_of(tried: &Tried) -> Option<Body> {
    match tried {
        Tried::Gliding => Some(Body::Glide(Glide::bare(Status::Done))),
        Tried::Treatment(name) => Treatment::new(name, Status::Done).ok().map(Body::Treatment),
    }
}

/// A score on its own.
pub(super) fn pain(location: Location, moment: Moment, score: PainScore) -> Body {
    Body::Pain(PainReading { location, moment, score, flags: SymptomFlags::default() })
}

/// The same row, told for the same time, is the same entry in every export and on every device.
fn identity(told: &[&str], before: u32) -> Uuid {
    let mut hash = Sha256::new().chain_update(b"glidelog diary row").chain_update(before.to_be_bytes());
    for part in told {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The most frequent names with their counts.
fn listed(names: &BTreeMap<String, u64>) -> String {
    let mut by_count: Vec<(&String, &u64)> = names.iter().collect();
    by_count.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    let mut parts: Vec<String> = by_count.iter().take(MOST_NAMED).map(|(name, count)| format!("{name} {count}")).collect();
    if by_count.len() > MOST_NAMED {
        parts.push(format!("and {} more", by_count.len() - MOST_NAMED));
    }
    parts.join(", ")
}
