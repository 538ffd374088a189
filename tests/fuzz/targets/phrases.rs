//! What a person types: dates, distances, durations, and the free words of a command.

use super::scene::when;
use glidelog::domain::words::{self, Known};
use glidelog::domain::{
    Distance, DistanceUnit, Duration, PainSeries, Period, Site, Stamp, Tag, WeekStyle, When, WhenError, Zone, hashtags,
    without_edge_hashtags,
};
use std::str::FromStr;

/// The byte in front, which chooses the moment, and the text behind it.
fn parted(bytes: &[u8]) -> Option<(u8, &str)> {
    let (choice, text) = bytes.split_first()?;
    // Longer phrases only make the same code run longer.
    Some((*choice, std::str::from_utf8(text).ok().filter(|text| text.len() <= 300)?))
}

/// A phrase is a moment that is past, a day that reads back as itself, or no date.
pub fn dates(bytes: &[u8]) {
    let Some((choice, phrase)) = parted(bytes) else { return };
    let when = when(choice);
    let read = when.parse(phrase);
    if phrase.is_ascii() {
        assert_eq!(read.is_ok(), when.parse(&phrase.to_uppercase()).is_ok(), "capitals matter in {phrase:?}");
    }
    match read {
        Ok((stamp, _)) => is_past(&when, phrase, stamp),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    for style in [WeekStyle::Rolling, WeekStyle::Calendar] {
        if let Ok(period) = Period::parse(phrase, &when, style) {
            assert!(period.from() <= period.to() && period.days() > 0, "{phrase:?} is {period:?}");
            assert!(!period.to_string().is_empty());
        }
    }
    let days = [when.parse_any_day(phrase), when.parse_on(phrase, when.today()).map(|(stamp, _)| stamp.day())];
    for day in days.into_iter().flatten() {
        assert!((1900..=9998).contains(&chrono::Datelike::year(&day)), "{phrase:?} is {day}");
    }
    let _ = Zone::from_str(phrase).map(|zone| zone.name().parse::<Zone>().unwrap());
}

fn is_past(when: &When, phrase: &str, stamp: Stamp) {
    let year = chrono::Datelike::year(&stamp.day());
    assert!((1900..=9998).contains(&year), "{phrase:?} is the year {year}");
    assert!(stamp.instant().is_none_or(|at| at <= when.now), "{phrase:?} is to come: {stamp}");
    assert!(stamp.instant().is_some() || stamp.day() <= when.today(), "{phrase:?} is to come: {stamp}");
    // A day that the clocks skipped whole cannot be said.
    let shown = stamp.day().format("%-d %b %Y").to_string();
    match when.parse(&shown) {
        Ok((again, _)) => assert_eq!(again.day(), stamp.day(), "{phrase:?} shown as {shown}"),
        // Lived further east, where the day had begun.
        Err(WhenError::Future(..)) => assert!(stamp.instant().is_some(), "{phrase:?} shown as {shown}"),
        Err(error) => panic!("{phrase:?} shown as {shown}: {error}"),
    }
}

/// What is shown of a distance reads again as what is shown.
pub fn distances(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for unit in [DistanceUnit::Mi, DistanceUnit::Km] {
        let Ok(distance) = Distance::parse(text, unit) else { continue };
        assert!(distance.metres() > 0.0 && distance.metres() <= 1_000_000.0, "{text:?} is {distance:?}");
        assert!(Distance::from_metres(distance.metres()).is_ok());
        for shown_in in [DistanceUnit::Mi, DistanceUnit::Km] {
            let shown = distance.show(shown_in);
            if distance.in_unit(shown_in) >= 0.005 {
                let other = if shown_in == DistanceUnit::Mi { DistanceUnit::Km } else { DistanceUnit::Mi };
                let again = Distance::parse(&shown, other).unwrap_or_else(|error| panic!("{text:?} as {shown}: {error}"));
                assert_eq!(again.show(shown_in), shown, "{text:?}");
            }
        }
    }
}

/// What is shown of a duration reads again as the same, to the second.
pub fn durations(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(duration) = text.parse::<Duration>() else { return };
    assert!((1..=604_800).contains(&duration.seconds()), "{text:?}");
    assert_eq!(duration.to_string().parse(), Ok(duration), "{text:?}");
}

/// The words of a command, its pain lists, ratings and tags.
pub fn words(bytes: &[u8]) {
    let Some((choice, text)) = parted(bytes) else { return };
    let (when, known) = (when(choice), Known { take_new: choice % 2 == 1, ..Known::default() });
    let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let unit = if choice % 3 == 0 { DistanceUnit::Mi } else { DistanceUnit::Km };
    let dates = [
        words::run(&words, unit, &when).ok().and_then(|(_, date)| date),
        words::pain(&words, &known, &when).ok().and_then(|(_, date)| date),
        words::glide(&words, &known, &when).ok().and_then(|(_, date)| date),
        words::treatment(&words, &when).ok().and_then(|(_, date)| date),
        words::reason(&words, &when).ok().and_then(|(_, date)| date),
        words::dated_rating(&words, &when).ok().and_then(|(_, date)| date),
    ];
    for (stamp, _) in dates.into_iter().flatten() {
        assert!(stamp.instant().is_none_or(|at| at <= when.now), "{text:?} is to come: {stamp}");
    }
    let _ = words::whole_prescription(&words, &known);
    if let Ok((place, series)) = words::located_pain(text, &known) {
        assert!(series.readings(&place).iter().all(|reading| reading.location == place));
        let site = place.site.as_ref().map(|site| Site::any(site.as_str()));
        assert_eq!(site, place.site.map(Ok), "{text:?}");
    }
    let _ = PainSeries::from_str(text);
    for tag in hashtags(text) {
        assert_eq!(tag.to_string().parse::<Tag>(), Ok(tag), "{text:?}");
    }
    without_edge_hashtags(text);
}
