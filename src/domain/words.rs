//! Free words in any order: what each word can mean, and which of them are a date.
//!
//! A command hands over its words as typed. Every way of reading some neighbours as a date
//! phrase is tried; the reading that leaves no word over and fills most wins.

mod prescription;

pub use prescription::{PrescriptionWords, prescription, whole_prescription};

use super::{
    Distance, DistanceUnit, Duration, Glide, GlobalChange, Height, Insisted, Location, Moment, Nerve, PainScore, PainSeries,
    Rating, Refusal, Scale, Side, Site, Stamp, Status, SymptomFlags, Tag, When, nearest,
};

/// A date read out of the words, and a sentence where the clocks were being changed.
pub type Dated = Option<(Stamp, Option<String>)>;

/// What the words of a run said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunWords {
    /// How far.
    pub distance: Option<Distance>,
    /// The unit it was said in, where one was named.
    pub unit: Option<DistanceUnit>,
    /// How long.
    pub duration: Option<Duration>,
    /// On a treadmill.
    pub treadmill: bool,
    /// Cut short.
    pub cut_short: bool,
    /// Tags.
    pub tags: Vec<Tag>,
}

/// What the words of a pain score said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PainWords {
    /// The score.
    pub score: Option<PainScore>,
    /// Where.
    pub location: Location,
    /// Of which moment.
    pub moment: Option<Moment>,
    /// What else was felt.
    pub flags: SymptomFlags,
    /// Tags.
    pub tags: Vec<Tag>,
}

/// What the words of a gliding session said; `glide` alone says nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct GlideWords {
    /// The session.
    pub glide: Glide,
    /// Tags.
    pub tags: Vec<Tag>,
    /// Whether nothing about the movement or its dose was said.
    pub bare: bool,
}

/// The words a person has added on purpose before, and whether to add more now.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Sites used before.
    pub sites: Vec<Site>,
    /// Nerves used before.
    pub nerves: Vec<Nerve>,
    /// Take an unknown site or nerve as a new one.
    pub take_new: bool,
    /// The command adds no words to the diary: a refusal names no way to.
    pub closed: bool,
}

impl Known {
    /// A site from words.
    pub fn site(&self, text: &str) -> Result<Site, Refusal> {
        let known = Site::known(text, &self.sites);
        if known.is_ok() || self.closed {
            return known;
        }
        let site = Site::any(text)?;
        if self.take_new {
            return Ok(site);
        }
        known.map_err(|mut refusal| {
            refusal.hint = refusal.hint.map(|hint| format!("{hint} To add \"{site}\" on purpose, say --new"));
            refusal.unless = Some(Insisted::NewName);
            refusal
        })
    }

    /// A nerve from words.
    pub fn nerve(&self, text: &str) -> Result<Nerve, Refusal> {
        let known = Nerve::known(text, &self.nerves);
        known.or_else(|refusal| if self.take_new { Nerve::any(text) } else { Err(refusal.unless(Insisted::NewName)) })
    }
}

/// Reads the words of a run.
pub fn run(words: &[String], unit: DistanceUnit, when: &When) -> Result<(RunWords, Dated), Refusal> {
    let fills = |words: &RunWords| usize::from(words.duration.is_some()) + usize::from(words.distance.is_some());
    let words = tokens(words);
    let (said, date) = dated(&words, when, fills, |words| run_words(words, unit))?;
    // Midnight it would be, where no duration was said; who types it next to a distance means the watch was not started.
    if let (None, Some(word)) = (said.duration, words.iter().find(|word| is_zero_clock(word))) {
        return Err(Refusal::new(format!("\"{word}\" is a duration of nothing"))
            .hint("leave the duration out when it is not known; a start at midnight is --at \"yesterday 0:00\""));
    }
    Ok((said, date))
}

/// `0:00` or `0:00:00`.
fn is_zero_clock(word: &str) -> bool {
    word.contains(':') && word.bytes().all(|byte| matches!(byte, b'0' | b':'))
}

