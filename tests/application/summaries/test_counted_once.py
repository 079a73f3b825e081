"""A form that was handed in more than once is counted once, and what became of its prints is told."""

from __future__ import annotations

import pytest

from jixiao.application.sources import Source
from jixiao.application.summaries.summarising import summarise
from jixiao.core.errors import UserError
from jixiao.core.findings import Finding, Severity
from jixiao.core.summaries import Summarised, SummedForm
from tests.application.summing_data import form

TWICE = ("E015", "E016", "E072")


def told(found: Summarised) -> list[Finding]:
    return [each for each in found.findings if each.code in TWICE]


def counted(found: Summarised) -> list[SummedForm]:
    return [each for group in found.groups for each in group.forms]


def test_prints_with_the_same_content_are_one_and_that_is_a_remark() -> None:
    found = summarise([form(name="甲.txt"), form(name="乙.txt")])
    assert [(each.file, each.copies) for each in counted(found)] == [("甲.txt", ("乙.txt",))]
    (said,) = told(found)
    assert (said.code, said.severity) == ("E016", Severity.REMARK)
    assert said.message.zh == "同一张表内容相同的复本1份，没有重复计：乙.txt"


def test_of_prints_that_differ_the_newest_is_counted_and_the_cells_are_told() -> None:
    given = [form(name="甲.txt"), form(name="甲(最终2).txt", score="98")]
    found = summarise(given)
    assert [(each.file, each.score) for each in counted(found)] == [("甲(最终2).txt", 98)]
    (said,) = told(found)
    assert (said.code, said.severity) == ("E015", Severity.WARNING)
    assert "2处不同：" in said.message.zh
    assert "总分“得分” 98分 / 99分" in said.message.zh
    assert "较新的是 甲(最终2).txt（依据：文件名写着“最终2”），计入的是这一份" in said.message.zh
    assert "--versions all" in said.message.zh
    (said,) = told(summarise(given, versions="newest"))
    assert said.severity is Severity.REMARK
    assert "--versions" not in said.message.zh


def test_all_are_counted_where_the_user_says_that_they_are_several_forms() -> None:
    given = [form(name="甲.txt"), form(name="甲(2).txt", score="98"), form(name="丙.txt")]
    found = summarise(given, versions="all")
    assert [each.file for each in counted(found)] == ["甲.txt", "甲(2).txt"]
    assert [each.code for each in told(found)] == ["E016"]  # 丙 prints what 甲 prints
    with pytest.raises(UserError, match="newest 或 all"):
        summarise(given, versions="最新")


def test_where_no_newest_can_be_told_the_first_is_counted_and_named() -> None:
    found = summarise([form(name="甲.txt"), form(name="乙.txt", score="98")])
    assert [each.file for each in counted(found)] == ["甲.txt"]
    (said,) = told(found)
    assert "分不出哪一份新" in said.message.zh
    assert "计入的是 甲.txt" in said.message.zh
    found = summarise([form(name="甲.txt"), form(name="乙.txt", score="98")], versions="newest")
    assert told(found)[0].severity is Severity.WARNING


def test_the_fullest_is_counted_where_no_newest_can_be_told() -> None:
    whole = form(name="乙.txt")
    part = Source("甲.txt", whole.content.replace(b"\t50\t50\n", b"\t50\t\n"))
    assert [each.file for each in counted(summarise([part, whole]))] == ["乙.txt"]


def test_forms_without_a_unit_are_one_only_where_they_print_the_same() -> None:
    bare = {"unit": "", "department": ""}
    same = summarise([form(**bare, name="甲.txt"), form(**bare, name="乙.txt")])  # type: ignore[arg-type]
    assert len(counted(same)) == 1
    other = summarise([form(**bare, name="甲.txt"), form(**bare, name="乙.txt", score="98")])  # type: ignore[arg-type]
    assert len(counted(other)) == 2
    (said,) = told(other)
    assert "都没有写单位" in said.message.zh
    assert "都计入了：甲.txt、乙.txt" in said.message.zh


def test_forms_that_share_a_name_and_hardly_a_row_are_two_and_that_is_told() -> None:
    one = form(name="甲.txt")
    other = one.content.decode().replace("参保人数", "培训场次").replace("参保率", "报销及时率")
    found = summarise([one, Source("乙.txt", other.encode())])
    assert len(counted(found)) == 2
    (said,) = told(found)
    assert (said.code, said.severity) == ("E072", Severity.WARNING)
    assert "指标大半不同，看不出是不是同一张表，都计入了" in said.message.zh


def test_files_with_one_name_are_told_apart_by_their_folders() -> None:
    found = summarise([form(name="一次/自评表.txt"), form(name="二次/自评表.txt", score="98")])
    (said,) = told(found)
    assert "一次/自评表.txt 与 二次/自评表.txt" in said.message.zh
