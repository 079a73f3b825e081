"""What the dashboard shows of two forms: figures, lamps, duties, charts and what they are by."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pdfplumber
import pytest

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


def test_the_lamps_are_explained_where_they_are_first_seen() -> None:
    other = msgspec.structs.replace(FORM, project="公益性岗位", months=())
    several = dashboard_bytes(monitor([FORM, other]), "html").decode()
    assert several.index("总览") < several.index("灯的含义") < several.index('id="form1"')
    one = dashboard_bytes(monitor([FORM]), "html").decode()
    assert one.index('id="form1"') < one.index("灯的含义")
    for page in (several, one):
        assert page.count("灯的含义") == 1


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed")
def test_no_few_lines_of_a_form_go_over_to_a_page_of_their_own(tmp_path: Path) -> None:
    rows = tuple(
        msgspec.structs.replace(
            FORM.indicators[0], name=f"第{at}期职业技能培训人次", actual="60人次"
        )
        for at in range(9)
    )
    forms = [
        msgspec.structs.replace(FORM, project=project, indicators=rows, months=())
        for project in ("职业培训补贴", "公益性岗位补贴", "创业培训补贴")
    ]
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_bytes(dashboard_bytes(monitor(forms), "html"))
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={printed}", str(page)],
        check=True,
        capture_output=True,
        timeout=100,
    )  # fmt: skip
    with pdfplumber.open(printed) as pdf:
        texts = ["".join((each.extract_text() or "").split()) for each in pdf.pages]
    assert len(texts) == 1 + len(forms)
    assert "灯的含义" in texts[0]
