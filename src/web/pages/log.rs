//! What is written down: each form says what its command says, in the same words.

use crate::diary::{self, Context, Correction, GlideInput, PainInput, PrescriptionInput, RunInput, TreatmentInput};
use crate::domain::{EntryId, Kind, Moment, PainScore, Status, SymptomFlags, Tag};
use crate::report::{echo, trial};
use crate::store::Journal;
use crate::web::fields::Fields;
use crate::web::layout::plain;
use crate::web::problem::Problem;

type Said = Result<Vec<String>, Problem>;

/// What was stored, as the command line says it.
fn said(journal: &Journal, logged: &diary::Logged) -> Said {
    let lines = echo::lines(logged, journal.view().settings()?.units);
    Ok(lines.iter().map(|line| plain(line)).collect())
}

/// `pain`.
pub(in crate::web) fn pain(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let input = PainInput {
        words: fields.words("score").into_iter().chain(fields.words("words")).collect(),
        at: fields.owned("at"),
        moment: fields.parsed::<Moment>("moment")?,
        site: fields.owned("site"),
        tags: Vec::new(),
        note: fields.owned("note"),
        take_new: fields.is_on("new"),
    };
    let logged = diary::log_pain(journal, context, &input)?;
    said(journal, &logged)
}

/// `run`.
pub(in crate::web) fn run(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let time = fields.text("time").map(|time| if time.parse::<f64>().is_ok() { format!("{time}m") } else { time.into() });
    let input = RunInput {
        words: fields.words("distance").into_iter().chain(time).chain(fields.words("words")).collect(),
        at: fields.owned("at"),
        effort: fields.parsed("effort")?,
        feel: fields.parsed("feel")?,
        pain: series(fields).into_iter().collect(),
        site: fields.owned("site"),
        cut_short: fields.is_on("cut_short"),
        treadmill: fields.is_on("treadmill"),
        tags: fields.words("tags").iter().map(|tag| tag.parse()).collect::<Result<Vec<Tag>, _>>()?,
        note: fields.owned("note"),
        take_new: fields.is_on("new"),
        insist: fields.is_on("yes"),
    };
    let logged = diary::log_run(journal, context, &input)?;
    said(journal, &logged)
}

/// `before/worst/after`, as the command line takes it; None where none of them is said.
fn series(fields: &Fields) -> Option<String> {
    let all = ["before", "worst", "after"].map(|name| fields.text(name));
    all.iter().any(Option::is_some).then(|| all.map(|score| score.unwrap_or("-")).join("/"))
}

/// The pain or the effort of a run that has none yet.
pub(in crate::web) fn run_pain(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let correction =
        Correction { pain: series(fields).into_iter().collect(), effort: fields.parsed("effort")?, ..Correction::default() };
    let id = id(fields)?;
    let logged = diary::edit(journal, context, id, &correction)?;
    said(journal, &logged)
}

/// A number of a session.
fn whole(fields: &Fields, name: &str, most: u16) -> Result<Option<u16>, Problem> {
    let Some(text) = fields.text(name) else { return Ok(None) };
    let number = text.parse().ok().filter(|number| (1..=most).contains(number));
    let refusal = || {
        let message = format!("{name} are a whole number from 1 to {most}, not \u{201c}{text}\u{201d}");
        Problem::refused(&message, "a session is stored without its dose where sets and reps are both empty")
    };
    number.map(Some).ok_or_else(refusal)
}

/// `glide`: with nothing said of the movement it is the same as last time.
pub(in crate::web) fn glide(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let dose = match (whole(fields, "sets", 50)?, whole(fields, "reps", 500)?) {
        (Some(sets), Some(reps)) => Some(format!("{sets}x{reps}")),
        (None, None) => None,
        _ => return Err(Problem::refused("sets and repetitions are said together", "say the other one too, or neither")),
    };
    let input = GlideInput {
        words: fields.words("words").into_iter().chain(dose).collect(),
        at: fields.owned("at"),
        hold_s: fields.text("hold").map(crate::domain::words::hold_seconds).transpose()?,
        duration: fields.text("minutes").map(|minutes| format!("{minutes}m").parse()).transpose()?,
        symptom: fields.parsed("symptom")?,
        flags: SymptomFlags {
            tingling: fields.is_on("tingling"),
            numb: fields.is_on("numb"),
            shooting: fields.is_on("shooting"),
        },
        note: fields.owned("note"),
        take_new: fields.is_on("new"),
        ..GlideInput::default()
    };
    let logged = diary::log_glide(journal, context, &input)?;
    said(journal, &logged)
}

