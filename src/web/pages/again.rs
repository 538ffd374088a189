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
    let named;
    let (name, inside) = match place {
        "/run" => ("Run", forms::run(&form, &known)),
        "/run-pain" => ("Pain and effort of a run", forms::of_a_run(&form, id, true)),
        "/glide" => ("Glide", forms::glide(&form, &known)),
        "/skip" => ("Gliding left out", forms::skip(&form)),
        "/pain" => ("Pain", forms::pain(&form)),
        "/treat" => ("Treatment", forms::treatment(&form)),
        "/rate" => ("Rating", forms::scale(&form)),
        "/flip" => ("The coin", forms::flip(&form, "")),
        "/trial/start" => ("Trial", forms::trial_start(&form)),
        "/trial/stop" => ("End of the trial", forms::trial_stop(&form)),
        "/prescribe" => ("Prescription", forms::prescription(&form)),
        "/injury" => ("Injury", forms::injury(&form)),
        "/question" => ("Question", forms::question(&form)),
        "/prescribe-end" => ("End of a prescription", forms::end(&form, place, id, "it")),
        "/injury-end" => ("End of an injury", forms::end(&form, place, id, "it")),
        "/settings" => match visit.fields.parsed::<SettingKey>("key")? {
            Some(key) => ("Setting", forms::setting(&form, key, &visit.settings()?)),
            None => return Ok(html! {}),
        },
        _ if place.starts_with("/entry/") && !place.ends_with("/delete") => {
            let entry = visit.view().entry(log::id(visit.fields)?)?.ok_or(Problem::NotFound)?;
            named = format!("Change of {}", entry.id);
            (named.as_str(), entry::form(&form, &entry))
        }
        _ => return Ok(html! {}),
    };
    Ok(html! { article.card { h2 { (name) } (inside) } (known.lists()) })
}
