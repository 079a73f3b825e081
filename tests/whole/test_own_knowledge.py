"""A bureau's own indicators and words reach every use-case: what a row is, is said by the library that
was given, in scores, lamps, reviews, prints and packages alike.
"""

from __future__ import annotations

import ast
import csv
import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import openpyxl
import pytest

from jixiao import api
from jixiao.core.forms import MONITORING, SELF_EVALUATION
from jixiao.judging.monitoring.lamps import Lamp
from jixiao.knowledge.indicators import KnownIndicator

SOURCES = sorted((Path(api.__file__).parent).rglob("*.py"))
POTHOLES = KnownIndicator(
    id="bureau_potholes",
    name="坑洼路段",
    match="坑洼路段",
    level="产出/数量",
    direction="at_most",
    dimension="count",
    accumulates=False,
)
OWN = api.Knowledge(indicators=(POTHOLES, *api.shipped().indicators))


def form(kind: str, actual: str, target: str = "10处", **row: str) -> api.FormData:
    return api.FormData(
        kind=kind,
        title="项目支出绩效自评表" if kind == SELF_EVALUATION else "项目支出绩效监控表",
        year=2024,
        as_of="2024-06" if kind == MONITORING else "",
        project="道路养护",
        funding=(
            api.FundingData(
                source="年度资金总额",
                role="total",
                initial_budget="100",
                budget="100",
                executed="50",
            ),
        ),
        indicators=(
            api.IndicatorData(
                level1="产出指标",
                level2="数量指标",
                name="坑洼路段",
                target=target,
                actual=actual,
                **row,
            ),
        ),
    )


def scores(actual: str, knowledge: api.Knowledge | None) -> str:
    filled = api.fill(
        form(SELF_EVALUATION, actual, points="10"), "txt", draft=True, knowledge=knowledge
    )
    return filled.forms[0].data.indicators[0].score


def test_the_direction_decides_scores_that_are_filled_in() -> None:
    assert (scores("8处", None), scores("8处", OWN)) == ("8", "10")
    assert scores("12处", None) == "10"
    assert scores("12处", OWN) == "8.33"


def codes(data: api.FormData, knowledge: api.Knowledge | None) -> set[str]:
    found = api.check(data, api.Context(knowledge=knowledge)).documents[0]
    assert not found.internal
    return {each.code for each in found.findings}


def test_the_direction_decides_what_checks_say() -> None:
    good = form(SELF_EVALUATION, "8处", points="10", score="10")
    assert "S307" in codes(good, None) - codes(good, OWN)
    bad = form(SELF_EVALUATION, "12处", points="10", score="10")
    assert "S307" in codes(bad, OWN) - codes(bad, None)


@pytest.mark.parametrize("fmt", ["txt", "docx", "xlsx"])
def test_a_file_that_was_filled_in_is_reviewed_alike(fmt: str) -> None:
    data = form(SELF_EVALUATION, "8处", points="10")
    made = api.fill(data, fmt, draft=True, knowledge=OWN)
    source = api.Source(f"表.{fmt}", made.files[0].content)

    def said(knowledge: api.Knowledge | None) -> list[str]:
        found = api.review(source, knowledge=knowledge).documents[0]
        return sorted(each.code for each in found.findings)

    assert "S307" not in {each.code for each in made.forms[0].findings}
    assert "S307" not in said(OWN)
    assert "S307" in said(None)


def monitored(knowledge: api.Knowledge | None, entry_of: str = "45处") -> tuple[Lamp, str, str]:
    found = api.monitor(
        form(MONITORING, entry_of, target="≥60处"), as_of="2024-06", knowledge=knowledge
    ).forms[0]
    (row,) = found.monitoring.rows
    expected = str(row.forecast.value) if row.forecast is not None else ""
    return row.lit.lamp, expected, found.data.indicators[0].completion


def test_what_counts_up_decides_lamps_and_forecasts() -> None:
    """Its name does not say whether the row counts up over the year; the bureau's library does."""
    counted = api.Knowledge(
        indicators=(
            msgspec.structs.replace(POTHOLES, accumulates=True),
            *api.shipped().indicators,
        )
    )
    assert monitored(None)[:2] == (Lamp.GREEN, "")  # 45 of 60 as a whole, or of the 30 due by now
    assert monitored(OWN)[:2] == (Lamp.YELLOW, "45")
    assert monitored(counted)[:2] == (Lamp.BLUE, "90")


def test_the_unit_decides_whether_the_entry_is_meant() -> None:
    money = msgspec.structs.replace(POTHOLES, direction="fixed", dimension="money")
    known = api.Knowledge(indicators=(money, *api.shipped().indicators))
    kinds = [
        api.check(form(SELF_EVALUATION, "8万元", target), api.Context(knowledge=each))
        .documents[0]
        .view.forms[0]
        .result.indicators[0]
        .direction
        for target in ("10万元", "10处")
        for each in (None, known)
    ]
    assert kinds == ["at_least", "exact", "at_least", "at_least"]


