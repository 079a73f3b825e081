"""Points that the names of indicators print themselves (培训人次（30分）)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from jixiao.core.forms import Entry, Indicator, text_of
from jixiao.core.headings import own_points, points_in_name
from jixiao.recognition.forms.entries import points_figure
from jixiao.recognition.forms.words import squeezed


def with_own_points(rows: Sequence[Indicator], *, trusted: bool) -> Iterator[Indicator]:
    """The rows with the points that their own names print where they have no others; a name that goes
    on from the row above, in one merged cell, has them once.
    """
    pairs = pairwise(row.name for row in rows)
    again = [False, *(_goes_on(above, below, trusted=trusted) for above, below in pairs)]
    named = [
        ("" if on else text_of(row.name), text_of(row.points))
        for row, on in zip(rows, again, strict=False)
    ]
    own = dict(own_points(named))
    for index, row in enumerate(rows):
        if again[index] and points_in_name(text_of(row.name), bare=bool(own)) is not None:
            row = msgspec.structs.replace(row, points_shared=True)
        if (found := own.get(index)) is not None and row.name is not None:
            place = row.name.spot(found.start, found.end)
            figure = points_figure(found.digits)
            points = Entry(text=found.digits, place=place, figure=figure)
            row = msgspec.structs.replace(row, points=points)
        yield row


def _goes_on(above: Entry | None, below: Entry | None, *, trusted: bool) -> bool:
    """Whether a name is the merged cell of the row above; where merged cells are not known, the same
    name once more is taken for one.
    """
    if above is None or below is None:
        return False
    if trusted:
        return above.place.spot() == below.place.spot()
    return squeezed(above.text) == squeezed(below.text)
