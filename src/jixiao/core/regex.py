"""Regular expressions that are compiled when they are first used: of the hundreds that the rooms
declare, the review of one form needs a part, and compiling all of them took a third of its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, AnyStr, cast

from jixiao.starting.patterns import compiled

_HAN = "[一-龥]"
_LETTER = r"[^\W\d_A-Za-z]"  # compiles in a fortieth of the time that the range takes
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_OPTIONAL = frozenset("?*{")


class _Lazy:
    """Stands in for a pattern until it is used, then hands on to the compiled one. Two threads may
    both compile it; they set the same methods.
    """

    def __init__(self, text: str | bytes, flags: int = 0) -> None:
        self.pattern = text.replace(_HAN, _LETTER) if isinstance(text, str) else text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        made: Any = compiled(self.pattern, self._flags)
        for each in _METHODS:
            setattr(self, each, getattr(made, each))
        return getattr(made, name)


class _Gated(_Lazy):
    """Of a text without any of the characters that a match needs it says that nothing is found, and
    is not compiled for it.
    """

    def __init__(self, text: str, flags: int, needs: str) -> None:
        super().__init__(text, flags)
        self.needs = frozenset(needs)

    def search(self, text: str, *where: int) -> re.Match[str] | None:
        return self._compiled("search")(text, *where) if self._may(text, where) else None

    def match(self, text: str, *where: int) -> re.Match[str] | None:
        return self._compiled("match")(text, *where) if self._may(text, where) else None

    def fullmatch(self, text: str, *where: int) -> re.Match[str] | None:
        return self._compiled("fullmatch")(text, *where) if self._may(text, where) else None

    def _may(self, text: str, where: tuple[int, ...]) -> bool:
        """Whether a match is possible. From a position on the pattern itself is asked: looking
        through the text at each of its positions takes the square of its length.
        """
        return bool(where) or not self.needs.isdisjoint(text)

    def findall(self, text: str, *where: int) -> list[Any]:
        return [] if self.needs.isdisjoint(text) else self._compiled("findall")(text, *where)

    def finditer(self, text: str, *where: int) -> Iterator[re.Match[str]]:
        return iter(()) if self.needs.isdisjoint(text) else self._compiled("finditer")(text, *where)

    def sub(self, by: Any, text: str, *count: int) -> str:
        return text if self.needs.isdisjoint(text) else self._compiled("sub")(by, text, *count)

    def _compiled(self, name: str) -> Any:
        self.__getattr__(name)
        return self.__dict__[name]


_SPACED = _Lazy(r"\(\?[a-zA-Z-]*x")  # (?x), where words may be a comment
_ESCAPED = _Lazy(r"\\.")
_CLASS = _Lazy(r"\[\^?\]?[^\]]*\]")  # a bracket that closes at once is one of the class
_GROUP = _Lazy(r"\([^()]*\)")


def needed(pattern: str) -> str:
    """The ``needs`` of a pattern of words as tables of data hold them: of each alternative the first
    Chinese character outside brackets that is not optional; empty where one has none.
    """
    if _SPACED.search(pattern):
        return ""
    found: set[str] = set()
    for alternative in _alternatives(pattern):
        char = next(_certain(alternative), None)
        if char is None:
            return ""
        found.add(char)
    return "".join(sorted(found))


def _alternatives(pattern: str) -> list[str]:
    """The alternatives without what stands in brackets; ``\\x`` is no word, nor is a class."""
    bare: str = _ESCAPED.sub(".", pattern)
    bare = _CLASS.sub(".", bare)
    while (inner := _GROUP.sub(".", bare)) != bare:
        bare = inner
    return bare.split("|")


def _certain(words: str) -> Iterator[str]:
    for place, char in enumerate(words):
        if "\u4e00" <= char <= "\u9fa5" and words[place + 1 : place + 2] not in _OPTIONAL:
            yield char


def regex(text: AnyStr, flags: int = 0, *, needs: str = "") -> re.Pattern[AnyStr]:
    """A pattern as by ``re.compile``, compiled at its first use, which raises re.error where it is
    none. Functions of ``re`` do not take it: call its methods. [一-龥] stands for a Chinese character:
    a letter that is not Latin. ``needs``, for one that is dear to
    compile and seldom met: characters of which every match holds, or looks ahead to, at least one.
    """
    return cast("re.Pattern[AnyStr]", _lazy(text, flags, needs))


@lru_cache(maxsize=2048)  # for those that stand where they are used
def _lazy(text: str | bytes, flags: int, needs: str) -> _Lazy:
    return _Gated(text, flags, needs) if needs and isinstance(text, str) else _Lazy(text, flags)
