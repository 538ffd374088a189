//! The trend as JSON: the same points the picture shows.

use super::json::VERSION;
use crate::analysis::trend::{GlideKind, Trend};
use serde_json::{Value, json};

/// Every point of the trend, and the mean where there are scores enough for one.
pub fn json(trend: &Trend) -> Value {
    let kind = |kind| match kind {
        GlideKind::BeforeRun => "before_run",
        GlideKind::Other => "other",
        GlideKind::Skipped => "skipped",
    };
    json!({
        "version": VERSION,
        "period": { "from": trend.from.to_string(), "to": trend.to.to_string() },
        "site": trend.site,
        "scores": trend.scores.iter().map(|s| json!({ "day": s.day.to_string(), "moment": s.moment.as_str(), "score": s.score })).collect::<Vec<_>>(),
        "mean_14_days": trend.rolling().into_iter().flatten().map(|d| json!({ "day": d.day.to_string(), "mean": d.mean, "interval": [d.low, d.high], "n": d.scored_days })).collect::<Vec<_>>(),
        "runs": trend.runs.iter().map(|r| json!({ "day": r.day.to_string(), "worst": r.worst, "effort": r.effort, "distance_m": r.distance_m, "cut_short": r.cut_short })).collect::<Vec<_>>(),
        "glides": trend.glides.iter().map(|g| json!({ "day": g.day.to_string(), "kind": kind(g.kind) })).collect::<Vec<_>>(),
        "weeks": trend.weeks.iter().map(|w| json!({ "from": w.first_day.to_string(), "distance_m": w.distance_m, "runs": w.runs })).collect::<Vec<_>>(),
    })
}
