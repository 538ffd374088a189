//! Pure functions of plain values: what a diary says, and what it cannot say.

pub mod trend;
