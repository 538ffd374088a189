//! `ask` and `week`.

use super::Failure;
use super::args::{AskArgs, WeekArgs};
use super::session::Session;

pub(super) fn ask(_session: &mut Session<'_>, _args: &AskArgs) -> Result<(), Failure> {
    Ok(())
}

pub(super) fn week(_session: &mut Session<'_>, _args: &WeekArgs) -> Result<(), Failure> {
    Ok(())
}
