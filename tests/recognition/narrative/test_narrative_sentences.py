"""Own sentences in the patterns of the field, and the statements that each must give."""

from __future__ import annotations

import pytest
from tests.recognition.narrative.building import read, told

CASES: dict[str, list[str]] = {
    # amounts
    "基金收入38803.96万元。": ["收入 actual 38803.96万元"],
    "基金总支出 4.07 亿元。": ["支出 actual 4.07亿元"],
    "基金当期结余-3.12亿元，累计结余9.4亿元。": [
        "当期结余 actual -3.12亿元",
        "滚存结余 actual 9.4亿元",
    ],
    "当年收支结余2.2亿元，年末滚存结余21.6亿元。": [
        "当期结余 actual 2.2亿元",
        "滚存结余 actual 21.6亿元",
    ],
    "上年结余30万元，当期结存20万元。": ["上年结余 actual 30万元", "当期结余 actual 20万元"],
    "基金收入：23.5亿元。": ["收入 actual 23.5亿元"],
    "支出达到1.2亿元。": ["支出 actual 1.2亿元"],
    "2021年底累计结余5亿元。": ["滚存结余 actual 5亿元@2021"],
    "上年末累计结余3亿元，累计结余4亿元。": ["上年结余 actual 3亿元", "滚存结余 actual 4亿元"],
    "上年末失业保险基金滚存结余3亿元。": ["上年结余 actual 3亿元"],
    "年初累计结余3亿元。": ["上年结余 actual 3亿元"],
    "2020年初累计结余3亿元，2020年末累计结余4亿元。": [
        "上年结余 actual 3亿元",
        "滚存结余 actual 4亿元",
    ],
    "截至去年底，基金滚存结余5亿元，年末滚存结余6亿元。": [
        "上年结余 actual 5亿元",
        "滚存结余 actual 6亿元",
    ],
    "累计结余5亿元，较上年末增加2亿元。": ["滚存结余 actual 5亿元", "滚存结余 change 2亿元"],
    "上年末参保人数3万人，年末参保人数3.2万人。": [
        "参保人数 actual 3万人@2019",
        "参保人数 actual 3.2万人",
    ],
    "去年基金支出3亿元。": ["支出 actual 3亿元@2019"],
    "截至2020年6月底，基金支出13000万元。": ["支出 actual 13000万元@2020-06"],
    "1-6月基金支出1445万元，上半年收入1600万元。": [
        "支出 actual 1445万元@2020-06",
        "收入 actual 1600万元@2020-06",
    ],
    "2020年1-6月支出1445万元，12月支出160万元，月支出240万元。": [
        "支出 actual 1445万元@2020-06",
        "支出 actual 160万元@2020-06",
        "月均支出 actual 240万元@2020-06",
    ],
    "支出预算2900万元，收入预算3100万元，支出2800万元，收入3150万元。": [
        "支出 budget 2900万元",
        "收入 budget 3100万元",
        "支出 actual 2800万元",
        "收入 actual 3150万元",
    ],
    "收入预算3100万元，支出2800万元。": ["收入 budget 3100万元", "支出 budget 2800万元"],
    "支出预算2900万元，其中待遇支出2800万元，其他支出100万元，支出合计2900万元。": [
        "支出 budget 2900万元",
        "待遇支出 budget 2800万元",
        "其他支出 budget 100万元",
        "支出 budget 2900万元",
    ],
    "支出2600万元（预算2700万元），收入2800万元。": [
        "支出 actual 2600万元",
        "支出 budget 2700万元",
        "收入 actual 2800万元",
    ],
    "支出2800万元，累计增长16.67%，同比增长7.69%。": [
        "支出 actual 2800万元",
        "累计 growth_rate 16.67%",
        "支出 growth_rate 7.69%",
    ],
    "支出2800万元，同比累计增长7.69%。": ["支出 actual 2800万元", "支出 growth_rate 7.69%"],
    "普通门诊支出80万元，门诊费用支出100万元。": [
        "普通门诊支出 actual 80万元",
        "门诊费用支出 actual 100万元",
    ],
    "二季度基金支出1445万元，4-6月收入1600万元，全年收入3200万元。": [
        "支出 actual 1445万元@2020-Q2",
        "收入 actual 1600万元@2020-Q2",
        "收入 actual 3200万元",
    ],
    "2020年4月至6月收入1600万元，三季度末滚存结余5亿元。": [
        "收入 actual 1600万元@2020-Q2",
        "滚存结余 actual 5亿元@2020-09",
    ],
    "2020年上半年支出1445万元，下半年支出1555万元。": [
        "支出 actual 1445万元@2020-06",
        "支出 actual 1555万元@2020-07..12",
    ],
    "上半年，上年末参保人数3万人，参保人数3.2万人。": [
        "参保人数 actual 3万人@2019",
        "参保人数 actual 3.2万人@2020-06",
    ],
    # changes and growth
    "基金收入5亿元，较上年增加0.3亿元，增长6.38%。": [
        "收入 actual 5亿元",
        "收入 change 0.3亿元",
        "收入 growth_rate 6.38%",
    ],
    "支出4亿元，比上年下降3.86%。": ["支出 actual 4亿元", "支出 growth_rate -3.86%"],
    "支出4亿元，与去年同期相比减少0.2亿元，降低4.76%。": [
        "支出 actual 4亿元",
        "支出 change -0.2亿元",
        "支出 growth_rate -4.76%",
    ],
    "保费收入1.3亿元，较上年减少0.3亿元，降低—18.75%。": [
        "保费收入 actual 1.3亿元",
        "保费收入 change -0.3亿元",
        "保费收入 growth_rate -18.75%",
    ],
    "收入2亿元，较上年增加-9.5%。": ["收入 actual 2亿元", "收入 growth_rate -9.5%"],
    "收入2亿元，同比增长5%，环比下降1%。": [
        "收入 actual 2亿元",
        "收入 growth_rate 5%",
        "收入环比 growth_rate -1%",
    ],
    "保费收入2亿元，增幅3.1%。": ["保费收入 actual 2亿元", "保费收入 growth_rate 3.1%"],
    "支出2亿元，降幅3.1%。": ["支出 actual 2亿元", "支出 growth_rate -3.1%"],
    "参保率达到96.5%，比上年提高1.2个百分点。": [
        "参保率 actual 96.5%",
        "参保率 change 1.2个百分点",
    ],
    "人均财政补助580元，比上年增加30元 增长5.45%。": [
        "人均财政补助 actual 580元",
        "人均财政补助 change 30元",
        "人均财政补助 growth_rate 5.45%",
    ],
    "领取失业金人数4.1万人，较上年4.0万人增加0.1万人，增长2.5%。": [
        "领取失业金人数 actual 4.1万人",
        "领取失业金人数 actual 4.0万人@2019",
        "领取失业金人数 change 0.1万人",
        "领取失业金人数 growth_rate 2.5%",
    ],
    # execution and budget
    "支出300万元，完成年度预算的98.4%。": ["支出 actual 300万元", "支出 execution_rate 98.4%"],
    "支出300万元，完成全年预算305万元的98.36%。": [
        "支出 actual 300万元",
        "支出 budget 305万元",
        "支出 execution_rate 98.36%",
    ],
    "支出300万元，为预算的98.4%。": ["支出 actual 300万元", "支出 execution_rate 98.4%"],
    "基金收入预算数5.2亿元，决算数5.46亿元，预算执行率105%。": [
        "收入 budget 5.2亿元",
        "收入 actual 5.46亿元",
        "收入 execution_rate 105%",
    ],
    "2020年预算失业保险基金总支出0.8亿元，其中：稳岗补贴支出0.5亿元。": [
        "支出 budget 0.8亿元",
        "稳岗补贴支出 budget 0.5亿元",
    ],
    "2021年预算收入33000万元，比2020年增加1000万元。": [
        "收入 budget 33000万元@2021",
        "收入 change 1000万元@2021",
    ],
    "基金支出较年初预算减少300万元。": ["支出较年初预算 change -300万元"],
    "全年预算支出执行目标95%至105%，参保群众满意率95%以上。": [
        "支出预算执行率 target ≥95%",
        "支出预算执行率 target ≤105%",
        "满意度 target ≥95%",
    ],
    "参保率98%，目标值为95%，满意度97%。": [
        "参保率 actual 98%",
        "目标值 target 95%",
        "满意度 actual 97%",
    ],
    "年度目标为参保率95%、满意度90%，实际参保率96%。": [
        "参保率 target 95%",
        "满意度 target 90%",
        "参保率 actual 96%",
    ],
    # months payable
    "累计结余31亿元，可支付42个月，比上年增加1.4月。": [
        "滚存结余 actual 31亿元",
        "可支付月数 actual 42个月",
        "可支付月数 change 1.4月",
    ],
    "按照2021年预算月均支出141万元的水平，结余基金可保证支付32个月。": [
        "月均支出 budget 141万元@2021",
        "可支付月数 actual 32个月",
    ],
    # shares
    "保费收入3亿元，占总收入的60%。": ["保费收入 actual 3亿元", "保费收入 share 60%"],
    # persons
    "有效保障了34.26万人参保职工的待遇。": ["参保人数 actual 34.26万人"],
    "保障0.19万名死亡人员的丧葬抚恤金待遇发放。": ["死亡人数 actual 0.19万名"],
    "全年领取失业金人数3320人。": ["领取失业金人数 actual 3320人"],
    "参保人员门诊、住院就医88.15万人次。": ["享受待遇人次 actual 88.15万人次"],
    "首次待遇发放准确率99%以上，参保群众满意率99%以上。": [
        "首次待遇发放准确率 actual ≥99%",
        "满意度 actual ≥99%",
    ],
    "参保人政策范围内住院费用报销比例达到82%。": ["政策范围内住院费用报销比例 actual 82%"],
    # old and new values
    "筹资标准由39元提高至45元。": ["筹资标准 actual 39元", "筹资标准 actual 45元"],
    "起付标准分别由3.2万元、1.4万元，下调至1.6万元、1.2万元。": [
        "起付标准 actual 3.2万元",
        "起付标准 actual 1.4万元",
        "起付标准 actual 1.6万元",
        "起付标准 actual 1.2万元",
    ],
    "人均个人缴费由2013年的90元提高至350元。": [
        "人均个人缴费 actual 90元@2013",
        "人均个人缴费 actual 350元",
    ],
    "基金支出由上年的2.5亿元增加到2.6亿元，增长4%。": [
        "支出 actual 2.5亿元@2019",
        "支出 actual 2.6亿元",
        "支出 growth_rate 4%",
    ],
    # named together
    "基金收入、支出分别为7.5亿元和6.2亿元。": ["收入 actual 7.5亿元", "支出 actual 6.2亿元"],
    "2018年、2019年和2020年基金支出分别为5亿元、5.5亿元和6.2亿元。": [
        "支出 actual 5亿元@2018",
        "支出 actual 5.5亿元@2019",
        "支出 actual 6.2亿元",
    ],
    "2020、2019年支出分别为6.2亿元、5.5亿元，收入7.5亿元。": [
        "支出 actual 6.2亿元",
        "支出 actual 5.5亿元@2019",
        "收入 actual 7.5亿元",
    ],
    "2019年、2020年分别支出5.5亿元、6.2亿元。": ["支出 actual 5.5亿元@2019", "支出 actual 6.2亿元"],
    "2019年、2020年支出预算执行率分别为95%、97%。": [
        "支出 execution_rate 95%@2019",
        "支出 execution_rate 97%",
    ],
    "支出6.2亿元。2019年、2020年支出分别增长3%、12.73%。": [
        "支出 actual 6.2亿元",
        "支出 growth_rate 3%@2019",
        "支出 growth_rate 12.73%",
    ],
    "支出6.2亿元，较前年支出5亿元增长24%。": [
        "支出 actual 6.2亿元",
        "支出 actual 5亿元@2018",
        "支出 growth_rate 24%",
    ],
    "前年支出5亿元，大前年支出4.5亿元。": ["支出 actual 5亿元@2018", "支出 actual 4.5亿元@2017"],
    "支出6.2亿元，与2019年支出5.5亿元相比，增长12.73%。": [
        "支出 actual 6.2亿元",
        "支出 actual 5.5亿元@2019",
        "支出 growth_rate 12.73%",
    ],
    "收、支总计各是330.5万元，328万元。": ["收入总计 actual 330.5万元", "支出总计 actual 328万元"],
    "收支总计均为330.5万元。": ["收入总计 actual 330.5万元", "支出总计 actual 330.5万元"],
    "基金收支合计均为3亿元。": ["收入 actual 3亿元", "支出 actual 3亿元"],
    # increments and figures that are nothing of the accounts
    "人均月增加养老金166.32元，调整幅度6.24%。": [
        "人均月增加养老金 change 166.32元",
        "人均月增加养老金 growth_rate 6.24%",
    ],
    "每月25日前发放，在20个工作日内完成审核。": [],
    "根据人社部发〔2020〕11号文件，自2005年以来连续第16年调整。": [],
    "结余资金支付能力在6-9个月的合理范围。": [
        "可支付月数 target ≥6个月",
        "可支付月数 target ≤9个月",
    ],
}


