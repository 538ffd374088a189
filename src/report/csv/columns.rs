//! The columns of each table. A name is never changed once it has been released; new ones come at the end.

use crate::domain::Kind;

/// The file of a kind.
pub(super) fn file(kind: Kind) -> &'static str {
    match kind {
        Kind::Run => "runs.csv",
        Kind::Glide => "glides.csv",
        Kind::Pain => "pain.csv",
        Kind::Treatment => "treatments.csv",
        Kind::Rating => "ratings.csv",
        Kind::Injury => "injuries.csv",
        Kind::Setting => "settings.csv",
        Kind::Trial => "trials.csv",
        Kind::Flip => "flips.csv",
        Kind::Prescription => "prescriptions.csv",
        Kind::VisitNote => "visit_notes.csv",
    }
}

/// What every table begins with.
const SHARED: [&str; 5] = ["id", "uuid", "day", "start_local", "start_utc"];
/// What every table ends with.
const BESIDE: [&str; 2] = ["tags", "note"];

/// The header of a kind.
pub(super) fn of(kind: Kind) -> Vec<&'static str> {
    SHARED.into_iter().chain(own(kind).iter().copied()).chain(BESIDE).collect()
}

fn own(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Run => &[
            "distance_km",
            "moving_min",
            "elapsed_min",
            "effort_0_10",
            "feel_1_5",
            "worst_pain_0_10",
            "cut_short",
            "treadmill",
            "ascent_m",
            "avg_hr_bpm",
            "max_hr_bpm",
            "cadence_steps_per_min",
            "energy_kcal",
        ],
        Kind::Glide => &[
            "status",
            "nerve",
            "technique",
            "position",
            "side",
            "sets",
            "reps",
            "hold_s",
            "height",
            "height_unit",
            "duration_min",
            "symptom_0_10",
            "tingling",
            "numb",
            "shooting",
        ],
        Kind::Pain => &["of", "site", "side", "moment", "score_0_10", "tingling", "numb", "shooting"],
        Kind::Treatment => &["name", "status"],
        Kind::Rating => &["scale", "value", "activity"],
        Kind::Injury => &["site", "side", "from_day", "to_day"],
        Kind::Setting => &["key", "value"],
        Kind::Trial => &[
            "tried",
            "design",
            "pairs",
            "block_runs",
            "least_days",
            "sessions_per_week",
            "window_h",
            "site",
            "side",
            "stopped_local",
            "verdict",
            "reason",
        ],
        Kind::Prescription => &[
            "prescribed",
            "nerve",
            "technique",
            "position",
            "side",
            "sets",
            "reps",
            "hold_s",
            "height",
            "height_unit",
            "duration_min",
            "times",
            "per_days",
            "from_day",
            "to_day",
        ],
        Kind::VisitNote => &["answered_day"],
        Kind::Flip => &["trial_uuid", "position", "assigned", "site", "side", "felt_before_0_10"],
    }
}