/// Reads the words of a pain score.
pub fn pain(words: &[String], known: &Known, when: &When) -> Result<(PainWords, Dated), Refusal> {
    let fills = |words: &PainWords| usize::from(words.score.is_some());
    let mut words = tokens(words);
    // "This morning" names the moment; the day is today anyway.
    if let Some(at) =
        words.windows(2).position(|pair| pair[0].eq_ignore_ascii_case("this") && pair[1].eq_ignore_ascii_case("morning"))
    {
        words.remove(at);
    }
    dated(&words, when, fills, |words| pain_words(words, known))
}

/// Reads the words of a gliding session.
pub fn glide(words: &[String], known: &Known, when: &When) -> Result<(GlideWords, Dated), Refusal> {
    dated(&tokens(words), when, |_| 0, |words| glide_words(words, known))
}

/// Reads the words of a treatment: its name, #tags and perhaps a date.
pub fn treatment(words: &[String], when: &When) -> Result<((String, Vec<Tag>), Dated), Refusal> {
    dated(
        &tokens(words),
        when,
        |_| 0,
        |words| {
            let (tags, name): (Vec<&String>, Vec<&String>) = words.iter().partition(|word| word.starts_with('#'));
            if name.is_empty() {
                return Err(Refusal::new("a treatment has a name of 1 to 60 characters"));
            }
            let tags = tags.into_iter().map(|tag| tag.parse()).collect::<Result<Vec<Tag>, Refusal>>()?;
            Ok((name.into_iter().map(String::as_str).collect::<Vec<_>>().join(" "), tags))
        },
    )
}

/// Reads why something was skipped: a date phrase may stand first, what follows is the reason.
pub fn reason(words: &[String], when: &When) -> Result<(Option<String>, Dated), Refusal> {
    let date = |words: &[String]| when.parse(&words.join(" "));
    let phrase = (1..=words.len()).rev().find_map(|to| match date(&words[..to]) {
        Err(super::WhenError::Unknown(_)) => None,
        known => Some(known.map(|date| (to, date))),
    });
    let (taken, date) = phrase.transpose()?.map_or((0, None), |(taken, date)| (taken, Some(date)));
    let rest = words[taken..].join(" ");
    Ok(((!rest.trim().is_empty()).then_some(rest), date))
}

/// Reads the words of a rating with, perhaps, a date.
pub fn dated_rating(words: &[String], when: &When) -> Result<(Rating, Dated), Refusal> {
    rating(words)
        .map(|rating| (rating, None))
        .or_else(|refusal| dated(&tokens(words), when, |_| 0, rating).map_err(|_| refusal))
}

/// Reads the words of a rating: `3`, `a little better`, `visa-h 62`, `psfs "sitting 1 h" 6`.
pub fn rating(words: &[String]) -> Result<Rating, Refusal> {
    let whole = words.join(" ");
    let mut parts = whole.split_whitespace();
    let Some(Ok(scale)) = parts.next().map(str::parse::<Scale>) else {
        let value: GlobalChange = whole.parse()?;
        return Rating::new(Scale::Pgic, i64::from(value.get()), None);
    };
    let rest: Vec<&str> = parts.collect();
    if scale == Scale::Pgic {
        let value: GlobalChange = rest.join(" ").parse()?;
        return Rating::new(scale, i64::from(value.get()), None);
    }
    let (value, activity) = rest.split_last().ok_or_else(|| Refusal::new(format!("{scale} needs its value")))?;
    let value = value.parse().map_err(|_| Refusal::new(format!("\"{value}\" is not a value of {scale}")))?;
    let activity = (!activity.is_empty()).then(|| activity.join(" "));
    Rating::new(scale, value, activity)
}

/// Reads `3`, `1/3/2`, `knee 1/3/2`, `right knee -/2/-`: an optional place and pain around a run.
pub fn located_pain(text: &str, known: &Known) -> Result<(Location, PainSeries), Refusal> {
    let words = tokens(&[text.to_owned()]);
    let (series, place) = words.split_last().ok_or_else(|| Refusal::new("a pain around a run has at least one score"))?;
    Ok((location(place, known)?, series.parse()?))
}

/// Reads `left hamstring`, `hamstring`, `left`; no words are no place.
pub fn location(words: &[String], known: &Known) -> Result<Location, Refusal> {
    let mut place = Location::default();
    let mut site: Vec<&str> = Vec::new();
    for word in words.iter().flat_map(|word| word.split_whitespace()) {
        match word.parse::<Side>() {
            Ok(side) if word.len() > 1 => set(&mut place.side, side, "side", word)?,
            _ => site.push(word),
        }
    }
    if !site.is_empty() {
        place.site = Some(known.site(&site.join(" "))?);
    }
    Ok(place)
}

