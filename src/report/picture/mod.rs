//! What the pictures of a time show, with the words about them.

mod calendar;
mod draw;
mod mileage;
mod week;

pub use calendar::calendar;
pub use draw::{Kind, Wish, draw, week_figure};
pub use mileage::mileage;
pub use week::week;

use chrono::NaiveDate;

fn long(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

fn stretch(from: NaiveDate, to: NaiveDate) -> String {
    if from == to { long(from) } else { format!("{} to {}", long(from), long(to)) }
}

fn count(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

/// A place before a colon, or nothing where the diary names none.
fn placed(site: &str, what: &str) -> String {
    match site {
        "" => what.to_owned(),
        site => format!("{what}, {site}"),
    }
}
