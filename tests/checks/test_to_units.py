"""A unit is told what it can do: hand in again, never a command."""

from __future__ import annotations

import pytest

import jixiao
from jixiao import Source, review
from jixiao.checks.problems import problems
from jixiao.checks.to_units import for_unit, remedy_for_unit
from jixiao.core.findings import Text

UNREADABLE = Source("a.docx", b"PK\x03\x04 nothing")
TEMPLATE = Source("a.xlsx", jixiao.template("自评表"))
NO_ROWS = Source(
    "a.txt", "项目支出绩效自评表\n（2023年度）\n项目名称\t培训\n实施单位\t甲局\n".encode()
)


@pytest.mark.parametrize("given", [UNREADABLE, TEMPLATE, NO_ROWS])
def test_nothing_is_said_of_reviewing_again_or_of_commands(given: Source) -> None:
    told = [for_unit(each).finding for each in problems(review(given))]
    assert told
    for finding in told:
        advice = finding.advice or Text("", "")
        assert "再审" not in finding.message.zh + advice.zh
        assert "jixiao" not in "".join(
            (finding.message.zh, finding.message.en, advice.zh, advice.en)
        )


def test_nor_of_what_the_last_round_said() -> None:
    said = "先用 jixiao fill 填出表（同时核对），再审填出的表"
    assert remedy_for_unit("R130", said, "zh").startswith("请报送填好的正式的表")
    assert remedy_for_unit("R131", "或换一种格式", "zh") == "或换一种格式"
