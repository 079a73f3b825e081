"""Heads of indicators in several rows: in whatever rows a head stands, merged down or beside blank
cells, every value of the rows is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from layout_tables import document, dropped, merged, repeated, tabbed

from jixiao.core.documents import Grid
from jixiao.core.forms import Form, Indicator
from jixiao.recognition.forms import recognise_forms

LEVELS = ("一级指标", "二级指标", "三级指标")
PARTS = ("指标性质", "指标值", "度量单位")
REST = ("实际完成值", "分值", "得分", "偏差原因分析及改进措施")
ROWS = (
    ("产出指标", "数量指标", "筛查人数", "≥", "12000", "人", "12450", "15", "15", "无"),
    ("^", "^", "讲座场次", "≥", "48", "场", "45", "10", "9.38", "场地维修少办3场"),
    ("^", "质量指标", "告知率", "=", "100", "%", "100", "15", "15", "无"),
    ("效益指标", "社会效益指标", "管理率", "≥", "75", "%", "78.6", "30", "30", "无"),
    ("^", "^", "知晓率", "≥", "80", "%", "76", "20", "19", "边远乡镇宣传不足"),
    ("满意度指标", "服务对象满意度指标", "满意度", "≥", "90", "%", "95.3", "10", "10", "无"),
)
BASIC = ("项目名称", "慢性病防治经费", "主管部门", "安和县卫生健康局")
Heads = tuple[tuple[str, ...], ...]
"""The heads of some columns, row by row."""


def blank(heads: tuple[str, ...]) -> tuple[str, ...]:
    return ("",) * len(heads)


def down(heads: tuple[str, ...]) -> tuple[str, ...]:
    return ("^",) * len(heads)


def across(head: str, heads: tuple[str, ...]) -> tuple[str, ...]:
    return (head, *("<",) * (len(heads) - 1))


def in_two(heads: tuple[str, ...]) -> dict[str, Heads]:
    """The ways in which heads that each stand over one column stand in two rows."""
    return {
        "merged down": (heads, down(heads)),
        "blank below": (heads, blank(heads)),
        "blank above": (blank(heads), heads),
    }


def below(head: str, heads: tuple[str, ...]) -> dict[str, Heads]:
    """The ways in which heads stand below a common one."""
    return {
        "across": (across(head, heads), heads),
        "above the first": ((head, *blank(heads[1:])), heads),
    }


def in_three(heads: tuple[str, ...]) -> dict[str, Heads]:
    return {
        "merged down": (heads, down(heads), down(heads)),
        "at the top": (heads, blank(heads), blank(heads)),
        "in the middle": (blank(heads), heads, blank(heads)),
        "at the foot": (blank(heads), blank(heads), heads),
    }


def below_in_three(head: str, heads: tuple[str, ...]) -> dict[str, Heads]:
    top = across(head, heads)
    return {
        "below one row": (top, heads, down(heads)),
        "below two rows": (top, ("^", *("<",) * (len(heads) - 1)), heads),
        "below a blank": (blank(heads), top, heads),
    }


def combined(
    levels: dict[str, Heads], parts: dict[str, Heads], rest: dict[str, Heads]
) -> Iterator[tuple[str, str]]:
    """Each combination's name and its heads as written rows."""
    for (first, one), (second, two), (third, three) in product(
        levels.items(), parts.items(), rest.items()
    ):
        rows = zip(one, two, three, strict=True)
        name = f"levels {first}, target {second}, rest {third}"
        yield name, "\n".join("|".join(cell for group in row for cell in group) for row in rows)


TWO = dict(
    combined(
        in_two(LEVELS) | below("绩效指标", LEVELS),
        in_two(PARTS) | below("年度指标值", PARTS),
        in_two(REST),
    )
)
THREE = dict(
    combined(
        in_three(LEVELS) | below_in_three("绩效指标", LEVELS),
        in_three(PARTS) | below_in_three("年度指标值", PARTS),
        in_three(REST),
    )
)


