"""M901: which months count, what is printed in excess, and what a wrong print was taken from."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import MONITORING_PACK, NATIONAL, Sheet, findings, printed

HEAD = "name | target | actual | completion\n"
SCALED = (
    HEAD
    + "甲数 | ≥100人 | 80人 | 40.00%\n乙率 | 100% | 100% | 50.00%\n丙数 | ≥9人 | 9人 | 50.00%\n"
)
PLAIN = (
    HEAD
    + "甲数 | ≥100人 | 80人 | 80.00%\n乙率 | 100% | 100% | 100.00%\n丙数 | ≥9人 | 9人 | 100.00%\n"
)


def june(rows: str, pack: str = MONITORING_PACK, month: int | None = 6) -> Sheet:
    return Sheet(rows, kind="monitoring", pack=pack, month=month)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("丁数 | ≥100人 | 90人 | 45.00%", None),
        ("丁数 | ≥100人 | 90人 | 7.50%", None),  # 1/12: of M902
        ("丁数 | ≥100人 | 90人 | 82.50%", None),  # 11/12
        ("丁数 | ≥100人 | 90人 | 90.00%", None),  # 12/12
        ("丁数 | ≥100人 | 90人 | 97.50%", "45.00"),  # 13/12
        ("丁数 | ≥100人 | 90人 | 0.00%", "45.00"),
        ("丁数 | ≥100人 | 112人 | 112.00%", None),
        ("丁数 | ≥100人 | 112人 | 112.01%", "50.00"),
        ("丁数 | ≥0.5人 | 0.25人 | 25.00%", None),
    ],
)
def test_any_months_factor_is_told_elsewhere(row: str, expected: str | None) -> None:
    found = findings("M901", june(SCALED + row))
    assert [each.expected for each in found] == [expected] * (expected is not None)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("丁数 | ≥100人 | 90人 | 111.11%", "（指标值÷完成值，分子分母颠倒）"),
        ("丁数 | ≥60人 | 54人 | 54.00%", "（照抄了完成值）"),
        ("丁数 | ≥50人 | 45人 | 50.00%", "（照抄了指标值）"),
        ("丁数 | ≥50人 | 45人 | 51.00%", ""),
    ],
)
def test_what_a_wrong_print_was_taken_from(row: str, why: str) -> None:
    (found,) = findings("M901", june(PLAIN + row, NATIONAL))
    assert found.message.zh.endswith(f"填报{found.printed}{why}")
    assert "完成率应为90.00%，按6/12折算为45.00%" in found.message.zh
    assert (found.severity, found.unit) == (Severity.ERROR, "%")


def test_without_a_month_the_plain_share_is_expected() -> None:
    (found,) = findings("M901", june(PLAIN + "丁数 | ≥50人 | 45人 | 51.00%", NATIONAL, None))
    assert "应为90.00%，填报51.00%" in found.message.zh
    assert found.formula == "min(45人/≥50人,1)=90.00%"
    (found,) = findings("M901", june(SCALED + "丁数 | ≥50人 | 45人 | 51.00%"))
    assert found.formula == "90.00%×6/12=45.00%"


def test_a_guessed_direction_is_a_warning() -> None:
    (found,) = findings("M901", june(PLAIN + "丁数 | 50人 | 45人 | 51.00%", NATIONAL))
    assert found.severity is Severity.WARNING
    (found,) = findings("M901", june(PLAIN + "丁数 | 50人 | 50人 | 51.00%", NATIONAL))
    assert found.severity is Severity.ERROR


def test_other_forms_print_other_completions() -> None:
    rows = PLAIN + "丁数 | ≥50人 | 45人 | 51.00%"
    assert printed("M901", june(rows, NATIONAL)._replace(kind="self_evaluation")) == []
