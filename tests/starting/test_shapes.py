"""Types are worked out once, whatever threads come first."""

from __future__ import annotations

import subprocess
import sys
import threading

import msgspec
import pytest

from jixiao.starting.shapes import convert, known

COLD = """
import sys, threading
sys.setswitchinterval(1e-5)
import jixiao
DATA = jixiao.Source("表.yaml", open(sys.argv[2], "rb").read())
FORM = jixiao.FormData(kind="self_evaluation", year=2024, project="甲")

def said():
    if sys.argv[1] == "check":
        return [each.id for each in jixiao.check(FORM).documents[0].findings]
    if sys.argv[1] == "fill":
        return jixiao.fill(DATA, "txt", draft=True).files[0].content
    return jixiao.report(DATA, "txt", charts=False, draft=True).content

found, start = [], threading.Barrier(4)

def run():
    start.wait()
    found.append(said())

threads = [threading.Thread(target=run) for _ in range(4)]
[each.start() for each in threads]
[each.join() for each in threads]
assert len(found) == 4 and all(each == found[0] for each in found)
"""


class Inner(msgspec.Struct, frozen=True):
    """A type within another."""

    value: int


class Outer(msgspec.Struct, frozen=True):
    """A type of ours."""

    inner: Inner


@pytest.mark.parametrize(
    ("command", "example"),
    [
        ("check", "examples/report-2020.yaml"),
        ("fill", "examples/monitoring-2020.yaml"),
        ("report", "examples/report-2020.yaml"),
    ],
)
def test_four_threads_that_come_first_give_one_answer(command: str, example: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COLD, command, example], capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]


def test_a_value_is_converted_and_a_wrong_one_is_refused() -> None:
    assert convert({"inner": {"value": 1}}, Outer) == Outer(inner=Inner(value=1))
    assert convert({"inner": {"value": "1"}}, Outer, strict=False).inner.value == 1
    with pytest.raises(msgspec.ValidationError):
        convert({"inner": {"value": "1"}}, Outer)
    assert known(Outer) is Outer


def test_types_are_known_to_every_thread_at_once() -> None:
    kinds = [
        msgspec.defstruct(f"Made{number}", [("inner", Inner), ("more", list[Outer], [])])
        for number in range(200)
    ]
    start = threading.Barrier(4)

    def run() -> None:
        start.wait()
        for kind in kinds:
            assert convert({"inner": {"value": 1}}, kind).inner == Inner(1)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
