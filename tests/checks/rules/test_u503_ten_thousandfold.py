"""U503: how far around ten thousand, and which rows are looked at."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings

ERROR, WARNING = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize(
    ("target", "actual", "told"),
    [
        ("≥2万人", "1人", [ERROR]),
        ("≥2.01万人", "1人", []),
        ("≥1万人", "1人", [ERROR]),
        ("≥1万人", "2人", [ERROR]),
        ("≥1万人", "2.01人", []),
        ("≥1人", "0.5万人", [ERROR]),
        ("≥1人", "0.49万人", []),
        ("≥1人", "2万人", [ERROR]),
        ("≥1人", "20000人", [WARNING]),
        ("≥1人", "20100人", []),
        ("≥1亿元", "1元", [ERROR]),
        ("≥1元", "1亿元", [ERROR]),
        ("≥1亿元", "2元", [ERROR]),
        ("≥1亿元", "3元", []),
        ("≥1元", "3亿元", []),
        ("≤1元", "1万元", [ERROR]),
        ("1～2人", "1万人", [ERROR]),
        ("≥0人", "1万人", []),
        ("≥1万人", "0人", []),
        ("≥1%", "10000%", []),
        ("有所提升", "1万人", []),
        ("≥1万人", "很多", []),
    ],
)
def test_about_ten_thousand_times(target: str, actual: str, told: list[Severity]) -> None:
    found = findings("U503", Sheet(f"name | target | actual\n甲项 | {target} | {actual}"))
    assert [each.severity for each in found] == told
