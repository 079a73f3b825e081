"""Data that cannot be filled in are told with form, row and field, all faults at once."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import jixiao
from jixiao.api import review
from jixiao.application.filling import fill
from jixiao.core.errors import UserError
from jixiao.core.formdata import FormData, FundingData
from jixiao.paths.forms import load_forms
from tests.application.filling_data import FORM, filled, written


def test_null_is_nothing_and_a_name_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    path.write_text(
        "kind: self_evaluation\nproject: null\nimplementing_unit: ~\n", encoding="utf-8"
    )
    assert (load_forms(path)[0].data.project, load_forms(path)[0].data.implementing_unit) == (
        "",
        "",
    )
    path.write_text("kind: self_evaluation\nyear: 2024\nyear: 2023\n", encoding="utf-8")
    with pytest.raises(UserError, match="第3行：year 在同一处写了两次"):
        load_forms(path)
    path = tmp_path / "data.json"
    path.write_text('{"kind": "self_evaluation", "year": 1999, "year": 2023}', encoding="utf-8")
    with pytest.raises(UserError, match="year 在同一处写了两次"):
        load_forms(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            [{**FORM, "indicators": [{"name": "甲", "acual": "1"}]}],
            ("指标第1行", "acual", "actual"),
        ),
        ([FORM, {**FORM, "kind": "自评"}], ("第2张表", "自评", "self_evaluation")),
        ([{**FORM, "funding": "很多"}], ("资金", "列表")),
        ([{**FORM, "kind": "monitoring", "as_of": "年中"}], ("监控时点", "年中", "2024-06")),
        ([{**FORM, "kind": "monitoring", "as_of": "2024-13"}], ("监控时点", "2024-13")),
        ([{**FORM, "kind": "monitoring", "as_of": "2024"}], ("监控时点", "年月", "“2024”")),
        ([{**FORM, "year": "24"}], ("“年度”", "四位年份", "“24”")),
        (
            [{**FORM, "level_points": [{"level": "7", "name": "甲", "points": "5"}]}],
            ("第1行“级别”", "0（预算执行）"),
        ),
        ([], ("没有表",)),
    ],
)
def test_bad_data_names_form_row_and_field(
    tmp_path: Path, content: object, words: tuple[str, ...]
) -> None:
    with pytest.raises(UserError) as caught:
        filled(written(tmp_path, "bad.yaml", content), tmp_path / "out.docx")
    assert all(word in str(caught.value) for word in words), str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.yaml"]


def test_all_that_is_wrong_in_data_is_told_at_once(tmp_path: Path) -> None:
    raw = {
        **FORM,
        "kind": "foo",
        "year": "abc",
        "fund": "乱写",
        "scope": "全县",
        "xx": 1,
        "indicators": [{"name": "甲"}, {"nme": "乙"}],
        "funding": [{"source": "总额", "role": "tot"}],
    }
    with pytest.raises(UserError) as told:
        load_forms(written(tmp_path, "数据.json", raw))
    assert [each.address for each in told.value.findings] == [
        "year", "indicators[1].nme", "xx", "kind", "fund", "scope", "funding[0].role",
    ]  # fmt: skip


SPOILED = {
    "kind": "self_evaluation",
    "year": 99999,
    "money_unit": "美元",
    "fund": "火星险",
    "as_of": "x",
    "layout": "没有",
    "pionts": "5",
    "funding": [
        {"source": "年度资金总额", "role": "sum", "budget": "一百", "points": "五"},
        {"role": "part"},
    ],
    "indicators": [{"name": "甲", "points": True, "score": "abc"}],
    "level_points": [{"level": 7, "name": "x", "points": "a"}],
    "months": [{"of": "乙", "this_year": ["1"]}],
    "total_points": "三",
}


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({}, []),
        ({"kind": None}, ["kind"]),
        ({"year": None, "fund": None}, []),
        ({"schema": -1}, ["schema"]),
        ({"funding": [5, "y"], "goals": 3}, ["funding[0]", "funding[1]", "goals"]),
    ],
)
def test_what_is_missing_hides_no_other_fault_of_data(
    changes: dict[str, object], more: list[str], tmp_path: Path
) -> None:
    raw = {name: each for name, each in {**SPOILED, **changes}.items() if each is not None}
    with pytest.raises(UserError) as told:
        load_forms(written(tmp_path, "数据.json", raw))
    wrong = [
        "year", "money_unit", "fund", "as_of", "layout", "pionts", "funding[0].role",
        "funding[0].budget", "funding[0].points", "funding[1].source", "indicators[0].points",
        "indicators[0].score", "level_points[0].level", "level_points[0].points", "months[0].of",
        "total_points",
    ]  # fmt: skip
    kept = [each for each in wrong if each.partition("[")[0] in raw.keys() - changes.keys()]
    assert sorted(each.address for each in told.value.findings) == sorted(kept + more)


def test_what_a_later_version_means_is_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        load_forms(written(tmp_path, "数据.json", {**SPOILED, "schema": 99}))
    assert [each.address for each in told.value.findings] == ["schema"]


def test_values_that_are_none_are_told_with_what_keeps_forms_from_being_filled_in() -> None:
    forms = [
        FormData(kind="self_evaluation", year=2024, total_points="十"),
        FormData(kind="self_evaluation", year=1, layout="没有"),
    ]
    with pytest.raises(UserError) as told:
        fill(forms, "docx")
    assert [each.address for each in told.value.findings] == [
        "0:form1.total_points", "0:form2.year", "0:form2.layout",
    ]  # fmt: skip


def test_a_fault_in_one_of_several_forms_has_the_form_in_its_address(tmp_path: Path) -> None:
    path = written(tmp_path, "数据.json", [FORM, {**FORM, "year": 20245}, {**FORM, "yaer": 1}])
    with pytest.raises(UserError) as told:
        load_forms(path)
    assert [each.address for each in told.value.findings] == ["0:form2.year", "0:form3.yaer"]


def test_a_row_of_money_without_a_source_is_told_however_the_form_comes(tmp_path: Path) -> None:
    raw = {**FORM, "funding": [{"source": "", "budget": "100"}]}
    told = []
    for given in (
        lambda: load_forms(written(tmp_path, "数据.json", raw)),
        lambda: fill([msgspec.convert(raw, FormData, strict=False)], "json"),
    ):
        with pytest.raises(UserError) as error:
            given()
        told += [(each.code, each.address) for each in error.value.findings]
    assert told == [("E012", "funding[0].source")] * 2


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf", "html", "txt"])
def test_a_unit_of_money_that_nobody_gave_is_asked_for_and_not_made_up(
    tmp_path: Path, ending: str
) -> None:
    old = tmp_path / "旧表.txt"
    old.write_text(
        "项目支出绩效自评表\n（2023年度）\n项目名称\t某培训\t实施单位\t某县社保中心\n"
        "项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "年度资金总额\t\t100\t100\t80\t10\t80%\t8\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标\t数量指标\t培训人数\t≥100人\t120人\t90\t90\n",
        encoding="utf-8",
    )
    asked = {f.id for each in review([old]).documents for f in each.findings if f.code == "U501"}
    assert len(asked) == 1
    out = tmp_path / f"新表.{ending}"
    result = filled(old, out, fmt=ending)
    assert asked <= {each.id for form in result.forms for each in form.findings}
    assert not out.exists()  # nobody can hand in such a form
    filled(old, out, fmt=ending, draft=True)
    assert {
        f.id for each in review([out]).documents for f in each.findings if f.code == "U501"
    } == asked


def _money(*rows: tuple[str, str]) -> list[FundingData]:
    form = jixiao.FormData(
        kind="self_evaluation",
        year=2024,
        project="校车运营",
        implementing_unit="某县一中",
        funding=tuple(FundingData(source=name, budget=text, executed=text) for name, text in rows),
        indicators=(jixiao.IndicatorData(name="运营线路", target="≥10条", actual="10条"),),
    )
    return list(jixiao.fill(form, "html", draft=True).forms[0].data.funding)


def test_a_row_that_says_it_is_the_total_is_not_added_to_its_parts() -> None:
    total, *_ = found = _money(("合计", "100"), ("财政拨款", "60"), ("其他资金", "40"))
    assert (len(found), total.role, total.budget) == (3, "total", "100")


def test_parts_of_a_part_are_not_counted_twice() -> None:
    rows = (
        ("财政拨款", "420"),
        ("其中：中央资金", "250"),
        ("县级资金", "170"),
        ("其他资金", "100"),
    )
    assert _money(*rows)[0].budget == "520"
    unclear = (*rows[:2], ("县级资金", "100"), rows[3])
    assert _money(*unclear)[0].budget == ""
    assert _money(("其中：财政拨款", "420"), ("其他资金", "100"))[0].budget == "520"