/// Splits quoted words too, so that order and quoting do not matter.
fn tokens(words: &[String]) -> Vec<String> {
    words.iter().flat_map(|word| word.split_whitespace()).map(|word| word.replace('\u{2212}', "-")).collect()
}

/// The best reading of `words` as something plus, perhaps, a date.
fn dated<T>(
    words: &[String],
    when: &When,
    fills: impl Fn(&T) -> usize,
    read: impl Fn(&[String]) -> Result<T, Refusal>,
) -> Result<(T, Dated), Refusal> {
    let mut best: Option<(usize, usize, T, Dated)> = None;
    let mut whole = None;
    let mut spans = vec![(0, 0)];
    spans.extend((0..words.len()).flat_map(|from| (from + 1..=words.len().min(from + 7)).map(move |to| (from, to))));
    let mut no_past_day = None;
    let mut longest_date = 0;
    for (from, to) in spans {
        let date = match when.parse(&words[from..to].join(" ")) {
            Ok(date) => Some(date),
            Err(_) if from == to => None,
            Err(super::WhenError::Unknown(_)) => continue,
            Err(error) => {
                no_past_day = Some(error);
                continue;
            }
        };
        let rest: Vec<String> = words[..from].iter().chain(&words[to..]).cloned().collect();
        match read(&rest) {
            Ok(reading) => {
                let score = (fills(&reading), to - from);
                if best.as_ref().is_none_or(|(fills, length, ..)| score > (*fills, *length)) {
                    best = Some((score.0, score.1, reading, date));
                }
            }
            Err(refusal) if whole.is_none() || to - from > longest_date => {
                longest_date = to - from;
                whole = Some(refusal);
            }
            Err(_) => {}
        }
    }
    match (best, no_past_day, whole) {
        (Some((_, _, reading, date)), ..) => Ok((reading, date)),
        (None, Some(error), _) => Err(error.into()),
        (None, None, refusal) => Err(refusal.unwrap_or_else(|| Refusal::new("nothing was said"))),
    }
}

fn set<T>(slot: &mut Option<T>, value: T, what: &str, word: &str) -> Result<(), Refusal> {
    if slot.is_some() {
        return Err(Refusal::new(format!("\"{word}\" is a second {what}")).hint("say each thing once"));
    }
    *slot = Some(value);
    Ok(())
}

fn not_understood(word: &str, example: &str) -> Refusal {
    Refusal::new(format!("\"{word}\" is not understood here")).hint(format!("say for example: {example}"))
}

fn run_words(words: &[String], unit: DistanceUnit) -> Result<RunWords, Refusal> {
    let mut said = RunWords::default();
    let mut minutes_or_metres: Vec<&str> = Vec::new();
    let mut rest = words;
    while let Some(word) = rest.first() {
        let lower = word.to_lowercase();
        let pair = rest.get(1).map(|next| format!("{lower} {}", next.to_lowercase()));
        let two = match pair.as_deref() {
            Some("cut short") => {
                said.cut_short = true;
                true
            }
            Some(pair) => match two_word_measure(pair) {
                Some(Measure::Distance(distance)) => {
                    said.unit = DistanceUnit::named_in(pair);
                    set(&mut said.distance, distance, "distance", pair).map(|()| true)?
                }
                Some(Measure::Duration(duration)) => set(&mut said.duration, duration, "duration", pair).map(|()| true)?,
                None => false,
            },
            None => false,
        };
        if two {
            rest = &rest[2..];
            continue;
        }
        rest = &rest[1..];
        if lower.starts_with('#') {
            said.tags.push(word.parse()?);
        } else if matches!(lower.as_str(), "treadmill" | "tm") {
            said.treadmill = true;
        } else if matches!(lower.as_str(), "cut-short" | "cutshort") {
            said.cut_short = true;
        } else if lower.strip_suffix('m').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) {
            minutes_or_metres.push(word);
        } else {
            match lower.parse() {
                Ok(duration) => set(&mut said.duration, duration, "duration", word)?,
                Err(refusal) if lower.contains(':') => return Err(refusal),
                Err(_) => run_distance(&mut said, word, unit)?,
            }
        }
    }
    for word in minutes_or_metres {
        settle(&mut said, word, unit)?;
    }
    Ok(said)
}

