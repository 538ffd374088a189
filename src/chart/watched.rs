//! A trial without a coin: sessions done against sessions meant, and the runs before and since. Description only.

use chrono::NaiveDate;

use super::figure::{About, Arrangement, Axis, Bar, Figure, Layer, Mark, Marker, Panel, Point, Room, Shape, day_place};
use super::theme::Ink;

/// What the picture of a watched trial shows.
#[derive(Debug, Clone, PartialEq)]
pub struct WatchedPlot {
    /// The words about it.
    pub about: About,
    /// First day shown: as many days before the start as since.
    pub from: NaiveDate,
    /// The day it began.
    pub start: NaiveDate,
    /// Last day shown.
    pub to: NaiveDate,
    /// Day and worst pain of each run.
    pub runs: Vec<(NaiveDate, f64)>,
    /// Mean worst pain before and since.
    pub means: [Option<f64>; 2],
    /// The day of each session done since the start.
    pub sessions: Vec<NaiveDate>,
    /// Sessions meant in a week.
    pub per_week: f64,
}

/// The figure of a watched trial.
#[must_use]
pub fn figure(plot: &WatchedPlot) -> Figure {
    let About { title, subtitle, caption } = plot.about.clone();
    let alt = format!("{title}. {subtitle}");
    let panels = vec![runs(plot), sessions(plot)];
    let marks = vec![Mark { x: day_place(plot.start), label: "start".into(), first: true }];
    Figure { title, subtitle, caption, alt, arrangement: Arrangement::Stacked, panels, marks }
}

fn days(plot: &WatchedPlot) -> Axis {
    Axis::Dates { first: plot.from, last: plot.to }
}

fn runs(plot: &WatchedPlot) -> Panel {
    let mut panel = Panel::new("Worst pain of each run, 0 to 10", Room::Share(3.0), days(plot), Axis::SCORES);
    if plot.runs.is_empty() {
        panel.nothing = Some("No run with a score in these days".into());
        return panel;
    }
    let (from, to) = days(plot).ends();
    let start = day_place(plot.start);
    let means = plot.means.into_iter().zip([(from, start), (start, to)]);
    let pieces = means.filter_map(|(y, (from, to))| y.map(|y| vec![Point { x: from, y }, Point { x: to, y }])).collect();
    panel.layers.push(Layer::keyed("mean", Ink::Mean, Shape::Line { pieces, weight: 3.0, dashed: false }));
    let groups = [(false, "before", Ink::Reference, Marker::Ring), (true, "since", Ink::Worst, Marker::Disc)];
    for (since, name, ink, marker) in groups {
        let runs = plot.runs.iter().filter(|(day, _)| (*day >= plot.start) == since);
        let at: Vec<Point> = runs.map(|(day, y)| Point { x: day_place(*day) + 0.5, y: *y }).collect();
        panel.layers.push(Layer::keyed(format!("{name} ({})", at.len()), ink, Shape::Dots { at, marker }));
    }
    panel
}

/// Sessions of each seven days since the start, against what was meant; the last stretch may be shorter.
fn sessions(plot: &WatchedPlot) -> Panel {
    let start = day_place(plot.start);
    let weeks = ((plot.to - plot.start).num_days() / 7).max(0) as usize + 1;
    let mut counts = vec![0_usize; weeks];
    for day in &plot.sessions {
        let place = ((*day - plot.start).num_days().max(0) / 7) as usize;
        counts[place.min(weeks - 1)] += 1;
    }
    let end = days(plot).ends().1;
    let bar = |(place, count): (usize, &usize)| {
        let from = start + 7.0 * place as f64;
        Bar { from, to: (from + 7.0).min(end), y: *count as f64 }
    };
    let bars: Vec<Bar> = counts.iter().enumerate().map(bar).filter(|bar| bar.y > 0.0).collect();
    let most = bars.iter().map(|bar| bar.y).fold(plot.per_week, f64::max);
    let y = Axis::Numbers { from: 0.0, to: most * 1.15, least_step: 1.0 };
    let mut panel = Panel::new("Sessions in seven days", Room::Share(2.0), days(plot), y);
    panel.layers.push(Layer::keyed(format!("done ({})", plot.sessions.len()), Ink::Glide, Shape::Bars { bars }));
    let meant = vec![vec![Point { x: start, y: plot.per_week }, Point { x: end, y: plot.per_week }]];
    let meant = Shape::Line { pieces: meant, weight: 2.0, dashed: true };
    panel.layers.push(Layer::keyed(format!("meant ({} a week)", plot.per_week), Ink::Event, meant));
    panel
}
