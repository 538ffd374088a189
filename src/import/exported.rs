//! Which of many files belong together: Strava's list with its recordings, Apple Health's export with
//! what lies beside it. Everything else stands for itself.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use super::{Activity, FileReport, Format, ImportError, Sport, detect, read_bytes, source};

/// What a list says of one recording.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The name of the list.
    pub list: String,
    /// The list's SHA-256.
    pub sha256: String,
    /// What it says.
    pub activity: Activity,
}

/// What is to be done with one file.
#[derive(Debug)]
pub(super) enum Step {
    /// It is read, together with what a list says of it, and with words of what lies beside it.
    Read { index: usize, listed: Option<Box<Listed>>, beside: Option<String> },
    /// Its list says that it is another sport: it need not be read.
    OtherSport { index: usize, activity: Box<Activity> },
    /// The list itself, with the activities that have no recording.
    List { index: usize, report: FileReport },
    /// It is not read.
    Refused { index: usize, why: ImportError },
}

/// Files that can be opened by their place among the names.
pub(super) trait Members {
    /// Opens one file.
    fn member(&mut self, index: usize) -> Result<Box<dyn Read + '_>, ImportError>;
}

/// Whether a name is that of a file which is not hidden.
pub(super) fn is_wanted(name: &str) -> bool {
    let hidden = |part: &str| (part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX";
    !name.ends_with('/') && !name.split('/').any(hidden)
}

/// The steps for some files, by their names, lists last.
pub(super) fn plan(names: &[String], held: &mut dyn Members) -> Vec<Step> {
    let mut order: Vec<usize> = (0..names.len()).filter(|index| is_wanted(&names[*index])).collect();
    order.sort_by_key(|index| &names[*index]);
    let mut plan = Plan { names, listed: HashMap::new(), beside: HashMap::new(), left_out: HashSet::new(), lists: Vec::new() };
    for index in &order {
        plan.look(*index, &order, held);
    }
    let mut steps: Vec<Step> = order.into_iter().filter_map(|index| plan.step(index)).collect();
    steps.extend(plan.lists);
    steps
}

struct Plan<'a> {
    names: &'a [String],
    listed: HashMap<usize, Box<Listed>>,
    beside: HashMap<usize, String>,
    left_out: HashSet<usize>,
    lists: Vec<Step>,
}

impl Plan<'_> {
    /// Looks into those files that may tell of others.
    fn look(&mut self, index: usize, order: &[usize], held: &mut dyn Members) {
        let name = self.names[index].to_lowercase();
        if climbs(&name) {
            return;
        }
        if own_name(&name) == "activities.csv" {
            if let Some(report) = strava_list(index, held) {
                self.strava(index, report, order);
            }
        } else if name.ends_with(".xml") && starts_as_apple_health(index, held) {
            self.apple(index, order);
        }
    }

    /// Strava's list: each line goes to the recording it names, the others stay with the list.
    fn strava(&mut self, list: usize, mut report: FileReport, order: &[usize]) {
        let folder = folder_of(&self.names[list]);
        let below: Vec<usize> = order.iter().copied().filter(|i| *i != list && self.names[*i].starts_with(folder)).collect();
        let by_path: HashMap<&str, usize> = below.iter().map(|i| (&self.names[*i][folder.len()..], *i)).collect();
        let mut alone = Vec::new();
        for activity in std::mem::take(&mut report.activities) {
            match activity.recording.as_deref().and_then(|path| by_path.get(path)) {
                Some(recording) if !self.listed.contains_key(recording) => {
                    let (list, sha256) = (self.names[list].clone(), report.sha256.clone());
                    self.listed.insert(*recording, Box::new(Listed { list, sha256, activity }));
                }
                _ => alone.push(activity),
            }
        }
        report.activities = alone;
        let others: Vec<usize> =
            below.into_iter().filter(|i| !self.listed.contains_key(i) && !is_recording(&self.names[*i])).collect();
        if !others.is_empty() {
            report.warnings.push(format!("{} other files of the export were left out: they are no recordings", others.len()));
        }
        self.left_out.extend(others);
        self.left_out.insert(list);
        self.lists.push(Step::List { index: list, report });
    }

    /// Apple's export tells of every workout; the routes beside it are the same workouts again.
    fn apple(&mut self, export: usize, order: &[usize]) {
        let folder = folder_of(&self.names[export]);
        let routes = format!("{folder}workout-routes/");
        let same = |name: &str| name.starts_with(folder) && (name.starts_with(&routes) || !is_recording(name));
        let others: Vec<usize> = order.iter().copied().filter(|i| *i != export && same(&self.names[*i])).collect();
        if !others.is_empty() {
            let said = format!("{} other files of the export were left out: its workouts stand in this one", others.len());
            self.beside.insert(export, said);
        }
        self.left_out.extend(others);
    }

    fn step(&mut self, index: usize) -> Option<Step> {
        let name = &self.names[index];
        if self.left_out.contains(&index) {
            return None;
        }
        if climbs(name) {
            return Some(Step::Refused { index, why: ImportError::ClimbsOut });
        }
        match self.listed.remove(&index) {
            Some(listed) if matches!(listed.activity.sport, Sport::Other(_)) => {
                Some(Step::OtherSport { index, activity: Box::new(listed.activity) })
            }
            listed => Some(Step::Read { index, listed, beside: self.beside.remove(&index) }),
        }
    }
}

