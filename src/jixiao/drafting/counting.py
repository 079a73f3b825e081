"""Numbers of persons, units and visits of a fund that cannot be so: below nothing, half a person, in a
unit that is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.core.errors import fault
from jixiao.core.findings import Finding
from jixiao.drafting.model import CountData, FundData

_SCALES = frozenset({"十", "百", "千", "万", "十万", "百万", "千万", "亿", "万亿"})
_WHOLE = frozenset(
    ("人", "名", "位", "人次", "户", "户次", "家", "个", "件", "例", "笔", "次", "起", "宗", "项")
)
"""Units of which there is no half."""
_MEAN = "均"  # 月均, 人均, 平均: a mean may have decimals
_USUAL = "人、万人、人次、万人次、户、元/月"
_AMOUNTS = (("actual", ""), ("last_year", "的上年数"), ("budget", "的预算数"))


def counts_wrong(fund: FundData, field: str) -> Iterator[Finding]:
    """What is wrong in the numbers of a fund (E012), the field of which is ``field``."""
    for index, count in enumerate(fund.people):
        at = f"{field}.people[{index}]"
        yield from _unit(count, fund.fund, f"{at}.unit")
        unit = count.unit.strip()
        whole = unit if unit in _WHOLE and _MEAN not in count.name else ""
        for name, words in _AMOUNTS:
            called = f"{fund.fund}：{count.name}{words}"
            yield from _number(getattr(count, name), called, f"{at}.{name}", whole)
    for index, each in enumerate(fund.relief):
        for name, words, unit in (("units", "单位数", "户"), ("persons", "人数", "人")):
            at, called = f"{field}.relief[{index}].{name}", f"{fund.fund}：{each.name}的{words}"
            yield from _number(getattr(each, name), called, at, unit, fixed=True)
    if fund.serious_illness is not None:
        for name, words in (("persons", "筹资人数"), ("last_year_persons", "上年筹资人数")):
            at, called = f"{field}.serious_illness.{name}", f"{fund.fund}：大病保险{words}"
            yield from _number(getattr(fund.serious_illness, name), called, at, "人", fixed=True)


def _number(
    value: Decimal | None, called: str, field: str, whole: str, *, fixed: bool = False
) -> Iterator[Finding]:
    """A number below nothing, or of a unit that is ``whole`` one with decimals; of a ``fixed`` unit
    nobody can choose another.
    """
    if value is None:
        return
    if value < 0:
        zh, en = f"{called}是{value}，应为不小于0的数", f"{field}: {value} is below 0"
        yield fault("E012", zh, en, field)
    elif whole and value != value.to_integral_value():
        why = f"按{whole}填，不按万{whole}" if fixed else f"以万为单位的，计量单位写万{whole}"
        yield fault(
            "E012",
            f"{called}是{value}{whole}，应为整数（{why}）",
            f"{field}: a whole number of {whole} is expected, not {value}",
            field,
        )


def _unit(count: CountData, fund: str, field: str) -> Iterator[Finding]:
    unit = count.unit.strip()
    if not unit or unit in _SCALES or any(each.isdecimal() for each in unit):
        meant = _meant(count.name, unit)
        yield fault(
            "E012",
            f"{fund}：{count.name}的计量单位写的是“{unit}”，应为 {_USUAL} 一类的单位{meant}",
            f"{field}: {unit!r} is no unit",
            field,
        )


def _meant(name: str, unit: str) -> str:
    """What a scale by itself may stand for."""
    if unit not in _SCALES:
        return ""
    counted = next((each for each in ("人次", "户", "件") if each in name), "人")
    return f"，是不是“{unit}{counted}”？"
