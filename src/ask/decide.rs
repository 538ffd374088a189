//! Which question the meanings make: the first row that fits, and then every word must have its place in it.

use super::finds::Meant;
use super::lexicon::Meaning;
use super::question::{About, Amount, Asked, Effect, Felt, LastOf, Question, Span, SpanKind, WorstOf};
use super::refusal::Reason;
use super::span::Reader;
use super::than::{self, settle};
use crate::analysis::question::Exposure;
use crate::domain::Location;

/// Weeks of a slope when no period is named.
const TREND_DAYS: u32 = 84;

/// Everything the words said.
pub(super) struct Said {
    pub(super) meant: Vec<(Meaning, String)>,
    pub(super) level: Option<u8>,
    pub(super) than: Option<than::Said>,
    pub(super) treatment: Option<String>,
    pub(super) span: Option<Span>,
    pub(super) place: Option<Location>,
}

/// Why there is no question, and the words it hangs on.
type Refused = (Reason, Vec<String>);

/// The parts of a question beside its meanings.
#[derive(Clone, Copy)]
enum Part {
    Level,
    Than,
    Treatment,
    Span,
    Place,
}

/// Turns what was said into the one question it makes.
pub(super) fn decide(said: Said, reader: &Reader<'_>) -> Result<Question, Refused> {
    use Meaning::{Better, Getting, Glide, Good, Help, How, Know, Last, Less, Long, Many, More, Need, Pain};
    use Meaning::{Since, Until, When, Worse};
    let meant = Meant(&said.meant);
    let exposure = meant.has(Glide) || said.treatment.is_some();
    let easier = meant.any(&[Better, Worse]) || (meant.any(&[Less, More]) && meant.has(Pain));
    let until = meant.any(&[Until, Know, Need]) || (meant.has(More) && meant.has(Meaning::After));
    if (meant.has(Many) && until) || (meant.any(&[When, Long]) && meant.has(Know)) {
        return how_many_more(said);
    }
    if meant.has(Meaning::Worst) {
        return worst(said, reader);
    }
    let bare = said.span.is_none() && !easier && !meant.has(How);
    if meant.has(Last) && (bare || meant.has(When) || (meant.has(Long) && meant.has(Since))) {
        return last(said);
    }
    if meant.has(Help) || (exposure && (easier || (meant.has(Good) && !meant.has(How)))) {
        return does_it_help(said);
    }
    if easier && meant.has(Getting) && said.than.is_none() && slope_fits(said.span.as_ref()) {
        return trend(said, reader);
    }
    if let Some(what) = amount_of(&said) {
        return amount(said, what, reader);
    }
    if asks_how_it_was(&said) {
        return felt(said, reader);
    }
    Err((Reason::NothingAsked, Vec::new()))
}

fn how_many_more(said: Said) -> Result<Question, Refused> {
    use Meaning::{After, Help, How, Know, Long, Many, More, Need, Run, Until, When};
    of_effect(said, &[After, Help, How, Know, Long, Many, More, Need, Run, Until, When]).map(Question::HowManyMore)
}

fn does_it_help(said: Said) -> Result<Question, Refused> {
    use Meaning::{After, Better, Days, Feel, Getting, Good, Help, How, Less, Make, More, Much, Pain, Run, Times, When, Worse};
    let allowed = [After, Better, Days, Feel, Getting, Good, Help, How, Less, Make, More, Much, Pain, Run, Times, When, Worse];
    of_effect(said, &allowed).map(Question::DoesItHelp)
}

/// One exposure is asked about: a treatment beside gliding would be a comparison of the two, which there is none of.
fn of_effect(said: Said, allowed: &[Meaning]) -> Result<Effect, Refused> {
    let mut allowed = allowed.to_vec();
    if said.treatment.is_none() {
        allowed.extend([Meaning::Glide, Meaning::Nerve]);
    }
    fits(&said, &allowed, &[Part::Treatment, Part::Place, Part::Span])?;
    let exposure = said.treatment.map_or(Exposure::Gliding, Exposure::Treatment);
    Ok(Effect { exposure, place: said.place, span: said.span })
}

/// When something was last: every word belongs to the one thing that is looked for.
fn last(said: Said) -> Result<Question, Refused> {
    use Meaning::{Anything, Feel, How, Last, Log, Long, Since, Time, When};
    let (of, its_own) = last_of(&said).ok_or((Reason::NothingAsked, Vec::new()))?;
    let allowed = [&[Anything, Feel, How, Last, Log, Long, Since, Time, When], its_own].concat();
    fits(&said, &allowed, &[Part::Level, Part::Treatment, Part::Place])?;
    Ok(Question::Last { of, place: said.place })
}

