//! Numbers of the FIT profile -> words.

use crate::import::Sport;

const GENERIC: u8 = 0;
const RUNNING: u8 = 1;
const TREADMILL: u8 = 1;
const INDOOR_RUNNING: u8 = 45;

/// What was done; the file's number where there is no word for it here.
pub(super) fn sport_of(sport: Option<u8>, sub_sport: Option<u8>) -> Sport {
    match (sport, sub_sport) {
        (Some(RUNNING), _) => Sport::Running,
        (None | Some(GENERIC), _) => Sport::Unstated,
        (Some(10), Some(43)) => Sport::Other("yoga".to_owned()),
        (Some(number), _) => Sport::Other(name_of(number).map_or_else(|| format!("sport {number}"), str::to_owned)),
    }
}

/// A treadmill or a track under a roof.
pub(super) fn is_indoor_running(sub_sport: Option<u8>) -> bool {
    matches!(sub_sport, Some(TREADMILL | INDOOR_RUNNING))
}

fn name_of(sport: u8) -> Option<&'static str> {
    const NAMES: [&str; 22] = [
        "generic",
        "running",
        "cycling",
        "transition",
        "fitness equipment",
        "swimming",
        "basketball",
        "soccer",
        "tennis",
        "american football",
        "training",
        "walking",
        "cross-country skiing",
        "alpine skiing",
        "snowboarding",
        "rowing",
        "mountaineering",
        "hiking",
        "multisport",
        "paddling",
        "flying",
        "e-biking",
    ];
    NAMES.get(usize::from(sport)).copied()
}

/// What a FIT file of a type other than an activity holds.
pub(super) fn other_file_type(file_type: i64) -> Option<&'static str> {
    Some(match file_type {
        4 | 20 => return None,
        1 => "the abilities of a device",
        2 => "the settings of a watch",
        3 => "the settings of a sport",
        5 => "a planned workout",
        6 => "a course to follow",
        7 => "a schedule of workouts",
        9 => "weights",
        10 => "totals of a watch",
        11 => "goals",
        14 => "blood pressures",
        15 | 28 | 32 => "the daily monitoring of a watch",
        34 | 35 => "segments",
        _ => "something other than an activity",
    })
}
