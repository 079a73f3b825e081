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
