"""S315: eight rows are named and all are pointed at."""

from __future__ import annotations

from tests.checks.builders import Sheet, findings

HEAD = "name | target | actual | points | score | review_score\n"


def test_eight_rows_are_named() -> None:
    rows = "".join(f"{name}率 | ≥9% | 9% | 10 | 10 | 9\n" for name in "甲乙丙丁戊己庚辛壬")
    (found,) = findings("S315", Sheet(HEAD + rows + "癸率 | ≥9% | 9% | 10 | 10 | "))
    assert found.message.zh.startswith("复核分与自评分有9项不同：甲率10→9、")
    assert found.message.zh.endswith("辛率10→9")
    assert len(found.related) == 8
