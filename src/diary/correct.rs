//! Correcting: edit by number, delete, undo and redo.

use super::{Context, Fact, Logged, Result, place, run, tags};
use crate::domain::{
    Body, Duration, Effort, Entry, EntryId, Feel, Glide, Height, Injury, Kind, Location, Moment, PainReading, PainScore,
    Period, Prescription, Refusal, Run, Stamp, SymptomFlags, Tag, Treatment, When, words,
};
use crate::store::{ChangeId, ChangeRecord, Journal, View, Writer};

/// What is to be different; everything that is not said stays.
#[derive(Debug, Clone, Default)]
pub struct Correction {
    /// Words as the entry's own command takes them.
    pub words: Vec<String>,
    /// Another time or day.
    pub at: Option<String>,
    /// Session effort.
    pub effort: Option<Effort>,
    /// How strong a run felt.
    pub feel: Option<Feel>,
    /// Pain around a run, as `run --pain` takes it.
    pub pain: Vec<String>,
    /// Pain just before a run.
    pub pain_before: Option<PainScore>,
    /// Worst pain during a run.
    pub pain_worst: Option<PainScore>,
    /// Pain after a run.
    pub pain_after: Option<PainScore>,
    /// The place.
    pub site: Option<String>,
    /// Cut short or not.
    pub cut_short: Option<bool>,
    /// On a treadmill or not.
    pub treadmill: Option<bool>,
    /// Limb height of a session.
    pub height: Option<Height>,
    /// Seconds held in a session.
    pub hold_s: Option<u16>,
    /// How long a session took.
    pub duration: Option<Duration>,
    /// Worst symptom of a session.
    pub symptom: Option<PainScore>,
    /// Another note; empty takes it away.
    pub note: Option<String>,
    /// Tags to add.
    pub tags: Vec<Tag>,
    /// Tags to take away.
    pub untag: Vec<Tag>,
    /// Values to take away, by name.
    pub clear: Vec<String>,
    /// A question for the visit has been answered.
    pub answered: bool,
    /// First day of an injury or a prescription.
    pub since: Option<String>,
    /// Take words that are not known yet.
    pub take_new: bool,
    /// Take a pace no one runs.
    pub insist: bool,
}

/// What was deleted.
#[derive(Debug, Clone, PartialEq)]
pub struct Removed {
    /// The entry as it was.
    pub entry: Entry,
    /// Scores of the morning after it that stay.
    pub stay: Vec<Entry>,
}

pub(super) fn nothing_different(id: EntryId) -> Refusal {
    Refusal::new(format!("nothing would be different in {id}"))
}

fn not_there(id: EntryId) -> Refusal {
    Refusal::new(format!("there is no entry {id}")).hint("`list` shows the numbers, `history` what was deleted")
}

/// Changes an entry in place.
pub fn edit(journal: &mut Journal, context: &Context, id: EntryId, correction: &Correction) -> Result<Logged> {
    let (logged, _) =
        journal.change(&context.author(&format!("edit {id}")), |writer| write_edit(writer, context, id, correction))?;
    Ok(logged)
}

/// Deletes entries; all of them or none.
pub fn remove(journal: &mut Journal, context: &Context, ids: &[EntryId]) -> Result<Vec<Removed>> {
    let ids = once_each(ids);
    let said = ids.iter().map(EntryId::to_string).collect::<Vec<_>>().join(" ");
    let (removed, _) = journal.change(&context.author(&format!("rm {said}")), |writer| {
        ids.iter().try_for_each(|id| super::trial::removable(&writer.view(), *id))?;
        let delete = |id: &EntryId| {
            let entry = writer.delete(*id)?.ok_or_else(|| not_there(*id))?;
            let stay =
                mornings_after(&writer.view(), &entry)?.into_iter().filter(|morning| !ids.contains(&morning.id)).collect();
            Ok(Removed { entry, stay })
        };
        ids.iter().map(delete).collect::<Result<Vec<Removed>>>()
    })?;
    Ok(removed)
}

/// Named twice, an entry is meant once.
fn once_each(ids: &[EntryId]) -> Vec<EntryId> {
    let mut each = Vec::new();
    for id in ids {
        if !each.contains(id) {
            each.push(*id);
        }
    }
    each
}

