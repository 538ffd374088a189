"""Made-up input for the benchmarks: recordings as a watch writes them, and diaries of any length."""

import datetime
import random
import struct

EPOCH = datetime.datetime(1989, 12, 31, tzinfo=datetime.timezone.utc)

TABLE = []
for byte in range(256):
    for _ in range(8):
        byte = byte >> 1 ^ (0xA001 if byte & 1 else 0)
    TABLE.append(byte)


def crc16(data):
    crc = 0
    for byte in data:
        crc = crc >> 8 ^ TABLE[(crc ^ byte) & 0xFF]
    return struct.pack("<H", crc)


def definition(local, number, fields):
    return struct.pack("<BBBHB", 0x40 | local, 0, 0, number, len(fields)) + b"".join(bytes(f) for f in fields)


def states(seconds):
    """What a watch writes each second, without the time, and how far it was."""
    metres, out = 0.0, bytearray()
    for second in range(seconds):
        metres += random.uniform(2.6, 3.0)
        out += struct.pack("<iiHIHBB", int(5.05e8 + metres * 107), int(-8.47e8 + second), 2600, int(metres * 100), 2800, 140 + second % 20, 85)
    return bytes(out), metres


def recording(at, seconds, states, metres):
    """A FIT file of a run that began at an instant: a record a second, and the session."""
    start = int((at - EPOCH).total_seconds())
    body = definition(0, 0, [(0, 1, 0), (4, 4, 0x86)]) + struct.pack("<BBI", 0, 4, start)
    body += definition(1, 20, [(253, 4, 0x86), (0, 4, 0x85), (1, 4, 0x85), (2, 2, 0x84), (5, 4, 0x86), (6, 2, 0x84), (3, 1, 2), (4, 1, 2)])
    body += b"".join(struct.pack("<BI", 1, start + s) + states[18 * s:18 * s + 18] for s in range(seconds))
    body += definition(2, 18, [(253, 4, 0x86), (2, 4, 0x86), (7, 4, 0x86), (8, 4, 0x86), (9, 4, 0x86), (5, 1, 0), (6, 1, 0), (16, 1, 2), (17, 1, 2)])
    body += struct.pack("<BIIIIIBBBB", 2, start + seconds, start, seconds * 1000, seconds * 1000, int(metres * 100), 1, 0, 150, 160)
    header = struct.pack("<BBHI4s", 14, 0x20, 2132, len(body), b".FIT")
    whole = header + crc16(header) + body
    return whole + crc16(whole)


def diary(years, last=datetime.date(2026, 11, 24)):
    """The lines of a heavily kept diary: 800 runs, 1200 sessions and 4000 scores a year."""
    random.seed(years)
    yield '{"glidelog":1}'
    days = int(365.25 * years)
    for n in range(days):
        day = last - datetime.timedelta(days=days - 1 - n)
        pain = max(0, min(10, round(random.gauss(3, 1.2))))
        for hour in range(6, 17):
            moment = "morning" if hour == 6 else "rest"
            yield f'{{"kind":"pain","at":"{day}T{hour:02d}:05:00-05:00","site":"hamstring","side":"left","score":{pain},"moment":"{moment}"}}'
        for hour in range(9, 9 + 5 * random.choice([2, 2, 2, 3]), 5):
            for session in range(random.choice([0, 1, 2, 3])):
                yield f'{{"kind":"glide","at":"{day}T{hour - 1:02d}:{session * 15:02d}:00-05:00","nerve":"sciatic","sets":2,"reps":15,"status":"done"}}'
            yield (
                f'{{"kind":"run","at":"{day}T{hour:02d}:10:00-05:00","distance_m":{random.randint(4000, 9000)},"moving_s":{random.randint(1500, 3600)},'
                f'"effort":4,"pain":[{{"site":"hamstring","side":"left","before":2,"worst":{pain},"after":1}}]}}'
            )
