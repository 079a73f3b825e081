"""M910: which rows are compared, and which of them is the odd one."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import MONITORING_PACK, Sheet, findings, printed

MISSED = "未达成预期指标且效果较差"
PARTLY = "部分达成预期指标并具有一定效果"


def form(*rows: tuple[str, str], month: int = 6, kind: str = "monitoring") -> Sheet:
    """A form whose rows have these results and completions."""
    lines = "\n".join(
        f"{name}报送时效 | 每月25日前 | {actual} | {completion}"
        for name, (actual, completion) in zip("甲乙丙丁", rows, strict=False)
    )
    return Sheet(
        f"name | target | actual | completion\n{lines}",
        kind=kind,
        pack=MONITORING_PACK,
        month=month,
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([(MISSED, "5%"), (MISSED, "30%")], ["5%"]),
        ([(MISSED, "5%"), (MISSED, "5.00%")], []),
        ([(MISSED, "5%"), (MISSED, "5.01%")], ["5%"]),
        ([(PARTLY, "25%"), (PARTLY, "30%")], ["25%"]),
        # one group for each degree
        ([(MISSED, "5%"), (PARTLY, "30%")], []),
        ([(MISSED, "5%"), (MISSED, "30%"), (PARTLY, "25%"), (PARTLY, "40%")], ["5%", "25%"]),
        # the one that stands alone is the odd one, wherever it stands
        ([(MISSED, "5%"), (MISSED, "30%"), (MISSED, "5%")], ["30%"]),
        ([(MISSED, "5%"), (MISSED, "30%"), (MISSED, "30%")], ["5%"]),
        # results of other kinds
        ([("达成预期指标", "25%"), ("达成预期指标", "50%")], []),
        ([("未达监控节点", "5%"), ("未达监控节点", "30%")], []),
        ([(MISSED, "5%"), (MISSED, "/")], []),
        ([(MISSED, "5%"), (MISSED, "")], []),
    ],
)
def test_rows_of_one_form(rows: list[tuple[str, str]], told: list[str]) -> None:
    found = findings("M910", form(*rows))
    assert [each.printed for each in found] == told
    assert all(each.severity is Severity.WARNING for each in found)


@pytest.mark.parametrize(("month", "told"), [(6, True), (9, False)])
def test_forms_of_one_document_are_compared_at_one_point(month: int, told: bool) -> None:
    assert len(printed("M910", form((MISSED, "5%")), form((MISSED, "30%"), month=month))) == told


def test_the_odd_form_of_three_is_told() -> None:
    usual, odd = form((MISSED, "41.67%")), form((MISSED, "1.00%"))
    assert printed("M910", usual, usual, odd) == ["1.00%"]
    assert printed("M910", usual, usual) == []


def test_a_self_evaluation_has_no_completions_to_convert() -> None:
    assert printed("M910", form((MISSED, "5%"), (MISSED, "30%"), kind="self_evaluation")) == []


def test_the_words_name_the_result_and_all_completions() -> None:
    (found,) = findings("M910", form((MISSED, "5%"), (MISSED, "30%"), (MISSED, "5%")))
    assert f"3行完成情况都写“{MISSED}”，完成率却有5%、30%" in found.message.zh
    assert [each.place.text for each in found.related] == ["5%", "5%", MISSED]
    assert found.expected is None


def test_all_words_of_the_group_are_quoted() -> None:
    (found,) = findings("M910", form((MISSED, "5%"), ("未达成", "30%")))
    assert "“未达成预期指标且效果较差”" in found.message.zh
    assert "“未达成”" in found.message.zh
