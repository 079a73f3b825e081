"""Advice settled over several findings: what gives way, what follows, and what is not asked for."""

from __future__ import annotations

import jixiao
from jixiao import Source
from jixiao.api import review
from jixiao.core.findings import Finding
from jixiao.reading import read_bytes
from tests.whole.handed_in import sound, with_wrong_rate

HEAD = "项目支出绩效自评表\n（2023年度）\n项目名称\t培训\t\t\t\t\t\n"
COLUMNS = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"


def told(*rows: str, total: str = "100\t{}", score: str = "100") -> dict[str, Finding]:
    text = HEAD + COLUMNS + "\n".join(rows) + "\n总分\t\t\t\t\t" + total.format(score) + "\n"
    (document,) = review(read_bytes(text.encode(), "表.txt")).documents
    return {each.code: each for each in document.findings}


def test_a_full_mark_stays_and_the_rows_are_to_be_changed() -> None:
    found = told(
        "产出指标\t数量指标\t甲次数\t≥10次\t10次\t33.3\t33.3",
        "\t质量指标\t乙率\t≥95%\t96%\t33.3\t33.3",
        "效益指标\t社会效益\t丙率\t≥95%\t96%\t33.3\t33.3",
        score="99.9",
    )["S303"]
    assert (found.expected, found.correction) == (None, None)
    assert found.advice is not None
    assert "100分不变，把甲次数分值33.3改为33.4" in found.advice.zh


def test_what_is_computed_from_a_corrected_figure_is_named_with_it() -> None:
    found = told(
        "产出指标\t数量指标\t甲次数\t≥10次\t10次\t50\t40",
        "效益指标\t社会效益\t乙率\t≥95%\t96%\t50\t50",
        score="90",
    )["S306"]
    assert found.correction is not None
    assert [(each.name, each.printed) for each in found.correction.following] == [("总得分", "90")]


def test_a_finding_computed_from_a_wrong_figure_gives_way_to_the_one_about_it() -> None:
    found = told(
        "产出指标\t数量指标\t甲次数\t≥10次\t10次\t500\t50",
        "效益指标\t社会效益\t乙率\t≥95%\t96%\t50\t50",
    )
    assert found["S303"].correction is not None
    assert found["S303"].correction.text == "50"
    assert found["S306"].correction is None
    assert found["S306"].group == found["S303"].id
    assert found["S306"].advice is not None
    assert "先把甲次数分值500改为50，" in found["S306"].advice.zh


def test_a_score_above_its_points_is_told_and_not_set_to_them() -> None:
    found = told(
        "产出指标\t数量指标\t甲次数\t≥10次\t10次\t50\t55",
        "效益指标\t社会效益\t乙率\t≥95%\t96%\t50\t50",
        score="105",
    )["S304"]
    assert found.correction is None
    assert found.advice is not None


ROWS_WRONG = (
    "产出指标\t数量指标\t甲次数\t≥100次\t96次\t50\t45",
    "效益指标\t社会效益\t乙率\t≥95%\t96%\t50\t50",
)


def test_a_total_summed_with_what_a_row_should_score_is_not_to_be_changed() -> None:
    found = told(*ROWS_WRONG, score="98")
    assert found["S305"].correction is not None
    assert found["S305"].correction.text.startswith("48")
    assert (found["S309"].expected, found["S309"].correction) == (None, None)
    assert found["S309"].advice is not None
    assert "把甲次数得分45改为48.00后，这一处即相符，不用再改" in found["S309"].advice.zh
    assert found["S309"].group is not None


def test_a_total_that_no_row_puts_right_keeps_its_own_value() -> None:
    assert told(*ROWS_WRONG, score="97")["S309"].expected == "95"


def test_the_same_cell_of_another_file_is_another_cell() -> None:
    """Two units' forms of one layout with the same wrong rate in the same cell, each to its own value."""
    given = [
        Source(
            f"{unit}.docx",
            jixiao.fill(with_wrong_rate(sound(unit, "培训", at)), "docx", draft=True)
            .files[0]
            .content,
        )
        for at, unit in ((0, "甲局"), (9, "乙局"))
    ]
    found = [
        (finding.code, finding.expected, finding.correction and finding.correction.text)
        for document in jixiao.review(given).documents
        for finding in document.findings
    ]
    assert found == [("T201", "96.67", "96.67%"), ("T201", "98.37", "98.37%")]


HEADS = "资金\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"


def of_money(*rows: str) -> dict[str, Finding]:
    text = HEAD + "单位：万元\n" + HEADS + "\n".join(rows) + "\n"
    (document,) = review(read_bytes(text.encode(), "表.txt")).documents
    return {each.code: each for each in document.findings}


def test_nothing_is_computed_from_a_negative_amount() -> None:
    found = of_money("年度资金总额\t179\t-58\t10\t98.88%\t9.89")
    assert found["T201"].correction is None
    assert found["T201"].advice is not None
    assert "先核对" in found["T201"].advice.zh
    assert found["T206"].advice is not None


def test_a_total_that_its_rate_was_taken_with_is_not_said_to_be_wrong() -> None:
    parts = ("其中：当年财政拨款\t57\t55\t\t\t", "其他资金\t10\t8\t\t\t")
    found = of_money("年度资金总额\t67\t65\t10\t97.01%\t9.70", *parts)["T202"]
    assert (found.expected, found.correction) == (None, None)
    assert found.advice is not None
    assert "先核对各分项" in found.advice.zh
    without = of_money("年度资金总额\t67\t65\t10\t\t", *parts)["T202"]
    assert without.expected == "63"


def test_a_value_for_what_follows_another_one_gives_way_to_what_is_computed_again() -> None:
    text = (
        HEAD
        + "单位：万元\n"
        + HEADS
        + "年度资金总额\t100\t96\t10\t90.00%\t9.00\n"
        + COLUMNS
        + "产出指标\t数量指标\t甲次数\t≥10次\t10次\t50\t50\n效益指标\t社会效益\t乙率\t≥95%\t96%\t40\t40\n"
        "总分\t\t\t\t\t100\t95\n"
    )
    (document,) = review(read_bytes(text.encode(), "表.txt")).documents
    found = {each.code: each for each in document.findings}
    assert found["S309"].expected == "99.00"
    assert found["S309"].advice is not None
    assert "执行率90.00%改了的，以重算后的为准" in found["S309"].advice.zh
