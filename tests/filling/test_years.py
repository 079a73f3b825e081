"""The form's own year in last year's texts: what is a year moves, what is a figure stays."""

from __future__ import annotations

import pytest

from jixiao.filling.years import moved, other_years


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
        ("2024-12前", "2025-12前"),
        ("2024.12前", "2025.12前"),
        ("2024.12月底前", "2025.12月底前"),
        ("2024/12前", "2025/12前"),
        ("2024.1-2024.12", "2025.1-2025.12"),
        ("2024.01—2024.12", "2025.01—2025.12"),
        ("2024—2024年", "2025—2025年"),
        ("2024年中央财政拨款", "2025年中央财政拨款"),
    ],
)
def test_the_forms_year_moves(text: str, now: str) -> None:
    assert moved(text, 2024, 2025) == now


@pytest.mark.parametrize(
    "text",
    [
        "≥2024人",
        "GB/T 2024-2020",
        "DB65/T 2024-2019",
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
        "2023、2024年高标准农田建设",
        "2023和2024年度",
        "2024年/2025年",
        "2022、2023、2024年",
        "2024年级学生",
        "2024-12万元",
        "2024-05人",
        "2024.12",
        "财政部公告2024年第3号",
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


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("2023年7月至2024年6月", "2024年7月至2025年6月"),
        ("2023、2024年", "2024、2025年"),
        ("2024-2026年", "2024-2026年"),  # holds the new year too
        ("2021-2022年", "2021-2022年"),
    ],
)
def test_what_is_due_by_a_span_moves_as_a_whole(text: str, now: str) -> None:
    assert moved(text, 2024, 2025, spans=True) == now


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年12月31日前", ("2023年",)),
        ("2025年3月底前", ("2025年",)),
        ("23年12月底前", ("23年",)),
        ("较2022年增长5%", ("2022年",)),
        ("2022-12-31", ("2022",)),
        ("2024年12月31日前", ()),
        ("24年底", ()),
        ("2023年至2025年", ()),
        ("≥2023人", ()),
        ("GB/T 2023-2020", ()),
        ("财社〔2022〕65号", ()),
        ("1年以上", ()),
    ],
)
def test_other_years_that_a_text_speaks_of(text: str, years: tuple[str, ...]) -> None:
    assert other_years(text, 2024) == years
