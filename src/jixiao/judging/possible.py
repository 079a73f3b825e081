"""How high a rate can be by what it is a rate of: a part is not more than all, and hardly anything is many
times what was planned.
"""

from __future__ import annotations

from decimal import Decimal

from jixiao.core.regex import regex

CAPPED = regex(
    r"满意(?:度|率)|知晓率|准确率|合格率|成功率|及时率|正确率|真实率|规范率|通过率|达标率|优良率|入库率|认证率|按时.{0,4}率|社会化发放率|合规率",
)

SHARE = regex(
    r"(?:完成|覆盖|参保|执行|到位|支付|发放|拨付|报销|征缴|入学|就业|普及|利用|使用|回收|占有|达到|落实|办结)(?:率|比例)|占比|比重"
)
"""Rates that may be above 100% and are never below nothing."""

_MAY_FALL = regex(
    r"增|减|降|偏|差(?!错|评)|变|涨|跌|浮|幅|百分点|同比|环比|波动|收益|回报|利润|盈|结余|节约|节支|节省|超支|提高|提升|改善|压缩"
)
_RISEN = regex(r"提高|提升|增长")
_CHANGED = regex(r"增|减|升|降|变|幅|百分点|同比|环比|波动|改善|差(?!错|评)|偏")
"""Behind a rate they make a change of it: 满意度变动, 满意度提升幅度."""
_MOST, _TIMES = Decimal(2), Decimal(3)
"""What a rate that may be above all hardly is, and how many times its target."""


def is_change(name: str) -> bool:
    """Whether an indicator is a change, which may fall below nothing and rise without an end."""
    capped = CAPPED.search(name)
    if capped is None:
        return _MAY_FALL.search(name) is not None
    return _RISEN.search(name) is not None or _CHANGED.search(name[capped.end() :]) is not None


def is_far_above(name: str, value: Decimal, target: Decimal | None) -> bool:
    """Whether a rate (1 is 100%) that may be above 100% is so high that a decimal point or a unit is
    wrong: 参保率 955%. Of a name that says no share only beside its target.

    >>> is_far_above("参保率", Decimal("9.55"), Decimal("0.95"))
    True
    >>> is_far_above("任务完成率", Decimal("2.5"), Decimal(1))
    False
    """
    if value <= _MOST or is_change(name):
        return False
    if target is None or target <= 0:
        return SHARE.search(name) is not None
    return value >= _TIMES * target
