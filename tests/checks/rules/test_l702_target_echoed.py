"""L702: six echoed rows are named, more are counted."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings


@pytest.mark.parametrize(("count", "end"), [(6, "己率"), (7, "己率等")])
def test_six_names(count: int, end: str) -> None:
    rows = "".join(f"{name}率 | ≥95% | ≥95%\n" for name in "甲乙丙丁戊己庚"[:count])
    (found,) = findings("L702", Sheet("name | target | actual\n" + rows))
    assert found.message.zh.startswith(f"{count}项指标")
    assert found.message.zh.endswith(end)
    assert len(found.related) == count - 1


EXCHANGED = "name | target | actual | points | score\n甲率 | 96% | ≥95% | 50 | 50\n乙数 | 310人 | ≥300人 | 50 | 50"


def test_columns_that_are_exchanged_are_told_and_no_score_is_judged() -> None:
    (found,) = findings("L702", Sheet(EXCHANGED))
    assert found.advice is not None
    assert "写反了" in found.advice.zh
    assert findings("S307", Sheet(EXCHANGED)) == []


@pytest.mark.parametrize("target", ["95%", "≥94%"])
def test_a_limit_beside_its_own_number_or_another_limit_is_an_echo(target: str) -> None:
    rows = EXCHANGED.replace("96%", target).replace("310人", "300人")
    (found,) = findings("L702", Sheet(rows))
    assert found.advice is not None
    assert "写反了" not in found.advice.zh
