//! A form that was refused: why, and the same form as it was typed.

use super::forms::{self, Known};
use super::{entry, log};
use crate::domain::SettingKey;
use crate::web::app::Visit;
use crate::web::form::Form;
use crate::web::problem::Problem;
use maud::{Markup, html};

/// The form of an address with what was typed into it; none where there is none.
pub(in crate::web) fn form(visit: &Visit<'_>, place: &str, problem: &Problem) -> Result<Markup, Problem> {
    let (form, known) = (Form::of(visit.fields, problem.unless()), Known::of(&visit.view())?);
    let id = visit.fields.text("id").unwrap_or_default();
    let inside = match place {
        "/run" => forms::run(&form, &known),
        "/run-pain" => forms::of_a_run(&form, id, true),
        "/glide" => forms::glide(&form, &known),
        "/skip" => forms::skip(&form),
        "/pain" => forms::pain(&form),
        "/treat" => forms::treatment(&form),
        "/rate" => forms::scale(&form),
        "/flip" => forms::flip(&form, ""),
        "/trial/start" => forms::trial_start(&form),
        "/trial/stop" => forms::trial_stop(&form),
        "/prescribe" => forms::prescription(&form),
        "/injury" => forms::injury(&form),
        "/question" => forms::question(&form),
        "/prescribe-end" | "/injury-end" => forms::end(&form, place, id, "it"),
        "/settings" => match visit.fields.parsed::<SettingKey>("key")? {
            Some(key) => forms::setting(&form, key, &visit.settings()?),
            None => html! {},
        },
        _ if place.starts_with("/entry/") && !place.ends_with("/delete") => {
            let entry = visit.view().entry(log::id(visit.fields)?)?.ok_or(Problem::NotFound)?;
            entry::form(&form, &entry)
        }
        _ => html! {},
    };
    Ok(html! { div.card { (inside) } (known.lists()) })
}
