//! Where a score without a place belongs.

use super::Result;
use crate::domain::{Location, Refusal, words::Known};
use crate::store::View;
use chrono::NaiveDate;

/// The words this diary knows.
pub(super) fn known(view: &View<'_>, take_new: bool) -> Result<Known> {
    Ok(Known { sites: view.used_sites()?, nerves: view.used_nerves()?, take_new, closed: false })
}

/// The same for a question or a picture, which adds none.
pub(super) fn known_to_ask(view: &View<'_>) -> Result<Known> {
    Ok(Known { closed: true, ..known(view, false)? })
}

/// Fills what was left open: the one open injury, with none open the place used last, with several a question.
/// In a diary that has never named a place it stays open.
pub(super) fn fill(view: &View<'_>, said: Location, day: NaiveDate) -> Result<Location> {
    let open = view.open_injuries(day)?;
    let fitting: Vec<&Location> = open.iter().filter(|place| said.site.is_none() || said.site == place.site).collect();
    match (&said.site, fitting[..].len()) {
        (_, 1) => Ok(Location { site: fitting[0].site.clone(), side: said.side.or(fitting[0].side) }),
        (Some(site), 2..) if said.side.is_none() => {
            let places: Vec<String> = fitting.iter().map(|place| place.to_string()).collect();
            let example = format!("say which side, for example \"{}\"", places[0]);
            Err(Refusal::new(format!("{site} is open on both sides ({})", places.join(", "))).hint(example).into())
        }
        (Some(_), _) => Ok(said),
        (None, 0) => {
            let last = view.last_location()?.unwrap_or_default();
            Ok(Location { site: last.site, side: said.side.or(last.side) })
        }
        (None, _) => {
            let places: Vec<String> = open.iter().map(|place| place.to_string()).collect();
            let example = format!("say which, for example --site \"{}\"", places[0]);
            Err(Refusal::new(format!("{} injuries are open ({})", places.len(), places.join(", "))).hint(example).into())
        }
    }
}
