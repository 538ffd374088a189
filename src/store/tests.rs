//! The journal against a model: whatever is logged, edited, deleted, undone and redone, the entries
//! are those the model has; and an export brings the same journal back.

mod model;

use super::{Author, Draft, Journal, StoreError, Taken};
use crate::domain::document::{self, HEADER, read_lines};
use crate::domain::*;
use chrono::{DateTime, FixedOffset, NaiveDate};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

fn author() -> Author {
    let now = DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap();
    Author { who: "mo".into(), now, command: "test".into() }
}

fn stamp() -> impl Strategy<Value = Stamp> {
    let day = (0i64..3000).prop_map(|n| NaiveDate::from_ymd_opt(2018, 1, 1).unwrap() + chrono::Duration::days(n));
    let instant = (1_500_000_000i64..1_790_000_000, -48i32..=56).prop_map(|(at, quarters)| {
        let offset = FixedOffset::east_opt(quarters * 900).unwrap();
        Stamp::at(DateTime::from_timestamp(at, 0).unwrap().with_timezone(&offset), DayStart::default())
    });
    prop_oneof![day.prop_map(Stamp::day_only), instant]
}

fn location() -> impl Strategy<Value = Location> {
    (of(select(&KNOWN_SITES[..])), of(select(&Side::ALL[..])))
        .prop_map(|(site, side)| Location { site: site.map(|site| Site::any(site).unwrap()), side })
}

fn score() -> impl Strategy<Value = PainScore> {
    (0i64..=10).prop_map(|n| PainScore::new(n).unwrap())
}

fn flags() -> impl Strategy<Value = SymptomFlags> {
    any::<[bool; 3]>().prop_map(|[tingling, numb, shooting]| SymptomFlags { tingling, numb, shooting })
}

fn reading(moments: &'static [Moment]) -> impl Strategy<Value = PainReading> {
    (location(), select(moments), score(), flags()).prop_map(|(location, moment, score, flags)| PainReading {
        location,
        moment,
        score,
        flags,
    })
}

fn run() -> impl Strategy<Value = Body> {
    let pain = proptest::collection::vec(reading(&[Moment::Before, Moment::Worst, Moment::After]), 0..4);
    let figures = (of(1.0f64..80_000.0), of(1u32..20_000), of(0i64..=10), of(1i64..=5), of(0.0f64..3000.0), of(60u16..200));
    (figures, any::<[bool; 2]>(), pain).prop_map(
        |((distance, seconds, effort, feel, ascent_m, avg_hr), [cut_short, treadmill], pain)| {
            let moving = seconds.map(|s| Duration::from_seconds(s).unwrap());
            let mut run = Run {
                distance: distance.map(|m| Distance::from_metres(m).unwrap()),
                moving,
                elapsed: moving.map(|m| Duration::from_seconds(m.seconds() + 60).unwrap()),
                effort: effort.map(|n| Effort::new(n).unwrap()),
                feel: feel.map(|n| Feel::new(n).unwrap()),
                cut_short,
                treadmill,
                ascent_m,
                avg_hr,
                ..Run::default()
            };
            pain.into_iter().for_each(|reading| run.put_pain(reading));
            Body::Run(run)
        },
    )
}

fn glide() -> impl Strategy<Value = Body> {
    let dose = (of(1u8..=50), of(1u16..=500), of(0u16..=600), of(1u16..=300), of((0.0f64..200.0, select(HeightUnit::ALL))));
    let kind = (select(vec![Status::Done, Status::Skipped]), of(select(vec!["sciatic", "tibial", "pudendal"])));
    (kind, dose, of(score()), flags(), of(select(Position::ALL))).prop_map(
        |((status, nerve), (sets, reps, hold_s, minutes, height), symptom, flags, position)| {
            Body::Glide(Glide {
                nerve: nerve.map(|nerve| Nerve::any(nerve).unwrap()),
                position,
                sets,
                reps,
                hold_s,
                minutes,
                height: height.map(|(value, unit)| Height::new(value, unit).unwrap()),
                symptom,
                flags,
                ..Glide::bare(status)
            })
        },
    )
}

