//! The journal's file: the only room that knows SQLite.
//!
//! Every write is one change: one transaction, one row in `change`, and the document of each entry
//! before and after. What was acknowledged is on the disk, also when the power fails.

mod backup;
mod change;
mod check;
mod error;
mod find;
mod head;
mod image;
mod kept;
mod link;
mod merge;
mod migrate;
mod open;
mod read;
mod rescue;
mod row;
mod sent;
#[cfg(test)]
mod tests;
mod trial;
#[cfg(test)]
mod view_tests;
mod visit;
mod write;

pub use backup::Verified;
pub use change::{ChangeId, ChangeRecord, ChangeState, EntryChange};
pub use check::{Finding, Health, TableRead};
pub use error::{StoreError, way_back};
pub use find::RunsBefore;
pub use link::no_foreign_link;
pub use merge::{Conflict, Merged};
pub use migrate::SCHEMA_VERSION;
pub use open::{Journal, nearest_folder, private_folders, scratch};
pub use read::View;
pub use rescue::{Lost, Rescued};
pub use trial::Ever;
pub use write::{Author, Draft, Taken, Writer};

/// How long a writer waits for another one, in seconds.
const BUSY_S: u64 = 20;

/// What a change of the journal answers.
pub type Result<T> = std::result::Result<T, StoreError>;
