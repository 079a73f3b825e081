"""What must be explained by the rules is told by its cell and marked where it is to be written."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.application.monitoring.files import table_bytes
from jixiao.application.monitoring.monitoring import Monitored, MonitoredForm, monitor
from jixiao.core.formdata import data_of
from jixiao.filling.concluding import PROMPT
from jixiao.paths.named import load_layout
from jixiao.reading import read_bytes
from jixiao.recognition import recognise
from tests.application.monitoring_data import COUNTY, NATIONAL, form, monitored, row

LATE, FINE = row("培训人次", "≥320人次", "60人次"), row("培训合格率", "≥90%", "94.39%")


def due(found: MonitoredForm) -> list[tuple[str, str]]:
    """What is told to be explained, by its field."""
    return [
        (each.address.removeprefix("0:form1."), each.message.zh)
        for each in found.findings
        if each.code == "E058"
    ]


def test_a_row_that_must_be_explained_is_told_and_its_reason_marked() -> None:
    found = monitored(form(FINE, LATE), pack=NATIONAL)
    [(field, words)] = due(found)
    assert field == "indicators[1].actual"
    assert "红灯" in words
    assert "这一行的偏差原因栏" in words
    assert [each.reason for each in found.data.indicators] == ["", PROMPT]
    assert not any(each.code == "L704" for each in found.findings)  # said once


def test_it_is_told_with_the_cell_of_a_template() -> None:
    from jixiao.application.loaded import Loaded

    given = Loaded(data=form(LATE), cells={"indicators[0].actual": "指标!F2"})
    [found] = monitor([given], pack=NATIONAL).forms
    said = [found.told(each).zh for each in found.findings if each.code == "E058"]
    assert said[0].startswith("E058 指标!F2 “培训人次”")


def test_a_reason_that_is_given_ends_it() -> None:
    explained = row("培训人次", "≥320人次", "60人次", reason="培训推迟到9月")
    assert due(monitored(form(FINE, explained), pack=NATIONAL)) == []


def test_a_layout_without_reasons_has_them_in_the_words_on_the_deviation() -> None:
    layout = load_layout("xinjiang-monitoring-2020")
    found = monitored(form(FINE, LATE), pack=NATIONAL, layout=layout)
    assert found.data.conclusion == "“培训人次”红灯，原因是（请填写）。措施：（请填写）。"
    assert [words.endswith("请在偏差和措施一栏说明原因和措施") for _, words in due(found)] == [True]
    said = monitored(form(FINE, LATE, conclusion="已安排补训。"), pack=NATIONAL, layout=layout)
    assert said.data.conclusion == "已安排补训。"


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "txt"])
def test_a_prompt_is_no_reason_when_the_table_is_read_again(fmt: str) -> None:
    first: Monitored = monitor([form(FINE, LATE)], pack=NATIONAL, fmt=fmt)
    content = table_bytes(first, fmt)
    (document,) = review(read_bytes(content, f"a.{fmt}")).documents
    assert [each.code for each in document.findings if PROMPT in each.printed_all] == ["L704"]
    [form_read] = recognise(read_bytes(content, f"a.{fmt}")[0]).forms
    again = monitored(data_of(form_read), pack=NATIONAL)
    assert len(due(again)) == 1
    assert not any(each.code == "L704" for each in again.findings)


def test_a_prompt_that_is_not_due_any_more_is_taken_away() -> None:
    caught_up = row("培训人次", "≥320人次", "310人次", reason=PROMPT)
    found = monitored(form(FINE, caught_up), pack=NATIONAL)
    assert due(found) == []
    assert found.data.indicators[1].reason == ""


def test_a_deviation_beyond_the_limit_is_told() -> None:
    found = monitored(form(FINE, executed="5.00"), pack=COUNTY)
    fields = [field for field, _ in due(found)]
    assert "conclusion" in fields
    assert "原因是（请填写）" in found.data.conclusion


def test_money_that_is_left_open_is_told() -> None:
    found = monitored(form(FINE, executed=""), pack=NATIONAL)
    assert ("funding[0].executed", "没有填执行数，执行率、偏差和全年预计执行数都没有算") in due(
        found
    )


def test_what_a_check_tells_is_told_where_it_is_to_be_explained() -> None:
    found = monitored(form(FINE, executed="0"), pack=NATIONAL)
    codes = [each.code for each in found.findings]
    assert "F802" in codes
    assert "L704" not in codes
    assert ("conclusion", "请在偏差和措施一栏说明原因和措施") in due(found)


@pytest.mark.parametrize(("given", "told"), [("能完成", True), ("达到指标值", True), ("100人次", False), ("约三百人次", False)])  # fmt: skip
def test_a_forecast_in_words_is_asked_for_in_figures(given: str, told: bool) -> None:
    said = row("培训人次", "≥320人次", "200人次", extra={"全年预计完成情况": given})
    words = [each for _, each in due(monitored(form(said), pack=NATIONAL))]
    assert any("应填到年底预计完成多少" in each for each in words) is told
