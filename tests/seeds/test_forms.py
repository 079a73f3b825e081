"""The real documents: every form, every row, every value in its field."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from jixiao.core.forms import MONITORING, SELF_EVALUATION, Entry, Form
from jixiao.reading import read_path
from jixiao.recognition.forms import recognise_forms

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the real documents are not beside the project"
)


@lru_cache
def forms_of(prefix: str) -> tuple[Form, ...]:
    (document,) = read_path(next(SEEDS.glob(f"{prefix}*.txt")))
    return recognise_forms(document)


def said(entry: Entry | None) -> str | None:
    return entry.text if entry else None


def line(entry: Entry | None) -> int | None:
    return entry.place.line if entry else None


@pytest.mark.parametrize(
    ("prefix", "rows", "funds"),
    [
        (
            "001",
            [13, 11, 12, 14, 10, 12],
            [
                "企业职工基本养老保险",
                "机关事业单位基本养老保险",
                "工伤保险",
                "失业保险",
                "职工基本医疗保险",
                "城乡居民基本医疗保险",
            ],
        ),
        (
            "002",
            [11, 11, 19, 15],
            [
                "城乡居民基本养老保险",
                "机关事业单位基本养老保险",
                "职工基本医疗保险",
                "城乡居民基本医疗保险",
            ],
        ),
        ("004", [22], [None]),
    ],
)
def test_every_form_and_every_row(prefix: str, rows: list[int], funds: list[str | None]) -> None:
    forms = forms_of(prefix)
    assert [len(form.indicators) for form in forms] == rows
    assert [form.fund for form in forms] == funds
    assert all(
        row.name and row.target and row.actual and row.level1 and row.level2
        for form in forms
        for row in form.indicators
    )
    assert {form.kind for form in forms} == {MONITORING if prefix == "002" else SELF_EVALUATION}


def test_each_field_comes_from_the_line_of_its_row_and_keeps_the_order_of_the_columns() -> None:
    for prefix in ("001", "002", "004"):
        for form in forms_of(prefix):
            for row in form.indicators:
                fields = [
                    row.name,
                    row.target,
                    row.actual,
                    row.points,
                    row.score,
                    row.completion,
                    row.reason,
                ]
                present = [entry for entry in fields if entry is not None]
                assert len({line(entry) for entry in present}) == 1
                columns = [entry.place.column or 0 for entry in present]
                assert columns == sorted(columns)


def test_points_and_scores_are_numbers_and_add_up_as_the_totals_of_the_form_say() -> None:
    for form, points, score in ((forms_of("001")[4], 90, "87"), (forms_of("001")[5], 90, "88.15")):
        assert (
            sum(
                row.points.figure.value
                for row in form.indicators
                if row.points and row.points.figure
            )
            == points
        )
        assert form.total is not None
        assert said(form.total.score) == score
        assert all(
            row.score and row.score.figure and row.score.figure.exact for row in form.indicators
        )


def test_rows_that_a_lost_merge_moved() -> None:
    fourth = {said(row.name): row for row in forms_of("001")[3].indicators}
    assert (
        said(fourth["基金支出预算执行率"].target),
        said(fourth["基金支出预算执行率"].actual),
    ) == ("105%≤≥95%", "104.22%")
    assert said(fourth["让失业人员按时足额领取待遇"].level2) == "社会效益指标"
    fifth = forms_of("001")[4].indicators[6]
    assert (said(fifth.target), said(fifth.points), said(fifth.score)) == ("按时报送", "7", "7")
    sixth = forms_of("001")[5].indicators[10]
    assert (line(sixth.name), said(sixth.points), said(sixth.score), said(sixth.level2)) == (
        490,
        "15",
        "15",
        "社会效益指标",
    )
    assert forms_of("001")[5].tables == tuple(sorted(forms_of("001")[5].tables))
    assert len(forms_of("001")[5].tables) == 3


def test_monitoring_forms() -> None:
    for form, rate, overall in zip(
        forms_of("002"),
        ("50.01%", "56.36%", "27.71%", "22.09%"),
        ("59.03%", "51.75%", "37.55%", "39.17%"),
        strict=True,
    ):
        assert [(row.source, row.role) for row in form.funding] == [
            ("预算数", "total"),
            ("财政资金", "part"),
            ("其他", "part"),
        ]
        assert said(form.funding[0].rate) == rate
        assert said(form.goals[0].completion) == overall
        assert (str(form.as_of), form.money_unit, form.year) == ("2020-06", "万元", 2020)
        assert form.conclusion is not None
    missing = [row for form in forms_of("002") for row in form.indicators if row.completion is None]
    assert [line(row.name) for row in missing] == [127]
    assert (said(missing[0].target), said(missing[0].actual)) == ("100%", "100%")
    late = forms_of("002")[2].indicators[10]
    assert (said(late.target), said(late.actual), said(late.completion)) == (
        "每年度结束后的,20日内",
        "未达成预期指标且效果较差",
        "33.33%",
    )


def test_header_row_with_a_level_in_it_and_points_at_two_levels() -> None:
    (form,) = forms_of("004")
    assert [(each.level, each.points.text, len(each.indicators)) for each in form.level_points] == [
        (1, "40", 18),
        (2, "10", 5),
        (2, "10", 3),
        (2, "10", 3),
        (2, "10", 7),
        (1, "40", 3),
        (2, "10", 0),
        (2, "10", 2),
        (2, "10", 0),
        (2, "10", 1),
        (1, "10", 1),
        (2, "10", 1),
    ]
    assert said(form.total.points if form.total else None) == "100"
    assert said(form.total.score if form.total else None) == "99.8"
    assert [head for head, _ in form.indicators[0].extra] == ["得分计算方法"]
    assert len(form.notes) == 5
    assert form.year == 2024
    assert form.scope == "本级"


def test_label_beside_value() -> None:
    first = forms_of("001")[0]
    assert [
        (row.source, row.role, said(row.budget), said(row.executed)) for row in first.funding
    ] == [
        ("预算数", "total", "222593", "217056"),
        ("社会保险基金", "part", "222593", "217056"),
        ("其他资金", "part", None, None),
    ]
    assert first.funding[0].budget is not None
    assert first.funding[0].budget.figure is not None
    assert first.funding[0].budget.figure.base == 2_225_930_000


def test_the_span_leaves_the_narrative_alone() -> None:
    forms = forms_of("001")
    assert all(form.span[1] <= following.span[0] for form, following in pairwise(forms))
    assert forms[4].span[1] - forms[4].span[0] == 4
