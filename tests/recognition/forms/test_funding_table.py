"""The funding block as a table: in text, too, an amount is read in the column that it stands in."""

from __future__ import annotations

from itertools import product

import msgspec
import pytest
from layout_tables import document, tabbed

from jixiao import FormData, Source, load_forms
from jixiao.knowledge.layouts import layouts
from jixiao.recognition.forms import recognise_forms
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of

FIELDS = ("initial_budget", "budget", "executed", "rate", "forecast")
RATES = ("60.19%", "60.19", "0.6019", "54.13", "6019")


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("fmt", ["txt", "docx"])
def test_whatever_is_open_the_rest_stays_in_its_column(rate: str, fmt: str) -> None:
    amounts = dict(zip(FIELDS, ("88.00", "89.50", "48.45", rate, "85.20"), strict=True))
    for chosen in product((True, False), repeat=len(FIELDS)):
        given = {
            field: amounts[field] for field, there in zip(FIELDS, chosen, strict=True) if there
        }
        assert read_back(given, fmt) == given


def read_back(given: dict[str, str], fmt: str) -> dict[str, str]:
    row = {"level1": "产出指标", "level2": "数量指标", "name": "培训人数", "target": "≥100人"}
    data = {"kind": "monitoring", "year": 2024, "as_of": "2024-06", "project": "培训经费"}
    data |= {"title": "项目支出绩效运行监控表", "indicators": [row]}
    data |= {"funding": [{"source": "年度资金总额", "role": "total"} | given]}
    page = pages_of(msgspec.convert(data, FormData), layouts()["national-monitoring-2019"])
    (form,) = load_forms(Source(f"监控表.{fmt}", made([page], fmt)))
    (total,) = form.funding
    return {field: text for field in FIELDS if (text := getattr(total, field))}


TEXT = """
项目名称||培训经费||||
项目资金（万元）||年初预算数|1-7月执行数|1-7月执行率|全年预计执行数|备注
|年度资金总额|80|42.5|{rate}|{forecast}|
|其他资金|0|0||0|
绩效指标|一级指标|二级指标|三级指标|年度指标值|1-7月执行情况|全年预计完成情况
|产出指标|数量指标|监管人数|≥300人|280人|300人
"""


@pytest.mark.parametrize(
    ("rate", "forecast"), [("60.19", ""), ("60.19", "80"), ("", "80"), ("80", "")]
)
def test_a_figure_below_the_head_of_the_rate_is_no_forecast(rate: str, forecast: str) -> None:
    table = TEXT.format(rate=rate, forecast=forecast)
    (form,) = recognise_forms(document("项目支出绩效运行监控表", tabbed(table)))
    read = [(row.rate, row.forecast) for row in form.funding]
    texts = [tuple(entry.text if entry else "" for entry in pair) for pair in read]
    assert texts == [(rate, forecast), ("", "0")]


ADJUSTED = """
项目名称||培训经费|||||
项目资金（万元）||{heads}|全年执行数|执行率
|年度资金总额|{amounts}|114.00|95.00%
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
|产出指标|数量指标|培训人数|≥300人|310人|50|50
"""


@pytest.mark.parametrize(
    ("heads", "amounts"),
    [
        ("全年预算数|调整预算数", "110.00|120.00"),
        ("预算数|调整后预算数（B）", "110.00|120.00"),
        ("年初预算数|调整数", "110.00|120.00"),  # where no other is the year's
        ("年初预算数|调整数|全年预算数", "110.00|10.00|120.00"),
        ("批复预算数|追加|全年预算数（含调整）", "110.00|10.00|120.00"),
        ("年初预算数|预算调整数|调整后预算数", "110.00|10.00|120.00"),
    ],
)
def test_of_two_budgets_the_adjusted_one_is_the_year_s(heads: str, amounts: str) -> None:
    table = ADJUSTED.format(heads=heads, amounts=amounts)
    (form,) = recognise_forms(document("项目支出绩效自评表", tabbed(table)))
    (total,) = form.funding
    found = (total.initial_budget, total.budget, total.executed)
    assert [each.text if each else "" for each in found] == ["110.00", "120.00", "114.00"]