@pytest.mark.parametrize("sentence", CASES)
def test_sentence_gives_its_statements(sentence: str) -> None:
    assert [told(statement) for statement in read(sentence)] == CASES[sentence]


def test_the_pattern_sentence_is_joined() -> None:
    amount, growth, budget, rate = read(
        "2020年城乡居民医疗保险基金支出500.5万元，较上年增长23.03%，完成全年预算497.5万元的100.6%。"
    )
    assert amount.fund == "城乡居民基本医疗保险"
    assert growth.about == amount.address
    assert rate.about == amount.address
    assert rate.compared_with == budget.address


def test_parts_belong_to_the_total_before_them() -> None:
    income, premium, interest, spending, benefits = read(
        "基金总收入10亿元，其中：保费收入8亿元，利息收入1亿元。基金总支出9亿元，"
        "其中：失业保险待遇支出7亿元。"
    )
    assert (premium.part_of, interest.part_of) == (income.address, income.address)
    assert (spending.part_of, benefits.part_of) == (None, spending.address)
    assert not income.parts_complete


def test_the_opposite_side_ends_a_list() -> None:
    statements = read("基金收入10亿元，其中：保费收入8亿元；基金支出9亿元，其中：其他支出1亿元。")
    assert [statement.part_of for statement in statements] == [
        None,
        statements[0].address,
        None,
        statements[2].address,
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "基金收入10.26亿元，其中：企业职工养老保险8.91亿元，工伤保险0.85亿元，失业保险0.5亿元。"
            "较上年增长3%。"
        ),
        (
            "基金收入10.26亿元（失业保险基金收入0.5亿元、企业职工养老保险基金收入8.91亿元、"
            "工伤保险基金收入0.85亿元），较上年增长3%。"
        ),
    ],
)
def test_a_list_by_fund_keeps_all_parts_whatever_fund_its_total_inherited(sentence: str) -> None:
    total, *parts, growth = read(sentence)
    assert [part.part_of for part in parts] == [total.address] * 3
    assert {part.fund for part in parts} == {"企业职工基本养老保险", "工伤保险", "失业保险"}
    assert (total.fund, growth.fund, growth.about) == (None, None, total.address)


