//! Settings, as `set` has them.

use crate::diary::{self, Context};
use crate::domain::{SettingKey, Settings};
use crate::report::echo;
use crate::store::Journal;
use crate::web::app::{Reply, Visit};
use crate::web::fields::Fields;
use crate::web::layout::{once, plain};
use crate::web::problem::Problem;
use maud::html;

pub(in crate::web) fn page(visit: &mut Visit<'_>) -> Result<Reply, Problem> {
    let (settings, delivered) = (visit.settings()?, Settings::default());
    let inside = html! {
        @for key in SettingKey::ALL {
            form.card method="post" action="/settings" {
                (once())
                input type="hidden" name="key" value=(key.as_str());
                label { b { (key.as_str()) }
                    span.quiet { (key.meaning()) @if settings.show(key) == delivered.show(key) { " (as delivered)" } }
                    input name="value" value=(settings.show(key)) autocomplete="off" autocapitalize="none";
                }
                button { "Store" }
            }
        }
        p.quiet { "`glidelog serve --forget` in a terminal ends the session of every device." }
    };
    Ok(Reply::Page("Settings".into(), inside))
}

/// `set`.
pub(in crate::web) fn set(journal: &mut Journal, context: &Context, fields: &Fields) -> Result<Vec<String>, Problem> {
    let key = fields.parsed::<SettingKey>("key")?.ok_or(Problem::NotFound)?;
    let logged = diary::set(journal, context, key, fields.text("value").unwrap_or_default())?;
    Ok(echo::lines(&logged, journal.view().settings()?.units).iter().map(|line| plain(line)).collect())
}
