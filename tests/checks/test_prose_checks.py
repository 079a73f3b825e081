"""Sentences and fund tables as agencies write them, each once wrong and once right, and the codes
that the review gives.
"""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Finding, Severity
from jixiao.reading import read_bytes

_HEAD = "甲地区本级社会保险基金绩效评价报告\n\n（2020年度）\n\n"

# code, heading, wrong sentence, the figure that must be named, right sentence
CASES = [
    (
        "T231",
        "（一）职工基本医疗保险",
        "2020年职工基本医疗保险基金支出153141万元（统筹基金支出86079万元，个人账户支出670612万元）。",
        "670612",
        "2020年职工基本医疗保险基金支出153141万元（统筹基金支出86079万元，个人账户支出67062万元）。",
    ),
    (
        "T231",
        "（一）工伤保险",
        "2020年工伤保险基金总支出1.27亿元，其中：工伤保险待遇支出1.36亿元。",
        "1.36",
        "2020年工伤保险基金总支出1.27亿元，其中：工伤保险待遇支出1.26亿元。",
    ),
    (
        "T231",
        "（一）失业保险",
        "2020年基金收入10.26亿元，其中：企业职工养老保险8.19亿元，工伤保险1.85亿元，失业保险0.5亿元。",
        "10.26",
        "2020年基金收入10.26亿元，其中：企业职工养老保险8.91亿元，工伤保险0.85亿元，失业保险0.5亿元。",
    ),
    (
        "T232",
        "（一）企业职工基本养老保险",
        "2020年度养老保险基金总支出21.5亿元，与去年同期相比增加0.98亿元，增长4.87%。",
        "4.87",
        "2020年度养老保险基金总支出21.5亿元，与去年同期相比增加0.98亿元，增长4.78%。",
    ),
    (
        "T232",
        "（一）企业职工基本养老保险",
        "2020年度保费收入15.77亿元，与去年同期相比减少2.97亿元，降低18.85%。",
        "18.85",
        "2020年度保费收入15.77亿元，与去年同期相比减少2.97亿元，降低15.85%。",
    ),
    (
        "T234",
        "（一）职工基本医疗保险",
        "2020年职工基本医疗保险基金支出155863万元，完成全年预算16592万元的94.07%。",
        "16592",
        "2020年职工基本医疗保险基金支出155863万元，完成全年预算165692万元的94.07%。",
    ),
    (
        "T235",
        "（二）机关事业单位基本养老保险",
        "2020年度机关事业单位养老保险基金收入45262万元，基金支出46905万元。基金当期结余-6512万元。",
        "-6512",
        "2020年度机关事业单位养老保险基金收入45262万元，基金支出51774万元。基金当期结余-6512万元。",
    ),
    (
        "T237",
        "（一）职工基本医疗保险",
        "统筹基金累计结余316110万元，按照2021年月均统筹基金支出74493万元的水平，可支付42.7个月。",
        "74493",
        "累计结余446728万元，按照2021年月均基金支出14178万元的水平，可支付32个月。",
    ),
    (
        "L721",
        "（一）工伤保险",
        "2020年工伤保险基金总收入1.38亿元，较上年减少0.34亿元，增加-19.77%。",
        "-19.77",
        "2020年工伤保险基金总收入1.38亿元，较上年减少0.34亿元，降低—19.77%。",
    ),
    (
        "U520",
        "（二）机关事业单位基本养老保险",
        "2020年度机关事业单位养老保险基金支出51774，其中：基本养老金支出51627万元。",
        "51774",
        "2020年度机关事业单位养老保险基金支出51774万元，其中：基本养老金支出51627万元。",
    ),
    (
        "U521",
        "（一）各项基金",
        "2020年各项社会保险基金总收入24.63亿元，较上年减少2.61元，降低9.58%。",
        "2.61",
        "2020年各项社会保险基金总收入24.63亿元，较上年减少2.61亿元，降低9.58%。",
    ),
    (
        "X401",
        "（一）工伤保险",
        "2020年工伤保险基金支出1.27亿元。\n\n2020年工伤保险基金支出1.72亿元，用于各项待遇。",
        "1.72",
        "2020年工伤保险基金支出1.27亿元。\n\n2020年工伤保险基金支出12713万元，用于各项待遇。",
    ),
    (
        "T238",
        "一、绩效自评情况",
        "2020年项目支出总额656.93万元，其中本级项目支出385.58万元，占项目支出总额的68.69%。",
        "68.69",
        "2020年项目支出总额656.93万元，其中本级项目支出385.58万元，占项目支出总额的58.69%。",
    ),
    (
        "T238",
        "一、参保情况",
        "2020年女职工1200人，占参保职工3000人的42%。",
        "42",
        "2020年女职工1200人，占参保职工3000人的40%。",
    ),
    (
        "X402",
        "（一）工伤保险",
        (
            "工伤保险基金支出预算20000万元。\n\n失业保险基金支出预算1亿元。"
            "\n\n工伤保险基金支出19000万元，预算执行率97.35%。"
        ),
        "97.35",
        (
            "工伤保险基金支出预算20000万元。\n\n失业保险基金支出预算1亿元。"
            "\n\n工伤保险基金支出19000万元，预算执行率95%。"
        ),
    ),
    (
        "F811",
        "（一）工伤保险",
        "2020年工伤保险基金当期结余-0.26亿元。",
        "-0.26",
        "2020年工伤保险基金当期结余0.26亿元。",
    ),
    (
        "T236",
        "（一）城乡居民基本医疗保险",
        (
            "2020年城乡居民基本医疗保险基金当期结余36545.09万元。累计结余327173万元，"
            "与上年相比增加30545万元，增长10.3%。"
        ),
        "30545",
        (
            "2020年城乡居民基本医疗保险基金当期结余36545.09万元。累计结余327173万元，"
            "与上年相比增加36545万元，增长12.57%。"
        ),
    ),
]


