//! The cells of an entry, in the order of its table's columns.

use super::Cell;
use crate::domain::{
    Body, Entry, Flip, Glide, HeightUnit, Injury, Kind, Location, Moment, PainReading, Prescribed, Prescription, Rating, Run,
    Setting, Status, SymptomFlags, Treatment, Trial, TrialDesign,
};

/// The rows of an entry in the table of a kind: a run has one in its own and one a score in that of pain.
pub(super) fn of(entry: &Entry, kind: Kind) -> Vec<Vec<Cell>> {
    let own: Vec<Vec<Cell>> = match (&entry.body, kind) {
        (Body::Run(body), Kind::Run) => vec![run(body)],
        (Body::Glide(body), Kind::Glide) => vec![glide(body)],
        (Body::Pain(body), Kind::Pain) => vec![pain(entry, body)],
        (Body::Run(body), Kind::Pain) => body.pain.iter().map(|reading| pain(entry, reading)).collect(),
        (Body::Flip(body), Kind::Pain) => vec![pain(entry, &body.felt)],
        (Body::Treatment(body), Kind::Treatment) => vec![treatment(body)],
        (Body::Rating(body), Kind::Rating) => vec![rating(body)],
        (Body::Injury(body), Kind::Injury) => vec![injury(body)],
        (Body::Setting(body), Kind::Setting) => vec![setting(body)],
        (Body::Trial(body), Kind::Trial) => vec![trial(body)],
        (Body::Flip(body), Kind::Flip) => vec![flip(body)],
        (Body::Prescription(body), Kind::Prescription) => vec![prescription(body)],
        (Body::VisitNote(body), Kind::VisitNote) => vec![vec![Cell::maybe(body.answered)]],
        _ => Vec::new(),
    };
    own.into_iter().map(|own| shared(entry).into_iter().chain(own).chain(beside(entry)).collect()).collect()
}

fn shared(entry: &Entry) -> [Cell; 5] {
    let at = entry.stamp.instant();
    [
        Cell::value(entry.id.0),
        Cell::value(entry.uuid),
        Cell::value(entry.stamp.day()),
        Cell::maybe(at.map(|at| at.format("%Y-%m-%d %H:%M:%S"))),
        Cell::maybe(at.map(|at| at.to_utc().format("%Y-%m-%d %H:%M:%S"))),
    ]
}

fn beside(entry: &Entry) -> [Cell; 2] {
    let tags = entry.tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(" ");
    [Cell::words(Some(tags.as_str()).filter(|tags| !tags.is_empty())), Cell::words(entry.note.as_deref())]
}

