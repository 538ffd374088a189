//! Logging a pain score on its own.

use super::correct::nothing_different;
use super::{Context, Fact, Logged, Result, place, run, tags};
use crate::domain::{Body, Location, Moment, PainReading, PainScore, Refusal, Tag, without_edge_hashtags, words};
use crate::store::{Draft, Journal, Writer};

/// What a person says of a pain.
#[derive(Debug, Clone, Default)]
pub struct PainInput {
    /// Score, place, moment, symptoms and a date, in any order.
    pub words: Vec<String>,
    /// When it was.
    pub at: Option<String>,
    /// The moment, where the words do not say it.
    pub moment: Option<Moment>,
    /// The place, where the words do not say it.
    pub site: Option<String>,
    /// Tags.
    pub tags: Vec<Tag>,
    /// A note.
    pub note: Option<String>,
    /// Take words that are not known yet.
    pub take_new: bool,
}

/// Stores a pain score. A morning score is the next-morning reading of yesterday's run, and one a morning and place.
pub fn log_pain(journal: &mut Journal, context: &Context, input: &PainInput) -> Result<Logged> {
    let (logged, _) = journal.change(&context.author("pain"), |writer| write_pain(writer, context, input))?;
    Ok(logged)
}

fn write_pain(writer: &mut Writer<'_>, context: &Context, input: &PainInput) -> Result<Logged> {
    let view = writer.view();
    let when = context.when(&view)?;
    let known = place::known(&view, input.take_new)?;
    let (said, date) = words::pain(&input.words, &known, &when)?;
    let score: PainScore = said.score.ok_or_else(|| {
        Refusal::new("a pain needs its score, 0 to 10").hint("say for example: glidelog pain 2 left hamstring --morning")
    })?;
    let moment = match (said.moment, input.moment) {
        (Some(word), Some(option)) if word != option => {
            return Err(Refusal::new(format!("the moment is said twice: {word} and {option}")).into());
        }
        (word, option) => word.or(option).or(morning_at(input.at.as_deref())).unwrap_or(Moment::Rest),
    };
    let time_said = input.at.is_some() || date.is_some();
    let (stamp, clocks) = match (input.at.as_deref(), date) {
        (Some(_), Some((said, _))) => return Err(Refusal::new(format!("the time is said twice: --at and {said}")).into()),
        (Some(at), None) => when.parse(at)?,
        (None, Some(date)) => date,
        (None, None) => (when.stamp(), None),
    };
    let on = words::location(input.site.as_slice(), &known)?;
    let location = Location { site: said.location.site.or(on.site), side: said.location.side.or(on.side) };
    let location = place::fill(&view, location, stamp.day())?;
    let reading = PainReading { location, moment, score, flags: said.flags };
    if moment.is_around_a_run() {
        return on_the_run(writer, stamp.day(), reading);
    }
    let all_tags: Vec<Tag> = said.tags.iter().chain(&input.tags).cloned().collect();
    let (tags, new_tags) = tags::gather(&view, &all_tags, input.note.as_deref(), input.take_new)?;
    let there = match moment {
        Moment::Morning => run::morning_of(&view, stamp.day(), &reading.location)?,
        _ => None,
    };
    let old = there.clone();
    let before = there.as_ref().and_then(|entry| entry.pain()).map(|pain| pain.score).filter(|score| *score != reading.score);
    let entry = match there {
        Some(mut entry) => {
            entry.body = Body::Pain(reading);
            // A score that is corrected later in the day was still felt when it was.
            if time_said || entry.stamp.instant().is_none() {
                entry.stamp = stamp;
            }
            entry.note = input.note.as_deref().and_then(without_edge_hashtags).or(entry.note);
            if Some(&entry) == old.as_ref() {
                let hint = "the score of that morning is there already; `undo` takes back what was stored last";
                return Err(nothing_different(entry.id).hint(hint).into());
            }
            writer.edit(entry)?
        }
        None => writer.add(Draft {
            note: input.note.as_deref().and_then(without_edge_hashtags),
            tags,
            ..Draft::new(stamp, Body::Pain(reading))
        })?,
    };
    let mut logged = Logged::new(entry);
    logged.facts.extend(before.map(|score| Fact::InsteadOf { score }));
    if moment == Moment::Morning {
        logged.facts.extend(run::run_before_morning(&writer.view(), stamp.day())?.map(|id| Fact::NextMorningOf { id }));
    }
    logged.facts.extend(clocks.map(Fact::Clocks));
    logged.facts.extend(new_tags);
    Ok(logged)
}

/// `--at "this morning"` names the moment, as the words do.
fn morning_at(at: Option<&str>) -> Option<Moment> {
    let words: Vec<String> = at?.split_whitespace().map(str::to_lowercase).collect();
    (words == ["this", "morning"]).then_some(Moment::Morning)
}

/// `pain 3 after` belongs to the day's run.
fn on_the_run(writer: &mut Writer<'_>, day: chrono::NaiveDate, reading: PainReading) -> Result<Logged> {
    let runs = writer.view().entries_of(crate::domain::Kind::Run, &crate::domain::Period::ending(day, 1))?;
    let Some(mut entry) = runs.into_iter().next_back() else {
        let said = format!("there is no run on {} for its pain {}", day.format("%a %-d %b %Y"), reading.moment);
        return Err(Refusal::new(said).hint("log the run first, or say the score without the moment").into());
    };
    if let Body::Run(run) = &mut entry.body {
        run.put_pain(reading);
    }
    Ok(Logged::new(writer.edit(entry)?))
}
