"""What the tests of monitoring look at, and how: forms as data at their point."""

from __future__ import annotations

from typing import Any

import msgspec

from jixiao.application.monitoring.monitoring import (
    MonitoredForm,
    monitor,
)
from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
)
from jixiao.paths.named import load_pack

COUNTY, NATIONAL, SICHUAN = (
    load_pack("xinjiang-monitoring-2020"),
    load_pack("cn-2020"),
    load_pack("sichuan-monitoring-2025"),
)


def form(
    *rows: IndicatorData,
    executed: str = "50.00",
    conclusion: str = "",
    as_of: str = "2020-06",
    **more: object,
) -> FormData:
    funding = (FundingData(source="预算数", role="total", budget="100.00", executed=executed),)
    data = FormData(
        kind="monitoring",
        as_of=as_of,
        project="某项目",
        funding=funding,
        goals=(GoalData(expected="培训到位。", actual="正在培训。"),),
        indicators=rows,
        conclusion=conclusion,
    )
    return msgspec.convert(msgspec.to_builtins(data) | more, FormData)


def row(name: str, target: str, actual: str, **more: str) -> IndicatorData:
    return IndicatorData(
        level1="项目完成", level2="数量指标", name=name, target=target, actual=actual, **more
    )


def monitored(data: FormData, **settings: Any) -> MonitoredForm:
    return monitor([data], **settings).forms[0]


def told(found: MonitoredForm) -> str:
    return "\n".join(f"{each.code} {each.message.zh}" for each in found.findings)
