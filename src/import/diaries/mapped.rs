//! Any CSV, by the columns a person has named: a row is a score, treatments, a run, or several of these.

use super::date::{DateColumn, Written, clock};
use super::mapping::Target;
use super::note::{self, shown};
use super::sheet::{Row, Sheet};
use super::transcript::{Transcript, pain};
use super::{DiaryRefusal, place};
use crate::domain::{
    Body, Distance, DistanceUnit, Duration, Effort, Location, Moment, PainReading, Run, Side, SymptomFlags, Tried, words,
};
use crate::import::number::{Decimal, number};

/// No day has more treatments.
const MOST_IN_A_CELL: usize = 100;
const YES: [&str; 10] = ["yes", "y", "x", "1", "true", "ja", "j", "oui", "✓", "✔"];
const NO: [&str; 6] = ["no", "n", "0", "false", "nein", "non"];

/// Where each target stands.
struct Columns<'a> {
    sheet: &'a Sheet,
    at: Vec<(Target, usize)>,
}

impl<'a> Columns<'a> {
    fn of(sheet: &'a Sheet, transcript: &Transcript<'_>) -> Result<Self, DiaryRefusal> {
        let pairs = transcript.how.map.as_ref().map(|map| map.pairs()).unwrap_or_default();
        let at = pairs.iter().map(|(target, name)| Ok((*target, column(sheet, name)?))).collect::<Result<_, DiaryRefusal>>()?;
        Ok(Columns { sheet, at })
    }

    fn get(&self, target: Target) -> Option<usize> {
        self.at.iter().find(|(known, _)| *known == target).map(|(_, at)| *at)
    }

    fn name(&self, target: Target) -> &'a str {
        self.get(target).map_or("", |at| self.sheet.header()[at].as_str())
    }

    fn cell<'r>(&self, row: &'r Row, target: Target) -> &'r str {
        row.cell(self.get(target))
    }

    fn refuse(&self, row: &Row, target: Target, rule: impl Into<String>) -> DiaryRefusal {
        DiaryRefusal::Row { line: row.line, column: self.name(target).to_owned(), rule: rule.into() }
    }
}

/// The column of a name as it is written, else whatever its capitals.
fn column(sheet: &Sheet, name: &str) -> Result<usize, DiaryRefusal> {
    let header = sheet.header();
    let places = |same: &dyn Fn(&String) -> bool| (0..header.len()).filter(|at| same(&header[*at])).collect::<Vec<_>>();
    let exact = places(&|cell| cell == name);
    let found = if exact.is_empty() { places(&|cell| cell.to_lowercase() == name.to_lowercase()) } else { exact };
    match found[..] {
        [at] => Ok(at),
        [] => {
            let names: Vec<String> = header.iter().take(20).map(|name| shown(name)).collect();
            Err(DiaryRefusal::File(format!("there is no column \"{}\": its columns are {}", shown(name), names.join(", "))))
        }
        _ => Err(DiaryRefusal::File(format!("several columns are called \"{}\"", shown(name)))),
    }
}

pub(super) fn read(sheet: &Sheet, transcript: &mut Transcript<'_>) -> Result<(), DiaryRefusal> {
    let columns = Columns::of(sheet, transcript)?;
    transcript.look_at_name(columns.name(Target::Pain));
    let rows: Vec<&Row> =
        sheet.rows().iter().filter(|row| columns.at.iter().any(|(_, at)| !row.cell(Some(*at)).is_empty())).collect();
    let cells: Vec<(u64, &str)> = rows.iter().map(|row| (row.line, columns.cell(row, Target::Date))).collect();
    let dates = DateColumn::settle(columns.name(Target::Date), &cells, transcript.how.dates)?;
    let (mut bare, mut bare_notes) = (0, 0);
    for row in rows {
        let at = written(row, &columns, &dates)?;
        let note = note::of(&[row.raw(columns.get(Target::Note))]);
        let mut note = note.map_err(|refusal| columns.refuse(row, Target::Note, refusal.message))?;
        let had_note = note.is_some();
        if take_row(row, at, &columns, transcript, &mut note)? == 0 {
            bare += 1;
            bare_notes += u64::from(had_note);
        }
    }
    if bare > 0 {
        transcript.warn(&format!(
            "rows left out that hold no score, treatment or run: {bare}, of which {bare_notes} with a note (this diary keeps a \
             note beside an entry)"
        ));
    }
    Ok(())
}

fn written(row: &Row, columns: &Columns<'_>, dates: &DateColumn) -> Result<Written, DiaryRefusal> {
    let day = dates.read(row.line, columns.cell(row, Target::Date))?;
    let cell = columns.cell(row, Target::Time);
    if cell.is_empty() {
        return Ok(day);
    }
    let refuse = || columns.refuse(row, Target::Time, format!("\"{}\" is no time such as 21:35 or 8:30 pm", shown(cell)));
    Ok(Written { time: Some(clock(cell).ok_or_else(refuse)?), instant: None, ..day })
}

