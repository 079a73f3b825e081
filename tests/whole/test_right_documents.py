"""Ordinary documents that are right, as agencies write them: nothing in them may be alarmed at."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Severity
from jixiao.reading import read_bytes
from jixiao.recognition import recognise

SENTENCES = {
    "a budget before its rate": (
        "2023年失业保险基金收入36120.55万元，支出33870.12万元。收入预算35000万元，"
        "完成预算的103.20%；支出预算34500万元，执行率98.17%。"
    ),
    "the year before in a second clause": (
        "2023年失业保险基金收入36120.55万元，支出33870.12万元。与2022年相比，"
        "基金收入由34400.52万元增加到36120.55万元，增长5.00%；"
        "基金支出较上年32564.32万元增加1305.80万元，增长4.01%。"
    ),
    "a budget in a second clause": (
        "2023年失业保险基金收入36120.55万元，增长5%；支出完成全年预算34500万元的98.17%。"
    ),
    "an account beside the fund": (
        "2022年机关事业单位基本养老保险基金收入5.23亿元，支出5.10亿元。职业年金收入2.08亿元，"
        "支出0.35亿元。"
    ),
    "budgets at the year's beginning and adjusted": (
        "2022年部门年初预算数1850.36万元，调整预算数2015.78万元，决算数1976.45万元，"
        "预算执行率98.05%。其中：基本支出年初预算850.36万元，"
        "决算数846.21万元；项目支出年初预算1000万元，调整预算数1165.42万元，决算数1130.24万元，"
        "执行率96.98%。"
    ),
    "counts and rates of some people": (
        "2023年城乡居民医保参保人数34.21万人，参保率98.5%。\n\n困难群众参保人数3.56万人，"
        "参保率100%。\n\n新增参保人数0.35万人，重复参保人数0人。\n\n"
        "门诊待遇享受人次120.35万人次。\n\n住院待遇享受人次5.62万人次。\n\n参保人员满意度96%。"
        "\n\n定点机构满意度92%。"
    ),
    "changes against last year and last month": (
        "领取人数由12,000人下降到9,600人，降幅20%，环比上月减少150人。"
        "2022年失业保险基金收入1000万元，同比增加100万元，增长11.11%，环比增长2.1%。"
    ),
    "parts named in part": (
        "2023年工伤保险基金待遇支出7500万元（含一至四级伤残津贴1200万元、工亡待遇2300万元）。"
    ),
}
FUNDING = """项目支出绩效自评表
（2022年度）
项目名称\t养老服务补贴\t\t\t\t\t
主管部门\t某县民政局\t\t实施单位\t某县养老中心\t\t
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
"""
FORMS = {
    "management scored without values, indicators without points": (
        "项目绩效目标自评表\n（2021年度）\n项目名称\t桥梁养护\t\t\t\t\t\n主管部门\t某市交通局\t\t实施单位\t某市公路段\t\t\n"
        "项目资金来源\t中央（万元）\t本级（万元）\t其他（万元）\t合计（万元）\t执行数（万元）\t执行率\n\t\t80\t\t80\t80\t100%\n"
        "项目权重\t\t评价内容\t分值\t自评分\t复核分\t评价标准及依据\n项目管理15分\t\t财务制度\t7\t7\t\t有制度得满分\n\t\t运行监管\t8\t8\t\t有记录得满分\n"
        "项目年度目标1：养护桥梁\t\t\t\t\t\t\n一级指标\t二级指标\t三级指标\t年初指标值\t年终完成值\t自评分\t复核分\n"
        "产出指标55分\t数量指标55分\t养护桥梁\t12座\t12座\t55\t\n效益指标30分\t社会效益指标30分\t通行安全\t改善\t改善\t30\t\n"
    ),
    "no budget and no spending": (
        FUNDING + "\t年度资金总额\t0\t0\t0\t10\t0\t10\n\t其中：当年财政拨款\t0\t0\t0\t—\t0\t—\n"
    ),
    "one total divided in two ways": (
        FUNDING + "\t年度资金总额\t5600\t6020.5\t5989.3\t10\t99.48%\t9.95\n"
        "\t按收入性质分：一般公共预算\t5600\t6020.5\t5989.3\t\t\t\n\t按支出性质分：基本支出\t3600\t3700.5\t3690.1\t\t\t\n\t项目支出\t2000\t2320\t2299.2\t\t\t\n"
    ),
}


def alarms(text: str) -> list[str]:
    reviewed = review(read_bytes(text.encode(), "对.txt"))
    assert [each.internal for each in reviewed.documents] == [()]
    return [
        f"{each.code} {each.message.zh}"
        for document in reviewed.documents
        for each in document.findings
        if each.severity is not Severity.REMARK
    ]


@pytest.mark.parametrize("case", SENTENCES)
def test_right_sentences_stay_silent(case: str) -> None:
    assert alarms(f"社会保险基金绩效评价报告\n\n{SENTENCES[case]}\n") == []


@pytest.mark.parametrize("case", FORMS)
def test_right_forms_stay_silent(case: str) -> None:
    assert recognise(read_bytes(FORMS[case].encode(), "对.txt")[0]).forms[0].funding
    assert alarms(FORMS[case]) == []


def test_a_wrong_part_of_one_way_is_found() -> None:
    assert [
        each[:4] for each in alarms(FORMS["one total divided in two ways"].replace("2320", "2230"))
    ] == ["T202"]


def test_every_expected_rate_says_its_unit() -> None:
    text = (
        "社会保险基金绩效评价报告\n\n2022年工伤保险基金收入预算1.40亿元。"
        "2022年工伤保险基金总收入1.37亿元，完成预算的97.86%。\n\n"
        "2022年工伤保险费收入1.20亿元，完成年度预算的97.86%。\n"
    )
    reviewed = review(read_bytes(text.encode(), "比例.txt"))
    found = [
        each for document in reviewed.documents for each in document.findings if each.code == "X402"
    ]
    assert [(each.printed, each.unit) for each in found] == [("97.86%", "%")]
