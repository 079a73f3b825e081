"""L711: how long an echo must be, and what tells two texts apart."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings, printed

TWENTY = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"


@pytest.mark.parametrize(
    ("expected", "goal", "told"),
    [
        (TWENTY, TWENTY, False),
        (TWENTY + "子", TWENTY + "子", True),
        (TWENTY + "，子。", TWENTY + " 子", True),
        (TWENTY + "子", TWENTY + "丑", False),
        ("", TWENTY + "子", False),
    ],
)
def test_an_echo(expected: str, goal: str, told: bool) -> None:
    assert len(printed("L711", Sheet(expected=expected, goal=goal))) == told


def test_forty_characters_are_shown() -> None:
    (found,) = findings("L711", Sheet(expected=TWENTY * 3, goal=TWENTY * 3))
    assert found.printed == TWENTY * 2 + "…"
    assert [each.place.text for each in found.related] == [TWENTY * 3]
