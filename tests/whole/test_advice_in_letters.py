"""What a clerk is told to do: slips in a clean form as a workbook, and the rows of the letter that its
unit is sent.
"""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from jixiao.api import review
from jixiao.application.letters.words import letters_of
from jixiao.reading import read_bytes
from jixiao.writing.letters import LetterRow
from make_examples import CLEAN, examples, write

ONE_ROW = {
    "B18": "效益指标（10分）", "G18": 5, "H18": 5, "G19": 5, "H19": 5,
    "B20": "满意度指标（30分）", "G20": 30, "H20": 30,
}  # fmt: skip
"""A heading of 30 points with one row."""


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("clean")
    (form,) = (each for each in examples(CLEAN) if each.out == "national-2021")
    (path,) = write(form, folder, ("xlsx",))
    return Path(path).read_bytes()


def rows(clean: bytes, **cells: object) -> list[LetterRow]:
    """The rows of the letter for the form with other values in some cells."""
    book = openpyxl.load_workbook(io.BytesIO(clean))
    for cell, value in cells.items():
        book.active[cell] = value
    changed = io.BytesIO()
    book.save(changed)
    letters = letters_of(review(read_bytes(changed.getvalue(), "表.xlsx")))
    return [row for letter in letters for row in letter.rows]


def remedies(clean: bytes, **cells: object) -> list[tuple[str, str]]:
    """The cell of each row, and what is to be done there."""
    return [
        (row.place.rpartition("”")[2].removesuffix("单元格"), row.remedy)
        for row in rows(clean, **cells)
    ]


def test_one_row_that_misses_its_heading_gets_the_value_that_the_heading_and_the_total_ask_for(
    clean: bytes,
) -> None:
    found = rows(clean, **ONE_ROW | {"G20": 28, "H20": 28})
    assert [each.expected for each in found] == ["30", "30", ""]
    assert found[0].remedy == "改为30（参保群众满意度得分28、总得分98.98随之重算）"
    assert found[2].remedy == "先把参保群众满意度分值28改为30，再看这一处"
    assert "下面只有一项，是28，多2" in found[0].problem


def test_row_and_column_are_those_of_the_cell(clean: bytes) -> None:
    found = rows(clean, G6=212.36)
    assert {each.place for each in found} == {
        "资金“年度资金总额”行“全年执行数”\n工作表“自评表”G6单元格"
    }


def test_a_cell_has_one_advice(clean: bytes) -> None:
    assert remedies(clean, G6=212.36) == [
        ("G6", "改为112.36万元"),
        ("G6", "同第1项"),
        ("G6", "同第1项"),
    ]


def test_what_a_wrong_figure_brings_with_it_is_told_behind_it(clean: bytes) -> None:
    assert remedies(clean, F6=108.50)[-1] == (
        "G6",
        "先把年度资金总额全年预算数108.50改为118.50万元，再看这一处",
    )


def test_a_total_above_its_points_by_one_row_alone_is_told_behind_that_row(clean: bytes) -> None:
    assert remedies(clean, H20=12, H21=100.98) == [
        ("H20", "得分最高是10，请核对得分和分值哪一个写错"),
        ("H21", "先核对参保群众满意度得分12，再看这一处"),
    ]


def test_a_score_by_a_result_in_another_unit_waits_for_that_unit(clean: bytes) -> None:
    told = remedies(clean, E14="≥320万人次", F14="304人次", H14=10, H21=99.48, I14=None)
    assert told == [
        ("F14", "请核对指标值和完成值的单位，改正写错的一个"),
        ("H14", "先核对完成值304人次，再看这一处"),
    ]


@pytest.mark.parametrize(
    ("cell", "remedy"),
    [
        ("G13", "请补填分值，并核对合计"),
        ("H13", "请补填得分，总得分随之重算"),
        ("F18", "请补填完成值"),
        ("E18", "请补填指标值"),
        ("I14", "请在“偏差原因分析及改进措施”栏逐项写明原因和改进措施"),
    ],
)
def test_an_empty_cell_is_told_where_it_is(clean: bytes, cell: str, remedy: str) -> None:
    assert remedies(clean, **{cell: None}) == [(cell, remedy)]


def test_no_code_stands_in_a_letter(clean: bytes) -> None:
    found = rows(clean, G13=11, G15=9, G17=16.7, G18=30, H20=12)
    assert not [each for each in found if "S30" in each.problem + each.remedy]


def test_a_total_in_yuan_is_told_as_such(clean: bytes) -> None:
    (found,) = rows(clean, E6=1200000.00)
    assert "总额多半是按元填的" in found.problem
    assert found.expected == "120.00万元"


def test_a_sum_is_told_to_the_last_digit_of_its_parts(clean: bytes) -> None:
    found = rows(clean, E7=100.46, E8="20.5", E6="123.0")
    assert "按100.46+20.5+0.00应为120.96万元，多2.04万元" in found[0].problem


def test_a_day_that_is_none_is_told_once(clean: bytes) -> None:
    assert remedies(clean, A2="（2021年度）  填报日期：2022年2月30日") == [("A2", "请写实际的日期")]


def test_words_that_ask_already_have_nothing_added(clean: bytes) -> None:
    found = rows(clean, F16="2022年3月18日")
    asking = [each for each in found if "请核对年份" in each.problem]
    assert [each.remedy for each in asking] == [""]


def test_a_score_and_a_total_that_are_right_for_a_mended_rate_are_not_computed_again(
    clean: bytes,
) -> None:
    assert remedies(clean, I6="95.82%") == [("I6", "改为94.82%")]


def test_a_total_is_left_alone_where_the_score_above_puts_it_right(clean: bytes) -> None:
    score, total = rows(clean, H14=9)
    assert (score.expected, score.remedy) == ("9.5", "改为9.5")
    assert total.expected == ""
    assert total.remedy == "把培训经办人员人次得分9.0改为9.5后，这一处即相符，不用再改"


def test_a_total_that_is_wrong_either_way_is_said_to_follow_the_score(clean: bytes) -> None:
    assert remedies(clean, H13=8, H21=97) == [
        ("H21", "改为96.98；系统运维终端数量得分8改了的，以重算后的为准"),
        ("H13", "改为10（总得分97.00随之重算）"),
    ]
