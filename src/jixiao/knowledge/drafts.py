"""Which draft a file's name says that it is (``drafts.toml``): 自评表(最终2), 自评表-修改稿, v2."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

import msgspec

from jixiao.core.figures import fold
from jixiao.core.periods import arabic, in_digits
from jixiao.core.regex import regex
from jixiao.knowledge.tables import either, table

_NUMBER = regex(
    r"(?<![a-z])v(?:er(?:sion)?)?[ ._-]?(\d{1,2})(?:\.(\d{1,2}))?(?![\d.]*[a-z])"
    r"|第([\d一二三四五六七八九十]{1,3})[稿版次]|(?<![\d一二三四五六七八九十])([\d一二三四五六七八九十]{1,2})稿"
)
_BEHIND = regex(r"[稿版本]?[\s_.(-]*(\d{1,2})(?![\d年月日-])")
_COUNTED = regex(r"[(\[]\s*(\d{1,2})\s*[)\]]\s*$")  # as a second download is named
_COPY = regex(r"副本|复件|拷贝|复制|(?<![a-z])copy(?![a-z])")
_BETWEEN = regex(r"[\s_.()\[\]【】-]+")
_ENDING = regex(r"\.(?:docx?|xlsx?|docm|xlsm|wps|et|pdf|html?|txt)$")
_STAMP = regex(
    r"(?<!\d)(20\d{2})[-._年]?(0?[1-9]|1[0-2])[-._月]?(0?[1-9]|[12]\d|3[01])日?(?!\d)"
    r"|(?<!\d)(0?[1-9]|1[0-2])[月](0?[1-9]|[12]\d|3[01])日"
)


class _Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rank: int
    words: tuple[str, ...]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stages: tuple[_Stage, ...]


class Draft(msgspec.Struct, frozen=True, order=True):
    """``stage`` is the rank of the furthest word (0 where there is none), ``number`` the count that
    stands with it (最终2), or the version's (v2.1 is 201); ``said`` the words. Later ones are more.
    """

    stage: int = 0
    number: int = 0
    said: str = ""


def is_copy(name: str) -> bool:
    """Whether a file is named as a copy of another: 自评表 - 副本.docx, 自评表(1).docx."""
    text = _bare(name)
    return bool(_COPY.search(text) or _COUNTED.search(text))


def drafts_of(names: Sequence[str]) -> tuple[Draft, ...]:
    """Which draft each of several names says that its file or sheet is. A word that stands in all of
    them (城市更新 of a project) says nothing but the number behind it.
    """
    texts = [_bare(name) for name in names]
    said = [{match[0] for _, match in _words_in(text)} for text in texts]
    common = set[str].intersection(*said) if len(said) > 1 else set()
    return tuple(_draft_of(text, common) for text in texts)


def _draft_of(text: str, common: Set[str]) -> Draft:
    found = Draft()
    for rank, match in _words_in(text):
        behind = _BEHIND.match(text, match.end())
        number = int(behind[1]) if behind is not None else _digits_in(match[0])
        stage = 0 if match[0] in common else rank
        if 0 < stage < found.stage:  # 最终版（改）
            found = Draft(found.stage, found.number + 1, f"{found.said}…{match[0]}")
        elif found.stage == 0 or (stage, number) > (found.stage, found.number):
            found = Draft(stage, number, _said(match[0], number) if stage or number else "")
    version = _NUMBER.search(text)
    if version is not None and not found.number:
        return Draft(found.stage, _version(version), found.said or version[0])
    counted = _COUNTED.search(text)
    if found == Draft() and counted is not None:
        return Draft(0, int(counted[1]), counted[0])
    return found


def without_draft(name: str) -> str:
    """A name without what says which draft it is, and without its ending: two files whose names differ
    in that alone are drafts of one. A count alone (自评表(1)) stays: a second download bears it too.
    """
    text = _bare(name)
    for _, pattern in _stages():
        text = regex(f"(?:{pattern.pattern})(?:{_BEHIND.pattern})?").sub(" ", text)
    for pattern in (_NUMBER, _STAMP, _COPY):
        text = pattern.sub(" ", text)
    return _BETWEEN.sub("", text)


def _words_in(text: str) -> list[tuple[int, re.Match[str]]]:
    """The words of all stages in a name, as they stand."""
    found = [(rank, match) for rank, pattern in _stages() for match in pattern.finditer(text)]
    return sorted(found, key=lambda each: each[1].start())


def day_in(name: str) -> tuple[int, int, int] | None:
    """The day that a name bears: 自评表20250312, 自评表-3月12日 (year 0); None where it bears none."""
    match = _STAMP.search(_bare(name))
    if match is None:
        return None
    year, month, day = (match[1], match[2], match[3]) if match[1] else ("0", match[4], match[5])
    return int(year), int(month), int(day)


@lru_cache(maxsize=1)
def _stages() -> tuple[tuple[int, re.Pattern[str]], ...]:
    known = table("drafts", _Table).stages
    return tuple((each.rank, regex(either(each.words))) for each in known)


def _bare(name: str) -> str:
    """The name folded, without the ending of a file."""
    return _ENDING.sub("", in_digits(fold(name)).casefold())


def _said(word: str, number: int) -> str:
    return f"{word}{number}" if number and not _digits_in(word) else word


def _digits_in(text: str) -> int:
    digits = "".join(filter(str.isdigit, text))
    return int(digits) if digits else 0


def _version(match: re.Match[str]) -> int:
    major, minor, *others = match.groups()
    if major:
        return int(major) * 100 + int(minor or 0)
    return 100 * int(arabic(next(each for each in others if each)))
