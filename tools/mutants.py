"""What the tests would notice: faults put into core, judging, checks and filling, one at a time.

    python tools/mutants.py [--count 600] [--seed 1] [--jobs 2] [--rooms core judging …]

The suite runs once under coverage to learn which tests reach which line. Then each sampled fault
goes into a copy of the package and the tests that reach its line run until one fails. Prints the
share that was noticed by room, and lists the survivors in out/mutants.txt. A line that no test
reaches counts as a survivor.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import NamedTuple

from mutating import Mutant, mutants_of, mutated

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "jixiao"
ROOMS = ("core", "judging", "checks", "filling")
MOST_TESTS = 200
SECONDS = 120
Reached = dict[str, dict[int, list[str]]]


class Tried(NamedTuple):
    """A fault in a file, and whether a test noticed it."""

    file: Path
    mutant: Mutant
    noticed: bool

    @property
    def room(self) -> str:
        """The room that the file stands in."""
        return self.file.relative_to(PACKAGE).parts[0]

    def told(self) -> str:
        """The survivor as a line."""
        return f"{self.file.relative_to(ROOT)}:{self.mutant.line}: {self.mutant.said}"


def main() -> int:
    """Sample, try, tell."""
    options = _options()
    reached = _reached(options.jobs)
    sample = _sample(options.rooms, options.count, options.seed)
    tried = list(_tried(sample, reached, options.jobs, options.seed))
    _tell(tried)
    return 0 if sum(each.noticed for each in tried) >= len(tried) * options.least else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rooms", nargs="+", default=list(ROOMS))
    parser.add_argument("--least", type=float, default=0.85)
    return parser.parse_args()


def _reached(jobs: int) -> Reached:
    """By file and line the tests that run it, the tests of the file's own mirror first."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "coverage")
        command = [sys.executable, "-m", "pytest", "-q", f"-n{jobs}", "--cov=jixiao"]
        command += ["--cov-context=test", "--cov-report=", "-p", "no:cacheprovider"]
        environment = {**os.environ, "COVERAGE_FILE": str(data)}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        if not data.exists():
            raise SystemExit(f"the tests did not run under coverage:\n{done.stdout[-2000:]}")
        return _lines(data)


def _lines(data: Path) -> Reached:
    from coverage.numbits import numbits_to_nums

    found: Reached = defaultdict(lambda: defaultdict(list))
    query = """select file.path, context.context, line_bits.numbits from line_bits
        join file on file.id = line_bits.file_id join context on context.id = line_bits.context_id
        where context.context != ''"""
    with sqlite3.connect(data) as base:
        for path, context, bits in base.execute(query):
            test = str(context).partition("|")[0]
            for line in numbits_to_nums(bits):
                if test not in found[path][line]:
                    found[path][line].append(test)
    return found


def _sample(rooms: list[str], count: int, seed: int) -> list[tuple[Path, Mutant]]:
    """Faults drawn evenly over all that there are."""
    files = sorted(file for room in rooms for file in (PACKAGE / room).rglob("*.py"))
    every = [(file, each) for file in files for each in mutants_of(file.read_text("utf-8"))]
    return random.Random(seed).sample(every, min(count, len(every)))


def _tried(
    sample: list[tuple[Path, Mutant]], reached: Reached, jobs: int, seed: int
) -> Iterator[Tried]:
    """Each fault tried in one of the copies of the package."""
    with tempfile.TemporaryDirectory() as folder:
        copies: Queue[Path] = Queue()
        for number in range(jobs):
            copy = Path(folder, str(number))
            shutil.copytree(PACKAGE, copy / "jixiao")
            copies.put(copy)

        def one(drawn: tuple[Path, Mutant]) -> Tried:
            file, mutant = drawn
            tests = _chosen(reached.get(str(file), {}).get(mutant.line, []), file, seed)
            copy = copies.get()
            try:
                return Tried(file, mutant, bool(tests) and _noticed(file, mutant, tests, copy))
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(jobs) as pool:
            for done, each in enumerate(pool.map(one, sample), start=1):
                if done % 20 == 0:
                    sys.stderr.write(f"{done} of {len(sample)}\n")
                yield each


def _chosen(tests: list[str], file: Path, seed: int) -> list[str]:
    """The tests to run: those of the file's own mirror first, of the others a fixed draw."""
    mirror = "/".join(file.relative_to(PACKAGE).with_suffix("").parts)
    own = [each for each in tests if each.removeprefix("tests/").startswith(mirror.split("/")[0])]
    others = sorted(set(tests) - set(own))
    random.Random(seed).shuffle(others)
    return [*sorted(own)[:MOST_TESTS], *others[: max(0, MOST_TESTS - len(own))]]


def _noticed(file: Path, mutant: Mutant, tests: list[str], copy: Path) -> bool:
    """Whether a test fails, or never ends, with the fault in."""
    target = copy / file.relative_to(PACKAGE.parent)
    source = file.read_text("utf-8")
    target.write_text(mutated(source, mutant), "utf-8")
    listed = copy / "tests.txt"
    listed.write_text("\n".join(tests), "utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [*command, f"@{listed}"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        target.write_text(source, "utf-8")
    return done.returncode != 0


def _tell(tried: list[Tried]) -> None:
    noticed = Counter(each.room for each in tried if each.noticed)
    for room, count in sorted(Counter(each.room for each in tried).items()):
        print(f"{room:10} {noticed[room]:4} of {count:4}  {noticed[room] / count:6.1%}")
    share = sum(noticed.values()) / max(1, len(tried))
    print(f"{'together':10} {sum(noticed.values()):4} of {len(tried):4}  {share:6.1%}")
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    survivors = sorted(each.told() for each in tried if not each.noticed)
    (out / "mutants.txt").write_text("\n".join(survivors) + "\n", "utf-8")
    print(f"survivors: {out / 'mutants.txt'}")


if __name__ == "__main__":
    raise SystemExit(main())
