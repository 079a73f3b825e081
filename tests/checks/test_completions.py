"""Which month's factor a printed completion comes of."""

from __future__ import annotations

import pytest

from tests.checks.builders import MONITORING_PACK, NATIONAL, Sheet, findings

HEAD = "name | target | actual | completion\n"


def june(rows: str, pack: str = MONITORING_PACK) -> Sheet:
    return Sheet(HEAD + rows, kind="monitoring", pack=pack, month=6)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("甲数 | ≥100人 | 0人 | 0.00%", []),
        ("甲数 | ≥100人 | 0人 | 5.00%", ["0.00"]),
        ("甲数 | ≥100人 | 100人 | 100.00%", []),
        ("甲数 | ≥100人 | 100人 | 108.33%", ["50.00"]),  # 13/12
        ("甲数 | ≥100人 | 50人 | 25.0%", []),
        ("甲数 | ≥100人 | 51人 | 25.5%", []),
        ("甲数 | ≥100人 | 51人 | 26%", []),
        ("甲数 | ≥100人 | 51人 | 25%", ["26"]),
    ],
)
def test_a_completion_and_its_month(row: str, told: list[str]) -> None:
    found = findings("M901", june(row + "\n乙数 | ≥9人 | 9人 | 50.00%"))
    assert [each.expected for each in found] == told


@pytest.mark.parametrize(
    ("factors", "told"),
    [
        (("40.00%", "20.00%", "80.00%"), 1),
        (("40.00%", "80.00%"), 0),
        (("40.00%", "80.00%", "80.00%"), 0),
        (("40.00%", "40.00%", "80.00%"), 1),
    ],
)
def test_a_form_uses_months_where_most_of_its_rows_do(factors: tuple[str, ...], told: int) -> None:
    rows = "\n".join(f"{n}项 | ≥100人 | 80人 | {each}" for n, each in enumerate(factors))
    plain = june(rows, NATIONAL)
    assert (len(findings("M902", plain)) > 0) is bool(told)
