//! The CRC-16 of the FIT protocol (polynomial 0x8005, reflected).

/// The checksum of some bytes; over content and its own checksum together it is zero.
pub(super) fn crc16(bytes: &[u8]) -> u16 {
    const TABLE: [u16; 16] = [
        0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401, 0x5000, 0x9c01, 0x8801,
        0x4400,
    ];
    let step = |crc: u16, nibble: u8| (crc >> 4) ^ TABLE[usize::from((crc as u8 ^ nibble) & 0x0f)];
    bytes.iter().fold(0, |crc, byte| step(step(crc, *byte), byte >> 4))
}

#[cfg(test)]
mod tests {
    use super::crc16;

    #[test]
    fn the_published_check_value_of_crc_16_arc() {
        assert_eq!(crc16(b"123456789"), 0xbb3d);
    }
}
