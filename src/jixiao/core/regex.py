"""Regular expressions that are compiled when they are first used: of the hundreds that the rooms
declare, the review of one form needs a part, and compiling all of them took a third of its time.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Lazy:
    """Stands in for a pattern until it is used, then hands on to the compiled one. Two threads may
    both compile it; they set the same methods.
    """

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for each in _METHODS:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as by ``re.compile``, compiled at its first use, which raises re.error where it is
    none. Functions of ``re`` do not take it: call its methods.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(text, flags))
