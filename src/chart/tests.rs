//! What every trend picture keeps to, whatever the diary.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::dose::{self, DosePlot, Dosed};
use super::effect::{self, ComparedRun, Comparison};
use super::figure::{About, Layer, Shape};
use super::scene::{Frame, Scene};
use super::trial::{self, TrialPlot};
use super::{
    Figure, Screen, Size, Theme, Value, calendar, lay_out, look, mileage, on_screen, pixels, sample, text, to_png, to_svg,
    trend, values,
};
use crate::analysis::trend::{DayLine, GlideKind, GlidePoint, RunPoint, Score, Trend, Week};
use crate::domain::{DistanceUnit, Moment};

fn keyed<'a>(figure: &'a Figure, key: &str) -> &'a Layer {
    let layers = figure.panels.iter().flat_map(|panel| &panel.layers);
    layers.into_iter().find(|layer| layer.key.as_deref().is_some_and(|words| words.starts_with(key))).unwrap()
}

#[test]
fn every_entry_is_drawn_once() {
    let diary = sample::diary(200);
    let figure = trend::figure(&diary);
    let count = |key: &str| keyed(&figure, key).shape.count();
    assert_eq!(count("morning") + count("worst of a run"), diary.scores.len());
    assert_eq!(count("worst pain (") + count("worst pain, run cut short"), diary.runs.len());
    assert_eq!(count("effort"), diary.runs.len());
    assert_eq!(count("before a run") + count("at another time") + count("skipped"), diary.glides.len());
    assert_eq!(figure.panels[3].layers[0].shape.count(), diary.weeks.len());
}

#[test]
fn days_without_a_score_leave_a_gap_in_the_line() {
    let mut diary = sample::diary(120);
    let hole = diary.from + Days::new(40)..=diary.from + Days::new(80);
    diary.scores.retain(|score| !hole.contains(&score.day));
    let figure = trend::figure(&diary);
    let Shape::Line { pieces, .. } = &keyed(&figure, "14-day mean").shape else { panic!() };
    assert_eq!(pieces.len(), 2);
    assert!(figure.alt.contains("It has 1 gap."), "{}", figure.alt);
}

#[test]
fn a_skipped_session_is_hollow() {
    let figure = trend::figure(&sample::diary(20));
    assert!(matches!(keyed(&figure, "skipped").shape, Shape::Ticks { hollow: true, .. }));
    assert!(matches!(keyed(&figure, "before a run (").shape, Shape::Ticks { hollow: false, .. }));
}

#[test]
fn treatments_that_come_back_often_become_few_rows() {
    let mut diary = sample::diary(60);
    let names = ["massage", "needling", "strength", "new shoes", "stretching", "sauna"];
    let line =
        |(place, name): (u64, &str)| DayLine { day: diary.from + Days::new(place), label: name.to_owned(), of_injury: false };
    diary.lines = (0..36).zip(names.into_iter().cycle()).map(line).collect();
    let figure = trend::figure(&diary);
    let (rows, rest): (Vec<&Layer>, Vec<&Layer>) = figure.panels[2].layers.iter().partition(|layer| {
        layer.key.as_ref().is_some_and(|key| !key.contains("run") && !key.contains("time") && !key.contains("skipped"))
    });
    let counts: Vec<usize> = rows.iter().map(|layer| layer.shape.count()).collect();
    assert_eq!((counts, figure.marks.len()), (vec![6, 6, 24], 0));
    let inks: std::collections::HashSet<_> = rows.iter().chain(&rest).map(|layer| layer.ink).collect();
    assert_eq!(inks.len(), rows.len() + rest.len(), "each row has its own look");
    assert_eq!(figure.panels[2].name, "Glide sessions and treatments");
}

#[test]
fn titles_tell_the_finding_and_claim_nothing() {
    let title = |days| trend::title(&sample::diary(days));
    assert_eq!(trend::title(&sample::empty()), "Nothing is recorded yet");
    insta::assert_snapshot!(title(1), @"Background pain, left hamstring: 1.0 on the one scored day, 20 Nov 2026");
    insta::assert_snapshot!(title(30), @"Background pain, left hamstring: 3.0 on average over 25 scored days, 22 Oct 2026 to 19 Nov 2026");
    insta::assert_snapshot!(title(365), @"Background pain, left hamstring: 3.0 on average in the first four weeks, 3.0 in the last four (24 and 24 scored days)");
    for words in
        [1, 30, 365].map(|days| trend::figure(&sample::diary(days))).map(|figure| figure.title + &figure.caption + &figure.alt)
    {
        for claim in
            ["significant", "effective", "works", "proves", "proven", "cause of", "heals", "cures", "because", "thanks to"]
        {
            assert!(!words.to_lowercase().contains(claim), "{claim}: {words}");
        }
    }
}

