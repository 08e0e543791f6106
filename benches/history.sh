#!/usr/bin/env bash
# The history's part of a build beside what Git itself needs for the same commits and files, on a corpus of make_corpus.py.
#
#   benches/history.sh CORPUS [RUNS]    CORPUS: a folder made by ../shared/bench/make_corpus.py
#
# Prints medians of wall seconds, CPU seconds and peak memory (MB), after one run that does not count:
#   git log     `git log --raw --first-parent` of the content
#   git cat     `git cat-file --batch` of the blobs that it names
#   first, one, nothing   seconds of the history alone: without anything kept, after one new commit, without one
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
corpus=$(cd "${1:?folder of a corpus}" && pwd)
runs=${2:-5}
bench=${BENCH:-$here/../../shared/bench}
[ -f "$bench/timing.py" ] || { echo "needs shared/bench beside the project (or BENCH=its folder)" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo bench --locked --quiet --no-run --bench history --manifest-path "$here/../Cargo.toml"
git clone -q "$corpus" "$work/portal"
cp "$here/corpus.yaml" "$work/portal/portal.yaml"
export PYTHONPATH=$bench RUNS=$runs WORK=$work MANIFEST=$here/../Cargo.toml
python3 - <<'PY'
import os, statistics, subprocess, timing
work, runs = os.environ["WORK"], int(os.environ["RUNS"])
portal = f"{work}/portal"

def measure(name, command):
    rows = []
    for _ in range(runs + 1):
        timing.wait_quiet(25)
        row = timing.once(command, log=f"{work}/log")
        if row["rc"]:
            raise SystemExit(open(f"{work}/log", errors="replace").read())
        rows.append(row)
    median = lambda key: statistics.median(row[key] for row in rows[1:])
    print(f"{name:11} {median('wall'):7.3f} s wall  {median('cpu'):7.3f} s CPU  {median('rss'):5.0f} MB", flush=True)
    return median("wall")

log = f"git -C {portal} log --raw --no-renames --no-abbrev --first-parent -m --format=%H -- content"
lines = subprocess.run(log.split(), capture_output=True, text=True, check=True).stdout.splitlines()
blobs = {line.split()[3] for line in lines if line.startswith(":")} - {"0" * 40}
open(f"{work}/blobs", "w").write("".join(f"{blob}\n" for blob in sorted(blobs)))
git = measure("git log", ["bash", "-c", f"{log} > /dev/null"])
git += measure("git cat", ["bash", "-c", f"git -C {portal} cat-file --batch --buffer < {work}/blobs > /dev/null"])
timing.wait_quiet(25)
bench = f"cargo bench --locked --quiet --bench history --manifest-path {os.environ['MANIFEST']} -- {portal} {runs}"
lines = subprocess.run(bench.split(), capture_output=True, text=True, check=True).stdout.splitlines()
seconds = {name: float(number) for name, number in (line.split() for line in lines)}
for name in ("first", "one", "nothing"):
    print(f"{name:11} {seconds[name]:7.3f} s wall  {seconds[name] / git:5.2f} of Git's time", flush=True)
PY