/// Takes what a row tells; gives back how many entries.
fn take_row(
    row: &Row,
    at: Written,
    columns: &Columns<'_>,
    transcript: &mut Transcript<'_>,
    note: &mut Option<String>,
) -> Result<usize, DiaryRefusal> {
    let mut bodies: Vec<(Body, Vec<String>)> = Vec::new();
    let run = run(row, columns, transcript)?;
    let reading = reading(row, columns, transcript, run.is_some())?;
    let text = |target| columns.cell(row, target).to_lowercase();
    match (run, reading) {
        (Some(mut run), Some(reading)) if reading.moment.is_around_a_run() => {
            run.put_pain(reading);
            bodies.push((Body::Run(run), [Target::Distance, Target::Duration].map(text).to_vec()));
        }
        (run, reading) => {
            bodies.extend(run.map(|run| (Body::Run(run), [Target::Distance, Target::Duration].map(text).to_vec())));
            let told = [Target::Pain, Target::Site, Target::Side, Target::Moment].map(text).to_vec();
            bodies.extend(reading.map(|pain| (self::pain(pain.location, pain.moment, pain.score), told)));
        }
    }
    for (target, column) in columns.at.iter().filter(|(target, _)| *target == Target::Treatment) {
        let names = treatments(row, *column, columns).map_err(|rule| columns.refuse(row, *target, rule))?;
        bodies.extend(names);
    }
    let stamp = if bodies.is_empty() { None } else { Some(transcript.stamp(at)) };
    let stamp = stamp.transpose().map_err(|rule| columns.refuse(row, Target::Date, rule))?;
    let count = bodies.len();
    for (body, told) in bodies {
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        stamp.into_iter().for_each(|stamp| transcript.take(row, at, stamp, body.clone(), &told, note.take()));
    }
    Ok(count)
}

/// A pain score with its place and moment.
fn reading(
    row: &Row,
    columns: &Columns<'_>,
    transcript: &mut Transcript<'_>,
    on_a_run: bool,
) -> Result<Option<PainReading>, DiaryRefusal> {
    let cell = columns.cell(row, Target::Pain);
    if cell.is_empty() {
        return Ok(None);
    }
    let score = transcript.score(cell, None).map_err(|rule| columns.refuse(row, Target::Pain, rule))?;
    let location = location(row, columns, transcript)?;
    let said = columns.cell(row, Target::Moment);
    let moment: Moment = match said {
        "" if on_a_run => Moment::Worst,
        "" => Moment::Rest,
        word => word.parse().map_err(|refusal| columns.refuse(row, Target::Moment, format!("{refusal}")))?,
    };
    if moment == Moment::Decision || moment.is_around_a_run() && !on_a_run {
        let rule = format!("{moment} is a moment of a run, and this row holds none: map its distance or duration too");
        return Err(columns.refuse(row, Target::Moment, rule));
    }
    Ok(Some(PainReading { location, moment, score, flags: SymptomFlags::default() }))
}

fn location(row: &Row, columns: &Columns<'_>, transcript: &Transcript<'_>) -> Result<Location, DiaryRefusal> {
    let known = &transcript.around.known;
    let cell = columns.cell(row, Target::Site);
    let text = if cell.is_empty() { transcript.how.site.as_deref().unwrap_or_default() } else { cell };
    let read = match place::of_symptom(text, known) {
        Some(location) => Ok(location),
        None => words::location(&[text.to_owned()], known),
    };
    let mut location = read.map_err(|refusal| {
        let hint = refusal.hint.map(|hint| format!(": {hint}")).unwrap_or_default();
        columns.refuse(row, Target::Site, format!("{}{hint}", refusal.message))
    })?;
    match columns.cell(row, Target::Side) {
        "" => {}
        word => {
            let side: Side = word.parse().map_err(|refusal| columns.refuse(row, Target::Side, format!("{refusal}")))?;
            location.side = Some(side);
        }
    }
    Ok(location)
}