def test_another_fund_after_a_list_of_items_is_no_part() -> None:
    total, *parts = read(
        "基金收入10亿元，其中：保费收入8亿元；工伤保险基金收入1亿元，企业职工养老保险基金收入0.5亿元。"
    )
    assert total.fund == "失业保险"
    assert [part.part_of for part in parts] == [total.address, None, None]


def test_composed_of_names_all_parts() -> None:
    total, *parts = read(
        "收入合计32万元，由个人缴费收入12万元、财政补贴收入18万元、利息收入2万元组成。"
    )
    assert total.parts_complete
    assert {part.part_of for part in parts} == {total.address}


def test_sub_accounts_in_parentheses_complete_their_total() -> None:
    total, pooled, personal = read(
        "职工基本医疗保险累计结余44万元（统筹基金结余31万元，个人账户结余13万元）。",
        under="2020年度报告",
    )
    assert total.parts_complete
    assert [pooled.fund, personal.fund] == [
        "职工基本医疗保险/统筹基金",
        "职工基本医疗保险/个人账户",
    ]
    assert [pooled.item, personal.item] == ["滚存结余", "滚存结余"]


def test_sub_account_goes_on_until_the_next() -> None:
    text = (
        "城镇职工基本医疗保险基金收入19亿元；支出15亿元。其中，统筹基金收入10亿元；支出8亿元。"
        "当期结存2亿元；个人账户收入9亿元；支出7亿元。"
    )
    funds = [
        (statement.fund or "").partition("/")[2] for statement in read(text, under="2020年度报告")
    ]
    assert funds == ["", "", "统筹基金", "统筹基金", "统筹基金", "个人账户", "个人账户"]


