//! Logging a gliding session, done or skipped on purpose.

use super::treatment::{one_time, reason_and_note};
use super::{Context, Fact, Logged, Result, place, run, tags};
use crate::domain::{
    Body, Duration, Glide, Height, PainScore, Position, Refusal, Settings, Side, Stamp, Status, SymptomFlags, Tag, Technique,
    When, without_edge_hashtags, words,
};
use crate::store::{Draft, Journal, View, Writer};
use chrono::Duration as Span;

/// What a person says of a session.
#[derive(Debug, Clone, Default)]
pub struct GlideInput {
    /// Nerve, technique, position, side, dose, height, hold and a date, in any order.
    pub words: Vec<String>,
    /// When it started.
    pub at: Option<String>,
    /// Side.
    pub side: Option<Side>,
    /// Technique.
    pub technique: Option<Technique>,
    /// Position.
    pub position: Option<Position>,
    /// Limb height.
    pub height: Option<Height>,
    /// Seconds held.
    pub hold_s: Option<u16>,
    /// How long it took.
    pub duration: Option<Duration>,
    /// Worst symptom.
    pub symptom: Option<PainScore>,
    /// Other symptoms.
    pub flags: SymptomFlags,
    /// Tags.
    pub tags: Vec<Tag>,
    /// A note.
    pub note: Option<String>,
    /// Take words that are not known yet.
    pub take_new: bool,
}

/// Stores a session that was done; with nothing said of the movement it is the same as last time.
pub fn log_glide(journal: &mut Journal, context: &Context, input: &GlideInput) -> Result<Logged> {
    let (logged, _) = journal.change(&context.author("glide"), |writer| write_glide(writer, context, input))?;
    Ok(logged)
}

/// Stores that a session was skipped on purpose; the reason, before which a day may stand, is its note.
pub fn skip_glide(
    journal: &mut Journal,
    context: &Context,
    reason: &[String],
    at: Option<&str>,
    note: Option<String>,
) -> Result<Logged> {
    let (logged, _) = journal.change(&context.author("skip glide"), |writer| {
        let view = writer.view();
        let when = context.when(&view)?;
        let (reason, date) = words::reason(reason, &when)?;
        let (stamp, clocks) = one_time(&when, at, date)?;
        let note = reason_and_note(reason, note);
        let draft = Draft { note, ..Draft::new(stamp, Body::Glide(Glide::bare(Status::Skipped))) };
        let mut logged = Logged::new(writer.add(draft)?);
        logged.facts.extend(clocks.map(Fact::Clocks));
        Ok::<_, super::DiaryError>(logged)
    })?;
    Ok(logged)
}

fn write_glide(writer: &mut Writer<'_>, context: &Context, input: &GlideInput) -> Result<Logged> {
    let view = writer.view();
    let when = context.when(&view)?;
    let known = place::known(&view, input.take_new)?;
    let (said, date) = words::glide(&input.words, &known, &when)?;
    let (movement, same) = movement(&view, input, said.glide.clone(), said.bare)?;
    let (stamp, clocks) = glide_stamp(&when, input.at.as_deref(), date, movement.minutes)?;
    let all_tags: Vec<Tag> = said.tags.iter().chain(&input.tags).cloned().collect();
    let (tags, new_tags) = tags::gather(&view, &all_tags, input.note.as_deref(), input.take_new)?;
    let settings = view.settings()?;
    let hurt = hurt(&movement, &settings);
    let draft =
        Draft { note: input.note.as_deref().and_then(without_edge_hashtags), tags, ..Draft::new(stamp, Body::Glide(movement)) };
    let mut logged = Logged::new(writer.add(draft)?);
    logged.facts.extend(same);
    logged.facts.extend(run::no_morning_score(&writer.view(), &when, stamp)?);
    logged.facts.extend(super::trial::progress(&writer.view(), context, &logged.entry)?);
    logged.facts.extend(clocks.map(Fact::Clocks));
    logged.facts.extend(new_tags);
    logged.facts.extend(hurt);
    Ok(logged)
}

/// The movement and its dose: as said, or the last one's when nothing of it was said.
fn movement(view: &View<'_>, input: &GlideInput, said: Glide, bare: bool) -> Result<(Glide, Option<Fact>)> {
    let options = input.side.is_none()
        && input.technique.is_none()
        && input.position.is_none()
        && input.height.is_none()
        && input.hold_s.is_none()
        && input.duration.is_none();
    let last = if bare && options { view.last_done_glide()? } else { None };
    let same = last.as_ref().map(|last| Fact::SameAsLast { id: last.id, stamp: last.stamp });
    let base = last.as_ref().and_then(|last| last.glide()).map_or(said.clone(), Glide::same_again);
    if base == Glide::bare(Status::Done) && said.flags == SymptomFlags::default() && bare && options {
        let hint = "say it once in full: glidelog glide sciatic supine 2x15 --left --height 18in --hold 2s; afterwards `glidelog glide` repeats it";
        return Err(Refusal::new("there is no gliding session yet to be the same as").hint(hint).into());
    }
    let merged = SymptomFlags {
        tingling: said.flags.tingling || input.flags.tingling,
        numb: said.flags.numb || input.flags.numb,
        shooting: said.flags.shooting || input.flags.shooting,
    };
    let minutes = input.duration.map(words::whole_minutes).transpose()?;
    let glide = Glide {
        technique: once(base.technique, input.technique, "technique")?,
        position: once(base.position, input.position, "position")?,
        side: once(base.side, input.side, "side")?,
        hold_s: once(base.hold_s, input.hold_s, "hold")?,
        height: once(base.height, input.height, "height")?,
        minutes: once(base.minutes, minutes, "duration")?,
        symptom: input.symptom,
        flags: merged,
        ..base
    };
    Ok((glide, same))
}

fn once<T: PartialEq>(word: Option<T>, option: Option<T>, what: &str) -> Result<Option<T>> {
    match (word, option) {
        (Some(word), Some(option)) if word != option => {
            Err(Refusal::new(format!("two different {what}s are said")).hint("say each thing once").into())
        }
        (word, option) => Ok(option.or(word)),
    }
}

/// The start: as said, or the minutes it took ago; it ended now.
fn glide_stamp(when: &When, at: Option<&str>, date: words::Dated, minutes: Option<u16>) -> Result<(Stamp, Option<String>)> {
    match (at, date) {
        (Some(_), Some((said, _))) => {
            Err(Refusal::new(format!("the time is said twice: --at and {said}")).hint("say it once").into())
        }
        (Some(at), None) => Ok(when.parse(at)?),
        (None, Some(date)) => Ok(date),
        (None, None) => {
            let took = Span::minutes(i64::from(minutes.unwrap_or(0)));
            Ok((when.stamp().earlier(took, when.day_start), None))
        }
    }
}

pub(super) fn hurt(glide: &Glide, settings: &Settings) -> Option<Fact> {
    let over = glide.symptom.filter(|symptom| *symptom >= settings.stop_at);
    (over.is_some() || glide.flags.numb).then_some(Fact::Hurt { symptom: over, numb: glide.flags.numb })
}
