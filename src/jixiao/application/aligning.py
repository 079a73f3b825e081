"""Two versions of forms, as data or recognised, aligned by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiao.core.formdata import FormData, form_of
from jixiao.core.forms import Form
from jixiao.core.matching import Matched
from jixiao.core.matching import matched as _matched
from jixiao.core.taking import typed


@typed()
def matched(old: Iterable[FormData | Form], new: Iterable[FormData | Form]) -> Matched:
    """Which form and which row of an old version is which of the new one, and what each is called
    now: where a name was changed an acceptance can be carried over by it. ``gone`` and ``added``
    are like nothing on the other side.
    """
    return _matched(_forms(old), _forms(new))


def _forms(given: Iterable[FormData | Form]) -> Iterator[Form]:
    return (form_of(each) if isinstance(each, FormData) else each for each in given)
