"""The direction of a bare number: from the indicator library, else from cost and unwanted things,
else more is better.
"""

from __future__ import annotations

from jixiao.core.figures.units import COMPOSITE, DURATION, MONEY, Unit
from jixiao.core.regex import regex
from jixiao.judging.criteria.values import CriterionKind
from jixiao.knowledge.indicators import KnownIndicator

_UNWANTED = regex(
    "上访|信访|投诉|违规|违纪|违法|差额(?!补|拨|单位|供)|事故|失业率|死亡率|不良|差错|错误率|超支|污染|能耗|偏差率|偏离|误差|流失率|辍学率|拖欠|损失率|损耗|冒领"
    "|重复参保|重复领取|逾期|超标|空置率|伤亡|发案率|返贫率|故障率|中断|缺陷|舆情|结余率过高|闲置|浪费|退件率|漏报|瞒报|纠纷"
    "|病死率|发病率|患病率|感染率|近视率|犯罪率|失信率|拒付率|欠薪|积压|漏损|退货率|退单率|延误|宕机|重复住院|误诊|漏诊|资产负债率|次均[一-龥]{0,4}费用"
)
_REMEDY = regex(
    "防治|演练|应急|救援|预防|接听|接通|接待|查办|办理|办案|立案|审结|打击|举报|清理|清退|盘活|调解|平台|系统|处理|办结|追回|查处|下降|降低|减少|整改|处置|治理|防范|防控|监测|救治|回复|响应|满意|覆盖|知晓|化解|受理|调处|排查|检查|核查|结案|回收|修复|达标|培训|宣传|完成率|报告率|压减|节约|知情"
)
_SAVED = regex(
    "节约|压减|降低率|下降率|节支|节能率|控制完成|到位率|支付率|执行率|合规|准确|完成率|达标|及时"
)
_TAKES_TIME = regex("时限|时长|时效|周期|工期|响应时间|办理时间|时间|期限|等待|及时")
_COST = regex("成本|单价|造价|三公经费", needs="三单成造")
_SPENDING = regex("(?:费用|经费)$")


def direction(
    name: str, level2: str, unit: Unit | None, entry: KnownIndicator | None
) -> tuple[CriterionKind, str]:
    """The kind that a bare number gets, and from what, in a sentence for the clerk. ``entry`` is
    what the indicator library has for the name.
    """
    fixed_sum = unit is not None and unit.dimension in (MONEY, COMPOSITE)
    if entry is not None and entry.direction == "fixed" and fixed_sum:
        return CriterionKind.EXACT, f"指标值未写比较符号，指标库中“{entry.name}”为定额标准"
    if entry is not None and entry.direction in ("at_least", "fixed", "at_most", "time"):
        less = entry.direction in ("at_most", "time")
        word = "越小越好" if less else "越大越好"
        return (
            CriterionKind.AT_MOST if less else CriterionKind.AT_LEAST
        ), f"指标值未写比较符号，指标库中“{entry.name}”{word}"
    if _UNWANTED.search(name) and not _REMEDY.search(name):
        return CriterionKind.AT_MOST, "指标值未写比较符号，指标名称是不希望发生的事，按“不高于”判断"
    spending = unit is not None and unit.dimension == MONEY and _SPENDING.search(name)
    if ("成本" in level2 or _COST.search(name) or spending) and not _SAVED.search(name):
        return CriterionKind.AT_MOST, "指标值未写比较符号，成本类指标按“不高于”判断"
    if unit is not None and unit.dimension == DURATION and _TAKES_TIME.search(name + level2):
        return CriterionKind.AT_MOST, "指标值未写比较符号，时限类指标按“不超过”判断"
    return CriterionKind.AT_LEAST, "指标值未写比较符号，按“不低于”判断"
