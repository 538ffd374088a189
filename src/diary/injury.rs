//! Starting and ending an injury.

use super::{Context, Logged, Result, place};
use crate::domain::{Body, Entry, EntryId, Injury, Location, Refusal, Stamp, words};
use crate::store::{Draft, Journal, View};

/// Opens an injury at a place, since a day.
pub fn start_injury(
    journal: &mut Journal,
    context: &Context,
    said: &[String],
    since: Option<&str>,
    note: Option<String>,
    take_new: bool,
) -> Result<Logged> {
    let (logged, _) = journal.change(&context.author("injury start"), |writer| {
        let view = writer.view();
        let when = context.when(&view)?;
        let location = words::location(said, &place::known(&view, take_new)?)?;
        let from = since.map_or(Ok(when.today()), |since| when.parse_day(since))?;
        let injury = Injury::new(location, from, None)?;
        let open = view.injuries()?;
        if let Some(same) =
            open.iter().find(|e| e.injury().is_some_and(|i| i.to().is_none() && i.location() == injury.location()))
        {
            let hint = format!("it is {}; `edit {} --since DAY` moves its start", same.id, same.id.0);
            return Err(Refusal::new(format!("{} is already open", injury.location())).hint(hint).into());
        }
        let draft = Draft { note, ..Draft::new(Stamp::day_only(from), Body::Injury(injury)) };
        Ok::<_, super::DiaryError>(Logged::new(writer.add(draft)?))
    })?;
    Ok(logged)
}

/// Ends an open injury: the one named by number or place, or the only one there is.
pub fn end_injury(journal: &mut Journal, context: &Context, said: &[String], on: Option<&str>) -> Result<Logged> {
    let (logged, _) = journal.change(&context.author("injury end"), |writer| {
        let view = writer.view();
        let when = context.when(&view)?;
        let to = on.map_or(Ok(when.today()), |on| when.parse_day(on))?;
        let mut entry = one_open(&view, said)?;
        if let Body::Injury(injury) = &entry.body {
            entry.body = Body::Injury(Injury::new(injury.location().clone(), injury.from(), Some(to))?);
        }
        Ok::<_, super::DiaryError>(Logged::new(writer.edit(entry)?))
    })?;
    Ok(logged)
}

fn one_open(view: &View<'_>, said: &[String]) -> Result<Entry> {
    let open: Vec<Entry> = view.injuries()?.into_iter().filter(|e| e.injury().is_some_and(|i| i.to().is_none())).collect();
    let number: Option<EntryId> = said.first().filter(|_| said.len() == 1).and_then(|word| word.parse().ok());
    let place = match number {
        Some(_) => Location::default(),
        None => words::location(said, &place::known(view, true)?)?,
    };
    let fits = |entry: &&Entry| match number {
        Some(id) => entry.id == id,
        None => entry.injury().is_some_and(|injury| injury.location().matches(&place)),
    };
    let mut fitting = open.iter().filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(entry), None) => Ok(entry.clone()),
        (None, _) => Err(Refusal::new("no open injury fits").hint("`injury list` shows them").into()),
        (Some(_), Some(_)) => {
            Err(Refusal::new("several injuries are open").hint("name the place or the number; `injury list` shows them").into())
        }
    }
}
