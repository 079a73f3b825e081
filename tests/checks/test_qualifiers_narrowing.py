"""A count, a rate or a subsidy of some is another fact than that of all (X401)."""

from __future__ import annotations

import pytest

from jixiao.api import Source, review

RESIDENTS = "某县2023年度城乡居民基本养老保险基金绩效评价报告\n\n{}\n\n{}\n"


def conflicts_of_residents(one: str, other: str) -> list[str]:
    (document,) = review(Source("报告.txt", RESIDENTS.format(one, other).encode())).documents
    return [each.severity.value for each in document.findings if each.code == "X401"]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("2023年参保率98.20%", "2023年城镇居民参保率97.50%"),
        ("2023年参保率98.20%", "2023年少数民族参保率97.50%"),
        ("2023年参保人数18.50万人", "2023年终止参保人数0.15万人"),
        ("2023年参保人数18.50万人", "2023年男性参保人数9.60万人"),
        ("2023年参保人数18.50万人", "2023年60周岁以上参保人数6.20万人"),
        ("2023年参保人数18.50万人", "2023年参保人数3.20万人的城关镇率先完成任务"),
        ("2023年末参保人数18.50万人", "2023年年初参保人数18.20万人"),
        ("2023年末参保人数18.50万人", "2023年目标参保人数18.40万人"),
        ("2023年参保人数18.50万人", "2023年缴费人数12.30万人"),
        ("2023年领取待遇人数6.20万人", "2023年80周岁以上领取待遇人数0.85万人"),
        ("2023年缴费人数12.30万人", "截至6月底缴费人数3.10万人"),
        ("2023年缴费人数12.30万人", "2023年按最低档次（200元）缴费人数9.80万人"),
        ("2023年缴费人数12.30万人", "2023年按200元缴费人数9.80万人"),
        ("2023年缴费人数12.30万人", "2023年通过手机缴费人数10.10万人"),
        ("2023年财政补贴收入2.10亿元", "2023年中央财政补贴收入1.40亿元"),
        ("2023年支出执行率98.25%", "按年初预算口径，2023年支出执行率96.55%"),
    ],
)
def test_a_count_or_rate_of_some_is_another_fact_than_that_of_all(whole: str, part: str) -> None:
    assert conflicts_of_residents(f"{whole}。", f"{part}。") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2023年参保人数18.50万人", "2023年全县城乡居民参保人数18.90万人"),
        ("2023年参保人数18.50万人", "截至2023年底，我县参保人数达到18.90万人"),
        ("2023年参保人数18.50万人", "截至2023年12月底参保人数18.90万人"),
        ("2023年终止参保人数0.15万人", "2023年终止参保人数0.25万人"),
        ("2023年城镇居民参保率97.50%", "2023年城镇居民参保率98.90%"),
        ("2023年60周岁以上参保人数6.20万人", "2023年60周岁以上参保人数6.90万人"),
        ("2023年缴费人数12.30万人", "2023年按时足额缴费人数12.90万人"),
        ("截至2023年6月底缴费人数3.10万人", "2023年6月末缴费人数3.50万人"),
        ("2023年财政补贴收入2.10亿元", "2023年各级财政补贴收入2.50亿元"),
        ("2023年中央财政补贴收入1.40亿元", "2023年中央财政补贴收入1.80亿元"),
    ],
)
def test_a_count_or_rate_of_the_same_people_is_the_same_fact(one: str, other: str) -> None:
    assert conflicts_of_residents(f"{one}。", f"{other}。") == ["error"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2023年支出2.80亿元", "2023年实际支出2.95亿元"),
        ("2023年收入3.20亿元", "全年实际收入3.30亿元"),
        ("2023年支出2.80亿元", "2023年我县支出2.95亿元"),
        ("2023年支出2.80亿元", "2023年各项支出2.95亿元"),
        ("2023年支出2.80亿元", "2023年实际完成支出2.95亿元"),
        ("2023年支出2.80亿元", "剔除补发后支出2.70亿元，实际支出2.95亿元"),
        ("2023年支出2.80亿元", "预计支出2.90亿元，实际支出2.95亿元"),
        ("历年累计结余6.50亿元", "2023年末累计结余6.30亿元"),
    ],
)
def test_what_is_said_to_be_really_so_is_the_plain_fact(one: str, other: str) -> None:
    assert conflicts_of_residents(f"{one}。", f"{other}。") == ["error"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2023年支出2.80亿元", "稳岗补贴实际支出0.50亿元"),
        ("2023年支出2.80亿元", "培训项目预算0.30亿元，实际支出0.25亿元"),
        ("2023年支出2.80亿元", "丧葬补助预算0.07亿元，2023年实际支出0.06亿元"),
        ("2023年支出2.80亿元", "（二）培训项目\n\n2023年实际支出0.06亿元"),
        ("2023年支出2.80亿元", "按照培训项目计划，实际支出0.06亿元"),
        ("2023年支出2.80亿元", "2023年实际支出1.20亿元用于基础养老金"),
        ("2023年支出2.80亿元", "同期支出2.60亿元"),
        ("2023年收入3.20亿元", "2023年税务部门完成收入0.90亿元"),
        ("2023年收入3.20亿元", "2023年我县财政总收入12.50亿元"),
        ("2023年支出2.80亿元", "工作经费年初预算300万元，实际支出280万元"),
        ("2023年末累计结余6.50亿元", "动用历年累计结余0.20亿元"),
        ("2023年末累计结余6.50亿元", "历年累计支出0.20亿元"),
    ],
)
def test_what_was_really_spent_on_something_else_is_not(one: str, other: str) -> None:
    assert conflicts_of_residents(f"{one}。", f"{other}。") == []


