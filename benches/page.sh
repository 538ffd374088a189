#!/usr/bin/env bash
# The page: how soon its first page is there, what it holds in memory, and 64 connections for 30 s, one request in ten a
# write, on a diary of ten years. Needs wrk, curl and python3.
#   benches/page.sh             from the project's root, after: cargo build --release
set -euo pipefail
cd "$(dirname "$0")/.."
program="$PWD/target/release/glidelog"
[ -x "$program" ] || { echo 'build first: cargo build --release'; exit 1; }
for tool in wrk curl python3; do command -v "$tool" >/dev/null || { echo "$tool is needed"; exit 1; }; done
work="$(mktemp -d)"
page=
trap '[ -z "$page" ] || kill "$page" 2>/dev/null; rm -rf "$work"' EXIT
export TZ=America/New_York GLIDELOG_NOW=2026-11-24T21:30:00-05:00 PYTHONPATH="$PWD/benches"
unset GLIDELOG_JOURNAL
export PAGE_HOST=localhost:7389
journal="$work/journal.db"
count() { "$program" --journal "$journal" export | grep -c '"kind":"pain"' || true; }

python3 -c 'import made; print("\n".join(made.diary(10)))' > "$work/ten.jsonl"
"$program" --journal "$journal" import "$work/ten.jsonl" >/dev/null
before="$(count)"
start="$(date +%s%N)"
"$program" --journal "$journal" serve --port 7389 > "$work/said" 2>&1 &
page=$!
until [ "$(curl -s -o /dev/null -w '%{http_code}' "http://$PAGE_HOST/pair")" = 200 ]; do sleep 0.002; done
echo "from start to the first page: $((($(date +%s%N) - start) / 1000000)) ms, with curl's own start"
key="$(grep -o 'key=[0-9a-f]*' "$work/said" | head -n 1)"
PAGE_COOKIE="$(curl -s -D - -o /dev/null -H "Origin: http://$PAGE_HOST" -d "$key" "http://$PAGE_HOST/pair" | sed -n 's/^[Ss]et-[Cc]ookie: \([^;]*\).*/\1/p')"
export PAGE_COOKIE
echo "Today with its style and script: $({
    curl -s -H "Cookie: $PAGE_COOKIE" "http://$PAGE_HOST/"
    for asset in $(curl -s -H "Cookie: $PAGE_COOKIE" "http://$PAGE_HOST/" | grep -o '/assets/[^"]*' | sort -u); do curl -s "http://$PAGE_HOST$asset"; done
} | wc -c) bytes"
memory() { awk '/VmRSS/ { printf "%.1f MB", $2 / 1024 }' "/proc/$page/status"; }
echo "memory before: $(memory)"
for path in / /week; do
    curl -s -o /dev/null -w "alone, $path: %{time_total} s\n" -H "Cookie: $PAGE_COOKIE" "http://$PAGE_HOST$path"
done
wrk -t 2 -c 64 -d "${SECONDS_OF_LOAD:-30}s" -s benches/page.lua "http://127.0.0.1:7389/" | tail -n 1
echo "memory after: $(memory)"
kill -TERM "$page"
wait "$page" || true
page=
echo "scores before: $before, after: $(count)"
