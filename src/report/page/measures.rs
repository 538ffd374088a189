//! Small tables and facts: what was done of what was prescribed, pain around runs, scales, mileage.

use super::{count, date, section, words};
use crate::analysis::adherence::Adherence;
use crate::analysis::stats::describe::{Description, mean};
use crate::diary::{ScaleValue, VisitPage};
use crate::domain::{Entry, Period, Scale};
use crate::report::entry::prescribed;
use crate::report::picture;
use maud::{Markup, html};

pub(super) fn doses(page: &VisitPage) -> Markup {
    let inside = html! {
        @if page.doses.is_empty() { p { "No prescription was in force in these weeks." } } @else {
            div.table { table {
                caption {
                    "Sessions in these weeks, while it was in force, whatever their sets and repetitions; skipped is on purpose."
                    @if page.doses.iter().any(|(_, found)| found.is_none()) {
                        " What a coin decides is not counted before its last planned run."
                    }
                }
                thead { tr {
                    th scope="col" { "Prescribed" } th scope="col" { "In force" } th.n scope="col" { "Meant" }
                    th.n scope="col" { "Done" } th.n scope="col" { "Skipped" }
                } }
                tbody { @for (entry, found) in &page.doses { (dose(entry, found.as_ref())) } }
            } }
        }
    };
    section("doses", "Done, of what was prescribed", &inside)
}

fn dose(entry: &Entry, found: Option<&Adherence>) -> Markup {
    let shown = |number: Option<String>| number.unwrap_or_else(|| "-".into());
    let Some(prescription) = entry.prescription() else { return html! {} };
    let days = match prescription.to().and_then(|to| Period::new(prescription.from(), to).ok()) {
        Some(days) => days.to_string(),
        None => format!("since {}", date(prescription.from())),
    };
    html! { tr {
        th scope="row" { (words(&prescribed(&prescription.what))) ", " (prescription.frequency.to_string()) }
        td { (days) }
        td.n { (shown(found.map(|found| meant(found.prescribed)))) }
        td.n { (shown(found.map(|found| found.done.to_string()))) }
        td.n { (shown(found.map(|found| found.skipped.to_string()))) }
    } }
}

/// Whole sessions; `about` where the days are no whole multiple.
fn meant(sessions: f64) -> String {
    if sessions.fract() == 0.0 { format!("{sessions:.0}") } else { format!("about {:.0}", sessions.round()) }
}

pub(super) fn around_runs(page: &VisitPage) -> Markup {
    let around = &page.around;
    let rows = [
        ("Before", &around.before),
        ("Worst", &around.worst),
        ("After", &around.after),
        ("Next morning", &around.next_morning),
    ];
    let inside = html! {
        @if around.runs == 0 { p { "No run in these weeks." } } @else {
            div.table { table {
                caption { (count(around.runs, "run")) "; pain 0 to 10." }
                thead { tr {
                    th scope="col" { "Pain" } th.n scope="col" { "Mean" } th.n scope="col" { "Range" } th.n scope="col" { "Scores" }
                } }
                tbody { @for (name, found) in rows { (described(name, found)) } }
            } }
            p { (zones(page)) }
        }
    };
    section("around", "Pain around runs", &inside)
}

fn described(name: &str, found: &Description) -> Markup {
    let (mean, range) = match found.spread {
        None => ("-".to_owned(), "-".to_owned()),
        Some(spread) => (format!("{:.1}", spread.mean), format!("{:.0} to {:.0}", spread.min, spread.max)),
    };
    html! { tr { th scope="row" { (name) } td.n { (mean) } td.n { (range) } td.n { (found.n) } } }
}

/// How often the worst pain of a run left the zones that were set.
fn zones(page: &VisitPage) -> String {
    let Some(zones) = page.zones else { return "No pain zones are set.".into() };
    let (found, of) = (page.around.in_zones(zones), page.around.worst.n);
    format!(
        "Zones set: calm up to {}, watchful up to {}. Worst pain of {}: calm on {}, watchful on {}, above both on {}.",
        zones.calm,
        zones.watchful,
        count(of, "scored run"),
        found.calm,
        found.watchful,
        found.above
    )
}

pub(super) fn scales(page: &VisitPage) -> Markup {
    let inside = html! {
        @if page.scales.is_empty() { p { "No PSFS, LEFS, VISA-H or OSTRC total was given." } } @else {
            div.table { table {
                caption { "The latest totals; the footer says what they mean." (psfs_mean(page)) }
                thead { tr {
                    th scope="col" { "Scale" } th.n scope="col" { "Latest" } th scope="col" { "On" }
                    th.n scope="col" { "Before" } th scope="col" { "On" }
                } }
                tbody { @for value in &page.scales { (scale(value)) } }
            } }
        }
    };
    section("scales", "Function", &inside)
}

/// The mean of the activities of the PSFS, where there are several (Stratford 1995).
fn psfs_mean(page: &VisitPage) -> String {
    let values = page.scales.iter().map(|value| &value.rating).filter(|rating| rating.scale() == Scale::Psfs);
    let values: Vec<f64> = values.map(|rating| f64::from(rating.value())).collect();
    match mean(&values) {
        Some(mean) if values.len() > 1 => format!(" PSFS mean of {} activities: {mean:.1} of 10.", values.len()),
        _ => String::new(),
    }
}

fn scale(value: &ScaleValue) -> Markup {
    let rating = &value.rating;
    html! { tr {
        th scope="row" {
            (scale_name(rating.scale()))
            @if let Some(activity) = rating.activity() { ": " (words(activity)) }
        }
        td.n { (rating.value()) " of " (rating.scale().range().1) }
        td { (date(value.day)) }
        @match value.previous {
            Some((day, before)) => { td.n { (before) } td { (date(day)) } }
            None => { td.n { "-" } td { "-" } }
        }
    } }
}

fn scale_name(scale: Scale) -> &'static str {
    match scale {
        Scale::Pgic => "Own word",
        Scale::Psfs => "PSFS",
        Scale::Lefs => "LEFS",
        Scale::VisaH => "VISA-H",
        Scale::Ostrc => "OSTRC",
    }
}

pub(super) fn mileage(page: &VisitPage) -> Markup {
    let about = picture::mileage(&page.trend, &page.mileage).about;
    let metres: f64 = page.trend.runs.iter().filter_map(|run| run.distance_m).sum();
    let inside = html! {
        @if page.trend.runs.is_empty() { p { "No run in these weeks." } } @else {
            p {
                (format!("{:.1} {}", metres / page.units.metres(), page.units.name())) " in " (count(page.trend.runs.len(), "run")) ". "
                (about.title) "."
            }
            p.quiet { (about.subtitle) }
        }
    };
    section("mileage", "Distance", &inside)
}
