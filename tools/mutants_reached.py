"""Which tests run which line, and how long each takes: learnt once under coverage and kept in
out/mutants; after a change of test files alone only these run again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from coverage.numbits import numbits_to_nums

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "jixiao"
ROOMS = ("core", "judging", "checks", "filling")
# The tests of reading and writing take most of the suite's time and look at these rooms last.
TESTS = (*ROOMS, "knowledge", "drafting", "application", "recognition", "seeds")


class Reached:
    """By file (from the root) and line the tests that run it; the seconds of every test."""

    def __init__(self) -> None:
        self.sources = ""
        self.test_files: dict[str, str] = {}
        self.seconds: dict[str, float] = {}
        self.lines: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))

    def by(self, file: Path, lines: range | None = None) -> set[str]:
        """The tests that run one of the lines, or of all lines of the file."""
        known = self.lines.get(file.relative_to(ROOT).as_posix(), {})
        wanted = known if lines is None else lines
        return set().union(*(known.get(line, set()) for line in wanted))


def reached(kept: Path, jobs: int) -> Reached:
    """What is known of the tests as they are now."""
    sources, files = _now()
    known = _read(kept)
    if known.sources != sources:
        known = Reached()
        changed: list[str] = []
    else:
        changed = [name for name, digest in files.items() if known.test_files.get(name) != digest]
        if not changed and set(known.test_files) == set(files):
            return known
        _forget(known, set(known.test_files) - set(files) | set(changed))
    if changed or not known.sources:
        _learn(known, changed, jobs)
    known.sources, known.test_files = sources, files
    _write(kept, known)
    return known


def state() -> str:
    """One word for the package and its tests as they are."""
    sources, files = _now()
    return _digest((sources + "".join(files.values())).encode())


def _now() -> tuple[str, dict[str, str]]:
    """A word for everything that is no test file, and one for every test file."""
    tests = {
        path.relative_to(ROOT).as_posix(): _digest(path.read_bytes())
        for folder in TESTS
        for path in sorted((ROOT / "tests" / folder).rglob("test_*.py"))
    }
    others = (
        path
        for folder in ("src", "tests")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".toml", ".md") and not path.name.startswith("test_")
    )
    return _digest(b"".join(path.read_bytes() for path in others)), tests


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _learn(known: Reached, files: list[str], jobs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data, passed = Path(folder, "coverage"), Path(folder, "passed")
        passed.touch()
        command = [sys.executable, "-m", "pytest", "-q", f"-n{jobs}", "--cov=jixiao"]
        command += ["--cov-context=test", "--cov-report=", "-p", "no:cacheprovider"]
        environment = {
            **os.environ,
            "COVERAGE_FILE": str(data),
            "JIXIAO_PASSED": str(passed),
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tools'}",
        }
        done = subprocess.run(
            [*command, "-p", "mutants_plugin", *(files or [f"tests/{each}" for each in TESTS])],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if not data.exists():
            raise SystemExit(f"the tests did not run under coverage:\n{done.stdout[-2000:]}")
        for line in passed.read_text("utf-8").splitlines():
            seconds, _, test = line.partition(" ")
            known.seconds[test] = float(seconds)
        _add_lines(known, data)


def _add_lines(known: Reached, data: Path) -> None:
    query = """select file.path, context.context, line_bits.numbits from line_bits
        join file on file.id = line_bits.file_id join context on context.id = line_bits.context_id
        where context.context != ''"""
    wanted = tuple(f"{PACKAGE / room}/" for room in ROOMS)
    with sqlite3.connect(data) as base:
        for path, context, bits in base.execute(query):
            test = str(context).rpartition("|")[0]
            if path.startswith(wanted) and test in known.seconds:
                lines = known.lines[Path(path).relative_to(ROOT).as_posix()]
                for line in numbits_to_nums(bits):
                    lines[line].add(test)


def _forget(known: Reached, files: set[str]) -> None:
    known.seconds = {
        test: seconds
        for test, seconds in known.seconds.items()
        if test.partition("::")[0] not in files
    }
    for lines in known.lines.values():
        for line, tests in lines.items():
            lines[line] = {test for test in tests if test in known.seconds}


def _read(kept: Path) -> Reached:
    known = Reached()
    if kept.exists():
        data = json.loads(kept.read_text("utf-8"))
        names = list(data["seconds"])
        known.sources, known.test_files = data["sources"], data["test_files"]
        known.seconds = data["seconds"]
        for file, lines in data["lines"].items():
            for line, tests in lines.items():
                known.lines[file][int(line)] = {names[number] for number in tests}
    return known


def _write(kept: Path, known: Reached) -> None:
    number = {test: at for at, test in enumerate(known.seconds)}
    data = {
        "sources": known.sources,
        "test_files": known.test_files,
        "seconds": known.seconds,
        "lines": {
            file: {line: sorted(number[test] for test in tests) for line, tests in lines.items()}
            for file, lines in known.lines.items()
        },
    }
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(data), "utf-8")
