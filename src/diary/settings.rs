//! Changing a setting.

use super::{Context, Logged, Result};
use crate::domain::{Setting, SettingKey};
use crate::store::Journal;

/// Puts a setting in force.
pub fn set(journal: &mut Journal, context: &Context, key: SettingKey, value: &str) -> Result<Logged> {
    let setting = Setting::new(key, value)?;
    let (logged, _) = journal.change(&context.author(&format!("set {key}")), |writer| {
        let when = context.when(&writer.view())?;
        Ok::<_, super::DiaryError>(Logged::new(writer.set(setting, when.stamp())?))
    })?;
    Ok(logged)
}
