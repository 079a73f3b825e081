"""The list of what is wrong in the forms of a call."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.application.listing import LISTED_IN, Entry, entries_of, listed
from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Text

FOUND = fault("E012", "完成值写成了“＜30”", "an actual of ＜30", "indicators[0].actual", "＜30")
ENTRY = Entry(
    finding=FOUND, told=Text("E012 指标!G5 完成值写成了“＜30”", "E012 指标!G5"), form="第1张"
)


def test_a_row_has_form_severity_code_place_and_what_is_printed() -> None:
    lines = listed([ENTRY], "txt").decode().splitlines()
    row = next(line for line in lines if "E012" in line)
    assert row.split("\t") == [
        "1",
        "第1张",
        "错误",
        "E012",
        "指标!G5 完成值写成了“＜30”",
        "＜30",
        "—",
    ]


def test_the_findings_of_a_form_bear_its_name() -> None:
    [entry] = entries_of([FOUND], lambda each: each.message, "第3张")
    assert (entry.form, entry.told) == ("第3张", FOUND.message)


@pytest.mark.parametrize("fmt", LISTED_IN)
def test_it_is_written_in_every_format_also_when_nothing_is_wrong(fmt: str) -> None:
    assert listed([], fmt)
    assert listed([ENTRY], fmt, "en")


def test_another_format_is_refused() -> None:
    with pytest.raises(UserError):
        listed([ENTRY], "csv")


def test_what_is_expected_has_its_unit_and_no_column_is_empty() -> None:
    wrong = msgspec.structs.replace(FOUND, printed="50%", expected="100", unit="%")
    lines = listed([Entry(finding=wrong, told=wrong.message)], "txt").decode().splitlines()
    heads = next(line for line in lines if line.startswith("序号")).split("\t")
    row = next(line for line in lines if "50%" in line).split("\t")
    assert "表" not in heads
    assert row[heads.index("应为")] == "100%"
