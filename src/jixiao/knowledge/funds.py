"""The social insurance funds of 财社〔2022〕65号 with the names that documents give them, and their
sub-accounts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec

from jixiao.core.regex import needed, regex
from jixiao.knowledge.tables import either, table

EMPLOYEE_PENSION = "企业职工基本养老保险"
PUBLIC_SECTOR_PENSION = "机关事业单位基本养老保险"
RESIDENT_PENSION = "城乡居民基本养老保险"
EMPLOYEE_MEDICAL = "职工基本医疗保险"
RESIDENT_MEDICAL = "城乡居民基本医疗保险"
WORK_INJURY = "工伤保险"
UNEMPLOYMENT = "失业保险"
MATERNITY = "生育保险"
SERIOUS_ILLNESS = "大病保险"
USUAL = (
    EMPLOYEE_PENSION,
    PUBLIC_SECTOR_PENSION,
    RESIDENT_PENSION,
    EMPLOYEE_MEDICAL,
    RESIDENT_MEDICAL,
    WORK_INJURY,
    UNEMPLOYMENT,
    MATERNITY,
)
"""The funds that a form is usually of, as they are offered."""
ALL_FUNDS = "各项基金"
POOLED, PERSONAL = "统筹基金", "个人账户"

PENSION = frozenset({EMPLOYEE_PENSION, PUBLIC_SECTOR_PENSION, RESIDENT_PENSION})
MEDICAL = frozenset({EMPLOYEE_MEDICAL, RESIDENT_MEDICAL, MATERNITY, SERIOUS_ILLNESS})
INSURANCE = PENSION | MEDICAL | {WORK_INJURY, UNEMPLOYMENT}
SUB_ACCOUNTS = (POOLED, PERSONAL)

_NOISE = regex(r"[\s　“”\"]")


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    words: tuple[str, ...]
    short: tuple[str, ...] = ()
    label: str = ""
    split: bool = False


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    of_all: tuple[str, ...]
    pooled: tuple[str, ...]
    personal: tuple[str, ...]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: _Phrases
    funds: tuple[_Row, ...]


class _Known(msgspec.Struct, frozen=True):
    """The table with its patterns; ``some`` finds where any fund is named."""

    some: re.Pattern[str]
    named: tuple[tuple[str, re.Pattern[str]], ...]
    short: Mapping[str, str]
    labels: Mapping[str, str]
    split: frozenset[str]
    of_all: re.Pattern[str]
    account: re.Pattern[str]


@functools.lru_cache(maxsize=1)
def _known() -> _Known:
    read = table("funds", _Table)
    pooled, personal = either(read.phrases.pooled), either(read.phrases.personal)
    return _Known(
        some=regex(either([either(row.words) for row in read.funds])),
        named=tuple(
            (row.name, regex(words, needs=needed(words)))
            for row in read.funds
            for words in [either(row.words)]
        ),
        short=MappingProxyType({word: row.name for row in read.funds for word in row.short}),
        labels=MappingProxyType({row.name: row.label for row in read.funds if row.label}),
        split=frozenset(row.name for row in read.funds if row.split),
        of_all=regex(either(read.phrases.of_all)),
        account=regex(f"(?P<pooled>{pooled})|(?P<personal>{personal})"),
    )


class FundSpan(msgspec.Struct, frozen=True):
    """A fund named at ``text[start:end]``."""

    fund: str
    start: int
    end: int


def funds_in(text: str) -> tuple[FundSpan, ...]:
    """Every fund that a text names, in order; 城乡居民, 养老保险 and 医疗保险 alone name none."""
    return tuple(_named(text))


def without_funds(text: str) -> str:
    """The text without the names of funds in it."""
    for span in reversed(funds_in(text)):
        text = text[: span.start] + text[span.end :]
    return text


def fund_of(text: str) -> str | None:
    """The fund that a title, header or phrase names, with its sub-account; None where it names none
    or only 城乡居民.

    Several names of one text: the longest print wins, a single fund goes before 各项基金.
    """
    cleaned = _NOISE.sub("", text)
    if _known().of_all.match(cleaned):
        return ALL_FUNDS
    if cleaned in _known().short:
        return _known().short[cleaned]
    spans = funds_in(cleaned)
    if not spans:
        return None
    single = [span for span in spans if span.fund != ALL_FUNDS] or list(spans)
    fund = max(single, key=lambda span: span.end - span.start).fund
    account = sub_account_of(cleaned)
    return with_account(fund, account) if account else fund


def sub_account_of(text: str) -> str | None:
    """统筹基金 or 个人账户 where the text names exactly one of them."""
    kinds = {match.lastgroup for match in _known().account.finditer(text)}
    if len(kinds) != 1:
        return None
    return POOLED if kinds == {"pooled"} else PERSONAL


def with_account(fund: str, account: str) -> str:
    """The name of a fund's sub-account (职工基本医疗保险/统筹基金); funds that are never split keep
    their own name.
    """
    base = parent_of(fund)
    return f"{base}/{account}" if base in _known().split else base


def accounts_of(fund: str) -> tuple[str, ...]:
    """The sub-accounts of a whole fund, which are all of it; none for a fund that is never split."""
    return tuple(f"{fund}/{each}" for each in SUB_ACCOUNTS) if fund in _known().split else ()


def parent_of(fund: str) -> str:
    """The fund without its sub-account."""
    return fund.partition("/")[0]


def label_of(fund: str) -> str:
    """What tables and charts of a report call a fund, or the one that its own name is of."""
    base = parent_of(fund)
    labels = _known().labels
    return labels.get(base) or labels.get(parent_of(fund_of(base) or base)) or base


def account_of(fund: str | None) -> str | None:
    """The sub-account in a fund's name, None for a whole fund."""
    return fund.partition("/")[2] or None if fund else None


def _named(text: str) -> Iterator[FundSpan]:
    position = 0
    while (match := _known().some.search(text, position)) is not None:
        best = _longest_at(text, match.start())
        yield best
        position = best.end


def _longest_at(text: str, start: int) -> FundSpan:
    """The longest name that begins at ``start``; the table's order decides between equals."""
    found = [
        (match.end(), fund)
        for fund, pattern in _known().named
        if (match := pattern.match(text, start))
    ]
    end = max(found, key=lambda pair: pair[0])[0]
    return FundSpan(next(fund for stop, fund in found if stop == end), start, end)
