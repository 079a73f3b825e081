"""What the tests would notice: faults put into core, judging, checks and filling, one at a time.

    python tools/mutants.py [--count 600] [--seed 1] [--jobs 2] [--rooms core judging …]
                            [--again] [--record docs/mutants.md]

The tests of the inner rooms, of the use-cases and of recognition run once under coverage to learn
which tests run which line. Then each sampled fault
goes into a copy of the package and the tests that run its line run until one fails: those of the
mirrored test file first, then those of the room, then the others, cheap ones first, one of every
test function before the second of any, for as many seconds as MOST allows. A fault that no test
runs survives. A test that came too late on a busy machine shows nothing; only CPU time counts, and
a fault that makes the work endless is noticed and told apart.

Prints the share that was noticed by room. out/mutants holds what is known: a run that was broken
off goes on where it stood, as long as neither package nor tests changed; --again tries the
survivors of the last run with the same count and seed; --record writes the page with the table and
the survivors.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import platform
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import Queue
from typing import NamedTuple

from mutants_reached import PACKAGE, ROOMS, ROOT, Reached, reached, state
from mutating import Mutant, mutants_of, mutated

MOST = 5.0  # seconds of CPU, as measured under coverage, of the room and again of the others
FILES = 12  # test files that may be read for it, each time
ENDLESS = 40  # seconds of CPU after which a run has no end
MEMORY = 4 << 30
OUT = ROOT / "out" / "mutants"
SURVIVED, LOST = "", "endless"


class Fault(NamedTuple):
    """A fault in a file."""

    file: Path
    mutant: Mutant

    @property
    def room(self) -> str:
        """The room that the file stands in."""
        return self.file.relative_to(PACKAGE).parts[0]

    @property
    def key(self) -> str:
        """What tells the fault from all others."""
        return f"{self.told()} #{self.mutant.number}.{self.mutant.way}"

    def told(self) -> str:
        """The fault as a line."""
        said = " ".join(self.mutant.said.split())
        return f"{self.file.relative_to(PACKAGE)}:{self.mutant.line}: {said}"


Tried = dict[Fault, str]  # the test that noticed it, or SURVIVED


def main() -> int:
    """Sample, try, tell."""
    options = _options()
    begun = time.monotonic()
    known = reached(OUT / "reached.json", options.jobs)
    name = f"{options.seed}-{options.count}-{'-'.join(options.rooms)}.json"
    faults = _sample(options.rooms, options.count, options.seed)
    tried = _kept(OUT / name, faults, options.again)
    with (OUT / name).open("a", encoding="utf-8") as log:
        for fault, by in _tried(
            [each for each in faults if each not in tried], known, options.jobs
        ):
            tried[fault] = by
            log.write(json.dumps({"fault": fault.key, "by": by}, ensure_ascii=False) + "\n")
            log.flush()
            sys.stderr.write(f"{len(tried)} of {len(faults)}: {fault.told()[:90]} | {by[:80]}\n")
    noticed = sum(by != SURVIVED for by in tried.values())
    table = _table(tried)
    print(*table, "", *_survivors(tried), sep="\n")
    if options.record:
        _record(options, tried, table, time.monotonic() - begun)
    return 0 if noticed >= len(tried) * options.least else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rooms", nargs="+", default=list(ROOMS), choices=ROOMS)
    parser.add_argument("--least", type=float, default=0.85)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--record", type=Path)
    return parser.parse_args()


def _sample(rooms: list[str], count: int, seed: int) -> list[Fault]:
    """Faults drawn evenly over all that there are."""
    files = sorted(file for room in rooms for file in (PACKAGE / room).rglob("*.py"))
    every = [Fault(file, each) for file in files for each in mutants_of(file.read_text("utf-8"))]
    return random.Random(seed).sample(every, min(count, len(every)))


def _kept(log: Path, faults: list[Fault], again: bool) -> Tried:
    """What an earlier run of the same sample found: all of it when nothing changed since, what
    was noticed when only the survivors are tried again; and begin the log with it.
    """
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    same = bool(lines) and json.loads(lines[0]) == {"state": state()}
    found = {each["fault"]: each["by"] for each in map(json.loads, lines[1:])}
    tried = {
        fault: found[fault.key]
        for fault in faults
        if fault.key in found and ((same and not again) or (again and found[fault.key]))
    }
    told = [{"fault": fault.key, "by": by} for fault, by in tried.items()]
    rows = [json.dumps(each, ensure_ascii=False) for each in ({"state": state()}, *told)]
    log.write_text("\n".join(rows) + "\n", "utf-8")
    return tried


def _tried(faults: list[Fault], known: Reached, jobs: int) -> Iterator[tuple[Fault, str]]:
    """Each fault tried in one of the copies of the package."""
    with tempfile.TemporaryDirectory() as folder:
        copies: Queue[Path] = Queue()
        for number in range(jobs):
            copy = Path(folder, str(number))
            shutil.copytree(PACKAGE, copy / "jixiao")
            compileall.compile_dir(copy, quiet=2)
            copies.put(copy)

        def one(fault: Fault) -> tuple[Fault, str]:
            copy = copies.get()
            try:
                return fault, _noticed(fault, known, copy)
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(jobs) as pool:
            for done in as_completed([pool.submit(one, fault) for fault in faults]):
                yield done.result()


def _noticed(fault: Fault, known: Reached, copy: Path) -> str:
    """The test that fails with the fault in; first those of the room run, then the others."""
    tests = _tests(fault, known)
    target = copy / fault.file.relative_to(PACKAGE.parent)
    source = fault.file.read_text("utf-8")
    target.write_text(mutated(source, fault.mutant), "utf-8")
    try:
        for near in (True, False):
            chosen = _chosen(
                [each for each in tests if (_far(fault, each) < 2) is near], fault, known
            )
            by = _failing(chosen, copy) if chosen else SURVIVED
            if by != SURVIVED:
                return by
    finally:
        shutil.copy2(fault.file, target)  # with its time, so that what is compiled of it holds
    return SURVIVED


def _tests(fault: Fault, known: Reached) -> set[str]:
    """The tests that the fault could concern: those that run its line or its statement; for what
    runs at import, those that run a line with the name that it gives, else the file, else all.
    """
    line = fault.mutant.line
    source = fault.file.read_text("utf-8")
    found = known.by(fault.file, range(line, line + 1)) or known.by(fault.file, fault.mutant.lines)
    if found:
        return found
    first = source.splitlines()[fault.mutant.lines.start - 1]
    name = re.match(r"\s*([A-Za-z_]\w*)\s*[:=]", first)
    if name is not None:
        users = re.compile(rf"\b{name.group(1)}\b")
        for file in [fault.file, *sorted(PACKAGE.rglob("*.py"))]:
            for at, text in enumerate(file.read_text("utf-8").splitlines(), start=1):
                if users.search(text):
                    found |= known.by(file, range(at, at + 1))
            if found:
                return found
    return known.by(fault.file) or set(known.seconds)


def _far(fault: Fault, test: str) -> int:
    """How far a test stands from the fault: 0 for the mirrored file and the check's own examples,
    1 for the same room, 2 for the seeds, 3 for the others.
    """
    stem = fault.file.stem
    code = stem.partition("_")[0].upper()
    name = test.partition("::")[0]
    if re.fullmatch(r"[A-Z]\d{3}", code) and code in test:
        return 0
    if Path(name).stem == f"test_{stem}":
        return 0
    if name.startswith(f"tests/{fault.room}/"):
        return 1
    return 2 if name.startswith("tests/seeds/") else 3


def _chosen(tests: list[str], fault: Fault, known: Reached) -> list[str]:
    """The tests in the order in which they run, as many as the time allows."""
    turns: Counter[str] = Counter()
    ranked = []
    for test in sorted(tests, key=lambda each: (known.seconds[each], each)):
        function = test.partition("[")[0]
        ranked.append((_far(fault, test), turns[function], known.seconds[test], test))
        turns[function] += 1
    chosen: list[str] = []
    files: set[str] = set()
    spent = 0.0
    for _, _, seconds, test in sorted(ranked):
        file = test.partition("::")[0]
        if not chosen or (spent + seconds <= MOST and (file in files or len(files) < FILES)):
            chosen.append(test)
            files.add(file)
            spent += seconds
    return chosen


def _failing(tests: list[str], copy: Path) -> str:
    """The first test that fails with the copy of the package, or what else happens."""
    chosen, failed = copy / "chosen", copy / "failed"
    chosen.write_text("\n".join(tests), "utf-8")
    failed.unlink(missing_ok=True)
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider"]
    environment = {
        **os.environ,
        "PYTHONPATH": f"{copy}{os.pathsep}{ROOT / 'tools'}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "JIXIAO_CHOSEN": str(chosen),
        "JIXIAO_FAILED": str(failed),
    }
    done = subprocess.run(
        [*command, "-p", "mutants_plugin", *files],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_limited,
    )
    if failed.exists():
        return failed.read_text("utf-8").splitlines()[0]
    if done.returncode < 0:
        return LOST
    return SURVIVED if done.returncode in (0, 5) else f"pytest stopped: {done.stderr[-200:]}"


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (ENDLESS, ENDLESS + 5))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _table(tried: Tried) -> list[str]:
    count = Counter(fault.room for fault in tried)
    noticed = Counter(fault.room for fault, by in tried.items() if by != SURVIVED)
    rows = [(room, noticed[room], count[room]) for room in sorted(count)]
    rows.append(("together", noticed.total(), count.total()))
    return [
        "| room | faults | noticed | survived | share |",
        "|---|---|---|---|---|",
        *(
            f"| {room} | {of} | {seen} | {of - seen} | {seen / max(1, of):.1%} |"
            for room, seen, of in rows
        ),
        "",
        f"Noticed because the work never ended: {sum(by == LOST for by in tried.values())}.",
    ]


def _survivors(tried: Tried) -> list[str]:
    return sorted(fault.told() for fault, by in tried.items() if by == SURVIVED)


def _record(options: argparse.Namespace, tried: Tried, table: list[str], seconds: float) -> None:
    """The page with the figures and the survivors."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    by_file: dict[str, list[str]] = defaultdict(list)
    for each in _survivors(tried):
        file, _, rest = each.partition(":")
        line, _, said = rest.partition(": ")
        by_file[file].append(f"- {line}: `{said}`")
    rooms = "" if options.rooms == list(ROOMS) else f" --rooms {' '.join(options.rooms)}"
    lines = [
        "# Faults that the tests notice",
        "",
        f"{time.strftime('%Y-%m-%d')}, commit {commit}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, {options.jobs} at a time, {seconds / 60:.0f} minutes: "
        f"`python tools/mutants.py --count {options.count} --seed {options.seed}{rooms}`. "
        "Written by the same command with `--record`.",
        "",
        *table,
        "",
        "## Survivors",
        "",
        "Files under `src/jixiao`, line, and what was changed into what.",
    ]
    for file in sorted(by_file):
        lines += ["", f"`{file}`", "", *by_file[file]]
    options.record.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
