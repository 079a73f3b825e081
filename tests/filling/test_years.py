"""The form's own year in last year's texts: what is a year moves, what is a figure stays."""

from __future__ import annotations

import pytest

from jixiao.filling.years import moved


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("2024年医保经费", "2025年医保经费"),
        ("２０２４年度经费", "2025年度经费"),
        ("二〇二四年度经费", "二〇二五年度经费"),
        ("二零二四年经费", "二零二五年经费"),
        ("医保经费（2024）", "医保经费（2025）"),
        ("2024-12-31前", "2025-12-31前"),
        ("2024.6.30前", "2025.6.30前"),
        ("2024年1月至2024年12月", "2025年1月至2025年12月"),
        ("2024年底前完成2024户", "2025年底前完成2024户"),
    ],
)
def test_the_forms_year_moves(text: str, now: str) -> None:
    assert moved(text, 2024, 2025) == now


@pytest.mark.parametrize(
    "text",
    [
        "≥2024人",
        "2024元/人",
        "2024",
        "2024.6万元",
        "2024/12人次",
        "12024年",
        "2023年结转",
        "2023-2024年供暖",
        "2024年1月至2025年6月",
        "财社〔2024〕5号",
        "财社[2024]5号",
        "医保目录（2024年版）",
    ],
)
def test_figures_and_other_years_stay(text: str) -> None:
    assert moved(text, 2024, 2025) == text


@pytest.mark.parametrize(
    ("title", "now"),
    [
        ("2024部门整体绩效自评表", "2025部门整体绩效自评表"),
        ("2024户慰问项目", "2024户慰问项目"),
        ("2024", "2024"),
        ("慰问2024部门", "慰问2024部门"),
    ],
)
def test_a_bare_year_leads_a_title(title: str, now: str) -> None:
    assert moved(title, 2024, 2025, leads=True) == now
