//! Places and treatments named in a question.

use super::text::Words;
use crate::domain::{KNOWN_TREATMENTS, Location, Side, Site};

/// A second place, side or treatment.
pub(super) struct Twice(pub(super) &'static str);

/// Takes a site with its side, each at most once.
pub(super) fn take(words: &mut Words, sites: &[Site]) -> Result<Option<Location>, Twice> {
    let read_site = |phrase: &[&str]| match phrase {
        // "how was my back" is the low back; "back" alone in "back to normal" is no place.
        ["back", second, ..] if *second != "of" => None,
        ["back", "of", "my" | "the", site] => Site::known(&format!("back of {site}"), sites).ok(),
        _ => Site::known(&phrase.join(" "), sites).ok(),
    };
    let read_side = |phrase: &[&str]| phrase[0].parse::<Side>().ok().filter(|_| phrase[0].len() > 1);
    let longest = sites.iter().map(|site| site.as_str().split(' ').count()).max().unwrap_or(0).max(4);
    let (site, side) = (words.take(longest, read_site), words.take(1, read_side));
    if words.take(longest, read_site).is_some_and(|second| Some(second) != site) {
        return Err(Twice("place"));
    }
    if words.take(1, read_side).is_some_and(|second| Some(second) != side) {
        return Err(Twice("side"));
    }
    Ok((site.is_some() || side.is_some()).then_some(Location { site, side }))
}

/// Takes a treatment by its name.
pub(super) fn take_treatment(words: &mut Words, used: &[String]) -> Option<String> {
    let known = |name: &str| KNOWN_TREATMENTS.contains(&name) || used.iter().any(|used| used == name);
    let longest = used.iter().map(|name| name.split(' ').count()).max().unwrap_or(0).max(2);
    words.take(longest, |phrase| {
        let name = phrase.join(" ");
        known(&name).then_some(name)
    })
}
