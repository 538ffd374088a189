#!/usr/bin/env bash
# A whole past in, beside its peer, in one run: a made Strava export of 2000 activities, a script of fitdecode
# reading 100 of the same files, a made Apple Health export of 1 GB, and the largest diary that is taken. Only the ratio means something elsewhere.
# Needs python3 with fitdecode (pip install fitdecode).
#   benches/import.sh           from the project's root, after: cargo build --release
set -euo pipefail
cd "$(dirname "$0")/.."
program="$PWD/target/release/glidelog"
[ -x "$program" ] || { echo 'build first: cargo build --release'; exit 1; }
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export HOME="$work" TZ=America/New_York GLIDELOG_NOW=2026-11-24T21:30:00-05:00
unset GLIDELOG_JOURNAL

# Runs of about an hour with a record a second, as a watch writes them; the list names each.
PYTHONPATH=benches python3 - "$work" <<'PY'
import datetime, gzip, random, sys, zipfile
from made import recording, states
work = sys.argv[1]
random.seed(1)
first = datetime.datetime(2014, 1, 2, 12, tzinfo=datetime.timezone.utc)
lines = ['Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Filename,Elapsed Time,Moving Time,Distance,Perceived Exertion']
made = [(seconds, *states(seconds)) for seconds in random.sample(range(2400, 4800), 40)]
with zipfile.ZipFile(f'{work}/export.zip', 'w') as out:
    for n in range(2000):
        at = first + datetime.timedelta(days=2 * n, seconds=random.randint(0, 3600))
        seconds, state, metres = made[n % 40]
        file = recording(at, seconds, state, metres)
        out.writestr(f'activities/{n}.fit.gz', gzip.compress(file, 1))
        if n < 100:
            open(f'{work}/{n}.fit', 'wb').write(file)
        said = at.strftime('%b %-d, %Y, %-I:%M:%S %p')
        lines.append(f'{n},"{said}",Evening Run,Run,,{seconds},{metres / 1000:.2f},activities/{n}.fit.gz,{seconds},{seconds},{metres:.1f},{n % 10 + 1}')
    out.writestr('activities.csv', '\n'.join(lines) + '\n')

with open(f'{work}/export.xml', 'w') as out:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData ANY>\n]>\n<HealthData locale="en_US">\n')
    record = ' <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" sourceVersion="11.1" device="&lt;&lt;HKDevice: 0x1&gt;, name:Apple Watch&gt;" unit="count/min" creationDate="2026-11-01 07:{:02d}:{:02d} -0500" startDate="2026-11-01 07:{:02d}:{:02d} -0500" endDate="2026-11-01 07:{:02d}:{:02d} -0500" value="{}"/>\n'
    block = ''.join(record.format(n // 60 % 60, n % 60, n // 60 % 60, n % 60, n // 60 % 60, n % 60, 60 + n % 100) for n in range(3600))
    size, n = 0, 0
    while size < 10 ** 9:
        out.write(block)
        day = (first + datetime.timedelta(days=n)).strftime('%Y-%m-%d')
        out.write(f' <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30" durationUnit="min" totalDistance="5" totalDistanceUnit="km" startDate="{day} 07:00:00 -0500" endDate="{day} 07:31:00 -0500"><MetadataEntry key="HKTimeZone" value="America/New_York"/></Workout>\n')
        size += len(block) + 300
        n += 1
    out.write('</HealthData>\n')

# The largest diary of this program that is taken, each entry with its identity.
with open(f'{work}/diary.jsonl', 'w') as out:
    size, n = out.write('{"glidelog":1}\n'), 0
    while size < 128 * 1024 * 1024 - 300:
        at = datetime.datetime(1930, 1, 1) + datetime.timedelta(minutes=35 * n)
        said = (f'"distance_m":{5000 + n % 4000},"moving_s":2650,"effort":4', '"nerve":"sciatic","technique":"slider","status":"done"', f'"site":"hamstring","side":"left","score":{n % 10},"moment":"rest"')[n % 3]
        kind = ('run', 'glide', 'pain')[n % 3]
        size += out.write(f'{{"kind":"{kind}","uuid":"01900000-0000-7000-8000-{n:012x}","at":"{at.isoformat()}-05:00",{said}}}\n')
        n += 1
PY

# Seconds and the largest resident set in kB of a whole process.
measured() {
    python3 - "$@" <<'PY'
import resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
took = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
counts = [line for line in done.stdout.splitlines() if 'already there' in line]
print(f'{took:8.2f} s  {peak / 1024:7.1f} MB  {counts[0] if counts else done.stdout.strip()[-80:] or done.stderr.strip()[-200:]}')
PY
}

cat > "$work/peer.py" <<'PY'
import glob, sys, fitdecode
records = 0
for path in glob.glob(sys.argv[1] + '/*.fit'):
    with fitdecode.FitReader(path) as fit:
        for frame in fit:
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == 'record':
                records += frame.get_value('heart_rate') is not None
print(f'{records} records of 100 files')
PY
printf '%-44s' 'Strava zip, 2000 activities'; measured "$program" --journal "$work/strava.db" import "$work/export.zip"
printf '%-44s' 'the same again'; measured "$program" --journal "$work/strava.db" import "$work/export.zip"
printf '%-44s' 'fitdecode, 100 of the same files'; measured python3 "$work/peer.py" "$work"
printf '%-44s' 'Apple Health, 1 GB'; measured "$program" --journal "$work/apple.db" import "$work/export.xml"
printf '%-44s' 'diary of 128 MB'; measured "$program" --journal "$work/diary.db" import "$work/diary.jsonl"
printf '%-44s' 'the same again'; measured "$program" --journal "$work/diary.db" import "$work/diary.jsonl"
