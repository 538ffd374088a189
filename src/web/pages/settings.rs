//! Settings, as `set` has them.

use super::forms;
use crate::diary::{self, Context};
use crate::domain::SettingKey;
use crate::report::echo;
use crate::store::Journal;
use crate::web::app::{Reply, Visit};
use crate::web::fields::Fields;
use crate::web::form::Form;
use crate::web::layout::plain;
use crate::web::problem::Problem;
use maud::html;

pub(in crate::web) fn page(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let (settings, nothing) = (visit.settings()?, Fields::default());
    let form = Form::of(&nothing, None);
    let inside = html! {
        @for key in SettingKey::ALL { (forms::setting(&form, key, &settings)) }
        p.quiet { code { "glidelog serve --forget" } " in a terminal ends the session of every device." }
    };
    Ok(Reply::Page("Settings".into(), inside))
}

/// `set`.
pub(in crate::web) fn set(journal: &mut Journal, context: &Context, fields: &Fields) -> Result<Vec<String>, Problem> {
    let key = fields.parsed::<SettingKey>("key")?.ok_or(Problem::NotFound)?;
    let logged = diary::set(journal, context, key, fields.text("value").unwrap_or_default())?;
    Ok(echo::lines(&logged, journal.view().settings()?.units).iter().map(|line| plain(line)).collect())
}