/// What is looked for, and the words that name it.
fn last_of(said: &Said) -> Option<(LastOf, &'static [Meaning])> {
    use Meaning::{Anything, Days, Glide, Log, Nerve, None, Pain, Rate, Run, Skip, Week};
    let meant = Meant(&said.meant);
    let hurts = meant.has(Pain) || said.level.is_some();
    let found: (LastOf, &[Meaning]) = if let Some(name) = &said.treatment {
        (LastOf::Treatment(name.clone()), &[])
    } else if hurts && meant.has(None) {
        if meant.has(Run) { (LastOf::PainFreeRun, &[None, Pain, Run]) } else { (LastOf::PainFreeDay, &[Days, None, Pain]) }
    } else if meant.has(Log) && hurts && said.level.is_none() {
        (LastOf::Score, &[Pain])
    } else if hurts {
        (LastOf::PainAbove { level: said.level.unwrap_or(0), on_run: meant.has(Run) }, &[Pain, Run])
    } else if meant.has(Rate) {
        (LastOf::Rating, &[Rate, Week])
    } else if meant.has(Glide) {
        if meant.has(Skip) { (LastOf::SkippedGlide, &[Glide, Nerve, Skip]) } else { (LastOf::Glide, &[Glide, Nerve]) }
    } else if meant.has(Run) {
        (LastOf::Run, &[Run])
    } else if meant.any(&[Log, Anything]) {
        (LastOf::Entry, &[])
    } else {
        return Option::None;
    };
    Some(found)
}

/// The highest score: no verdict, and no better or worse.
fn worst(said: Said, reader: &Reader<'_>) -> Result<Question, Refused> {
    use Meaning::{Days, Good, How, Log, Pain, Run, When, Worst};
    fits(&said, &[Days, Good, How, Log, Pain, Run, When, Worst], &[Part::Span, Part::Place])?;
    let meant = Meant(&said.meant);
    let of = match (meant.has(Run), meant.has(Days)) {
        (true, _) => WorstOf::Run,
        (false, true) => WorstOf::Day,
        (false, false) => WorstOf::Pain,
    };
    Ok(Question::Worst { of, place: said.place, span: said.span.unwrap_or_else(|| reader.this_week()) })
}

/// A slope needs weeks; over a year and more it would be another question.
fn slope_fits(span: Option<&Span>) -> bool {
    span.is_none_or(|span| (28..=366).contains(&span.period.days()))
}

fn trend(said: Said, reader: &Reader<'_>) -> Result<Question, Refused> {
    use Meaning::{Better, Feel, Getting, How, Less, More, Much, Pain, Run, Worse};
    fits(&said, &[Better, Feel, Getting, How, Less, More, Much, Pain, Run, Worse], &[Part::Span, Part::Place])?;
    let about = about(&said);
    Ok(Question::Trend { about, place: said.place, span: said.span.unwrap_or_else(|| reader.last_days(TREND_DAYS)) })
}

/// What is counted, if anything is.
fn amount_of(said: &Said) -> Option<Amount> {
    use Meaning::{Days, Far, Glide, Less, Long, Many, More, Much, None, Often, Pain, Run, Time, Times, Unit};
    let meant = Meant(&said.meant);
    let unit = said.meant.iter().find_map(|(meaning, _)| if let Unit(unit) = meaning { Some(*unit) } else { Option::None });
    let counts = meant.any(&[Many, Often, Times, Much, Less, More]);
    if meant.has(Far) || unit.is_some() {
        return Some(Amount::Distance(unit));
    }
    if meant.any(&[Many, Often]) && meant.has(None) && meant.has(Pain) && meant.any(&[Days, Many]) && !meant.has(Run) {
        return Some(Amount::PainFreeDays);
    }
    if meant.has(Pain) {
        return Option::None;
    }
    match &said.treatment {
        Some(name) if counts => return Some(Amount::Treatment(name.clone())),
        _ if meant.has(Glide) && counts && meant.has(Meaning::Skip) => return Some(Amount::SkippedGlides),
        _ if meant.has(Glide) && counts => return Some(Amount::Glides),
        _ => {}
    }
    if !meant.has(Run) {
        Option::None
    } else if meant.any(&[Long, Time]) {
        Some(Amount::RunTime)
    } else if meant.any(&[Many, Often, Times]) {
        Some(Amount::Runs)
    } else if meant.any(&[Much, Less, More]) && !meant.any(&[Meaning::Better, Meaning::Worse]) {
        Some(Amount::Distance(Option::None))
    } else {
        Option::None
    }
}

