"""A superior's blank for monitoring asks what the year will end at: it is computed as monitor does."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

import jixiao
from tests import office_blanks as office
from tests.whole.test_blanks import MONITORING

MAKERS = {"docx": office.word, "xlsx": office.sheet}
EXPECTED, CHANCE = "全年预计完成情况", "完成目标可能性"


def filled(fmt: str, data: jixiao.FormData = MONITORING, **heads: str) -> jixiao.Filled:
    picture = office.MONITORING
    for old, new in heads.items():
        picture = picture.replace({"expected": EXPECTED, "chance": CHANCE}[old], new)
    content = MAKERS[fmt](picture, title="项目支出绩效目标运行监控表")
    return jixiao.fill(data, blank=jixiao.Source(f"附件2.{fmt}", content))


def rows_of(made: jixiao.Filled) -> dict[str, dict[str, str]]:
    (form,) = jixiao.load_forms(jixiao.Source(made.files[0].name, made.files[0].content))
    return {row.name: row.extra for row in form.indicators}


@pytest.mark.parametrize("fmt", MAKERS)
def test_what_is_expected_is_what_monitor_computes(fmt: str) -> None:
    rows = rows_of(filled(fmt))
    (watched,) = jixiao.monitor(MONITORING).forms
    for row in watched.data.indicators:
        assert rows[row.name].get(EXPECTED, "") == row.extra.get(EXPECTED, "")
        assert row.extra.get(rows[row.name][CHANCE]) == "√"


def test_heads_in_other_words_are_filled_too() -> None:
    rows = rows_of(filled("docx", expected="预计年底完成情况", chance="能否完成"))
    assert rows["拨付准确率"] == {"预计年底完成情况": "99%", "能否完成": "确定能"}


def test_what_the_data_say_stays() -> None:
    said = {EXPECTED: "21万人", CHANCE: "有可能"}
    rows = (replace(MONITORING.indicators[0], extra=said), *MONITORING.indicators[1:])
    data: Any = replace(MONITORING, indicators=rows)
    assert rows_of(filled("docx", data))["参保人数"] == said


def test_rows_that_nothing_tells_how_to_compute_are_left_to_the_clerk_and_named() -> None:
    row = replace(MONITORING.indicators[1], name="受益人数", target="≥300人", actual="140人")
    data = replace(MONITORING, indicators=(*MONITORING.indicators, row))
    made = filled("docx", data)
    told = [each.message.zh for form in made.forms for each in form.findings if each.code == "E084"]
    assert any(EXPECTED in each and "“受益人数”" in each for each in told)
    assert EXPECTED not in rows_of(made)["受益人数"]
