#!/usr/bin/env bash
# Whole processes beside their peers, in one run: only the ratios mean something on another machine.
# Needs hyperfine; sqlite3 and python3 with matplotlib are peers, each left out with a word when missing.
#   benches/peers.sh            from the project's root, after: cargo build --release
set -euo pipefail
cd "$(dirname "$0")/.."
program="$PWD/target/release/glidelog"
[ -x "$program" ] || { echo 'build first: cargo build --release'; exit 1; }
command -v hyperfine >/dev/null || { echo 'hyperfine is needed'; exit 1; }
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export HOME="$work" TZ=America/New_York GLIDELOG_NOW=2026-11-24T21:30:00-05:00
unset GLIDELOG_JOURNAL
runs="${RUNS:-60}"

# The median of each command in milliseconds, one a line, measured in one call.
medians() {
    hyperfine --shell=none --warmup 5 --runs "$runs" --export-csv "$work/out.csv" "$@" >/dev/null 2>&1
    tail -n +2 "$work/out.csv" | awk -F, '{ printf "%.2f\n", $(NF-4) * 1000 }'
}
row() { printf '%-46s %10s ms %10s ms   ratio %s\n' "$1" "$2" "$3" "$(awk -v a="$2" -v b="$3" 'BEGIN { printf "%.2f", a / b }')"; }

# A diary of some years: 800 runs, 1200 sessions and 4000 scores a year.
diary() {
    python3 - "$1" > "$work/$1.jsonl" <<'PY'
import datetime, random, sys
years = int(sys.argv[1]); random.seed(years)
last = datetime.date(2026, 11, 24)
print('{"glidelog":1}')
out = []
for n in range(365 * years):
    day = last - datetime.timedelta(days=365 * years - 1 - n)
    def at(h, m): return f"{day}T{h:02d}:{m:02d}:00-05:00"
    pain = max(0, min(10, round(random.gauss(3, 1.2))))
    for k in range(11):
        moment = "morning" if k == 0 else "rest"
        out.append(f'{{"kind":"pain","at":"{at(6 + k, 5)}","site":"hamstring","side":"left","score":{pain},"moment":"{moment}"}}')
    for k in range(random.choice([2, 2, 2, 3])):
        h = 9 + 5 * k
        for g in range(random.choice([1, 2])):
            out.append(f'{{"kind":"glide","at":"{at(h - 1, 20 + g * 20)}","nerve":"sciatic","sets":2,"reps":15,"status":"done"}}')
        out.append(f'{{"kind":"run","at":"{at(h, 10)}","distance_m":{random.randint(4000, 9000)},"moving_s":{random.randint(1500, 3600)},"effort":4,"pain":[{{"site":"hamstring","side":"left","before":2,"worst":{pain},"after":1}}]}}')
print("\n".join(out))
PY
    "$program" --journal "$work/$1.db" import "$work/$1.jsonl" >/dev/null
}

if command -v sqlite3 >/dev/null; then
    # The peer keeps the same promise: the row is on the disk, the folder too, when it answers.
    sqlite3 "$work/peer.db" 'CREATE TABLE run (id INTEGER PRIMARY KEY, at INTEGER, distance REAL, seconds INTEGER, effort INTEGER, pain INTEGER)'
    "$program" --journal "$work/log.db" run 5km 30:00 -e 4 --pain 2 >/dev/null
    mapfile -t t < <(medians "$program --journal $work/log.db run 5km 30:00 -e 4 --pain 2" \
        "sqlite3 $work/peer.db 'PRAGMA synchronous=EXTRA; INSERT INTO run (at, distance, seconds, effort, pain) VALUES (1, 5000, 1800, 4, 2)'")
    row 'log a run | sqlite3, one durable row' "${t[0]}" "${t[1]}"
    /usr/bin/env time -f 'peak memory of logging: %M kB' "$program" --journal "$work/log.db" run 5km 30:00 -e 4 --pain 2 2>&1 >/dev/null | tail -n 1 || true
else
    echo 'sqlite3 is missing: left out'
fi

if command -v python3 >/dev/null; then
    for years in 1 50; do diary "$years"; done
    question='did I feel better this week'
    mapfile -t t < <(medians "$program --journal $work/50.db ask '$question'" "$program --journal $work/1.db ask '$question'")
    row 'ask, 50 years | 1 year' "${t[0]}" "${t[1]}"
    mapfile -t t < <(medians "$program --journal $work/50.db run 5km 30:00 --pain 2" "$program --journal $work/1.db run 5km 30:00 --pain 2")
    row 'log a run, 50 years | 1 year' "${t[0]}" "${t[1]}"
    if python3 -c 'import matplotlib' 2>/dev/null; then
        runs=15
        "$program" demo "$work/season" >/dev/null
        "$program" --journal "$work/season/journal.db" trend --json > "$work/trend.json"
        mapfile -t t < <(medians "$program --journal $work/season/journal.db chart trend -o $work/ours.png" \
            "python3 benches/trend_matplotlib.py $work/trend.json $work/theirs.png")
        row 'the trend as PNG | matplotlib, the same points' "${t[0]}" "${t[1]}"
    else
        echo 'matplotlib is missing: left out'
    fi
fi
