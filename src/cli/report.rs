//! `report`: the page for the therapist.

use super::Failure;
use super::args::{PartWord, ReportArgs};
use super::output::{list, seen_by_others, warning, write_file};
use super::sealing;
use super::session::Session;
use crate::diary::{self, PageInput, Part};
use crate::report;
use serde_json::json;
use std::path::{Path, PathBuf};

pub(super) fn report(session: &mut Session<'_>, args: ReportArgs) -> Result<(), Failure> {
    let mut journal = session.read()?;
    let lock = sealing::lock(session, &args.seal)?;
    let output = args.output.unwrap_or_else(|| PathBuf::from(if lock.is_some() { "report.html.age" } else { "report.html" }));
    let input = PageInput {
        weeks: args.weeks,
        reader: args.reader,
        only: args.only.into_iter().map(part).collect(),
        hide_notes: args.hide_notes,
        site: args.site,
    };
    let page = diary::page(&mut journal, &session.context, &input)?;
    let html = report::page::html(&page)?;
    if output == Path::new("-") {
        sealing::not_to_a_terminal(lock.as_ref())?;
        session.raw.write_all(&sealing::sealed(lock.as_ref(), html.into_bytes())?)?;
        return Ok(session.raw.flush()?);
    }
    write_file(&output, &sealing::sealed(lock.as_ref(), html.into_bytes())?)?;
    let (shown, sealed) = (output.display().to_string(), lock.is_some());
    let seen = if sealed { None } else { seen_by_others(&output) };
    let (from, to) = (page.period.from().to_string(), page.period.to().to_string());
    session.answer(
        || {
            let how = match sealed {
                false => "one file that loads nothing, to be opened or printed",
                true => "sealed; whoever may read it opens it with age",
            };
            format!("written to {shown}: {}; {how}\n{}", page.period, warning(seen.as_deref()))
        },
        || json!({ "version": report::json::VERSION, "file": shown, "sealed": sealed, "period": { "from": from, "to": to }, "warnings": list(seen.as_deref()) }),
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