fn trial() -> impl Strategy<Value = Trial> {
    let coin = (3u8..=10, any::<[u8; 8]>(), any::<u64>()).prop_map(|(blocks, nonce, seed)| {
        let with = (0..blocks * 4).map(|run| run % 4 == 1 || run % 4 == 2).collect();
        TrialDesign::Coin(Coin::new(blocks * 2, 4, Sealed::close(&Draw { seed, with }, nonce), 20).unwrap())
    });
    let observe = (1u16..=365, 1u8..=50).prop_map(|(min_days, per_week)| TrialDesign::Observe { min_days, per_week });
    let numbers = (0u32..50, of((0i32..=40).prop_map(|q| f64::from(q) / 4.0))).prop_map(|(runs_since, mean_since)| Numbers {
        days: 14,
        sessions: 3,
        runs_before: 0,
        mean_before: None,
        runs_since,
        mean_since,
    });
    let stop = (select(&OwnVerdict::ALL[..]), of("[a-z ]{1,20}"), of(numbers)).prop_map(|(verdict, reason, numbers)| Stop {
        at: author().now,
        verdict,
        reason,
        numbers,
    });
    let tried = select(vec![Tried::Gliding, Tried::Treatment("pelvic correction".into())]);
    (tried, prop_oneof![coin, observe], 1u8..=24, location(), of(stop))
        .prop_map(|(tried, design, window_h, focus, stopped)| Trial { tried, design, window_h, focus, stopped })
}

fn body() -> impl Strategy<Value = Body> {
    let name = select(vec!["pelvic correction", "massage", "needling"]);
    prop_oneof![
        run(),
        glide(),
        reading(&[Moment::Morning, Moment::Rest]).prop_map(Body::Pain),
        name.prop_map(|name| Body::Treatment(Treatment::new(name, Status::Done).unwrap())),
        trial().prop_map(Body::Trial),
        (1i64..=7).prop_map(|n| Body::Rating(Rating::new(Scale::Pgic, n, None).unwrap())),
        (0i64..=10).prop_map(|n| Body::Rating(Rating::new(Scale::Psfs, n, Some("sitting 1 h".into())).unwrap())),
    ]
}

fn draft() -> impl Strategy<Value = Draft> {
    let note = of("[ -~äé🙂\n]{1,40}".prop_filter("a note says something", |note| !note.is_empty()));
    let tags = proptest::collection::btree_set("[a-z][a-z0-9_-]{0,8}", 0..3);
    (stamp(), note, tags, body()).prop_map(|(stamp, note, tags, body)| Draft {
        note,
        tags: tags.iter().map(|tag| tag.parse().unwrap()).collect(),
        ..Draft::new(stamp, body)
    })
}

