"""Answers of Python's calendar: the version of its zone data, then a line for a line:

at ZONE SECONDS      -> the offset in force, seconds east
wall ZONE DATE TIME  -> the moment of a wall clock, the first of two, moved on over a gap
day ZONE SECONDS MINUTES -> the day that began at so many minutes past midnight
"""
import datetime as dt
import functools
import pathlib
import sys
import zoneinfo


def version():
    """The system's zone data come first, as zoneinfo itself has it."""
    for folder in map(pathlib.Path, zoneinfo.TZPATH):
        if (folder / "tzdata.zi").is_file():
            with open(folder / "tzdata.zi") as data:
                return data.readline().removeprefix("# version").strip()
        if folder.is_dir() and any(folder.iterdir()):
            return "unknown"
    import tzdata

    return tzdata.IANA_VERSION


@functools.cache
def zone(name):
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return None


print(version())
for line in sys.stdin:
    what, name, *rest = line.split()
    here = zone(name)
    if here is None:
        print("unknown")
    elif what == "wall":
        wall = dt.datetime.fromisoformat("T".join(rest)).replace(tzinfo=here)
        print(int((wall - dt.datetime(1970, 1, 1, tzinfo=dt.timezone.utc)).total_seconds()))
    else:
        local = dt.datetime.fromtimestamp(int(rest[0]), here)
        if what == "at":
            print(int(local.utcoffset().total_seconds()))
        else:
            print((local.replace(tzinfo=None) - dt.timedelta(minutes=int(rest[1]))).date())