/// `skip`: gliding, or another treatment.
pub(in crate::web) fn skip(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let (reason, at) = (fields.words("reason"), fields.text("at"));
    let logged = match fields.text("what") {
        Some("glide") | None => diary::skip_glide(journal, context, &reason, at, None)?,
        Some(_) => treatment(journal, context, fields, Status::Skipped)?,
    };
    said(journal, &logged)
}

/// `treat`, or `skip` where that button was used.
pub(in crate::web) fn treat(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let status = if fields.text("status") == Some("skipped") { Status::Skipped } else { Status::Done };
    let logged = treatment(journal, context, fields, status)?;
    said(journal, &logged)
}

fn treatment(journal: &mut Journal, context: &Context, fields: &Fields, status: Status) -> diary::Result<diary::Logged> {
    let input = TreatmentInput {
        name: fields.owned("what").unwrap_or_default(),
        status,
        reason: Vec::new(),
        at: fields.owned("at"),
        tags: Vec::new(),
        note: fields.owned("reason"),
        take_new: fields.is_on("new"),
    };
    diary::log_treatment(journal, context, &input)
}

/// `prescribe`.
pub(in crate::web) fn prescribe(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let input = PrescriptionInput {
        words: fields.words("words"),
        from: fields.owned("from"),
        to: fields.owned("to"),
        note: fields.owned("note"),
        take_new: fields.is_on("new"),
    };
    let logged = diary::prescribe(journal, context, &input)?;
    said(journal, &logged)
}

/// `prescribe end`.
pub(in crate::web) fn prescribe_end(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let logged = diary::end_prescription(journal, context, &[id(fields)?.0.to_string()], fields.text("on"))?;
    said(journal, &logged)
}

/// `injury start`.
pub(in crate::web) fn injury(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let place = fields.words("words");
    if place.is_empty() {
        return Err(Problem::refused("it is not said where", "name the place, such as left hamstring"));
    }
    let (since, note) = (fields.text("since"), fields.owned("note"));
    let logged = diary::start_injury(journal, context, &place, since, note, fields.is_on("new"))?;
    said(journal, &logged)
}

/// `injury end`.
pub(in crate::web) fn injury_end(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let logged = diary::end_injury(journal, context, &[id(fields)?.0.to_string()], fields.text("on"))?;
    said(journal, &logged)
}

/// `note --for-visit`.
pub(in crate::web) fn question(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let logged = diary::note_for_visit(journal, context, fields.text("text").unwrap_or_default(), None)?;
    said(journal, &logged)
}

/// `rate`.
pub(in crate::web) fn rate(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let logged = diary::log_rating(journal, context, &fields.words("words"), fields.text("at"), fields.owned("note"))?;
    said(journal, &logged)
}

/// `flip`: how it feels, then the coin.
pub(in crate::web) fn flip(journal: &mut Journal, context: &Context, fields: &Fields) -> Said {
    let unsaid = || Problem::refused("the coin is shown after it is said how it feels now, 0 to 10", "choose a number");
    let score = fields.parsed::<PainScore>("score")?.ok_or_else(unsaid)?;
    let flipped = diary::flip(journal, context, score, fields.is_on("another"))?;
    Ok(plain(&trial::flipped(&flipped)).lines().map(str::to_owned).collect())
}

/// The entry that an address or a form names.
pub(super) fn id(fields: &Fields) -> Result<EntryId, Problem> {
    fields.parsed::<EntryId>("id")?.ok_or(Problem::NotFound)
}

/// Whether an entry of this kind is changed and deleted by hand.
pub(super) fn is_by_hand(kind: Kind) -> bool {
    !matches!(kind, Kind::Setting | Kind::Trial | Kind::Flip)
}
