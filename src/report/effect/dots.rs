//! Every run a dot: outcomes with and without, side by side, as text.

use super::numbers::gap;
use crate::analysis::effect::{Effect, EffectRun};

/// Most dots in a row.
const MOST: usize = 30;

/// Lines of the plot, the highest score first; none without runs.
pub(super) fn lines(effect: &Effect) -> Vec<String> {
    let mut scores: Vec<f64> = effect.runs.iter().map(|run| run.outcome).collect();
    scores.sort_by(|a, b| b.total_cmp(a));
    scores.dedup();
    let row = |score: f64, glided: bool, dot: char| {
        let here = |run: &&EffectRun| run.glided == glided && run.outcome.total_cmp(&score).is_eq();
        heap(effect.runs.iter().filter(here).count(), dot)
    };
    let rows: Vec<[String; 3]> =
        scores.iter().map(|score| [gap(*score).replace(".0", ""), row(*score, true, '●'), row(*score, false, '○')]).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let wide = rows.iter().map(|row| row[1].chars().count()).chain(["with".len()]).max().unwrap_or(0);
    let show = |[score, with, without]: &[String; 3]| format!("{score:>3}  {with:<wide$}   {without}");
    let head = show(&[String::new(), "with".into(), "without".into()]);
    std::iter::once(head).chain(rows.iter().map(show)).collect()
}

fn heap(count: usize, dot: char) -> String {
    let dots: String = std::iter::repeat_n(dot, count.min(MOST)).collect();
    if count > MOST { format!("{dots} +{}", count - MOST) } else { dots }
}
