#!/usr/bin/env python3
"""Time and memory of whole commands as the diary grows: 1, 5, 10, 50 and 200 years of heavy keeping, with the exponent
fitted over those of five years and more (0 is flat, 1 grows with the diary).

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
# Lines of one file, and the seconds a command may be expected to take if it grew with the square of the diary.
PART, LONGEST = 250_000, 120
LAST = datetime.date(2100, 11, 24)
program = os.path.abspath("target/release/glidelog")


def measured(command, times):
    """Median seconds and the largest peak of memory in MB."""
    took, peaks = [], []
    for _ in range(times):
        start = time.perf_counter()
        # A small parent of its own: the largest set that Linux counts for a child begins with that of whoever starts it.
        done = subprocess.run(["time", "-f", "%M", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        took.append(time.perf_counter() - start)
        assert done.returncode == 0, (command, done.stderr)
        peaks.append(int(done.stderr.split()[-1]) / 1024)
    return statistics.median(took), max(peaks)


def exponent(figures):
    """The slope of log time over log years, by least squares, over the diaries of five years and more."""
    pairs = [(math.log(years), math.log(figure)) for years, figure in zip(YEARS, figures) if years >= 5 and figure]
    if len(pairs) < 2:
        return math.nan
    x, y = (statistics.fmean(side) for side in zip(*pairs))
    return sum((a - x) * (b - y) for a, b in pairs) / sum((a - x) ** 2 for a, _ in pairs)


def cell(figure):
    if figure is None:
        return "not waited for"
    took, peak = figure
    return f"{1000 * took:.0f} ms, {peak:.0f} MB" if took < 1 else f"{took:.1f} s, {peak:.0f} MB"


def main():
    rows = {}
    with tempfile.TemporaryDirectory() as work:
        os.environ.update(TZ="America/New_York", GLIDELOG_NOW=f"{LAST}T21:30:00-05:00")
        for years in YEARS:
            journal = f"{work}/{years}.db"
            ours = [program, "--journal", journal]
            # One diary file is taken up to 128 MB: a longer past comes in parts.
            lines = list(made.diary(years, LAST))
            for part in range(1, len(lines), PART):
                with open(f"{work}/{part}.jsonl", "w") as out:
                    out.writelines(line + "\n" for line in [lines[0], *lines[part : part + PART]])
            texts = [f"{work}/{part}.jsonl" for part in range(1, len(lines), PART)]
            small = [
                ("log a run", [*ours, "run", "5km", "30:00", "--pain", "2"], 31),
                ("`ask` about this week", [*ours, "ask", "did I feel better this week"], 31),
                ("`list this week`", [*ours, "list", "this week"], 31),
                ("`chart trend`, a year", [*ours, "chart", "trend", "--period", "last 365 days", "-o", f"{work}/year.png"], 5),
                ("`effect`, the whole diary", [*ours, "effect"], 1),
                ("`chart trend`, the whole diary", [*ours, "chart", "trend", "-o", f"{work}/all.png"], 1),
                ("`export`", [*ours, "export", "-o", f"{work}/out.jsonl"], 1),
                ("`doctor`", [*ours, "doctor"], 1),
            ]
            for name, command, times in [("`import` of it all", [*ours, "import", *texts], 1), *small]:
                row = rows.setdefault(name, [])
                waits = "import" in command or not row or row[-1] and row[-1][0] * (years / YEARS[len(row) - 1]) ** 2 < LONGEST
                row.append(measured(command, times) if waits else None)
                print(f"{years:4} years  {name:32} {row[-1]}", file=sys.stderr)
            for text in texts:
                os.remove(text)
    print("| | " + " | ".join(f"{years} y" for years in YEARS) + " | exponent |")
    print("|---" * (len(YEARS) + 2) + "|")
    for name, figures in rows.items():
        print(f"| {name} | " + " | ".join(cell(figure) for figure in figures), end="")
        print(f" | {exponent([figure and figure[0] for figure in figures]):.2f} |")


main()
