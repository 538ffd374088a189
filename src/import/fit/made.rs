//! FIT files made byte by byte for tests.

use super::crc::crc16;

pub(in crate::import) const U8: u8 = 0x02;
pub(in crate::import) const U16: u8 = 0x84;
pub(in crate::import) const S32: u8 = 0x85;
pub(in crate::import) const U32: u8 = 0x86;
pub(in crate::import) const BYTES: u8 = 0x0d;
/// 2026-11-24T05:10:00Z in seconds of FIT.
pub(in crate::import) const MORNING: u32 = 1_164_431_400;

/// One part being made.
#[derive(Default, Clone)]
pub(in crate::import) struct Made {
    body: Vec<u8>,
    big_endian: bool,
}

/// Field number, base type, value.
pub(in crate::import) type Value = (u8, u8, i64);

impl Made {
    pub(in crate::import) fn activity() -> Self {
        Made::default().message(0, &[(0, 0x00, 4)])
    }

    pub(in crate::import) fn of_type(file_type: i64) -> Self {
        Made::default().message(0, &[(0, 0x00, file_type)])
    }

    pub(in crate::import) fn big_endian(mut self) -> Self {
        self.big_endian = true;
        self
    }

    /// A definition and one data message of local type 0.
    pub(in crate::import) fn message(self, global: u16, values: &[Value]) -> Self {
        let made = self.definition(0, global, values, &[]).raw(&[0x00]);
        values.iter().fold(made, |made, (_, base_type, value)| made.value(*base_type, *value))
    }

    pub(in crate::import) fn definition(mut self, local: u8, global: u16, values: &[Value], developer: &[u8]) -> Self {
        let flag = if developer.is_empty() { 0x40 } else { 0x60 };
        self.body.extend([flag | local, 0, u8::from(self.big_endian)]);
        self.body.extend(if self.big_endian { global.to_be_bytes() } else { global.to_le_bytes() });
        self.body.push(values.len() as u8);
        for (number, base_type, _) in values {
            self.body.extend([*number, width(*base_type) as u8, *base_type]);
        }
        if !developer.is_empty() {
            self.body.push(developer.len() as u8);
            self.body.extend(developer.iter().flat_map(|size| [0, *size, 0]));
        }
        self
    }

    pub(in crate::import) fn value(mut self, base_type: u8, value: i64) -> Self {
        let mut bytes = value.to_le_bytes()[..width(base_type)].to_vec();
        if self.big_endian {
            bytes.reverse();
        }
        self.body.extend(bytes);
        self
    }

    pub(in crate::import) fn raw(mut self, bytes: &[u8]) -> Self {
        self.body.extend(bytes);
        self
    }

    /// A session of a run: start, elapsed, timer, distance, and more.
    pub(in crate::import) fn run(self, more: &[Value]) -> Self {
        let start = i64::from(MORNING);
        let mut values = vec![(2, U32, start), (5, 0x00, 1), (7, U32, 1_800_000), (8, U32, 1_700_500), (9, U32, 500_000)];
        values.extend(more);
        self.message(18, &values)
    }

    pub(in crate::import) fn record(self, after_s: u32, metres: i64, heart_rate: i64) -> Self {
        let time = i64::from(MORNING + after_s);
        let place = 500_000_000 + metres * 100;
        self.message(20, &[(253, U32, time), (0, S32, place), (1, S32, 0), (5, U32, metres * 100), (3, U8, heart_rate)])
    }

    /// Header, body, checksums.
    pub(in crate::import) fn file(&self) -> Vec<u8> {
        let mut file = vec![14, 0x20, 0, 0];
        file.extend((self.body.len() as u32).to_le_bytes());
        file.extend(b".FIT");
        file.extend(crc16(&file).to_le_bytes());
        file.extend(&self.body);
        file.extend(crc16(&file).to_le_bytes());
        file
    }
}

fn width(base_type: u8) -> usize {
    match base_type {
        U16 => 2,
        S32 | U32 => 4,
        BYTES => 3,
        0x8f => 8,
        _ => 1,
    }
}