@pytest.mark.parametrize(
    "words",
    [
        "2023年落实",
        "2023年争取",
        "2023年实际到位",
        "2023年共筹集",
        "2023年核拨",
        "2023年确认的",
        "县财政2023年拨付",
    ],
)
def test_a_verb_narrows_no_subsidy(words: str) -> None:
    whole = "2023年财政补贴收入2.10亿元。"
    assert conflicts_of_residents(whole, f"{words}财政补贴收入2.20亿元。") == ["error"]


@pytest.mark.parametrize(
    "words",
    [
        "登记",
        "系统显示",
        "年终",
        "最终",
        "核实",
        "惠及",
        "巩固",
        "超额完成",
        "县域内",
        "整体",
        "有效",
    ],
)
def test_a_verb_narrows_no_count_and_no_rate(words: str) -> None:
    counts = "2023年末参保人数18.50万人。", f"2023年{words}参保人数18.60万人。"
    rates = "2023年参保率98.20%。", f"2023年{words}参保率99.20%。"
    assert conflicts_of_residents(*counts) == ["error"]
    assert conflicts_of_residents(*rates) == ["error"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2022年、2023年参保率分别为97.80%、98.20%", "2022年参保率97.00%"),
        ("2022年、2023年参保率分别为97.80%、98.20%", "2023年参保率98.90%"),
        ("参保率、参保人数分别为98.20%、18.50万人", "2023年参保率98.90%"),
        ("财政补贴收入、个人缴费收入分别为2.10亿元、0.90亿元", "2023年财政补贴收入2.20亿元"),
        ("2023年参保人数由18.20万人增加到18.50万人", "2023年参保人数18.90万人"),
        ("2023年男性、女性参保人数分别为9.80万人、8.70万人", "2023年女性参保人数8.90万人"),
    ],
)
def test_what_is_told_in_turn_is_narrowed_by_the_words_of_its_place(one: str, other: str) -> None:
    assert conflicts_of_residents(f"{one}。", f"{other}。") == ["error"]


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("参保人数18.50万人", "男性、女性参保人数分别为9.80万人、8.70万人"),
        ("参保人数18.50万人", "失业人员参保人数0.10万人"),
        ("参保人数18.50万人", "企业职工参保人数3.00万人"),
        ("参保人数18.50万人", "机关事业单位工作人员参保人数1.10万人"),
        ("参保率98.20%", "城镇、农村居民参保率分别为97.50%、98.60%"),
        (
            "财政补贴收入2.10亿元",
            "中央、省级、县级财政补贴收入分别为1.30亿元、0.55亿元、0.25亿元",
        ),
        ("财政补贴收入2.10亿元", "对基础养老金的财政补贴收入1.50亿元"),
    ],
)
def test_each_of_several_parts_is_another_fact_than_all(whole: str, parts: str) -> None:
    assert conflicts_of_residents(f"2023年{whole}。", f"2023年{parts}。") == []


