"""What the words of an unknown indicator's name say: whether it counts up over the year."""

from __future__ import annotations

import pytest

from jixiao.core.figures import parse
from jixiao.knowledge.behaviour import counts_up_by_name, is_standard


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