const PLACE: &str = "the place of a pain is said with it, for example --pain \"left hamstring 1/3/2\"";

/// Words of a run that are no measure, for one that is misspelt.
const RUN_WORDS: [&str; 4] = ["treadmill", "cut-short", "marathon", "half-marathon"];

fn run_distance(said: &mut RunWords, word: &str, unit: DistanceUnit) -> Result<(), Refusal> {
    match Distance::parse(word, unit) {
        Ok(distance) => {
            said.unit = DistanceUnit::named_in(word);
            set(&mut said.distance, distance, "distance", word).map_err(|refusal| bare(word, refusal))
        }
        Err(refusal) if word.starts_with('-') || word.starts_with(|c: char| c.is_ascii_digit()) => Err(refusal),
        Err(_) => {
            let refusal = not_understood(word, "run 5mi 44:10 -e 4 --pain 1/3/2 --at \"yesterday 6pm\"");
            let option = match word.to_lowercase().as_str() {
                "pain" => Some("pain is said with --pain, for example --pain 1/3/2"),
                "effort" => Some("effort is said with -e, for example -e 4"),
                side if side.parse::<Side>().is_ok() => Some(PLACE),
                site if Site::known(site, &[]).is_ok() => Some(PLACE),
                _ => None,
            };
            Err(match (option, nearest(word, RUN_WORDS)) {
                (Some(option), _) => refusal.hint(option),
                (None, Some(near)) => refusal.hint(format!("did you mean \"{near}\"?")),
                (None, None) => refusal,
            })
        }
    }
}

/// A second number without a unit is most likely minutes.
fn bare(word: &str, refusal: Refusal) -> Refusal {
    match word.parse::<u32>() {
        Ok(minutes) => refusal.hint(format!("for a duration say {minutes}:00 or {minutes}m")),
        Err(_) => refusal,
    }
}

enum Measure {
    Distance(Distance),
    Duration(Duration),
}

/// A measure written as two words: `half marathon`, `5 km`, `44 min`.
fn two_word_measure(pair: &str) -> Option<Measure> {
    let (first, second) = pair.split_once(' ')?;
    if pair == "half marathon" {
        return Distance::parse(pair, DistanceUnit::Km).ok().map(Measure::Distance);
    }
    if !first.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') || !second.bytes().all(|b| b.is_ascii_alphabetic())
    {
        return None;
    }
    let joined = format!("{first}{second}");
    match second {
        "km" | "k" | "mi" | "mile" | "miles" | "metres" | "meters" => {
            Distance::parse(&joined, DistanceUnit::Km).ok().map(Measure::Distance)
        }
        "min" | "mins" | "minutes" | "h" | "hours" | "hour" => joined.parse().ok().map(Measure::Duration),
        _ => None,
    }
}

/// `44m` is minutes and `800m` metres: what is still missing decides, then 100.
fn settle(said: &mut RunWords, word: &str, unit: DistanceUnit) -> Result<(), Refusal> {
    let number: u32 = word[..word.len() - 1].parse().map_err(|_| Refusal::new(format!("\"{word}\" is too much")))?;
    let minutes = match (said.distance, said.duration) {
        (Some(_), None) => true,
        (None, Some(_)) => false,
        _ => number < 100,
    };
    if minutes {
        set(&mut said.duration, word.parse()?, "duration", word)
    } else {
        set(&mut said.distance, Distance::parse(word, unit)?, "distance", word)
    }
}

fn pain_words(words: &[String], known: &Known) -> Result<PainWords, Refusal> {
    let mut said = PainWords::default();
    let mut place: Vec<String> = Vec::new();
    for word in words {
        if word.starts_with('#') {
            said.tags.push(word.parse()?);
        } else if said.flags.set(word) {
        } else if let Ok(moment) = word.parse::<Moment>() {
            set(&mut said.moment, moment, "moment", word)?;
        } else if word.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+') {
            set(&mut said.score, word.parse()?, "score", word)?;
        } else {
            place.push(word.clone());
        }
    }
    said.location = location(&place, known)?;
    Ok(said)
}

