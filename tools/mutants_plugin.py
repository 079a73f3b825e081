"""What pytest does for the mutation run: it writes down which tests passed and how long they took,
or runs only the tests that a list names, in its order, and writes down which one failed.

JIXIAO_PASSED names the file for the first, JIXIAO_CHOSEN (the list) and JIXIAO_FAILED (where the
failure goes) the files for the second.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

PASSED, CHOSEN, FAILED = (
    os.environ.get(f"JIXIAO_{name}") for name in ("PASSED", "CHOSEN", "FAILED")
)
_LATE = (TimeoutError, subprocess.TimeoutExpired)
_begun: dict[str, float] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the listed tests, in the order of the list."""
    if CHOSEN:
        order = {
            name: at for at, name in enumerate(Path(CHOSEN).read_text("utf-8").split("\n")) if name
        }
        items[:] = sorted(
            (each for each in items if each.nodeid in order), key=lambda each: order[each.nodeid]
        )


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """When a test begins, in seconds of CPU, with what it starts."""
    _begun[item.nodeid] = sum(os.times()[:4])
    yield


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A test that a busy machine made late has shown nothing; and the CPU that it took."""
    if call.when == "call":
        item.user_properties.append(("cpu", sum(os.times()[:4]) - _begun[item.nodeid]))
    outcome = yield
    if FAILED and call.excinfo is not None and call.excinfo.errisinstance(_LATE):
        outcome.get_result().outcome = "passed"  # type: ignore[attr-defined]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Write the test down."""
    if FAILED and report.failed:
        _say(FAILED, report.nodeid)
    if (
        PASSED
        and report.when == "call"
        and report.passed
        and "PYTEST_XDIST_WORKER" not in os.environ
    ):
        _say(PASSED, f"{dict(report.user_properties)['cpu']:.3f} {report.nodeid}")


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A test file that the fault keeps from being read."""
    if FAILED and report.failed:
        _say(FAILED, f"reading {report.nodeid}")


def _say(path: str, line: str) -> None:
    with Path(path).open("a", encoding="utf-8") as out:
        out.write(line.replace("\n", " ") + "\n")
