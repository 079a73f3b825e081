"""How the report prints a figure: one rounding for every amount, rate and number of months, and the
verb that its sign asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import half_up, shown
from jixiao.core.figures.units import in_wan
from jixiao.drafting.figures import Amount
from jixiao.judging.amounts import growth

_ORDINALS = "一二三四五六七八九十"
_MINUS = "\N{MINUS SIGN}"
RATE_PLACES, MONTHS_PLACES = 2, 1


class Money(msgspec.Struct, frozen=True):
    """A unit with its printed decimals; amounts come in 万元."""

    unit: str
    places: int

    def bare(self, amount: Decimal) -> str:
        """The number without its unit."""
        return shown(amount / in_wan(self.unit), self.places)

    def text(self, amount: Decimal) -> str:
        """24.63亿元, 170900万元; a minus sign in a sentence is the true one, which no line break
        parts from its number.
        """
        return self.bare(amount).replace("-", _MINUS) + self.unit

    def vanishes(self, amount: Decimal) -> bool:
        """Whether the amount prints as zero."""
        return half_up(amount / in_wan(self.unit), self.places) == 0


def rate(value: Decimal) -> str:
    """97.51%."""
    return f"{shown(value, RATE_PLACES)}%"


def months(value: Decimal) -> str:
    """2.1个月."""
    return f"{shown(value, MONTHS_PLACES)}个月"


def change_of(amount: Amount, money: Money, *, before: str = "上年") -> str:
    """较上年减少2.61亿元，下降9.58%; 与上年持平; nothing where last year is not known. ``before`` is what
    it is compared with (上年同期).
    """
    change, growth = amount.change, amount.growth
    if change is None:
        return ""
    if change == 0:
        return f"与{before}持平"
    if growth is None:
        return f"较{before}增加{money.text(change)}（{before}没有发生）" if change > 0 else ""
    if money.vanishes(change) or half_up(growth, RATE_PLACES) == 0:
        return f"与{before}基本持平"
    verbs = ("增加", "增长") if change > 0 else ("减少", "下降")
    return f"较{before}{verbs[0]}{money.text(abs(change))}，{verbs[1]}{rate(abs(growth))}"


def execution_of(amount: Amount, money: Money) -> str:
    """完成年度预算161800万元的105.62%; nothing where no budget is known."""
    if amount.budget is None or amount.execution is None:
        return "年初没有安排预算" if amount.budget == 0 else ""
    return f"完成年度预算{money.text(amount.budget)}的{rate(amount.execution)}"


def count_change(
    actual: Decimal, last_year: Decimal | None, unit: str, *, before: str = "上年"
) -> str:
    """较上年增加0.01万人，增长0.17%."""
    if last_year is None:
        return ""
    change = actual - last_year
    if change == 0:
        return f"与{before}持平"
    verbs = ("增加", "增长") if change > 0 else ("减少", "下降")
    told, moved = f"较{before}{verbs[0]}{plain(abs(change))}{unit}", growth(actual, last_year)
    return told if moved is None else f"{told}，{verbs[1]}{rate(abs(moved))}"


def plain(value: Decimal) -> str:
    """A number as it was given."""
    return format(value, "f")


def joined(parts: Iterable[str]) -> str:
    """The clauses that are not empty, with commas between."""
    return "，".join(part for part in parts if part)


def numbered(points: Sequence[str]) -> str:
    """一是…；二是…。 A single one stands by itself."""
    bare = [point.strip().rstrip("。；;.") for point in points if point.strip()]
    if len(bare) <= 1:
        return "".join(f"{point}。" for point in bare)
    return (
        "；".join(f"{ordinal(number)}是{point}" for number, point in enumerate(bare, start=1))
        + "。"
    )


def ordinal(number: int) -> str:
    """1 → 一, 12 → 十二, 23 → 二十三."""
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else _ORDINALS[tens - 1] + "十"
    return lead + (_ORDINALS[ones - 1] if ones else "")


def sentence(text: str) -> str:
    """The text closed by a full stop, once."""
    stripped = text.strip().rstrip("；;，,")
    return stripped if not stripped or stripped[-1] in "。！？" else f"{stripped}。"


def to_fill(what: str) -> str:
    """A place that only people can fill."""
    return f"【请填写：{what}】"
