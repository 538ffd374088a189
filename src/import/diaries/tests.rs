//! What other diaries hold, on made files; and that no file makes the reader panic.

use super::*;
use crate::domain::DayStart;
use chrono::DateTime;
use proptest::prelude::*;
use std::collections::BTreeSet;

const DAYLIO: &str = "\u{feff}full_date,date,weekday,time,mood,activities,scales,note_title,note\n\
    2026-11-20,20 November,Friday,9:35 pm,good,\"work | Massage | run\",\"Left hamstring pain:\u{a0}3 | Sleep:\u{a0}7\",\"Title\",\"one<br>two\"\n\
    2026-11-19,19 November,Thursday,21:00,meh,\"work\",\"\",\"\",\"a note alone\"\n";
const OLD_DAYLIO: &str =
    "year\tdate\tweekday\ttime\tmood\tactivities\tnote\n2018\t18 May\tFriday\t11:54 pm\thappy\tclean | massage\tparty\n";
const BEARABLE: &str = "\"date\",\"date formatted\",\"weekday\",\"time of day\",\"category\",\"rating/amount\",\"detail\",\"notes\"\n\
    \"8th Nov 2026\",\"2026-11-08\",\"Sunday\",\"am\",\"Symptom\",\"2\",\"Left hamstring pain (Moderate)\",\"after the run\"\n\
    \"8th Nov 2026\",\"2026-11-08\",\"Sunday\",\"pm\",\"Symptom\",\"1\",\"Neck pain (Mild)\",\"\"\n\
    \"8th Nov 2026\",\"2026-11-08\",\"Sunday\",\"all day\",\"Mood\",\"7\",\"\",\"a note alone\"\n\
    \"8th Nov 2026\",\"2026-11-08\",\"Sunday\",\"mid\",\"Factor\",\"1\",\"Massage\",\"\"\n";
const SHEET: &str = "Datum;Zeit;Schmerz;Ort;Seite;Wann;Distanz (km);Dauer;Massage;Bemerkung\r\n\
    03.11.2026;;3,5;hamstring;left;morning;0;;x;gut\r\n\
    24.11.2026;7:10;6;left hamstring;;;8,05;44:10;;lang\r\n\
    22.11.2026;;;;;;;;nein;nur Notiz\r\n";
const MAP: &str = "date=Datum,time=zeit,pain=Schmerz,site=Ort,side=Seite,moment=Wann,distance=Distanz (km),duration=Dauer,treatment=Massage,note=Bemerkung";

fn around(how: &How) -> Surroundings {
    let now = DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap().to_utc();
    Surroundings {
        when: When::new(now, "America/New_York".parse().unwrap(), DayStart::default()),
        known: Known { take_new: how.take_new, ..Known::default() },
        treatments: vec!["massage".into()],
        unit: DistanceUnit::Mi,
    }
}

fn mapped() -> How {
    How { map: Some(MAP.parse().unwrap()), ..How::default() }
}

fn spread() -> How {
    How { scale: Some("0-4".parse().unwrap()), ..How::default() }
}

fn diary(text: &str, how: &How) -> Result<Diary, DiaryRefusal> {
    let format = format_of(text.as_bytes(), how).unwrap();
    read(text.as_bytes(), format, how, &around(how))
}

/// Each entry in short, then each warning.
fn told(text: &str, how: &How) -> Vec<String> {
    let diary = diary(text, how).unwrap();
    let one = |told: &Told| {
        let what = match &told.body {
            Body::Pain(pain) => format!("{} {} {}", pain.location, pain.moment, pain.score),
            Body::Treatment(treatment) => treatment.name().to_owned(),
            Body::Run(run) => {
                let pain: Vec<String> = run.pain.iter().map(|p| format!(" {} {}", p.moment, p.score)).collect();
                format!("{:.0} m {}{}", run.distance.unwrap().metres(), run.moving.unwrap(), pain.concat())
            }
            other => other.kind().to_string(),
        };
        let note = told.note.as_deref().map(|note| format!(" [{}]", note.replace('\n', "/"))).unwrap_or_default();
        format!("{} {}: {what}{note}", told.line, told.stamp)
    };
    diary.told.iter().map(one).collect()
}

