"""Points given beside the rows and in their names, as they are filled in, printed and reviewed."""

from __future__ import annotations

import msgspec
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


NAMED = ("产出|数量|甲（30分）|", "产出|质量|乙（20分）|", "效益|社会|丙（分值18）|", "效益|社会|丁（12分）|", "满意度|对象|戊（10分）|")  # fmt: skip


@pytest.mark.parametrize("fmt", ["docx", "txt", "xlsx"])
def test_points_in_names_are_the_rows_and_printed_once(fmt: str) -> None:
    found = filled(form(*NAMED))
    assert [each.points for each in found.data.indicators] == ["30", "20", "18", "12", "10"]
    assert (found.data.total_points, found.data.total_score) == ("100", "98")
    assert told(form(*NAMED), fmt) == ([], [])
    print_ = text(form(*NAMED))
    assert "（30分）" not in print_
    assert "\t丙\t≥10次\t12次\t18\t18" in print_


def test_points_in_a_name_and_others_beside_it_both_stay_and_are_told() -> None:
    data = form("产出|数量|甲（30分）|25", "产出|质量|乙（20分）|25", *NAMED[2:])
    assert [each.points for each in filled(data).data.indicators][:2] == ["25", "25"]
    assert "甲（30分）\t≥10次\t12次\t25" in text(data)
    for seen in told(data, "docx"):
        assert [code for code, _, _ in seen] == ["S319", "S319"]


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "html", "txt"])
def test_what_is_no_figure_in_the_total_is_told_of_data_as_of_their_print(fmt: str) -> None:
    data = form("产出|数量|甲|90", total_points="N/A", total_score="约95")
    made, seen = told(data, fmt)
    assert made == seen
    words = [message for code, _, message in made if code == "R124"]
    assert [each.split("填的是")[0] for each in words] == ["总分“分值”", "总分“得分”"]


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (("产出|数量|甲|25", "产出|数量|乙|25", "产出|质量|丙|", "效益|社会|丁|", "满意度|对象|戊|"), ["S320"]),
        (("产出|数量|甲|30", "产出|数量|乙|30", "产出|质量|丙|", "效益|社会|丁|", "满意度|对象|戊|"), ["S303", "S320"]),
        (("成本|经济|甲|", "产出|数量|乙|", "效益|社会|丁|", "满意度|对象|戊|"), ["S320"]),
        (("产出|数量|乙|", "效益|社会|丁|"), ["S303"]),  # a total of 90 with the execution's
    ],
)  # fmt: skip
def test_a_row_without_points_and_a_total_that_is_no_hundred_are_told(
    rows: tuple[str, ...], codes: list[str]
) -> None:
    made, seen = told(form(*rows), "docx")
    assert sorted(code for code, _, _ in made if code != "L712") == codes
    assert sorted(made) == sorted(seen)
    severity = {each.code: each.severity.value for each in filled(form(*rows)).findings}
    assert severity.get("S320", "error") == "error"
    more = any(row.endswith("|30") for row in rows)  # more than a hundred points
    assert severity.get("S303", "warning") in ("warning", "error" if more else "warning")


@pytest.mark.parametrize("names", [("产出", "产出 "), ("产 出", "产出"), ("产出\n", "产出")])
@pytest.mark.parametrize("fmt", ["docx", "txt"])
def test_a_level_that_is_spaced_otherwise_is_one_heading(names: tuple[str, str], fmt: str) -> None:
    one, other = names
    data = form(
        f"{one}|数量|甲|", f"{other}|数量|乙|", "效益|社会效益|丙|", "满意度|群众满意度|丁|"
    )
    assert [row.points for row in filled(data).data.indicators] == ["25", "25", "30", "10"]
    own, seen = told(data, fmt)
    assert "S313" not in [code for code, *_ in own]
    assert own == seen


EXECUTION = IndicatorData(level1="资金执行情况", points="10", score="5.00")


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "txt"])
@pytest.mark.parametrize("at", [0, 3])
@pytest.mark.parametrize("reason", ["", "流标"])
def test_the_row_of_the_execution_is_judged_as_in_its_print(reason: str, at: int, fmt: str) -> None:
    row = msgspec.structs.replace(EXECUTION, reason=reason)
    rows = form("产出|数量|甲|50", "效益|社会效益|丙|30", "满意度|群众满意度|丁|10").indicators
    data = msgspec.structs.replace(form(), indicators=(*rows[:at], row, *rows[at:]))
    own, seen = told(data, fmt)
    assert [code for code, *_ in own if code.startswith("S")] == ["S310"]
    assert own == seen
    assert filled(data).data.total_points == "100"
