"""Test files mirror the code: each is named after a file, or after the room whose files it tests together. What drives
the whole system stands in ``tests/whole``, what reads the real documents in ``tests/seeds``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
WHOLE = ("whole", "seeds")
EXCUSED = {
    "test_docs": "the pages against the code",
    "test_house_rules": "the house: sizes, imports, documentation",
    "test_mirror": "the tests themselves",
}
"""Tests of no code, and of what."""


def has_counterpart(test: Path) -> bool:
    """Whether there is a file or folder of the test's name, or of a part of it before an underscore
    (``test_points_checks``: points.py), in the same folder of the code; or it begins with the name
    of the folder, whose files it tests together (``test_forms_layouts``).
    """
    folder, name = test.relative_to(TESTS).parent, test.stem.removeprefix("test_")
    code = ROOT / folder if folder.parts[:1] == ("tools",) else ROOT / "src" / "jixiao" / folder
    words = name.split("_")
    names = {"_".join(words[:count]) for count in range(1, len(words) + 1)}
    return code.is_dir() and (
        folder.name in names or any(each.stem in names for each in code.iterdir())
    )


FILES = sorted(TESTS.rglob("test_*.py"))
MIRRORING = [path for path in FILES if path.relative_to(TESTS).parts[0] not in WHOLE]


@pytest.mark.parametrize("test", MIRRORING, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_every_test_file_has_a_counterpart_or_says_why_not(test: Path) -> None:
    name = test.relative_to(TESTS).with_suffix("").as_posix()
    assert has_counterpart(test) != (name in EXCUSED), name


def test_what_is_excused_is_there() -> None:
    assert {path.relative_to(TESTS).with_suffix("").as_posix() for path in FILES} >= set(EXCUSED)


@pytest.mark.parametrize(
    "test", sorted((TESTS / "whole").glob("test_*.py")), ids=lambda path: str(path.name)
)
def test_what_stands_in_whole_drives_the_system_from_outside(test: Path) -> None:
    text = test.read_text(encoding="utf-8")
    rooms = set(re.findall(r"^from jixiao\.(\w+)", text, flags=re.MULTILINE)) - {"core"}
    outside = rooms & {"api", "application", "cli"} or "subprocess" in text
    assert outside or len(rooms) > 1, "it belongs beside its room"


def test_the_detector_detects() -> None:
    assert has_counterpart(TESTS / "checks" / "test_points_checks.py")
    assert has_counterpart(TESTS / "recognition" / "forms" / "test_forms_layouts.py")
    assert has_counterpart(TESTS / "test_api.py")
    assert not has_counterpart(TESTS / "checks" / "test_nothing.py")
    assert not has_counterpart(TESTS / "nowhere" / "test_api.py")
