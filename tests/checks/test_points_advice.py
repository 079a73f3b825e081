"""What is advised where points do not add up: one allocation for a whole form, which moves nothing under
a heading that is right.
"""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Finding
from jixiao.reading import read_bytes

HEAD = (
    "项目支出绩效自评表\n（2023年度）\n项目名称\t培训\t\t\t\t\n"
    "项目资金（万元）\t\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "\t年度资金总额\t100\t100\t10\t100.00%\t10\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\n"
)
FRAME = (("产出指标", 3), ("效益指标", 1), ("满意度指标", 1))


def told(headings: str, rows: str, total: str = "100") -> dict[str, Finding]:
    points, lines = rows.split(), []
    for (name, count), own in zip(FRAME, headings.split(), strict=True):
        for at in range(count):
            first = "" if at else f"{name}（{own}分）"
            row = f"{name[:2]}{'甲乙丙'[at]}率"
            lines.append(f"{first}\t{'' if at else '某类指标'}\t{row}\t≥90%\t95%\t{points.pop(0)}")
    text = HEAD + "\n".join(lines) + f"\n总分\t\t\t\t\t{total}\n"
    (document,) = review(read_bytes(text.encode(), "表.txt")).documents
    return {f"{each.code} {each.printed}": each for each in document.findings}


def advice(found: Finding) -> str:
    assert found.correction is None
    assert found.expected is None
    assert found.advice is not None
    return found.advice.zh


def test_rows_move_only_under_the_heading_that_they_miss() -> None:
    found = told("50 30 10", "18 15 15 30 10")
    assert advice(found["S302 50"]) == (
        "50分不变，把产出甲率分值18改为19，产出乙率分值15改为16，合计就是50；得分随分值重算"
    )
    assert advice(found["S303 100"]) == "先改好产出指标，合计就与这里相符"
    assert found["S303 100"].group == found["S302 50"].id


def test_a_remainder_of_thirds_is_no_reason_to_change_another_heading() -> None:
    found = told("50 30 10", "16.66 16.66 16.66 30 10")
    assert "各16.66改为16.67" in advice(found["S302 50"])
    assert found["S303 100"].group == found["S302 50"].id


def test_a_row_under_another_heading_is_looked_for_where_the_total_holds() -> None:
    found = told("50 30 10", "18 15 15 32 10")
    assert {each for each in found if each[0] == "S"} == {"S302 50", "S302 30"}
    assert "归错了标题" in advice(found["S302 50"])
    assert "改为" not in advice(found["S302 50"]) + advice(found["S302 30"])


def test_headings_that_do_not_come_to_the_total_are_looked_at_first() -> None:
    found = told("50 33 10", "20 15 15 33 10")
    assert advice(found["S303 100"]).startswith("请先核对各标题的分值")


def test_the_wrong_one_of_a_heading_is_told_by_all_the_others() -> None:
    found = told("48 30 10", "20 15 15 30 10")
    (finding,) = [each for each in found.values() if each.code == "S302"]
    assert finding.correction is not None
    assert (finding.printed, finding.correction.text) == ("48", "50")


@pytest.mark.parametrize(("total", "rows"), [("98", "20 15 15 29 10"), ("97", "20 15 15 29 10")])
def test_a_total_that_is_no_full_mark_is_not_set_to_another(total: str, rows: str) -> None:
    found = told("50 30 10", rows, total)[f"S303 {total}"]
    assert "100" in advice(found)


def test_no_value_makes_points_impossible() -> None:
    found = told("500 30 10", "20 15 15 30 10")
    values = [each.correction.text for each in found.values() if each.correction is not None]
    assert all(0 <= float(each) <= 100 for each in values)


def test_a_heading_that_alone_misses_rows_which_the_total_has_is_the_wrong_one() -> None:
    found = two_levels("8")
    assert [advice(each).rpartition("：")[2] for each in found] == ["把标题的分值改为10"] * 2


def two_levels(last: str) -> list[Finding]:
    """The findings of the headings of a form whose last heading has the same points on both levels."""
    lines = [
        "产出指标（50分）\t数量指标（50分）\t甲率\t≥90%\t95%\t50",
        "效益指标（30分）\t社会效益指标（30分）\t乙率\t≥90%\t95%\t30",
        f"满意度指标（{last}分）\t服务对象满意度指标（{last}分）\t丙率\t≥90%\t95%\t10",
    ]
    text = HEAD + "\n".join(lines) + "\n总分\t\t\t\t\t100\n"
    (document,) = review(read_bytes(text.encode(), "表.txt")).documents
    return [each for each in document.findings if each.code in ("S301", "S302")]


def test_a_heading_that_makes_a_hundred_with_the_others_stays_beside_a_wrong_total() -> None:
    """The total was summed of the rows, one of which is wrong: 50, 30 and 10 are the form's rule."""
    found = told("50 30 10", "20 12 15 30 10", "97")
    assert advice(found["S302 50"]).startswith("50分不变")
    assert "总分改为100" in advice(found["S303 97"])


def test_a_row_that_stands_there_twice_is_to_be_taken_away() -> None:
    found = told("30 30 30", "10 10 10 30 30")
    assert not {"S302 30"} & found.keys()
    text = HEAD + (
        "产出指标（50分）\t某类指标\t产出甲率\t≥90%\t95%\t25\n"
        "\t\t产出甲率\t≥90%\t95%\t25\n\t\t产出乙率\t≥90%\t95%\t25\n"
        "效益指标（30分）\t某类指标\t效益甲率\t≥90%\t95%\t30\n"
        "满意度指标（10分）\t某类指标\t满意甲率\t≥90%\t95%\t10\n总分\t\t\t\t\t125\n"
    )
    (document,) = review(read_bytes(text.encode(), "表.txt")).documents
    (heading,) = (each for each in document.findings if each.code == "S302")
    assert "“产出甲率”列了两行，分值都是25，是重复的请删去一行，合计就是50" in advice(heading)


def test_no_row_is_left_without_points() -> None:
    rows = ["20", "15", "15", "5", "30", "10"]
    lines = [
        f"\t某类指标\t{name}率\t≥90%\t95%\t{own}"
        for name, own in zip("甲乙丙丁戊己", rows, strict=True)
    ]
    text = HEAD + "\n".join(["产出指标" + lines[0], *lines[1:]]) + "\n总分\t\t\t\t\t100\n"
    (document,) = review(read_bytes(text.encode(), "表.txt")).documents
    (found,) = [each for each in document.findings if each.code == "S303"]
    assert found.printed == "100"
    assert "100分不变" in advice(found)
