"""What the words of an unknown indicator's name say: whether it counts up over the year."""

from __future__ import annotations

import pytest

from jixiao.core.figures import parse
from jixiao.knowledge.behaviour import (
    counts_up_by_name,
    is_execution,
    is_own_execution,
    is_progress,
    is_standard,
    is_time_gap,
    names_execution,
)


@pytest.mark.parametrize(
    ("name", "figure", "counts_up"),
    [
        ("低保标准", "600元", False),
        ("人均月养老金", "1500元", False),
        ("最低工资标准", "1900元", False),
        ("工程单价", "500元", False),
        ("供养人数", "300人", False),
        ("持证人数", "100人", False),
        ("低保对象人数", "1000人", False),
        ("道路里程", "100公里", False),
        ("绿化覆盖率", "40", False),
        ("养老金发放标准", "1500元", False),
        ("补助水平", "640元/人", False),
        ("单个网点建设成本", "30万元", False),
        ("每人培训费用", "3000元", False),
        ("单位成本", "3000元", False),
        ("代缴困难群众人数", "2000人", False),
        ("代缴人次", "2000人次", True),
        ("培训费用", "30万元", True),
        ("新增就业人数", "500人", True),
        ("新增参保人数", "500人", True),
        ("低保金发放人次", "500人次", True),
        ("建设里程", "10公里", True),
        ("人均纯收入", "15000元", True),
        ("宣传活动", "20场", True),
        ("某某活动", "20场", True),
        ("某某补助", "20万元", True),
        ("当期结余", "100万元", True),
        ("滚存结余", "100万元", False),
        ("受益人数", "1000人", None),
        ("设备数量", "50台", None),
        ("某某", "5", None),
        ("响应", "5分钟", False),
    ],
)
def test_whether_it_counts_up(name: str, figure: str, counts_up: bool | None) -> None:
    read = parse(figure)
    assert read is not None
    assert counts_up_by_name(name, read.unit) is counts_up


@pytest.mark.parametrize(
    ("name", "standard"),
    [
        ("个人缴费标准", True),
        ("返还比例（大型企业）", True),
        (" 工程单价 ", True),
        ("标准化病历合格率", False),
        ("按标准足额保障参保人员待遇支出", False),
        ("宣传活动次数", False),
    ],
)
def test_what_a_standard_is(name: str, standard: bool) -> None:
    assert is_standard(name) is standard


@pytest.mark.parametrize(
    ("name", "execution", "own"),
    [
        ("预算执行率", True, True),
        ("预算执行进度", True, True),
        ("支出预算执行率", True, True),
        ("基金支出执行率", True, True),
        ("支出进度", True, True),
        ("资金支付进度", True, True),
        ("专项资金使用率", True, True),
        ("经费预算完成率", True, True),
        ("支付进度", True, False),  # of what, it does not say
        ("执行率", True, False),
        ("收入预算执行率", True, False),
        ("基本医疗保险费征缴预算执行率", True, False),
        ("三公经费预算执行率", True, False),
        ("中央资金执行率", True, False),
        ("基本支出预算执行率", True, False),
        ("支出执行率与序时进程偏离率", False, False),
        ("收费标准执行率", False, False),
        ("财务管理制度执行率", False, False),
        ("养老金按时支付率", False, False),
        ("待遇足额支付率", False, False),
        ("养老金社会化支付率", False, False),
        ("设备使用率", False, False),
        ("工程进度", False, False),
        ("社会保险基金预算执行率（%）", True, True),
        ("项目资金预算执行情况", False, False),
        ("一季度预算执行率", True, False),
        ("半年预算执行率", True, False),
        ("预算执行率（三季度末）", True, False),
        ("上年度预算执行率", True, False),
        ("6月底预算执行率", True, False),
        ("培训费预算执行率", True, False),
        ("各县平均预算执行率", True, False),
        ("预算执行率较上年提高", True, False),
        ("预算执行率提高幅度", True, False),
        ("预算执行率超过90%的单位占比", True, False),
        ("资金执行率达标率", True, False),
        ("部门预算执行率", True, False),
        ("项目支出预算执行率", True, True),
    ],
)
def test_rates_of_execution(name: str, execution: bool, own: bool) -> None:
    assert is_execution(name) is execution
    assert is_own_execution(name) is own


@pytest.mark.parametrize(
    ("name", "whose", "department", "own"),
    [
        ("培训费预算执行率", "甲县培训费", False, True),
        ("医保经办经费预算执行率", "医保经办经费项目", False, True),
        ("培训费预算执行率", "甲县办公费", False, False),
        ("部门预算执行率", "", True, True),
        ("部门整体支出预算执行率", "", True, True),
        ("项目支出预算执行率", "", True, False),
        ("预算执行率", "", True, True),
    ],
)
def test_whose_rate_of_execution(name: str, whose: str, department: bool, own: bool) -> None:
    assert is_own_execution(name, whose, department=department) is own


@pytest.mark.parametrize(
    ("name", "grows", "gap"),
    [
        ("工程进度", True, False),
        ("年度任务完成率", True, False),
        ("预算执行进度", True, False),
        ("合格率", False, False),
        ("支出执行率与序时进程偏离率", False, True),
        ("与序时进度的偏差", False, True),
        ("收入与序时进度偏差率", False, False),
    ],
)
def test_rates_that_grow_over_the_year(name: str, grows: bool, gap: bool) -> None:
    assert is_progress(name) is grows
    assert is_time_gap(name) is gap


@pytest.mark.parametrize(
    ("words", "execution"),
    [
        ("预算执行", True),
        ("一、预算执行情况", True),
        ("预 算 执 行（10分）", True),
        ("预算执行率（B/A）", True),
        ("预算执行率10分", True),
        ("基金支出预算执行率", True),
        ("项目资金执行进度指标", True),
        ("执行率：", True),
        ("执行情况", True),
        ("支出进度", True),
        ("预算完成率", True),
        ("", False),
        ("执行", False),
        ("预算", False),
        ("制度执行情况", False),
        ("收入预算执行率", False),
        ("三公经费执行率", False),
        ("资金使用率", False),  # may be taken of what arrived
        ("资金支付率", False),
        ("预算执行规范性", False),
        ("预算执行率偏离", False),
    ],
)
def test_what_a_row_of_the_execution_is_called(words: str, execution: bool) -> None:
    assert names_execution(words) is execution
