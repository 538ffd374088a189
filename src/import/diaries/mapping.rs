//! `date=Datum,pain=Schmerz,site=Ort`: which column of a CSV holds what.

use crate::domain::{Refusal, nearest};
use std::fmt;
use std::str::FromStr;

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// The day, perhaps with its time.
    Date,
    /// The time of day.
    Time,
    /// A pain score.
    Pain,
    /// Where it hurts.
    Site,
    /// On which side.
    Side,
    /// Of which moment the score is.
    Moment,
    /// What was written beside it.
    Note,
    /// Names of treatments, or yes and no under the treatment's name.
    Treatment,
    /// Effort of a run, 0 to 10.
    Effort,
    /// Distance of a run.
    Distance,
    /// Duration of a run.
    Duration,
}

impl Target {
    /// Every target.
    pub const ALL: [Target; 11] = [
        Target::Date,
        Target::Time,
        Target::Pain,
        Target::Site,
        Target::Side,
        Target::Moment,
        Target::Note,
        Target::Treatment,
        Target::Effort,
        Target::Distance,
        Target::Duration,
    ];

    /// The word for it in `--map`.
    pub fn as_str(self) -> &'static str {
        match self {
            Target::Date => "date",
            Target::Time => "time",
            Target::Pain => "pain",
            Target::Site => "site",
            Target::Side => "side",
            Target::Moment => "moment",
            Target::Note => "note",
            Target::Treatment => "treatment",
            Target::Effort => "effort",
            Target::Distance => "distance",
            Target::Duration => "duration",
        }
    }

    fn named(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Target::ALL.into_iter().find(|target| target.as_str() == word)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Which column holds what; `treatment` may have several columns, everything else one.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping(Vec<(Target, String)>);

impl Mapping {
    /// Each target with the name of its column.
    pub fn pairs(&self) -> &[(Target, String)] {
        &self.0
    }

    fn has(&self, target: Target) -> bool {
        self.0.iter().any(|(known, _)| *known == target)
    }
}

impl FromStr for Mapping {
    type Err = Refusal;

    /// Pairs parted by commas; a comma within a column's name stays in it.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let mut mapping = Mapping(Vec::new());
        for piece in text.split(',') {
            match (piece.split_once('='), mapping.0.last_mut()) {
                (Some((word, column)), _) => {
                    let target = Target::named(word).ok_or_else(|| unknown(word))?;
                    if mapping.has(target) && target != Target::Treatment {
                        return Err(Refusal::new(format!("--map names {target} twice")));
                    }
                    mapping.0.push((target, column.to_owned()));
                }
                (None, Some((_, column))) => column.push_str(&format!(",{piece}")),
                (None, None) => return Err(unknown(piece)),
            }
        }
        for (target, column) in &mut mapping.0 {
            *column = column.trim().to_owned();
            if column.is_empty() {
                return Err(Refusal::new(format!("--map names no column for {target}")));
            }
        }
        mapping.check()?;
        Ok(mapping)
    }
}

impl Mapping {
    fn check(&self) -> Result<(), Refusal> {
        let example = "say for example --map \"date=Datum,pain=Schmerz,site=Ort\"";
        let run = self.has(Target::Distance) || self.has(Target::Duration);
        if !self.has(Target::Date) {
            return Err(Refusal::new("--map names no column for the date").hint(example));
        }
        if !(run || self.has(Target::Pain) || self.has(Target::Treatment)) {
            let what = "--map names nothing to take: pain, treatment, or distance or duration of a run";
            return Err(Refusal::new(what).hint(example));
        }
        if self.has(Target::Effort) && !run {
            return Err(Refusal::new("an effort belongs to a run: map its distance or duration too"));
        }
        Ok(())
    }
}

fn unknown(word: &str) -> Refusal {
    let all = Target::ALL.map(Target::as_str);
    let refusal = Refusal::new(format!("\"{}\" is nothing a column can be mapped to", word.trim()));
    match nearest(word.trim(), all) {
        Some(near) => refusal.hint(format!("did you mean \"{near}\"?")),
        None => refusal.hint(format!("a column can hold {}", all.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_in_any_order_with_commas_in_names() {
        let mapping: Mapping = "date=Datum, pain=Pain (0-10), worst,treatment=Massage,treatment=Ice".parse().unwrap();
        let shown: Vec<String> = mapping.pairs().iter().map(|(target, column)| format!("{target}:{column}")).collect();
        assert_eq!(shown, ["date:Datum", "pain:Pain (0-10), worst", "treatment:Massage", "treatment:Ice"]);
    }

    #[test]
    fn what_cannot_be_mapped_is_refused() {
        for (text, said) in [
            ("", "nothing a column can be mapped to"),
            ("date=Datum", "nothing to take"),
            ("pain=Schmerz", "no column for the date"),
            ("date=A,pain=B,pain=C", "pain twice"),
            ("date=,pain=B", "no column for date"),
            ("date=A,pian=B", "\"pian\" is nothing"),
            ("date=A,pain=B,effort=C", "belongs to a run"),
        ] {
            let refused = text.parse::<Mapping>().unwrap_err();
            assert!(refused.message.contains(said), "{text}: {refused}");
        }
        assert_eq!("date=A,pian=B".parse::<Mapping>().unwrap_err().hint.unwrap(), "did you mean \"pain\"?");
    }
}
