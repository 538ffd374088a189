//! What was prescribed: beginning and ending it.

use super::{Context, Fact, Logged, Result, place};
use crate::domain::{Body, Entry, EntryId, Insisted, Prescribed, Prescription, Refusal, Stamp, nearest, words};
use crate::store::{Draft, Journal, View, Writer};
use chrono::NaiveDate;

/// What a person says of a prescription.
#[derive(Debug, Clone, Default)]
pub struct PrescriptionInput {
    /// What and how often, in any order.
    pub words: Vec<String>,
    /// First day; today when not said.
    pub from: Option<String>,
    /// Last day, if it has one; it may be to come.
    pub to: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Take a nerve or treatment that is not known yet.
    pub take_new: bool,
}

/// Stores a prescription; one of the same thing that is in force ends the day before.
pub fn prescribe(journal: &mut Journal, context: &Context, input: &PrescriptionInput) -> Result<Logged> {
    let (logged, _) = journal.change(&context.author("prescribe"), |writer| write(writer, context, input))?;
    Ok(logged)
}

fn write(writer: &mut Writer<'_>, context: &Context, input: &PrescriptionInput) -> Result<Logged> {
    let view = writer.view();
    let when = context.when(&view)?;
    let (what, frequency) = words::whole_prescription(&input.words, &place::known(&view, input.take_new)?)?;
    let day = |said: &Option<String>| said.as_deref().map(|said| when.parse_any_day(said)).transpose();
    let from = day(&input.from)?.unwrap_or(when.today());
    let prescription = Prescription::new(what, frequency, from, day(&input.to)?)?;
    let is_new = is_new(&view, &prescription.what, input.take_new)?;
    let replaced = end_before(writer, &prescription)?;
    let stamp = Stamp::day_only(from);
    let draft = Draft { note: input.note.clone(), ..Draft::new(stamp, Body::Prescription(prescription)) };
    let mut logged = Logged::new(writer.add(draft)?);
    logged.facts.extend(replaced);
    logged.facts.extend(is_new.then_some(Fact::NewTreatment));
    Ok(logged)
}

/// Whether a treatment's name is new; one that is close to a known name is more likely a slip.
fn is_new(view: &View<'_>, what: &Prescribed, take_new: bool) -> Result<bool> {
    let Prescribed::Treatment(name) = what else { return Ok(false) };
    let used = view.used_treatments()?;
    if used.is_empty() || used.contains(name) {
        return Ok(false);
    }
    match nearest(name, used.iter().map(String::as_str)).filter(|_| !take_new) {
        None => Ok(true),
        Some(near) => {
            let hint = format!("did you mean \"{near}\"? To prescribe \"{name}\" on purpose, say --new");
            Err(Refusal::new(format!("\"{name}\" is new, and close to \"{near}\"")).hint(hint).unless(Insisted::NewName).into())
        }
    }
}

/// Ends what the new prescription takes the place of; refuses where the two would overlap all the same.
fn end_before(writer: &mut Writer<'_>, new: &Prescription) -> Result<Vec<Fact>> {
    let mut facts = Vec::new();
    for entry in writer.view().prescriptions()? {
        let Some(old) = entry.prescription().filter(|old| old.what.agrees_with(&new.what)) else { continue };
        if old.to().is_some_and(|to| to < new.from()) || new.to().is_some_and(|to| to < old.from()) {
            continue;
        }
        let Some(to) = new.from().pred_opt().filter(|to| old.from() <= *to) else { return Err(overlap(&entry, old).into()) };
        let ended = Prescription::new(old.what.clone(), old.frequency, old.from(), Some(to))?;
        facts.push(Fact::TakesThePlaceOf { id: entry.id, to });
        writer.edit(Entry { body: Body::Prescription(ended), ..entry })?;
    }
    Ok(facts)
}

fn overlap(entry: &Entry, old: &Prescription) -> Refusal {
    let id = entry.id;
    let hint = format!(
        "change that one: glidelog edit {} twice a day; or take it away: glidelog rm {}; or end this one before it with --to",
        id.0, id.0
    );
    Refusal::new(format!("the same is prescribed from {} on already ({id})", old.from().format("%-d %b %Y"))).hint(hint)
}

/// Ends a prescription in force: the one named by number or words, or the only one there is.
pub fn end_prescription(journal: &mut Journal, context: &Context, said: &[String], on: Option<&str>) -> Result<Logged> {
    let (logged, _) = journal.change(&context.author("prescribe end"), |writer| {
        let view = writer.view();
        let when = context.when(&view)?;
        let to = on.map_or(Ok(when.today()), |on| when.parse_any_day(on))?;
        let mut entry = one_open(&view, said, when.today())?;
        if let Body::Prescription(old) = &entry.body {
            if old.to() == Some(to) {
                return Err(super::correct::nothing_different(entry.id).hint("it ends on that day already").into());
            }
            entry.body = Body::Prescription(Prescription::new(old.what.clone(), old.frequency, old.from(), Some(to))?);
        }
        Ok::<_, super::DiaryError>(Logged::new(writer.edit(entry)?))
    })?;
    Ok(logged)
}

fn one_open(view: &View<'_>, said: &[String], today: NaiveDate) -> Result<Entry> {
    let not_over = |entry: &Entry| entry.prescription().is_some_and(|p| p.to().is_none_or(|to| to >= today));
    let open: Vec<Entry> = view.prescriptions()?.into_iter().filter(not_over).collect();
    let number: Option<EntryId> = said.first().filter(|_| said.len() == 1).and_then(|word| word.parse().ok());
    let what = match number {
        Some(_) => None,
        None => named(said, &place::known(view, true)?)?,
    };
    let fits = |entry: &&Entry| match number {
        Some(id) => entry.id == id,
        None => what.iter().all(|what| entry.prescription().is_some_and(|p| what.iter().any(|what| p.what.agrees_with(what)))),
    };
    let mut fitting = open.iter().filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(entry), None) => Ok(entry.clone()),
        (None, _) => Err(Refusal::new("no prescription in force fits").hint("`prescribe list` shows them").into()),
        (Some(_), Some(_)) => Err(Refusal::new("several prescriptions are in force")
            .hint("name the one or its number; `prescribe list` shows them")
            .into()),
    }
}

/// What words can name: `sciatic` is a nerve as well as a name, so each reading is tried; none where nothing was said.
fn named(said: &[String], known: &words::Known) -> Result<Option<Vec<Prescribed>>> {
    if said.is_empty() {
        return Ok(None);
    }
    let as_said = words::prescription(said, known)?.what;
    let gliding: Vec<String> = std::iter::once("glide".to_owned()).chain(said.iter().cloned()).collect();
    let as_nerve = words::prescription(&gliding, known).ok().and_then(|said| said.what);
    Ok(Some(as_said.into_iter().chain(as_nerve).collect()))
}
