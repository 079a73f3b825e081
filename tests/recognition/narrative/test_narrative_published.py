"""Sentences as budgets, final accounts and reports of whole departments are published, in own words
and figures.
"""

from __future__ import annotations

from tests.recognition.narrative.building import read, told

from jixiao.core.statements import Statement

TITLE = "2020年度社会保险基金决算情况说明"
DEPARTMENT = "2020年度部门整体支出绩效自评报告"


def _by_value(statements: tuple[Statement, ...], value: str) -> Statement:
    return next(each for each in statements if str(each.figure.value) == value)


def test_budget_and_final_accounts_of_a_part_belong_to_those_of_the_total() -> None:
    told_ = read(
        "工伤保险基金收入预算数41.20亿元，决算数40.00亿元，完成预算的97.1%。"
        "其中，保险费收入预算数30.10亿元，决算数29.50亿元，完成预算的98.0%。",
        under=TITLE,
    )
    total, part, rate = (
        _by_value(told_, "40.00"),
        _by_value(told_, "29.50"),
        _by_value(told_, "97.1"),
    )
    assert (total.item, total.basis, part.item, part.basis) == (
        "收入",
        "actual",
        "保费收入",
        "actual",
    )
    assert part.part_of == total.address
    assert _by_value(told_, "30.10").part_of == _by_value(told_, "41.20").address
    assert (rate.about, rate.compared_with) == (total.address, _by_value(told_, "41.20").address)


def test_what_is_added_to_an_income_is_not_the_income() -> None:
    told_ = read(
        "失业保险基金收入31.20亿元，加上调剂金收入4.10亿元，收入总量35.30亿元。", under=TITLE
    )
    assert [each.item for each in told_ if each.item == "收入"] == ["收入"]


def test_a_scheme_named_in_passing_does_not_change_the_fund() -> None:
    told_ = read(
        "失业保险基金支出12.40亿元。另外，本年启动实施企业职工基本养老保险调剂制度，"
        "支出总量13.00亿元。当期结余1.20亿元。",
        under=TITLE,
    )
    assert {each.fund for each in told_} == {"失业保险"}


def test_a_second_expenditure_in_a_list_is_the_chief_part() -> None:
    told_ = read(
        "企业职工基本养老保险基金收入210亿元，增长9%；支出198亿元，增长11%。本年收支结余12亿元。"
        "其中，基本养老保险费收入171亿元，增长8%；支出190亿元，增长12%。",
        under=TITLE,
    )
    part = _by_value(told_, "190")
    assert (part.item, part.part_of) == ("基本养老金支出", _by_value(told_, "198").address)


def test_accounts_of_a_department_are_linked_without_a_fund() -> None:
    told_ = read(
        "1、收入：631.40万元。同比上年度增加31.40万元，增加5.23%。"
        "2、支出：610.00万元。其中：人员经费支出300.00万元，公用经费支出90.00万元，"
        "项目支出220.00万元。",
        under=DEPARTMENT,
    )
    income, spent = _by_value(told_, "631.40"), _by_value(told_, "610.00")
    assert (income.item, income.fund, spent.item) == ("收入", None, "支出")
    assert _by_value(told_, "31.40").about == income.address
    assert [each.item for each in told_ if each.part_of == spent.address] == [
        "人员经费支出",
        "公用经费支出",
        "项目支出",
    ]


def test_a_project_s_spending_is_set_against_its_budget() -> None:
    told_ = read("设备购置费预算8.00万元，1-6月支出2.00万元，完成率25.00%。", under=DEPARTMENT)
    budget, spent, rate = told_
    assert (budget.basis, spent.basis, rate.basis) == ("budget", "actual", "execution_rate")
    assert spent.item == budget.item
    assert (rate.about, rate.compared_with) == (spent.address, budget.address)