def test_growth_after_a_parenthesis_speaks_of_the_amount_before_it() -> None:
    amount, part, growth = read("基金收入38.8亿元（含预收2021年保费12.45亿元），比上年增长15.75%。")
    assert part.part_of == amount.address
    assert growth.about == amount.address


def test_a_group_after_a_list_goes_to_the_amount_that_bears_it_out() -> None:
    total, _, change, growth, budget, rate = read(
        "基金支出29亿元，其中：待遇支出28.13亿元，较上年增加1.52亿元，增长5.53%，"
        "完成年度支出预算29.79亿元的97.35%。"
    )
    assert {change.about, growth.about, rate.about} == {total.address}
    assert budget.item == "支出"


def test_a_missing_unit_is_lent_by_the_sentence() -> None:
    total = read("基金支出46905，其中：其他支出9万元。")[0]
    assert total.figure.unit is not None
    assert total.figure.unit.symbol == "万元"
    assert not total.figure.unit_stated


def test_flows_are_stated_or_inferred() -> None:
    without, _ = read("基金收入4.5亿元（收入小计不含上下级往来），较上年增加0.1亿元。")
    assert without.scope == "不含往来"
    total, *_ = read("基金总收入60亿元，其中：保费收入15亿元，上级补助收入27亿元。")
    assert total.scope == "含往来"


