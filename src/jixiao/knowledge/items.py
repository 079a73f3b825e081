"""Standard items of fund accounts and of performance reports, with the words that documents use for
them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from jixiao.core.figures.units import MONEY
from jixiao.core.regex import needed, regex
from jixiao.knowledge.tables import Lazy, either, table

INCOME, EXPENDITURE = "收入", "支出"
CURRENT_BALANCE, CUMULATIVE_BALANCE, OPENING_BALANCE = "当期结余", "滚存结余", "上年结余"
PREMIUM, INTEREST, SUBSIDY, OTHER_INCOME, TRANSFER_IN = (
    "保费收入",
    "利息收入",
    "财政补贴收入",
    "其他收入",
    "转移收入",
)
FROM_BELOW, FROM_ABOVE, TO_BELOW, TO_ABOVE = (
    "下级上解收入",
    "上级补助收入",
    "补助下级支出",
    "上解上级支出",
)
BENEFITS, BASIC_PENSION, OTHER_EXPENDITURE, TRANSFER_OUT = (
    "待遇支出",
    "基本养老金支出",
    "其他支出",
    "转移支出",
)
SERIOUS_ILLNESS_PAID = "大病保险支出"
MONTHLY_EXPENDITURE, MONTHS_PAYABLE = "月均支出", "可支付月数"
EXECUTION_OF_INCOME, EXECUTION_OF_EXPENDITURE = "收入预算执行率", "支出预算执行率"
BETWEEN_LEVELS = frozenset({FROM_BELOW, FROM_ABOVE, TO_BELOW, TO_ABOVE})
"""The items that make a total one 含上下级往来."""
TOTALS = frozenset({INCOME, EXPENDITURE, CURRENT_BALANCE, CUMULATIVE_BALANCE, OPENING_BALANCE})


class Item(msgspec.Struct, frozen=True):
    """A standard term. A stock is measured at a moment (结余, 参保人数), a flow over a period;
    ``side`` is 收入, 支出 or 结余.
    """

    name: str
    dimension: str
    stock: bool = False
    side: str = ""


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    dimension: Literal["money", "ratio", "count", "duration"]
    side: Literal["", "收入", "支出", "结余"] = ""
    stock: bool = False
    whole: bool = False
    within: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    of_another: tuple[str, ...]
    per_head: tuple[str, ...]
    of_some: tuple[str, ...]
    of_both: tuple[str, ...]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: _Phrases
    items: tuple[_Row, ...]


class _Known(msgspec.Struct, frozen=True):
    """The table with its patterns; ``named`` are the items that words can name, in their order."""

    items: Mapping[str, Item]
    named: tuple[tuple[Item, re.Pattern[str]], ...]
    whole: frozenset[str]
    within: Mapping[str, frozenset[str]]
    of_another: re.Pattern[str]
    per_head: re.Pattern[str]
    of_some: re.Pattern[str]
    of_both: re.Pattern[str]


@functools.lru_cache(maxsize=1)
def _known() -> _Known:
    read = table("items", _Table)
    made = {row.name: Item(row.name, row.dimension, row.stock, row.side) for row in read.items}
    return _Known(
        items=MappingProxyType(made),
        named=tuple(
            (made[row.name], regex(f"(?:{words})$", needs=needed(words)))
            for row in read.items
            if row.words
            for words in [either(row.words)]
        ),
        whole=frozenset(row.name for row in read.items if row.whole),
        within=MappingProxyType({row.name: frozenset(row.within) for row in read.items}),
        of_another=regex(either(read.phrases.of_another)),
        per_head=regex(either(read.phrases.per_head)),
        of_some=regex(either(read.phrases.of_some)),
        of_both=regex(either(read.phrases.of_both)),
    )


ITEMS: Mapping[str, Item] = Lazy(lambda: _known().items)
"""Every standard item by its name."""
_PLAIN = regex(r"(?P<total>总)?(?P<side>收入|支出)(?:小计|合计|总计|总额)?$")
_BEFORE_PLAIN = regex(
    r"(?:^|基金|保险|医保|社保|合计|小计|全年|年度?|当期|本期|季度|实际|累计|共|预算|决算|[账帐]户|统筹|医疗|养老|改革|工伤|失业|生育|本级|[全我本某][区州市县省旗盟](?!级)|全地区|各项|全部|(?:^|实际|累计|年度?)完成|月份|[)）/的月末季])$"
)
_TAIL = regex(
    r"(?:金额)?(?:数额|总额|(?<![人次月户件天])数|(?<![限差])额)?(?:分别)?"
    r"(?:为|是|达到了?|达|共计|共|约|合计|小计|累计|计|有|的|发放|实现|完成|:|：)*$"
)
_NOISE = regex(r"[\s　“”\"《》]|[(（][^()（）]*[)）]")
_LONGEST = 40


def bare(words: str) -> str:
    """The words without spaces, parentheses and what leads over to the figure (为, 达到, 共计,
    金额).
    """
    return _TAIL.sub("", _NOISE.sub("", words))


@functools.lru_cache(maxsize=1024)
def item_of(words: str, dimension: str | None = None) -> str | None:
    """The standard item that a phrase, header or label ends with; None where it names none, or none
    of the dimension asked for.

    A count or rate of some only (重复参保人数, 困难群众参保率) is none: it is another fact than
    that of all.
    """
    phrase = bare(words)[-_LONGEST:]
    if not phrase or _known().per_head.search(phrase):
        return None
    for item, pattern in _known().named:
        if (dimension is None or item.dimension == dimension) and pattern.search(phrase):
            return None if item.name in _known().whole and group_in(phrase) else item.name
    return _plain(phrase) if dimension in (None, MONEY) else None


def group_in(words: str) -> str:
    """The part of the people or cases that a count or rate is narrowed to (重复, 困难, 门诊); empty
    where it is about all of them.
    """
    found = _known().of_some.search(_known().of_both.sub("", words))
    return found.group() if found is not None else ""


def is_stock(name: str) -> bool:
    """Whether an item is measured at a moment (结余, 参保人数), not over a period."""
    item = ITEMS.get(name)
    return item is not None and item.stock


def may_be_within(part: str, whole: str) -> bool:
    """Whether tables are known that list one item inside another; others list them side by side."""
    return whole in _known().within.get(part, frozenset())


def side_of(name: str) -> str:
    """收入, 支出 or 结余 for an item of money, empty where it is neither; printed words are judged
    by their ending.
    """
    item = ITEMS.get(name)
    if item is not None:
        return item.side
    return next((side for side in (INCOME, EXPENDITURE) if name.endswith(side)), "")


def _plain(phrase: str) -> str | None:
    """收入 or 支出 of a whole fund: nothing before it, or a word that ends a fund's name, a period
    or an area.
    """
    match = _PLAIN.search(phrase)
    if match is None:
        return None
    if _known().of_another.search(phrase):
        return None
    total = match["total"] is not None or match.group() not in (INCOME, EXPENDITURE)
    return match["side"] if total or _BEFORE_PLAIN.search(phrase[: match.start()]) else None
