//! Free words in any order: what each word can mean, and which of them are a date.
//!
//! A command hands over its words as typed. Every way of reading some neighbours as a date
//! phrase is tried; the reading that leaves no word over and fills most wins.

mod glide;
mod prescription;
mod run;

pub use glide::{GlideWords, glide, hold_seconds, whole_minutes};
pub use prescription::{PrescriptionWords, prescription, whole_prescription};
pub use run::{RunWords, run};

use super::{
    GlobalChange, Insisted, KNOWN_TREATMENTS, Location, Moment, Nerve, PainScore, PainSeries, Rating, Refusal, Scale, Side,
    Site, Stamp, SymptomFlags, Tag, When,
};

/// A date read out of the words, and a sentence where the clocks were being changed.
pub type Dated = Option<(Stamp, Option<String>)>;

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

/// `skip pelvic correction hotel` without quotes: the name is as long as that of a treatment the diary knows, of its own or
/// of those `used`; the words after it are left.
pub fn whole_treatment<'a>(first: &str, rest: &'a [String], used: &[String]) -> (String, &'a [String]) {
    let name = |words: &[String]| [&[first.to_owned()], words].concat().join(" ").to_lowercase();
    let known = |name: &str| KNOWN_TREATMENTS.contains(&name) || used.iter().any(|used| used == name);
    let longest = (1..=rest.len()).rev().find(|words| known(&name(&rest[..*words])));
    longest.map_or((first.to_owned(), rest), |words| (name(&rest[..words]), &rest[words..]))
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

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    pub(super) fn when() -> When {
        let now = DateTime::parse_from_rfc3339("2026-11-24T09:30:00-05:00").unwrap().to_utc();
        When::new(now, "America/New_York".parse().unwrap(), crate::domain::DayStart::default())
    }

    pub(super) fn words(text: &str) -> Vec<String> {
        text.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
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
            let _ = run(&given, crate::domain::DistanceUnit::Mi, &when());
            let _ = pain(&given, &known, &when());
            let _ = glide(&given, &known, &when());
            let _ = rating(&given);
            let _ = located_pain(&text, &known);
        }
    }
}
