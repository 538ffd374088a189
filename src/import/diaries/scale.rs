//! A cell as a pain score from 0 to 10. Another scale is asked for, never guessed.

use super::note::shown;
use crate::domain::{PainScore, Refusal};
use crate::import::number::{Decimal, number, plain};
use std::str::FromStr;

/// The scale of a diary's pain scores, as the person says it.
#[derive(Debug, Clone, PartialEq)]
pub enum Scaling {
    /// Numbers from no pain to the worst, spread evenly over 0 to 10.
    Range {
        /// No pain.
        none: f64,
        /// The worst.
        worst: f64,
    },
    /// Words, or numbers, each with its score.
    Words(Vec<(String, PainScore)>),
}

impl FromStr for Scaling {
    type Err = Refusal;

    /// Reads `1-5`, `0-100`, `none=0,mild=3,moderate=6,severe=9`.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let refuse = || {
            Refusal::new(format!("\"{text}\" is no scale"))
                .hint("say for example 1-5, or \"none=0,mild=3,moderate=6,severe=9\"")
        };
        if text.contains('=') {
            let word = |pair: &str| {
                let (word, score) = pair.rsplit_once('=').ok_or_else(refuse)?;
                let word = word.trim().to_lowercase();
                if word.is_empty() { Err(refuse()) } else { Ok((word, score.parse::<PainScore>()?)) }
            };
            return text.split(',').map(word).collect::<Result<_, Refusal>>().map(Scaling::Words);
        }
        let (none, worst) = text.split_once('-').ok_or_else(refuse)?;
        let (none, worst) = (plain(none).ok_or_else(refuse)?, plain(worst).ok_or_else(refuse)?);
        let fits = |value: f64| (0.0..=1000.0).contains(&value);
        if fits(none) && fits(worst) && none != worst { Ok(Scaling::Range { none, worst }) } else { Err(refuse()) }
    }
}

impl Scaling {
    /// The score of a cell, or the rule it breaks.
    pub(super) fn score(&self, cell: &str) -> Result<PainScore, String> {
        match self {
            Scaling::Range { none, worst } => {
                let (low, high) = (none.min(*worst), none.max(*worst));
                let value = value(cell).filter(|value| (low..=high).contains(value));
                let value = value.ok_or_else(|| format!("\"{}\" is no number from {low} to {high} (--scale)", shown(cell)))?;
                rounded((value - none) / (worst - none) * 10.0)
            }
            Scaling::Words(words) => {
                let said = cell.trim().to_lowercase();
                let found = words.iter().find(|(word, _)| *word == said).map(|(_, score)| *score);
                found.ok_or_else(|| {
                    let all: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
                    format!("\"{}\" is none of the words of --scale ({})", shown(cell), all.join(", "))
                })
            }
        }
    }
}

/// The score of a cell on 0 to 10, where no scale was said.
pub(super) fn without_scale(cell: &str) -> Result<PainScore, String> {
    match value(cell.strip_suffix("/10").unwrap_or(cell)) {
        Some(value) if (0.0..=10.0).contains(&value) => rounded(value),
        Some(_) => Err(format!("\"{}\" is not on 0 to 10: say the scale it is on, such as --scale 0-100", shown(cell))),
        None => Err(format!(
            "\"{}\" is no number from 0 to 10: say how words are to be read, such as --scale \"none=0,mild=3,moderate=6,severe=9\"",
            shown(cell)
        )),
    }
}

/// Whether a cell is a number between two scores.
pub(super) fn is_rounded(cell: &str, score: PainScore) -> bool {
    value(cell.strip_suffix("/10").unwrap_or(cell)).is_some_and(|value| value != f64::from(score.get()))
}

fn value(cell: &str) -> Option<f64> {
    let decimal = if cell.contains(',') && !cell.contains('.') { Decimal::Comma } else { Decimal::Dot };
    number(cell.trim(), decimal)
}

fn rounded(value: f64) -> Result<PainScore, String> {
    // Halves go up, as the note beside the import says.
    PainScore::new((value + 0.5 + 1e-9).floor() as i64).map_err(|refusal| refusal.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_spread_over_ten() {
        let scale: Scaling = "1-5".parse().unwrap();
        let scores =
            |scale: &Scaling, cells: &[&str]| -> Vec<u8> { cells.iter().map(|c| scale.score(c).unwrap().get()).collect() };
        assert_eq!(scores(&scale, &["1", "2", "3", "4", "5", "2,5"]), [0, 3, 5, 8, 10, 4]);
        assert_eq!(scores(&"0-4".parse().unwrap(), &["0", "1", "2", "3", "4"]), [0, 3, 5, 8, 10]);
        assert_eq!(scores(&"0-100".parse().unwrap(), &["0", "34", "35", "100"]), [0, 3, 4, 10]);
        assert_eq!(scores(&"5-1".parse().unwrap(), &["5", "1"]), [0, 10]);
        assert!(scale.score("0").unwrap_err().contains("no number from 1 to 5"));
        assert!(scale.score("stark").is_err());
    }

    #[test]
    fn words_have_the_scores_a_person_gives_them() {
        let scale: Scaling = "keine=0, leicht=3,stark=8".parse().unwrap();
        assert_eq!(scale.score("Leicht").unwrap().get(), 3);
        assert!(scale.score("mittel").unwrap_err().contains("(keine, leicht, stark)"));
    }

    #[test]
    fn what_is_no_scale_is_refused() {
        for bad in ["", "5", "5-5", "a-b", "0-2000", "mild=11", "=3", "-1-5", "mild"] {
            assert!(bad.parse::<Scaling>().is_err(), "{bad}");
        }
    }

    #[test]
    fn nought_to_ten_is_taken_and_the_rest_is_asked_for() {
        for (cell, score) in [("0", 0), ("10", 10), ("3,5", 4), ("3.4", 3), ("7/10", 7)] {
            assert_eq!(without_scale(cell).unwrap().get(), score, "{cell}");
        }
        assert!(without_scale("34").unwrap_err().contains("--scale 0-100"));
        assert!(without_scale("-1").is_err());
        assert!(without_scale("mild").unwrap_err().contains("mild=3"));
    }
}
