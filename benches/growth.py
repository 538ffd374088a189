#!/usr/bin/env python3
"""Time and memory of whole commands as the diary grows: 1, 5, 10, 50 and 200 years of heavy keeping, with the exponent
fitted over the four longest (0 is flat, 1 grows with the diary).

    benches/growth.py           from the project's root, after: cargo build --release
"""

import datetime
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

import made

YEARS = [int(years) for years in sys.argv[1:]] or [1, 5, 10, 50, 200]
LAST = datetime.date(2100, 11, 24)
program = os.path.abspath("target/release/glidelog")


def measured(command, times):
    """Median seconds and the largest peak of memory in MB."""
    took, peak = [], 0
    for _ in range(times):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        took.append(time.perf_counter() - start)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0, command
        peak = max(peak, used.ru_maxrss / 1024)
    return statistics.median(took), peak


def exponent(figures):
    """The slope of log time over log years, by least squares, over the diaries of five years and more."""
    pairs = [(math.log(years), math.log(figure)) for years, figure in zip(YEARS, figures) if years >= 5]
    x, y = (statistics.fmean(side) for side in zip(*pairs))
    return sum((a - x) * (b - y) for a, b in pairs) / sum((a - x) ** 2 for a, _ in pairs)


def main():
    rows = {}
    with tempfile.TemporaryDirectory() as work:
        os.environ.update(TZ="America/New_York", GLIDELOG_NOW=f"{LAST}T21:30:00-05:00")
        for years in YEARS:
            text, journal = f"{work}/{years}.jsonl", f"{work}/{years}.db"
            with open(text, "w") as out:
                out.writelines(line + "\n" for line in made.diary(years, LAST))
            ours = [program, "--journal", journal]
            small = [
                ("log a run", [*ours, "run", "5km", "30:00", "--pain", "2"], 31),
                ("`ask` about this week", [*ours, "ask", "did I feel better this week"], 31),
                ("`list this week`", [*ours, "list", "this week"], 31),
                ("`chart trend`, a year", [*ours, "chart", "trend", "--period", "last 365 days", "-o", f"{work}/year.png"], 5),
                ("`effect`, the whole diary", [*ours, "effect"], 1),
                ("`chart trend`, the whole diary", [*ours, "chart", "trend", "-o", f"{work}/all.png"], 1),
                ("`export`", [*ours, "export", "-o", f"{work}/out.jsonl", "--yes"], 1),
                ("`doctor`", [*ours, "doctor"], 1),
            ]
            for name, command, times in [("`import` of it all", [*ours, "import", text], 1), *small]:
                rows.setdefault(name, []).append(measured(command, times))
                print(f"{years:4} years  {name:32} {rows[name][-1][0]:8.3f} s {rows[name][-1][1]:7.1f} MB", file=sys.stderr)
    print("| | " + " | ".join(f"{years} y" for years in YEARS) + " | exponent |")
    print("|---" * (len(YEARS) + 2) + "|")
    for name, figures in rows.items():
        cells = [f"{1000 * took:.0f} ms, {peak:.0f} MB" if took < 10 else f"{took:.0f} s, {peak:.0f} MB" for took, peak in figures]
        print(f"| {name} | " + " | ".join(cells) + f" | {exponent([took for took, _ in figures]):.2f} |")


main()
