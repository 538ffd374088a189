//! The messages of one part: definitions, data, compressed times; fields by number.

/// Where reading had to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Damage {
    /// Bytes from the start of the part's data.
    pub(super) at: usize,
}

#[derive(Debug, Clone, Copy)]
struct Field {
    number: u8,
    size: usize,
    base_type: u8,
}

#[derive(Debug, Clone)]
struct Definition {
    global: u16,
    big_endian: bool,
    fields: Vec<Field>,
    developer_bytes: usize,
}

impl Definition {
    fn size(&self) -> usize {
        self.fields.iter().map(|field| field.size).sum::<usize>() + self.developer_bytes
    }
}

/// One data message.
#[derive(Debug)]
pub(super) struct Message<'a> {
    definition: &'a Definition,
    bytes: &'a [u8],
    /// Its time, written out or packed into its header.
    pub(super) time: Option<u32>,
}

const TIMESTAMP: u8 = 253;

impl Message<'_> {
    /// The number of the kind of message in the profile.
    pub(super) fn global(&self) -> u16 {
        self.definition.global
    }

    /// The raw bytes of a field.
    pub(super) fn raw(&self, number: u8) -> Option<&[u8]> {
        self.field(number).map(|(_, raw)| raw)
    }

    fn field(&self, number: u8) -> Option<(Field, &[u8])> {
        let mut at = 0;
        for field in &self.definition.fields {
            if field.number == number {
                return Some((*field, self.bytes.get(at..at + field.size)?));
            }
            at += field.size;
        }
        None
    }

    /// A whole number; `None` when absent, marked invalid, an array, or not a number.
    pub(super) fn integer(&self, number: u8) -> Option<i64> {
        let (field, raw) = self.field(number)?;
        let little = |bytes: &mut dyn Iterator<Item = &u8>| {
            bytes.take(8).enumerate().fold(0u64, |value, (i, byte)| value | u64::from(*byte) << (8 * i))
        };
        let bits = match self.definition.big_endian {
            true => little(&mut raw.iter().rev()),
            false => little(&mut raw.iter()),
        };
        let (width, kind) = shape(field.base_type)?;
        if raw.len() != width {
            return None;
        }
        let ones = u64::MAX >> (64 - 8 * width);
        let invalid = match kind {
            Kind::Unsigned => ones,
            Kind::Signed => ones >> 1,
            Kind::ZeroInvalid => 0,
        };
        let shift = 64 - 8 * width;
        match kind {
            _ if bits == invalid => None,
            Kind::Signed => Some(((bits << shift) as i64) >> shift),
            _ => i64::try_from(bits).ok(),
        }
    }

    /// An unsigned number that fits 32 bits, as times do.
    pub(super) fn u32(&self, number: u8) -> Option<u32> {
        self.integer(number).and_then(|value| u32::try_from(value).ok())
    }

    /// A number stored as a multiple of `1 / scale`.
    pub(super) fn scaled(&self, number: u8, scale: f64) -> Option<f64> {
        self.integer(number).map(|value| value as f64 / scale)
    }
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Unsigned,
    Signed,
    ZeroInvalid,
}

/// Width and kind of a base type that is a whole number.
fn shape(base_type: u8) -> Option<(usize, Kind)> {
    Some(match base_type & 0x1f {
        0 | 2 | 13 => (1, Kind::Unsigned),
        4 => (2, Kind::Unsigned),
        6 => (4, Kind::Unsigned),
        15 => (8, Kind::Unsigned),
        1 => (1, Kind::Signed),
        3 => (2, Kind::Signed),
        5 => (4, Kind::Signed),
        14 => (8, Kind::Signed),
        10 => (1, Kind::ZeroInvalid),
        11 => (2, Kind::ZeroInvalid),
        12 => (4, Kind::ZeroInvalid),
        16 => (8, Kind::ZeroInvalid),
        _ => return None,
    })
}

/// Hands every data message to `take` in order, until the end or the first damage.
pub(super) fn each_message<E>(data: &[u8], mut take: impl FnMut(&Message<'_>) -> Result<(), E>) -> Result<Option<Damage>, E> {
    let mut definitions: [Option<Definition>; 16] = Default::default();
    let mut time = 0;
    let mut at = 0;
    while let Some(header) = data.get(at) {
        let damage = Some(Damage { at });
        let rest = &data[at + 1..];
        if header & 0xc0 == 0x40 {
            let Some((definition, length)) = definition_of(rest, header & 0x20 != 0) else {
                return Ok(damage);
            };
            definitions[usize::from(header & 0x0f)] = Some(definition);
            at += 1 + length;
            continue;
        }
        let compressed = header & 0x80 != 0;
        let local = if compressed { header >> 5 & 0x03 } else { header & 0x0f };
        let Some(definition) = &definitions[usize::from(local)] else {
            return Ok(damage);
        };
        let Some(bytes) = rest.get(..definition.size()) else {
            return Ok(damage);
        };
        let mut message = Message { definition, bytes, time: None };
        message.time = match compressed {
            true => Some(advance(time, header & 0x1f)),
            false => message.u32(TIMESTAMP),
        };
        time = message.time.unwrap_or(time);
        take(&message)?;
        at += 1 + bytes.len();
    }
    Ok(None)
}

/// The next time whose five lowest bits are `offset`.
fn advance(last: u32, offset: u8) -> u32 {
    let step = u32::from(offset).wrapping_sub(last) & 0x1f;
    last.wrapping_add(step)
}

fn definition_of(bytes: &[u8], with_developer_fields: bool) -> Option<(Definition, usize)> {
    let big_endian = *bytes.get(1)? == 1;
    let global: [u8; 2] = bytes.get(2..4)?.try_into().ok()?;
    let global = if big_endian { u16::from_be_bytes(global) } else { u16::from_le_bytes(global) };
    let fields_end = 5 + 3 * usize::from(*bytes.get(4)?);
    let fields = triples(bytes.get(5..fields_end)?)
        .map(|[number, size, base_type]| Field { number, size: usize::from(size), base_type })
        .collect();
    let mut definition = Definition { global, big_endian, fields, developer_bytes: 0 };
    if !with_developer_fields {
        return Some((definition, fields_end));
    }
    let end = fields_end + 1 + 3 * usize::from(*bytes.get(fields_end)?);
    let developer_fields = triples(bytes.get(fields_end + 1..end)?);
    definition.developer_bytes = developer_fields.map(|[_, size, _]| usize::from(size)).sum();
    Some((definition, end))
}

fn triples(bytes: &[u8]) -> impl Iterator<Item = [u8; 3]> {
    bytes.chunks_exact(3).map(|c| [c[0], c[1], c[2]])
}

#[cfg(test)]
mod tests {
    use super::advance;

    #[test]
    fn packed_times_roll_over_every_32_seconds() {
        assert_eq!(advance(1000, (1000 & 0x1f) as u8), 1000);
        assert_eq!(advance(1000, (1003 & 0x1f) as u8), 1003);
        assert_eq!(advance(1023, 0), 1024);
        assert_eq!(advance(u32::MAX, 0), 0);
    }
}
