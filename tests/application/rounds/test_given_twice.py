"""The same form given twice to be filled in: said, and in a list never a row too many."""

from __future__ import annotations

import msgspec
import pytest

import jixiao
from jixiao.application.blanks.filling import fill_blank
from jixiao.application.filling import Filled, fill
from jixiao.application.loaded import Loaded
from jixiao.application.sources import Source
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, form_data
from tests import office_blanks as office
from tests.application.filling_data import FORM

DATA = form_data(FORM, strict=False)
GOAL = msgspec.structs.replace(DATA.goals[0], actual="经办任务全部按期完成。")
OTHER = msgspec.structs.replace(DATA, goals=(GOAL,))
LIST = Source("附件2.xlsx", office.sheet(office.ROLL, "汇总表", ("单位：万元",)))


def loaded(source: str, data: FormData = DATA, written: int | None = None) -> Loaded:
    return Loaded(data=data, source=source, written=written)


def told(found: Filled) -> list[Finding]:
    codes = ("E015", "E016")
    return [each for form in found.forms for each in form.findings if each.code in codes]


def test_all_are_written_and_that_is_a_warning() -> None:
    found = fill([loaded("甲.yaml"), loaded("甲(改).yaml", OTHER)], "docx", apart=True)
    assert len(found.files) == 2
    (said,) = told(found)
    assert (said.code, said.severity) == ("E015", Severity.WARNING)
    assert "甲(改).yaml 与 甲.yaml，1处不同：" in said.message.zh
    assert "较新的是 甲(改).yaml（依据：文件名写着“改”），各份都写了" in said.message.zh
    assert "--versions newest" in said.message.zh


@pytest.mark.parametrize(("choice", "count"), [("newest", 1), ("all", 2)])
def test_the_user_chooses(choice: str, count: int) -> None:
    given = [loaded("甲.yaml"), loaded("甲(改).yaml", OTHER)]
    found = fill(given, "json", versions=choice)
    assert len(found.forms) == count
    assert all(each.severity is Severity.REMARK for each in told(found))
    if choice == "newest":
        assert found.forms[0].data.goals[0].actual == "经办任务全部按期完成。"
        assert "只填较新的一份" in told(found)[0].message.zh


def test_a_list_takes_one_row_for_a_form() -> None:
    given = [loaded("甲.yaml"), loaded("甲(改).yaml", OTHER)]
    found = fill_blank(given, LIST)
    assert found.files == ()
    (said,) = told(found)
    assert (said.code, said.severity) == ("E015", Severity.ERROR)
    assert "汇总表里一张表只填一行" in said.message.zh
    for choice, count in (("newest", 1), ("all", 2)):
        chosen = fill_blank(given, LIST, versions=choice)
        assert (len(chosen.forms), len(chosen.files)) == (count, 1)


def test_equal_copies_are_one_row_of_a_list() -> None:
    found = fill_blank([loaded("甲.yaml"), loaded("甲副本.docx")], LIST)
    assert (len(found.forms), len(found.files)) == (1, 1)
    (said,) = told(found)
    assert (said.code, said.severity) == ("E016", Severity.REMARK)
    assert "内容相同。只填一份" in said.message.zh


def test_the_time_of_the_files_is_the_last_resort() -> None:
    given = [loaded("乙.yaml", OTHER, 2_000_000_000), loaded("甲.yaml", DATA, 1_000_000_000)]
    found = fill(given, "json", versions="newest")
    assert found.forms[0].data == fill([OTHER], "json").forms[0].data


def test_two_forms_of_one_file_are_told_by_their_numbers() -> None:
    found = jixiao.fill([DATA, OTHER], "json")
    (said,) = told(found)
    assert "第1张 与 第2张" in said.message.zh


def test_other_years_projects_and_units_are_other_forms() -> None:
    others = (
        msgspec.structs.replace(DATA, year=2022),
        msgspec.structs.replace(DATA, project="参保扩面"),
        msgspec.structs.replace(DATA, implementing_unit="某市医保中心"),
    )
    assert told(fill([DATA, *others], "json")) == []


def test_what_was_asked_for_is_not_advised_again() -> None:
    found = fill([loaded("甲.yaml"), loaded("乙.yaml", OTHER)], "json", versions="newest")
    (said,) = told(found)
    assert "分不出哪一份新" in said.message.zh
    assert "各份都写了；请撤去不用的" in said.message.zh
    assert "--versions" not in said.message.zh