fn amount(said: Said, what: Amount, reader: &Reader<'_>) -> Result<Question, Refused> {
    use Meaning::{Days, Far, Feel, Glide, How, Less, Long, Many, More, Much, None, Often, Pain, Run, Skip, Time, Times, Unit};
    let mut allowed = vec![Far, How, Less, Long, Many, More, Much, Often, Run, Time, Times, Feel];
    match what {
        Amount::Distance(Some(unit)) => allowed.push(Unit(unit)),
        Amount::Glides => allowed.extend([Glide, Meaning::Nerve]),
        Amount::SkippedGlides => allowed.extend([Glide, Meaning::Nerve, Skip]),
        Amount::PainFreeDays => allowed.extend([Days, None, Pain]),
        Amount::Treatment(_) => {}
        Amount::Distance(Option::None) | Amount::Runs | Amount::RunTime => {}
    }
    let parts: &[Part] = match what {
        Amount::Treatment(_) => &[Part::Span, Part::Than, Part::Treatment],
        _ => &[Part::Span, Part::Than],
    };
    fits(&said, &allowed, parts)?;
    let (span, than) = settle(said.than, said.span, reader).ok_or((Reason::ThanDoesNotFit, Vec::new()))?;
    Ok(Question::Amount { what, span, than })
}

fn asks_how_it_was(said: &Said) -> bool {
    use Meaning::{Better, Feel, Good, How, Pain, Run, Worse};
    let meant = Meant(&said.meant);
    let how = meant.has(How) && (said.span.is_some() || said.place.is_some() || meant.has(Run));
    how || meant.any(&[Better, Worse, Feel, Good, Pain])
}

fn felt(said: Said, reader: &Reader<'_>) -> Result<Question, Refused> {
    use Meaning::{Better, Days, Feel, Getting, Good, How, Less, More, Much, None, Pain, Run, Worse};
    let day = matches!(said.span.as_ref().map(|span| span.kind), Some(SpanKind::Day)) || said.span.is_none();
    let mut allowed = vec![Better, Worse, Less, More, Getting, How, Good, Feel, Pain, Much, None, Run];
    allowed.extend(day.then_some(Days));
    fits(&said, &allowed, &[Part::Span, Part::Than, Part::Place])?;
    let meant = Meant(&said.meant);
    let asked = match (meant.any(&[Better, Less]), meant.any(&[Worse, More])) {
        (true, false) => Asked::Better,
        (false, true) => Asked::Worse,
        _ => Asked::How,
    };
    let about = about(&said);
    let span = said.span.or_else(|| meant.has(Days).then(|| reader.today()));
    let (span, than) = settle(said.than, span, reader).ok_or((Reason::ThanDoesNotFit, Vec::new()))?;
    Ok(Question::Felt(Felt { asked, about, place: said.place, span, than }))
}

fn about(said: &Said) -> About {
    if Meant(&said.meant).has(Meaning::Run) { About::Runs } else { About::Everything }
}

/// Every meaning and every part must have its place in the question.
fn fits(said: &Said, allowed: &[Meaning], parts: &[Part]) -> Result<(), Refused> {
    let takes = |part: fn(&Part) -> bool| parts.iter().any(part);
    // "Didn't I feel better" asks what "did I feel better" asks.
    let misplaced = |(meaning, word): &&(Meaning, String)| !allowed.contains(meaning) && word != "not";
    let mut left: Vec<String> = said.meant.iter().filter(misplaced).map(|(_, word)| word.clone()).collect();
    left.extend(said.level.filter(|_| !takes(|p| matches!(p, Part::Level))).map(|level| format!("above {level}")));
    left.extend(said.than.filter(|_| !takes(|p| matches!(p, Part::Than))).map(|_| "than".into()));
    left.extend(said.treatment.clone().filter(|_| !takes(|p| matches!(p, Part::Treatment))));
    left.extend(said.span.as_ref().filter(|_| !takes(|p| matches!(p, Part::Span))).map(|span| span.words.clone()));
    left.extend(said.place.as_ref().filter(|_| !takes(|p| matches!(p, Part::Place))).map(|place| place.to_string()));
    left.dedup();
    if left.is_empty() { Ok(()) } else { Err((Reason::NoPlaceHere, left)) }
}
