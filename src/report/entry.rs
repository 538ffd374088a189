//! An entry in one line.

use crate::domain::{
    Body, DistanceUnit, Entry, Flip, Glide, Injury, Location, Moment, PainReading, Prescribed, Prescription, Rating, Run,
    Scale, Setting, Status, Treatment, Trial, TrialDesign, VisitNote,
};

/// What an entry says, without its number and time.
pub fn describe(entry: &Entry, unit: DistanceUnit) -> String {
    let mut parts = match &entry.body {
        Body::Run(body) => run(body, unit),
        Body::Glide(body) => glide(body),
        Body::Pain(body) => vec![pain(body)],
        Body::Treatment(body) => vec![treatment(body)],
        Body::Rating(body) => vec![rating(body)],
        Body::Injury(body) => vec![injury(body)],
        Body::Setting(body) => vec![setting(body)],
        Body::Trial(body) => trial(body),
        Body::Flip(body) => vec![flip(body)],
        Body::Prescription(body) => vec![prescription(body)],
        Body::VisitNote(body) => vec![visit_note(*body)],
    };
    parts.extend(entry.tags.iter().map(|tag| tag.to_string()));
    let mut line = parts.join(", ");
    if let Some(note) = &entry.note {
        line.push_str(&format!(" \"{}\"", one_line(note, 60)));
    }
    line
}

/// A note on one line, cut after `most` characters.
pub fn one_line(note: &str, most: usize) -> String {
    let flat: String = note.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if flat.chars().count() <= most { flat } else { flat.chars().take(most - 1).chain(['…']).collect() }
}

