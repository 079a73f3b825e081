"""What the dashboard shows of two forms: figures, lamps, duties, charts and what they are by."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from jixiao.application.monitoring.files import dashboard_bytes
from jixiao.application.monitoring.monitoring import monitor
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, MonthsData
from tests.snapshots import shows

SNAPSHOTS = Path(__file__).parent / "snapshots"
_STYLE = re.compile(r"(?s)<style>.*?</style>")
FORM = FormData(
    kind="monitoring",
    year=2024,
    as_of="2024-06",
    project="职业培训补贴",
    implementing_unit="某县就业服务中心",
    funding=(FundingData(source="总额", role="total", budget="100.00", executed="30.00"),),
    goals=(GoalData(expected="培训100人次。"),),
    indicators=(
        IndicatorData(level1="产出指标", level2="数量指标", name="培训人次", target="≥100人次", actual="25人次"),
        IndicatorData(level1="产出指标", level2="质量指标", name="培训合格率", target="≥95%", actual="96.5%"),
        IndicatorData(level1="效益指标", level2="社会效益指标", name="政策知晓率", target="≥90%", actual=""),
        IndicatorData(
            level1="满意度指标", level2="满意度", name="学员满意度", target="≥90%", actual="未达监控节点",
            reason="年底调查。",
        ),
    ),
    months=(MonthsData(of="executed", last_year=("5",) * 6 + ("15",) * 6),),
)  # fmt: skip


def test_the_dashboard_is_what_it_was() -> None:
    other = msgspec.structs.replace(
        FORM, project="<b>公益性岗位</b>", months=(), conclusion="无偏差。"
    )
    content = dashboard_bytes(monitor([FORM, other]), "html").decode()
    shows(SNAPSHOTS / "dashboard.html", _STYLE.sub("<style>…</style>", content))
