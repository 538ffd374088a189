//! `set`: change a setting, or list every one with its meaning.

use super::args::SetArgs;
use super::session::Session;
use super::{Failure, run};
use crate::diary;
use crate::domain::{Refusal, SettingKey, Settings};
use crate::report;

pub(super) fn set(session: &mut Session<'_>, args: &SetArgs) -> Result<(), Failure> {
    let Some(key) = &args.key else { return list(session, None) };
    let key: SettingKey = key.parse()?;
    if args.value.is_empty() {
        return list(session, Some(key));
    }
    let value = args.value.join(" ");
    let (logged, settings) = session.write(|journal, context| Ok(diary::set(journal, context, key, &value)?))?;
    run::echo(session, &logged, &settings)
}

fn list(session: &mut Session<'_>, only: Option<SettingKey>) -> Result<(), Failure> {
    let settings = match session.read_or_missing()? {
        Some(journal) => journal.view().settings()?,
        None => Settings::default(),
    };
    let keys: Vec<SettingKey> = SettingKey::ALL.into_iter().filter(|key| only.is_none_or(|only| only == *key)).collect();
    if keys.is_empty() {
        return Err(Refusal::new("there is no such setting").into());
    }
    session.answer(|| report::settings::text(&settings, &keys), || report::settings::json(&settings, &keys))
}

impl Session<'_> {
    /// The journal, or None where there is none yet.
    pub(super) fn read_or_missing(&self) -> Result<Option<crate::store::Journal>, Failure> {
        Ok(diary::read(&self.journal_path()?)?)
    }
}