#[test]
fn the_same_figure_gives_the_same_bytes() {
    let figure = trend::figure(&sample::diary(90));
    let size = Size::new(800, 450).unwrap();
    assert_eq!(to_svg(&figure, size, Theme::Light).unwrap(), to_svg(&figure, size, Theme::Light).unwrap());
    assert_eq!(to_png(&figure, size, Theme::Light).unwrap(), to_png(&figure, size, Theme::Light).unwrap());
}

#[test]
fn the_file_carries_its_words() {
    let figure = trend::figure(&sample::diary(30));
    let size = Size::new(640, 360).unwrap().scaled(1.5).unwrap();
    let svg = to_svg(&figure, size, Theme::Light).unwrap();
    assert!(svg.contains(&format!("<title>{}</title>", figure.title)) && svg.contains("<desc>"));
    let png = to_png(&figure, size, Theme::Light).unwrap();
    let reader = ::png::Decoder::new(std::io::Cursor::new(&png)).read_info().unwrap();
    let words: BTreeMap<&str, String> =
        reader.info().utf8_text.iter().map(|chunk| (chunk.keyword.as_str(), chunk.get_text().unwrap())).collect();
    assert_eq!((words["Title"].as_str(), words["Description"].as_str()), (figure.title.as_str(), figure.alt.as_str()));
    assert_eq!((reader.info().width, reader.info().height), (960, 540));
}

#[test]
fn words_are_drawn_in_the_carried_font() {
    let figure = trend::figure(&sample::empty());
    let mut mute = figure.clone();
    (mute.title, mute.subtitle) = (String::new(), String::new());
    let size = Size::new(640, 360).unwrap();
    let dark = |figure: &Figure| {
        let drawn = pixels::of(&to_svg(figure, size, Theme::Light).unwrap(), size).unwrap();
        drawn.rgb.chunks_exact(3).filter(|pixel| pixel[0] < 90).count()
    };
    assert!(dark(&figure) > dark(&mute) + 300, "{} {}", dark(&figure), dark(&mute));
}

/// No words leave the canvas, meet other words or are too small.
fn check(scene: &Scene) -> Result<(), TestCaseError> {
    let canvas = Frame { left: 0.0, top: 0.0, right: f64::from(scene.width), bottom: f64::from(scene.height) };
    let placed: Vec<_> = scene.words().map(|words| (words, words.frame())).collect();
    for (place, (words, frame)) in placed.iter().enumerate() {
        prop_assert!(canvas.holds(frame), "cut: {words:?}");
        prop_assert!(words.size >= look::SMALLEST_TEXT, "too small: {words:?}");
        for (other, other_frame) in &placed[place + 1..] {
            prop_assert!(!frame.overlaps(other_frame), "{words:?} on {other:?}");
        }
    }
    Ok(())
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2015, 5, 3).unwrap() + Days::new(number)
}

prop_compose! {
    fn score()(number in 0..4000_u64, time in proptest::option::of(0.0..1.0), moment in 0..6_usize, score in 0..=10_u8) -> Score {
        Score { day: day(number), time, moment: Moment::ALL[moment], score }
    }
}

prop_compose! {
    fn run()(number in 0..4000_u64, worst in proptest::option::of(0..=10_u8), effort in proptest::option::of(0..=10_u8),
             distance_m in proptest::option::of(0.0..300_000.0), cut_short: bool) -> RunPoint {
        RunPoint { day: day(number), time: None, worst, effort, distance_m, cut_short }
    }
}

prop_compose! {
    fn line()(number in 0..4000_u64, label in "[a-zA-Z ßé&<>]{0,60}") -> DayLine {
        DayLine { day: day(number), label, of_injury: number % 7 == 0 }
    }
}

