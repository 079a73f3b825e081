"""Points given beside the rows and in their names, as they are filled in, printed and reviewed."""

from __future__ import annotations

import pytest

from jixiao.application.filling import FilledForm, fill
from jixiao.application.reviewing import review
from jixiao.application.sources import Source
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, LevelPointsData

MONEY = FundingData(
    source="年度资金总额", role="total", initial_budget="100", budget="100", executed="80"
)


def form(*rows: str, headings: str = "", **more: object) -> FormData:
    """A form of rows ``level 1|level 2|name|points``, with headings ``level name points``."""
    cells = [row.split("|") for row in rows]
    levels = [each.split() for each in headings.split("; ") if each]
    return FormData(
        kind="self_evaluation",
        year=2023,
        project="经办经费",
        implementing_unit="某县医保中心",
        supervising_department="某县医保局",
        funding=(MONEY,),
        goals=(GoalData(expected="完成全年任务。", actual="按期完成。"),),
        indicators=tuple(
            IndicatorData(
                level1=f"{one}指标",
                level2=f"{two}指标",
                name=name,
                target="≥10次",
                actual="12次",
                points=points,
            )
            for one, two, name, points in cells
        ),
        level_points=tuple(
            LevelPointsData(level=int(level), name=f"{name}指标", points=points)
            for level, name, points in levels
        ),
        **more,  # type: ignore[arg-type]  # fields of a form
    )


def filled(data: FormData) -> FilledForm:
    return fill([data], "txt", draft=True).forms[0]


def text(data: FormData) -> str:
    return fill([data], "txt", draft=True).files[0].content.decode()


def told(data: FormData, fmt: str) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """What filling and a review of what it wrote say: code, field and message."""
    made = fill([data], fmt, draft=True)
    seen = review([Source(f"表.{fmt}", made.files[0].content)]).documents[0].findings
    return (
        [(each.code, each.field, each.message.zh) for each in made.forms[0].findings],
        [(each.code, each.field, each.message.zh) for each in seen],
    )


SAME_NAMES = ("产出|数量|甲|35", "产出|时效|乙|15", "效益|数量|丙|20", "效益|社会|丁|10", "满意度|对象|戊|10")  # fmt: skip


@pytest.mark.parametrize(
    "headings",
    [
        "1 产出 50; 2 数量 35; 1 效益 30; 2 数量 20; 1 满意度 10",
        "1 产出 50; 1 效益 30; 1 满意度 10; 2 数量 35; 2 数量 20",
    ],
)
@pytest.mark.parametrize("fmt", ["docx", "txt"])
def test_headings_of_one_name_keep_their_own_points(headings: str, fmt: str) -> None:
    data = form(*SAME_NAMES, headings=headings)
    assert told(data, fmt) == ([], [])
    assert [text(data).count(each) for each in ("数量指标（35分）", "数量指标（20分）")] == [1, 1]


def test_a_heading_given_for_one_group_alone_is_printed_there() -> None:
    data = form(*SAME_NAMES, headings="1 产出 50; 1 效益 30; 1 满意度 10; 2 数量 20")
    assert told(data, "docx") == ([], [])
    assert text(data).count("数量指标（") == 1


def test_a_heading_that_may_be_of_several_groups_is_asked_for() -> None:
    found = filled(form(*SAME_NAMES, headings="2 数量 20; 1 产出 50")).findings
    assert (found[0].code, found[0].severity.value) == ("E012", "error")
    assert "产出指标、效益指标下都有" in found[0].message.zh
