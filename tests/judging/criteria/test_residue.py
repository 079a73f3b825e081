"""What of a target is not understood is said; usual notations leave nothing."""

from __future__ import annotations

import pytest

from jixiao.judging.criteria import parse_criterion, unread_part


def left(target: str) -> str | None:
    return unread_part(target, parse_criterion(target, name="培训人数", level2="数量指标"))


@pytest.mark.parametrize(
    ("target", "unread"),
    [
        ("1000-", "-"),
        ("1000－人", "-"),
        ("≥1000人次-", "-"),
        ("95%?", "?"),
        ("95%？", "?"),
        ("~1000人", "~"),
        ("1000~", "~"),
        ("95±", "±"),
        ("↑5%", "↑"),
        ("1000人↑", "↑"),
        ("≥≤95%", "≥≤"),
        ("≤5天以上", "≤…以上"),
        ("≥1000人以下", "≥…以下"),
        ("100人/95%", "100人/95%"),
        ("3×100人", "3×100人"),
        ("100/120", "100/120"),
        ("100%（95%）", "100%(95%)"),
    ],
)
def test_what_is_not_understood(target: str, unread: str) -> None:
    assert left(target) == unread


@pytest.mark.parametrize(
    "target",
    [
        *("1000人", "≥1000人", "≧95%", ">=95%", "＞＝95%", "=100%", "95%以上", "≤5天", "1000+"),
        *("不低于95%", "约1000人", "1000余人", "≥95%左右", "1000人（不含临聘）", "95%~105%"),
        *("105%≤≥95%", "≥-10%或≤10%", "±5%", "100±2", "-5%", "≥-5%", "1000元/人·月", "1次/月"),
        *("2025年12月底前", "2025年1月5日", "1月5日（2025年）", "每月25日前", "30日内", "2025年度"),
        *("优良中低差", "有效提升", "达到5A级", "二级以上", "95%*", "≥100人，其中党员30人"),
        *("$\\geq 99\\%$", "$\\geq -10\\%$ 或 $\\leq 10\\%$", "无", "—", "2项制度，3次培训"),
    ],
)
def test_usual_notations_leave_nothing(target: str) -> None:
    assert left(target) is None