/// What can be done to a journal.
#[derive(Debug, Clone)]
enum Step {
    Add(Box<Draft>),
    Edit(usize, Box<Draft>),
    Delete(usize),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => draft().prop_map(|draft| Step::Add(Box::new(draft))),
        2 => (any::<usize>(), draft()).prop_map(|(which, draft)| Step::Edit(which, Box::new(draft))),
        1 => any::<usize>().prop_map(Step::Delete),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

type Seen = (i64, Stamp, Option<String>, Vec<Tag>, Body);

/// What a person sees of an entry.
fn seen(entry: &Entry) -> Seen {
    (entry.id.0, entry.stamp, entry.note.clone(), entry.tags.clone(), entry.body.clone())
}

fn all_seen(journal: &Journal) -> Vec<Seen> {
    journal.view().all_entries().unwrap().iter().map(seen).collect()
}

fn change<T>(journal: &mut Journal, make: impl FnOnce(&mut super::Writer<'_>) -> T) -> T {
    change_as(journal, &author(), make)
}

fn change_as<T>(journal: &mut Journal, author: &Author, make: impl FnOnce(&mut super::Writer<'_>) -> T) -> T {
    journal.change(author, |writer| Ok::<T, StoreError>(make(writer))).unwrap().0
}

/// Carries out one step; true if it wrote a new change.
fn carry_out_as(journal: &mut Journal, step: Step, author: &Author) {
    let entries = journal.view().all_entries().unwrap();
    let pick = |which: usize| entries.get(which % entries.len().max(1)).cloned();
    match step {
        Step::Add(draft) => change_as(journal, author, |writer| drop(writer.add(*draft).unwrap())),
        Step::Edit(which, draft) => {
            // An entry keeps its kind for life.
            if let Some(old) = pick(which).filter(|old| old.kind() == draft.body.kind()) {
                let Draft { stamp, note, tags, body, .. } = *draft;
                change_as(journal, author, |writer| drop(writer.edit(Entry { stamp, note, tags, body, ..old }).unwrap()));
            }
        }
        Step::Delete(which) => {
            if let Some(old) = pick(which) {
                change_as(journal, author, |writer| drop(writer.delete(old.id).unwrap()));
            }
        }
        Step::Undo | Step::Redo => {}
    }
}

fn carry_out(journal: &mut Journal, step: Step) {
    carry_out_as(journal, step, &author());
}

/// What importing the lines of an export does, in the order of its entries.
fn take(journal: &mut Journal, text: &str) -> Vec<Taken> {
    change(journal, |writer| {
        let lines = read_lines(text, DayStart::default()).unwrap();
        lines.entries.into_iter().map(|(_, document)| writer.add_document(document).unwrap()).collect()
    })
}

#[test]
fn a_deleted_entry_stays_deleted_when_its_line_comes_again_and_an_undone_one_comes_back() {
    let pain = || {
        let reading = PainReading {
            location: Location::default(),
            moment: Moment::Rest,
            score: PainScore::new(2).unwrap(),
            flags: SymptomFlags::default(),
        };
        Draft::new(Stamp::day_only(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()), Body::Pain(reading))
    };
    let mut first = Journal::in_memory().unwrap();
    let id = change(&mut first, |writer| writer.add(pain()).unwrap().id);
    let text = crate::diary::export(&first.view()).unwrap();
    change(&mut first, |writer| drop(writer.delete(id).unwrap()));
    assert_eq!(take(&mut first, &text), [Taken::Deleted], "deleted by a person");
    assert!(first.view().all_entries().unwrap().is_empty());
    // The deletion taken back, it is there again; its arrival taken back too, it was never here.
    first.undo(&author()).unwrap();
    assert_eq!(take(&mut first, &text), [Taken::Known]);
    first.undo(&author()).unwrap();
    assert!(matches!(take(&mut first, &text)[..], [Taken::Added(_)]));

    let by_hand = format!("{HEADER}\n{}\n", r#"{"kind":"injury","site":"knee","side":"left","from":"2025-08-01","to":null}"#);
    assert!(matches!(take(&mut first, &by_hand)[..], [Taken::Added(_)]));
    assert_eq!(take(&mut first, &by_hand), [Taken::Known], "the same injury is not opened twice");

    let mut second = Journal::in_memory().unwrap();
    for _ in 0..2 {
        assert!(matches!(take(&mut second, &text)[..], [Taken::Added(_)]), "an import that was undone");
        assert_eq!(crate::diary::export(&second.view()).unwrap(), text);
        second.undo(&author()).unwrap();
    }
    assert!(second.check().findings.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Undo and redo walk through every state there was, as a stack of whole journals does.
    #[test]
    fn undo_and_redo_walk_through_the_states_there_were(steps in proptest::collection::vec(step(), 1..20)) {
        let mut journal = Journal::in_memory().unwrap();
        let mut states = vec![all_seen(&journal)];
        let mut at = 0;
        for step in steps {
            match step {
                Step::Undo => {
                    let undone = journal.undo(&author()).unwrap();
                    prop_assert_eq!(undone.is_some(), at > 0);
                    at -= usize::from(undone.is_some());
                }
                Step::Redo => {
                    let redone = journal.redo(&author()).unwrap();
                    prop_assert_eq!(redone.is_some(), at + 1 < states.len());
                    at += usize::from(redone.is_some());
                }
                other => {
                    let changes = journal.history(1000).unwrap().len();
                    carry_out(&mut journal, other);
                    if journal.history(1000).unwrap().len() > changes {
                        states.truncate(at + 1);
                        states.push(all_seen(&journal));
                        at += 1;
                    }
                }
            }
            prop_assert_eq!(&all_seen(&journal), &states[at]);
        }
        prop_assert!(journal.check().findings.is_empty());
    }

    /// Export, import into an empty journal, export: the same bytes, and the same entries.
    #[test]
    fn an_export_brings_the_same_journal_back(drafts in proptest::collection::vec(draft(), 0..12), start in select(vec!["00:00", "04:00", "12:00"])) {
        let mut first = Journal::in_memory().unwrap();
        change(&mut first, |writer| {
            for draft in drafts {
                writer.add(draft).unwrap();
            }
            writer.set(Setting::new(SettingKey::DayStart, start).unwrap(), Stamp::day_only(author().now.date_naive())).unwrap();
        });
        let text = crate::diary::export(&first.view()).unwrap();
        let mut second = Journal::in_memory().unwrap();
        let lines = read_lines(&text, DayStart::default()).unwrap();
        change(&mut second, |writer| {
            for (_, document) in lines.entries {
                assert!(matches!(writer.add_document(document).unwrap(), Taken::Added(_)));
            }
        });
        prop_assert_eq!(crate::diary::export(&second.view()).unwrap(), text.clone());
        let days = |journal: &Journal| journal.view().all_entries().unwrap().iter().map(|e| (e.uuid, e.stamp, e.body.clone())).collect::<Vec<_>>();
        let (mut a, mut b) = (days(&first), days(&second));
        a.sort_by_key(|(uuid, ..)| *uuid);
        b.sort_by_key(|(uuid, ..)| *uuid);
        prop_assert_eq!(a, b);
        // A second time nothing is new.
        change(&mut second, |writer| {
            for (_, document) in read_lines(&text, DayStart::default()).unwrap().entries {
                assert_eq!(writer.add_document(document).unwrap(), Taken::Known);
            }
        });
    }

    /// Every document reads back as it was, and refuses a field it does not know.
    #[test]
    fn a_document_reads_back(draft in draft()) {
        let mut journal = Journal::in_memory().unwrap();
        change(&mut journal, |writer| drop(writer.add(draft).unwrap()));
        let entry = journal.view().all_entries().unwrap().remove(0);
        let value = document::line(&entry, DayStart::default());
        let text = format!("{HEADER}\n{value}\n");
        let read = read_lines(&text, DayStart::default()).unwrap().entries.remove(0).1;
        prop_assert_eq!(read.stamp, Some(entry.stamp));
        prop_assert_eq!(&read.body, &entry.body);
        prop_assert_eq!(read.note, entry.note);
        let mut odd = value;
        odd["wattage"] = 300.into();
        let refused = document::read_line(odd, DayStart::default()).unwrap_err();
        prop_assert_eq!(refused.field, "wattage");
    }

    /// No line of text panics, whatever it holds.
    #[test]
    fn no_line_panics(text in "\\PC{0,80}") {
        let _ = read_lines(&format!("{HEADER}\n{text}\n"), DayStart::default());
        let _ = read_lines(&text, DayStart::default());
    }
}

/// The diaries of devices that began with the same entries and went their own ways, at times that often tie.
fn devices(shared: &[Draft], ways: Vec<Vec<(Step, i64)>>) -> Vec<Journal> {
    let mut root = Journal::in_memory().unwrap();
    shared.iter().for_each(|draft| change(&mut root, |writer| drop(writer.add(draft.clone()).unwrap())));
    let device = |way: Vec<(Step, i64)>| {
        let mut journal = Journal::in_memory().unwrap();
        merge(&mut journal, &root);
        for (step, minute) in way {
            let author = Author { now: author().now + chrono::Duration::minutes(minute), ..author() };
            match step {
                Step::Undo => drop(journal.undo(&author).unwrap()),
                Step::Redo => drop(journal.redo(&author).unwrap()),
                other => carry_out_as(&mut journal, other, &author),
            }
        }
        journal
    };
    ways.into_iter().map(device).collect()
}

fn merge(journal: &mut Journal, other: &Journal) -> super::Merged {
    journal.merge(&author(), other, |_, _| Ok::<(), StoreError>(())).unwrap()
}

fn copy(journal: &Journal) -> Journal {
    let mut copy = Journal::in_memory().unwrap();
    merge(&mut copy, journal);
    copy
}

/// The export with its entries in the order of their identities: numbers, which differ, order those of one time.
fn told(journal: &Journal) -> Vec<String> {
    let text = crate::diary::export(&journal.view()).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

fn joined(first: &Journal, others: &[&Journal]) -> Vec<String> {
    let mut all = copy(first);
    others.iter().for_each(|other| drop(merge(&mut all, other)));
    assert!(all.check().findings.is_empty());
    told(&all)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Which journal is merged into which, how three are grouped, and whether it is done twice: all the same.
    #[test]
    fn a_merge_does_not_depend_on_order_or_number(
        shared in proptest::collection::vec(draft(), 0..5),
        ways in proptest::collection::vec(proptest::collection::vec((step(), 0i64..4), 0..8), 3),
    ) {
        let devices = devices(&shared, ways);
        let [a, b, c] = &devices[..] else { unreachable!() };
        prop_assert_eq!(told(&copy(a)), told(a));
        let all = joined(a, &[b, c]);
        prop_assert_eq!(joined(a, &[b]), joined(b, &[a]));
        for order in [joined(c, &[b, a]), joined(b, &[a, c]), joined(a, &[b, c, b, a, c])] {
            prop_assert_eq!(&order, &all);
        }
        let mut right = copy(b);
        merge(&mut right, c);
        prop_assert_eq!(joined(a, &[&right]), all);
        let mut left = copy(a);
        merge(&mut left, b);
        let changes = left.history(1000).unwrap().len();
        let again = merge(&mut left, b);
        prop_assert!(again.added.is_empty() && again.conflicts.iter().all(|conflict| !conflict.took_theirs), "{:?}", again);
        prop_assert_eq!(left.history(1000).unwrap().len(), changes);
    }

    /// A merge is one change: undo brings back what a person saw before, under the same numbers.
    #[test]
    fn a_merge_is_taken_back_as_one(
        shared in proptest::collection::vec(draft(), 0..5),
        ways in proptest::collection::vec(proptest::collection::vec((step(), 0i64..4), 0..8), 2),
    ) {
        let mut devices = devices(&shared, ways);
        let other = devices.remove(1);
        let mut journal = devices.remove(0);
        let before = all_seen(&journal);
        let changes = journal.history(1000).unwrap().len();
        merge(&mut journal, &other);
        if journal.history(1000).unwrap().len() > changes {
            journal.undo(&author()).unwrap();
        }
        prop_assert_eq!(all_seen(&journal), before);
    }
}

#[test]
fn the_later_edit_wins_and_both_are_told() {
    let shared = [Draft::new(Stamp::day_only(author().now.date_naive()), Body::Run(Run::default()))];
    let effort = |n| Run { effort: Effort::new(n).ok(), ..Run::default() };
    let edit = |n| Step::Edit(0, Box::new(Draft::new(shared[0].stamp, Body::Run(effort(n)))));
    let mut devices = devices(&shared, vec![vec![(edit(4), 1)], vec![(edit(6), 2)], vec![(Step::Delete(0), 3)]]);
    let (deleted, later, mut first) = (devices.pop().unwrap(), devices.pop().unwrap(), devices.pop().unwrap());
    let merged = merge(&mut first, &later);
    assert_eq!((merged.conflicts.len(), merged.conflicts[0].took_theirs), (1, true));
    assert!(merged.conflicts[0].here.as_ref().unwrap().contains("\"effort\":4"));
    assert_eq!(first.view().all_entries().unwrap()[0].run().unwrap().effort, Effort::new(6).ok());
    let gone = merge(&mut first, &deleted).conflicts.remove(0);
    assert_eq!((gone.there, gone.took_theirs), (None, true));
    assert!(first.view().all_entries().unwrap().is_empty());
}

#[test]
fn what_was_first_seen_travels_and_a_demo_stays_one() {
    let (mut a, mut b) = (Journal::in_memory().unwrap(), Journal::in_memory().unwrap());
    let at = |minute| author().now.to_utc() + chrono::Duration::minutes(minute);
    a.mark_once("shown", at(5)).unwrap();
    b.mark_once("shown", at(1)).unwrap();
    b.mark_once("demo", at(1)).unwrap();
    b.mark_once("other", at(2)).unwrap();
    change(&mut b, |writer| {
        drop(writer.add(Draft::new(Stamp::day_only(author().now.date_naive()), Body::Run(Run::default()))).unwrap())
    });
    merge(&mut a, &b);
    assert_eq!((a.mark("shown").unwrap(), a.mark("other").unwrap(), a.mark("demo").unwrap()), (Some(at(1)), Some(at(2)), None));
}

#[test]
fn a_value_the_domain_does_not_allow_is_named_with_its_row() {
    let mut journal = Journal::in_memory().unwrap();
    let pain = PainReading {
        location: Location::default(),
        moment: Moment::Rest,
        score: PainScore::new(3).unwrap(),
        flags: SymptomFlags::default(),
    };
    let stamp = Stamp::day_only(author().now.date_naive());
    change(&mut journal, |writer| drop(writer.add(Draft::new(stamp, Body::Pain(pain))).unwrap()));
    journal.connection.execute_batch("PRAGMA ignore_check_constraints = ON; UPDATE pain_reading SET score = 30").unwrap();
    let error = journal.view().all_entries().unwrap_err().to_string();
    assert!(error.contains("pain_reading 1 holds a value that cannot be: score"), "{error}");
    let health = journal.check();
    assert!(health.findings.iter().any(|finding| finding.what.contains("score")), "{health:?}");
}

#[test]
fn the_schema_refuses_what_the_domain_refuses() {
    let journal = Journal::in_memory().unwrap();
    let entry = "INSERT INTO entry (id, uuid, kind, day, recorded_at_ms, modified_at_ms) VALUES (1, '00000000-0000-0000-0000-000000000001', 'pain', '2026-11-24', 0, 0)";
    journal.connection.execute_batch(entry).unwrap();
    let score = |score: &str| {
        format!(
            "INSERT INTO pain_reading (entry_id, moment, score, tingling, numb, shooting, recorded_at_ms) VALUES (1, 'rest', {score}, 0, 0, 0, 0)"
        )
    };
    for bad in ["11", "-1", "4.5", "'x'", "NULL"] {
        assert!(journal.connection.execute_batch(&score(bad)).is_err(), "{bad}");
    }
    for bad in [
        "INSERT INTO entry (uuid, kind, day, recorded_at_ms, modified_at_ms) VALUES ('00000000-0000-0000-0000-000000000002', 'walk', '2026-11-24', 0, 0)",
        "INSERT INTO entry (uuid, kind, day, recorded_at_ms, modified_at_ms) VALUES ('00000000-0000-0000-0000-000000000002', 'run', '2026-02-30', 0, 0)",
        "INSERT INTO entry (uuid, kind, day, at_utc, recorded_at_ms, modified_at_ms) VALUES ('00000000-0000-0000-0000-000000000002', 'run', '2026-11-24', 5, 0, 0)",
        "INSERT INTO run (entry_id, distance_m, cut_short, treadmill) VALUES (1, -5, 0, 0)",
        "INSERT INTO run (entry_id, cut_short, treadmill) VALUES (99, 0, 0)",
    ] {
        assert!(journal.connection.execute_batch(bad).is_err(), "{bad}");
    }
    journal.connection.execute_batch(&score("10")).unwrap();
}

#[test]
fn a_change_that_is_refused_leaves_nothing() {
    let mut journal = Journal::in_memory().unwrap();
    let stamp = Stamp::day_only(author().now.date_naive());
    let refused: Result<((), _), StoreError> = journal.change(&author(), |writer| {
        writer.add(Draft::new(stamp, Body::Glide(Glide::bare(Status::Done))))?;
        Err(StoreError::Full { path: "x".into() })
    });
    assert!(refused.is_err());
    assert!(journal.view().all_entries().unwrap().is_empty());
    assert!(journal.history(10).unwrap().is_empty());
}

/// An entry stands in several tables; what another writer commits between two queries must not tear it.
#[test]
fn a_reader_beside_a_writer_sees_whole_entries() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut journal = Journal::open_or_create(&path).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reading = scope.spawn(|| {
            let reader = Journal::open(&path).unwrap();
            while !done.load(Ordering::Relaxed) {
                reader.view().all_entries().unwrap();
            }
        });
        for _ in 0..100 {
            let at = author().now;
            let mut run = Run::default();
            run.put_pain(PainReading {
                location: Location::default(),
                moment: Moment::Worst,
                score: PainScore::new(3).unwrap(),
                flags: SymptomFlags::default(),
            });
            let draft = Draft::new(Stamp::at(at, DayStart::default()), Body::Run(run));
            journal.change(&author(), |writer| writer.add(draft)).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        reading.join().unwrap();
    });
}

/// What is kept of the days read last is what a journal opened anew reads, whoever wrote since.
#[test]
fn days_that_were_read_are_good_until_anybody_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let (mut one, mut other) = (Journal::open_or_create(&path).unwrap(), Journal::open_or_create(&path).unwrap());
    let day = |n: u64| NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() + chrono::Days::new(n);
    let (wide, narrow) = (Period::new(day(0), day(20)).unwrap(), Period::new(day(5), day(7)).unwrap());
    let treated = |n| {
        let treatment = Treatment::new("pelvic correction", Status::Done).unwrap();
        Draft::new(Stamp::day_only(day(n)), Body::Treatment(treatment))
    };
    let add = |journal: &mut Journal, n| drop(journal.change(&author(), |writer| writer.add(treated(n))).unwrap());
    let same = |journal: &Journal, count: usize| {
        for period in [wide, narrow, wide] {
            let anew = Journal::open(&path).unwrap().view().entries(&period).unwrap();
            assert_eq!(journal.view().entries(&period).unwrap(), anew);
        }
        assert_eq!(journal.view().entries(&narrow).unwrap().len(), count);
    };
    add(&mut one, 5);
    add(&mut one, 12);
    same(&one, 1);
    add(&mut other, 6);
    same(&one, 2);
    one.undo(&author()).unwrap();
    same(&one, 1);
    same(&other, 1);
    // What is written and taken back again is seen by nobody.
    let refused = one.change(&author(), |writer| {
        writer.add(treated(7))?;
        assert_eq!(writer.view().entries(&narrow)?.len(), 2);
        Err::<(), StoreError>(StoreError::Missing { path: path.clone() })
    });
    assert!(refused.is_err());
    same(&one, 1);
}