def written(heads: str, rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    width = len(rows[0])
    basic = "|".join((*BASIC, *("<",) * (width - len(BASIC))))
    total = "|".join(("总分", *("<",) * (width - 4), "100", "98.38", ""))
    return "\n".join((basic, heads, *("|".join(row) for row in rows), total))


def read(grid: Grid) -> Form:
    (form,) = recognise_forms(document("项目支出绩效自评表", "（2022年度）", grid))
    return form


def values(each: Indicator) -> tuple[str, ...]:
    fields = ("level1", "level2", "name", "operator", "target", "unit", "actual")
    more = ("points", "score", "reason")
    entries = (getattr(each, field) for field in (*fields, *more))
    return tuple(entry.text if entry else "" for entry in entries)


def expected() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for row in ROWS:
        above = found[-1] if found else row
        found.append(
            tuple(up if cell == "^" else cell for cell, up in zip(row, above, strict=True))
        )
    return found


@pytest.mark.parametrize("form", [merged, tabbed, repeated, dropped])
@pytest.mark.parametrize("heads", [*TWO.values(), *THREE.values()], ids=[*TWO, *THREE])
def test_every_value_is_read_below_heads_in_several_rows(
    heads: str, form: Callable[[str], Grid]
) -> None:
    assert [values(each) for each in read(form(written(heads))).indicators] == expected()


SPLIT_SCORE = {
    "across": "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|<\n^|^|^|^|^|^|自评|复核",
    "beside blank cells": "一级指标|二级指标|三级指标|指标值|实际完成值|分值||\n||||||自评得分|复核得分",
}


@pytest.mark.parametrize("form", [merged, tabbed])
@pytest.mark.parametrize("heads", SPLIT_SCORE.values(), ids=SPLIT_SCORE)
def test_scores_of_two_sides_below_one_head(heads: str, form: Callable[[str], Grid]) -> None:
    rows = (
        ("产出指标", "数量指标", "筛查人数", "≥12000人", "12450人", "50", "50", "49"),
        ("效益指标", "社会效益指标", "管理率", "≥75%", "78.6%", "50", "48", "47"),
    )
    found = read(form(written(heads, rows))).indicators
    assert [(each.score and each.score.text) for each in found] == ["50", "48"]
    assert [(each.review_score and each.review_score.text) for each in found] == ["49", "47"]


@pytest.mark.parametrize("form", [merged, tabbed])
@pytest.mark.parametrize(
    "whose",
    [
        ("自评", "复评"),
        ("自评", "复评", "本单位打分"),
        ("单位", "财政"),
        ("本单位打分", "财政部门打分"),
        ("初评", "终评"),
        ("自查", "抽查"),
        ("预算单位", "主管部门"),
        ("疾控中心", "复核"),
    ],
    ids=" ".join,
)
def test_a_score_is_told_by_whose_it_is(
    whose: tuple[str, ...], form: Callable[[str], Grid]
) -> None:
    more = "|<" * (len(whose) - 1)
    heads = f"一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分{more}\n^|^|^|^|^|^|{'|'.join(whose)}"
    rows = (
        ("产出指标", "数量指标", "筛查人数", "≥12000人", "12450人", "50", "50", "49", "7"),
        ("效益指标", "社会效益指标", "管理率", "≥75%", "78.6%", "50", "48", "47", "7"),
    )
    cut = tuple(row[: 6 + len(whose)] for row in rows)
    found = read(form(written(heads, cut))).indicators
    assert [(each.score and each.score.text) for each in found] == ["50", "48"]
    assert [(each.review_score and each.review_score.text) for each in found] == ["49", "47"]


@pytest.mark.parametrize("form", [merged, tabbed])
def test_value_and_unit_below_the_result_are_no_target(form: Callable[[str], Grid]) -> None:
    heads = "绩效指标|<|<|年度指标|<|实际完成|<|分值|得分\n一级指标|二级指标|三级指标|指标值|单位|指标值|单位|^|^"
    rows = (
        ("产出指标", "数量指标", "筛查人数", "12000", "人", "12450", "人", "50", "50"),
        ("效益指标", "社会效益指标", "管理率", "75", "%", "78.6", "%", "50", "48"),
    )
    found = read(form(written(heads, rows))).indicators
    assert [(each.target and each.target.text) for each in found] == ["12000", "75"]
    assert [(each.actual and each.actual.text) for each in found] == ["12450", "78.6"]
    assert [(each.score and each.score.text) for each in found] == ["50", "48"]


def test_a_first_row_of_words_is_no_second_row_of_heads() -> None:
    heads = "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分"
    rows = (
        ("产出指标", "数量指标", "完成率", "完成", "完成", "50", "50"),
        ("效益指标", "社会效益指标", "满意度", "满意", "满意", "50", "48"),
    )
    assert len(read(merged(written(heads, rows))).indicators) == len(rows)
