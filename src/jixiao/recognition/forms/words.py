"""Cell texts made comparable: html left by a converter, spaces, full width, (A)(B) marks and the
points in a heading taken off.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from jixiao.core.figures import fold
from jixiao.core.headings import MOST_POINTS
from jixiao.core.regex import regex

_TAG = regex(r"</?(?:p|br|div|span|b|strong|i|em|u|font|sup|sub|td|th)\b[^<>]*>", re.IGNORECASE)
_EMPHASIS = regex(r"</?(?:b|strong|i|em|u)>", re.IGNORECASE)
_SPACE = regex(r"[\s​﻿]+")
_BRACKETED = regex(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_EDGE = ":：,，、.。;；*※"
_LABELLED = regex(r"\s*([^:：\n]{2,16})[:：]\s*(\S[^\n]*)")
_POINTS = regex(
    r"[(（\[【]?\s*(?:共|满分|权重|分值)?[:：]?\s*(\d+(?:\s*\.\s*\d+)?)\s*(?:分(?![之类布配别析])|%)\s*[)）\]】]?",
    needs="%分",
)
_BRACKETED_POINTS = regex(
    r"[(（\[【]\s*(?:共|满分|权重|分值)?\s*[:：]?\s*(\d+(?:\s*\.\s*\d+)?)\s*(?:分|%)?(?:\s*[*×xX·]?\s*(?:预算)?(?:执行率|权重))?\s*[)）\]】]",
    needs="([【（",
)


class HeadingPoints(msgspec.Struct, frozen=True):
    """Points printed in a heading, and where their digits stand in the text."""

    value: Decimal
    digits: str
    start: int
    end: int


def clean(text: str) -> str:
    """The printed text: a converter's html tags taken off, the edges trimmed."""
    if "<" in text:
        text = _TAG.sub("", text)
    return trimmed(text)


def only_emphasised(text: str) -> bool:
    """Whether the only tags in a text are such as emphasise a word: they may be the writer's own."""
    return "<" in text and clean(_EMPHASIS.sub("", text)) == clean(text) != text.strip()


def trimmed(text: str) -> str:
    """The text with its tags, the edges trimmed."""
    return text.strip().strip("　 ").strip()


@lru_cache(maxsize=1024)
def key(text: str) -> str:
    """What a label says: folded, without any space, bracketed remark, points and closing colon."""
    bare = _SPACE.sub("", fold(clean(text)))
    while True:
        shorter = _BRACKETED.sub("", bare)
        if shorter == bare:
            break
        bare = shorter
    bare = bare.strip(_EDGE).rstrip("(")
    return regex(r"(?<!\d)\d+(?:\.\d+)?分$").sub("", bare)


@lru_cache(maxsize=1024)
def squeezed(text: str) -> str:
    """The folded text without any space, its brackets kept."""
    return _SPACE.sub("", fold(clean(text)))


def split_label(text: str) -> tuple[str, str, int] | None:
    """项目名称：某某 → label, value and where the value begins."""
    match = _LABELLED.match(text)
    return (match.group(1), match.group(2).rstrip(), match.start(2)) if match else None


def heading_points(text: str) -> HeadingPoints | None:
    """产出指标（50分） → 50; 数量指标 10分 → 10; 得分（20分*执行率） → 20; None where no points are
    printed.
    """
    folded = fold(text)
    match = _BRACKETED_POINTS.search(folded)
    if (
        match is None
        and (loose := _POINTS.search(folded)) is not None
        and loose.end() >= len(folded.rstrip())
        and "分" in loose.group()
    ):
        match = loose
    if match is None:
        return None
    digits = match.group(1)
    if Decimal(_SPACE.sub("", digits)) > MOST_POINTS:
        return None
    return HeadingPoints(
        Decimal(_SPACE.sub("", digits)), _SPACE.sub("", digits), match.start(1), match.end(1)
    )
