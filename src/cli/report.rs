//! `report`: the page for the therapist.

use super::Failure;
use super::args::{PartWord, ReportArgs};
use super::session::{Session, write_file};
use crate::diary::{self, PageInput, Part};
use crate::report;
use serde_json::json;
use std::path::Path;

pub(super) fn report(session: &mut Session<'_>, args: ReportArgs) -> Result<(), Failure> {
    let mut journal = session.read()?;
    let input = PageInput {
        weeks: args.weeks,
        reader: args.reader,
        only: args.only.into_iter().map(part).collect(),
        hide_notes: args.hide_notes,
        site: args.site,
    };
    let page = diary::page(&mut journal, &session.context, &input)?;
    let html = report::page::html(&page)?;
    if args.output == Path::new("-") {
        session.raw.write_all(html.as_bytes())?;
        return Ok(session.raw.flush()?);
    }
    write_file(&args.output, html.as_bytes(), true)?;
    let shown = args.output.display().to_string();
    let (from, to) = (page.period.from().to_string(), page.period.to().to_string());
    session.answer(
        || format!("written to {shown}: {}; one file that loads nothing, to be opened or printed\n", page.period),
        || json!({ "version": report::json::VERSION, "file": shown, "period": { "from": from, "to": to } }),
    )
}

fn part(word: PartWord) -> Part {
    match word {
        PartWord::Pain => Part::Pain,
        PartWord::Runs => Part::Runs,
        PartWord::Glides => Part::Glides,
        PartWord::Trial => Part::Trial,
    }
}
