//! The program from the outside: words in, sentences out, in a sealed home.

mod correct;
mod faults;
mod files;
mod log;
mod sealed;
mod shells;
