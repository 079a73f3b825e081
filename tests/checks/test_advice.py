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
