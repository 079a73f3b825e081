"""D603: how near a word of another use must stand, and the dates of monitoring and filing."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Severity
from jixiao.reading import read_bytes
from tests.checks.builders import MONITORING_PACK, Sheet, findings, printed


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("比2021年度增加的支出有三项。", []),
        ("按计划一二三四五六2021年度发放。", []),
        ("按计划一二三四五六七2021年度发放。", ["2021年度"]),
        ("发放2021年度甲乙丙丁通知所列补贴。", []),
        ("发放2021年度甲乙丙丁戊通知所列补贴。", ["2021年度"]),
        ("2021年度支出增加，2020年未发放的已补发。", []),
        ("2021年度足额发放，二〇二〇年未发放的已补发。", []),
    ],
)
def test_words_beside_the_period_say_what_it_is_for(goal: str, told: list[str]) -> None:
    assert printed("D603", Sheet(goal=goal)) == told


def test_what_was_done_is_an_error_and_what_was_planned_a_warning() -> None:
    (found,) = findings("D603", Sheet(expected="2021年度发放到位。", goal="发放到位。"))
    assert (found.severity, found.expected) == (Severity.WARNING, "2020年度")
    (found,) = findings("D603", Sheet(goal="2021年度发放到位。"))
    assert found.severity is Severity.ERROR
    assert [each.place.text for each in found.related] == ["绩效自评表"]


@pytest.mark.parametrize(
    ("kind", "title", "told"),
    [
        ("monitoring", "2021年度绩效目标监控表", ["2020年6月"]),
        ("monitoring", "2020年度绩效目标监控表", []),
        ("self_evaluation", "2021年度绩效自评表", []),
    ],
)
def test_the_point_of_monitoring_lies_in_the_forms_year(
    kind: str, title: str, told: list[str]
) -> None:
    sheet = Sheet(kind=kind, pack=MONITORING_PACK, title=title, month=6)
    assert printed("D603", sheet) == told


@pytest.mark.parametrize(
    ("filed_on", "told"),
    [
        ("2019年12月30日", ["2019年12月30日"]),
        ("2020年2月20日", ["2020年2月20日"]),
        ("2020-02-20", ["2020-02-20"]),
        ("2020年7月1日", []),
        ("2020年12月30日", []),
        ("2021年3月1日", []),
    ],
)
def test_a_form_is_not_filed_before_its_year_nor_early_in_it(
    filed_on: str, told: list[str]
) -> None:
    assert printed("D603", Sheet(filed_on=filed_on)) == told


@pytest.mark.parametrize(
    ("filed_on", "told"), [("2020年5月30日", ["2020年5月30日"]), ("2020年6月10日", [])]
)
def test_monitoring_is_not_filed_before_the_month_that_it_runs_to(
    filed_on: str, told: list[str]
) -> None:
    sheet = Sheet(
        kind="monitoring",
        pack=MONITORING_PACK,
        title="2020年度绩效目标监控表",
        month=6,
        filed_on=filed_on,
    )
    assert printed("D603", sheet) == told


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("2019年保障工伤待遇2356人次。", ["2019年"]),
        ("目标1：2019年按时足额发放。", ["2019年"]),
        ("2019年上半年保障工伤待遇2356人次。", ["2019年"]),
        ("二〇一九年参保1000人。", ["二〇一九年"]),
        ("2019年至2021年参保1000人。", []),
        ("2018-2019年建成。", []),
        ("参保人数比2019年增加。", []),
        ("2019年以来按时足额发放。", []),
        ("2019年底前完成建设。", []),
        ("2019年结转资金全部执行。", []),
        ("2019年和2020年按时足额发放。", []),
        ("按时足额发放，2019年少发的已补。", []),
    ],
)
def test_words_that_begin_with_another_year_are_of_that_year(goal: str, told: list[str]) -> None:
    found = findings("D603", Sheet(goal=goal))
    assert [each.printed for each in found] == told
    assert all(each.severity is Severity.WARNING and each.correction is None for each in found)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("2020年1-6月绩效监控表", []),
        ("2020年上半年绩效监控表", []),
        ("2020年1-7月绩效监控表", ["2020年1-7月绩效监控表"]),
        ("2020年前三季度绩效监控表", ["2020年前三季度绩效监控表"]),
        ("2020年绩效监控表", []),
        ("2020年5月绩效监控表", []),  # a month alone may be when it was written
    ],
)
def test_the_months_of_the_title_are_those_of_the_point(title: str, told: list[str]) -> None:
    sheet = Sheet(kind="monitoring", pack=MONITORING_PACK, title=title, month=6)
    found = findings("D603", sheet)
    assert [each.printed for each in found] == told
    assert all(each.severity is Severity.WARNING for each in found)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("受2019年疫情影响，部分活动取消。", ["2019年"]),
        ("2019年度财政资金紧张，未能按期开展。", ["2019年度"]),
        ("主要原因：2018年机构改革，人员减少。", ["2018年"]),
        ("2020年疫情影响，部分活动取消。", []),
        ("2019年人员减少，2020年仍未补齐。", []),
        ("2021年继续推进。", []),
        ("因2019年采购的设备尚未验收。", []),
        ("2019年结转任务较多。", []),
        ("较2019年减少。", []),
        ("2019年底启动，进度滞后。", []),
        ("疫情影响。", []),
    ],
)
def test_a_reason_of_an_earlier_year(reason: str, told: list[str]) -> None:
    rows = f"name | target | actual | reason\n甲项 | ≥9人 | 8人 | {reason}"
    found = findings("D603", Sheet(rows))
    assert [each.printed for each in found] == told
    assert all(each.severity is Severity.REMARK for each in found)


HEADS = """2024年度项目支出绩效监控表
监控时点：{point}
项目名称\t残疾人康复服务
实施单位\t某县残疾人联合会
一级指标\t二级指标\t三级指标\t年度指标值\t{head}\t指标完成率
产出指标\t数量指标\t康复服务人数\t≥300人\t140人\t46.67%
"""


@pytest.mark.parametrize(
    ("point", "head", "told"),
    [
        ("2024年6月", "1-6月完成值", []),
        ("2024年6月", "实际完成值", []),
        ("2024年6月", "截至7月底完成值", ["表头“截至7月底完成值”说到7月，监控时点是2024年6月"]),
        ("2024年7月", "1-6月完成值", ["表头“1-6月完成值”说到6月，监控时点是2024年7月"]),
        ("2024年6月", "1-7月完成值", ["表头“1-7月完成值”说到7月，监控时点是2024年6月"]),
    ],
)
def test_heads_run_to_the_monitoring_point(point: str, head: str, told: list[str]) -> None:
    (document,) = review(
        read_bytes(HEADS.format(point=point, head=head).encode(), "a.txt")
    ).documents
    assert [each.message.zh for each in document.findings if each.code == "D603"] == told
