#!/usr/bin/env python3
"""The whole build with full history: time, memory, files, beside Hugo with its Git info switched on.

    benches/build.py CORPUS ...     each a folder made by ../shared/bench/make_corpus.py
    benches/build.py                small: this repository itself, so that the script cannot rot
    ZIELSTAND=                      the program; without it, that of `cargo build --release`
    HUGO=                           Hugo's program; without it, only Zielstand is measured. BENCH= where its set-up lies
    RUNS=                           runs of each case; the median counts

Cases: `first` keeps nothing; `later` finds the history kept and an empty folder, as in a pipeline with a cache; `again` the
same folder; `commit` the same folder after one new commit. CPU is user and system together: on busy cores it says more than
the wall clock. What a build writes is what has another inode or time than before. Folders are removed at the end only: ext4
looks at every inode that was freed in the last half minute before it gives one out, so a site written right after one was
removed takes three times as long.
"""
import json, os, pathlib, shutil, statistics, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
RUNS = int(os.environ.get("RUNS", "3"))
WHO = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org"]


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True, **options).stdout


def once(command):
    """Wall seconds, CPU seconds, peak memory in MB."""
    with tempfile.TemporaryFile() as log:
        start = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise SystemExit(log.read().decode(errors="replace"))
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def files(folder):
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            stat = path.stat()
            found[path.relative_to(folder)] = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
    return found


def measure(name, command, peer=None, before=lambda run: None, runs=RUNS):
    """Prints a row of medians; `command` gives the command of a run."""
    rows = []
    for number in range(runs):
        before(number)
        rows.append(once(command(number)))
    wall, cpu, memory = (statistics.median(column) for column in zip(*rows))
    ratio = f"{wall / peer[0]:.2f} | {cpu / peer[1]:.2f}" if peer else " | "
    print(f"| {name} | {wall:.2f} s | {cpu:.2f} s | {memory:.0f} MB | {ratio} |", flush=True)
    return wall, cpu


def sums(site):
    return json.loads((site / "data/v1/manifest.json").read_text())["files"]


def sizes(site):
    """What lies where: files and bytes by the topmost folder."""
    parts = {}
    for path, (_, _, size) in files(site).items():
        count, total = parts.get(path.parts[0], (0, 0))
        parts[path.parts[0]] = (count + 1, total + size)
    rows = sorted(parts.items(), key=lambda part: -part[1][1])
    count, total = (sum(part[at] for part in parts.values()) for at in (0, 1))
    print(f"\nwritten: {count} files, {total / 1e6:.1f} MB: " + ", ".join(
        f"{name} {number} / {size / 1e6:.1f} MB" for name, (number, size) in rows[:7]))


def corpus(source, work, zielstand):
    portal = work / "portal"
    run("git", "clone", "-q", source, portal)
    if not (portal / "portal.yaml").exists():
        shutil.copy(HERE / "corpus.yaml", portal / "portal.yaml")
        run("git", "-C", portal, "add", "portal.yaml")
        run("git", "-C", portal, *WHO, "commit", "-qm", "Einstellungen")
    commits = run("git", "-C", portal, "rev-list", "--count", "HEAD").strip()
    folder = next(path for path in (portal / "content/goals", portal / "content/ziele") if path.is_dir())
    goals = sorted(folder.rglob("*.md"))
    print(f"\n{len(goals)} pages of goals, {commits} commits, {os.cpu_count()} cores\n")
    print("| | wall | CPU | memory | wall / Hugo | CPU / Hugo |\n| --- | --- | --- | --- | --- | --- |")
    peer = None
    if os.environ.get("HUGO"):
        bench = pathlib.Path(os.environ.get("BENCH", HERE.parent.parent / "shared/bench"))
        hugo, environment = bench / "peers/hugo.sh", {**os.environ, "BENCH_DIR": str(bench)}
        run("bash", hugo, "setup", source, work / "hugo", "git", env=environment)
        os.environ["BENCH_DIR"] = str(bench)
        peer = measure("Hugo", lambda number: ["bash", hugo, "build", work / "hugo", work / f"hugo-{number}"])
    build = [zielstand, "build", "--root", portal, "--as-of", "2026-11-22", "--out"]
    kept = portal / ".git/zielstand"
    forget = lambda number: shutil.rmtree(kept, ignore_errors=True)
    measure("first", lambda number: [*build, work / f"first-{number}"], peer, forget)
    measure("later", lambda number: [*build, work / f"later-{number}"], peer)
    site = work / "later-0"
    measure("again", lambda number: [*build, site], peer)

    def change(number):
        with open(goals[len(goals) // 2], "a") as goal:
            goal.write(f"\nEin Satz mehr, der {number + 1}.\n")
        run("git", "-C", portal, *WHO, "commit", "-qam", "Ein Satz mehr")

    measure("commit", lambda number: [*build, site], peer, change)
    before = files(site)
    change(RUNS)
    once([*build, site])
    after = files(site)
    other = [path for path, stat in after.items() if before.get(path) != stat]
    sizes(site)
    print(f"by one commit: {len(other)} files, {sum(after[path][2] for path in other) / 1e6:.1f} MB")
    clean = work / "clean"
    once([*build, clean])
    # What follows from the log of publications, which begins anew in an empty folder, has no sum in the manifest.
    if sums(site) != sums(clean):
        raise SystemExit("a build in the same folder differs from a clean one")


def main():
    zielstand = os.environ.get("ZIELSTAND")
    if not zielstand:
        run("cargo", "build", "--release", "--locked", "--quiet", "--manifest-path", HERE.parent / "Cargo.toml")
        target = os.environ.get("CARGO_TARGET_DIR", HERE.parent / "target")
        zielstand = pathlib.Path(target) / "release/zielstand"
    for source in sys.argv[1:] or [HERE.parent]:
        with tempfile.TemporaryDirectory() as work:
            corpus(pathlib.Path(source).resolve(), pathlib.Path(work), pathlib.Path(zielstand).resolve())


main()
