//! The trend as rows of small blocks, for a terminal.

use chrono::NaiveDate;

use crate::analysis::trend::{GlideKind, Trend};

/// Heights of a block, lowest first.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// Nothing recorded.
const BLANK: char = '·';
/// Width of the row names.
const NAME: usize = 12;
/// Width of the row ends: what the lowest and the highest block stand for.
const ENDS: usize = 12;

/// One row: a value for each stretch of days, none where nothing is recorded.
struct Row {
    name: String,
    values: Vec<Option<f64>>,
    top: f64,
}

/// Background pain, worst pain, glide sessions and distance over time, each row at most `width` wide.
///
/// A dot is a stretch without a record; pain is drawn from 0 to 10, counts and distance from 0 to their highest.
#[must_use]
pub fn sparklines(trend: &Trend, width: usize) -> String {
    if trend.is_empty() {
        return "Nothing is recorded yet.\n".to_owned();
    }
    let room = width.saturating_sub(NAME + ENDS + 2).max(4);
    let buckets = Buckets::of(trend, room);
    let rows = [
        Row { name: "pain".to_owned(), values: buckets.mean(trend.background_days()), top: 10.0 },
        Row { name: "worst pain".to_owned(), values: buckets.mean(worst(trend)), top: 10.0 },
        counts(
            "glides",
            buckets.sum(trend.glides.iter().filter(|glide| glide.kind != GlideKind::Skipped).map(|glide| (glide.day, 1.0))),
        ),
        counts(trend.unit.name(), buckets.sum(distances(trend))),
    ];
    let mut text: String = rows.iter().filter(|row| row.values.iter().any(Option::is_some)).map(drawn).collect();
    text += &format!("{:NAME$} {} to {}, a block is {}\n", "", trend.from, trend.to, buckets.words());
    text
}

/// Worst pain of the runs that have one.
fn worst(trend: &Trend) -> impl Iterator<Item = (NaiveDate, f64)> {
    trend.runs.iter().filter_map(|run| run.worst.map(|worst| (run.day, f64::from(worst))))
}

/// Distances of the runs that have one, in the trend's unit.
fn distances(trend: &Trend) -> impl Iterator<Item = (NaiveDate, f64)> {
    trend.runs.iter().filter_map(|run| run.distance_m.map(|metres| (run.day, metres / trend.unit.metres())))
}

/// A row drawn from zero to its highest value.
fn counts(name: &str, values: Vec<Option<f64>>) -> Row {
    let top = values.iter().flatten().copied().fold(0.0, f64::max);
    Row { name: name.to_owned(), values, top }
}

/// A row as a line of text.
fn drawn(row: &Row) -> String {
    let block = |value: &Option<f64>| value.map_or(BLANK, |value| BLOCKS[height(value, row.top)]);
    let blocks: String = row.values.iter().map(block).collect();
    format!("{:NAME$} {blocks} 0 to {:.0}\n", row.name, row.top)
}

/// Which block a value is: the lowest for 0, the highest for the top.
fn height(value: f64, top: f64) -> usize {
    let share = if top > 0.0 { (value / top).clamp(0.0, 1.0) } else { 0.0 };
    (share * (BLOCKS.len() - 1) as f64).round() as usize
}

/// Stretches of days of even length; the last may reach beyond the end.
struct Buckets {
    from: NaiveDate,
    days: i64,
    count: usize,
}

impl Buckets {
    fn of(trend: &Trend, room: usize) -> Self {
        let all = (trend.to - trend.from).num_days().max(0) + 1;
        let least = (all as f64 / room as f64).ceil() as i64;
        let days = [1, 2, 7, 14, 28].into_iter().find(|days| *days >= least).unwrap_or(least);
        Self { from: trend.from, days, count: (all as f64 / days as f64).ceil() as usize }
    }

    /// The length of a stretch in words.
    fn words(&self) -> String {
        match self.days {
            1 => "a day".to_owned(),
            7 => "a week".to_owned(),
            days if days % 7 == 0 => format!("{} weeks", days / 7),
            days => format!("{days} days"),
        }
    }

    /// Sum and count of the values in each stretch.
    fn gather(&self, values: impl IntoIterator<Item = (NaiveDate, f64)>) -> Vec<(f64, usize)> {
        let mut sums = vec![(0.0, 0); self.count];
        for (day, value) in values {
            let place = usize::try_from((day - self.from).num_days().div_euclid(self.days));
            if let Some((sum, count)) = place.ok().and_then(|place| sums.get_mut(place)) {
                *sum += value;
                *count += 1;
            }
        }
        sums
    }

    fn mean(&self, values: impl IntoIterator<Item = (NaiveDate, f64)>) -> Vec<Option<f64>> {
        self.gather(values).into_iter().map(|(sum, count)| (count > 0).then(|| sum / count as f64)).collect()
    }

    fn sum(&self, values: impl IntoIterator<Item = (NaiveDate, f64)>) -> Vec<Option<f64>> {
        self.gather(values).into_iter().map(|(sum, count)| (count > 0).then_some(sum)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample;

    #[test]
    fn rows_keep_to_the_width() {
        for (days, width) in [(1, 80), (30, 80), (365, 80), (3650, 80), (365, 40), (365, 20)] {
            let text = sparklines(&sample::diary(days), width);
            let widest = text.lines().take_while(|line| !line.starts_with(' ')).map(|line| line.chars().count()).max();
            assert!(widest <= Some(width.max(NAME + ENDS + 6)), "{days} {width}\n{text}");
        }
    }

    #[test]
    fn a_stretch_without_a_record_is_a_dot_and_not_a_low_block() {
        let mut trend = sample::diary(40);
        trend.scores.retain(|score| (score.day - trend.from).num_days() < 10);
        let text = sparklines(&trend, 80);
        assert!(text.lines().next().is_some_and(|line| line.contains("······")), "{text}");
    }

    #[test]
    fn an_empty_diary_says_so() {
        assert_eq!(sparklines(&sample::empty(), 80), "Nothing is recorded yet.\n");
    }
}
