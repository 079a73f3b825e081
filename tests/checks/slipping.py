"""A clerk's slips made on purpose in a text, and what a review says in lines."""

from __future__ import annotations

import re

from jixiao.checks.review import Review
from jixiao.core.places import Place
from jixiao.rendering.words import severity_word

NUMBER = re.compile(r"(?<![\dA-Za-z.])\d+(?:\.\d+)?")


def slipped(text: str, begin: int, end: int, most: int) -> list[tuple[str, str]]:
    """The line and what was slipped in it, and the text with the slip: at most ``most`` of the
    numbers between ``begin`` and ``end``, evenly; not in lines that begin with # or >.
    """
    numbers = [
        match
        for match in NUMBER.finditer(text, begin, end)
        if text[text.rfind("\n", 0, match.start()) + 1] not in "#>"
    ]
    found = []
    for at, match in enumerate(numbers[:: max(1, -(-len(numbers) // most))]):
        old = match.group() + text[match.end()]
        new = (tenfold, one_more, other_unit, left_out)[at % 4](old)
        line = text[text.rfind("\n", 0, match.start()) + 1 : text.index("\n", match.start())]
        edited = text[: match.start()] + new + text[match.end() + 1 :]
        found.append((f"{line} ：{old.strip()}→{new.strip() or '空'}", edited))
    return found


def tenfold(number: str) -> str:
    """A 0 too many, or the point one place further: 12 → 120, 12.34 → 123.4."""
    digits, after = number[:-1], number[-1]
    whole, point, rest = digits.partition(".")
    further = f"{whole}{rest[:1]}" + (f".{rest[1:]}" if rest[1:] else "")
    return (further if point else f"{digits}0") + after


def one_more(number: str) -> str:
    """Another first digit: 12.34 → 22.34."""
    return f"{int(number[0]) % 9 + 1}{number[1:]}"


def other_unit(number: str) -> str:
    """万 or % forgotten, or 万 written where it does not belong."""
    digits, after = number[:-1], number[-1]
    return digits if after in "万%亿" else f"{digits}万{after}"


def left_out(number: str) -> str:
    """The number forgotten."""
    return number[-1]


def told(review: Review) -> list[str]:
    """Each finding in a line."""
    return [
        f"{each.code} {severity_word(each.severity, 'zh')}：{each.message.zh}"
        f"｜填报“{each.printed}”｜应为“{each.expected or ''}”｜{spot(each.place)}"
        f"｜{'、'.join(cause.kind for cause in each.causes)}"
        for document in review.documents
        for each in document.findings
    ]


def spot(place: Place) -> str:
    """Line, column and the words that are pointed at."""
    cell = f"第{place.line}行" + (f"第{place.column}栏" if place.column else "")
    return f"{cell}“{place.text[place.start : place.end]}”"