/// A path that leads out of where it lies.
fn climbs(name: &str) -> bool {
    name.starts_with('/') || name.get(1..3) == Some(":/") || name.split('/').any(|part| part == "..")
}

fn own_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The folder with its stroke, or nothing.
fn folder_of(path: &str) -> &str {
    &path[..path.len() - own_name(path).len()]
}

fn is_recording(name: &str) -> bool {
    let lower = name.to_lowercase();
    let stem = lower.strip_suffix(".gz").unwrap_or(&lower);
    [".fit", ".gpx", ".tcx"].iter().any(|ending| stem.ends_with(ending))
}

fn strava_list(index: usize, held: &mut dyn Members) -> Option<FileReport> {
    let bytes = source::read_on(Vec::new(), held.member(index).ok()?).ok()?;
    let is_list = detect::format_of(&bytes) == Some(Format::StravaCsv);
    if is_list { read_bytes("activities.csv", &bytes).ok() } else { None }
}

fn starts_as_apple_health(index: usize, held: &mut dyn Members) -> bool {
    let mut head = Vec::new();
    let read = held.member(index).map(|member| member.take(64 * 1024).read_to_end(&mut head));
    matches!(read, Ok(Ok(_))) && detect::is_apple_health(&head)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Made(Vec<&'static str>);

    impl Members for Made {
        fn member(&mut self, index: usize) -> Result<Box<dyn Read + '_>, ImportError> {
            Ok(Box::new(self.0[index].as_bytes()))
        }
    }

    fn steps(files: &[(&str, &'static str)]) -> Vec<String> {
        let names: Vec<String> = files.iter().map(|(name, _)| (*name).to_owned()).collect();
        let steps = plan(&names, &mut Made(files.iter().map(|(_, content)| *content).collect()));
        let shown = |step: &Step| match step {
            Step::Read { index, listed, beside } => {
                let title = listed.as_ref().and_then(|listed| listed.activity.title.clone()).unwrap_or_default();
                format!("read {} {title}{}", names[*index], beside.clone().unwrap_or_default())
            }
            Step::OtherSport { index, .. } => format!("sport {}", names[*index]),
            Step::List { index, report } => format!("list {} {}", names[*index], report.activities.len()),
            Step::Refused { index, .. } => format!("refused {}", names[*index]),
        };
        steps.iter().map(|step| shown(step).trim().to_owned()).collect()
    }

    const LIST: &str = "Activity ID,Activity Date,Activity Name,Activity Type,Filename\n\
        1,\"Nov 24, 2026, 7:10:00 AM\",Easy,Run,activities/1.fit.gz\n\
        2,\"Nov 25, 2026, 7:10:00 AM\",Work,Ride,activities/2.gpx\n\
        3,\"Nov 26, 2026, 7:10:00 AM\",By hand,Run,\n\
        4,\"Nov 27, 2026, 7:10:00 AM\",Lost,Run,activities/4.fit\n";

    #[test]
    fn a_list_goes_with_its_recordings() {
        let files = [
            ("x/activities.csv", LIST),
            ("x/activities/1.fit.gz", ""),
            ("x/activities/2.gpx", ""),
            ("x/activities/9.fit", ""),
            ("x/media/p.jpg", ""),
            ("else.csv", ""),
        ];
        let expected = [
            "read else.csv",
            "read x/activities/1.fit.gz Easy",
            "sport x/activities/2.gpx",
            "read x/activities/9.fit",
            "list x/activities.csv 2",
        ];
        assert_eq!(steps(&files), expected);
    }

    #[test]
    fn routes_beside_an_apple_export_are_not_read_twice() {
        let files = [
            ("a/export.xml", "<HealthData>"),
            ("a/export_cda.xml", "<ClinicalDocument>"),
            ("a/workout-routes/route_1.gpx", ""),
            ("b.gpx", ""),
        ];
        let said = "2 other files of the export were left out: its workouts stand in this one";
        assert_eq!(steps(&files), [format!("read a/export.xml {said}"), "read b.gpx".to_owned()]);
    }

    #[test]
    fn paths_that_climb_and_hidden_ones() {
        let files = [("../../evil.fit", ""), ("/etc/x.fit", ""), ("C:/x.fit", ""), ("__MACOSX/._a.fit", ""), ("d/", "")];
        assert_eq!(steps(&files), ["refused ../../evil.fit", "refused /etc/x.fit", "refused C:/x.fit"]);
    }
}
