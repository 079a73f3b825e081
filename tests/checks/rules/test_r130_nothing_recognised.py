"""R130: which files hold nothing to check."""

from __future__ import annotations

import pytest

import jixiao
from jixiao.api import review
from jixiao.core.facts import DocumentFacts, Dossier
from jixiao.core.findings import Severity
from jixiao.reading import read_bytes

LETTER = "关于报送自评材料的函\n\n现将材料报上。\n"
FORM = """2020年度项目支出绩效自评表

项目名称\t医保宣传经费\t\t
一级指标\t三级指标\t年度指标值\t实际完成值
产出指标\t宣传活动场次\t≥20场\t22场
"""
FUNDS = """2020年失业保险基金收支情况表

单位：亿元

项目\t2020年\t2019年
基金收入\t1.53\t1.37
基金支出\t0.84\t0.45
"""


def codes(text: str) -> list[str]:
    (document,) = review(read_bytes(text.encode(), "file.txt")).documents
    return [each.code for each in document.findings if each.code.startswith("R1")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LETTER, ["R130"]),
        ("绩效自评表\n", ["R130"]),
        ("项目\t金额\n甲\t100\n", ["R130"]),
        ("2020年，工伤保险基金运行平稳。\n", ["R130"]),
        ("2020年，工伤保险基金支出1.27亿元。\n", []),
        (FORM, []),
        (FUNDS, []),
        (LETTER + "\n" + FORM, []),
        ("", ["R103"]),  # not read at all
        ("\n\n", ["R103"]),
    ],
)
def test_a_file_without_form_and_figure(text: str, told: list[str]) -> None:
    assert [each for each in codes(text) if each in ("R130", "R103")] == told


def test_it_is_told_once_at_the_first_line() -> None:
    (document,) = review(read_bytes(LETTER.encode(), "file.txt")).documents
    (found,) = document.findings
    assert (found.code, found.severity) == ("R130", Severity.WARNING)
    assert found.place.text == "关于报送自评材料的函"
    assert found.advice is not None
    assert "请看是否传错了文件" in found.advice.zh


def test_each_such_file_of_a_submission_is_told() -> None:
    files = [
        document
        for name, text in (("甲.txt", LETTER), ("乙.txt", FORM), ("丙.txt", "封面\n"))
        for document in read_bytes(text.encode(), name)
    ]
    told = [
        [each.code for each in document.findings if each.code == "R130"]
        for document in review(files).documents
    ]
    assert told == [["R130"], [], ["R130"]]


@pytest.mark.parametrize(("kind", "told"), [("txt", ["R130"]), ("data", [])])
def test_data_without_a_form_are_no_file(kind: str, told: list[str]) -> None:
    (document,) = jixiao.check(
        Dossier(documents=(DocumentFacts(path="表", format=kind),))
    ).documents
    assert [each.code for each in document.findings] == told


def test_a_fact_sheet_is_called_what_it_is() -> None:
    (document,) = review(read_bytes(jixiao.fact_sheet(fund="工伤保险"), "a.xlsx")).documents
    (found,) = document.findings
    assert found.code == "R130"
    assert "收支事实表" in found.message.zh
    assert found.advice is not None
    assert "jixiao report" in found.advice.zh
