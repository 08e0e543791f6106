#!/usr/bin/env bash
# The whole build with full history, beside Hugo with its Git info switched on, on a corpus of make_corpus.py.
#
#   benches/build.sh CORPUS [RUNS]      CORPUS: a folder made by ../shared/bench/make_corpus.py
#   HUGO=/path/to/hugo                  without it, only Zielstand is measured
#
# Prints medians of wall seconds, CPU seconds and peak memory (MB). Each build writes into an absent folder, as that of
# the peers does; the machine must be quiet (../shared/bench/timing.py waits for that and repeats disturbed runs).
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
import os, shutil, timing
work, runs = os.environ["WORK"], int(os.environ["RUNS"])

def measure(name, command):
    out = f"{work}/{name}-out"
    prepare = lambda: shutil.rmtree(out, ignore_errors=True)
    row = timing.many([*command, out], runs=runs, prepare=prepare, log=f"{work}/{name}.log")
    if row["rc"]:
        raise SystemExit(open(f"{work}/{name}.log").read())
    tree = timing.tree(out)
    print(f"{name:10} {row['wall']:6.2f} s wall  {row['cpu']:6.2f} s CPU  {row['rss']:7.0f} MB  {tree['html']} pages", flush=True)
    return row["wall"]

ours = measure("zielstand", [os.environ["ZIELSTAND"], "build", "--root", f"{work}/portal", "--as-of", "2026-11-22", "--out"])
if os.environ.get("HUGO"):
    peer = measure("hugo", ["bash", f"{os.environ['BENCH_DIR']}/peers/hugo.sh", "build", f"{work}/hugo"])
    print(f"ratio      {ours / peer:6.2f}")
PY
