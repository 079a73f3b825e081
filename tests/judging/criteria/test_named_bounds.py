"""Limits that are named: what lies on the asked side of them is met, what lies beyond is not, and
what is said of another limit decides nothing.
"""

from __future__ import annotations

import pytest

from jixiao.judging.criteria import attain, parse_criterion

WAGE = "当地最低工资标准"


@pytest.mark.parametrize(
    ("target", "answer", "attained"),
    [
        (f"≤{WAGE}", f"未超{WAGE}", True),
        (f"≤{WAGE}", f"未超过{WAGE}。", True),
        (f"不超过{WAGE}", f"均低于{WAGE}", True),
        (f"≤{WAGE}", f"与{WAGE}持平", True),
        (f"≤{WAGE}", f"控制在{WAGE}以内", True),
        (f"≤{WAGE}", "未超过", True),
        (f"≤{WAGE}", f"超{WAGE}", False),
        (f"≤{WAGE}", f"高于{WAGE}", False),
        (f"≤{WAGE}", f"不低于{WAGE}", None),
        (f"≤{WAGE}", "未超过预算", None),
        (f"≤{WAGE}", f"超过{WAGE}20%", None),
        ("≤全国统一标准", "未超过全国统一标准", True),
        ("≤全国统一标准", "超过全国统一标准", False),
        ("≤一般公共预算安排数", "未超过一般公共预算安排数", True),
        ("≤上级下达的一次性补助标准", "超上级下达的一次性补助标准", False),
        ("≤十项民生支出标准", "未超过十项民生支出标准", True),
        (f"≤{WAGE}", f"超过{WAGE}两成", None),
        (f"≤{WAGE}的三倍", f"未超过{WAGE}", None),
        (f"≤{WAGE}", f"未超过{WAGE}的1.2倍", None),
        ("严格控制支出", "未超过预算", None),
        (f"≤{WAGE}", "未完成", False),
        (f"≤{WAGE}", "未达到", False),
        (f"≥{WAGE}", f"未低于{WAGE}", True),
        (f"不低于{WAGE}", f"高于{WAGE}", True),
        (f"≥{WAGE}", f"未达到{WAGE}", False),
        (f"≥{WAGE}", f"不足{WAGE}", False),
        (f"≥{WAGE}", f"未超{WAGE}", None),
        ("高于上年", "与上年持平", False),
        ("高于上年", "未超过上年", False),
        ("低于上年水平", "不高于上年水平", None),
        ("低于上年水平", "不低于上年水平", False),
        ("≤90万元", "未超过", True),
        ("≤90万元", "超过", False),
        ("≤90万元", "未超预算", None),
        ("≤30天", "未超", True),
        ("≥95%", "未低于", True),
        ("≥95%", "未达到", False),
        ("=95%", "未超过", None),
    ],
)
def test_an_answer_that_says_a_side(target: str, answer: str, attained: bool | None) -> None:
    assert attain(parse_criterion(target), answer).attained is attained
