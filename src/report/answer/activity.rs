//! What was done in the week, beside the usual week.

use super::number::{count, distance, mean_count};
use crate::analysis::week::{Activity, Week};
use crate::domain::DistanceUnit;

/// Days of a week that is over.
const WHOLE_WEEK: i64 = 7;

/// The lines of the leg.
///
/// A diary that `begins` within the four weeks before has no usual week yet.
pub(super) fn lines(week: &Week, unit: DistanceUnit, begins: bool) -> Vec<String> {
    let activity = &week.activity;
    let mut lines = vec![runs(week, unit, begins)];
    lines.extend(beside_runs(activity));
    lines.push(care(activity));
    lines
}

fn runs(week: &Week, unit: DistanceUnit, begins: bool) -> String {
    let activity = &week.activity;
    let km = |km: f64| distance(km * 1000.0, unit);
    let now = match activity.runs {
        0 => "no run".into(),
        n => format!("{} in {}", km(activity.km), count(n, "run")),
    };
    if begins {
        return format!("{now}; your diary is too young for a usual week");
    }
    if activity.usual_runs == 0.0 {
        return format!("{now}, none in the four weeks before");
    }
    // A calendar week under way has had fewer days to run on: nothing is said of more or less before it is over.
    let had = week.period.days();
    let less = match ran_less(week) {
        _ if had < WHOLE_WEEK => format!("; this week has had {} so far", count(had.unsigned_abs() as usize, "day")),
        true => "; you also ran less".into(),
        false => String::new(),
    };
    let usual = mean_count(activity.usual_runs);
    let runs = if usual == "1" { "run" } else { "runs" };
    format!("{now}, usual {} in {usual} {runs} a week{less}", km(activity.usual_km))
}

/// Whether a week that is over had clearly less running than usual.
pub(super) fn ran_less(week: &Week) -> bool {
    week.period.days() >= WHOLE_WEEK && week.activity.ran_less()
}

/// What is particular or missing about the runs.
fn beside_runs(activity: &Activity) -> Option<String> {
    let some = |n: usize, what: &str| (n > 0).then(|| format!("{} {what}", count(n, "run")));
    let parts: Vec<String> = [
        some(activity.runs_cut_short, "cut short"),
        some(activity.runs_without_distance, "without a distance"),
        some(activity.runs_without_pain, "without a pain score"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn care(activity: &Activity) -> String {
    let skipped = match activity.glides_skipped {
        0 => String::new(),
        n => format!(", {n} skipped on purpose"),
    };
    let glides = match activity.glides_done {
        0 => "no glide session".into(),
        n => count(n, "glide session"),
    };
    let others: String = activity.treatments.iter().map(|t| format!("; {} {}", t.name, times(t.done))).collect();
    format!("{glides}{skipped}{others}")
}

/// `once`, `3 times`.
pub(super) fn times(n: usize) -> String {
    if n == 1 { "once".into() } else { format!("{n} times") }
}