def findings(text: str) -> list[Finding]:
    reviewed = review(read_bytes((_HEAD + text).encode(), "case.txt"))
    assert [each.internal for each in reviewed.documents] == [()]
    return [finding for document in reviewed.documents for finding in document.findings]


@pytest.mark.parametrize(
    ("code", "heading", "wrong", "figure", "right"),
    CASES,
    ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)],
)
def test_wrong_is_found_and_right_is_silent(
    code: str, heading: str, wrong: str, figure: str, right: str
) -> None:
    found = [finding for finding in findings(f"{heading}\n\n{wrong}\n") if finding.code == code]
    assert found
    assert any(
        figure in (finding.printed + finding.quote + "".join(op.printed for op in finding.operands))
        for finding in found
    )
    assert [
        finding
        for finding in findings(f"{heading}\n\n{right}\n")
        if finding.severity is not Severity.REMARK
    ] == []


RIGHT = [
    # the item's own tie cannot be computed from figures so small; its total must not be accused in
    # its place
    "2020年失业保险基金支出8亿元，其中：其他支出2万元，较上年增加1万元，增长66.67%。",
    "2020年失业保险基金上年末累计结余3亿元。\n\n2020年失业保险基金累计结余4亿元。",
    (
        "2020年参保群众满意度98%，目标值为95%，失业保险参保人数3.2万人。"
        "\n\n失业保险参保人数目标值为3万人。"
    ),
    "2020年参保群众满意度98%，目标值为95%，失业保险参保率96%。\n\n失业保险参保率目标95%。",
    "2020年工伤保险基金支出预算20000万元。\n\n2020年失业保险基金支出19000万元，预算执行率97.35%。",
    (
        "2020年失业保险基金收入4.5亿元（剔除上下级往来）。\n\n计入上下级往来后，"
        "2020年失业保险基金收入5.1亿元。"
    ),
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_sentences_are_silent(text: str) -> None:
    assert [
        finding.message.zh
        for finding in findings(f"（一）失业保险\n\n{text}\n")
        if finding.severity is not Severity.REMARK
    ] == []


TABLE = """2020年社保基金收支分析表

险种\t\t企业养老保险\t工伤保险\t失业保险\t合计
预算\t基金收入小计\t16.18\t1.37\t1.53\t19.08
\t基金支出小计\t22.26\t1.67\t0.8\t24.73
2020年\t基金收入小计\t17.09\t1.38\t1.63\t20.1
\t基金支出小计\t21.71\t1.27\t0.84\t23.82
2019年\t基金收入小计\t19.53\t1.72\t1.64\t22.89
\t基金支出小计\t20.79\t1.55\t0.45\t22.79
收入对比分析\t增长\t-2.44\t-0.34\t-0.01\t-2.79
\t增幅%\t-12.49%\t-19.77%\t-0.61%\t-12.19%
\t执行预算%\t105.62%\t100.73%\t106.54%\t105.35%
支出对比分析\t增长\t0.92\t-0.28\t0.39\t1.03
\t增幅%\t4.43%\t-18.06%\t86.67%\t4.52%
\t执行预算%\t97.53%\t76.05%\t105.00%\t96.32%
"""


def test_a_right_fund_table_is_silent() -> None:
    assert [
        finding.message.zh for finding in findings(TABLE) if finding.severity is not Severity.REMARK
    ] == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("\t20.1\n", "\t21.1\n", "T221"),
        ("-0.34", "0.34", "T222"),
        ("86.67%", "46.43%", "T223"),
        ("76.05%", "86.05%", "T224"),
        ("22.26", "22.62", "T221"),
        ("19.53", "91.53", "T222"),
    ],
)
def test_a_slip_in_a_fund_table_is_reviewed_its_cell(old: str, new: str, code: str) -> None:
    found = [
        finding
        for finding in findings(TABLE.replace(old, new, 1))
        if finding.severity is Severity.ERROR
    ]
    assert code in {finding.code for finding in found}
    assert any(finding.place.text.strip() == new.strip() for finding in found)


@pytest.mark.parametrize(
    ("fund", "told"),
    [("城乡居民基本养老保险", True), ("机关事业单位基本养老保险", False)],
)
def test_a_deficit_that_the_treasury_makes_good_is_no_finding(fund: str, told: bool) -> None:
    text = f"2020年{fund}基金收入30541万元，支出37053万元，当期结余-6512万元。"
    assert any(finding.code == "F811" for finding in findings(text)) is told