/// The scores of the morning after a run: entries of their own, which do not go or move with it.
fn mornings_after(view: &View<'_>, entry: &Entry) -> Result<Vec<Entry>> {
    let Some(run) = entry.run() else { return Ok(Vec::new()) };
    let day = entry.stamp.day().succ_opt().unwrap_or(entry.stamp.day());
    let mut scores = view.entries_of(Kind::Pain, &Period::ending(day, 1))?;
    let of_the_run = |pain: &PainReading| {
        pain.moment == Moment::Morning && (run.pain.is_empty() || run.pain.iter().any(|r| r.location == pain.location))
    };
    scores.retain(|entry| entry.pain().is_some_and(of_the_run));
    Ok(scores)
}

/// Takes back the latest change; not a stop whose numbers were looked at, which would not make its trial go on.
pub fn undo(journal: &mut Journal, context: &Context) -> Result<ChangeRecord> {
    if let Some(change) = journal.to_undo()? {
        super::trial::undoable(&journal.view(), context, &change)?;
    }
    let change = journal.undo(&context.author("undo"))?;
    Ok(change.ok_or_else(|| Refusal::new("there is nothing to undo").hint("`history` shows every change"))?)
}

/// The same, where the latest change is still the one that is meant: said twice, it takes nothing more back.
pub fn undo_only(journal: &mut Journal, context: &Context, change: ChangeId) -> Result<ChangeRecord> {
    if let Some(latest) = journal.to_undo()?.filter(|latest| latest.id == change) {
        super::trial::undoable(&journal.view(), context, &latest)?;
    }
    let undone = journal.undo_only(&context.author("undo"), change)?;
    let refusal = || {
        Refusal::new("it was taken back already, or something was written after it, and nothing is taken back now")
            .hint("look at the entry in the diary: it can be changed or deleted there")
    };
    Ok(undone.ok_or_else(refusal)?)
}

/// Brings back the change taken back last.
pub fn redo(journal: &mut Journal, context: &Context) -> Result<ChangeRecord> {
    let change = journal.redo(&context.author("redo"))?;
    Ok(change.ok_or_else(|| Refusal::new("there is nothing to redo").hint("`history` shows every change"))?)
}

/// The same, where the change that is meant was taken back last: said twice, it brings nothing more back.
pub fn redo_only(journal: &mut Journal, context: &Context, change: ChangeId) -> Result<ChangeRecord> {
    let redone = journal.redo_only(&context.author("redo"), change)?;
    let refusal = || {
        Refusal::new("it was done again already, or something was written after it, and nothing is done again now")
            .hint("look at the diary: what is missing there can be written down anew")
    };
    Ok(redone.ok_or_else(refusal)?)
}

fn write_edit(writer: &mut Writer<'_>, context: &Context, id: EntryId, c: &Correction) -> Result<Logged> {
    let view = writer.view();
    let when = context.when(&view)?;
    let before = view.entry(id)?.ok_or_else(|| not_there(id))?;
    has_its_values(&before, c)?;
    let mut entry = before.clone();
    let said = apply_words(&view, &when, &mut entry, c)?;
    let mut clocks = None;
    if let Some((stamp, note)) = one_time(&when, c, said.date, before.stamp)? {
        move_to(&mut entry, stamp)?;
        clocks = note;
    }
    let mornings = apply_options(&view, &when, &mut entry, c)?;
    let new_tags = apply_note_and_tags(&view, &mut entry, c, &said.tags)?;
    for name in &c.clear {
        clear(&mut entry, name)?;
    }
    if entry == before && mornings.is_empty() {
        let hint = format!("say what to change, for example: glidelog edit {} --pain-after 3 --at 7am", id.0);
        return Err(nothing_different(id).hint(hint).into());
    }
    if let (Body::Run(run), false) = (&entry.body, c.insist) {
        run.check_pace(run::unit(&view)?)?;
    }
    let stays = match entry.stamp.day() == before.stamp.day() {
        true => Vec::new(),
        false => mornings_after(&view, &before)?,
    };
    let felt_before = before.glide().map(|glide| (glide.symptom, glide.flags));
    let mut logged = Logged::new(if entry == before { before } else { writer.edit(entry)? });
    logged.facts.extend(stays.into_iter().map(|entry| Fact::MorningStays { id: entry.id, day: entry.stamp.day() }));
    for (location, score) in mornings {
        let stamp = logged.entry.stamp;
        let earlier = run::next_morning(&writer.view(), stamp, &location)?.filter(|earlier| *earlier != score);
        logged.facts.extend(earlier.map(|score| Fact::InsteadOf { score }));
        logged.beside.push(super::Beside { entry: run::put_morning(writer, &when, stamp, location, score)? });
    }
    if logged.entry.run().is_some() {
        let view = writer.view();
        let before = run::runs_before(&view, logged.entry.stamp)?;
        logged.facts.extend(run::glide_before(&view, &logged.entry, &before)?);
    }
    // Said afterwards, it hurt all the same.
    if let Some(glide) = logged.entry.glide().filter(|glide| felt_before != Some((glide.symptom, glide.flags))) {
        logged.facts.extend(super::glide::hurt(glide, &writer.view().settings()?));
    }
    logged.facts.extend(clocks.map(Fact::Clocks));
    logged.facts.extend(new_tags);
    Ok(logged)
}