fn glide_words(words: &[String], known: &Known) -> Result<GlideWords, Refusal> {
    let mut glide = Glide::bare(Status::Done);
    let mut tags = Vec::new();
    let mut nerve: Vec<&str> = Vec::new();
    let words = joined_measures(words);
    for word in &words {
        let lower = word.to_lowercase();
        if word.starts_with('#') {
            tags.push(word.parse()?);
        } else if glide.flags.set(&lower) || matches!(lower.as_str(), "nerve" | "done") {
        } else if let Ok(technique) = lower.parse() {
            set(&mut glide.technique, technique, "technique", word)?;
        } else if let Ok(position) = lower.parse() {
            set(&mut glide.position, position, "position", word)?;
        } else if let (Ok(side), true) = (lower.parse::<Side>(), lower.len() > 1) {
            set(&mut glide.side, side, "side", word)?;
        } else if let Some((sets, reps)) = dose(&lower) {
            let (sets, reps) = checked_dose(sets, reps)?;
            set(&mut glide.sets, sets, "dose", word)?;
            glide.reps = Some(reps);
        } else if let Ok(height) = lower.parse::<Height>() {
            set(&mut glide.height, height, "height", word)?;
        } else if let Some(hold) = lower.strip_suffix('s').filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) {
            set(&mut glide.hold_s, hold_seconds(hold)?, "hold", word)?;
        } else if let (Ok(duration), true) = (lower.parse::<Duration>(), lower.starts_with(|c: char| c.is_ascii_digit())) {
            set(&mut glide.minutes, whole_minutes(duration)?, "duration", word)?;
        } else {
            nerve.push(word);
        }
    }
    if !nerve.is_empty() {
        glide.nerve = Some(known.nerve(&nerve.join(" ")).map_err(|refusal| misspelt_beside(&nerve, known).unwrap_or(refusal))?);
    }
    let bare = glide == Glide { flags: glide.flags, ..Glide::bare(Status::Done) };
    Ok(GlideWords { glide, tags, bare })
}

/// Words of a session beside the nerve, for one that is misspelt.
const GLIDE_WORDS: [&str; 11] =
    ["slider", "tensioner", "seated", "supine", "side-lying", "standing", "long-sit", "left", "right", "both", "midline"];

/// A word that is misspelt where another one names the nerve.
fn misspelt_beside(words: &[&str], known: &Known) -> Option<Refusal> {
    let is_nerve = |word: &&str| Nerve::known(word, &known.nerves).is_ok();
    let other = *words.iter().find(|word| !is_nerve(word)).filter(|_| words.iter().any(is_nerve))?;
    let refusal = not_understood(other, "glide sciatic slider supine 2x15 --left --hold 2s");
    Some(match nearest(other, GLIDE_WORDS) {
        Some(near) => refusal.hint(format!("did you mean \"{near}\"?")),
        None => refusal,
    })
}

/// `5 min` as `5min`, `18 in` as `18in`.
fn joined_measures(words: &[String]) -> Vec<String> {
    const UNITS: [&str; 11] = ["min", "mins", "minutes", "m", "s", "sec", "seconds", "in", "cm", "deg", "h"];
    let mut joined: Vec<String> = Vec::new();
    for word in words {
        match joined.last_mut().filter(|last| last.bytes().all(|b| b.is_ascii_digit())) {
            Some(number) if UNITS.contains(&word.to_lowercase().as_str()) => number.push_str(word),
            _ => joined.push(word.clone()),
        }
    }
    joined
}

/// `2x15`: sets and repetitions.
fn dose(word: &str) -> Option<(u32, u32)> {
    let (sets, reps) = word.split_once(['x', '×'])?;
    Some((sets.parse().ok()?, reps.parse().ok()?))
}

/// Sets from 1 to 50 and repetitions from 1 to 500.
pub(crate) fn checked_dose(sets: u32, reps: u32) -> Result<(u8, u16), Refusal> {
    let sets = u8::try_from(sets).ok().filter(|n| (1..=50).contains(n));
    let reps = u16::try_from(reps).ok().filter(|n| (1..=500).contains(n));
    sets.zip(reps).ok_or_else(|| Refusal::new("a dose is 1 to 50 sets of 1 to 500 repetitions, such as 2x15"))
}

