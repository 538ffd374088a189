#!/usr/bin/env bash
# Whole processes beside their peers: only the ratios mean something on another machine. Each pair is run in turn, a few
# runs of one and a few of the other, so that a busy minute meets both; the medians are shown.
# Needs hyperfine and python3. The peers are sqlite3, jrnl, gnuplot, and of Python matplotlib, scipy, fitdecode and
# garmin-fit-sdk; each is left out with a word when it is missing.
#   benches/peers.sh            from the project's root, after: cargo build --release
set -euo pipefail
cd "$(dirname "$0")/.."
built="$PWD/target/release/glidelog"
[ -x "$built" ] || { echo 'build first: cargo build --release'; exit 1; }
for tool in hyperfine python3; do command -v "$tool" >/dev/null || { echo "$tool is needed"; exit 1; }; done
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
# A copy, as `cargo install` makes one: what the linker has just written lies in memory in small pieces, and each start
# maps them one by one.
program="$work/glidelog"
cp "$built" "$program"
export TZ=America/New_York GLIDELOG_NOW=2026-11-24T21:30:00-05:00
export PYTHONPATH="$PWD/benches"
unset GLIDELOG_JOURNAL
rounds="${ROUNDS:-12}" each="${EACH:-10}"

has() {
    case "$1" in
        python:*) python3 -c "import ${1#python:}" 2>/dev/null ;;
        *) command -v "$1" >/dev/null ;;
    esac || { printf '%-50s %s is missing: left out\n' "$2" "${1#python:}"; return 1; }
}

# compare NAME COMMAND PEER: medians in milliseconds and how many times the peer's time ours is.
compare() {
    local name="$1"; shift
    rm -f "$work"/times-*.json
    for round in $(seq "$rounds"); do
        hyperfine --shell=none --warmup 1 --runs "$each" --export-json "$work/times-$round.json" "$@" >/dev/null 2>&1 ||
            { printf '%-50s a command failed: %s\n' "$name" "$*"; return 0; }
    done
    python3 - "$name" "$work"/times-*.json <<'PY'
import json, statistics, sys
both = [[], []]
for path in sys.argv[2:]:
    for mine, result in zip(both, json.load(open(path))["results"]):
        mine += result["times"]
ours, peer = (1000 * statistics.median(times) for times in both)
ratio = ours / peer
print(f"{sys.argv[1]:<50} {ours:9.1f} ms {peer:9.1f} ms   x {ratio:.2f}" + (f" (1/{1 / ratio:.0f})" if ratio < 0.5 else ""))
PY
}

log="$program --journal $work/log.db run 5km 30:00 -e 4 --pain 2"
$log >/dev/null
printf '%-50s %12s %12s\n' '' glidelog peer
name='log a run | sqlite3, one durable row'
if has sqlite3 "$name"; then
    # The peer keeps the same promise: the row is on the disk, the folder too, when it answers.
    sqlite3 "$work/peer.db" 'CREATE TABLE run (id INTEGER PRIMARY KEY, at INTEGER, distance REAL, seconds INTEGER, effort INTEGER, pain INTEGER)'
    compare "$name" "$log" \
        "sqlite3 $work/peer.db 'PRAGMA synchronous=EXTRA; INSERT INTO run (at, distance, seconds, effort, pain) VALUES (1, 5000, 1800, 4, 2)'"
fi
name='log a run | jrnl, one line'
if has jrnl "$name"; then
    printf 'journals:\n  default: %s\nversion: v4.3\neditor: ""\nencrypt: false\ndefault_hour: 9\ndefault_minute: 0\ntimeformat: "%%F %%R"\ntagsymbols: "#@"\nhighlight: false\nlinewrap: 80\nindent_character: "|"\ncolors: {body: none, date: none, tags: none, title: none}\n' "$work/jrnl.txt" > "$work/jrnl.yaml"
    : > "$work/jrnl.txt"
    rounds=3 each=5 compare "$name" "$log" "jrnl --config-file $work/jrnl.yaml 'Ran 5 km in 30:00. Effort 4, pain 2.'"
