//! Logging another treatment, or the week's own word.

use super::{Context, Fact, Logged, Result, tags};
use crate::domain::{Body, Insisted, Refusal, Stamp, Status, Tag, Treatment, When, nearest, without_edge_hashtags, words};
use crate::store::{Draft, Journal, Writer};

/// What gliding is called by those who take it for one treatment among others.
const GLIDING: [&str; 5] = ["glide", "gliding", "glides", "flossing", "nerve gliding"];

/// Entries of their own kinds, which are no treatments.
const OTHER_KINDS: [&str; 4] = ["run", "running", "runs", "pain"];

/// What a person says of a treatment.
#[derive(Debug, Clone)]
pub struct TreatmentInput {
    /// Its name.
    pub name: String,
    /// Done or skipped on purpose.
    pub status: Status,
    /// Why it was skipped, perhaps with the day before it.
    pub reason: Vec<String>,
    /// When it was.
    pub at: Option<String>,
    /// Tags.
    pub tags: Vec<Tag>,
    /// A note.
    pub note: Option<String>,
    /// Take a name that is close to a known one.
    pub take_new: bool,
}

/// Stores a treatment other than gliding.
pub fn log_treatment(journal: &mut Journal, context: &Context, input: &TreatmentInput) -> Result<Logged> {
    let command = if input.status == Status::Done { "treat" } else { "skip" };
    let (logged, _) = journal.change(&context.author(command), |writer| write_treatment(writer, context, input))?;
    Ok(logged)
}

fn write_treatment(writer: &mut Writer<'_>, context: &Context, input: &TreatmentInput) -> Result<Logged> {
    let view = writer.view();
    let when = context.when(&view)?;
    let used = view.used_treatments()?;
    let (name, reason) = words::whole_treatment(&input.name, &input.reason, &used);
    let ((name, said), date) = words::treatment(&[name], &when)?;
    let treatment = Treatment::new(&name, input.status)?;
    let hint = "say: glidelog glide, or glidelog skip glide \"reason\"";
    if GLIDING.contains(&treatment.name()) {
        return Err(Refusal::new("gliding has its own entry").hint(hint).into());
    }
    if OTHER_KINDS.contains(&treatment.name()) {
        let hint = "a run that was not done is not written down, or as a word on the day: glidelog rate; a run cut short says so: glidelog run 2km cut short";
        return Err(Refusal::new(format!("\"{}\" is no treatment", treatment.name())).hint(hint).into());
    }
    let is_new = !used.iter().any(|name| name == treatment.name());
    if is_new
        && !input.take_new
        && let Some(near) = nearest(treatment.name(), used.iter().map(String::as_str).chain(GLIDING))
    {
        if GLIDING.contains(&near) {
            // A slip here would lose the session to every comparison.
            let said = format!("\"{}\" is close to \"{near}\", and gliding has its own entry", treatment.name());
            let hint = format!("{hint}. To add \"{}\" as a treatment on purpose, say --new", treatment.name());
            return Err(Refusal::new(said).hint(hint).unless(Insisted::NewName).into());
        }
        let hint = format!("did you mean \"{near}\"? To add \"{}\" on purpose, say --new", treatment.name());
        return Err(Refusal::new(format!("\"{}\" is new, and close to \"{near}\"", treatment.name()))
            .hint(hint)
            .unless(Insisted::NewName)
            .into());
    }
    let (reason, reason_date) = words::reason(reason, &when)?;
    let (stamp, clocks) = one_time(&when, input.at.as_deref(), date.or(reason_date))?;
    let note = reason_and_note(reason, input.note.clone());
    let (tags, new_tags) = tags::gather(&view, &[said, input.tags.clone()].concat(), note.as_deref(), input.take_new)?;
    let draft =
        Draft { note: note.as_deref().and_then(without_edge_hashtags), tags, ..Draft::new(stamp, Body::Treatment(treatment)) };
    let mut logged = Logged::new(writer.add(draft)?);
    logged.facts.extend(clocks.map(Fact::Clocks));
    logged.facts.extend((is_new && !used.is_empty()).then_some(Fact::NewTreatment));
    logged.facts.extend(new_tags);
    Ok(logged)
}

/// Why something was skipped, and what else was noted, as one note.
pub(super) fn reason_and_note(reason: Option<String>, note: Option<String>) -> Option<String> {
    match (reason, note) {
        (Some(reason), Some(note)) => Some(format!("{reason}\n{note}")),
        (reason, note) => reason.or(note),
    }
}

/// The time said once: by `--at`, among the words, or now.
pub(super) fn one_time(when: &When, at: Option<&str>, date: words::Dated) -> Result<(Stamp, Option<String>)> {
    match (at, date) {
        (Some(_), Some((said, _))) => Err(Refusal::new(format!("the time is said twice: --at and {said}")).into()),
        (Some(at), None) => Ok(when.parse(at)?),
        (None, Some(date)) => Ok(date),
        (None, None) => Ok((when.stamp(), None)),
    }
}

/// Stores a rating of the week or of function.
pub fn log_rating(
    journal: &mut Journal,
    context: &Context,
    said: &[String],
    at: Option<&str>,
    note: Option<String>,
) -> Result<Logged> {
    let (logged, _) = journal.change(&context.author("rate"), |writer| {
        let when = context.when(&writer.view())?;
        let (rating, date) = words::dated_rating(said, &when)?;
        let (stamp, clocks) = one_time(&when, at, date)?;
        let draft = Draft { note, ..Draft::new(stamp, Body::Rating(rating)) };
        let mut logged = Logged::new(writer.add(draft)?);
        logged.facts.extend(clocks.map(Fact::Clocks));
        Ok::<_, super::DiaryError>(logged)
    })?;
    Ok(logged)
}