def test_an_event_driven_row_of_ones_own_is_neither_met_nor_missed() -> None:
    event = msgspec.structs.replace(POTHOLES, direction="context")
    known = api.Knowledge(indicators=(event, *api.shipped().indicators))
    data = form(SELF_EVALUATION, "8处", points="10", score="10")
    (row,) = (
        api.check(data, api.Context(knowledge=known)).documents[0].view.forms[0].result.indicators
    )
    assert row.event_driven
    assert (row.library_id, row.library_name) == ("bureau_potholes", "坑洼路段")
    assert "S307" not in codes(data, known)


def test_the_package_names_the_bureaus_indicator() -> None:
    made = api.fill(form(SELF_EVALUATION, "8处", points="10"), "docx", draft=True, knowledge=OWN)
    source = api.Source("表.docx", made.files[0].content)
    for knowledge, name, score in ((OWN, "坑洼路段", "10"), (None, "", "8")):
        files = api.convert(source, "package", knowledge=knowledge).files
        (row,) = csv.DictReader(io.StringIO(files["indicators.csv"].decode("utf-8-sig")))
        assert (row["library_name"], row["score_recomputed"]) == (name, score)


@pytest.mark.parametrize("actual", ["8处", "12处"])
def test_live_formulas_go_by_the_bureaus_indicator(actual: str) -> None:
    formulas = []
    for knowledge in (None, OWN):
        made = api.fill(
            form(SELF_EVALUATION, actual, points="10"), "xlsx", draft=True, knowledge=knowledge
        )
        sheet = openpyxl.load_workbook(io.BytesIO(made.files[0].content)).active
        formulas.append({str(each.value) for row in sheet.rows for each in row})
    shipped, own = formulas
    rising = "IF(F10>=E10,1,IF(F10>0,F10/E10,0))"
    more = f"IF(E10=0,IF(F10<=0,1,0),{rising})"  # a bare 0 may only be so much
    less = "IF(F10<=E10,1,IF(E10>0,E10/F10,0))"
    known = "AND(COUNT(F10,E10)=2,ISNUMBER(G10))"
    assert f'=IF({known},ROUND(G10*{more},2),"")' in shipped - own
    assert f'=IF({known},ROUND(G10*{less},2),"")' in own - shipped


def test_a_monitoring_table_goes_by_what_it_was_monitored_by() -> None:
    found = api.monitor(form(MONITORING, "8处"), as_of="2024-06", knowledge=OWN)
    assert api.monitoring_table(found, "xlsx", knowledge=OWN)[:2] == b"PK"


def test_libraries_beside_each_other_do_not_mix() -> None:
    """Four threads, two libraries: each judges by its own, in any order."""
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda each: scores("8处", each), [None, OWN] * 8))
    assert found == ["8", "10"] * 8


TABLE = """项目支出绩效自查打分表
（2024年度）
项目名称\t道路养护\t\t\t\t\t
一级指标\t二级指标\t三级指标\t本年任务\t年末交账\t分值\t得分
产出指标\t数量指标\t修补道路长度\t≥10公里\t8公里\t90\t90
"""
WORDS = {"本年任务": "年度指标值", "年末交账": "实际完成值", "自查打分表": "自评表"}


def test_words_of_ones_own_are_read_as_the_usual_ones() -> None:
    source = api.Source("表.txt", TABLE.encode())
    known = api.Knowledge(words=WORDS)
    for given, columns in ((None, False), (known, True)):
        found = api.review(source, knowledge=given).documents[0]
        rows = [row for each in found.view.forms for row in each.form.indicators]
        assert any(row.target is not None and row.actual is not None for row in rows) is columns
    (view,) = found.view.forms
    assert view.form.kind == SELF_EVALUATION
    assert view.form.title is not None
    assert view.form.title.text == "项目支出绩效自查打分表"
    assert [each.head for each in view.form.columns][3:5] == ["本年任务", "年末交账"]
    assert "S307" in {each.code for each in found.findings}
    (data,) = api.load_forms(source, knowledge=known)
    assert (data.indicators[0].target, data.indicators[0].actual) == ("≥10公里", "8公里")
    (converted,) = msgspec.json.decode(
        b"[" + api.convert(source, "json", knowledge=known).content + b"]"
    )
    assert converted["indicators"][0]["actual"] == "8公里"
    assert api.fill(source, "txt", draft=True, knowledge=known).forms[0].data.project == "道路养护"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_nothing_judges_by_the_shipped_library_where_another_was_given(path: Path) -> None:
    """Every call that needs the library is given one; who forgets it judges by the shipped one."""
    needs = {"score_form": "library", "complete": "library", "monitoring_of": "library"}
    forgotten = [
        f"{path.name}:{call.lineno}"
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in needs
        and path.stem != "proofing"  # where it is the caller's
        and needs[call.func.id] not in {each.arg for each in call.keywords}
    ]
    assert forgotten == []