#[derive(Default)]
struct Said {
    date: words::Dated,
    tags: Vec<Tag>,
}

/// The words of a correction, read as the entry's own command reads them.
fn apply_words(view: &View<'_>, when: &When, entry: &mut Entry, c: &Correction) -> Result<Said> {
    if c.words.is_empty() {
        return Ok(Said::default());
    }
    let known = place::known(view, c.take_new)?;
    match &mut entry.body {
        Body::Run(run) => {
            let (said, date) = words::run(&c.words, run::unit(view)?, when)?;
            run.distance = said.distance.or(run.distance);
            if let Some(duration) = said.duration {
                (run.moving, run.elapsed) = (Some(duration), Some(duration));
            }
            run.cut_short |= said.cut_short;
            run.treadmill |= said.treadmill;
            Ok(Said { date, tags: said.tags })
        }
        Body::Pain(pain) => {
            let (said, date) = words::pain(&c.words, &known, when)?;
            pain.score = said.score.unwrap_or(pain.score);
            pain.moment = said.moment.filter(|moment| !moment.is_around_a_run()).unwrap_or(pain.moment);
            pain.location.site = said.location.site.or_else(|| pain.location.site.clone());
            pain.location.side = said.location.side.or(pain.location.side);
            pain.flags = merged(pain.flags, said.flags);
            Ok(Said { date, tags: said.tags })
        }
        Body::Glide(glide) => {
            let (said, date) = words::glide(&c.words, &known, when)?;
            *glide = over(glide, said.glide);
            Ok(Said { date, tags: said.tags })
        }
        Body::Treatment(treatment) => {
            *treatment = Treatment::new(&c.words.join(" "), treatment.status)?;
            Ok(Said::default())
        }
        Body::Rating(rating) => {
            *rating = words::rating(&c.words)?;
            Ok(Said::default())
        }
        Body::Injury(injury) => {
            let location = words::location(&c.words, &known)?;
            *injury = Injury::new(location, injury.from(), injury.to())?;
            Ok(Said::default())
        }
        Body::Prescription(old) => {
            let said = words::prescription(&c.words, &known)?;
            let (what, frequency) = (said.what.unwrap_or(old.what.clone()), said.frequency.unwrap_or(old.frequency));
            *old = Prescription::new(what, frequency, old.from(), old.to())?;
            Ok(Said::default())
        }
        Body::VisitNote(_) => {
            let hint = format!("say: glidelog edit {} --note \"…\"; or that it is answered: --answered", entry.id.0);
            Err(Refusal::new("the words of a question are its note").hint(hint).into())
        }
        Body::Setting(_) => Err(Refusal::new("a setting is changed by `set`").into()),
        Body::Trial(_) | Body::Flip(_) => Err(super::trial::fixed().into()),
    }
}

fn merged(a: SymptomFlags, b: SymptomFlags) -> SymptomFlags {
    SymptomFlags { tingling: a.tingling || b.tingling, numb: a.numb || b.numb, shooting: a.shooting || b.shooting }
}

/// A session with what was said of it in place of what was there.
fn over(old: &Glide, said: Glide) -> Glide {
    Glide {
        status: old.status,
        nerve: said.nerve.or_else(|| old.nerve.clone()),
        technique: said.technique.or(old.technique),
        position: said.position.or(old.position),
        side: said.side.or(old.side),
        sets: said.sets.or(old.sets),
        reps: said.reps.or(old.reps),
        hold_s: said.hold_s.or(old.hold_s),
        height: said.height.or(old.height),
        minutes: said.minutes.or(old.minutes),
        symptom: said.symptom.or(old.symptom),
        flags: merged(old.flags, said.flags),
    }
}

fn one_time(when: &When, c: &Correction, date: words::Dated, old: Stamp) -> Result<words::Dated> {
    match (&c.at, date) {
        (Some(_), Some((said, _))) => Err(Refusal::new(format!("the time is said twice: --at and {said}")).into()),
        (Some(at), None) => Ok(Some(when.parse_on(at, old.day())?)),
        (None, date) => Ok(date),
    }
}

