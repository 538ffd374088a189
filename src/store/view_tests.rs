//! The journal as an open book: its views tell what the library tells.

use super::{Author, Draft, Journal, StoreError};
use crate::analysis::align::align;
use crate::analysis::question::Question;
use crate::domain::*;
use chrono::{DateTime, FixedOffset, NaiveDate};
use proptest::option::of;
use proptest::prelude::*;

fn author() -> Author {
    let now = DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap();
    Author { who: "mo".into(), now, command: "test".into() }
}

fn journal(drafts: Vec<Draft>, window_h: u8) -> Journal {
    let mut journal = Journal::in_memory().unwrap();
    let done = journal.change(&author(), |writer| {
        for draft in drafts {
            writer.add(draft)?;
        }
        let setting = Setting::new(SettingKey::WindowH, &window_h.to_string()).unwrap();
        writer.set(setting, Stamp::day_only(author().now.date_naive()))?;
        Ok::<(), StoreError>(())
    });
    done.unwrap();
    journal
}

type Exposures = Vec<(i64, Option<bool>, Option<f64>)>;

fn by_the_view(journal: &Journal) -> Exposures {
    let sql = "SELECT id, exposed, lead_h FROM run_exposure ORDER BY id";
    let mut statement = journal.connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn by_the_library(journal: &Journal, window_h: u8) -> Exposures {
    let question = Question { window_h, ..Question::primary(Location::default()) };
    let runs = align(&journal.view().all_entries().unwrap(), &question).runs;
    let mut rows: Exposures = runs.iter().map(|run| (run.id.0, run.exposed, run.lead_h)).collect();
    rows.sort_by_key(|row| row.0);
    rows
}

/// A time in a few crowded days, in any zone, near the start of day as often as not; or a day alone.
fn stamp() -> impl Strategy<Value = Stamp> {
    let day =
        (0i64..6).prop_map(|n| Stamp::day_only(NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() + chrono::Duration::days(n)));
    let at = (0i64..6 * 96, prop_oneof![Just(0i32), Just(-18_000), -48i32 * 900..=50_400]).prop_map(|(quarter, offset)| {
        let offset = FixedOffset::east_opt(offset / 900 * 900).unwrap();
        let at = DateTime::from_timestamp(1_793_491_200 + quarter * 900, 0).unwrap();
        Stamp::at(at.with_timezone(&offset), DayStart::default())
    });
    prop_oneof![1 => day, 9 => at]
}

fn draft() -> impl Strategy<Value = Draft> {
    let glide = (of(1u16..=90), prop::bool::weighted(0.8)).prop_map(|(minutes, done)| {
        let status = if done { Status::Done } else { Status::Skipped };
        Body::Glide(Glide { minutes, ..Glide::bare(status) })
    });
    let body = prop_oneof![2 => Just(Body::Run(Run::default())), 3 => glide];
    (stamp(), body).prop_map(|(stamp, body)| Draft::new(stamp, body))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_view_of_exposure_agrees_with_the_library(drafts in proptest::collection::vec(draft(), 0..40), window_h in 1u8..=24) {
        let journal = journal(drafts, window_h);
        prop_assert_eq!(by_the_view(&journal), by_the_library(&journal, window_h));
    }
}

/// A season as the demo makes it.
#[test]
fn the_view_of_exposure_agrees_on_a_made_season() {
    let mut season = Journal::in_memory().unwrap();
    let zone: Zone = "America/New_York".parse().unwrap();
    let context = crate::diary::Context { now: author().now.to_utc(), zone, who: "mo".into() };
    crate::diary::make_season(&mut season, &context, 7).unwrap();
    let window_h = season.view().settings().unwrap().window_h;
    let rows = by_the_view(&season);
    assert_eq!(rows, by_the_library(&season, window_h));
    let exposed = |which| rows.iter().filter(|row| row.1 == which).count();
    assert!(exposed(Some(true)) > 10 && exposed(Some(false)) > 10, "{} and {}", exposed(Some(true)), exposed(Some(false)));
}

fn one_row(journal: &Journal, sql: &str) -> Vec<String> {
    let mut statement = journal.connection.prepare(sql).unwrap();
    let width = statement.column_count();
    let mut rows = statement.query([]).unwrap();
    let row = rows.next().unwrap().unwrap();
    let show = |index| match row.get_ref_unwrap(index) {
        rusqlite::types::ValueRef::Null => "-".to_owned(),
        rusqlite::types::ValueRef::Integer(number) => number.to_string(),
        rusqlite::types::ValueRef::Real(number) => number.to_string(),
        text => text.as_str().unwrap().to_owned(),
    };
    (0..width).map(show).collect()
}

#[test]
fn a_gap_is_null_or_absent_and_never_zero() {
    let day = |n| Stamp::day_only(NaiveDate::from_ymd_opt(2026, 11, n).unwrap());
    let score = |moment, score| PainReading {
        location: Location::default(),
        moment,
        score: PainScore::new(score).unwrap(),
        flags: SymptomFlags::default(),
    };
    let run = Run { pain: vec![score(Moment::Worst, 4)], distance: Distance::from_metres(5000.0).ok(), ..Run::default() };
    let drafts = vec![
        Draft::new(day(1), Body::Pain(score(Moment::Morning, 0))),
        Draft::new(day(3), Body::Run(run)),
        Draft::new(day(4), Body::Glide(Glide::bare(Status::Skipped))),
    ];
    let mut journal = journal(drafts, 12);
    assert_eq!(one_row(&journal, "SELECT count(*), min(day), max(day) FROM days"), ["3", "2026-11-01", "2026-11-04"]);
    let of = |day: &str| {
        format!("SELECT runs, distance_km, glides_done, morning_pain, worst_run_pain FROM days WHERE day = '2026-11-0{day}'")
    };
    assert_eq!(one_row(&journal, &of("1")), ["-", "-", "-", "0", "-"]);
    assert_eq!(one_row(&journal, &of("3")), ["1", "5", "-", "-", "4"]);
    assert_eq!(one_row(&journal, &of("4")), ["-", "-", "0", "-", "-"]);
    assert_eq!(one_row(&journal, "SELECT start_local, start_utc, effort, worst_pain FROM runs"), ["-", "-", "-", "4"]);
    let id = journal.view().all_entries().unwrap()[1].id;
    journal.change(&author(), |writer| writer.delete(id)).unwrap();
    assert_eq!(one_row(&journal, "SELECT count(*) FROM days"), ["2"]);
    assert_eq!(one_row(&journal, "SELECT (SELECT count(*) FROM runs) + (SELECT count(*) FROM run_exposure)"), ["0"]);
    assert_eq!(one_row(&journal, "SELECT count(*) FROM pain WHERE \"of\" = 'run'"), ["0"]);
}

/// What every reader of the file may count on.
#[test]
fn the_columns_of_the_views_stay() {
    let journal = Journal::in_memory().unwrap();
    let columns = |view: &str| {
        let statement = journal.connection.prepare(&format!("SELECT * FROM {view}")).unwrap();
        statement.column_names().collect::<Vec<_>>().join(" ")
    };
    insta::assert_snapshot!(["runs", "glides", "pain", "days", "run_exposure"].map(|view| format!("{view}: {}", columns(view))).join("\n"), @"
    runs: id day start_local start_utc distance_km moving_min elapsed_min effort feel worst_pain cut_short treadmill ascent_m avg_hr max_hr cadence calories note
    glides: id day start_local start_utc status nerve technique position side sets reps hold_s height height_unit minutes symptom tingling numb shooting note
    pain: id of day at_local at_utc site side moment score tingling numb shooting note
    days: day runs distance_km running_min glides_done glides_skipped treatments_done morning_pain worst_run_pain
    run_exposure: id day exposed lead_h window_h
    ");
}