#[test]
fn daylio_gives_pains_and_treatments_with_their_note_once() {
    assert_eq!(
        told(DAYLIO, &How::default()),
        ["2 Fri 20 Nov 2026 21:35: left hamstring rest 3 [Title/one/two]", "2 Fri 20 Nov 2026 21:35: massage"]
    );
    assert_eq!(told(OLD_DAYLIO, &How::default()), ["2 Fri 18 May 2018 23:54: massage [party]"]);
    let gliding = How { treatments: vec!["Run".parse().unwrap(), "gliding".parse().unwrap()], ..How::default() };
    let warnings = diary(DAYLIO, &gliding).unwrap().warnings;
    assert_eq!(
        warnings,
        [
            "the file has local times without a zone: read in America/New_York",
            "rows left out that hold a mood and nothing to take: 1, of which 1 with a note (a mood is no pain score, and this diary keeps a note beside an entry)",
            "no pain score is above 3, and all were read on 0 to 10: if the scale is another, take it back and say --scale, such as --scale 0-5",
            "activities not taken (one that is a treatment is named with --treatments): work 2",
            "scales that are no pain at a place this diary knows: Sleep 1",
            "no row has the treatment \"glide\" of --treatments",
        ]
    );
}

#[test]
fn bearable_always_asks_for_the_scale() {
    let refused = diary(BEARABLE, &How::default()).unwrap_err().to_string();
    assert!(refused.starts_with("line 2, column \"rating/amount\": Bearable scores a symptom from 0 to 4"), "{refused}");
    assert_eq!(
        told(BEARABLE, &spread()),
        ["2 Sun 8 Nov 2026: left hamstring rest 5 [after the run]", "5 Sun 8 Nov 2026: massage"]
    );
    let words = How { scale: Some("mild=2,moderate=6".parse().unwrap()), take_new: true, ..How::default() };
    assert_eq!(
        told(BEARABLE, &words)[..2],
        ["2 Sun 8 Nov 2026: left hamstring rest 6 [after the run]", "3 Sun 8 Nov 2026: neck rest 2"]
    );
    let warnings = diary(BEARABLE, &spread()).unwrap().warnings.join("\n");
    for said in ["Neck pain 1", "Mood 1", "notes left out with their rows: 1", "0 (none) to 4 (worst)", "2 is 5"] {
        assert!(warnings.contains(said), "{said}: {warnings}");
    }
}

#[test]
fn a_spreadsheet_by_its_map() {
    assert_eq!(
        told(SHEET, &mapped()),
        [
            "2 Tue 3 Nov 2026: left hamstring morning 4 [gut]",
            "2 Tue 3 Nov 2026: massage",
            "3 Tue 24 Nov 2026 07:10: 8050 m 44:10 worst 6 [lang]",
        ]
    );
    let warnings = diary(SHEET, &mapped()).unwrap().warnings.join("\n");
    assert!(warnings.contains("hold no score, treatment or run: 1, of which 1 with a note"), "{warnings}");
    assert!(warnings.ends_with("rounded to whole numbers: 3,5 is 4"), "{warnings}");
}

#[test]
fn low_scores_are_read_on_ten_and_it_is_said_unless_the_column_says_so() {
    let said = |column: &str| {
        let how = How { map: Some(format!("date=Tag,pain={column}").parse().unwrap()), ..How::default() };
        diary(&format!("Tag,{column}\n2026-11-20,2\n2026-11-21,\"4,0\"\n"), &how).unwrap().warnings
    };
    assert!(said("Pain")[0].starts_with("no pain score is above 4, and all were read on 0 to 10"));
    assert_eq!(said("Pain (0-10)"), Vec::<String>::new());
}

#[test]
fn a_row_that_breaks_a_rule_is_named() {
    let many = format!(";{};", "ice|".repeat(101));
    for (from, to, said) in [
        ("3,5", "stark", "line 2, column \"Schmerz\": \"stark\" is no number from 0 to 10: say how words"),
        (";6;", ";60;", "line 3, column \"Schmerz\": \"60\" is not on 0 to 10: say the scale it is on"),
        (
            "hamstring;left",
            "hamstirng;left",
            "line 2, column \"Ort\": \"hamstirng\" is not a site this diary knows: did you mean",
        ),
        ("hamstring;left", "hamstring;oben", "line 2, column \"Seite\": a side is left, right, both or midline"),
        ("morning", "after", "line 2, column \"Wann\": after is a moment of a run, and this row holds none"),
        ("44:10", "44", "line 3, column \"Dauer\": \"44\" has no unit"),
        ("44:10", "0:44", "line 3, column \"Distanz (km)\": 5 mi in 0:44 would be"),
        (";x;", ";20;", "line 2, column \"Massage\": \"20\" is neither a treatment's name nor yes or no"),
        ("24.11.2026", "25.12.2026", "line 3, column \"Datum\": 25 Dec 2026 has not come yet"),
        ("24.11.2026;7:10", "24.11.2026;10:10", "line 3, column \"Datum\": 24 Nov 2026 has not come yet"),
        ("24.11.2026", "24.11.1826", "line 3, column \"Datum\": 1826-11-24 is before 1900"),
        (";x;", many.as_str(), "line 2, column \"Massage\": more than 100 treatments in one cell"),
        ("22.11.2026", "", "line 4, column \"Datum\": \"\" is no date"),
        ("7:10", "früh", "line 3, column \"Zeit\": \"früh\" is no time such as 21:35"),
    ] {
        let refused = diary(&SHEET.replacen(from, to, 1), &mapped()).unwrap_err().to_string();
        assert!(refused.starts_with(said), "{said}: {refused}");
    }
    let missing = How { map: Some("date=Tag,pain=Schmerz".parse().unwrap()), ..How::default() };
    assert!(
        diary(SHEET, &missing).unwrap_err().to_string().starts_with("there is no column \"Tag\": its columns are Datum, Zeit")
    );
}