/// The treatments of a cell: names parted by `|` or `;`, or yes under the treatment's name.
fn treatments(row: &Row, column: usize, columns: &Columns<'_>) -> Result<Vec<(Body, Vec<String>)>, String> {
    let cell = row.cell(Some(column)).to_lowercase();
    let names: Vec<&str> = match cell.as_str() {
        yes if YES.contains(&yes) => vec![columns.sheet.header()[column].as_str()],
        no if NO.contains(&no) => Vec::new(),
        names => names.split(['|', ';']).map(str::trim).filter(|name| !name.is_empty()).take(MOST_IN_A_CELL + 1).collect(),
    };
    if names.len() > MOST_IN_A_CELL {
        return Err(format!("more than {MOST_IN_A_CELL} treatments in one cell"));
    }
    let body = |name: &&str| {
        if !name.chars().any(char::is_alphabetic) {
            return Err(format!("\"{}\" is neither a treatment's name nor yes or no", shown(name)));
        }
        let tried: Tried = name.parse().map_err(|refusal| format!("{refusal}"))?;
        let body = super::transcript::body_of(&tried).ok_or_else(|| format!("\"{}\" is no treatment", shown(name)))?;
        Ok((body, vec![name.to_lowercase()]))
    };
    names.iter().map(body).collect()
}

/// A run, where the row has a distance or a duration; 0 is a day without one.
fn run(row: &Row, columns: &Columns<'_>, transcript: &mut Transcript<'_>) -> Result<Option<Run>, DiaryRefusal> {
    let distance = match columns.cell(row, Target::Distance) {
        cell if is_zero(cell) => None,
        cell => Some(distance(cell, columns.name(Target::Distance), transcript)),
    };
    let distance = distance.transpose().map_err(|rule| columns.refuse(row, Target::Distance, rule))?;
    let moving = match columns.cell(row, Target::Duration) {
        cell if is_zero(cell) => None,
        cell => Some(duration(cell, columns.name(Target::Duration))),
    };
    let moving = moving.transpose().map_err(|rule| columns.refuse(row, Target::Duration, rule))?;
    if distance.is_none() && moving.is_none() {
        return Ok(None);
    }
    let effort = match columns.cell(row, Target::Effort) {
        "" => None,
        cell => Some(cell.parse::<Effort>().map_err(|refusal| columns.refuse(row, Target::Effort, refusal.message))?),
    };
    let run = Run { distance, moving, effort, ..Run::default() };
    run.check_pace(transcript.around.unit).map_err(|refusal| columns.refuse(row, Target::Distance, refusal.message))?;
    Ok(Some(run))
}

fn is_zero(cell: &str) -> bool {
    cell.is_empty() || cell.chars().any(|c| c == '0') && cell.chars().all(|c| matches!(c, '0' | '.' | ',' | ':'))
}

/// The words of a column's name, such as `km` in `Distanz (km)`.
fn words_of(header: &str) -> Vec<String> {
    header.to_lowercase().split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}

/// A distance with its unit in the cell, in the column's name, or as set in this diary.
fn distance(cell: &str, header: &str, transcript: &mut Transcript<'_>) -> Result<Distance, String> {
    let has_unit = cell.chars().any(char::is_alphabetic);
    let unit = words_of(header).into_iter().find(|word| {
        matches!(
            word.as_str(),
            "km" | "kms" | "kilometer" | "kilometers" | "kilometres" | "mi" | "mile" | "miles" | "m" | "metres" | "meters"
        )
    });
    let unit = match unit.as_deref() {
        _ if has_unit => "",
        Some("m" | "metres" | "meters") => "m",
        Some("mi" | "mile" | "miles") => "mi",
        Some(_) => "km",
        None => {
            let unit = transcript.around.unit;
            let (here, other) = if unit == DistanceUnit::Km { ("km", "mi") } else { ("mi", "km") };
            transcript.warn(&format!(
                "distances without a unit were read in {here}, the unit that is set (glidelog set units {other})"
            ));
            here
        }
    };
    Distance::parse(&format!("{cell}{unit}"), transcript.around.unit).map_err(|refusal| refusal.message)
}

/// A duration as `44:10`, `44 min`, or a number of the unit in the column's name.
fn duration(cell: &str, header: &str) -> Result<Duration, String> {
    let decimal = if cell.contains(',') { Decimal::Comma } else { Decimal::Dot };
    let Some(value) = number(cell, decimal) else {
        return cell.parse().map_err(|refusal: crate::domain::Refusal| refusal.message);
    };
    let seconds = words_of(header).into_iter().find_map(|word| match word.as_str() {
        "s" | "sec" | "secs" | "seconds" | "sekunden" => Some(1.0),
        "min" | "mins" | "minutes" | "minuten" => Some(60.0),
        "h" | "hours" | "stunden" => Some(3600.0),
        _ => None,
    });
    let rule = || {
        format!(
            "\"{}\" has no unit: write 44:10 or 44 min, or put the unit into the column's name, such as \"Dauer (min)\"",
            shown(cell)
        )
    };
    let seconds = (value * seconds.ok_or_else(rule)?).round();
    if !(1.0..=1e9).contains(&seconds) {
        return Err(format!("\"{}\" is no duration", shown(cell)));
    }
    Duration::from_seconds(seconds as u32).map_err(|refusal| refusal.message)
}
