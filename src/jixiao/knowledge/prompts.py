"""How empty forms say that something is to be filled in (``prompts.toml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.knowledge.tables import either, table


class _Prompts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    prompts: tuple[str, ...]
    no_value: tuple[str, ...]
    numbers: tuple[str, ...]
    between: str
    years: tuple[str, ...]
    months: tuple[str, ...]
    after_label: str


@lru_cache(maxsize=1)
def _known() -> _Prompts:
    return table("prompts", _Prompts)


@lru_cache(maxsize=1)
def _whole() -> re.Pattern[str]:
    return regex(either(_known().prompts))


@lru_cache(maxsize=1)
def _part() -> re.Pattern[str]:
    return regex(either((*_known().prompts, *_known().numbers)))


def is_open(text: str) -> bool:
    """Whether a cell's words are none, or only say what is to be filled in, be it in several parts
    (目标1：, 目标2：).
    """
    bare = text.strip()
    if not bare or _whole().fullmatch(bare) is not None:
        return True
    lines = [line.strip() for line in bare.splitlines() if line.strip()]
    parts = [part for line in lines for part in _apart(line)]
    return len(parts) > 1 and all(_part().fullmatch(each) is not None for each in parts)


@lru_cache(maxsize=1)
def _no_value() -> re.Pattern[str]:
    return regex(either(_known().no_value))


def says_no_value(text: str) -> bool:
    """Whether a cell where a figure is due says in words that there is none (待统计, 暂无, N/A): a dash
    and 无 may mean more.

    >>> says_no_value("待统计"), says_no_value("N/A"), says_no_value("/"), says_no_value("无")
    (True, True, False, False)
    """
    return _no_value().fullmatch(squeezed(text).strip("()（）")) is not None


def _apart(line: str) -> list[str]:
    """The prompts of one line: it is one, or several with gaps behind each."""
    if _part().fullmatch(line) is not None:
        return [line]
    return regex(_known().between).split(line)


def year_gaps(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a head's words where the year is to stand (（    年度）, 20XX年)."""
    return _gaps(_known().years, text)


def month_gaps(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a head's words where the month of the monitoring point is to stand (1-  月)."""
    return _gaps(_known().months, text)


def _gaps(patterns: Sequence[str], text: str) -> tuple[tuple[int, int], ...]:
    found = {match.span(1) for pattern in patterns for match in regex(pattern).finditer(text)}
    return tuple(sorted(found))


def label_gaps(text: str) -> tuple[tuple[str, int, int], ...]:
    """The labels of a line behind which something is to be filled in, with the stretch for it."""
    return tuple(
        (match["label"].strip(), *match.span("gap"))
        for match in regex(_known().after_label).finditer(text)
    )