/// Another time.
fn move_to(entry: &mut Entry, stamp: Stamp) -> Result<()> {
    if matches!(entry.body, Body::Injury(_) | Body::Prescription(_) | Body::Setting(_)) {
        return Err(Refusal::new("an injury or a prescription is moved by --since, a setting by `set`").into());
    }
    if matches!(entry.body, Body::Trial(_) | Body::Flip(_)) {
        return Err(super::trial::fixed().into());
    }
    entry.stamp = stamp;
    Ok(())
}

/// The options of a correction; gives back the next-morning scores.
fn apply_options(view: &View<'_>, when: &When, entry: &mut Entry, c: &Correction) -> Result<Vec<(Location, PainScore)>> {
    let day = entry.stamp.day();
    match &mut entry.body {
        Body::Run(run) => return apply_run_options(view, run, c, day),
        Body::Glide(glide) => {
            glide.height = c.height.or(glide.height);
            glide.hold_s = c.hold_s.or(glide.hold_s);
            glide.symptom = c.symptom.or(glide.symptom);
            glide.minutes = c.duration.map(words::whole_minutes).transpose()?.or(glide.minutes);
        }
        Body::Pain(pain) => {
            if let Some(site) = &c.site {
                pain.location = words::location(std::slice::from_ref(site), &place::known(view, c.take_new)?)?;
            }
        }
        Body::Injury(injury) => {
            if let Some(since) = &c.since {
                let from = when.parse_day(since)?;
                *injury = Injury::new(injury.location().clone(), from, injury.to())?;
                entry.stamp = Stamp::day_only(from);
            }
        }
        Body::Prescription(old) => {
            if let Some(since) = &c.since {
                let from = when.parse_any_day(since)?;
                *old = Prescription::new(old.what.clone(), old.frequency, from, old.to())?;
                entry.stamp = Stamp::day_only(from);
            }
        }
        Body::VisitNote(note) if c.answered => note.answered = note.answered.or(Some(when.today())),
        Body::Treatment(_) | Body::Rating(_) | Body::VisitNote(_) | Body::Setting(_) | Body::Trial(_) | Body::Flip(_) => {}
    }
    Ok(Vec::new())
}

/// An option for a value that the entry's kind does not have is refused, not passed over.
fn has_its_values(entry: &Entry, c: &Correction) -> Result<()> {
    let (run, glide) = (entry.run().is_some(), entry.glide().is_some());
    let dated = entry.body.first_day().is_some();
    let pain = !c.pain.is_empty() || c.pain_before.or(c.pain_worst).or(c.pain_after).is_some();
    let said = [
        (c.effort.is_some(), run, "effort"),
        (c.feel.is_some(), run, "feel"),
        (pain, run, "pain around a run"),
        (c.cut_short.is_some(), run, "cut short"),
        (c.treadmill.is_some(), run, "treadmill"),
        (c.hold_s.is_some(), glide, "hold"),
        (c.height.is_some(), glide, "height"),
        (c.symptom.is_some(), glide, "symptom"),
        (c.duration.is_some(), glide, "--duration"),
        (c.since.is_some(), dated, "first day (--since)"),
        (c.answered, entry.visit_note().is_some(), "answer (--answered)"),
        (c.site.is_some(), run || entry.pain().is_some(), "site to change by --site"),
    ];
    let Some((.., name)) = said.iter().find(|(said, fits, _)| *said && !fits) else { return Ok(()) };
    let refusal = Refusal::new(format!("{} is a {}, and a {} has no {name}", entry.id, entry.kind(), entry.kind()));
    Err(match (run, *name) {
        (true, "--duration") => refusal.hint(format!("say a run's duration as a word: glidelog edit {} 44:10", entry.id.0)),
        _ => refusal,
    }
    .into())
}

fn apply_run_options(
    view: &View<'_>,
    run: &mut Run,
    c: &Correction,
    day: chrono::NaiveDate,
) -> Result<Vec<(Location, PainScore)>> {
    run.effort = c.effort.or(run.effort);
    run.feel = c.feel.or(run.feel);
    run.cut_short = c.cut_short.unwrap_or(run.cut_short);
    run.treadmill = c.treadmill.unwrap_or(run.treadmill);
    let mut mornings = Vec::new();
    let single = [(Moment::Before, c.pain_before), (Moment::Worst, c.pain_worst), (Moment::After, c.pain_after)];
    if c.pain.is_empty() && single.iter().all(|(_, score)| score.is_none()) {
        return Ok(mornings);
    }
    let known = place::known(view, c.take_new)?;
    let said = words::location(c.site.as_slice(), &known)?;
    let here = match &run.pain[..] {
        // The one place the run already speaks of, before the diary's default.
        [first, rest @ ..] if said == Location::default() && rest.iter().all(|r| r.location == first.location) => {
            first.location.clone()
        }
        _ => place::fill(view, said, day)?,
    };
    for text in &c.pain {
        let (named, series) = words::located_pain(text, &known)?;
        let location = if named == Location::default() { here.clone() } else { place::fill(view, named, day)? };
        series.readings(&location).into_iter().for_each(|reading| run.put_pain(reading));
        mornings.extend(series.next_morning.map(|score| (location, score)));
    }
    for (moment, score) in single {
        if let Some(score) = score {
            run.put_pain(PainReading { location: here.clone(), moment, score, flags: SymptomFlags::default() });
        }
    }
    Ok(mornings)
}