pub(super) fn run(run: &Run, unit: DistanceUnit) -> Vec<String> {
    let distance = run.distance.map(|d| d.show(unit));
    let duration = run.duration().map(|d| d.to_string());
    let mut measure = match (distance, duration) {
        (Some(distance), Some(duration)) => format!("{distance} in {duration}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "distance and duration not recorded".into(),
    };
    if let Some(pace) = run.pace() {
        measure.push_str(&format!(" ({})", pace.show(unit)));
    }
    let mut parts = vec![format!("run {measure}")];
    parts.extend(run.effort.map(|effort| format!("effort {effort}")));
    parts.extend(run.feel.map(|feel| format!("feel {feel}")));
    parts.extend(series(&run.pain));
    parts.extend(run.cut_short.then(|| "cut short".into()));
    parts.extend(run.treadmill.then(|| "treadmill".into()));
    parts
}

/// `pain left hamstring 1/3/2`, one a place.
pub(super) fn series(readings: &[PainReading]) -> Vec<String> {
    let mut places: Vec<&Location> = readings.iter().map(|r| &r.location).collect();
    places.sort();
    places.dedup();
    let show = |place: &Location| {
        let score = |moment| {
            let found = readings.iter().find(|r| r.location == *place && r.moment == moment);
            found.map_or("-".into(), |r| r.score.to_string())
        };
        let (before, worst, after) = (score(Moment::Before), score(Moment::Worst), score(Moment::After));
        let flags: Vec<&str> = readings.iter().filter(|r| r.location == *place).flat_map(|r| r.flags.words()).collect();
        let flags = if flags.is_empty() { String::new() } else { format!(" ({})", flags.join(", ")) };
        let named = if place.site.is_none() && place.side.is_none() { String::new() } else { format!("{place} ") };
        if before == "-" && after == "-" {
            format!("pain {named}{worst} at worst{flags}")
        } else {
            format!("pain {named}{before}/{worst}/{after}{flags}")
        }
    };
    places.into_iter().map(show).collect()
}

pub(super) fn glide(glide: &Glide) -> Vec<String> {
    if glide.status == Status::Skipped {
        return vec!["glide skipped on purpose".into()];
    }
    let mut parts = movement(glide);
    parts.extend(glide.symptom.map(|s| format!("symptom {s}")));
    parts.extend(glide.flags.words().into_iter().map(str::to_owned));
    parts
}

/// The movement and its dose.
fn movement(glide: &Glide) -> Vec<String> {
    let nerve = glide.nerve.as_ref().map_or("glide".into(), |nerve| format!("{nerve} glide"));
    let mut parts = vec![nerve];
    parts.extend(glide.technique.map(|t| t.to_string()));
    parts.extend(glide.position.map(|p| p.to_string()));
    parts.extend(glide.side.map(|s| s.to_string()));
    parts.extend(match (glide.sets, glide.reps) {
        (Some(sets), Some(reps)) => Some(format!("{sets}x{reps}")),
        (None, Some(reps)) => Some(format!("{reps} reps")),
        (Some(sets), None) => Some(format!("{sets} sets")),
        (None, None) => None,
    });
    parts.extend(glide.hold_s.map(|s| format!("hold {s}s")));
    parts.extend(glide.height.map(|h| format!("height {h}")));
    parts.extend(glide.minutes.map(|m| format!("{m} min")));
    parts
}

fn pain(pain: &PainReading) -> String {
    let place = if pain.location == Location::default() { String::new() } else { format!(" {}", pain.location) };
    let moment = match pain.moment {
        Moment::Rest => "",
        Moment::Morning => " in the morning",
        Moment::Before => " before",
        Moment::Worst => " at worst",
        Moment::After => " after",
        Moment::Decision => " before the coin",
    };
    let flags = pain.flags.words();
    let flags = if flags.is_empty() { String::new() } else { format!(", {}", flags.join(", ")) };
    format!("pain {}{place}{moment}{flags}", pain.score)
}

pub(super) fn treatment(treatment: &Treatment) -> String {
    match treatment.status {
        Status::Done => treatment.name().to_owned(),
        Status::Skipped => format!("{} skipped on purpose", treatment.name()),
    }
}

pub(super) fn rating(rating: &Rating) -> String {
    let value = rating.value();
    match (rating.scale(), rating.activity()) {
        (Scale::Pgic, _) => {
            let words = crate::domain::GlobalChange::new(i64::from(value)).map_or("", |change| change.words());
            format!("the week: {words} ({value} of 7)")
        }
        (scale, Some(activity)) => format!("{} {activity}: {value} of {}", scale.as_str().to_uppercase(), scale.range().1),
        (scale, None) => format!("{} {value} of {}", scale.as_str().to_uppercase(), scale.range().1),
    }
}

fn injury(injury: &Injury) -> String {
    let from = injury.from().format("%-d %b %Y");
    match injury.to() {
        None => format!("injury {} since {from}", injury.location()),
        Some(to) => format!("injury {} from {from} to {}", injury.location(), to.format("%-d %b %Y")),
    }
}

/// What is prescribed: `sciatic glide, 2x15`, or a treatment's name.
pub fn prescribed(what: &Prescribed) -> String {
    match what {
        Prescribed::Gliding(glide) => movement(glide).join(", "),
        Prescribed::Treatment(name) => name.clone(),
    }
}

fn prescription(prescription: &Prescription) -> String {
    let from = prescription.from().format("%-d %b %Y");
    let days = match prescription.to() {
        None => format!("since {from}"),
        Some(to) => format!("from {from} to {}", to.format("%-d %b %Y")),
    };
    format!("prescribed {}, {} {days}", prescribed(&prescription.what), prescription.frequency)
}

fn visit_note(note: VisitNote) -> String {
    match note.answered {
        None => "for the visit".into(),
        Some(day) => format!("for the visit, answered {}", day.format("%-d %b %Y")),
    }
}

fn setting(setting: &Setting) -> String {
    format!("setting {} = {}", setting.key(), setting.value())
}

/// What is fixed of a trial, and its end; nothing of what the coin has not shown.
fn trial(trial: &Trial) -> Vec<String> {
    let mut parts = vec![match &trial.design {
        TrialDesign::Coin(coin) => {
            format!("trial of {} by coin, {} pairs of runs in blocks of {}", trial.tried, coin.pairs(), coin.block())
        }
        TrialDesign::Observe { min_days, per_week } => {
            format!("trial of {}, watched for at least {min_days} days, {per_week} a week", trial.tried)
        }
    }];
    if let Some(stop) = &trial.stopped {
        let reason = stop.reason.as_ref().map(|reason| format!(": {}", one_line(reason, 60))).unwrap_or_default();
        parts.push(format!("stopped {}, {}{reason}", stop.at.format("%-d %b %Y"), stop.verdict.as_str()));
    }
    parts
}

fn flip(flip: &Flip) -> String {
    let said = if flip.with { "with" } else { "without" };
    format!("coin, run {}: {said} ({})", flip.position, pain(&flip.felt))
}
