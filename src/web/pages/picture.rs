//! Pictures: drawn as SVG for a window and for a telephone, with their values beside them.

use crate::chart::{self, Figure, Format, Place, Screen, Theme, Value, on_screen};
use crate::report::page::words;
use crate::report::picture::{Kind, Wish, draw};
use crate::web::app::{Reply, Visit};
use crate::web::fields::Fields;
use crate::web::problem::Problem;
use maud::{Markup, html};

/// What is asked of a picture.
pub(super) fn wish(fields: &Fields) -> Wish {
    Wish { period: fields.owned("period"), site: fields.owned("site"), outcome: None, treatment: fields.owned("treatment") }
}

/// The picture itself.
pub(in crate::web) fn svg(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let name = visit.name.strip_suffix(".svg").ok_or(Problem::NotFound)?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == name).ok_or(Problem::NotFound)?;
    let theme = if visit.fields.is_on("dark") { Theme::Dark } else { Theme::Light };
    let screen = if visit.fields.is_on("narrow") { Screen::Narrow } else { Screen::Wide };
    let figure = draw(visit.journal, visit.context, kind, &wish(visit.fields))?;
    let (figure, size) = on_screen(&figure, screen);
    Ok(Reply::File("image/svg+xml", None, chart::render(&figure, Format::Svg, size, theme)?))
}

/// A picture with its values, and how to read it; or why the diary cannot carry it.
pub(super) fn picture(visit: &mut Visit<'_>, kind: Kind) -> Markup {
    drawn(visit, kind, |figure, fields| shown(figure, kind, fields))
}

/// The same, its own words standing before it: for a picture that no answer in words goes with.
pub(super) fn told_picture(visit: &mut Visit<'_>, kind: Kind) -> Markup {
    drawn(visit, kind, |figure, fields| told(figure, kind, fields))
}

fn drawn(visit: &mut Visit<'_>, kind: Kind, shown: impl FnOnce(&Figure, &Fields) -> Markup) -> Markup {
    match draw(visit.journal, visit.context, kind, &wish(visit.fields)) {
        Ok(figure) => shown(&figure, visit.fields),
        Err(error) => html! { p.quiet { "No picture yet: " (words(&Problem::from(error).words().0)) "." } },
    }
}

/// Its own words, then the picture.
pub(super) fn told(figure: &Figure, kind: Kind, fields: &Fields) -> Markup {
    html! {
        p.answer { (words(&figure.title)) }
        p { (words(&figure.subtitle)) }
        (shown(figure, kind, fields))
    }
}

/// The most values that stand beside a picture: of more, the last ones.
const MOST: usize = 1000;

/// The picture, its values, and how to read it.
pub(super) fn shown(figure: &Figure, kind: Kind, fields: &Fields) -> Markup {
    let [wide, narrow] = [Screen::Wide, Screen::Narrow].map(|screen| on_screen(figure, screen));
    let values: Vec<(Value, Place)> =
        chart::values(&wide.0, wide.1).into_iter().zip(chart::places(&narrow.0, narrow.1)).collect();
    let over = values.len().saturating_sub(MOST);
    let values = &values[over..];
    if values.is_empty() {
        return html! { p.quiet { "There is nothing to draw yet." } };
    }
    let place = |asked: &[&str]| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(["period", "site", "treatment"].into_iter().filter_map(|name| Some((name, fields.text(name)?))));
        query.extend_pairs(asked.iter().map(|name| (name, "1")));
        format!("/chart/{}.svg?{}", kind.as_str(), query.finish())
    };
    let by_day = values.first().is_some_and(|(value, _)| value.place.down.is_none()) || kind == Kind::Calendar;
    html! {
        figure data-values {
            div.picture { picture {
                source media=(format!("{NARROW} and (prefers-color-scheme: dark)")) srcset=(place(&["narrow", "dark"])) width=(narrow.1.width()) height=(narrow.1.height());
                source media=(NARROW) srcset=(place(&["narrow"])) width=(narrow.1.width()) height=(narrow.1.height());
                source media="(prefers-color-scheme: dark)" srcset=(place(&["dark"]));
                img src=(place(&[])) alt=(figure.alt) width=(wide.1.width()) height=(wide.1.height());
            } }
            @if !figure.caption.is_empty() { figcaption.quiet { (words(&figure.caption)) } }
            details { summary { @if by_day { "Values by day" } @else { "Every value" } }
                @if over > 0 { p.quiet { "The last " (MOST) "; " (over) " more belong to it. Fewer days show them all." } }
                ol.values reversed[by_day] { @for (wide, narrow) in newest_first(values, by_day) {
                    li data-at=(format!("{} {}", at(wide.place), at(*narrow))) { b { (words(&wide.of)) } " " (words(&wide.words.join("; "))) }
                } }
            }
        }
    }
}

/// The width up to which a picture is drawn for a telephone; the style says the same.
const NARROW: &str = "(max-width: 639px)";

fn newest_first<T>(values: &[T], by_day: bool) -> Box<dyn Iterator<Item = &T> + '_> {
    if by_day { Box::new(values.iter().rev()) } else { Box::new(values.iter()) }
}

/// A place in the picture as shares of its width, and of its height where it has one.
fn at(place: Place) -> String {
    match place.down {
        Some(down) => format!("{:.4},{down:.4}", place.across),
        None => format!("{:.4}", place.across),
    }
}
