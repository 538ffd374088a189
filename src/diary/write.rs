//! Carrying out a command that writes, on a journal that may not be there yet.

use super::{Context, DiaryError};
use crate::store::{Journal, StoreError};
use std::path::Path;

/// Carries out a command that writes, and gives the journal back with the answer. Where there is no journal yet, it is
/// first tried on one in memory: what is refused makes no file.
pub fn write<T, E: From<StoreError>>(
    path: &Path,
    context: &Context,
    command: impl Fn(&mut Journal, &Context) -> Result<T, E>,
) -> Result<(T, Journal), E> {
    let there = path.metadata().is_ok_and(|meta| meta.len() > 0);
    if !there {
        command(&mut Journal::in_memory()?, context)?;
    }
    let mut journal = Journal::open_or_create(path)?;
    let answer = command(&mut journal, context)?;
    Ok((answer, journal))
}

/// The journal to read, or None where there is none yet.
pub fn read(path: &Path) -> Result<Option<Journal>, DiaryError> {
    match Journal::open(path) {
        Ok(journal) => Ok(Some(journal)),
        Err(StoreError::Missing { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
