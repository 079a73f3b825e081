"""A title of a monitoring form as that of another point: the months replaced where they are the old
point's.
"""

from __future__ import annotations

import re

from jixiao.core.monitoring_points import point_in_line
from jixiao.core.periods import TO, Period
from jixiao.core.regex import regex
from jixiao.filling.years import moved

_STRETCH = regex(rf"(?P<from>(?<!\d)0?1\s*月?份?\s*{TO}{{1,2}}\s*)(?P<last>\d{{1,2}})(?=\s*月)")
_MONTH = regex(r"(?<=年)(?P<from>\s*)(?P<last>\d{1,2})(?=\s*月)")
_WORDS = regex(
    r"(?P<half>上半年)|(?:第?[一二三四1-4]|前[二两三23]个?|[一1]至[二三23])季度", needs="半季"
)


def moved_point(title: str, old: Period | None, new: Period | None) -> str:
    """The title with the months that name the ``old`` point as those of the ``new`` one
    (2024年1-6月, 2024年6月, 上半年), in its year. One that names another point, or none, is left.
    """
    if old is None or new is None or new.month is None:
        return title
    said = point_in_line(title, old.year)
    if said is None or said.point != old:
        return title
    for pattern in (_STRETCH, _MONTH, _WORDS):
        found, count = pattern.subn(lambda match: _at(match, new), title, count=1)
        if count:
            return moved(found, old.year, new.year)
    return title


def _at(match: re.Match[str], new: Period) -> str:
    """The words of a stretch or a month with the new point's month."""
    lead = match.groupdict().get("from")
    if lead is not None:
        return f"{lead}{new.month}"
    return f"1-{new.month}月"