@pytest.mark.parametrize(
    ("sentence", "scopes"),
    [
        ("基金收入4.5亿元（计入上下级往来后）。", ["含往来"]),
        ("加上上下级往来，基金收入4.5亿元。", ["含往来"]),
        ("含上级补助收入、下级上解收入等上下级往来的基金收入4.5亿元。", ["含往来"]),
        ("扣除上下级往来后基金收入4.5亿元。", ["不含往来"]),
        ("基金收入4.5亿元（未计入上下级往来）。", ["不含往来"]),
        ("基金收入4.5亿元，剔除上下级往来后为4.1亿元。", ["含往来", "不含往来"]),
        ("基金收入4.5亿元，计入上下级往来后5.1亿元。", ["不含往来", "含往来"]),
        ("基金收入4.5亿元（不含上下级往来），含上下级往来5.1亿元。", ["不含往来", "含往来"]),
    ],
)
def test_flows_are_said_in_many_words(sentence: str, scopes: list[str]) -> None:
    statements = read(sentence)
    assert [(statement.item, statement.scope) for statement in statements] == [
        ("收入", scope) for scope in scopes
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "累计结余4亿元，上年末累计结余3亿元，增加1亿元。",
        "累计结余4亿元，较上年末累计结余3亿元增加1亿元。",
    ],
)
def test_the_balance_grew_and_not_the_one_it_began_with(sentence: str) -> None:
    balance, before, change = read(sentence)
    assert (balance.item, change.item, change.about) == ("滚存结余", "滚存结余", balance.address)
    assert before.item == "上年结余" or str(before.period) == "2019"


def test_flows_added_are_not_the_total() -> None:
    assert [statement.item for statement in read("基金收入4.5亿元，加上上下级往来0.6亿元。")] == [
        "收入",
        "加上上下级往来",
    ]


def test_a_rate_of_another_fund_is_not_measured_by_the_budget_before_it() -> None:
    text = "企业职工基本养老保险基金收入预算3亿元，实际收入2.9亿元。{}预算执行率96.67%。"
    budget, actual, rate = read(text.format("企业职工基本养老保险"))
    assert (rate.about, rate.compared_with) == (actual.address, budget.address)
    *_, other = read(text.format("工伤保险"))
    assert (other.fund, other.about, other.compared_with) == ("工伤保险", None, None)


def test_named_together_with_changes_in_turn() -> None:
    first, second, growth, other = read(
        "工伤、失业保险基金收入分别为2.1亿元、5.46亿元，同比分别增长3.2%、5.81%。"
    )
    assert [first.fund, second.fund] == ["工伤保险", "失业保险"]
    assert [growth.about, other.about] == [first.address, second.address]


def test_a_change_of_a_year_that_is_named_is_not_of_the_amount_of_another_before_it() -> None:
    amount, change, growth = read(
        "2019年基金支出5.5亿元。2020年基金支出较上年增加0.7亿元，增长12.73%。"
    )
    assert (str(amount.period), str(change.period), str(growth.period)) == ("2019", "2020", "2020")
    assert (change.about, growth.about) == (None, None)


def test_old_and_new_are_paired() -> None:
    *old, one, two = read("起付标准分别由3万元、1万元，下调至2万元、0.5万元。")
    assert [one.compared_with, two.compared_with] == [statement.address for statement in old]
    assert one.verb == "下调"


def test_a_prompt_at_the_end_of_a_paragraph_ends_its_sentence() -> None:
    text = """2020年工伤保险基金支出16658万元，其中待遇支出16500万元。【请填写：工伤保险基金的绩效目标】

2020年预算安排失业保险基金支出8016万元，其中：稳岗补贴支出5100万元，失业保险待遇支出2916万元。
"""
    assert not any("请填写" in each.words or "目标" in each.words for each in read(text))