fi

for years in 1 50; do
    python3 -c 'import made, sys; print("\n".join(made.diary(int(sys.argv[1]))))' "$years" > "$work/$years.jsonl"
    "$program" --journal "$work/$years.db" import "$work/$years.jsonl" >/dev/null
done
years() { compare "$1, 50 years | 1 year" "$program --journal $work/50.db $2" "$program --journal $work/1.db $2"; }
years 'log a run' 'run 5km 30:00 -e 4 --pain 2'
years 'ask' "ask 'did I feel better this week'"
years 'list this week' 'list this week'
rounds=3 each=5 years 'chart trend --period "last 365 days"' "chart trend --period 'last 365 days' -o $work/year.png"
rounds=1 each=3 years 'effect, of the whole diary' 'effect'
rounds=1 each=3 years 'chart trend, of the whole diary' "chart trend -o $work/all.png"

"$program" demo "$work/season" >/dev/null
chart="$program --journal $work/season/journal.db chart trend -o $work/ours.png"
"$program" --journal "$work/season/journal.db" trend --json > "$work/trend.json"
name='the trend of a season as PNG | matplotlib'
if has python:matplotlib "$name"; then
    rounds=3 each=5 compare "$name" "$chart" "python3 benches/trend_matplotlib.py $work/trend.json $work/theirs.png"
fi
name='the trend of a season as PNG | gnuplot, cairo'
if has gnuplot "$name"; then
    python3 benches/trend_gnuplot.py "$work/trend.json" "$work/trend.gp" "$work/gnuplot.png"
    rounds=3 compare "$name" "$chart" "gnuplot $work/trend.gp"
fi

python3 - "$work" <<'PY'
import datetime, sys
from made import recording, states
for n in range(20):
    at = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.timezone.utc) + datetime.timedelta(days=n)
    seconds = 2400 + 60 * n
    open(f"{sys.argv[1]}/{n}.fit", "wb").write(recording(at, seconds, *states(seconds)))
PY
cat > "$work/read_fitdecode.py" <<'PY'
import glob, sys, fitdecode
for path in glob.glob(sys.argv[1] + "/*.fit"):
    with fitdecode.FitReader(path) as fit:
        for frame in fit:
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == "record":
                frame.get_value("heart_rate")
PY
cat > "$work/read_garmin_fit_sdk.py" <<'PY'
import glob, sys
from garmin_fit_sdk import Decoder, Stream
for path in glob.glob(sys.argv[1] + "/*.fit"):
    messages, errors = Decoder(Stream.from_file(path)).read()
    assert not errors and messages["record_mesgs"]
PY
import="$program --journal $work/import.db import --dry-run $work/*.fit"
import="$(echo $import)"
for peer in fitdecode garmin_fit_sdk; do
    name="read 20 FIT files of 50 minutes | $peer"
    if has "python:$peer" "$name"; then
        rounds=1 each=3 compare "$name" "$import" "python3 $work/read_$peer.py $work"
    fi
done

name='100 000 schedules of 200 runs | scipy'
if has python:scipy "$name"; then
    ours="$(cargo run --quiet --release --example speed -- schedules)"
    peer="$(python3 benches/permutation_scipy.py)"
    awk -v name="$name" -v a="$ours" -v b="$peer" 'BEGIN { printf "%-50s %9.1f ms %9.1f ms   x %.2f (1/%.0f)\n", name, a, b, a / b, b / a }'
fi

if [ -n "$(type -P time)" ]; then
    command time -f 'peak memory of logging: %M kB' $log 2>&1 >/dev/null | tail -n 1
fi
ls -l "$program" | awk '{ printf "the program: %.1f MB\n", $5 / 1e6 }'
