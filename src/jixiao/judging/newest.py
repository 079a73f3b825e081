"""Which of several prints of one form is the newest, and by what that is known: the day of filing
that each states, else what the names of the files say (修改, 最终2), else when the files were written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from jixiao.core.clock import BEIJING
from jixiao.core.figures import fold
from jixiao.core.findings import Text
from jixiao.core.periods import in_digits
from jixiao.core.regex import regex
from jixiao.knowledge.drafts import Draft, day_in, drafts_of

_DAY = regex(r"(20\d{2})\s*[年./-]\s*(1[0-2]|0?[1-9])\s*[月./-]?\s*(3[01]|[12]\d|0?[1-9])?(?!\d)")
_Order = tuple[int, ...]
_BY_STAMP = Text("文件名里的日期较晚", "the date in its name is later")


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one print: the text of its day of filing, the name of its file (and sheet),
    when the file was written (nanoseconds since 1970).
    """

    filed_on: str = ""
    name: str = ""
    written: int | None = None


class Newest(msgspec.Struct, frozen=True, kw_only=True):
    """The index of the newest print, None where that cannot be told, and why; ``against``: what
    else says otherwise.
    """

    index: int | None = None
    why: Text
    against: Text | None = None


def newest(prints: Sequence[Handed]) -> Newest:
    """The newest of the prints of one form."""
    drafts = drafts_of([each.name for each in prints])
    said = [
        (found, words[found])
        for orders, words in (
            ([_filed(each.filed_on) for each in prints], [_by_day(each) for each in prints]),
            ([day_in(each.name) for each in prints], [_BY_STAMP] * len(prints)),
            ([(each.stage, each.number) for each in drafts], [_by_name(each) for each in drafts]),
        )
        if (found := _latest(orders)) is not None
    ]
    if not said:  # the last resort: a copy bears the time of its copying
        last = _latest([(each.written,) if each.written else None for each in prints])
        said = [(last, _by_clock(prints[last]))] if last is not None else []
    if not said:
        return Newest(
            why=Text(
                "填报日期、文件名和文件时间都分不出先后",
                "neither the day of filing nor name or time of the files tells them apart",
            )
        )
    index, why = said[0]
    return Newest(
        index=index, why=why, against=next((words for at, words in said if at != index), None)
    )


def _latest(orders: Sequence[_Order | None]) -> int | None:
    """The index of the one that is later than all others; None where two are equally late, or one
    says nothing.
    """
    known = [each for each in orders if each is not None]
    if len(known) < len(orders) or not known:
        return None
    last = max(known)
    return known.index(last) if known.count(last) == 1 else None


def _filed(text: str) -> _Order | None:
    match = _DAY.search(in_digits(fold(text)))
    return (int(match[1]), int(match[2]), int(match[3] or 0)) if match is not None else None


def _by_day(of: Handed) -> Text:
    return Text(
        f"填报日期较晚（{of.filed_on.strip()}）", f"it was filed later ({of.filed_on.strip()})"
    )


def _by_name(draft: Draft) -> Text:
    said = draft.said
    return Text(
        f"文件名写着“{said}”" if said else "另一份的文件名写明是初稿",
        f"its name says {said}" if said else "the other's name says it is a draft",
    )


def _by_clock(of: Handed) -> Text:
    when = datetime.fromtimestamp((of.written or 0) // 10**9, BEIJING).strftime("%Y-%m-%d %H:%M")
    return Text(
        f"文件保存得较晚（北京时间{when}）", f"its file was saved later ({when}, Beijing time)"
    )