#[test]
fn the_same_row_is_the_same_entry_in_a_longer_export() {
    let uuids = |text: &str| diary(text, &mapped()).unwrap().told.iter().map(|told| told.uuid).collect::<Vec<_>>();
    let short = uuids(SHEET);
    let twice = SHEET.replace("22.11.2026;;;", "24.11.2026;7:10;6;left hamstring;;;8,05;44:10;;lang\r\n22.11.2026;;2;");
    let long = uuids(&twice);
    assert_eq!(long[..3], short[..3]);
    assert_eq!(long.iter().collect::<BTreeSet<_>>().len(), 5);
    let other_note = uuids(&SHEET.replace("gut", "anders"));
    assert_eq!(other_note, short);
    assert!(uuids(&SHEET.replace("3,5", "4")) != short);
}

#[test]
fn nothing_to_take_is_a_refusal() {
    let moods = "full_date,date,weekday,time,mood,activities,note_title,note\n2026-11-20,x,Friday,9:35 pm,good,work,,\n";
    let refused = diary(moods, &How::default()).unwrap_err().to_string();
    assert!(refused.starts_with("there is nothing in it to take (") && refused.contains("work 1"), "{refused}");
}

/// Whatever stands in a file: entries that keep the rules, or a sentence.
fn answers(bytes: &[u8], how: &How) {
    let Some(format) = format_of(bytes, how) else { return };
    match read(bytes, format, how, &around(how)) {
        Ok(diary) => {
            assert!(!diary.told.is_empty());
            let uuids: BTreeSet<Uuid> = diary.told.iter().map(|told| told.uuid).collect();
            assert_eq!(uuids.len(), diary.told.len());
            assert!(diary.told.iter().all(|told| told.stamp.day() <= around(how).when.today() && told.line > 1));
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
    let _ = how_to_map("made.csv", bytes);
}

fn ways() -> impl Strategy<Value = How> {
    let scale = prop::sample::select(vec![None, Some("1-5"), Some("0-4"), Some("mild=2,2=5"), Some("0-1000")]);
    let dates = prop::sample::select(vec![None, Some(Dates::Dmy), Some(Dates::Mdy), Some(Dates::Ymd)]);
    (scale, dates, any::<bool>(), any::<bool>()).prop_map(|(scale, dates, map, take_new)| How {
        map: map.then(|| MAP.parse().unwrap()),
        scale: scale.map(|scale| scale.parse().unwrap()),
        dates,
        take_new,
        ..How::default()
    })
}

proptest! {
    #[test]
    fn damaged_diaries_get_an_answer(
        which in 0_usize..4,
        edits in prop::collection::vec((any::<usize>(), any::<u8>()), 0..12),
        cut in prop_oneof![Just(0_usize), any::<usize>()],
        how in ways(),
    ) {
        let mut bytes = [DAYLIO, OLD_DAYLIO, BEARABLE, SHEET][which].as_bytes().to_vec();
        for (at, byte) in edits {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        bytes.truncate(bytes.len() - cut % bytes.len());
        answers(&bytes, &how);
    }

    #[test]
    fn any_cells_get_an_answer(cells in prop::collection::vec("[-0-9a-zäé.,:/+ =|Tx\u{a0}]{0,14}", 10), how in ways()) {
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
        let head = SHEET.lines().next().unwrap();
        answers(format!("{head}\r\n{}\r\n", quoted.join(";")).as_bytes(), &How { map: mapped().map, ..how.clone() });
        answers(format!("{}\n{}\n", DAYLIO.lines().next().unwrap(), quoted[..9].join(",")).as_bytes(), &how);
        answers(format!("{}\n{}\n", BEARABLE.lines().next().unwrap(), quoted[..8].join(",")).as_bytes(), &how);
    }
}

#[test]
fn treatments_without_end_are_refused() {
    let head = DAYLIO.lines().next().unwrap();
    let row = "2026-11-20,20 November,Friday,9:35 pm,good,\"";
    let text = format!("{head}\n{row}{}\",\"\",\"\",\"\"\n", "Massage|".repeat(500_001));
    let refused = diary(&text, &How::default()).unwrap_err().to_string();
    assert!(refused.contains("line 2, column \"full_date\": a diary has at most 500000 entries"), "{refused}");
}
