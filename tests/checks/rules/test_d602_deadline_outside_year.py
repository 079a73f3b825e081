"""D602: which dates lie after the form's year, and how loudly it is told."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings, printed

WARNING, REMARK = Severity.WARNING, Severity.REMARK
ROW = "name | target | actual\n装修完成时间 | {} | {}"
LATE = ROW.format("2020年12月底前", "2021年3月5日")


@pytest.mark.parametrize(
    ("target", "actual", "told"),
    [
        ("2020年12月底前", "2020年11月5日", None),
        ("2020年12月底前", "2020年12月31日", None),
        ("2020年12月底前", "2021年1月1日", ("2021年1月1日", WARNING)),
        ("2020年12月底前", "2021-03-05", ("2021-03-05", WARNING)),
        ("12月底前", "二〇二一年三月", ("二〇二一年三月", WARNING)),
        ("2020年12月底前", "2019年12月", None),
        # a deadline alone is a remark: the project may last longer
        ("2020年12月31日前", "未完成", None),
        ("2021年1月1日前", "未完成", ("2021年1月1日前", REMARK)),
        ("2021年6月底前", "2020年11月", ("2021年6月底前", REMARK)),
        ("2021年6月底前", "2021年3月", ("2021年6月底前", REMARK)),  # in time
        ("2021年6月底前", "2021年8月", ("2021年6月底前", REMARK)),  # late, which others tell
        ("次年6月底前", "2021年3月", None),
        ("12月底前", "2021年3月", ("2021年3月", WARNING)),
        # what begins in the form's year goes on into the next
        ("2020年12月底前", "2020年12月至2021年1月", None),
        ("2020年3月—2022年6月", "2020年12月", None),
        # no deadline
        ("每月25日前", "2021年1月25日", None),
        ("30日内", "2021年3月5日", None),
    ],
)
def test_a_date_after_the_forms_year(
    target: str, actual: str, told: tuple[str, Severity] | None
) -> None:
    found = findings("D602", Sheet(ROW.format(target, actual)))
    assert [(each.printed, each.severity) for each in found] == ([told] if told else [])
    assert all(each.expected is None for each in found)  # nobody knows which year was meant


@pytest.mark.parametrize(
    ("title", "year", "told"),
    [
        ("2020年度绩效自评表", 2020, True),
        ("绩效自评表", 2020, True),
        ("2021年度绩效自评表", 2021, False),
        ("2019—2021年绩效自评表", 2020, False),
        ("绩效自评表", None, False),
    ],
)
def test_the_year_is_that_of_the_head(title: str, year: int | None, told: bool) -> None:
    assert len(printed("D602", Sheet(LATE, title=title, year=year))) == told


def test_dates_that_are_all_later_speak_against_the_head_and_are_told_by_d604() -> None:
    rows = ROW.format("2021年12月底前", "2021年3月5日") + "\n印制时间 | 2021年6月底前 | 2021年5月"
    sheet = Sheet(rows, title="2020年度绩效自评表")
    assert printed("D602", sheet) == []
    assert printed("D604", sheet) == ["2020年度绩效自评表"]
    one = sheet._replace(
        rows=rows.replace("2021年6月底前 | 2021年5月", "2020年6月底前 | 2020年5月")
    )
    assert printed("D602", one) == ["2021年12月底前"]
    assert printed("D604", one) == []


def test_the_words_name_the_row_and_the_year() -> None:
    (found,) = findings("D602", Sheet(LATE))
    assert "装修完成时间：“2021年3月5日”晚于本表年度2020年" in found.message.zh
    assert [each.place.text for each in found.related] == ["装修完成时间"]
