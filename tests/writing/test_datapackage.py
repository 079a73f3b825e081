"""The data package: its tables and what describes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.application.converting import PACKAGE, convert
from jixiao.reading import read_bytes
from tests.snapshots import shows

SNAPSHOTS = Path(__file__).parent / "snapshots" / "package"
FORM = (
    "某县项目支出绩效自评表\n（2024年度）\n项目名称\t职业培训补贴\n主管部门\t某局\t实施单位\t某中心\n"
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "年度资金总额\t\t100\t100\t80\t10\t80%\t8\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析\n"
    "产出指标\t数量指标\t培训人次\t≥100人次\t120人次\t50\t50\t\n"
    "效益指标\t社会效益指标\t=政策知晓率\t≥90%\t85%\t40\t37.78\t宣传不够，“下乡”少\n"
    "总分\t\t\t\t\t100\t95.78\n"
)
PACKAGED = convert(read_bytes(FORM.encode(), "自评表.txt"), PACKAGE, name="自评表.txt").files


@pytest.mark.parametrize("name", sorted(PACKAGED))
def test_a_package_is_what_it_was(name: str) -> None:
    shows(SNAPSHOTS / name, PACKAGED[name].decode("utf-8"))