fn apply_note_and_tags(view: &View<'_>, entry: &mut Entry, c: &Correction, said: &[Tag]) -> Result<Vec<Fact>> {
    match (&c.note, &entry.body) {
        (Some(note), Body::VisitNote(_)) if note.trim().is_empty() => {
            return Err(Refusal::new("a question for the visit has words").into());
        }
        (Some(note), Body::VisitNote(_)) => entry.note = Some(note.trim().to_owned()),
        (Some(note), _) => entry.note = crate::domain::without_edge_hashtags(note),
        (None, _) => {}
    }
    let all: Vec<Tag> = c.tags.iter().chain(said).cloned().collect();
    // What a question says stays as it was typed.
    let note = c.note.as_deref().filter(|_| entry.visit_note().is_none());
    let (added, facts) = tags::gather(view, &all, note, c.take_new)?;
    for tag in added {
        if !entry.tags.contains(&tag) {
            entry.tags.push(tag);
        }
    }
    entry.tags.retain(|tag| !c.untag.contains(tag));
    Ok(facts)
}

/// Takes a value away, so that it is not recorded.
fn clear(entry: &mut Entry, name: &str) -> Result<()> {
    let said = name.to_lowercase().replace('_', "-");
    let unknown = || {
        let hint = "a run has distance, duration, effort, feel, pain, pain-before, pain-worst, pain-after; a glide nerve, technique, position, side, dose, height, hold, minutes, symptom, flags; a prescription its end; a question for the visit answered; every entry note, tags, time";
        Refusal::new(format!("\"{name}\" is nothing that can be taken away here")).hint(hint)
    };
    match (said.as_str(), &mut entry.body) {
        ("note", Body::VisitNote(_)) => {
            return Err(Refusal::new("the note of a question is the question").hint("delete it: glidelog rm N").into());
        }
        ("note", _) => entry.note = None,
        ("answered", Body::VisitNote(note)) => note.answered = None,
        ("end", Body::Prescription(old)) => *old = Prescription::new(old.what.clone(), old.frequency, old.from(), None)?,
        ("tags", _) => entry.tags.clear(),
        ("time", Body::Trial(_) | Body::Flip(_)) => return Err(super::trial::fixed().into()),
        ("time", _) => entry.stamp = Stamp::day_only(entry.stamp.day()),
        ("distance", Body::Run(run)) => run.distance = None,
        ("duration", Body::Run(run)) => (run.moving, run.elapsed) = (None, None),
        ("effort", Body::Run(run)) => run.effort = None,
        ("feel", Body::Run(run)) => run.feel = None,
        ("pain", Body::Run(run)) => run.pain.clear(),
        (_, Body::Run(run)) => {
            let moment: Moment = said.strip_prefix("pain-").ok_or_else(unknown)?.parse().map_err(|_| unknown())?;
            run.pain.retain(|reading| reading.moment != moment);
        }
        ("nerve", Body::Glide(glide)) => glide.nerve = None,
        ("technique", Body::Glide(glide)) => glide.technique = None,
        ("position", Body::Glide(glide)) => glide.position = None,
        ("side", Body::Glide(glide)) => glide.side = None,
        ("dose", Body::Glide(glide)) => (glide.sets, glide.reps) = (None, None),
        ("height", Body::Glide(glide)) => glide.height = None,
        ("hold", Body::Glide(glide)) => glide.hold_s = None,
        ("minutes", Body::Glide(glide)) => glide.minutes = None,
        ("symptom", Body::Glide(glide)) => glide.symptom = None,
        ("flags", Body::Glide(glide)) => glide.flags = SymptomFlags::default(),
        ("flags", Body::Pain(pain)) => pain.flags = SymptomFlags::default(),
        ("side", Body::Pain(pain)) => pain.location.side = None,
        ("site", Body::Pain(pain)) => pain.location.site = None,
        _ => return Err(unknown().into()),
    }
    Ok(())
}