def test_other_accounts_are_no_fund_and_their_names_no_budget() -> None:
    text = (
        "2020年全县一般公共预算收入51.20亿元，国有资本经营预算收入0.60亿元，"
        "占一般公共预算收入的1.17%。"
    )
    told_ = read(text, under="2020年社会保险基金预算执行情况")
    assert [(each.fund, each.basis) for each in told_] == [
        (None, "actual"),
        (None, "actual"),
        (None, "share"),
    ]


def test_a_later_year_goes_on_until_another_is_named() -> None:
    told_ = read("2021年失业保险基金预算收入14.00亿元。预算支出13.00亿元。", under=TITLE)
    assert [str(each.period) for each in told_] == ["2021", "2021"]


def test_besides_ends_a_list_of_parts() -> None:
    told_ = read(
        "2020年收入合计803.20万元，其中：财政拨款收入803.20万元。此外，年初结转和结余40.10万元。",
        under=DEPARTMENT,
    )
    assert [told(each) for each in told_ if each.part_of is not None] == [
        "财政拨款收入 actual 803.20万元"
    ]


def test_a_growth_that_lost_its_percent_sign_is_a_rate() -> None:
    told_ = read(
        "收入合计803.20万元，较上年增加38.25万元、增长5.00，主要原因是补缴。", under=DEPARTMENT
    )
    rate = told_[-1]
    assert (
        rate.basis,
        rate.figure.unit.symbol if rate.figure.unit else "",
        rate.figure.unit_stated,
    ) == ("growth_rate", "%", False)


def test_kinds_of_money_named_after_what_they_pay_for_are_parts() -> None:
    told_ = read(
        "资金规模共计700万元，其中：医疗救助项目资金200万元，就业技能培训500万元。",
        under=DEPARTMENT,
    )
    assert len([each for each in told_ if each.part_of is not None]) == 2


def test_a_decimal_after_the_word_project_is_a_figure() -> None:
    told_ = read("网络服务项目15.4万元，完成任务7.9万人。", under=DEPARTMENT)
    assert str(told_[0].figure.value) == "15.4"


def test_persons_of_two_schemes_are_parts_of_all_insured() -> None:
    text = (
        "全市参加基本医疗保险50.00万人，其中：参加城乡居民医疗保险41.50万人，"
        "参加城镇职工基本医疗保险8.50万人。"
    )
    told_ = read(text, under="2020年基本医疗保险基金决算情况")
    assert [each.part_of for each in told_[1:]] == [told_[0].address] * 2


def test_a_bare_balance_in_a_list_is_the_total_s() -> None:
    text = (
        "全市基本医疗保险基金当期结余340万元，其中：城镇职工基本医疗保险基金结余180万元，"
        "城乡居民基本医疗保险基金结余160万元。"
    )
    told_ = read(text, under="2020年决算")
    assert [each.item for each in told_] == ["当期结余"] * 3


def test_numbers_of_footnotes_are_no_figures() -> None:
    told_ = read("失业保险基金[2]收入43.10亿元，比上年增长9.1%[1]。", under=TITLE)
    assert [told(each) for each in told_] == ["收入 actual 43.10亿元", "收入 growth_rate 9.1%"]


def test_what_was_cut_or_sent_out_is_no_part_of_what_came_in() -> None:
    text = (
        "2020年救助补助资金下达我区110万元，其中临时救助资金90万元，孤儿保障金20万元，调减30万元，"
        "全年实际下达80万元。"
    )
    told_ = read(text, under=DEPARTMENT)
    assert [str(each.figure.value) for each in told_ if each.part_of == told_[0].address] == [
        "90",
        "20",
    ]


def test_parts_of_a_budget_are_budgets() -> None:
    told_ = read(
        "共投入租机补助经费预算900万元。其中，中央转移支付资金720万元，省级配套资金180万元。",
        under=DEPARTMENT,
    )
    assert [(each.basis, each.part_of) for each in told_[1:]] == [("budget", told_[0].address)] * 2


def test_a_year_since_when_records_are_kept_is_no_period() -> None:
    told_ = read("火灾次数为自1951年有记录以来最低，受害森林面积114.48公顷。", under=DEPARTMENT)
    assert [str(each.period) for each in told_] == ["2020"]