/// At most six decimals, and no more than there are.
fn number(value: f64) -> String {
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A yes or no as spreadsheets and data frames read it.
fn flag(set: bool) -> Cell {
    Cell::value(u8::from(set))
}

fn flags(flags: SymptomFlags) -> [Cell; 3] {
    [flag(flags.tingling), flag(flags.numb), flag(flags.shooting)]
}

fn place(location: &Location) -> [Cell; 2] {
    [Cell::words(location.site.as_ref().map(|site| site.as_str())), Cell::maybe(location.side)]
}

fn run(run: &Run) -> Vec<Cell> {
    let worst = run.pain.iter().filter(|reading| reading.moment == Moment::Worst).map(|reading| reading.score).max();
    vec![
        Cell::maybe(run.distance.map(|distance| number(distance.metres() / 1000.0))),
        Cell::maybe(run.moving.map(|moving| number(moving.minutes()))),
        Cell::maybe(run.elapsed.map(|elapsed| number(elapsed.minutes()))),
        Cell::maybe(run.effort),
        Cell::maybe(run.feel),
        Cell::maybe(worst),
        flag(run.cut_short),
        flag(run.treadmill),
        Cell::maybe(run.ascent_m.map(number)),
        Cell::maybe(run.avg_hr),
        Cell::maybe(run.max_hr),
        Cell::maybe(run.cadence),
        Cell::maybe(run.calories),
    ]
}

fn glide(glide: &Glide) -> Vec<Cell> {
    let mut cells = vec![Cell::value(glide.status.as_str())];
    cells.extend(movement(glide));
    cells.push(Cell::maybe(glide.symptom));
    cells.extend(flags(glide.flags));
    cells
}

/// The movement and its dose.
fn movement(glide: &Glide) -> Vec<Cell> {
    let unit = glide.height.map(|height| match height.unit() {
        HeightUnit::In => "in",
        HeightUnit::Cm => "cm",
        HeightUnit::Deg => "deg",
    });
    vec![
        Cell::words(glide.nerve.as_ref().map(|nerve| nerve.as_str())),
        Cell::maybe(glide.technique.map(|technique| technique.as_str())),
        Cell::maybe(glide.position.map(|position| position.as_str())),
        Cell::maybe(glide.side),
        Cell::maybe(glide.sets),
        Cell::maybe(glide.reps),
        Cell::maybe(glide.hold_s),
        Cell::maybe(glide.height.map(|height| number(height.value()))),
        Cell::maybe(unit),
        Cell::maybe(glide.minutes),
    ]
}

fn prescription(prescription: &Prescription) -> Vec<Cell> {
    let bare = Glide::bare(Status::Done);
    let (what, glide) = match &prescription.what {
        Prescribed::Gliding(glide) => ("glide", glide),
        Prescribed::Treatment(name) => (name.as_str(), &bare),
    };
    let mut cells = vec![Cell::words(Some(what))];
    cells.extend(movement(glide));
    cells.extend([Cell::value(prescription.frequency.times()), Cell::value(prescription.frequency.per_days())]);
    cells.extend([Cell::value(prescription.from()), Cell::maybe(prescription.to())]);
    cells
}

fn pain(entry: &Entry, reading: &PainReading) -> Vec<Cell> {
    let mut cells = vec![Cell::value(entry.kind())];
    cells.extend(place(&reading.location));
    cells.extend([Cell::value(reading.moment), Cell::value(reading.score)]);
    cells.extend(flags(reading.flags));
    cells
}

fn treatment(treatment: &Treatment) -> Vec<Cell> {
    vec![Cell::words(Some(treatment.name())), Cell::value(treatment.status.as_str())]
}

fn rating(rating: &Rating) -> Vec<Cell> {
    vec![Cell::value(rating.scale()), Cell::value(rating.value()), Cell::words(rating.activity())]
}

fn injury(injury: &Injury) -> Vec<Cell> {
    place(injury.location()).into_iter().chain([Cell::value(injury.from()), Cell::maybe(injury.to())]).collect()
}

fn setting(setting: &Setting) -> Vec<Cell> {
    vec![Cell::value(setting.key().as_str()), Cell::words(Some(setting.value()))]
}

/// What the coin has not shown stands in no table.
fn trial(trial: &Trial) -> Vec<Cell> {
    let plan = match &trial.design {
        TrialDesign::Coin(coin) => {
            [Cell::value("coin"), Cell::value(coin.pairs()), Cell::value(coin.block()), Cell::Nothing, Cell::Nothing]
        }
        TrialDesign::Observe { min_days, per_week } => {
            [Cell::value("observe"), Cell::Nothing, Cell::Nothing, Cell::value(min_days), Cell::value(per_week)]
        }
    };
    let stop = trial.stopped.as_ref();
    let mut cells = vec![Cell::words(Some(trial.tried.as_str()))];
    cells.extend(plan);
    cells.push(Cell::value(trial.window_h));
    cells.extend(place(&trial.focus));
    cells.extend([
        Cell::maybe(stop.map(|stop| stop.at.format("%Y-%m-%d %H:%M:%S"))),
        Cell::maybe(stop.map(|stop| stop.verdict.as_str())),
        Cell::words(stop.and_then(|stop| stop.reason.as_deref())),
    ]);
    cells
}

fn flip(flip: &Flip) -> Vec<Cell> {
    let assigned = if flip.with { "with" } else { "without" };
    let mut cells = vec![Cell::value(flip.trial), Cell::value(flip.position), Cell::value(assigned)];
    cells.extend(place(&flip.felt.location));
    cells.push(Cell::value(flip.felt.score));
    cells
}
