"""What was put into the cell of something else is told with its cell and what is expected there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from jixiao.application.templates.mixed_up import mixed_up
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, IndicatorData

ROW = IndicatorData(level1="产出指标", name="培训人次", target="≥320人次")
FORM = FormData(
    kind="self_evaluation",
    project="培训经费",
    implementing_unit="某局",
    indicators=(ROW, replace(ROW, name="合格率", target="≥95%")),
)


def told(data: FormData, address: str) -> list[tuple[str, str]]:
    cells = {"indicators[0].level1": "", address: "页!A1"}
    return [(each.severity.value, each.message.zh) for each in mixed_up(data, cells)]


def of_rows(*rows: IndicatorData) -> FormData:
    return replace(FORM, indicators=rows)


@pytest.mark.parametrize(
    ("data", "address", "said"),
    [
        (FORM, "project", None),
        (of_rows(replace(ROW, name="≥320人次", target="培训人次")), "indicators[0].name", ("error", "三级指标填的是“≥320人次”，是一个值，不是指标名称；与指标值“培训人次”填反了的，请对调")),
        (of_rows(replace(ROW, name="95%", target="")), "indicators[0].name", ("error", "三级指标填的是“95%”，是一个值，不是指标名称；请填名称，值填在“指标值”")),
        (of_rows(replace(ROW, name="12345热线办结率")), "indicators[0].name", None),
        (of_rows(replace(ROW, name="≥60岁老年人体检率")), "indicators[0].name", None),
        (of_rows(replace(ROW, level1="", name="预算执行率"), ROW), "indicators[0].level1", None),
        (of_rows(replace(ROW, level1=""), ROW), "indicators[0].level1", ("error", "“培训人次”没有填一级指标，上面也没有；它的分值不知道算在哪一项下")),
        (of_rows(ROW, replace(ROW, level1="")), "indicators[0].level1", None),  # as above
        (of_rows(replace(ROW, level1="")), "indicators[0].level1", ("warning", "“一级指标”整栏没有填")),
        (replace(FORM, project="某 局"), "project", ("warning", "“项目名称”填的是单位名称“某 局”，请填项目的名称")),
        (replace(FORM, project="", kind="department"), "project", None),
        (replace(FORM, prepared_by="财务科"), "prepared_by", ("warning", "“填表人”填的是“财务科”，应填人名")),
        (replace(FORM, prepared_by="王立科"), "prepared_by", None),
        (replace(FORM, telephone="123"), "telephone", ("warning", "“联系电话”填的是“123”，位数不够，请核对")),
        (replace(FORM, telephone="12333"), "telephone", None),
        (replace(FORM, filed_on="2025年2月20日"), "filed_on", None),
    ],
)  # fmt: skip
def test_what_is_mixed_up(data: FormData, address: str, said: tuple[str, str] | None) -> None:
    expected = [] if said is None else [(said[0], f"页!A1 {said[1]}")]
    assert told(data, address) == expected


def test_a_day_of_filing_that_is_still_to_come() -> None:
    (found,) = mixed_up(replace(FORM, filed_on="2099年1月1日"), {"filed_on": "基本情况!Q2"})
    assert found.severity is Severity.WARNING
    assert found.message.zh.startswith(
        "基本情况!Q2 “填报日期”填的是“2099年1月1日”，还没有到（今天是"
    )
