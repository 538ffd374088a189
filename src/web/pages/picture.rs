//! Pictures: drawn as SVG in the size of the page, with their values beside them.

use crate::chart::{self, Figure, Format, Size, Theme};
use crate::report::page::words;
use crate::report::picture::{Kind, Wish, draw};
use crate::web::app::{Reply, Visit};
use crate::web::fields::Fields;
use crate::web::problem::Problem;
use maud::{Markup, html};

/// Points across and down, and as large as it is shown, so that letters stay legible: a telephone looks at a part of it.
const SIZE: (u32, u32) = (720, 520);

fn size() -> Size {
    Size::new(SIZE.0, SIZE.1).unwrap_or_default()
}

/// What is asked of a picture.
pub(super) fn wish(fields: &Fields) -> Wish {
    Wish { period: fields.owned("period"), site: fields.owned("site"), outcome: None, treatment: fields.owned("treatment") }
}

/// The picture itself.
pub(in crate::web) fn svg(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let name = visit.name.strip_suffix(".svg").ok_or(Problem::NotFound)?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == name).ok_or(Problem::NotFound)?;
    let theme = if visit.fields.is_on("dark") { Theme::Dark } else { Theme::Light };
    let figure = draw(visit.journal, visit.context, kind, &wish(visit.fields))?;
    Ok(Reply::File("image/svg+xml", None, chart::render(&figure, Format::Svg, size(), theme)?))
}

/// A picture with its words and values; or why the diary cannot carry it.
pub(super) fn picture(visit: &mut Visit<'_>, kind: Kind) -> Markup {
    drawn(visit, kind, |figure, fields| shown(figure, kind, fields))
}

/// The same, its own words standing before it: for a picture that no answer in words goes with.
pub(super) fn told_picture(visit: &mut Visit<'_>, kind: Kind) -> Markup {
    drawn(visit, kind, |figure, fields| html! { p.answer { (figure.alt) } (shown(figure, kind, fields)) })
}

fn drawn(visit: &mut Visit<'_>, kind: Kind, shown: impl FnOnce(&Figure, &Fields) -> Markup) -> Markup {
    match draw(visit.journal, visit.context, kind, &wish(visit.fields)) {
        Ok(figure) => shown(&figure, visit.fields),
        Err(error) => html! { p.quiet { "No picture yet: " (words(&Problem::from(error).words().0)) "." } },
    }
}

fn shown(figure: &Figure, kind: Kind, fields: &Fields) -> Markup {
    let values = chart::values(figure, size());
    let place = |dark: Option<&str>| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(["period", "site", "treatment"].into_iter().filter_map(|name| Some((name, fields.text(name)?))));
        query.extend_pairs(dark.map(|dark| (dark, "1")));
        format!("/chart/{}.svg?{}", kind.as_str(), query.finish())
    };
    html! {
        figure data-values[!values.is_empty()] {
            div.picture tabindex="0" role="group" aria-label="A picture that can be moved sideways" { div.whole {
                picture {
                    source media="(prefers-color-scheme: dark)" srcset=(place(Some("dark")));
                    img src=(place(None)) alt=(figure.alt) width=(SIZE.0) height=(SIZE.1);
                }
            } }
            @if !values.is_empty() {
                details { summary { "Values by day" }
                    ol.values reversed { @for value in values.iter().rev() {
                        li data-x=(format!("{:.4}", value.across)) { b { (value.day.format("%a %-d %b %Y")) } " " (value.words.join("; ")) }
                    } }
                }
            }
        }
    }
}
