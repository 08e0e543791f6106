#!/usr/bin/env bash
# The whole build with full history, beside Hugo with its Git info switched on, on a corpus of make_corpus.py.
#
#   benches/build.sh CORPUS [RUNS]      CORPUS: a folder made by ../shared/bench/make_corpus.py
#   HUGO=/path/to/hugo                  without it, only Zielstand is measured
#
# Prints medians of wall seconds, CPU seconds and peak memory (MB), after one run that does not count: of a first build,
# which reads the whole history, and of one that finds what an earlier one kept of it. Each build writes
# into a folder of its own, and all are removed at the end: ext4 looks at every inode that was freed in the last half
# minute before it gives one out, so a site written right after one was removed takes three times as long.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
corpus=$(cd "${1:?folder of a corpus}" && pwd)
runs=${2:-5}
bench=${BENCH:-$here/../../shared/bench}
[ -f "$bench/timing.py" ] || { echo "needs shared/bench beside the project (or BENCH=its folder)" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --release --locked --quiet --manifest-path "$here/../Cargo.toml"
git clone -q "$corpus" "$work/portal"
cp "$here/corpus.yaml" "$work/portal/portal.yaml"
if [ -n "${HUGO:-}" ]; then
    bash "$bench/peers/hugo.sh" setup "$corpus" "$work/hugo" git
fi
export PYTHONPATH=$bench BENCH_DIR=$bench RUNS=$runs WORK=$work
export ZIELSTAND=${CARGO_TARGET_DIR:-$here/../target}/release/zielstand
python3 - <<'PY'
import os, shutil, statistics, timing
work, runs = os.environ["WORK"], int(os.environ["RUNS"])

def measure(name, command, prepare=lambda: None):
    rows = []
    for run in range(runs + 1):
        prepare()
        timing.wait_quiet(25)
        row = timing.once([*command, f"{work}/{name}-{run}"], log=f"{work}/{name}.log")
        if row["rc"]:
            raise SystemExit(open(f"{work}/{name}.log").read())
        rows.append(row)
    median = lambda key: statistics.median(row[key] for row in rows[1:])
    pages = timing.tree(f"{work}/{name}-0")["html"]
    print(f"{name:10} {median('wall'):6.2f} s wall  {median('cpu'):6.2f} s CPU  {median('rss'):5.0f} MB  {pages} pages", flush=True)
    return median("wall")

build = [os.environ["ZIELSTAND"], "build", "--root", f"{work}/portal", "--as-of", "2026-11-22", "--out"]
forget = lambda: shutil.rmtree(f"{work}/portal/.git/zielstand", ignore_errors=True)
first = measure("first", build, forget)
again = measure("again", build)
if os.environ.get("HUGO"):
    peer = measure("hugo", ["bash", f"{os.environ['BENCH_DIR']}/peers/hugo.sh", "build", f"{work}/hugo"])
    print(f"first / hugo {first / peer:6.2f}\nagain / hugo {again / peer:6.2f}")
PY