prop_compose! {
    fn any_diary()(
        start in 0..4000_u64, length in 0..4000_u64, site in "[a-z ]{0,40}", scores in proptest::collection::vec(score(), 0..40),
        runs in proptest::collection::vec(run(), 0..20), glides in proptest::collection::vec(0..4000_u64, 0..20),
        lines in proptest::collection::vec(line(), 0..12), weekly in 0.0..500_000.0,
    ) -> Trend {
        let glides = glides.into_iter().map(|number| GlidePoint { day: day(number), time: None, kind: GlideKind::Other }).collect();
        let weeks = runs.iter().map(|run| Week { first_day: run.day, distance_m: weekly, runs: 1 }).collect();
        Trend { from: day(start), to: day(start + length), site, unit: DistanceUnit::Km, scores, runs, glides, weeks, lines, coin_days: 0 }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_words_meet_or_are_cut(diary in any_diary(), size in 0..5_usize) {
        let (width, height) = [(1600, 900), (800, 450), (640, 360), (900, 1200), (3000, 700)][size];
        check(&lay_out(&trend::figure(&diary), Size::new(width, height).unwrap()))?;
    }
}

#[test]
fn sample_diaries_of_any_length_are_clean() {
    for days in [1, 2, 13, 21, 60, 365, 800, 3650] {
        for (width, height) in [(1600, 900), (640, 360)] {
            check(&lay_out(&trend::figure(&sample::diary(days)), Size::new(width, height).unwrap())).unwrap();
        }
    }
}

#[test]
fn our_widths_are_those_of_the_drawn_words() {
    let figure = trend::figure(&sample::diary(365));
    let scene = lay_out(&figure, Size::default());
    for words in scene.words() {
        let ours = text::width(&words.words, words.size, words.weight);
        prop_holds(ours, words.words.as_str(), words.size, words.weight);
    }
}

/// The width the renderer gives a line is no more than ours, and not much less.
fn prop_holds(ours: f64, words: &str, size: f64, weight: text::Weight) {
    let drawn = pixels::word_width(words, size, weight).unwrap();
    assert!(drawn <= ours + 2.0 && drawn >= ours * 0.9 - 4.0, "{words}: {ours} {drawn}");
}

fn compared(count: u64) -> Vec<ComparedRun> {
    let run = |place: u64| ComparedRun { day: day(place * 2), score: (place * 7 % 9) as f64, glided: place * 5 % 7 < 3 };
    (0..count).map(run).collect()
}

fn about() -> About {
    About {
        title: "On 23 runs with gliding in the 12 h before, worst pain averaged 3.1; on 19 without, 4.0".to_owned(),
        subtitle: "After allowing for carried-in pain, trend and distance the gap is −0.7 (95 % interval −1.4 to 0.1)."
            .to_owned(),
        caption: "Your own diary, nobody assigned. That could still be chance.".to_owned(),
    }
}

/// Two lines over these runs.
fn two_lines(runs: &[ComparedRun]) -> Option<effect::TwoLines> {
    let [first, changed_on, last] = [runs.first()?, runs.get(runs.len() / 2)?, runs.last()?].map(|run| run.day);
    Some(effect::TwoLines { first, changed_on, last, start: 6.0, slope: -0.2, step: -1.0, bend: 0.3 })
}

/// The pictures beside the trend, of so many runs.
fn other_figures(count: u64) -> Vec<Figure> {
    let (runs, outcome) = (compared(count), "Worst pain".to_owned());
    let difference = (count > 10).then_some(effect::Estimate { value: -0.7, low: -1.4, high: 0.1 });
    let comparison = Comparison {
        about: about(),
        outcome: outcome.clone(),
        names: ["glided before".to_owned(), "did not".to_owned()],
        less: "less pain".to_owned(),
        runs: runs.clone(),
        difference,
        two_lines: two_lines(&runs).filter(|_| difference.is_none()),
        no_difference: "cannot be told from time".to_owned(),
        interval: "95 % interval".to_owned(),
        matters: 1.0,
    };
    let doses = runs.iter().map(|run| Dosed { dose: (run.score * 31.0) % 140.0, score: run.score }).collect();
    let dose = "Repetitions in the 7 days before the run".to_owned();
    let dose =
        DosePlot { about: about(), outcome: outcome.clone(), dose, runs: doses, line: (count > 10).then_some((4.0, -0.01)) };
    let by_chance = (0..count * 10).map(|place| ((place * 37 % 101) as f64 / 101.0 - 0.5) * 2.0).collect();
    let throw =
        |(place, run): (usize, &ComparedRun)| trial::Throw { place: place + 1, with: run.glided, score: Some(run.score) };
    let throws: Vec<trial::Throw> = runs.iter().enumerate().map(throw).collect();
    let planned = throws.len();
    let observed = difference.map(|one| one.value);
    let trial =
        TrialPlot { about: about(), outcome, planned, throws: throws.clone(), means: None, observed, by_chance, hidden: None };
    let under_way = TrialPlot {
        throws: throws.iter().map(|throw| trial::Throw { score: None, ..*throw }).collect(),
        observed: None,
        by_chance: Vec::new(),
        ..trial.clone()
    };
    vec![
        effect::figure(&comparison),
        dose::figure(&dose),
        trial::figure(&trial),
        trial::figure(&under_way),
        calendar_figure(count),
        mileage_figure(count),
    ]
}

fn calendar_figure(count: u64) -> Figure {
    let entry = |place: u64| calendar::CalendarDay {
        day: day(place),
        score: (place % 4 < 3).then_some((place * 7 % 11) as f64),
        ran: !place.is_multiple_of(3),
        glided: place.is_multiple_of(2),
    };
    let days = (0..count).map(entry).collect();
    let (from, to) = (day(0), day(count.max(1) - 1));
    calendar::figure(&calendar::CalendarPlot { about: about(), score: "Highest pain of the day".to_owned(), from, to, days })
}

fn mileage_figure(count: u64) -> Figure {
    let distance = |place: u64| 4.0 + (place * 13 % 17) as f64 / 2.0;
    let longest = |place: u64| (place.saturating_sub(15)..place).map(distance).reduce(f64::max);
    let run = |place| mileage::RunDistance {
        day: day(place * 2),
        distance: distance(place),
        longest_before: longest(place),
        next_morning: (place % 3 == 0).then_some((place % 5) as f64),
    };
    let weeks = (0..count.div_ceil(4)).map(|week| (day(week * 7), 12.0 + (week % 9) as f64)).collect();
    let (runs, to) = ((0..count).map(run).collect(), day(count.max(1) * 2 - 1));
    mileage::figure(&mileage::MileagePlot {
        about: about(),
        unit: "mi".to_owned(),
        from: day(0),
        to,
        runs,
        weeks,
        marked_from: 1.1,
    })
}

#[test]
fn other_figures_are_clean_at_any_size() {
    for count in [0, 1, 3, 42, 300, 3000] {
        for figure in other_figures(count) {
            for (width, height) in [(1600, 900), (800, 450), (640, 360), (900, 1200)] {
                check(&lay_out(&figure, Size::new(width, height).unwrap())).unwrap();
            }
        }
    }
}

#[test]
fn a_comparison_shows_every_run_twice() {
    let panels = &other_figures(42)[0].panels;
    let dots = |place: usize| -> usize {
        panels[place]
            .layers
            .iter()
            .filter(|layer| matches!(layer.shape, Shape::Dots { .. }))
            .map(|layer| layer.shape.count())
            .sum()
    };
    assert_eq!((dots(0), dots(1)), (42, 42));
}

#[test]
fn words_that_no_font_knows_do_no_harm() {
    let mut diary = sample::diary(20);
    diary.site = "\u{0}knee\u{1F600}\u{FFFE} <b>&amp;\u{202E}اختبار\n".to_owned();
    diary.lines.push(DayLine { day: diary.to, label: "\u{7}\u{FFFF}]]>&#0;".to_owned(), of_injury: false });
    let size = Size::new(640, 360).unwrap();
    assert!(to_png(&trend::figure(&diary), size, Theme::Light).is_ok());
}

/// Diaries that ask much of a layout: long words, crowded lines, one kind of entry alone, the highest scores.
fn hard_diaries() -> Vec<(&'static str, Trend)> {
    let crowd = |place: u64| DayLine {
        day: sample::last_day() - Days::new(place * 3),
        label: format!("treatment number {place}"),
        of_injury: false,
    };
    let mut crowded = sample::diary(120);
    crowded.site = "right proximal hamstring at the sit bone, with the back of the thigh, both legs".to_owned();
    crowded.lines = (0..30).map(crowd).collect();
    let mut glides = sample::diary(40);
    (glides.scores, glides.runs, glides.weeks) = Default::default();
    let mut worst = sample::diary(40);
    worst.scores.iter_mut().for_each(|score| score.score = 10);
    worst.runs.iter_mut().for_each(|run| (run.worst, run.effort, run.cut_short) = (Some(10), Some(10), true));
    vec![("crowded", crowded), ("glides", glides), ("worst", worst)]
}

/// Every picture there is, of little, of much and of what is hard to lay out.
fn every_figure() -> Vec<Figure> {
    let others = [0, 1, 3, 42, 300, 3000].into_iter().flat_map(other_figures);
    let trends = [1, 13, 60, 365, 3650].map(|days| trend::figure(&sample::diary(days)));
    let hard = hard_diaries().into_iter().map(|(_, diary)| trend::figure(&diary));
    others.chain(trends).chain(hard).chain([trend::figure(&sample::empty())]).collect()
}

#[test]
fn on_a_screen_nothing_is_cut_and_letters_can_be_read() {
    for (figure, screen) in every_figure().iter().flat_map(|figure| [Screen::Wide, Screen::Narrow].map(|one| (figure, one))) {
        let (shown, size) = on_screen(figure, screen);
        let scene = lay_out(&shown, size);
        check(&scene).unwrap();
        // The narrowest it is shown in: 320 pixels, and what is left of 640 beside the margins.
        let shrunk = if screen == Screen::Narrow { 320.0 / 360.0 } else { 608.0 / 720.0 };
        for words in scene.words() {
            assert!(words.size * shrunk >= 11.0, "{screen:?} {words:?}");
            assert!(
                !words.words.ends_with('…') || figure.marks.iter().any(|mark| mark.label.len() > 30),
                "{screen:?} {words:?}"
            );
        }
    }
}

#[test]
fn both_screens_tell_the_same_values_within_the_picture() {
    for figure in every_figure() {
        let [wide, narrow] = [Screen::Wide, Screen::Narrow].map(|screen| {
            let (shown, size) = on_screen(&figure, screen);
            values(&shown, size)
        });
        let told = |values: &[Value]| -> Vec<_> { values.iter().map(|one| (one.of.clone(), one.words.clone())).collect() };
        assert_eq!(told(&wide), told(&narrow), "{}", figure.title);
        let inside = |share: f64| (0.0..=1.0).contains(&share);
        let mut places = wide.iter().chain(&narrow).map(|one| one.place);
        assert!(places.all(|place| inside(place.across) && place.down.is_none_or(inside)), "{}", figure.title);
    }
    assert!(other_figures(42).iter().all(|figure| {
        let (shown, size) = on_screen(figure, Screen::Wide);
        values(&shown, size).len() >= 8
    }));
}

#[test]
fn hard_diaries_are_clean() {
    for (_, diary) in hard_diaries() {
        for (width, height) in [(1600, 900), (800, 450), (640, 360)] {
            check(&lay_out(&trend::figure(&diary), Size::new(width, height).unwrap())).unwrap();
        }
    }
}

#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("GLIDELOG_PICTURES").map(std::path::PathBuf::from) else {
        println!("skipped: GLIDELOG_PICTURES names no folder to write pictures into");
        return;
    };
    for count in [0, 3, 42, 300] {
        for (name, figure) in ["effect", "dose", "trial", "calendar", "mileage"].iter().zip(other_figures(count)) {
            let png = to_png(&figure, Size::default(), Theme::Light).unwrap();
            std::fs::write(folder.join(format!("chart-{name}-{count}.png")), png).unwrap();
        }
    }
    for (name, diary) in hard_diaries() {
        let png = to_png(&trend::figure(&diary), Size::default(), Theme::Light).unwrap();
        std::fs::write(folder.join(format!("chart-{name}.png")), png).unwrap();
    }
    for (place, figure) in every_figure().iter().enumerate() {
        let (shown, size) = on_screen(figure, Screen::Narrow);
        let png = to_png(&shown, size.scaled(2.0).unwrap(), Theme::Light).unwrap();
        std::fs::write(folder.join(format!("narrow-{place:02}.png")), png).unwrap();
    }
}