ACCOUNTS = """二、附表
2023年某县城乡居民基本养老保险基金收支决算表
单位：亿元
项目\t{}
一、基金收入\t3.00\t3.10\t3.20
个人缴费收入\t0.85\t0.88\t0.90
{}\t2.00\t2.05\t2.10
利息收入\t0.15\t0.17\t0.20
二、基金支出\t2.60\t2.90\t2.80
本年收支结余\t0.40\t0.20\t0.40
年末滚存结余\t6.10\t6.30\t6.50"""
SAID = "一、情况\n2023年财政补贴收入{}亿元。"
HEADS = "2022年决算\t2023年预算\t2023年决算"


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (HEADS, "财政补贴收入"),
        ("2022年\t2023年预算\t2023年", "财政补贴收入"),
        ("上年数\t预算数\t本年数", "财政补贴收入"),
        ("上年决算数\t本年预算数\t本年决算数", "财政补贴收入"),
        ("上年执行数\t本年预算数\t本年执行数", "财政补贴收入"),
        ("2022年实际\t2023年预算\t2023年实际", "财政补贴收入"),
        (HEADS, "（二）财政补贴收入"),
        (HEADS, "其中：财政补贴收入"),
        (HEADS, "各级财政补贴收入"),
        (HEADS, "财政补贴收入（亿元）"),
        (HEADS, "财政补贴收入（含代缴）"),
    ],
)
def test_the_heads_and_marks_of_a_table_narrow_nothing(heads: str, row: str) -> None:
    table = ACCOUNTS.format(heads, row)
    assert conflicts_of_residents(SAID.format("2.30"), table) == ["error"]
    assert conflicts_of_residents(SAID.format("2.10"), table) == []


def test_a_row_of_one_level_of_the_subsidies_is_of_that_level() -> None:
    table = ACCOUNTS.format(HEADS, "中央财政补贴收入")
    assert conflicts_of_residents(SAID.format("2.30"), table) == []


INDICATORS = """二、附表
某县项目支出绩效自评表
（2023年度）
项目名称\t城乡居民基本医疗保险
主管部门\t某县医保局\t\t实施单位\t某县医保中心
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t100\t100\t95.2\t10\t95.2%\t9.52
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t{}\t≥18万人\t19.60万人\t50\t50
效益指标\t社会效益\t基金安全运行\t安全\t安全\t40\t40
总分\t\t\t\t\t100\t99.52"""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("参保人数", ["error"]),
        ("参保人数（万人）", ["error"]),
        ("年末参保人数（人）", ["error"]),
        ("1.参保人数", ["error"]),
        ("（1）参保人数", ["error"]),
        ("指标1：参保人数", ["error"]),
        ("参保人数（年末）", ["error"]),
        ("男性参保人数", []),
        ("60周岁以上参保人数（万人）", []),
    ],
)
def test_numbers_units_and_marks_of_an_indicator_narrow_nothing(name: str, told: list[str]) -> None:
    form = INDICATORS.format(name)
    text = RESIDENTS.format("一、情况\n2023年末参保人数18.50万人。", form).replace(
        "养老保险", "医疗保险"
    )
    (document,) = review(Source("报告.txt", text.encode())).documents
    assert [each.severity.value for each in document.findings if each.code == "X401"] == told
