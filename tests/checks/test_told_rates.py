"""Which rate of a sentence is held against the form's own, and which is something else's."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.checks.told_rates import told_rates
from jixiao.core.forms import SELF_EVALUATION, Form
from jixiao.core.places import Place
from tests.building import entry, funding, monitoring

OWN = Form(
    id="form1",
    kind=SELF_EVALUATION,
    place=Place(line=1, text=""),
    year=2024,
    project=entry("河道清淤经费"),
    funding=(funding("100.00", "95.50"),),
)


@pytest.mark.parametrize(
    "told",
    [
        "预算执行率{}",
        "执行率{}",
        "预算执行率为{}",
        "资金支付率达到{}",
        "全年预算执行率实际为{}",
        "截至12月底，预算执行率{}",
        "截至2024年12月31日预算执行率{}",
        "我局预算执行率{}",
        "本单位资金执行率达{}",
        "完成年度预算的{}",
        "占预算的{}",
        "全年支出95.50万元，占预算的{}",
        "全年支出95.5万元，完成年度预算的{}",
        "上年结转已清理。预算执行率{}",
        "工作有序推进，预算执行率{}，较上年提高",
        "河道清淤经费预算执行率{}",  # the project's own name
    ],
)
def test_the_forms_own_rate(told: str) -> None:
    text = told.format("95.50%")
    assert [span.figure.text for span, _ in told_rates(OWN, text)][-1:] == ["95.50%"]


@pytest.mark.parametrize(
    "told",
    [
        "预算执行率达到{}以上",
        "预算执行率{}左右",
        "预算执行率保持在{}以上",
        "预算执行率≥{}",
        "预算执行率接近{}",
        "预算执行率不足{}",
        "预算执行率未达到{}",
        "预算执行率没有达到{}",
        "预算执行率低于{}的原因是结余",
        "上年预算执行率{}",
        "2023年预算执行率{}",
        "由上年的{}提高到95.5%",
        "上半年预算执行率{}",
        "截至9月底，预算执行率{}",
        "前三季度预算执行率{}",
        "培训费预算执行率{}",
        "采购资金执行率{}",
        "县级资金执行率{}",
        "基本支出预算执行率{}",
        "收入预算执行率{}",
        "其中，预算执行率{}",
        "全市平均预算执行率{}",
        "力争预算执行率达到{}",
        "预计全年预算执行率{}",
        "预算执行率较上年提高{}",
        "预算执行率提高{}",
        "培训支出20万元，占预算的{}",
        "预算执行率{}的单位占八成",
        "参保率{}",
        "资金到位率97.5%，资金使用率{}",
        "资金拨付率{}",
    ],
)
def test_what_is_something_elses(told: str) -> None:
    assert not [*told_rates(OWN, told.format("91%"))]


@pytest.mark.parametrize(
    ("told", "own"),
    [
        ("截至6月底，预算执行率50%", True),
        ("上半年预算执行率50%", True),
        ("预算执行率50%", True),
        ("一季度预算执行率50%", False),
        ("截至5月底，预算执行率50%", False),
    ],
)
def test_a_monitoring_forms_rate_is_of_its_point(told: str, own: bool) -> None:
    asked = monitoring("", row=funding("100", "50"), overall="50%", month=6)
    assert bool([*told_rates(asked, told)]) is own


FUNDED = msgspec.structs.replace(
    OWN,
    funding=(
        msgspec.structs.replace(
            funding("100", "97.5"), initial_budget=entry("80"), arrived=entry("97.5")
        ),
        *(
            msgspec.structs.replace(funding("50", "48"), source=name, role="part")
            for name in ("当年财政拨款", "其他资金")
        ),
    ),
)


@pytest.mark.parametrize(
    ("told", "own"),
    [
        ("资金使用率100%", True),  # of what arrived or of the budget
        ("完成年初预算的121.88%", False),  # which was adjusted
        ("完成全年预算的97.5%", True),
        ("财政拨款执行率96%", False),
        ("其他资金执行率96%", False),
        ("预算执行率97.5%", True),
    ],
)
def test_what_a_rate_is_of(told: str, own: bool) -> None:
    assert bool([*told_rates(FUNDED, told)]) is own
