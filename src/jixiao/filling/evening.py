"""Scores that are computed stand with the decimals of their column, as official forms print them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.figures import exponent_of, parse
from jixiao.core.formdata import FormData
from jixiao.core.forms import total_at


def evened(before: FormData, data: FormData) -> FormData:
    """The form with as many decimals in each score that ``before`` left open as the finest score of
    the column has: 10.00 and 7.50 beside 9.41. Scores that were given stay as they are, and so do
    points, which are set and not computed.
    """
    places = max(map(_places, _scores(data)), default=0)
    if not places:
        return data
    rows = tuple(
        msgspec.structs.replace(row, score=_with_places(old.score, row.score, places))
        for old, row in zip(before.indicators, data.indicators, strict=True)
    )
    total = _with_places(before.total_score, data.total_score, places)
    money, at = data.funding, total_at(data.funding)
    if at is not None:
        given = total_at(before.funding)
        old = before.funding[given].score if given is not None else ""
        score = _with_places(old, money[at].score, places)
        money = (*money[:at], msgspec.structs.replace(money[at], score=score), *money[at + 1 :])
    return msgspec.structs.replace(data, indicators=rows, total_score=total, funding=money)


def _scores(data: FormData) -> Iterator[str]:
    """The texts of the column of scores."""
    yield from (row.score for row in data.indicators)
    yield from (row.score for row in data.funding)
    yield data.total_score


def _places(text: str) -> int:
    """The decimals of a score; none of what is no plain number."""
    figure = parse(text) if text else None
    return max(0, -exponent_of(figure.value)) if figure is not None and _is_plain(text) else 0


def _is_plain(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def _with_places(old: str, new: str, places: int) -> str:
    """A score that was open before with its decimals filled up; another as it is."""
    if old == new or not _is_plain(new):
        return new
    whole, _, decimals = new.partition(".")
    return f"{whole}.{decimals:0<{places}}"
