"""F804: which rates stop at 100% and which may fall below nothing."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings, printed


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("参保人员满意度 | ≥90% | 100%", []),
        ("参保人员满意度 | ≥90% | 100.1%", ["100.1%"]),
        ("参保人员满意度 | ≥101% | 98%", ["≥101%"]),
        ("参保人员满意度 | 290% | 98%", []),
        ("任务完成率 | ≥100% | 120%", []),
        ("满意度提高 | ≥1% | 120%", []),
        ("满意度提升 | ≥1% | 120%", []),
        ("满意度增长 | ≥1% | 120%", []),
        ("参保人员满意度 | ≥90分 | 101分", []),
        ("参保人员满意度 | ≥90% | -5%", ["-5%"]),
        ("任务完成率 | ≥-90% | 98%", ["≥-90%"]),
        ("支出增长率 | ≥-5% | -3%", []),
        ("任务完成率 | ≥90% | -5%", ["-5%"]),
        ("参保人数 | ≥5人 | -3人", ["-3人"]),
        ("参保人数 | ≥5人 | 0人", []),
        ("参保人数增长 | ≥5人 | -3人", []),
        ("参保人数减少 | ≥5人 | -3人", []),
        ("参保人数变动 | ≥5人 | -3人", []),
        ("结余金额 | ≥5万元 | -3万元", []),
        ("参保人数 | 有所增加 | 有所增加", []),
    ],
)
def test_what_cannot_be(row: str, told: list[str]) -> None:
    assert printed("F804", Sheet(f"name | target | actual\n{row}")) == told


@pytest.mark.parametrize(
    ("row", "severity"),
    [
        ("满意度提升幅度 | 5% | -1%", None),
        ("满意度变动百分点 | ≥-1个百分点 | -0.5个百分点", None),
        ("群众满意度 | ≥1个百分点 | -0.5个百分点", None),
        ("参保人员满意度变动 | ≥0% | -2%", None),
        ("准确率增减 | ≥0% | -2%", None),
        ("居民消费价格 | -5% | -4%", None),  # what it is the name does not say
        ("测试事项 | ≥-5% | -4%", None),
        ("测试事项 | ≥5% | -4%", Severity.WARNING),
        ("测试事项 | ≥5个 | -4个", Severity.WARNING),
        ("排名变化 | ≥5个 | -4个", None),
        ("减税政策知晓率 | ≥90% | -5%", Severity.ERROR),  # what is before the rate makes no change
        ("差错整改合格率 | ≥90% | 120%", Severity.ERROR),
        ("参保覆盖率 | ≥-5% | 95%", Severity.ERROR),
        ("受益群众 | ≥50人 | -3人次", Severity.ERROR),
        ("惠及家庭 | ≥50户 | -3户", Severity.ERROR),
    ],
)
def test_what_a_name_does_not_rule_out_is_no_error(row: str, severity: Severity | None) -> None:
    found = findings("F804", Sheet(f"name | target | actual\n{row}"))
    assert [each.severity for each in found] == ([] if severity is None else [severity])


@pytest.mark.parametrize(
    ("insured", "received", "told"),
    [
        ("失业保险参保人数 | ≥1000人 | 1050人", "失业保险金领取人数 | ≥500人 | 2000人", True),
        ("参保人数 | ≥0.1万人 | 0.11万人", "享受工伤待遇人数 | ≥500人 | 2000人", True),
        ("失业保险参保人数 | ≥1000人 | 1050人", "失业保险金领取人数 | ≥500人 | 600人", False),
        ("失业保险参保人数 | ≥1000人 | 1050人", "享受待遇人次 | ≥500人次 | 2000人次", False),
        ("新增参保人数 | ≥1000人 | 1050人", "失业保险金领取人数 | ≥500人 | 2000人", False),
        ("养老保险参保人数 | ≥1000人 | 1050人", "领取养老金人数 | ≥500人 | 2000人", False),
        ("工伤保险参保人数 | ≥1000人 | 1050人", "失业保险金领取人数 | ≥500人 | 2000人", False),
        ("参保人数 | ≥0.1万人 | 0.1万人", "享受工伤待遇人数 | ≥500人 | 1002人", False),
    ],
)
def test_no_more_receive_than_are_insured(insured: str, received: str, told: bool) -> None:
    found = findings("F804", Sheet(f"name | target | actual\n{insured}\n{received}"))
    assert [each.severity for each in found] == ([Severity.REMARK] if told else [])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("参保率 | ≥95% | 955%", "参保率填报955%，一个率一般不会有这么高，请核对小数点和单位"),
        ("参保率 | ≥950% | 95.5%", "参保率填报≥950%，一个率一般不会有这么高，请核对小数点和单位"),
        ("参保率 | ≥95% | 101.5%", ""),
        ("带动投资倍数 | ≥2倍 | 9倍", ""),
        ("收入增长率 | ≥5% | 320%", ""),
    ],
)
def test_a_rate_far_above_all_is_a_warning(row: str, told: str) -> None:
    found = findings("F804", Sheet(f"name | target | actual\n{row}"))
    assert [(each.severity, each.message.zh) for each in found] == (
        [(Severity.WARNING, told)] if told else []
    )