/// Seconds of a hold, 0 to 600, with or without the `s`.
pub fn hold_seconds(text: &str) -> Result<u16, Refusal> {
    let number = text.trim().trim_end_matches('s').parse().ok().filter(|n| *n <= 600);
    number.ok_or_else(|| Refusal::new(format!("a hold is 0 to 600 seconds, such as 2s, not \"{text}\"")))
}

/// Whole minutes of a session, 1 to 300.
pub fn whole_minutes(duration: Duration) -> Result<u16, Refusal> {
    let minutes = duration.minutes().round().max(1.0) as u16;
    if minutes <= 300 { Ok(minutes) } else { Err(Refusal::new("a session takes at most 300 minutes")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn when() -> When {
        let now = DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap().to_utc();
        When::new(now, "America/New_York".parse().unwrap(), crate::domain::DayStart::default())
    }

    fn words(text: &str) -> Vec<String> {
        text.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
    }

    fn show_run(text: &str) -> String {
        match run(&words(text), DistanceUnit::Mi, &when()) {
            Ok((said, date)) => format!(
                "{} {}{}{}{} @ {}",
                said.distance.map_or("-".into(), |d| d.show(DistanceUnit::Km)),
                said.duration.map_or("-".into(), |d| d.to_string()),
                if said.treadmill { " treadmill" } else { "" },
                if said.cut_short { " cut short" } else { "" },
                said.tags.iter().map(|t| format!(" {t}")).collect::<String>(),
                date.map_or("-".into(), |(stamp, _)| stamp.to_string()),
            ),
            Err(refusal) => refusal.message,
        }
    }

    #[test]
    fn the_words_of_a_run_come_in_any_order() {
        for (text, expected) in [
            ("5mi 44:10", "8.05 km 44:10 @ -"),
            ("44:10 5mi", "8.05 km 44:10 @ -"),
            ("5 44:10", "8.05 km 44:10 @ -"),
            ("5 km 44 min", "5 km 44:00 @ -"),
            ("half marathon 1:52:03", "21.1 km 1:52:03 @ -"),
            ("800m 3:20", "0.8 km 3:20 @ -"),
            ("44m 5k", "5 km 44:00 @ -"),
            ("44m", "- 44:00 @ -"),
            ("800m", "0.8 km - @ -"),
            ("5k treadmill cut short #hot", "5 km - treadmill cut short #hot @ -"),
            ("5k 25:00 yesterday 18:00", "5 km 25:00 @ Mon 23 Nov 2026 18:00"),
            ("yesterday 12:30 2mi", "3.22 km 12:30 @ Mon 23 Nov 2026"),
            ("5k 25:00 20 Nov", "5 km 25:00 @ Fri 20 Nov 2026"),
            ("monday 6pm 5k 25:00", "5 km 25:00 @ Mon 23 Nov 2026 18:00"),
            ("", "- - @ -"),
            ("-5mi 44:10", "a distance is more than 0, not \"-5mi\""),
            ("5mi 3mi", "\"3mi\" is a second distance"),
            ("5k 0:00", "\"0:00\" is a duration of nothing"),
            ("5k 25:00 yesterday 0:00", "5 km 25:00 @ Mon 23 Nov 2026 00:00"),
            ("5k 1h50", "5 km 1:50:00 @ -"),
            ("5mi banana", "\"banana\" is not understood here"),
            ("5mi 6pm", "\"6pm\" has not come yet (Tue 24 Nov 2026 18:00)"),
        ] {
            assert_eq!(show_run(text), expected, "{text}");
        }
    }

    #[test]
    fn the_words_of_a_pain_score() {
        let (said, date) = pain(&words("2 left hamstring this morning"), &Known::default(), &when()).unwrap();
        assert_eq!((said.moment, date), (Some(Moment::Morning), None), "the moment, not a time of day");
        let (said, date) = pain(&words("2 left hamstring morning yesterday"), &Known::default(), &when()).unwrap();
        assert_eq!((said.score.unwrap().get(), said.moment), (2, Some(Moment::Morning)));
        assert_eq!(said.location.to_string(), "left hamstring");
        assert_eq!(date.unwrap().0.day().to_string(), "2026-11-23");
        let (said, _) = pain(&words("back of knee right 4 numb"), &Known::default(), &when()).unwrap();
        assert_eq!((said.location.to_string(), said.flags.numb), ("right back of knee".into(), true));
        let refused = pain(&words("2 hamstirng"), &Known::default(), &when()).unwrap_err();
        assert!(refused.hint.unwrap().contains("did you mean \"hamstring\""));
        let known = Known { take_new: true, ..Known::default() };
        assert_eq!(pain(&words("2 elbow"), &known, &when()).unwrap().0.location.to_string(), "elbow");
        assert!(pain(&words("11"), &Known::default(), &when()).is_err());
        assert!(pain(&words("-1 knee"), &Known::default(), &when()).is_err());
    }

    #[test]
    fn a_second_bare_number_may_be_minutes() {
        let refused = run(&words("5k 25"), DistanceUnit::Mi, &when()).unwrap_err();
        assert_eq!(refused.hint.as_deref(), Some("for a duration say 25:00 or 25m"));
    }

    #[test]
    fn a_reason_may_begin_with_a_day() {
        let read = |given: &[&str]| {
            let given: Vec<String> = given.iter().map(|word| (*word).to_owned()).collect();
            match reason(&given, &when()) {
                Ok((reason, date)) => {
                    format!("{} @ {}", reason.unwrap_or("-".into()), date.map_or("-".into(), |(stamp, _)| stamp.to_string()))
                }
                Err(refusal) => refusal.message,
            }
        };
        assert_eq!(read(&[]), "- @ -");
        assert_eq!(read(&["hotel"]), "hotel @ -");
        assert_eq!(read(&["yesterday", "6pm", "no time"]), "no time @ Mon 23 Nov 2026 18:00");
        assert_eq!(read(&["no time yesterday"]), "no time yesterday @ -");
        assert_eq!(read(&["tomorrow", "hotel"]), "\"tomorrow\" has not come yet (Wed 25 Nov 2026)");
    }

    #[test]
    fn the_words_of_a_session() {
        let (said, date) =
            glide(&words("sciatic supine 2x15 left 18in 2s slider 10min 7am"), &Known::default(), &when()).unwrap();
        let glide_ = &said.glide;
        assert_eq!(glide_.nerve.as_ref().unwrap().as_str(), "sciatic");
        assert_eq!((glide_.sets, glide_.reps, glide_.hold_s, glide_.minutes), (Some(2), Some(15), Some(2), Some(10)));
        assert_eq!(glide_.height.unwrap().to_string(), "18in");
        assert_eq!(date.unwrap().0.to_string(), "Tue 24 Nov 2026 07:00");
        assert!(glide(&[], &Known::default(), &when()).unwrap().0.bare);
        let refused = glide(&words("siatic"), &Known::default(), &when()).unwrap_err();
        assert!(refused.hint.unwrap().contains("\"sciatic\""));
        assert!(glide(&words("0x15"), &Known::default(), &when()).is_err());
    }

    #[test]
    fn ratings_by_number_word_and_scale() {
        let show = |text: &str| {
            rating(&words(text)).map(|r| format!("{} {} {:?}", r.scale(), r.value(), r.activity())).map_err(|e| e.message)
        };
        assert_eq!(show("a little better").unwrap(), "pgic 3 None");
        assert_eq!(show("4").unwrap(), "pgic 4 None");
        assert_eq!(show("visa-h 62").unwrap(), "visa-h 62 None");
        assert_eq!(show("psfs sitting 1 h 6").unwrap(), "psfs 6 Some(\"sitting 1 h\")");
        assert!(show("lefs 81").is_err() && show("psfs 6").is_err() && show("").is_err());
    }

    proptest::proptest! {
        #[test]
        fn no_words_panic(text in "\\PC{0,40}") {
            let given = words(&text);
            let known = Known::default();
            let _ = run(&given, DistanceUnit::Mi, &when());
            let _ = pain(&given, &known, &when());
            let _ = glide(&given, &known, &when());
            let _ = rating(&given);
            let _ = located_pain(&text, &known);
        }
    }
}
