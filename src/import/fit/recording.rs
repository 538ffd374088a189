//! Messages -> what an activity is made of.

use super::FIRST_DATE;
use super::message::{Damage, Message, each_message};
use super::sports::other_file_type;
use crate::import::ImportError;

/// Eleven days of one record a second.
const MOST_RECORDS: usize = 1_000_000;
const MOST_SESSIONS: usize = 200;
/// Further from UTC than any zone is.
const WIDEST_OFFSET_S: i64 = 14 * 3600;

/// One record: the state at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Record {
    pub(super) time: u32,
    pub(super) distance_m: Option<f64>,
    pub(super) heart_rate: Option<u8>,
    pub(super) cadence: Option<u8>,
    /// Degrees north and east.
    pub(super) position: Option<(f64, f64)>,
}

/// The summary a device writes of a session, in plain units.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Session {
    pub(super) start: Option<u32>,
    pub(super) written_at: Option<u32>,
    pub(super) sport: Option<u8>,
    pub(super) sub_sport: Option<u8>,
    pub(super) elapsed_s: Option<f64>,
    pub(super) timer_s: Option<f64>,
    /// `timer_s` was worked out here.
    pub(super) timer_is_estimate: bool,
    pub(super) distance_m: Option<f64>,
    pub(super) calories: Option<f64>,
    pub(super) avg_hr: Option<f64>,
    pub(super) max_hr: Option<f64>,
    /// Strides (one leg) a minute.
    pub(super) cadence: Option<f64>,
    pub(super) ascent_m: Option<f64>,
    pub(super) laps: Option<u32>,
    /// Rating of perceived exertion times ten.
    pub(super) rpe: Option<i64>,
    /// 0 to 100 in steps of 25.
    pub(super) feel: Option<i64>,
    /// A start position was written.
    pub(super) positioned: bool,
}

/// What one part of a file recorded.
#[derive(Debug, Default)]
pub(super) struct Recording {
    file_type: Option<i64>,
    pub(super) sport: Option<(u8, Option<u8>)>,
    pub(super) sessions: Vec<Session>,
    pub(super) lap_starts: Vec<u32>,
    pub(super) records: Vec<Record>,
    /// When the timer was started (true) and stopped (false).
    pub(super) timer: Vec<(u32, bool)>,
    pub(super) utc_offset_s: Option<i32>,
    /// The wall clock at the end, where the device kept one apart from its counter.
    pub(super) local_end: Option<u32>,
    packed_m: f64,
    packed_last: Option<u32>,
}

impl Recording {
    /// Gathers a part's messages up to its end or the first damage.
    pub(super) fn of(data: &[u8]) -> Result<(Self, Option<Damage>), ImportError> {
        let mut recording = Recording::default();
        let damage = each_message(data, |message| recording.add(message))?;
        Ok((recording, damage))
    }

    /// What the file is when it says it is no activity.
    pub(super) fn other_file_type(&self) -> Option<&'static str> {
        match self.sessions.is_empty() {
            true => self.file_type.and_then(other_file_type),
            false => None,
        }
    }

    fn add(&mut self, message: &Message<'_>) -> Result<(), ImportError> {
        match message.global() {
            0 => self.file_type = self.file_type.or(message.integer(0)),
            12 => self.sport = byte(message, 0).map(|sport| (sport, byte(message, 1))),
            18 => self.sessions.push(session_of(message)),
            19 => self.add_lap(message),
            20 => self.add_record(message),
            21 => self.add_event(message),
            34 => self.add_clock(message),
            _ => {}
        }
        let most = |what, limit: usize| Err(ImportError::TooLarge { what, limit: limit.to_string() });
        if self.records.len() > MOST_RECORDS || self.timer.len() > MOST_RECORDS || self.lap_starts.len() > MOST_RECORDS {
            return most("the number of its records", MOST_RECORDS);
        }
        match self.sessions.len() > MOST_SESSIONS {
            true => most("the number of its sessions", MOST_SESSIONS),
            false => Ok(()),
        }
    }

    fn add_lap(&mut self, message: &Message<'_>) {
        self.lap_starts.extend(message.u32(2).or(message.time));
        let sport = || byte(message, 25).map(|sport| (sport, byte(message, 39)));
        self.sport = self.sport.or_else(sport);
    }

    fn add_record(&mut self, message: &Message<'_>) {
        let Some(time) = message.time else { return };
        let position = message.integer(0).zip(message.integer(1)).map(|(north, east)| (degrees(north), degrees(east)));
        let packed = self.packed_distance(message);
        self.records.push(Record {
            time,
            distance_m: message.scaled(5, 100.0).or(packed),
            heart_rate: byte(message, 3),
            cadence: byte(message, 4),
            position,
        });
    }

    /// Field 8: twelve bits of speed, then twelve bits of distance in 1/16 m that wrap around.
    fn packed_distance(&mut self, message: &Message<'_>) -> Option<f64> {
        let &[_, middle, high] = message.raw(8)? else {
            return None;
        };
        let now = u32::from(high) << 4 | u32::from(middle) >> 4;
        let step = self.packed_last.map_or(now, |last| now.wrapping_sub(last) & 0x0fff);
        self.packed_last = Some(now);
        self.packed_m += f64::from(step) / 16.0;
        Some(self.packed_m)
    }

    fn add_event(&mut self, message: &Message<'_>) {
        const TIMER: i64 = 0;
        let running = match message.integer(1) {
            Some(0) => true,
            Some(1 | 4 | 8 | 9) => false,
            _ => return,
        };
        if message.integer(0) == Some(TIMER) {
            self.timer.extend(message.time.map(|time| (time, running)));
        }
    }

    fn add_clock(&mut self, message: &Message<'_>) {
        let Some(local) = message.u32(5).filter(|local| *local >= FIRST_DATE) else {
            return;
        };
        match message.time {
            Some(time) if time >= FIRST_DATE => {
                // Devices write the two a second or so apart; zones are whole quarters of an hour.
                let apart = i64::from(local) - i64::from(time);
                let zone = (apart as f64 / 900.0).round() as i64 * 900;
                let believable = zone.abs() <= WIDEST_OFFSET_S && (apart - zone).abs() <= 120;
                self.utc_offset_s = believable.then_some(zone).and_then(|zone| i32::try_from(zone).ok());
            }
            _ => self.local_end = Some(local),
        }
    }
}

fn byte(message: &Message<'_>, number: u8) -> Option<u8> {
    message.integer(number).and_then(|value| u8::try_from(value).ok())
}

/// Semicircles, 2^31 of them to half a turn.
fn degrees(semicircles: i64) -> f64 {
    semicircles as f64 * (180.0 / 2_147_483_648.0)
}

fn session_of(message: &Message<'_>) -> Session {
    let fraction = message.scaled(92, 128.0).unwrap_or(0.0);
    Session {
        start: message.u32(2),
        written_at: message.time,
        sport: byte(message, 5),
        sub_sport: byte(message, 6),
        elapsed_s: message.scaled(7, 1000.0),
        timer_s: message.scaled(8, 1000.0),
        timer_is_estimate: false,
        distance_m: message.scaled(9, 100.0),
        calories: message.scaled(11, 1.0),
        avg_hr: message.scaled(16, 1.0),
        max_hr: message.scaled(17, 1.0),
        cadence: message.scaled(18, 1.0).map(|whole| whole + fraction),
        ascent_m: message.scaled(22, 1.0),
        laps: message.u32(26),
        rpe: message.integer(193),
        feel: message.integer(192),
        positioned: message.integer(3).is_some() && message.integer(4).is_some(),
    }
}
